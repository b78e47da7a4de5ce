"""Requests: what was asked of a body in writing, what it answered, how long it is silent."""
