"""People say of a promise whether it is done where they live, and the journal can prove it."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, insert, inspect, select, text, update
from sqlalchemy.exc import OperationalError

from assembly.commitments.actions import seal_witnesses, witness
from assembly.commitments.models import Witness
from assembly.commitments.queries import (
    changed_counts,
    contradicted_in,
    own_word,
    witnesses_of,
)
from assembly.commitments.queries.witnessing import count_unsealed, counts_told
from assembly.commitments.rules import SaysNeither, WhichDistrict
from assembly.core import clock, ids
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import LostForm, NotFound
from assembly.extensions import db
from assembly.journal.models import Entry, Payload
from assembly.meetings.actions import close_meeting
from assembly.operator.matching import differences
from tests.factories.counting import counted
from tests.factories.hall import Hall
from tests.factories.promises import Promised, many_promises, moved, promised

TOWN, KO_YAO = "8201", "8202"


@pytest.fixture
def made(hall: Hall) -> Promised:
    return promised(hall)


@change
def changed(what: Callable[[], object]) -> None:
    what()


def later(days: int, monkeypatch: pytest.MonkeyPatch) -> date:
    day = clock.today() + timedelta(days=days)
    monkeypatch.setattr(clock, "today", lambda: day)
    return day


def say(made: Promised, how_many: int, says: str, place: str = KO_YAO, who: str = "คน") -> None:
    for n in range(how_many):
        witness(f"{who} {n}", made.first, place, says)


def said(made: Promised) -> tuple[dict[str, int], dict[str, int]]:
    db.session.remove()
    told = witnesses_of([made.first], clock.today())[made.first]
    done, unchanged = ({d.code: d.count for d in words} for words in (told.done, told.unchanged))
    return done, unchanged


def batches() -> list[dict[str, object]]:
    db.session.remove()
    wanted = select(Payload.content).join(Entry, Entry.seq == Payload.seq)
    wanted = wanted.where(Entry.type == "witnesses_counted").order_by(Entry.seq)
    return [json.loads(one) for one in session().scalars(wanted)]


def test_a_person_counts_once_and_may_change_the_word(made: Promised) -> None:
    witness("มาลี", made.first, KO_YAO, "done")
    witness("มาลี", made.first, KO_YAO, "done")
    assert said(made)[0][KO_YAO] == 1
    witness("มาลี", made.first, TOWN, "unchanged")
    done, unchanged = said(made)
    assert sum(done.values()) == 0
    assert unchanged[TOWN] == sum(unchanged.values()) == 1


def test_every_district_is_told_zero_too(made: Promised) -> None:
    done, unchanged = said(made)
    assert len(done) == len(unchanged) == 8
    assert set(done.values()) == {0}


def test_nothing_is_kept_but_the_word_the_place_and_the_day(made: Promised) -> None:
    witness("มาลี", made.first, KO_YAO, "done")
    witness("มาลี", made.ids[1], KO_YAO, "done")
    columns = {column.key for column in inspect(Witness).columns}
    assert columns == {"commitment_id", "person", "district_code", "says", "said_on", "seal"}
    people = list(session().scalars(select(Witness.person)))
    assert len(set(people)) == 2  # the same person cannot be seen in both
    assert not any("มาลี" in person for person in people)


def test_only_who_spoke_is_told_the_own_word(made: Promised) -> None:
    witness("มาลี", made.first, KO_YAO, "unchanged")
    own = own_word(made.first, "มาลี")
    assert own is not None
    assert (own.says, own.district_code) == ("unchanged", KO_YAO)
    assert own_word(made.first, "อรุณี") is None
    assert own_word(made.first, "") is None


@pytest.mark.parametrize(
    ("who", "place", "says", "refusal"),
    [
        ("", KO_YAO, "done", LostForm),
        ("มาลี", KO_YAO, "perhaps", SaysNeither),
        ("มาลี", "8301", "done", WhichDistrict),
        ("มาลี", "", "done", WhichDistrict),
    ],
)
def test_what_cannot_be_counted_is_refused(
    made: Promised, who: str, place: str, says: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        witness(who, made.first, place, says)


def test_of_nothing_nobody_speaks(made: Promised) -> None:
    with pytest.raises(NotFound):
        witness("มาลี", 99, KO_YAO, "done")


def test_a_kept_promise_may_be_spoken_against(made: Promised) -> None:
    moved(made.hall, made.first, "kept", "คณะทำงานครบทุกอำเภอ")
    say(made, 4, "unchanged")
    assert contradicted_in(made.hall.assembly_id, clock.today()) == frozenset()
    witness("อรุณี", made.first, TOWN, "unchanged")
    assert contradicted_in(made.hall.assembly_id, clock.today()) == {made.first}
    say(made, 5, "done", who="เพื่อน")
    assert contradicted_in(made.hall.assembly_id, clock.today()) == frozenset()
    assert sum(said(made)[1].values()) == 5  # the numbers stay, whatever the sign


def test_old_words_stay_in_the_numbers_and_leave_the_sign(
    made: Promised, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(made, 6, "unchanged")
    later(179, monkeypatch)
    assert witnesses_of([made.first], clock.today())[made.first].is_contradicted
    later(1, monkeypatch)
    told = witnesses_of([made.first], clock.today())[made.first]
    assert not told.is_contradicted
    assert told.say_unchanged == 6


def test_who_says_it_again_speaks_of_today(made: Promised, monkeypatch: pytest.MonkeyPatch) -> None:
    say(made, 6, "unchanged")
    later(200, monkeypatch)
    say(made, 6, "unchanged")
    assert witnesses_of([made.first], clock.today())[made.first].is_contradicted


def test_the_journal_is_told_in_heaps_when_a_meeting_closes(made: Promised) -> None:
    say(made, 3, "unchanged")
    say(made, 2, "done", TOWN, "เพื่อน")
    assert batches() == []
    close_meeting(made.hall.facilitator, made.hall.meeting_id, made.hall.version)
    assert batches() == [
        {
            "date": clock.today().isoformat(),
            "counts": [f"{made.first}/{TOWN}/2/0", f"{made.first}/{KO_YAO}/0/3"],
            "promises": 1,
        }
    ]


def test_what_people_had_said_is_kept_when_the_office_says_that_it_is_done(made: Promised) -> None:
    say(made, 5, "unchanged")
    moved(made.hall, made.first, "kept", "คณะทำงานครบทุกอำเภอ")
    assert batches()[0]["counts"] == [f"{made.first}/{KO_YAO}/0/5"]


@pytest.mark.sqlite
def test_the_order_of_speaking_stands_nowhere(made: Promised) -> None:
    """SQLite numbers rows by arrival, unless a table is made without."""
    say(made, 12, "done")
    with pytest.raises(OperationalError, match="rowid"):
        session().execute(text("SELECT rowid FROM witness"))
    db.session.remove()
    lying = list(session().scalars(text("SELECT person FROM witness")))
    assert lying == sorted(lying)


def test_only_what_changed_is_told_again(made: Promised) -> None:
    say(made, 5, "unchanged")
    for n in range(6):
        witness(f"คน {n}", made.ids[1], TOWN, "done")
    assert seal_witnesses(SYSTEM, made.hall.assembly_id) == 2
    assert seal_witnesses(SYSTEM, made.hall.assembly_id) == 0
    for n in range(5):
        witness(f"คน {n}", made.ids[1], TOWN, "unchanged")
    assert seal_witnesses(SYSTEM, made.hall.assembly_id) == 1
    told = counts_told(made.hall.assembly_id)
    assert told[made.ids[1]][1] == [(made.ids[1], TOWN, 1, 5)]
    assert told[made.first][1] == [(made.first, KO_YAO, 0, 5)]


def test_a_word_that_was_taken_away_or_put_in_is_found(
    made: Promised, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(made, 5, "unchanged")
    seal_witnesses(SYSTEM, made.hall.assembly_id)
    say(made, 2, "done")  # they changed their word
    say(made, 3, "done", TOWN, "เพื่อน")
    later(2, monkeypatch)
    assert changed_counts() == []
    yesterday = clock.today() - timedelta(days=9)
    forged = {"commitment_id": made.first, "person": "x", "district_code": KO_YAO, "says": "done"}
    changed(lambda: session().execute(insert(Witness).values(**forged, said_on=yesterday)))
    assert changed_counts() == [f"commitment:{made.first}"]
    assert "เสียงจากพื้นที่" in " ".join(differences({}))
    changed(lambda: session().execute(delete(Witness).where(Witness.person == "x")))
    assert changed_counts() == []
    gone = Witness.commitment_id == made.first
    changed(lambda: session().execute(delete(Witness).where(gone, Witness.says == "unchanged")))
    changed(lambda: session().execute(delete(Witness).where(gone, Witness.district_code == TOWN)))
    assert changed_counts() == [f"commitment:{made.first}"]


def test_a_word_that_somebody_put_in_today_is_found_too(hall: Hall, made: Promised) -> None:
    """The journal counts words by fives: one of today was nobody's to see."""
    say(made, 2, "unchanged")
    assert changed_counts() == []
    forged = {"commitment_id": made.first, "person": "x", "district_code": KO_YAO, "says": "done"}
    forged |= {"said_on": clock.today()}
    for seal in ("", ids.fingerprint("witness", "guessed")):
        changed(lambda: session().execute(insert(Witness).values(**forged, seal=seal)))  # noqa: B023 -- at once
        assert changed_counts() == [f"commitment:{made.first}"]
        changed(lambda: session().execute(delete(Witness).where(Witness.person == "x")))
    changed(lambda: session().execute(update(Witness).values(says="done")))
    assert changed_counts() == [f"commitment:{made.first}"]
    hall.app.config["CODES_KEY"] = "f" * 64  # with another secret nothing can be said
    db.session.remove()
    assert (changed_counts(), count_unsealed()) == ([], 2)


def test_many_promises_take_the_same_statements_as_one(made: Promised) -> None:
    many = many_promises(made.hall, made.resolution_id, 200)
    say(made, 3, "done")
    for some in ([made.first], many):
        with counted() as asked:
            told = witnesses_of(some, clock.today())
        assert len(asked) == 2
        assert set(told) == set(some)
