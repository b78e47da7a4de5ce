"""The roll: members read from a file, each row checked, and people who ask to be forgotten."""
