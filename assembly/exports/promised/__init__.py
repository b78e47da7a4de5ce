"""Commitments as tables: a guide, themselves, their lines, letters and answers, and sums."""

from assembly.exports.promised.sheets import commitments, commitments_in_one

__all__ = [
    "commitments",
    "commitments_in_one",
]
