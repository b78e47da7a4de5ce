"""What people say of promises: neither the order, nor a day, nor one phone's words together."""

import json

import pytest
from sqlalchemy import select, text

from assembly.commitments.actions import seal_witnesses, witness
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.extensions import db
from assembly.journal.models import Entry, Payload
from tests.factories.hall import Hall
from tests.factories.promises import Promised, many_promises, moved, promised

TOWN, KO_YAO = "8201", "8202"


@pytest.fixture
def made(hall: Hall) -> Promised:
    return promised(hall)


def told() -> list[list[str]]:
    db.session.remove()
    wanted = select(Payload.content).join(Entry, Entry.seq == Payload.seq)
    rows = session().scalars(wanted.where(Entry.type == "witnesses_counted").order_by(Entry.seq))
    return [json.loads(row)["counts"] for row in rows]


@pytest.mark.sqlite
def test_the_table_keeps_no_order_of_speaking(hall: Hall, made: Promised) -> None:
    """By the numbers of the rows one phone's ten words stood together, in their order."""
    many = many_promises(hall, made.resolution_id, 3)
    for who in ("มาลี", "อรุณี"):
        for promise in many:
            witness(who, promise, TOWN, "unchanged")
    db.session.remove()
    with pytest.raises(Exception, match="no such column"):
        session().execute(text("SELECT rowid FROM witness"))
    db.session.remove()


def test_one_word_alone_is_not_entered(made: Promised) -> None:
    """A move of another promise entered whatever was said since: one word, between two hours."""
    for n in range(5):
        witness(f"คน {n}", made.first, KO_YAO, "unchanged")
    seal_witnesses(SYSTEM, made.hall.assembly_id)
    witness("มาลี", made.first, TOWN, "done")
    witness("มาลี", made.ids[1], TOWN, "done")
    moved(made.hall, made.ids[1], "kept", "ครบทุกอำเภอ")
    assert told() == [[f"{made.first}/{KO_YAO}/0/5"]]


def test_what_waited_is_entered_with_the_others(made: Promised) -> None:
    for n in range(4):
        witness(f"คน {n}", made.first, KO_YAO, "unchanged")
    assert seal_witnesses(SYSTEM, made.hall.assembly_id) == 0
    witness("มาลี", made.first, TOWN, "done")
    assert seal_witnesses(SYSTEM, made.hall.assembly_id) == 1
    assert told() == [[f"{made.first}/{TOWN}/1/0", f"{made.first}/{KO_YAO}/0/4"]]


def test_who_changes_a_word_is_not_dated_either(made: Promised) -> None:
    for n in range(6):
        witness(f"คน {n}", made.first, KO_YAO, "unchanged")
    seal_witnesses(SYSTEM, made.hall.assembly_id)
    witness("คน 0", made.first, KO_YAO, "done")
    assert seal_witnesses(SYSTEM, made.hall.assembly_id) == 0
    assert len(told()) == 1
