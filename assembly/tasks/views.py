"""The team of an assembly: who holds which role, and what each is to do."""

from typing import TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.core.access import actor, allows, needs
from assembly.core.answers import refused
from assembly.core.errors import Refusal
from assembly.core.forms import KeyedForm
from assembly.core.once import once
from assembly.core.web import wants_json
from assembly.tasks import actions
from assembly.tasks.forms import ChangeForm, GiveForm
from assembly.tasks.queries import TaskView, staff_names, task, team_of
from assembly.tasks.rules import about_what

pages = Blueprint("tasks", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

LARGEST_ID = 2**53
ID = f"<int(max={LARGEST_ID}):task_id>"


@pages.get("/office/<slug>/team")
@needs("work")
def team(slug: str) -> str:
    """``?about=commitment:12`` begins a task about it."""
    about = request.args.get("about", "")
    return _page(about=about if about_what(about) else "")


@pages.post("/office/<slug>/team")
@needs("call_meeting")
def give(slug: str) -> Page:
    form, who = _offered(GiveForm()), actor()
    try:
        form.require_valid()
        once(form.key, who, actions.give_task, who, g.assembly_id, form.said())
    except Refusal as refusal:
        return _refused(refusal, form)
    return _done(slug, _("มอบงานแล้ว"))


@pages.post(f"/office/<slug>/team/{ID}")
@needs("call_meeting")
def change(slug: str, task_id: int) -> Page:
    form, who = _offered(ChangeForm(prefix=f"t{task_id}")), actor()
    try:
        form.require_valid()
        said = (who, task_id, form.version.data, form.said())
        once(form.key, who, actions.change_task, *said)
    except Refusal as refusal:
        form.take_version(task(task_id).version)
        return _refused(refusal, form, task_id)
    return _done(slug, _("แก้งานแล้ว"))


@pages.post(f"/office/<slug>/team/{ID}/done")
@needs("work")
def finish(slug: str, task_id: int) -> Page:
    return _finish(slug, task_id, done=True)


@pages.post(f"/office/<slug>/team/{ID}/open")
@needs("work")
def reopen(slug: str, task_id: int) -> Page:
    return _finish(slug, task_id, done=False)


def _finish(slug: str, task_id: int, *, done: bool) -> Page:
    form, who = KeyedForm(), actor()
    form.require_valid()
    once(form.key, who, actions.finish_task, who, task_id, done=done)
    return _done(slug, _("จดว่าเสร็จแล้ว") if done else _("เปิดงานอีกครั้งแล้ว"))


def _offered(form: GiveForm) -> GiveForm:
    form.offer(staff_names(g.assembly_id))
    return form


def _done(slug: str, said: str) -> Page:
    if wants_json():
        return jsonify(ok=True)
    flash(said, "done")
    return redirect(url_for("tasks.team", slug=slug))


def _refused(refusal: Refusal, form: GiveForm, task_id: int | None = None) -> Page:
    """The page again, with what was typed where it was typed."""
    return refused(refusal, lambda why: _page(form, task_id, why))


def _page(
    form: GiveForm | None = None,
    task_id: int | None = None,
    refusal: Refusal | None = None,
    about: str = "",
) -> str:
    found = team_of(g.assembly_id, actor().staff_id)
    may_give = allows(actor(), "call_meeting", g.assembly_id)
    given = form if form is not None and task_id is None else None
    changing = {one.id: _as_it_stands(one) for one in (*found.mine, *found.others) if may_give}
    if form is not None and task_id is not None:
        changing[task_id] = form
    return render_template(
        "tasks/team.html",
        team=found,
        form=given or _offered(GiveForm(formdata=None, about=about)),
        changing=changing,
        opened=task_id,
        finishing=KeyedForm(formdata=None),
        may_give=may_give,
        may_office=allows(actor(), "keep_record", g.assembly_id),
        me=actor().staff_id,
        refusal=refusal,
    )


def _as_it_stands(one: TaskView) -> GiveForm:
    told = {"title": one.title, "staff": one.staff_id or 0, "due": one.due}
    form = ChangeForm(formdata=None, prefix=f"t{one.id}", version=one.version, **told)
    return _offered(form)
