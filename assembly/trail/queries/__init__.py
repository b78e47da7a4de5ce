"""The spine walked both ways: what stands behind a clause, and what became of a grievance."""
