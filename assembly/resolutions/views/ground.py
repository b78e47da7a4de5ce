"""What the pages of resolutions share: their blueprint, their answers, the item of an address."""

from typing import TypeAlias

from flask import Blueprint, g, jsonify, redirect, url_for
from werkzeug.wrappers import Response

from assembly.agenda.actions import item_in
from assembly.agenda.queries import ItemView, view_of
from assembly.core.web import wants_json

pages = Blueprint("resolutions", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

LARGEST_ID = 2**53


def item_here(item_id: int) -> ItemView:
    """The item, if it is of the meeting of this address. Raises ``NotFound``."""
    return view_of(item_in(g.meeting.id, item_id))


def done(code: str) -> Response:
    if wants_json():
        return jsonify(ok=True)
    return redirect(url_for("hall.desk", code=code))
