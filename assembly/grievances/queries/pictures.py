"""The pictures that came with grievances, and who may look at them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, select

from assembly.core.access import resolver
from assembly.core.db import session
from assembly.grievances.models import Grievance, GrievancePicture


@dataclass(frozen=True)
class PictureView:
    """One picture as a page shows it."""

    id: int
    name: str  # of its file
    width: int
    height: int
    is_public: bool  # cleared, and the grievance published
    is_taken_back: bool  # nobody at the desk sees it any more


def pictures_of(grievance_id: int) -> list[PictureView]:
    """The pictures of a grievance, for those who may hear it."""
    return _views(GrievancePicture.grievance_id == grievance_id)


def public_pictures(grievance_ids: Collection[int]) -> dict[int, list[PictureView]]:
    """Of each of these, the pictures that anybody may look at."""
    wanted = _joined().where(GrievancePicture.grievance_id.in_(grievance_ids))
    found: dict[int, list[PictureView]] = {}
    for picture, told in session().execute(wanted.order_by(GrievancePicture.id)):
        view = _view(picture, told)
        if view.is_public:
            found.setdefault(told.id, []).append(view)
    return found


def picture_by_id(picture_id: int) -> PictureView | None:
    """Nobody looks at what came with a grievance that its sender took back."""
    this = and_(GrievancePicture.id == picture_id, Grievance.state != "withdrawn")
    return next(iter(_views(this)), None)


def bytes_kept(assembly_id: int) -> int:
    """How much room an assembly's pictures take."""
    wanted = select(func.sum(GrievancePicture.bytes)).join(
        Grievance, Grievance.id == GrievancePicture.grievance_id
    )
    return session().scalar(wanted.where(Grievance.assembly_id == assembly_id)) or 0


def _views(which: ColumnElement[bool]) -> list[PictureView]:
    found = session().execute(_joined().where(which).order_by(GrievancePicture.id))
    return [_view(picture, told) for picture, told in found]


def _joined() -> Select[GrievancePicture, Grievance]:
    return select(GrievancePicture, Grievance).join(
        Grievance, Grievance.id == GrievancePicture.grievance_id
    )


def _view(picture: GrievancePicture, told: Grievance) -> PictureView:
    is_public = picture.is_cleared and told.state == "reviewed" and told.published_on is not None
    return PictureView(
        picture.id,
        picture.name,
        picture.width,
        picture.height,
        is_public,
        is_taken_back=told.state == "withdrawn",
    )


@resolver("picture_id")
def _assembly_of_picture(picture_id: int) -> int | None:
    wanted = select(Grievance.assembly_id).join(
        GrievancePicture, GrievancePicture.grievance_id == Grievance.id
    )
    return session().scalar(wanted.where(GrievancePicture.id == picture_id))
