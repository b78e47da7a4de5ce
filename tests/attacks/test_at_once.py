"""Two people, one grievance: what happens between two presses, and at the same moment."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import Refusal
from assembly.extensions import db
from assembly.grievances.actions import (
    attach,
    clear,
    erase,
    follow_matter,
    forward,
    keep_back,
    publish_batch,
    redact,
    seal_batch,
    tell,
    withdraw,
    write_to_sender,
)
from assembly.grievances.models import Grievance, GrievanceStep
from assembly.grievances.queries import changed_batches, find_by_code, published
from assembly.issues.actions import group, undo_grouping, ungroup
from assembly.issues.models import Issue
from tests.inbox.conftest import Desk
from tests.inbox.conftest import desk as desk

STEPS = (
    "group", "undo", "ungroup", "clear", "keep_back", "redact", "forward", "answer", "attach",
    "carry", "withdraw", "erase", "publish",
)  # fmt: skip


def at_once(app: Any, *works: Callable[[], object]) -> list[object]:
    """All of them begin together; answers what each answered or how it was refused."""
    together, answers = Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        with app.app_context():
            together.wait()
            try:
                answers.append(work())
            except Refusal as refusal:
                answers.append(refusal)

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_of_two_helpers_at_one_grievance_one_is_told(desk: Desk) -> None:
    hall, picks = desk.hall, desk.picks(0)
    one, two = (desk.actor(name) for name in ("วิชัย", "มาลี"))
    answers = at_once(
        hall.app,
        lambda: clear(one, hall.assembly_id, picks),
        lambda: keep_back(two, hall.assembly_id, picks, "มีชื่อคน"),
        lambda: forward(two, hall.assembly_id, picks, desk.organisation),
    )
    assert sum(isinstance(answer, Refusal) for answer in answers) == 2
    assert desk.row(0).version == picks[0][1] + 1


def test_two_phones_with_one_key_are_one_grievance(desk: Desk) -> None:
    """Two tabs that carry the same letter, or one whose answer was lost."""
    hall = desk.hall
    said = (hall.assembly_id, "820108", None, "น้ำเค็มเข้าบ่อ", "one key")
    answers = at_once(hall.app, *[lambda: tell(*said)] * 8)
    assert len({str(answer) for answer in answers}) == 1
    same = select(Grievance).where(Grievance.text == said[3])
    db.session.remove()
    assert len(session().scalars(same).all()) == 1


def test_published_and_taken_back_at_once_it_is_not_public(desk: Desk) -> None:
    hall = desk.hall
    voices = many(desk)
    at_once(
        hall.app,
        lambda: publish_batch(SYSTEM, hall.assembly_id),
        *[lambda voice=voice: withdraw(voice) for voice in voices[:2]],
    )
    db.session.remove()
    assert [published(voice) for voice in voices[:2]] == [None, None]
    assert all(published(voice) for voice in voices[2:])


def many(desk: Desk) -> list[int]:
    """Eight that wait for their publication."""
    codes = [
        tell(desk.hall.assembly_id, "820108", None, f"เรื่องที่ {n}", key=f"key {n}")["code"]
        for n in range(8)
    ]
    seal_batch(SYSTEM, desk.hall.assembly_id)
    found = [find_by_code(code) for code in codes]
    ids = [one.id for one in found if one]
    ready(ids)
    return ids


@change
def ready(ids: list[int]) -> None:
    for id_ in ids:
        row = session().get_one(Grievance, id_)
        row.state, row.cleared_on = "reviewed", row.told_on
        row.told_on = row.told_on.replace(year=row.told_on.year - 1)


def press(desk: Desk, step: str, place: int) -> None:
    """One button with the newest version; refused is fine, broken is not."""
    hall, who = desk.hall, desk.actor()
    voice, picks = desk.voices[place], desk.picks(place)
    issues = [row.id for row in session().scalars(select(Issue).order_by(Issue.id))]
    verbs: dict[str, Callable[[], object]] = {
        "group": lambda: group(
            who, hall.assembly_id, picks, issues[-1] if issues and place else None, "น้ำ"
        ),
        "undo": lambda: [
            undo_grouping(who, id_, session().get_one(Issue, id_).version) for id_ in issues[-1:]
        ],
        "ungroup": lambda: ungroup(who, hall.assembly_id, picks),
        "clear": lambda: clear(who, hall.assembly_id, picks),
        "keep_back": lambda: keep_back(who, hall.assembly_id, picks, "มีชื่อคน"),
        "redact": lambda: redact(who, hall.assembly_id, *picks[0], "[ชื่อ] น้ำไม่ไหล"),
        "forward": lambda: forward(who, hall.assembly_id, picks, desk.organisation),
        "answer": lambda: write_to_sender(who, *picks[0], "ช่างจะไปดู"),
        "attach": lambda: attach(
            hall.facilitator, hall.meeting_id, hall.version, hall.items[place % 2], [voice]
        ),
        "carry": lambda: follow_matter(SYSTEM, hall.items[0], hall.items[1]),
        "withdraw": lambda: withdraw(voice),
        "erase": lambda: erase(voice),
        "publish": lambda: publish_batch(SYSTEM, hall.assembly_id),
    }
    verbs[step]()


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    presses=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2)), min_size=3, max_size=12)
)
def test_in_whatever_order_they_press_nothing_taken_back_returns(
    desk: Desk, presses: list[tuple[str, int]]
) -> None:
    desk = afresh(desk)
    gone: set[int] = set()
    for step, place in presses:
        try:
            press(desk, step, place)
        except Refusal:
            continue
        gone |= {desk.voices[place]} if step in ("withdraw", "erase") else set()
        check(desk, gone)


def afresh(desk: Desk) -> Desk:
    """The same desk with three voices that nobody touched."""
    marks = [f"{one}" for one in range(3)]
    codes = [
        tell(desk.hall.assembly_id, "820108", None, f"น้ำ {mark}", key="")["code"] for mark in marks
    ]
    seal_batch(SYSTEM, desk.hall.assembly_id)
    found = [find_by_code(code) for code in codes]
    return Desk(desk.hall, [one.id for one in found if one], desk.organisation)


def check(desk: Desk, gone: set[int]) -> None:
    db.session.remove()
    for voice in desk.voices:
        row = session().get_one(Grievance, voice)
        assert (row.state == "withdrawn") == (voice in gone)
        if voice in gone:
            assert published(voice) is None
            assert (row.issue_id, row.agenda_item_id) == (None, None), "no item came to the room"
        assert row.issue_id is None or session().get(Issue, row.issue_id) is not None
        numbers = select(GrievanceStep.number).where(GrievanceStep.grievance_id == voice)
        steps = sorted(session().scalars(numbers))
        assert steps == list(range(1, len(steps) + 1))
    assert changed_batches() == []
