"""The office's page of members: a file in two steps, a blank one to fill in, people to forget."""

from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.answers import Page, refused
from assembly.core.errors import Refusal
from assembly.core.forms import KeyedForm
from assembly.core.once import once
from assembly.core.tableforms import LARGEST_BODY, TableForm, hand_out, keep
from assembly.core.web import takes
from assembly.roll import actions
from assembly.roll.queries import blank_file, leaving, preview, roll_size

pages = Blueprint("roll", __name__)


@pages.get("/office/<slug>/members")
@needs("keep_record")
def members(slug: str) -> str:
    return _page()


@pages.get("/office/<slug>/members/blank.xlsx")
@needs("keep_record")
def blank(slug: str) -> Response:
    """The columns and the words they take, to fill in."""
    return hand_out(blank_file(g.assembly_id), _("รายชื่อสมาชิก"))


@pages.post("/office/<slug>/members")
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
    status = 422 if found.problems else 200
    return _page(found=found, kept=keep(content)), status


@pages.post("/office/<slug>/members/import")
@needs("keep_record")
@takes(LARGEST_BODY)
def take(slug: str) -> Page:
    """Step two: the same file once more, now for good."""
    form, who = TableForm(), actor()
    try:
        verb = actions.import_members
        told = once(form.key, who, verb, who, g.assembly_id, form.content())
    except Refusal as refusal:
        return refused(refusal, _again)
    flash(_("นำเข้าแล้ว เพิ่ม %(added)s คน มีอยู่แล้ว %(known)s คน ออกบัตร %(slips)s ใบ", **told), "done")
    return redirect(url_for("roll.members", slug=slug))


@pages.post("/office/<slug>/members/<int:member_id>/forget")
@needs("keep_record")
def forget(slug: str, member_id: int) -> Page:
    form, who = KeyedForm(), actor()
    form.require_valid()
    once(form.key, who, actions.let_go, who, g.assembly_id, member_id)
    flash(_("ลบข้อมูลของผู้นี้แล้ว"), "done")
    return redirect(url_for("roll.members", slug=slug))


def _again(refusal: Refusal) -> str:
    return _page(refusal=refusal.sentence)


def _page(**what: Any) -> str:
    return render_template(
        "roll/members.html",
        key=ids.token(),
        leaving=leaving(g.assembly_id),
        size=roll_size(g.assembly_id),
        **what,
    )
