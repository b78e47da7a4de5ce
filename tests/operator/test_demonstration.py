"""What a newcomer finds after ``assembly demo``: an assembly with a past and a day ahead."""

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from assembly import create_app
from assembly.agenda.queries import items_of
from assembly.assemblies.models import Assembly
from assembly.ballots.models import Envelope
from assembly.ballots.queries import ballots_of_meeting, broken_invariants
from assembly.charter.queries import book_of
from assembly.commitments.queries import Asked as Promises
from assembly.commitments.queries import listing_of, timeline_of
from assembly.core import clock
from assembly.core.db import session
from assembly.core.ids import only_digits
from assembly.extensions import db
from assembly.grievances.queries import counts_by_district, find_by_code, new_grievances, wall
from assembly.meetings.models import Meeting
from assembly.meetings.queries import current_meeting, meetings_of, presence
from assembly.operator.verifying import INTACT, verify
from assembly.people.queries import members_of, staff_with
from assembly.resolutions.queries import (
    clauses_of_resolution,
    resolution_of_item,
    resolutions_of_meeting,
)
from assembly.seeds import planting as seeds
from tests.conftest import rest
from tests.operator.conftest import copied


@pytest.fixture
def demonstration(planted: Path, tmp_path: Path, begun: list[threading.Thread]) -> Iterator[Flask]:
    """The demonstration, on a copy of its own."""
    copied(planted, tmp_path / "instance")
    app = create_app(INSTANCE=tmp_path / "instance", DATABASE_URL="", TESTING=True)
    with app.app_context():
        yield app
        rest(app, begun)


@pytest.fixture
def assembly(demonstration: Flask) -> Assembly:
    return session().scalars(select(Assembly)).one()


@pytest.fixture
def past(assembly: Assembly) -> Meeting:
    return meetings_of(assembly.id)[-1]


@pytest.fixture
def coming(assembly: Assembly) -> Meeting:
    found = current_meeting(assembly.id)
    assert found is not None
    return found


def test_it_says_that_it_is_an_example(assembly: Assembly) -> None:
    assert (assembly.slug, assembly.is_example) == ("phangnga", True)
    assert assembly.name_th == "พังงาแห่งความสุข"


def test_people_of_all_eight_districts_are_on_the_roll(assembly: Assembly) -> None:
    counts = Counter(member.district_code for member in members_of(assembly.id))
    assert sorted(counts) == [f"820{n}" for n in range(1, 9)]
    assert set(counts.values()) == {5}
    for role in ("facilitator", "secretary", "helper"):
        assert staff_with(assembly.id, role) is not None


def test_the_coming_plenary_is_called_for_today_under_five_strategies(coming: Meeting) -> None:
    assert (coming.number, coming.phase, coming.held_on) == (13, "planned", clock.today())
    items = items_of(coming.id)
    assert [item.number for item in items if item.depth == 0] == ["1", "2", "3", "4", "5", "6"]
    strategies = [item.strategy_number for item in items if item.number.startswith("5.")]
    assert strategies == [3, 4, 9, 1, 2]


def test_the_quorum_already_stands_and_every_district_still_has_people_to_come(
    coming: Meeting,
) -> None:
    here = presence(coming)
    assert here.quorum_met
    assert all(0 < district.count < 5 for district in here.districts)
    assert len({district.count for district in here.districts}) > 1, "a hall is never even"


def test_the_last_plenary_was_held_from_opening_to_closing(past: Meeting) -> None:
    assert (past.number, past.phase) == (12, "closed")
    assert past.opened_at is not None
    assert past.closed_at is not None
    assert past.opened_at.astimezone(clock.BANGKOK).date() == past.held_on
    assert past.closed_at - past.opened_at == timedelta(hours=6, minutes=40)
    assert {item.phase for item in items_of(past.id)} == {"done"}


