"""The minutes as others read them: those who were there while they go round, then everybody."""

from flask import flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from assembly.core import clock
from assembly.core.access import actor, allows, needs
from assembly.core.errors import Forbidden, Refusal
from assembly.core.limits import EachBrowser
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.exports.queries.reading import by_place, public_paper
from assembly.exports.wording import ballot_sentence, break_words, dissent_sentence
from assembly.minutes.actions import propose_correction
from assembly.minutes.forms import CorrectForm
from assembly.minutes.queries import corrections_of, life_of, passages_of
from assembly.minutes.rules import FACTS
from assembly.office.queries import name_of_place, workshop_of
from assembly.office.views.ground import Page, pages

asked_here = EachBrowser(most=30, seconds=600)


@pages.get("/minutes/<code>")
@needs("look")
def read_minutes(code: str) -> str:
    """Being drafted nobody sees them; going round, delegates and staff; adopted, everybody."""
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
        ballot_sentence=ballot_sentence,
        dissent_sentence=dissent_sentence,
        break_words=break_words,
        corrections=corrections_of(g.meeting.id, member_id=who.member_id) if board else [],
        may_correct=allows(who, "propose", g.assembly_id) and life.takes_corrections(clock.today()),
        facts=FACTS,
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
    """The form, with the sentence where it was refused."""
    if life_of(g.meeting).state == "drafting" and refusal is None:
        raise Forbidden
    return render_template(
        "office/correct.html",
        life=life_of(g.meeting),
        place=place,
        name=name_of_place(g.meeting, place),
        form=form,
        refusal=refusal,
        is_fact=place == FACTS,
    )
