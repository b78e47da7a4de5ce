"""A ballot's pages on a phone, and the one thing that may also come over the socket: a vote."""

from collections import OrderedDict
from typing import Any, TypeAlias

from flask import Flask, g, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assembly.ballots import actions, box
from assembly.ballots.forms import DissentForm, ReceiptForm, VoteForm
from assembly.ballots.queries import board_of, is_counted, my_dissent, named_votes
from assembly.ballots.rules import NotAnElector, OtherVoter, State
from assembly.ballots.views.ground import ID, LARGEST_ID, Page, check_here, pages
from assembly.core import ids
from assembly.core.access import Actor, actor, needs, require
from assembly.core.errors import BadInput, Forbidden, NotFound, Refusal
from assembly.core.limits import Failures
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.live.sockets import caller, on_event

LONGEST_WORD = 100
LONGEST_REMARK = 4000  # characters; the rule counts as people do, and says how many are too many

Answer: TypeAlias = dict[str, str | int]


class EachSocket:
    """A budget for every connection; those not heard of for longest are forgotten."""

    def __init__(self, most: int, seconds: float, sockets: int = 5000) -> None:
        self.most, self.seconds, self.sockets = most, seconds, sockets
        self.budgets: OrderedDict[str, Failures] = OrderedDict()

    def spend(self, name: str) -> None:
        """Raise ``TooMany`` when this connection asks too often."""
        budget = self.budgets.setdefault(name, Failures(self.most, self.seconds))
        self.budgets.move_to_end(name)
        if len(self.budgets) > self.sockets:
            self.budgets.popitem(last=False)
        budget.check()
        budget.add()


votes_by_socket = EachSocket(most=20, seconds=10)


@pages.get(f"/m/<code>/ballots/{ID}")
@needs("look")
def page(code: str, ballot_id: int) -> str:
    return _page(ballot_id)


@pages.post(f"/m/<code>/ballots/{ID}/vote")
@needs("vote")
def vote(code: str, ballot_id: int) -> Page:
    """Acknowledged only after the commit; without script the Now page then shows the receipt."""
    try:
        check_here(ballot_id)
        answer = _cast(actor(), ballot_id, *_sent())
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _page(ballot_id, refusal), refusal.status
    if wants_json():
        return jsonify(ok=True, **answer)
    return redirect(url_for("hall.phone", code=code))


@pages.route(f"/m/<code>/ballots/{ID}/receipt", methods=["GET", "POST"])
@needs("look")
def receipt(code: str, ballot_id: int) -> Page:
    check_here(ballot_id)
    board, form = board_of(ballot_id), ReceiptForm()
    counted = None
    if form.validate_on_submit() and board.state == State.DECLARED:
        counted = is_counted(ballot_id, form.receipt.data or "")
    if wants_json():
        return answer_refusal(BadInput()) if form.errors else jsonify(ok=True, counted=counted)
    shown = render_template("ballots/receipt.html", ballot=board, form=form, counted=counted)
    return (shown, BadInput.status) if form.errors else shown


@pages.route(f"/m/<code>/ballots/{ID}/dissent", methods=["GET", "POST"])
@needs("vote")
def dissent(code: str, ballot_id: int) -> Page:
    """Ask that one's disagreement with a declared result stand in the minutes."""
    check_here(ballot_id)
    form, who = DissentForm(), actor()
    try:
        if form.is_submitted():
            form.require_valid()
            once(form.key, who, actions.record_dissent, who, ballot_id, form.text.data or "")
            return jsonify(ok=True) if wants_json() else redirect(url_for("hall.phone", code=code))
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _dissent_page(form, ballot_id, refusal), refusal.status
    form.text.data = my_dissent(ballot_id, who.member_id or 0) or ""
    return _dissent_page(form, ballot_id)


def _dissent_page(form: DissentForm, ballot_id: int, refusal: Refusal | None = None) -> str:
    board = board_of(ballot_id)
    return render_template("ballots/dissent.html", ballot=board, form=form, refusal=refusal)


@pages.errorhandler(Forbidden)
def no_voter(refusal: Forbidden) -> tuple[Response | str, int]:
    """Who may not vote reads about voting, not about staff."""
    told = NotAnElector() if request.endpoint == "ballots.vote" else refusal
    return answer_refusal(told)


def vote_by_socket(message: dict[str, Any]) -> Answer:
    """The event ``vote``: ``{ballot_id, choice, idempotency_key}``, answered like the form."""
    votes_by_socket.spend(caller())
    ballot_id, choice = message.get("ballot_id"), message.get("choice")
    if not isinstance(ballot_id, int) or not 0 < ballot_id <= LARGEST_ID:
        raise NotFound
    who, whose = actor(), box.assembly_of(ballot_id)
    if whose is None:
        raise NotFound
    try:
        require(who, "vote", whose)
    except Forbidden:
        raise NotAnElector from None
    return _cast(who, ballot_id, choice, message.get("idempotency_key"), message.get("remark", ""))


def init_app(_app: Flask) -> None:
    on_event("vote", vote_by_socket)


def _sent() -> tuple[object, object, object]:
    if request.is_json and not isinstance(request.get_json(silent=True), dict):
        raise BadInput
    form = VoteForm()
    form.require_valid()
    return ",".join(form.choice.raw_data or []), form.key, form.remark.data or ""


def _cast(who: Actor, ballot_id: int, choice: object, key: object, remark: object) -> Answer:
    """Both edges' one way in. A page's key stands for each choice on it: a hasty second press on
    another choice is a change of mind, and a repeated one is a repeat."""
    for word in (choice, key):
        if not isinstance(word, str) or not word.isascii() or not 0 < len(word) <= LONGEST_WORD:
            raise BadInput
    if not isinstance(remark, str) or len(remark) > LONGEST_REMARK:
        raise BadInput
    _check_own_form(who, str(key))
    said = f"{choice}:{key}:{remark}" if remark else f"{choice}:{key}"
    return actions.cast_vote(who, ballot_id, str(choice), said, remark)


def _check_own_form(who: Actor, key: str) -> None:
    """A form's key begins with the sign-in it was made for ("17.…"): on a phone that is handed on,
    a vote that was still on its way must not be cast for the next person. Raises ``OtherVoter``."""
    made_for, dot, _rest = key.partition(".")
    if dot and made_for.isdigit() and int(made_for) != who.member_sign_in:
        raise OtherVoter


def _page(ballot_id: int, refusal: Refusal | None = None) -> str:
    check_here(ballot_id)
    inside = actor().is_at(g.meeting.id, g.assembly_id)
    board, votes = board_of(ballot_id), named_votes(ballot_id, inside=inside)
    again = refusal is not None and board.state == State.OPEN and actor().member_id is not None
    return render_template(
        "ballots/page.html",
        ballot=board,
        votes=votes,
        refusal=refusal,
        key=ids.token(),
        typed=_typed() if again else None,
    )


def _typed() -> dict[str, str]:
    """What was sent and refused, to be shown again as it was."""
    form = request.form
    return {"choice": ",".join(form.getlist("choice")), "remark": form.get("remark", "")}
