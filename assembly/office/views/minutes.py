"""The workshop of the minutes: what the secretaries type, kept as typed, two at once."""

from typing import Any

from flask import g, jsonify, render_template, request
from werkzeug.wrappers import Response

from assembly.core import thai
from assembly.core.access import actor, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.forms import KeyedForm
from assembly.core.i18n import current
from assembly.core.once import once
from assembly.core.presence import Seen
from assembly.core.web import answer_refusal, wants_json
from assembly.minutes.actions import choose_wording, take_back_wording, write_passage
from assembly.minutes.forms import ChooseForm, PassageForm, TakeBackForm
from assembly.minutes.queries import PassageView, earlier_wordings, life_of, passages_of
from assembly.minutes.rules import item_place
from assembly.office.queries import name_of_place
from assembly.office.views.ground import Page, back_to_minutes, pages, refused, workshop_page

writing = Seen(seconds=8)  # a page says every few seconds where its secretary is writing


@pages.get("/office/<slug>/minutes/<code>")
@needs("keep_record")
def minutes(slug: str, code: str) -> str:
    return workshop_page()


@pages.post("/office/<slug>/minutes/<code>/items/<int:item_id>")
@pages.post("/office/<slug>/minutes/<code>/passages/<place>")
@needs("keep_record")
def discuss(slug: str, code: str, item_id: int = 0, place: str = "") -> Page:
    """Keep the secretary's words at one place; saved as typed, or by the button."""
    place, who = place or item_place(item_id), actor()
    form = PassageForm(prefix=place)
    try:
        form.require_valid()
        said = (g.meeting.id, place, form.base.data or 0, form.text.data)
        kept = once(form.key, who, write_passage, who, *said)
    except Refusal as refusal:
        return refused(refusal, **{place: form})
    return jsonify(ok=True, **kept) if wants_json() else back_to_minutes(place)


@pages.post("/office/<slug>/minutes/<code>/passages/<place>/choose")
@needs("keep_record")
def choose_words(slug: str, code: str, place: str) -> Page:
    """Between two wordings that say it differently."""
    form, who = ChooseForm(), actor()
    try:
        form.require_valid()
        said = (g.meeting.id, place, form.version.data or 0, form.text.data or "")
        once(form.key, who, choose_wording, who, *said)
    except Refusal as refusal:
        return refused(refusal)
    return jsonify(ok=True) if wants_json() else back_to_minutes(place)


@pages.get("/office/<slug>/minutes/<code>/passages/<place>/earlier")
@needs("keep_record")
def earlier(slug: str, code: str, place: str) -> str:
    """Every earlier wording of a passage, to be read and taken back."""
    return _earlier_page(place)


@pages.post("/office/<slug>/minutes/<code>/passages/<place>/earlier")
@needs("keep_record")
def take_back(slug: str, code: str, place: str) -> Page:
    form, who = TakeBackForm(), actor()
    try:
        form.require_valid()
        said = (g.meeting.id, place, form.version.data or 0, form.number.data or 0)
        once(form.key, who, take_back_wording, who, *said)
    except NotFound:
        raise
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _earlier_page(place, refusal), refusal.status
    return jsonify(ok=True) if wants_json() else back_to_minutes(place)


@pages.post("/office/<slug>/minutes/<code>/now")
@needs("keep_record")
def written_now(slug: str, code: str) -> Response:
    """For the page's script: what others changed since it looked, and where they are writing.

    It sends the versions it has ("before:3 item-7:1") and the place it is writing at.
    """
    who, sitting = actor(), g.meeting.id
    here = str(request.form.get("writing", ""))[:40]
    writing.note(sitting, who.staff_id, who.name, here)
    known = dict(_known(request.form.get("known", "")))
    now = passages_of(sitting)
    changed = {place: _plain(one) for place, one in now.items() if _stamp(one) != known.get(place)}
    others = writing.others(sitting, who.staff_id)
    state = life_of(g.meeting).state
    return jsonify(ok=True, passages=changed, writing=others, state=state)


def _known(said: str) -> list[tuple[str, str]]:
    pairs = (part.rpartition(":") for part in said.split()[:500])
    return [(place, version) for place, _colon, version in pairs]


def _stamp(one: PassageView) -> str:
    """Changes with the wording that counts and with those beside it."""
    return f"{one.version}.{len(one.beside)}.{one.kept}"


def _plain(one: PassageView) -> dict[str, Any]:
    at = thai.clock(one.written_at, current()) if one.written_at else ""
    told = {"version": one.version, "text": one.text, "by": one.written_by, "at": at}
    return {**told, "beside": len(one.beside), "stamp": _stamp(one)}


def _earlier_page(place: str, refusal: Refusal | None = None) -> str:
    now = passages_of(g.meeting.id).get(place)
    return render_template(
        "office/earlier.html",
        name=name_of_place(g.meeting, place),
        place=place,
        now=now,
        wordings=earlier_wordings(g.meeting.id, place),
        frozen=life_of(g.meeting).is_frozen,
        key=KeyedForm(formdata=None).key,
        refusal=refusal,
    )
