"""The picture that comes with a grievance is kept with it."""

from assembly.core.db import session
from assembly.core.pictures import Picture, keep_picture
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
