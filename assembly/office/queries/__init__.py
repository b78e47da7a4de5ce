"""What the office reads: the secretary's desk, and the minutes of a meeting."""

from assembly.office.queries.desk import OfficeBoard, office_of
from assembly.office.queries.minutes import Workshop, name_of_place, workshop_of

__all__ = ["OfficeBoard", "Workshop", "name_of_place", "office_of", "workshop_of"]
