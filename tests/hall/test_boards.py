"""Boards: every fact reaches its rooms, nobody unbidden listens, nothing personal leaves."""

import re

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient

from assembly.agenda.actions import finish_item, open_item
from assembly.ballots.actions import cast_vote, close_ballot, count_ballot, declare_ballot
from assembly.core import ids
from assembly.core.access import SYSTEM
from assembly.core.change import writer
from assembly.core.errors import NotFound
from assembly.extensions import db, socketio
from assembly.grievances.actions import tell
from assembly.hall.actions import add_screen, remove_screen, set_blank, show
from assembly.live import push
from assembly.live.rooms import parse
from assembly.meetings.actions import check_in, open_meeting
from tests.factories.decisions import begin, everyone_votes, open_vote
from tests.factories.hall import GIVEN, Hall
from tests.hall.conftest import Room, words_of


class Ear:
    """What the rooms were told, as (kind, key, urgent)."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, bool]] = []

    def listen(self, kind: str, key: str, *, urgent: bool = True) -> None:
        self.told.append((kind, key, urgent))

    def news(self) -> set[tuple[str, str, bool]]:
        """All that was told; facts leave after the commit, so let one more change pass first."""
        writer().run(lambda: (None, []))
        return set(self.told)

    def forgets(self) -> None:
        self.news()
        self.told.clear()


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch, hall: Hall) -> Ear:
    found = Ear()
    found.forgets()
    monkeypatch.setattr(push, "refresh", found.listen)
    return found


def watch(app: Flask, room: str, browser: object = None) -> dict[str, object]:
    """Ask for a room as one page does."""
    phone: SocketIOTestClient = socketio.test_client(
        app, auth={"csrf": None}, flask_test_client=browser
    )
    answer: dict[str, object] = phone.emit("watch", {"room": room}, callback=True)
    return answer


def test_a_step_of_the_desk_is_everybodys_news_at_once(hall: Hall, ear: Ear) -> None:
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    urgent = {(kind, key) for kind, key, urgent in ear.news() if urgent}
    assert {("now", "482913"), ("screen", "482913/main"), ("desk", "482913")} <= urgent


def test_counts_wait_for_the_rooms_pace(hall: Hall, ear: Ear) -> None:
    begin(hall)
    ballot_id = open_vote(hall)
    ear.forgets()
    cast_vote(hall.delegate(0), ballot_id, "yes", ids.token())
    tell(hall.assembly_id, "820101", None, "น้ำไม่ไหล", "key")
    assert {kind for kind, _key, _urgent in ear.news()} == {"now", "screen", "desk", "inbox"}
    assert not any(urgent for _kind, _key, urgent in ear.news())


def test_who_comes_in_is_counted_on_the_wall(hall: Hall, ear: Ear) -> None:
    check_in(SYSTEM, hall.meeting_id, hall.members[0])
    assert ("screen", "482913/main", False) in ear.news()


def test_a_grievance_is_no_news_for_the_phones_of_a_quiet_room(hall: Hall, ear: Ear) -> None:
    tell(hall.assembly_id, "820101", None, "น้ำไม่ไหล", "key")
    assert "now" not in {kind for kind, _key, _urgent in ear.news()}


def test_a_choice_at_the_desk_is_news_for_that_screen_and_the_desk_alone(
    hall: Hall, ear: Ear
) -> None:
    show(hall.facilitator, hall.meeting_id, "2", "welcome")
    ear.forgets()
    show(hall.facilitator, hall.meeting_id, "2", "agenda")
    assert ear.news() == {("screen", "482913/2", True), ("desk", "482913", True)}


def test_a_screen_that_comes_or_goes_is_news_for_the_main_one_too(hall: Hall, ear: Ear) -> None:
    """A wall opened under its name before shows the main one until then."""
    name = add_screen(hall.facilitator, hall.meeting_id)
    both = {("screen", "482913/main", True), ("screen", f"482913/{name}", True)}
    assert both <= ear.news()
    ear.forgets()
    remove_screen(hall.facilitator, hall.meeting_id, name)
    assert both <= ear.news()


def test_named_screens_hear_the_counts_too(hall: Hall, ear: Ear) -> None:
    show(hall.facilitator, hall.meeting_id, "2", "welcome")
    ear.forgets()
    check_in(SYSTEM, hall.meeting_id, hall.members[0])
    assert ("screen", "482913/2", False) in ear.news()


def test_a_refused_step_is_nobodys_news(hall: Hall, ear: Ear) -> None:
    with pytest.raises(NotFound):
        open_item(hall.facilitator, hall.meeting_id, hall.version, 999)
    assert ear.news() == set()


def test_anybody_may_watch_the_phone_and_the_wall_but_not_the_desk(room: Room) -> None:
    app = room.hall.app
    assert watch(app, "now:482913:th")["ok"]
    assert watch(app, "screen:482913/main:en")["ok"]
    assert watch(app, "desk:482913:th")["reason"] == "forbidden"
    assert watch(app, "desk:482913:th", room.desk_browser)["ok"]
    assert watch(app, "desk:482913:th", room.hall.browser("secretary"))["reason"] == "forbidden"


@pytest.mark.parametrize(
    "name", ["now:999999:th", "screen:482913/cinema:th", "desk:999999:th", "screen:482913:th"]
)
def test_there_is_no_such_room(room: Room, name: str) -> None:
    assert not watch(room.hall.app, name)["ok"]


def test_the_desk_of_another_assembly_stays_closed(room: Room) -> None:
    from tests.factories.hall import gather

    gather(room.hall.app, slug="another", code="111111")
    assert watch(room.hall.app, "desk:111111:th", room.desk_browser)["reason"] == "forbidden"


def test_the_first_board_is_what_the_page_painted(room: Room) -> None:
    begin(room.hall)
    db.session.remove()
    board = watch(room.hall.app, "now:482913:th")
    assert words_of(str(board["html"])) in room.phone()


KINDS = ("now:482913", "screen:482913/main", "desk:482913")


def every_board(hall: Hall) -> list[str]:
    """All boards of the meeting as it stands, in both languages."""
    db.session.remove()
    found = []
    for name in KINDS:
        for language in ("th", "en"):
            kind, key, _language = parse(f"{name}:{language}")
            board = push.Outlet(hall.app, kind, key, language)._make()
            found.append(f"{board['html']} {board['data']}")
    return found


def walk(hall: Hall) -> list[str]:
    """Every board at every state of a secret ballot, from before the meeting to its last item."""
    seen = every_board(hall)
    begin(hall)
    seen += every_board(hall)
    tell(hall.assembly_id, "820101", None, "น้ำไม่ไหล", "key-of-a-phone")
    ballot_id = open_vote(hall, method="secret")
    everyone_votes(hall, ballot_id, "yyyyyyyyynna")
    seen += every_board(hall)
    for verb in (close_ballot, count_ballot, declare_ballot):
        verb(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
        seen += every_board(hall)
    set_blank(hall.facilitator, hall.meeting_id, "main", True)
    finish_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    return seen + every_board(hall)


def test_no_board_holds_anything_personal(hall: Hall) -> None:
    for board in walk(hall):
        assert "csrf" not in board
        assert "idempotency_key" not in board
        assert "ใบรับของท่าน" not in board
        assert not any(f"{given} ใจดี" in board for given in GIVEN), "a delegate's name"
        assert not re.search(r"\d{4} \d{4} \d{4}", board), "a slip's or a grievance's code"


def test_every_board_is_well_formed_in_both_languages(hall: Hall) -> None:
    for board in walk(hall):
        words_of(board)


def test_an_open_ballots_boards_hold_no_figure_but_how_many_came_in(hall: Hall) -> None:
    begin(hall)
    ballot_id = open_vote(hall, method="secret")
    everyone_votes(hall, ballot_id, "yyyyyyynn")
    before = every_board(hall)
    cast_vote(hall.delegate(0), ballot_id, "no", ids.token())
    cast_vote(hall.delegate(7), ballot_id, "yes", ids.token())
    assert every_board(hall) == before, "who changed to what shows nowhere"
