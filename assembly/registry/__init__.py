"""Organisations: who can be asked, and who can act."""
