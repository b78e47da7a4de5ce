"""What journal entries are about: the rows of an assembly, a meeting, a thing; and their names.

A subject is a word and a number ("ballot:17"). What stands in no table here is shown nowhere.
"""

from assembly.trail.queries.subjects.ground import Thing
from assembly.trail.queries.subjects.looking import about, of_assembly, of_meeting
from assembly.trail.queries.subjects.naming import things

__all__ = [
    "Thing",
    "about",
    "of_assembly",
    "of_meeting",
    "things",
]
