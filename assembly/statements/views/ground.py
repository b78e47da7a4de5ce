"""What the pages of statements share."""

from typing import TypeAlias

from flask import Blueprint, g, jsonify, redirect, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response

from assembly.core.web import wants_json
from assembly.live.rooms import address
from assembly.meetings.queries import name_of
from assembly.places.queries import districts_of
from assembly.statements.queries import province_of

pages = Blueprint("statements", __name__)
Page: TypeAlias = str | Response | tuple[Response | str, int]


def room_of(kind: str) -> str:
    return address(kind, g.meeting.code, str(get_locale()))


def districts_here() -> dict[str, str]:
    """Code → name, of the province this meeting is held for."""
    return {row.code: name_of(row) for row in districts_of(province_of(g.meeting))}


def back_to(page: str) -> Response:
    return jsonify(ok=True) if wants_json() else redirect(url_for(page, code=g.meeting.code))
