"""The evening before: everything may be pressed, nothing of it counts, and nothing real changes."""

import re
import shutil
import signal
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from assembly import create_app
from assembly.agenda.actions import open_item
from assembly.ballots import actions as ballots
from assembly.ballots.models import Ballot, Elector, Envelope
from assembly.ballots.rules import Terms
from assembly.core.change import writer
from assembly.core.db import session
from assembly.extensions import db
from assembly.journal import checkpoints
from assembly.journal.models import Checkpoint
from assembly.meetings.actions import open_meeting
from assembly.operator import practising, upkeep
from assembly.operator.verifying import INTACT, verify
from assembly.people.queries import paper_slips
from assembly.resolutions.actions import put_to_vote, write_draft
from assembly.resolutions.queries import draft_of_item
from tests.conftest import rest, watch_tasks
from tests.factories.hall import Hall, gather
from tests.operator.machine import Machine, Running

MARK = "ไม่มีผลจริง"
FACES = ("/", "/m/482913", "/m/482913/tell", "/m/482913/mine", "/screen/482913", "/a/phangnga")


def rows(instance: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(instance / "assembly.db")) as database:
        return database.execute(query).fetchall()


def key_of(instance: Path) -> Ed25519PrivateKey:
    key = load_pem_private_key((instance / "journal.key").read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    return key


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Hall]:
    """A real assembly whose secret ballot is open, with two votes in the box."""
    with pytest.MonkeyPatch.context() as patch:
        begun = watch_tasks(patch)
        app = create_app(INSTANCE=tmp_path / "instance", DATABASE_URL="", TESTING=True)
        with app.app_context():
            upkeep.prepare_database()
            hall = gather(app)
            hall.everyone_checks_in()
            open_meeting(hall.facilitator, hall.meeting_id, hall.version)
            who, meeting, item = hall.facilitator, hall.meeting_id, hall.items[0]
            open_item(who, meeting, hall.version, item)
            write_draft(who, meeting, hall.version, item, "เห็นชอบหรือไม่", "ให้ตั้งคณะทำงาน")
            ballot = put_to_vote(who, meeting, hall.version, item, Terms("secret"))
            for place in (0, 1):
                ballots.cast_vote(hall.delegate(place), ballot, "yes", f"key-{place}")
            hall.browser("facilitator")
            yield hall
            rest(app, begun)


@pytest.fixture
def practice(real: Hall, begun: list[object]) -> Iterator[Flask]:
    """The program on a copy of it."""
    instance = Path(real.app.instance_path)
    copy = instance / "practice"
    practising.copy_instance(instance, copy)
    app = create_app(INSTANCE=copy, TESTING=True, WTF_CSRF_ENABLED=False)
    with app.app_context():
        upkeep.prepare_database()
        practising.begin_practice()
        yield app
        db.session.remove()
        writer().stop()
        db.engine.dispose()


@pytest.mark.sqlite
def test_a_box_that_is_still_sealed_stays_with_the_real_one(practice: Flask, real: Hall) -> None:
    for table in (Ballot, Elector, Envelope):
        assert session().scalars(select(table)).all() == []
    assert not (Path(practice.instance_path) / "keys").exists()
    copied = [f.read_bytes() for f in Path(practice.instance_path).iterdir() if f.is_file()]
    sealed = rows(Path(real.app.instance_path), "SELECT sealed FROM envelope")
    assert len(sealed) == 2
    assert not any(bytes(vote) in part for (vote,) in sealed for part in copied)
    draft = draft_of_item(real.items[0])
    assert draft is not None
    assert (draft.state, draft.ballot_id) == ("shown", None), "it can be put to the vote again"


@pytest.mark.sqlite
def test_what_was_left_out_is_said_plainly(practice: Flask) -> None:
    told = practising.lines_to_begin_with(Path("instance/practice"), ["เห็นชอบหรือไม่"])
    assert "“เห็นชอบหรือไม่” ไม่อยู่ในสำเนา" in told
    assert "/in/" in told
    assert "ASSEMBLY_INSTANCE=instance/practice assembly access" in told


@pytest.mark.sqlite
def test_its_journal_goes_on_and_verifies_but_never_as_the_real_one(
    practice: Flask, real: Hall
) -> None:
    assert verify().exit_code == INTACT
    real_key = key_of(Path(real.app.instance_path)).public_key()
    own_key = key_of(Path(practice.instance_path)).public_key()
    notes = list(session().scalars(select(Checkpoint.note)))
    assert len(notes) >= 3
    for note in notes:
        assert checkpoints.verify(note, own_key)
        with pytest.raises(checkpoints.NoteError):
            checkpoints.verify(note, real_key)


@pytest.mark.sqlite
def test_the_printed_slip_opens_the_practice_by_its_digits(practice: Flask, real: Hall) -> None:
    printed = paper_slips(real.meeting_id)[0]
    phone: FlaskClient = practice.test_client()
    assert phone.post("/", data={"code": printed.code}).status_code == 302
    assert printed.member in phone.get("/m/482913/mine").text


