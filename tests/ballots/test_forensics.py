"""After a secret box was opened, nothing in the installation ties a voter to a choice."""

from pathlib import Path

import pytest
from sqlalchemy import select, update

from assembly.ballots import actions, box
from assembly.ballots.models import Ballot, Elector, Envelope
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.journal.models import Entry
from tests.ballots.conftest import Plenary


def everything_kept(plenary: Plenary) -> dict[Path, bytes]:
    """Every file of the installation: database, log, keys, secrets."""
    instance = Path(plenary.hall.app.instance_path)
    return {file: file.read_bytes() for file in instance.rglob("*") if file.is_file()}


def found(needle: bytes, files: dict[Path, bytes]) -> list[str]:
    return [file.name for file, content in files.items() if needle in content]


@pytest.fixture
def voted(plenary: Plenary) -> Plenary:
    """Twelve secret votes, some changed, lie in the box."""
    plenary.opens_ballot()
    for place in range(12):
        plenary.votes(place, "yes" if place % 3 else "no", f"key-{place}")
    plenary.votes(3, "abstain", "second-thought")
    return plenary


@pytest.mark.sqlite
def test_nothing_of_an_opened_secret_box_is_left(voted: Plenary) -> None:
    papers = session().execute(select(Envelope.sealed, Envelope.idempotency_hash)).all()
    superseded = session().scalars(select(Envelope.superseded)).all()
    key = box.key_file(voted.ballot_id).read_bytes()
    while_open = everything_kept(voted)
    assert found(papers[0].sealed, while_open), "the search itself must be able to find an envelope"
    assert found(key, while_open) == [f"ballot-{voted.ballot_id}.key"]
    voted.finishes()
    voted.waits_for_purge()
    left = everything_kept(voted)
    for sealed, hashed in papers:
        assert found(sealed, left) == []
        assert found(sealed[:48], left) == []
        assert found(hashed.encode(), left) == []
    assert found("\n".join(filter(None, superseded)).encode(), left) == []
    assert found(key, left) == []
    assert not box.key_file(voted.ballot_id).exists()


def test_no_vote_stands_in_the_clear_while_the_box_is_closed(voted: Plenary) -> None:
    """The rows of a secret ballot hold no choice; only the key's file could open them."""
    row = session().execute(select(Envelope.__table__).limit(1)).one()._asdict()
    assert set(row) == {
        "ballot_id", "member_id", "sealed", "idempotency_hash", "revision", "superseded",
    }  # fmt: skip
    for word in (b"yes", b"abstain"):
        assert word not in row["sealed"]


def test_the_journal_keeps_numbers_and_no_names(voted: Plenary) -> None:
    voted.finishes()
    voted.waits_for_purge()
    about = select(Entry.type).where(Entry.subject == f"ballot:{voted.ballot_id}")
    assert list(session().scalars(about.order_by(Entry.seq))) == [
        "ballot_opened", "ballot_closed", "ballot_counted", "ballot_declared", "box_destroyed",
    ]  # fmt: skip
    electors = session().scalars(select(Elector.voted)).all()
    assert electors == [True] * 12


def test_a_stop_between_count_and_purge_is_finished_at_the_next_start(voted: Plenary) -> None:
    key = box.key_file(voted.ballot_id)
    kept = key.read_bytes()
    voted.closes()
    voted.counts()
    voted.waits_for_purge()
    key.write_bytes(kept)
    as_if_stopped(voted.ballot_id)
    actions.finish_purges()
    assert not voted.row.purge_pending
    assert not key.exists()


@pytest.mark.sqlite
def test_a_long_reader_delays_the_purge_and_does_not_end_it(voted: Plenary) -> None:
    voted.closes()
    voted.counts()
    voted.waits_for_purge()
    as_if_stopped(voted.ballot_id)
    reader = db.engine.connect()
    reader.exec_driver_sql("SELECT count(*) FROM elector").scalar()
    as_if_stopped(voted.ballot_id)  # the log now holds what the reader has not seen
    assert not actions.purge_box(voted.ballot_id, patience=0.3)
    assert voted.row.purge_pending
    reader.close()
    assert actions.purge_box(voted.ballot_id, patience=5)
    assert not voted.row.purge_pending


@change
def as_if_stopped(ballot_id: int) -> None:
    session().execute(update(Ballot).where(Ballot.id == ballot_id).values(purge_pending=True))
