"""What the pages of the running order share: their blueprint, and where a change leads."""

from typing import TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, url_for
from werkzeug.wrappers import Response

from assembly.agenda.queries import (
    planned_elsewhere,
)
from assembly.assemblies.queries import assembly
from assembly.assemblies.queries import view_of as assembly_view
from assembly.core.access import actor, allows
from assembly.core.web import wants_json
from assembly.meetings.queries import title_of

pages = Blueprint("agenda", __name__)
Page: TypeAlias = str | Response | tuple[Response | str, int]


def to_line(code: str, item_id: int | None, done: str) -> Response:
    if wants_json():
        return jsonify(ok=True)
    flash(done)
    anchor = f"item-{item_id}" if item_id else None
    return redirect(url_for("agenda.order", code=code, _anchor=anchor))


def meetings_above() -> list[tuple[int, str]]:
    """Planned meetings of other assemblies that this person runs, too."""
    return [
        (row.id, f"{assembly_view(assembly(row.assembly_id)).title} {title_of(row)}")
        for row in planned_elsewhere(g.meeting.assembly_id)
        if allows(actor(), "run_meeting", row.assembly_id)
    ]
