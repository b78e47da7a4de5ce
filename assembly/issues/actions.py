"""The verbs of issues: taking grievances together, taking that back, putting it on an agenda."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select, update

from assembly.agenda.models import AgendaItem
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.text import clean, graphemes
from assembly.core.versions import check_seen
from assembly.grievances import actions as grievances
from assembly.grievances.actions.ground import note_step
from assembly.grievances.actions.picking import Picks, ids_of, take
from assembly.grievances.models import Grievance
from assembly.grievances.rules import StrategyElsewhere
from assembly.issues import rules
from assembly.issues.events import IssueChanged
from assembly.issues.models import Issue
from assembly.issues.queries import issue
from assembly.journal.actions import record
from assembly.meetings.queries import meeting
from assembly.plans.models import Strategy


@change
def group(
    actor: Actor, assembly_id: int, picks: Picks, issue_id: int | None, title: str = ""
) -> int:
    """Take grievances together into an issue, or into a new one of this title; answers its id.

    Behind the agenda item of an issue they stand too, while it is not done. Can be undone.
    Refuses: IssueHasNoTitle, IssueTitleTooLong, NothingChosen, GrievanceNotHere, Stale.
    """
    rows = take(actor, assembly_id, picks, N_("รวมเข้าประเด็น"))
    made = issue_id is None
    into = _new(assembly_id, title, rows) if issue_id is None else _here(assembly_id, issue_id)
    was = [[row.id, row.issue_id, row.agenda_item_id] for row in rows if row.issue_id != into.id]
    behind = _open_item(into)
    for row in rows:
        if row.issue_id != into.id:
            note_step(row, "grouped", into.title)
        row.issue_id = into.id
        row.agenda_item_id = row.agenda_item_id or behind
    _touch(actor, into, N_("รวมเข้าประเด็น"))
    into.undo = json.dumps({"made": made, "was": was}) if was else ""
    record(actor, "issue_grouped", f"issue:{into.id}", {"grievances": ids_of(rows)})
    return into.id


@change
def ungroup(actor: Actor, assembly_id: int, picks: Picks) -> None:
    """Take grievances out of their issues. Refuses: NotInAnIssue, NothingChosen, Stale."""
    rows = take(actor, assembly_id, picks, N_("นำออกจากประเด็น"))
    left = {row.issue_id for row in rows} - {None}
    if not left:
        raise rules.NotInAnIssue
    _let_go([row for row in rows if row.issue_id is not None])
    for issue_id in sorted(id_ for id_ in left if id_ is not None):
        _touch(actor, issue(issue_id), N_("นำออกจากประเด็น"))
        content = {"grievances": ids_of(rows)}
        record(actor, "issue_ungrouped", f"issue:{issue_id}", content)


@change
def undo_grouping(actor: Actor, issue_id: int, version: int) -> int:
    """Put what was grouped last back where it stood; answers 0 if the issue is gone with it.

    What went elsewhere since stays there, and so does what stands behind a finished item.
    Refuses: NoGroupingToUndo, Stale.
    """
    row = _seen(issue_id, version)
    if not row.undo:
        raise rules.NoGroupingToUndo
    kept, behind = json.loads(row.undo), _open_item(row)
    for grievance_id, was_in, was_behind in kept["was"]:
        told = session().get(Grievance, grievance_id)
        if told is not None and told.issue_id == issue_id and told.state != "withdrawn":
            _let_go([told])
            told.issue_id = was_in if was_in and session().get(Issue, was_in) else None
            if was_behind is None and told.agenda_item_id == behind:
                told.agenda_item_id = None
            told.version += 1
            told.last_by, told.last_did = actor.name, N_("ถอยการรวมเรื่อง")
    _touch(actor, row, N_("ถอยการรวมเรื่อง"))
    record(actor, "grouping_undone", f"issue:{issue_id}", {"count": len(kept["was"])})
    return _dropped_if_empty(row) if kept["made"] else issue_id


@change
def change_issue(
    actor: Actor, issue_id: int, version: int, title: str, strategy_id: int | None
) -> None:
    """Say anew what an issue is called, and under which strategy it stands.

    Refuses: IssueHasNoTitle, IssueTitleTooLong, StrategyElsewhere, Stale.
    """
    row = _seen(issue_id, version)
    title = _checked(title)
    _check_strategy(row.assembly_id, strategy_id)
    _touch(actor, row, N_("แก้ชื่อประเด็น"), keeps_undo=True)
    row.title, row.strategy_id = title, strategy_id
    content = {"title": title, "strategy": strategy_id}
    record(actor, "issue_changed", f"issue:{issue_id}", content)


@change
def put_on_agenda(
    actor: Actor, issue_id: int, version: int, meeting_id: int, title: str = ""
) -> int:
    """Make an item of a running order for an issue, its grievances behind it; answers its id.

    Refuses: IssueIsEmpty, IssueIsOnAgenda, MeetingIsOver, Stale.
    """
    row = _seen(issue_id, version)
    if _open_item(row) is not None:
        raise rules.IssueIsOnAgenda
    inside = select(Grievance.id, Grievance.version).where(
        Grievance.issue_id == issue_id, Grievance.state != "withdrawn"
    )
    picks = [(id_, seen) for id_, seen in session().execute(inside)]
    if not picks:
        raise rules.IssueIsEmpty
    named = (title or row.title, row.strategy_id)
    item_id = grievances.put_on_agenda(actor, row.assembly_id, picks, meeting_id, *named)
    row.agenda_item_id = item_id
    _touch(actor, row, N_("นำประเด็นเข้าระเบียบวาระ"))
    record(actor, "issue_on_agenda", f"issue:{issue_id}", {"item": item_id})
    return item_id


@change
def follow_matter(_actor: Actor, from_item_id: int, item_id: int) -> None:
    """An issue whose matter goes on at another meeting stands behind it there."""
    old = session().get_one(AgendaItem, from_item_id)
    if old.phase == "done" and old.outcome != "postponed":
        return
    moved = update(Issue).where(Issue.agenda_item_id == from_item_id)
    session().execute(moved.values(agenda_item_id=item_id))


def _new(assembly_id: int, title: str, rows: Sequence[Grievance]) -> Issue:
    """A new issue; under the strategy of its grievances if they share one."""
    strategies = {row.strategy_id for row in rows}
    row = Issue(
        assembly_id=assembly_id,
        title=_checked(title),
        strategy_id=strategies.pop() if len(strategies) == 1 else None,
        made_on=clock.today(),
    )
    session().add(row)
    session().flush()
    return row


def _here(assembly_id: int, issue_id: int) -> Issue:
    row = issue(issue_id)
    if row.assembly_id != assembly_id:
        raise NotFound
    return row


def _seen(issue_id: int, version: int) -> Issue:
    row = issue(issue_id)
    check_seen(row, version)
    return row


def _touch(actor: Actor, row: Issue, did: str, *, keeps_undo: bool = False) -> None:
    row.version = (row.version or 0) + 1
    row.last_by, row.last_did = actor.name, did
    row.undo = row.undo if keeps_undo else ""
    announce(IssueChanged(row.id, row.assembly_id))


def _checked(title: str) -> str:
    title = clean(title, newlines=False)
    rules.check_title(graphemes(title))
    return title


def _check_strategy(assembly_id: int, strategy_id: int | None) -> None:
    found = session().get(Strategy, strategy_id) if strategy_id is not None else None
    if strategy_id is not None and (found is None or found.assembly_id != assembly_id):
        raise StrategyElsewhere


def _open_item(row: Issue) -> int | None:
    """The item an issue stands behind, while more may be put behind it."""
    behind = session().get(AgendaItem, row.agenda_item_id) if row.agenda_item_id else None
    if behind is None or behind.phase == "done":
        return None
    return behind.id if meeting(behind.meeting_id).phase != "closed" else None


def _let_go(rows: Iterable[Grievance]) -> None:
    for row in rows:
        note_step(row, "ungrouped", issue(row.issue_id or 0).title)
        row.issue_id = None


def _dropped_if_empty(row: Issue) -> int:
    """An issue that was made by the step now taken back goes with it, unless it grew since."""
    inside = select(func.count()).where(Grievance.issue_id == row.id)
    session().flush()
    if row.agenda_item_id is not None or session().scalar(inside):
        return row.id
    session().delete(row)
    return 0