@pytest.mark.sqlite
def test_nobody_is_signed_in_and_no_cookie_of_one_opens_the_other(
    practice: Flask, real: Hall
) -> None:
    assert rows(Path(practice.instance_path), "SELECT id FROM sign_in") == []
    assert rows(Path(real.app.instance_path), "SELECT id FROM sign_in") != []
    names = {app.config["SESSION_COOKIE_NAME"] for app in (practice, real.app)}
    assert len(names) == 2
    assert practice.config["SECRET_KEY"] != real.app.config["SECRET_KEY"]


@pytest.mark.sqlite
@pytest.mark.parametrize("page", FACES)
def test_every_face_says_that_it_is_a_practice(practice: Flask, page: str) -> None:
    shown = practice.test_client().get(page).text
    assert MARK in shown
    assert "<title>ซ้อม · " in shown


@pytest.mark.sqlite
def test_no_real_page_says_so(real: Hall) -> None:
    for page in FACES:
        assert "ซ้อม" not in real.app.test_client().get(page).text


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    machine = Machine(tmp_path_factory.mktemp("evening") / "instance")
    assert machine.types("init", "--template", "phangnga").code == 0
    assert machine.types("staff", "add", "ธนพร", "--role", "facilitator").code == 0
    (machine.instance / "files").mkdir()
    (machine.instance / "files" / "map.png").write_bytes(b"a picture")
    return machine


@pytest.fixture(scope="module")
def served(machine: Machine) -> Iterator[tuple[Running, Machine, Running]]:
    """The real server, the copy, and the practice beside it."""
    real = machine.starts("serve")
    copy, practice = machine.practises()
    yield real, copy, practice
    practice.stops()
    real.stops()


def test_both_serve_side_by_side_and_only_one_is_marked(
    served: tuple[Running, Machine, Running],
) -> None:
    real, _copy, practice = served
    assert MARK in practice.asks("/a/phangnga")[1]
    assert "ซ้อม" not in real.asks("/a/phangnga")[1]


def test_what_the_practice_does_stays_in_the_copy(
    machine: Machine, served: tuple[Running, Machine, Running]
) -> None:
    _real, copy, practice = served
    before = rows(machine.instance, "SELECT count(*) FROM journal_entry")
    told = copy.types("staff", "add", "ซ้อม", "--role", "secretary", "--json").json
    assert told["url"].startswith(practice.url)
    assert rows(copy.instance, "SELECT name FROM staff ORDER BY id")[-1] == ("ซ้อม",)
    assert rows(machine.instance, "SELECT name FROM staff") == [("ธนพร",)]
    assert rows(machine.instance, "SELECT count(*) FROM journal_entry") == before
    assert (copy.instance / "files" / "map.png").read_bytes() == b"a picture"


def test_papers_of_a_practice_say_that_they_are_not_real(
    tmp_path: Path, served: tuple[Running, Machine, Running]
) -> None:
    _real, copy, _practice = served
    paper = tmp_path / "charter.json"
    assert copy.types("export", "charter", "--format", "json", "-o", str(paper)).code == 0
    assert '"example": true' in paper.read_text("utf-8")


def test_a_second_practice_is_refused(
    machine: Machine, served: tuple[Running, Machine, Running]
) -> None:
    said = machine.runs("practice")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "ซ้อมเปิดอยู่แล้ว" in said.err


def test_the_copy_goes_at_the_end_and_after_a_kill_with_the_next(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "instance")
    machine.types("init", "--template", "blank")
    copy, practice = machine.practises()
    practice.stops(signal.SIGKILL)
    (copy.instance / "left").touch()
    copy, practice = machine.practises()
    assert not (copy.instance / "left").exists()
    said = practice.stops()
    assert (said.code, said.err) == (0, "")
    assert not copy.instance.exists()


def test_what_is_not_a_file_cannot_be_practised(machine: Machine, tmp_path: Path) -> None:
    instance = tmp_path / "elsewhere"
    instance.mkdir()
    settings = 'DATABASE_URL = "postgresql+psycopg://nobody@127.0.0.1:9/none"\n'
    (instance / "settings.py").write_text(settings)
    said = Machine(instance).runs("practice")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "PostgreSQL" in said.err
    shutil.rmtree(instance)
    said = Machine(instance).runs("practice")
    assert said.code == 1
    assert "assembly init" in said.err


def test_a_free_port_is_found_beside_the_taken_ones() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        near = taken.getsockname()[1] - 1
        found = practising.free_port("127.0.0.1", near)
    assert found == 0 or found > near + 1


def test_the_mark_of_a_practice_is_set_by_its_key_alone(tmp_path: Path) -> None:
    (tmp_path / "practice.key").write_text("of one evening")
    app = create_app(INSTANCE=tmp_path, DATABASE_URL="postgresql://real", PUBLIC_URL="https://real")
    assert (app.config["PRACTICE"], app.config["SECRET_KEY"]) == (True, "of one evening")
    assert (app.config["DATABASE_URL"], app.config["PUBLIC_URL"]) == ("", "")
    assert re.fullmatch("[0-9a-f]{64}", app.config["CODES_KEY"])
