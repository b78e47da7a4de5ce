"""The desk's pages that need words: the draft, the vote on it, the clause it becomes."""

from flask import g, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from assembly.agenda.queries import item
from assembly.ballots.queries import rounds_of, warnings_before_opening
from assembly.charter.models import Clause
from assembly.charter.queries import chapter_for, chapters_of, clauses_in
from assembly.core.access import actor, allows, needs
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.core.text import short
from assembly.core.web import answer_refusal, wants_json
from assembly.meetings.queries import delegates_present, meeting, presence
from assembly.resolutions import actions
from assembly.resolutions.forms import BallotForm, ClauseForm, DraftForm, RestoreForm
from assembly.resolutions.queries import draft_of_item, resolution, versions_board
from assembly.resolutions.rules import NoDraft
from assembly.resolutions.views.ground import Page, done, item_here, pages


@pages.get("/desk/<code>/items/<int:item_id>/draft")
@needs("run_meeting")
def draft(code: str, item_id: int) -> str:
    form = DraftForm(obj=draft_of_item(item_id), version=g.meeting.version)
    return _draft_page(form, item_id)


@pages.post("/desk/<code>/items/<int:item_id>/draft")
@needs("run_meeting")
def write(code: str, item_id: int) -> Page:
    form = DraftForm()
    who, sitting = actor(), g.meeting.id
    try:
        form.require_valid()
        said = (form.title.data, form.text.data)
        once(form.key, who, actions.write_draft, who, sitting, form.version.data, item_id, *said)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        form.take_version(meeting(sitting).version)
        return _draft_page(form, item_id, refusal), refusal.status
    return done(code)


@pages.post("/desk/<code>/items/<int:item_id>/draft/show")
@needs("run_meeting")
def show(code: str, item_id: int) -> Response:
    form = DeskForm()
    form.require_valid()
    who = actor()
    once(form.key, who, actions.show_draft, who, g.meeting.id, form.version.data, item_id)
    return done(code)


@pages.post("/desk/<code>/items/<int:item_id>/redraft")
@needs("run_meeting")
def redraft(code: str, item_id: int) -> Response:
    form, who = DeskForm(), actor()
    form.require_valid()
    once(form.key, who, actions.redraft, who, g.meeting.id, form.version.data, item_id)
    return done(code)


@pages.get("/desk/<code>/items/<int:item_id>/versions")
@needs("keep_record")
def versions(code: str, item_id: int) -> str:
    """Every version of a draft; ``?of=`` and ``?to=`` choose the two that are compared."""
    return _versions_page(item_id)


@pages.post("/desk/<code>/items/<int:item_id>/versions")
@needs("run_meeting")
def restore(code: str, item_id: int) -> Page:
    form, who = RestoreForm(), actor()
    try:
        form.require_valid()
        said = (g.meeting.id, form.version.data, item_id, form.number.data)
        once(form.key, who, actions.restore_version, who, *said)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _versions_page(item_id, refusal), refusal.status
    return done(code)


@pages.get("/desk/<code>/items/<int:item_id>/ballot")
@needs("run_meeting")
def ballot(code: str, item_id: int) -> str:
    form = BallotForm(version=g.meeting.version, **_usual(item_id))
    return _ballot_page(form, item_id)


@pages.post("/desk/<code>/items/<int:item_id>/ballot")
@needs("run_meeting")
def vote(code: str, item_id: int) -> Page:
    form = BallotForm()
    who, sitting = actor(), g.meeting.id
    try:
        form.require_valid()
        said = (who, sitting, form.version.data, item_id, form.terms())
        once(form.key, who, actions.put_to_vote, *said, warned=form.warned.data)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        form.take_version(meeting(sitting).version)
        return _ballot_page(form, item_id, refusal), refusal.status
    return done(code)


@pages.get("/desk/<code>/resolutions/<int:resolution_id>/clause")
@needs("keep_record")
def clause(code: str, resolution_id: int) -> str:
    return _clause_page(_clause_form(resolution_id), resolution_id)


@pages.post("/desk/<code>/resolutions/<int:resolution_id>/clause")
@needs("keep_record")
def write_clause(code: str, resolution_id: int) -> Page:
    form = _clause_form(resolution_id)
    try:
        form.require_valid()
        _write(form, resolution_id)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _clause_page(form, resolution_id, refusal), refusal.status
    return done(code)


