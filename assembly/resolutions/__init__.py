"""Draft, adopt, number; and from a resolution a clause of the charter."""
