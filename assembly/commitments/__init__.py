"""Commitments: who does what by when for a resolution, and what became of it."""
