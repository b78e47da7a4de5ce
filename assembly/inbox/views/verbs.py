"""The desk's buttons, for the ticked grievances or the one being read."""

from typing import Any

from flask import g, jsonify, redirect, url_for
from flask_babel import gettext as _

from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.core.web import wants_json
from assembly.grievances import actions, rules
from assembly.inbox.forms import (
    AgendaForm,
    AnswerForm,
    ForwardForm,
    GroupForm,
    PicksForm,
    PictureForm,
    StrategyForm,
    WithholdForm,
)
from assembly.inbox.rules import NoButtonPressed, OneAnswerAtATime
from assembly.inbox.views.ground import (
    Page,
    desk_page,
    pages,
    press,
    strategy_ids,
    told,
)
from assembly.issues.actions import group as group_into
from assembly.issues.actions import ungroup as take_out


@pages.post("/inbox/<slug>/none")
@needs("hear")
def nothing(slug: str) -> Page:
    """What the Enter key presses where no script tells which drawer it was pressed in."""
    if wants_json():
        raise NoButtonPressed
    return desk_page(refusal=NoButtonPressed().sentence), NoButtonPressed.status


@pages.post("/inbox/<slug>/clear")
@needs("hear")
def clear(slug: str) -> Page:
    form = PicksForm()
    return press(
        form, lambda: _once(form, actions.clear), lambda _n: _did(form, _("ตรวจแล้ว")), on=True
    )


@pages.post("/inbox/<slug>/withhold")
@needs("hear")
def withhold(slug: str) -> Page:
    form = WithholdForm()
    do = lambda: _once(form, actions.keep_back, form.because.data)  # noqa: E731 -- one press
    return press(form, do, lambda _n: _did(form, _("ไม่เผยแพร่")), on=True)


@pages.post("/inbox/<slug>/strategy")
@needs("hear")
def strategy(slug: str) -> Page:
    form = StrategyForm()

    def do() -> Any:
        number = form.strategy.data
        if number and int(number) not in strategy_ids():
            raise rules.StrategyElsewhere
        return _once(form, actions.place_under, strategy_ids()[int(number)] if number else None)

    return press(form, do, lambda _n: _did(form, _("จัดยุทธศาสตร์แล้ว")))


@pages.post("/inbox/<slug>/forward")
@needs("hear")
def forward(slug: str) -> Page:
    form = ForwardForm()
    do = lambda: _once(form, actions.forward, form.organisation.data)  # noqa: E731 -- one press
    return press(form, do, lambda _n: _did(form, _("ส่งต่อแล้ว")))


@pages.post("/inbox/<slug>/read")
@needs("hear")
def read(slug: str) -> Page:
    form = PicksForm()
    do = lambda: _once(form, actions.read_messages)  # noqa: E731 -- one press
    return press(form, do, lambda _n: _did(form, _("อ่านข้อความแล้ว")))


@pages.post("/inbox/<slug>/answer")
@needs("hear")
def answer(slug: str) -> Page:
    """To one sender at a time: an answer is written to somebody."""
    form = AnswerForm()

    def do() -> Any:
        if len(form.picks) != 1:
            raise OneAnswerAtATime
        (id_, version), who = form.picks[0], actor()
        said = (who, id_, version, form.answer.data or "")
        return once(form.key, who, actions.write_to_sender, *said, assembly_id=g.assembly_id)

    return press(form, do, lambda _n: _("ส่งคำตอบแล้ว ผู้แจ้งอ่านได้ด้วยรหัสติดตาม"))


@pages.post("/inbox/<slug>/group")
@needs("hear")
def group(slug: str) -> Page:
    form = GroupForm()

    def do() -> Any:
        into = int(form.issue.data) if form.issue.data else None
        return _once(form, group_into, into, form.issue_title.data or "")

    return press(form, do, lambda _id: _did(form, _("รวมเข้าประเด็นแล้ว")), undo=True)


@pages.post("/inbox/<slug>/ungroup")
@needs("hear")
def ungroup(slug: str) -> Page:
    form = PicksForm()
    do = lambda: _once(form, take_out)  # noqa: E731 -- one press
    return press(form, do, lambda _n: _did(form, _("นำออกจากประเด็นแล้ว")))


@pages.post("/inbox/<slug>/agenda")
@needs("call_meeting")
def agenda(slug: str) -> Page:
    form = AgendaForm()
    do = lambda: _once(form, actions.put_on_agenda, form.meeting.data, form.item_title.data)  # noqa: E731 -- one press
    return press(form, do, lambda _n: _did(form, _("นำเข้าระเบียบวาระแล้ว")))


@pages.post("/inbox/<slug>/picture/<int:grievance_id>")
@needs("hear")
def picture(slug: str, grievance_id: int) -> Page:
    form, who = PictureForm(), actor()
    try:
        form.require_valid()
        said = (grievance_id, form.version.data, form.picture.data, form.cleared.data == "1")
        once(form.key, who, actions.clear_picture, who, g.assembly_id, *said)
    except Refusal as refusal:
        if wants_json():
            raise
        return desk_page(refusal=refusal.sentence), refusal.status
    if wants_json():
        return jsonify(ok=True)
    return redirect(url_for("inbox.desk", slug=slug, at=grievance_id))


def _once(form: PicksForm, verb: Any, *said: Any) -> Any:
    who = actor()
    return once(form.key, who, verb, who, g.assembly_id, form.picks, *said)


def _did(form: PicksForm, what: str) -> str:
    return f"{what} {told(len(form.picks))}"
