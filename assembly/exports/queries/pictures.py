"""Pictures that may leave the house: cleared by the desk, of grievances that are published."""

import io

from PIL import Image
from sqlalchemy import select

from assembly.core.db import session
from assembly.core.pictures import picture_file
from assembly.exports.papers import PictureFile
from assembly.grievances.models import Grievance, GrievancePicture
from assembly.grievances.queries import PUBLIC, is_among_others

MOST = 6  # in one report
WIDEST = 900  # pixels: half a page in print


def cleared_pictures(assembly_id: int, district: str) -> tuple[PictureFile, ...]:
    """A district's, small enough to print; one whose file is gone is skipped."""
    wanted = (
        select(GrievancePicture, Grievance)
        .join(Grievance, Grievance.id == GrievancePicture.grievance_id)
        .where(
            Grievance.assembly_id == assembly_id,
            Grievance.district_code == district,
            PUBLIC,
            GrievancePicture.is_cleared,
        )
        .order_by(GrievancePicture.id)
    )
    printed = (
        _printed(picture, grievance) for picture, grievance in session().execute(wanted).all()
    )
    return tuple(one for one in printed if one)[:MOST]


def _printed(picture: GrievancePicture, grievance: Grievance) -> PictureFile | None:
    try:
        with Image.open(picture_file(picture.name), formats=("JPEG", "PNG", "WEBP")) as opened:
            seen = opened.convert("RGB")
    except OSError:
        return None
    seen.thumbnail((WIDEST, WIDEST))
    written = io.BytesIO()
    seen.save(written, "JPEG", quality=80)
    return PictureFile(written.getvalue(), seen.width, seen.height, _place(grievance))


def _place(grievance: Grievance) -> str:
    """No nearer than the public page says it."""
    if is_among_others(grievance):
        return f"ตำบล{grievance.subdistrict.name_th}"
    return f"อำเภอ{grievance.district.name_th}"
