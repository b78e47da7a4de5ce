"""Scribes: grievances written down for another, at a stage or from paper collected before."""
