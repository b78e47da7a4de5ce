"""Listening stages: a meeting in one district to hear what hurts, and who was reached."""