def _write(form: ClauseForm, resolution_id: int) -> None:
    who, text = actor(), form.text.data or ""
    if form.target is None or form.what.data == "add":
        said = (who, resolution_id, form.chapter.data, text)
        once(form.key, who, actions.write_clause, *said)
    elif form.what.data == "amend":
        once(form.key, who, actions.amend_by_resolution, who, resolution_id, *form.target, text)
    else:
        once(form.key, who, actions.repeal_by_resolution, who, resolution_id, *form.target)


def _clause_form(resolution_id: int) -> ClauseForm:
    """The form with the chapter of the resolution's strategy and its text already in it.

    ``?clause=`` names a clause to be amended: then its own words stand there.
    """
    source = resolution(resolution_id)
    home = chapter_for(source.assembly_id, item(source.agenda_item_id).strategy_id)
    chapters = chapters_of(source.assembly_id)
    standing = [row for c in chapters for row in clauses_in(c.id) if row.state == "standing"]
    asked = next((row for row in standing if row.id == request.args.get("clause", type=int)), None)
    usual = {"chapter": home.id if home else None, "text": source.text}
    if asked is not None:
        chosen = f"{asked.id}.{asked.version}"
        usual |= {"what": "amend", "clause": chosen, "text": asked.text}
    form = ClauseForm(**usual)
    form.chapter.choices = [
        SelectChoice(str(c.id), _("หมวด %(number)s %(title)s", number=c.number, title=c.title))
        for c in chapters
    ]
    form.clause.choices = [SelectChoice("", _("เลือกข้อ")), *map(_clause_choice, standing)]
    return form


def _clause_choice(row: Clause) -> SelectChoice:
    words = {"number": row.number, "text": short(" ".join(row.text.split()), 60)}
    return SelectChoice(f"{row.id}.{row.version}", _("ข้อ %(number)s %(text)s", **words))


def _draft_page(form: DraftForm, item_id: int, refusal: Refusal | None = None) -> str:
    return render_template(
        "resolutions/draft.html",
        form=form,
        item=item_here(item_id),
        draft=draft_of_item(item_id),
        refusal=refusal,
    )


def _usual(item_id: int) -> dict[str, str]:
    """What the desk most likely wants next: after a round of consensus another, or the vote it
    called; the draft's lines as the list to choose from."""
    rounds, draft = rounds_of(item_id), draft_of_item(item_id)
    called = bool(rounds) and rounds[-1].outcome == "another_round"
    kind = "consensus" if called else "vote"
    return {"kind": kind, "options": draft.text if draft else ""}


def _versions_page(item_id: int, refusal: Refusal | None = None) -> str:
    point, found = item_here(item_id), draft_of_item(item_id)
    if found is None:
        raise NoDraft
    asked = (request.args.get("of", type=int), request.args.get("to", type=int))
    return render_template(
        "resolutions/versions.html",
        item=point,
        draft=found,
        board=versions_board(found.id, *asked),
        form=RestoreForm(formdata=None, version=g.meeting.version),
        may_run=allows(actor(), "run_meeting", g.assembly_id),
        refusal=refusal,
    )


def _ballot_page(form: BallotForm, item_id: int, refusal: Refusal | None = None) -> str:
    networks = len(delegates_present(g.meeting.id, "network"))
    return render_template(
        "resolutions/ballot.html",
        form=form,
        item=item_here(item_id),
        draft=draft_of_item(item_id),
        presence=presence(g.meeting),
        networks=networks,
        rounds=rounds_of(item_id),
        warnings=_warnings(networks),
        refusal=refusal,
    )


def _warnings(networks: int) -> list[str]:
    """What the desk confirms before a secret ballot; few networks are few voters in a full hall."""
    found = warnings_before_opening(g.meeting.id, "secret")
    if networks:
        more = warnings_before_opening(g.meeting.id, "secret", "network")
        by_network = _("หนึ่งเครือข่ายหนึ่งเสียง")
        found += [f"{by_network}: {said}" for said in more if said not in found]
    return found


def _clause_page(form: ClauseForm, resolution_id: int, refusal: Refusal | None = None) -> str:
    source = resolution(resolution_id)
    return render_template("resolutions/clause.html", form=form, resolution=source, refusal=refusal)
