"""What the office's pages share: their blueprint, and the minutes' page with all its forms."""

from typing import TypeAlias

from flask import Blueprint, g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assembly.assemblies.queries import assembly
from assembly.core import clock, thai
from assembly.core.errors import Refusal
from assembly.core.forms import WordsForm
from assembly.core.web import answer_refusal, wants_json
from assembly.exports.forms import ExportForm
from assembly.exports.wording import ballot_sentence, break_words, speakers_sentence
from assembly.minutes.forms import (
    AcceptForm,
    AdoptForm,
    ChooseForm,
    CirculateForm,
    DeclineForm,
    PassageForm,
    SignForm,
)
from assembly.minutes.queries import Life, adoption_choices, passages_of, signers_of
from assembly.office.queries import Workshop, workshop_of

pages = Blueprint("office", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]
Forms: TypeAlias = dict[str, WordsForm]


def refused(refusal: Refusal, **wrong: WordsForm) -> Page:
    """The workshop again with what was typed and the sentence; or the sentence as JSON."""
    if wants_json():
        return answer_refusal(refusal)
    return workshop_page(wrong, refusal), refusal.status


def back_to_minutes(anchor: str = "") -> Response:
    address = {"slug": assembly(g.assembly_id).slug, "code": g.meeting.code}
    return redirect(url_for("office.minutes", **address, _anchor=anchor or None))


def workshop_page(wrong: Forms | None = None, refusal: Refusal | None = None) -> str:
    """``wrong``: forms that were refused, by the name the page knows them by."""
    board = workshop_of(g.meeting)
    forms = {**_forms_of(board), **_life_forms(board.life), **(wrong or {})}
    return render_template(
        "office/minutes.html",
        board=board,
        forms=forms,
        refusal=refusal,
        today=clock.today(),
        ballot_sentence=ballot_sentence,
        speakers_sentence=speakers_sentence,
        break_words=break_words,
        export_form=ExportForm(formdata=None, meeting=g.meeting.code),
    )


def _forms_of(board: Workshop) -> Forms:
    """A form for every passage, every choice between two, every open correction."""
    words = passages_of(board.life.meeting_id)
    forms: Forms = {}
    for place in board.places:
        now = words.get(place)
        said = {"base": now.version if now else 0, "text": now.text if now else ""}
        forms[place] = PassageForm(formdata=None, prefix=place, **said)
        forms[f"choose-{place}"] = ChooseForm(formdata=None, version=said["base"])
    for one in board.corrections:
        held = words.get(one.place)
        seen = {"version": held.version if held else 0, "text": one.would_read}
        forms[f"accept-{one.id}"] = AcceptForm(formdata=None, prefix=f"accept-{one.id}", **seen)
        forms[f"decline-{one.id}"] = DeclineForm(formdata=None, prefix=f"decline-{one.id}")
    return forms


def _life_forms(life: Life) -> Forms:
    sign = SignForm(formdata=None, recorder=life.recorder_id or 0, reviewer=life.reviewer_id or 0)
    sign.offer(signers_of(g.assembly_id))
    until = life.correct_until or thai.be_year(clock.today())
    adopt = AdoptForm(formdata=None)
    adopt.offer(adoption_choices(g.meeting))
    return {"sign": sign, "circulate": CirculateForm(formdata=None, until=until), "adopt": adopt}
