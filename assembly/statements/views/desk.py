"""Putting statements to the hall, at the desk."""

from flask import flash, g, jsonify, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.errors import BadInput, Refusal
from assembly.core.once import once
from assembly.core.text import short
from assembly.core.web import wants_json
from assembly.statements import actions, rules
from assembly.statements.forms import StateForm, StatementForm
from assembly.statements.queries import EVERY, sense_of
from assembly.statements.views.ground import Page, back_to, pages, room_of

STATES = {"close": "closed", "reopen": "open", "withhold": "withheld"}
WAYS = {"up": -1, "down": 1}


@pages.route("/desk/<code>/sense", methods=["GET", "POST"])
@needs("run_meeting")
def desk(code: str) -> Page:
    """Every statement with what the hall thinks of it; ``?words`` begins a new one."""
    form, who = StatementForm(), actor()
    if request.method == "GET":
        return desk_page(request.args.get("words", ""))
    try:
        form.require_valid()
        once(form.key, who, actions.ask_statement, who, g.meeting.id, form.text.data or "")
    except Refusal as refusal:
        return _refused(form, refusal)
    if not wants_json():
        flash(_asked())
    return back_to("statements.desk")


@pages.post("/desk/<code>/sense/<int:statement_id>/<any(close, reopen, withhold, up, down):step>")
@needs("run_meeting")
def change(code: str, statement_id: int, step: str) -> Response:
    form, who = StateForm(), actor()
    about = (who, g.meeting.id, statement_id)
    try:
        form.require_valid()
        if step in WAYS:
            once(form.key, who, actions.move_statement, *about, WAYS[step])
        else:
            once(form.key, who, actions.set_state, *about, STATES[step], form.seen.data or "")
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    return back_to("statements.desk")


def _asked() -> str:
    """A meeting that is not open yet is asked when it opens."""
    if g.meeting.phase == "planned":
        return str(_("เก็บข้อความแล้ว จะถามเมื่อเปิดประชุม"))
    return str(_("ถามห้องแล้ว ข้อความอยู่บนโทรศัพท์ทุกเครื่อง"))


def desk_page(words: str = "", form: StatementForm | None = None) -> str:
    """The desk, with the beginning of a new statement: the words of a grievance or an issue."""
    begun = short(" ".join(words.split()), 4 * rules.LONGEST)
    return render_template(
        "statements/desk.html",
        form=form or StatementForm(formdata=None, text=begun),
        sense=sense_of(g.meeting, EVERY),
        code=g.meeting.code,
        phase=g.meeting.phase,
        key=ids.token(),
        room=room_of("sense-desk"),
        longest=rules.LONGEST,
    )


def _refused(form: StatementForm, refusal: Refusal) -> Page:
    """The page again as typed, with the sentence beside the field."""
    wrong = [str(said[0]) for said in form.errors.values() if said]
    if wants_json():
        message = (isinstance(refusal, BadInput) and wrong and wrong[0]) or refusal.sentence
        return jsonify(ok=False, reason=refusal.reason, message=message), refusal.status
    if not form.text.errors:
        form.text.errors = [refusal.sentence]
    form.idempotency_key.data = ids.token()
    return desk_page(form=form), refusal.status
