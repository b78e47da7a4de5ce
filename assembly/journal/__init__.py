"""The append-only, verifiable record of what changed; never the source of a live number."""
