"""What was promised, as a paper: read in as many questions for thousands as for one."""

from assembly.exports.queries.commitments.about import About, about
from assembly.exports.queries.commitments.book import commitment_book
from assembly.exports.queries.commitments.narrowing import Narrowed

__all__ = ["About", "Narrowed", "about", "commitment_book"]
