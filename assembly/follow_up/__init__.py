"""Follow-up: what a meeting does about promises that are not kept yet, and where they go next."""