def test_its_ballots_show_every_kind_of_ending(past: Meeting) -> None:
    boards = ballots_of_meeting(past.id)
    told = [
        (b.method, b.majority, b.yes, b.no, b.abstain, b.verdict.carried)
        for b in boards
        if b.verdict
    ]
    assert told == [
        ("named", "simple", 36, 1, 1, True),
        ("secret", "simple", 27, 7, 3, True),
        ("named", "two_thirds", 21, 12, 5, False),
        ("named", "two_thirds", 37, 0, 1, True),
    ]
    assert boards[1].electors >= 10
    assert session().scalar(select(func.count()).select_from(Envelope)) == 0
    assert broken_invariants() == []


def test_three_resolutions_each_became_a_clause(past: Meeting) -> None:
    adopted = resolutions_of_meeting(past.id)
    assert [row.number for row in adopted] == ["12.1", "12.2", "12.3"]
    assert all(len(clauses_of_resolution(row.id)) == 1 for row in adopted)


def test_the_charter_stands_in_its_first_edition(assembly: Assembly, past: Meeting) -> None:
    book = book_of(assembly.id)
    assert book is not None
    assert book.edition is not None
    assert (book.edition.number, book.edition.adopted_on) == (1, past.held_on)
    assert len(book.chapters) == 12
    assert all(chapter.clauses for chapter in book.chapters)
    assert not any(c.added_since_edition for chapter in book.chapters for c in chapter.clauses)


def test_grievances_come_from_everywhere_about_nearly_everything(assembly: Assembly) -> None:
    assert wall(assembly.id).total >= 60
    assert all(district.count for district in counts_by_district(assembly.id))
    assert sum(1 for row in wall(assembly.id).rows if sum(row.counts)) >= 10


def test_some_grievances_wait_to_be_read(assembly: Assembly) -> None:
    assert 10 <= len(new_grievances(assembly.id, 100)) <= 20


def test_the_printed_code_leads_from_a_grievance_to_its_clause(demonstration: Flask) -> None:
    code = only_digits(seeds.lines_to_begin_with().splitlines()[-1].split("\t")[1])
    found = find_by_code(code)
    assert found is not None
    assert found.agenda_item_id is not None
    adopted = resolution_of_item(found.agenda_item_id)
    assert adopted is not None
    assert clauses_of_resolution(adopted.id)


def test_planting_again_keeps_the_data(assembly: Assembly) -> None:
    before = [(row.id, row.code, row.version) for row in meetings_of(assembly.id)]
    seeds.plant_demonstration()
    db.session.remove()
    after = [(row.id, row.code, row.version) for row in meetings_of(1)]
    assert after == before


def test_it_verifies_as_intact(demonstration: Flask) -> None:
    report = verify()
    assert (report.exit_code, report.faults) == (INTACT, [])


PAGES = ("/", "/m/{0}", "/m/{0}/tell", "/screen/{0}", "/a/phangnga", "/charter/phangnga", "/g/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("code", ["482913", "317204"])
def test_every_public_page_has_something_to_show_and_says_example(
    demonstration: Flask, page: str, code: str
) -> None:
    browser: FlaskClient = demonstration.test_client()
    answer = browser.get(page.format(code))
    assert answer.status_code == 200
    assert "ตัวอย่าง" in answer.text


def test_its_promises_stand_as_promises_do(assembly: Assembly) -> None:
    """One kept, one late with a corrected report, a project in parts, some without a report."""
    found = listing_of(assembly.id, Promises())
    counts = {state: count for state, _name, count in found.counts}
    assert counts == {"waiting": 3, "moving": 3, "kept": 1, "review": 1, "ended": 0}
    assert (found.late, found.unreported) == (1, 3)
    assert any(line.is_struck for line in timeline_of(found.rows[0].id, public=True))
    project = next(row for row in found.rows if row.is_project)
    assert [part.state for part in project.parts] == ["moving", "kept", "moving"]
    assert project.progress == (5 * 25 + 2 * 100 + 3 * 30) // 10
