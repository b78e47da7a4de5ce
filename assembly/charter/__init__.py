"""Chapters, clauses, editions: the assembly's standing text."""
