"""The picture that comes with a grievance: kept with it, and gone with it."""

from sqlalchemy import select

from assembly.core.db import session
from assembly.core.pictures import Picture, forget_picture, keep_picture
from assembly.grievances import rules
from assembly.grievances.models import Grievance, GrievancePicture
from assembly.grievances.queries.pictures import bytes_kept

MOST_KEPT = 4 * 1024**3  # bytes of one assembly's pictures: about ten thousand


def add_picture(row: Grievance, picture: Picture) -> None:
    """Keep a picture with a grievance that was just told. Refuses: PicturesFull."""
    size = len(picture.body)
    if bytes_kept(row.assembly_id) + size > MOST_KEPT:
        raise rules.PicturesFull
    kept = GrievancePicture(
        grievance_id=row.id,
        name=keep_picture(picture),
        width=picture.width,
        height=picture.height,
        bytes=size,
    )
    session().add(kept)
    session().flush()


def drop_pictures(row: Grievance) -> None:
    """Take the pictures of a grievance away for good: the row and the file. May be repeated."""
    kept = select(GrievancePicture).where(GrievancePicture.grievance_id == row.id)
    for picture in session().scalars(kept).all():
        forget_picture(picture.name)
        session().delete(picture)
    session().flush()
