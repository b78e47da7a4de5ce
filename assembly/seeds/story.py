"""Telling a plenary's story by the verbs of real life, at the hours it would have happened."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from assembly.agenda.actions import add_item, finish_item, open_item, write_discussion
from assembly.ballots.actions import cast_vote, close_ballot, count_ballot, declare_ballot
from assembly.ballots.rules import Terms
from assembly.charter.queries import chapters_of
from assembly.core import clock, ids
from assembly.core.access import SYSTEM, Actor
from assembly.grievances.actions import attach, review, tell
from assembly.grievances.queries import find_by_code
from assembly.grievances.rules import About
from assembly.meetings.actions import call_meeting, check_in, close_meeting, open_meeting
from assembly.meetings.queries import meeting
from assembly.people.actions import issue_slip
from assembly.people.queries import member, members_of
from assembly.plans.queries import strategies_of
from assembly.resolutions.actions import put_to_vote, show_draft, write_clause, write_draft
from assembly.resolutions.queries import resolutions_of
from assembly.seeds.acting import settle_bodies
from assembly.speakers.actions import ask_floor, call_next, end_speech
from assembly.statements.actions import ask_statement, give_opinion
from assembly.statements.rules import WORDS

NOTHING_MORE = About()
NEAR = 6  # days around a stage
UNREAD = 12  # days: what was told later is still unread at the desk


@dataclass
class Scene:
    """Ids that the story needs again."""

    assembly_id: int
    themes: tuple[str, str] = ("", "")
    meeting_id: int = 0
    staff: dict[str, Actor] = field(default_factory=dict)
    items: dict[str, int] = field(default_factory=dict)
    stages: dict[str, tuple[int, int]] = field(default_factory=dict)  # district → meeting, days ago

    @property
    def chair(self) -> Actor:
        return self.staff["facilitator"]

    @property
    def turn(self) -> tuple[Actor, int, int]:
        """What every verb at the desk begins with: who, which meeting, the version just seen."""
        return self.chair, self.meeting_id, meeting(self.meeting_id).version

    @cached_property
    def strategies(self) -> dict[int | None, int | None]:
        """Ids by number; what is under no strategy has none."""
        return {None: None} | {row.number: row.id for row in strategies_of(self.assembly_id)}


def call(scene: Scene, story: dict[str, Any], held_on: date) -> None:
    """Call a plenary, lay out its running order, issue a slip to every delegate."""
    scene.meeting_id = call_meeting(
        scene.chair,
        scene.assembly_id,
        story["number"],
        held_on,
        story["place"],
        story["quorum"],
        themes=scene.themes,
        code=story["code"],
    )
    for entry, parent in _running_order(story["items"]):
        item_id = add_item(
            scene.chair,
            scene.meeting_id,
            entry["title"],
            scene.strategies[entry.get("strategy")],
            scene.items[parent["title"]] if parent else None,
            kind=entry.get("kind", ""),
            minutes=entry.get("minutes", 0),
        )
        scene.items[entry.get("key", entry["title"])] = item_id
    for delegate in members_of(scene.assembly_id):
        issue_slip(SYSTEM, delegate.id, scene.meeting_id)


def hold(scene: Scene, story: dict[str, Any], told: list[dict[str, Any]], day: date) -> None:
    with on(day - timedelta(days=30)):
        call(scene, story, day)
    hear(scene, told, day)
    with on(day, "08:30"):
        present = [row.id for row in members_of(scene.assembly_id)][: -story["absent"]]
        for member_id in present:
            check_in(scene.staff["helper"], scene.meeting_id, member_id)
    with on(day, story["opens"]):
        open_meeting(*scene.turn)
    for entry, _parent in _running_order(story["items"]):
        _walk_through(scene, entry, day, present)
    with on(day, story["closes"]):
        ask(scene, story.get("sense", []))
        finish_item(*scene.turn, scene.items[story["items"][-1]["title"]])
        close_meeting(*scene.turn)


def ask(scene: Scene, statements: list[dict[str, Any]]) -> None:
    """What the hall was asked, with as many opinions of each district as the story has of it."""
    for one in statements:
        id_ = ask_statement(scene.chair, scene.meeting_id, one["text"])
        said = [(code, zip(WORDS, n, strict=True)) for code, n in one.get("said", {}).items()]
        for code, choice, count in ((code, *each) for code, counts in said for each in counts):
            for _ in range(count):
                give_opinion(Actor(participant=ids.token()), scene.meeting_id, id_, choice, code)


def _walk_through(scene: Scene, entry: dict[str, Any], day: date, present: list[int]) -> None:
    """One item of the finished plenary: opened, drafted, voted on where it was, written down."""
    item_id = scene.items[entry.get("key", entry["title"])]
    with on(day, entry["at"]):
        open_item(*scene.turn, item_id)
        write_discussion(scene.staff["secretary"], item_id, entry["discussion"])
        if "draft" in entry:
            write_draft(*scene.turn, item_id, entry["draft"]["title"], entry["draft"]["text"])
            acts = (scene.meeting_id, item_id, entry.get("acts", []), day)
            settle_bodies(scene.staff["secretary"], *acts)
            show_draft(*scene.turn, item_id)
    _listen(scene, entry.get("speeches", []), day, entry["at"])
    if "ballot" in entry:
        _vote(scene, item_id, entry["ballot"], day, present)
    if "clause" in entry:
        _write_clause(scene, entry["clause"], day)


def _listen(scene: Scene, speeches: list[dict[str, Any]], day: date, at: str) -> None:
    """Who spoke on an item, one after another, each so many minutes."""
    people = {row.full_name: row.id for row in members_of(scene.assembly_id)}
    begins = 3
    for speech in speeches:
        with on(day, at, begins):
            ask_floor(_delegate(scene, people[speech["name"]]), scene.meeting_id)
            speech_id = call_next(scene.chair, scene.meeting_id, seen=0)
        begins += speech["minutes"]
        with on(day, at, begins):
            end_speech(scene.chair, scene.meeting_id, speech_id)
        begins += 1


def _vote(
    scene: Scene, item_id: int, figures: dict[str, Any], day: date, present: list[int]
) -> None:
    choices = [word for word in ("yes", "no", "abstain") for _ in range(figures[word])]
    with on(day, figures["at"]):
        ballot_id = put_to_vote(*scene.turn, item_id, Terms(figures["method"], figures["majority"]))
        for member_id, choice in zip(present, choices, strict=False):
            cast_vote(_delegate(scene, member_id), ballot_id, choice, f"{ballot_id}-{member_id}")
    with on(day, figures["at"], figures["minutes"]):
        for verb in (close_ballot, count_ballot, declare_ballot):
            verb(*scene.turn, ballot_id)


def _delegate(scene: Scene, member_id: int) -> Actor:
    row = member(member_id)
    return Actor(
        name=row.full_name,
        member_id=row.id,
        member_kind=row.kind,
        meeting_id=scene.meeting_id,
        member_assembly_id=scene.assembly_id,
    )


def _write_clause(scene: Scene, clause: dict[str, Any], day: date) -> None:
    """From the newest resolution into its strategy's chapter, or into the last one."""
    strategy_id = scene.strategies[clause["chapter"]]
    chapters = [c for c in chapters_of(scene.assembly_id) if c.strategy_id == strategy_id]
    adopted = resolutions_of(scene.assembly_id)[0]
    with on(day, "15:30"):
        write_clause(scene.staff["secretary"], adopted.id, chapters[-1].id, clause["text"])


