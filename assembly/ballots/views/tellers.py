"""Tellers enter what they counted; helpers hand out paper and lend a device to vote on."""

from flask import flash, g, jsonify, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assembly.ballots import actions
from assembly.ballots.forms import AssistForm, FiguresForm, figures_form
from assembly.ballots.queries import (
    BallotBoard,
    Helped,
    ballot_of_slip,
    board_of,
    my_count,
    unfinished_ballot,
)
from assembly.ballots.rules import State
from assembly.ballots.views.ground import ID, Page, check_here, pages
from assembly.checks.queries import waiting_in
from assembly.core import ids
from assembly.core.access import Actor, actor, allows, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json

PAPER = {
    "give": (actions.give_paper, _l("ให้บัตรกระดาษ %(name)s แล้ว")),
    "back": (actions.take_paper_back, _l("รับบัตรกระดาษคืนจาก %(name)s แล้ว")),
}


@pages.get("/desk/<code>/tellers")
@needs("count_votes")
def tellers(code: str) -> str:
    """Where a teller arrives: the posts of the ballot that is being counted, if there is one."""
    found = unfinished_ballot(g.meeting.id)
    mine = [case for case in waiting_in(g.meeting.assembly_id, actor()) if not case.hindrance]
    ballot = board_of(found) if found else None
    return render_template("ballots/tellers.html", ballot=ballot, waiting=len(mine))


@pages.route(f"/desk/<code>/ballots/{ID}/posts/<channel>", methods=["GET", "POST"])
@pages.route(f"/desk/<code>/ballots/{ID}/posts/<channel>/<district>", methods=["GET", "POST"])
@needs("count_votes")
def post(code: str, ballot_id: int, channel: str, district: str = "") -> Page:
    """One post: this teller's own three numbers, never the other's."""
    check_here(ballot_id)
    board, who = board_of(ballot_id), actor()
    form = figures_form(board)
    try:
        if form.is_submitted():
            form.require_valid()
            said = (who, ballot_id, channel, district, form.figures())
            once(form.key, who, actions.enter_count, *said)
            return _entered(code)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _post_page(board, channel, district, form, refusal), refusal.status
    form.show(my_count(ballot_id, channel, district, who.staff_id or 0))
    return _post_page(board, channel, district, form)


def _entered(code: str) -> Page:
    if wants_json():
        return jsonify(ok=True)
    flash(_("บันทึกที่ท่านนับแล้ว แก้ได้จนกว่าจะรวมคะแนน"), "done")
    return redirect(url_for("ballots.tellers", code=code))


def _post_page(
    board: BallotBoard,
    channel: str,
    district: str,
    form: FiguresForm,
    refusal: Refusal | None = None,
) -> str:
    place = (channel, district)
    found = next((p for p in board.posts if (p.channel, p.district_code) == place), None)
    if found is None:
        raise NotFound
    told = {"ballot": board, "post": found, "form": form, "refusal": refusal}
    return render_template("ballots/post.html", **told)


@pages.get("/desk/<code>/assist")
@needs("check_in")
def assist_now(code: str) -> Page:
    """Where a helper arrives: the ballot that is open, or the word that there is none."""
    found = unfinished_ballot(g.meeting.id)
    if found and board_of(found).state == State.OPEN:
        return redirect(url_for("ballots.assist", code=code, ballot_id=found))
    return render_template("ballots/nothing_open.html")


@pages.route(f"/desk/<code>/ballots/{ID}/assist", methods=["GET", "POST"])
@needs("check_in")
def assist(code: str, ballot_id: int) -> Page:
    """A helper's device: the voter's slip first, then the vote, or a paper ballot to take away."""
    check_here(ballot_id)
    form, who = AssistForm(), actor()
    try:
        if form.is_submitted():
            form.require_valid()
            return _assisted(form, who, ballot_id)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _assist_page(form, ballot_id, refusal), refusal.status
    return _assist_page(form, ballot_id)


def _assisted(form: AssistForm, who: Actor, ballot_id: int) -> Page:
    """Which of the helper's three things it is: look the voter up, hand out paper, or vote."""
    voter = ballot_of_slip(ballot_id, form.code.data or "")
    told: dict[str, str | int] = {}
    if form.paper.data in PAPER:
        verb, said = PAPER[form.paper.data]
        once(form.key, who, verb, who, ballot_id, voter.member_id)
        flash(str(said) % {"name": voter.name}, "done")
    elif choice := ",".join(form.choice.raw_data or []):
        key, remark = f"{choice}:{form.key}", form.remark.data or ""
        told = actions.cast_assisted(who, ballot_id, voter.code, choice, key, remark)
        receipt = told["receipt"]
        flash(
            _("รับเสียงของ %(name)s แล้ว ใบรับ %(receipt)s", name=voter.name, receipt=receipt), "done"
        )
    else:
        return _assist_page(form, ballot_id, voter=voter)
    if wants_json():
        return jsonify(ok=True, **told)
    return redirect(url_for("ballots.assist", code=g.meeting.code, ballot_id=ballot_id))


def _assist_page(
    form: AssistForm, ballot_id: int, refusal: Refusal | None = None, voter: Helped | None = None
) -> str:
    return render_template(
        "ballots/assist.html",
        ballot=board_of(ballot_id),
        form=form,
        refusal=refusal,
        voter=voter,
        key=ids.token(),
        may_run=allows(actor(), "run_meeting", g.assembly_id),
    )
