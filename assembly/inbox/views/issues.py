"""Issues: what was taken together, by district; its name, its undo, its place on an agenda."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from flask import flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _

from assembly.agenda.queries import item as agenda_item
from assembly.agenda.queries import view_of as agenda_view
from assembly.core import ids
from assembly.core.access import actor, allows, needs
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.grievances.rules import StrategyElsewhere
from assembly.inbox.forms import IssueAgendaForm, IssueForm, number_in
from assembly.inbox.queries import line_of, suggestions_for
from assembly.inbox.views.ground import Page, list_address, open_meetings, pages, strategy_ids
from assembly.issues import actions
from assembly.issues.queries import (
    grievances_behind,
    grievances_in,
    issue_of_item,
    issue_view,
    issues_of,
)
from assembly.meetings.queries import meeting
from assembly.meetings.queries import view_of as meeting_view
from assembly.plans.queries import strategies_of

ISSUE = "/inbox/<slug>/issues/<int:issue_id>"


@pages.get("/inbox/<slug>/issues")
@needs("hear")
def issues(slug: str) -> Page:
    return render_template("inbox/issues.html", issues=issues_of(g.assembly_id))


@pages.get(ISSUE)
@needs("hear")
def issue(slug: str, issue_id: int) -> Page:
    return _page(issue_id)


@pages.get("/inbox/<slug>/items/<int:item_id>")
@needs("hear")
def item(slug: str, item_id: int) -> Page:
    """An agenda item's way back: the issue it came from, and the grievances behind it."""
    return render_template(
        "inbox/item.html",
        item=agenda_view(agenda_item(item_id)),
        meeting=meeting_view(meeting(agenda_item(item_id).meeting_id)),
        issue=issue_of_item(item_id),
        lines=[line_of(row) for row in grievances_behind(item_id)],
    )


@pages.post(ISSUE)
@needs("hear")
def rename(slug: str, issue_id: int) -> Page:
    form, who = IssueForm(), actor()

    def do() -> Any:
        number = form.strategy.data
        if number and int(number) not in strategy_ids():
            raise StrategyElsewhere
        strategy = strategy_ids()[int(number)] if number else None
        said = (who, issue_id, form.version.data, form.title.data, strategy)
        return once(form.key, who, actions.change_issue, *said)

    return _press(issue_id, form, do, _("เก็บชื่อประเด็นแล้ว"))


@pages.post(f"{ISSUE}/undo")
@needs("hear")
def undo(slug: str, issue_id: int) -> Page:
    form, who = DeskForm(), actor()

    def do() -> Any:
        return once(form.key, who, actions.undo_grouping, who, issue_id, form.version.data)

    return _press(issue_id, form, do, _("ถอยการรวมแล้ว ทุกเรื่องกลับไปอยู่ที่เดิม"))


@pages.post(f"{ISSUE}/agenda")
@needs("call_meeting")
def issue_agenda(slug: str, issue_id: int) -> Page:
    form, who = IssueAgendaForm(), actor()

    def do() -> Any:
        said = (who, issue_id, form.version.data, form.meeting.data, form.item_title.data or "")
        return once(form.key, who, actions.put_on_agenda, *said)

    return _press(issue_id, form, do, _("นำประเด็นเข้าระเบียบวาระแล้ว"))


def _press(issue_id: int, form: DeskForm, do: Callable[[], Any], done: str) -> Page:
    try:
        form.require_valid()
        answer = do()
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        said = next((str(errors[0]) for errors in form.errors.values()), refusal.sentence)
        return _page(issue_id, form, said), refusal.status
    address = _address_after(issue_id, answer)
    if wants_json():
        return jsonify(ok=True, message=done, address=address)
    flash(done, "done")
    return redirect(address)


def _address_after(issue_id: int, answer: Any) -> str:
    if request.args.get("list"):  # pressed beside the list
        return list_address(at=str(number_in(request.args.get("at", "")) or ""))
    if answer == 0:
        return url_for("inbox.issues", slug=g.slug)
    return url_for("inbox.issue", slug=g.slug, issue_id=issue_id)


def _page(issue_id: int, wrong: DeskForm | None = None, refusal: str = "") -> str:
    view = issue_view(issue_id)
    rows = [line_of(row) for row in grievances_in(issue_id)]
    return render_template(
        "inbox/issue.html",
        issue=view,
        wrong=wrong,
        refusal=refusal,
        key=ids.token(),
        districts=[(name, list(lines)) for name, lines in groupby(rows, key=lambda r: r.district)],
        similar=suggestions_for(g.assembly_id, issue_id),
        strategies=strategies_of(g.assembly_id),
        meetings=open_meetings(),
        may_order=allows(actor(), "call_meeting", g.assembly_id),
    )