def hear(scene: Scene, told: list[dict[str, Any]], day: date) -> None:
    """Grievances come in on their days; the desk reads them and attaches some to items."""
    attached: dict[str, list[int]] = {}
    for one in told:
        days, about = told_at(scene, one)
        with on(day - timedelta(days=days)):
            code = tell_one(scene, one, about)
        found = find_by_code(code)
        if found and one["days"] > UNREAD:
            with on(day - timedelta(days=one["days"] - 2)):
                review(scene.chair, found.id)
        if found and "item" in one:
            attached.setdefault(one["item"], []).append(found.id)
    for key, grievances in attached.items():
        with on(day - timedelta(days=1)):
            attach(*scene.turn, scene.items[key], grievances)


def told_at(scene: Scene, one: dict[str, Any]) -> tuple[int, About]:
    """How many days ago it was told; what a district told around its stage was told there."""
    made, held = scene.stages.get(one["place"][:4], (None, -NEAR))
    if made is None or abs(held - one["days"]) > NEAR:
        return one["days"], About()
    return held, About(meeting_id=made)


def tell_one(scene: Scene, one: dict[str, Any], about: About = NOTHING_MORE) -> str:
    strategy_id = scene.strategies[one["strategy"]]
    said = (one["place"], strategy_id, one["text"], one["text"])
    return tell(scene.assembly_id, *said, about)["code"]


def _running_order(
    items: list[dict[str, Any]], parent: dict[str, Any] | None = None
) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    for item in items:
        yield item, parent
        yield from _running_order(item.get("items", []), item)


@contextmanager
def on(day: date, hour: str = "10:00", minutes: int = 0) -> Iterator[None]:
    """Let it be an hour of a day in Bangkok: the one place where the clock is told what to say."""
    begun = datetime.combine(day, time.fromisoformat(hour), clock.BANGKOK)
    moment = begun + timedelta(minutes=minutes)
    real = clock.now
    clock.now = lambda: moment
    try:
        yield
    finally:
        clock.now = real
