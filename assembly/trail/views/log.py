"""The public log of decisions, as a page and as JSON."""

from dataclasses import replace
from typing import Any

from flask import Response, g, jsonify, render_template, request, url_for

from assembly.core.access import needs
from assembly.core.web import wants_json
from assembly.trail.facts import GROUPS
from assembly.trail.forms import LogForm
from assembly.trail.queries.log import Asked, Line, LogPage, log_page
from assembly.trail.views.ground import Page, pages


@pages.get("/a/<slug>/log")
@needs("look")
def log(slug: str) -> Page:
    """Its day is ``day=2025-11-20`` in an address, and three parts where a person typed it."""
    asked = Asked.by(request.args)
    form = LogForm(formdata=request.args, day=asked.day)
    fine = form.validate()
    page = log_page(g.assembly_id, replace(asked, day=form.day.data))
    if wants_json():
        return _as_json(page)
    said = render_template("trail/log.html", page=page, form=form, groups=GROUPS)
    return said if fine else (said, 422)


@pages.get("/a/<slug>/log.json")
@needs("look")
def log_json(slug: str) -> Response:
    return _as_json(log_page(g.assembly_id, Asked.by(request.args)))


def _as_json(page: LogPage) -> Response:
    """The same entries for other programs; numbers and hashes are the journal's own."""
    return jsonify(
        ok=True,
        schema="assembly.log/1",
        journal={"size": page.size, "fingerprint": page.fingerprint},
        entries=[_entry(line) for line in page.lines],
        older=page.older,
        newer=page.newer,
    )


def _path(line: Line) -> str | None:
    thing = line.thing
    return url_for(thing.endpoint, **thing.arguments) if thing and thing.endpoint else None


def _entry(line: Line) -> dict[str, Any]:
    return {
        "number": line.seq,
        "kind": line.kind,
        "group": line.group,
        "on": line.on.isoformat(),
        "at": line.at.isoformat(timespec="seconds") if line.at else None,
        "role": line.role,
        "sentence": line.sentence,
        "about": line.thing.name if line.thing else None,
        "path": _path(line),
        "hash": line.leaf_hash,
    }
