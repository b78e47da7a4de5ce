"""A file of organisations in two steps, and a blank one to fill in."""

from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.answers import Page, refused
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.core.tableforms import LARGEST_BODY, TableForm, hand_out, keep
from assembly.core.web import takes
from assembly.registry import actions
from assembly.registry.queries import blank_file, preview
from assembly.registry.views.ground import pages

FILE = "/office/<slug>/organisations/import"


@pages.get(FILE)
@needs("keep_record")
def bringing(slug: str) -> str:
    return _page()


@pages.get(f"{FILE}/blank.xlsx")
@needs("keep_record")
def blank(slug: str) -> Response:
    """The columns and the words they take, to fill in."""
    return hand_out(blank_file(), _("รายชื่อองค์กร"))


@pages.post(FILE)
@needs("keep_record")
@takes(LARGEST_BODY)
def look(slug: str) -> Page:
    """Step one: read the file and show what would happen; nothing is changed."""
    form = TableForm()
    try:
        content = form.content()
        found = preview(g.assembly_id, content)
    except Refusal as refusal:
        return refused(refusal, _again)
    return _page(found=found, kept=keep(content)), 422 if found.problems else 200


@pages.post(f"{FILE}/take")
@needs("keep_record")
@takes(LARGEST_BODY)
def take(slug: str) -> Page:
    """Step two: the same file once more, now for good."""
    form, who = TableForm(), actor()
    try:
        verb = actions.import_organisations
        told = once(form.key, who, verb, who, g.assembly_id, form.content())
    except Refusal as refusal:
        return refused(refusal, _again)
    flash(_("นำเข้าแล้ว เพิ่ม %(added)s องค์กร มีอยู่แล้ว %(known)s", **told), "done")
    return redirect(url_for("registry.organisations", slug=slug))


def _again(refusal: Refusal) -> str:
    return _page(refusal=refusal.sentence)


def _page(**what: Any) -> str:
    return render_template("registry/bringing.html", key=ids.token(), **what)
