"""The minutes as others read them: those who were there while they go round, then everybody."""

from flask import flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from assembly.core import clock
from assembly.core.access import actor, allows, needs
from assembly.core.errors import Refusal
from assembly.core.limits import EachBrowser
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.exports.queries.reading import by_district, by_place, public_paper
from assembly.exports.wording import ballot_sentence, break_words, dissent_sentence
from assembly.meetings.views import wrong_everywhere, wrong_here
from assembly.minutes.actions import enter_to_read, propose_correction
from assembly.minutes.forms import CorrectForm, SlipForm
from assembly.minutes.queries import corrections_of, life_of, passages_of
from assembly.minutes.rules import FACTS, NotCirculated
from assembly.office.queries import name_of_place, workshop_of
from assembly.office.views.ground import Page, pages
from assembly.people.rules import WrongSlip
from assembly.people.views import become_participant, remember

asked_here = EachBrowser(most=30, seconds=600)


@pages.get("/minutes/<code>")
@needs("look")
def read_minutes(code: str) -> str:
    """Being drafted nobody sees them; going round, delegates and staff; adopted, everybody."""
    return _read_page(SlipForm(formdata=None))


@pages.post("/minutes/<code>")
@needs("look")
def enter_with_slip(code: str) -> Page:
    """A delegate comes back with the slip, after the meeting; nobody is checked in by it."""
    form, budgets = SlipForm(), (wrong_here.here(), wrong_everywhere)
    try:
        for budget in budgets:
            budget.check()
        form.require_valid()
        token = enter_to_read(g.meeting.id, form.code.data or "")
    except Refusal as refusal:
        if isinstance(refusal, WrongSlip):
            for budget in budgets:
                budget.add()
        return _kept_outside(form, refusal)
    become_participant()
    remember("slip", token)
    return redirect(url_for("office.read_minutes", code=code))


def _kept_outside(form: SlipForm, refusal: Refusal) -> Page:
    if wants_json():
        return answer_refusal(refusal)
    form.code.errors = form.code.errors or [refusal.sentence]
    return _read_page(form), refusal.status


def _read_page(form: SlipForm) -> str:
    who, life = actor(), life_of(g.meeting)
    may_read = life.is_frozen or (life.state == "circulated" and _was_here())
    board = workshop_of(g.meeting) if may_read else None
    paper = board.paper if board else None
    return render_template(
        "office/read.html",
        life=life,
        board=board,
        paper=public_paper(g.assembly_id, paper) if paper and life.is_frozen else paper,
        places={line.told.number: line.place for line in board.lines} if board else {},
        by_place=by_place,
        came=by_district(g.assembly_id, paper) if paper else [],
        ballot_sentence=ballot_sentence,
        dissent_sentence=dissent_sentence,
        break_words=break_words,
        corrections=corrections_of(g.meeting.id, member_id=who.member_id) if board else [],
        may_correct=allows(who, "propose", g.assembly_id) and life.takes_corrections(clock.today()),
        facts=FACTS,
        form=form,
    )


@pages.get("/minutes/<code>/correct/<place>")
@needs("propose")
def correcting(code: str, place: str) -> Page:
    now = passages_of(g.meeting.id).get(place)
    said = {"base": now.version, "text": now.text} if now else {}
    return _correct_page(place, CorrectForm(formdata=None, **said))


@pages.post("/minutes/<code>/correct/<place>")
@needs("propose")
def correct(code: str, place: str) -> Page:
    """A delegate says how a part should read. What is late is refused, and stays as typed."""
    form, who = CorrectForm(), actor()
    try:
        asked_here.here().check()
        form.require_valid()
        said = (form.base.data or 0, form.text.data or "", form.reason.data or "")
        once(form.key, who, propose_correction, who, g.meeting.id, place, *said)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _correct_page(place, form, refusal), refusal.status
    asked_here.here().add()
    flash(_("ส่งข้อขอแก้แล้ว เลขานุการจะตอบในหน้านี้"), "done")
    return redirect(url_for("office.read_minutes", code=code, _anchor="corrections"))


def _was_here() -> bool:
    """Staff of the assembly, or somebody with a slip."""
    who = actor()
    return bool(who.roles_in(g.assembly_id) - {"anyone"})


def _correct_page(place: str, form: CorrectForm, refusal: Refusal | None = None) -> str:
    """The form, with the sentence where it was refused. Raises ``NotCirculated``."""
    life = life_of(g.meeting)
    if life.state == "drafting" and refusal is None:
        raise NotCirculated
    return render_template(
        "office/correct.html",
        life=life,
        place=place,
        name=name_of_place(g.meeting, place),
        form=form,
        refusal=refusal,
        is_fact=place == FACTS,
    )
