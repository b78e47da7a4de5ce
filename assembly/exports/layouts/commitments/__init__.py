"""What was promised and what became of it: a report to hand over, or to send with a letter."""

from assembly.exports.layouts.commitments.book import lay_out

__all__ = [
    "lay_out",
]
