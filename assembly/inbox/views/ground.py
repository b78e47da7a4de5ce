"""What the desk's pages share: their blueprint, the page itself, and how a press is answered."""

from collections.abc import Callable
from typing import Any, TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request
from flask import url_for as address_of
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.core import ids
from assembly.core.access import actor, allows
from assembly.core.errors import NotFound, Refusal
from assembly.core.web import wants_json
from assembly.inbox.forms import LONGEST_ANSWER, PicksForm, number_in, sieve_of
from assembly.inbox.queries import Line, counts_of, nudge_of, pane_of, reading_list, similar_to
from assembly.issues.queries import issue_names, issue_view
from assembly.live.rooms import address
from assembly.meetings.queries import meetings_for_items, view_of
from assembly.plans.queries import strategies_of
from assembly.registry.queries import organisations_of

pages = Blueprint("inbox", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]


def strategy_ids() -> dict[int, int]:
    """The assembly's strategies: number → id."""
    return {row.number: row.id for row in strategies_of(g.assembly_id)}


def open_meetings() -> list[Any]:
    """Meetings on whose running order something can still be put."""
    return [view_of(row) for row in meetings_for_items(g.assembly_id)]


def desk_page(refusal: str = "", **more: Any) -> str:
    """The whole desk as its address asks for it."""
    sieve, counts = counts_of(g.assembly_id, sieve_of(request.args))
    listing = reading_list(g.assembly_id, sieve, counts.total)
    at = number_in(request.args.get("at", ""))
    return render_template(
        "inbox/desk.html",
        sieve=sieve,
        counts=counts,
        listing=listing,
        key=ids.token(),
        refusal=refusal,
        ticked={number_in(pick.partition(":")[0]) for pick in request.form.getlist("pick")},
        said=request.form,
        grouped=_grouped(),
        longest_answer=LONGEST_ANSWER,
        room=address("inbox", str(g.slug), str(get_locale())),
        nudge=nudge_of(g.assembly_id),
        **_choices(),
        **_reading(at, listing.lines),
        **more,
    )


def _choices() -> dict[str, Any]:
    """What the verbs let choose from."""
    return {
        "strategies": strategies_of(g.assembly_id),
        "issues": issue_names(g.assembly_id),
        "organisations": organisations_of(g.assembly_id, standing=True),
        "meetings": open_meetings(),
        "may_order": allows(actor(), "call_meeting", g.assembly_id),
    }


def _reading(at: int, lines: tuple[Line, ...]) -> dict[str, Any]:
    """The grievance in the pane, and its neighbours in the list."""
    if not at:
        return {"pane": None, "before": None, "after": lines[0].id if lines else None}
    order = [line.id for line in lines]
    place = order.index(at) if at in order else -1
    try:
        pane = pane_of(g.assembly_id, at)
    except NotFound:
        return {"pane": None, "before": None, "after": None}
    return {
        "pane": pane,
        "similar": similar_to(g.assembly_id, at),
        "before": order[place - 1] if place > 0 else None,
        "after": order[place + 1] if place + 1 < len(order) else None,
    }


def _grouped() -> Any:
    """The issue that was just grouped into, to be taken back at once."""
    asked = number_in(request.args.get("grouped", ""))
    if not asked:
        return None
    try:
        found = issue_view(asked)
    except NotFound:
        return None
    return found if found.can_undo and asked in dict(issue_names(g.assembly_id)) else None


def press(
    form: PicksForm,
    do: Callable[[], Any],
    done: Callable[[Any], str],
    *,
    on: bool = False,
    undo: bool = False,
) -> Page:
    """Do what a button says; the list follows, or the refusal stands above it with all kept.

    ``on``: the next grievance is read then; ``undo``: the answer is an issue that can be undone.
    """
    try:
        form.require_valid()
        answer = do()
    except Refusal as refusal:
        sentence = form.first_error or refusal.sentence
        if wants_json():
            return jsonify(ok=False, reason=refusal.reason, message=sentence), refusal.status
        return desk_page(refusal=sentence), refusal.status
    at = request.form.get("next", "") if on and not form.pick.data else request.args.get("at", "")
    more = {"at": str(number_in(at) or ""), "grouped": str(answer) if undo else ""}
    if wants_json():
        return jsonify(ok=True, message=done(answer), address=list_address(**more))
    flash(done(answer), "done")
    return redirect(list_address(**more))


def list_address(**more: str) -> str:
    """The desk with the same list; ``more`` says what else is in its address."""
    asked: dict[str, Any] = sieve_of(request.args).asked
    asked |= {name: value for name, value in more.items() if value}
    return str(address_of("inbox.desk", slug=g.slug, **asked))


def told(count: int) -> str:
    return str(_("%(n)s เรื่อง", n=count))


@pages.before_request
def _remember_slug() -> None:
    g.slug = (request.view_args or {}).get("slug", "")


__all__ = [
    "Page",
    "desk_page",
    "list_address",
    "open_meetings",
    "pages",
    "press",
    "strategy_ids",
    "told",
]
