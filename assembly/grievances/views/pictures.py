"""A grievance's picture: for those who may hear it; for everybody only once it is cleared."""

from flask import g
from werkzeug.wrappers import Response

from assembly.core.access import actor, allows, needs
from assembly.core.errors import NotFound
from assembly.core.pictures import picture_file
from assembly.grievances.forms import LARGEST_ID
from assembly.grievances.queries import PictureView, picture_by_id
from assembly.grievances.views.ground import pages


@pages.get(f"/pictures/<int(max={LARGEST_ID}):picture_id>")
@needs("look")
def picture(picture_id: int) -> Response:
    """Nobody learns of a picture that is not theirs to see: it is simply not found."""
    found = picture_by_id(picture_id)
    if found is None or not (found.is_public or _may_hear(found)):
        raise NotFound
    file = picture_file(found.name)
    if not file.is_file():
        raise NotFound
    answer = Response(file.read_bytes(), mimetype="image/jpeg")  # 400 KB at most
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def _may_hear(found: PictureView) -> bool:
    return not found.is_taken_back and allows(actor(), "hear", g.assembly_id)
