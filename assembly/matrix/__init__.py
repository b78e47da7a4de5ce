"""Strategies × districts: where it hurts, what is still owed, and the way onto an agenda."""
