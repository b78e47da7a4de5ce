"""What the room sees: projector slides, the phone's Now, the facilitator's desk."""
