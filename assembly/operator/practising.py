"""A practice: a second server on a throw-away copy, where nothing counts (ADR 11).

The copy lies in the instance folder, keeps the installation's ``secret`` so that the printed slips
open it, and has keys, journal signatures, cookies and an address of its own. It goes at the end.
"""

import secrets
import shlex
import shutil
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from flask import Config
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select, update

from assembly import home
from assembly.amendments.actions import wait_again
from assembly.amendments.queries import amendment_of_ballot
from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assemblies
from assembly.ballots.models import Ballot
from assembly.ballots.rules import Method, State
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import is_sqlite, session
from assembly.core.errors import Refusal
from assembly.extensions import metadata
from assembly.journal import checkpoints
from assembly.journal.actions import ORIGIN, make_checkpoint, record, signing_key
from assembly.journal.models import Checkpoint
from assembly.operator import instances, serving
from assembly.operator.addresses import access_to, doors, meeting_called
from assembly.operator.backups import UPLOADS, copy_database
from assembly.people.models import Link, SignIn
from assembly.resolutions.actions import send_draft_back

COPY = "practice"
PORTS_TRIED = 50
NOT_COPIED = _l(
    "การลงมติลับที่ยังไม่ได้นับ “%(question)s” ไม่อยู่ในสำเนา เพราะกุญแจหีบอยู่กับของจริงเท่านั้น ในการซ้อมเปิดลงมติใหม่ได้"
)


class AlreadyPractising(Refusal):
    message = _l("มีการซ้อมเปิดอยู่แล้ว โปรดปิดการซ้อมนั้นก่อน")


class OnlyFromFile(Refusal):
    message = _l(
        "การซ้อมทำสำเนาได้เฉพาะฐานข้อมูล SQLite ข้อมูลชุดนี้อยู่ใน PostgreSQL โปรดซ้อมบนเครื่องอื่นที่ใช้ SQLite"
    )


def practise(instance: Path, host: str, port: int | None, say: Callable[[str], object]) -> None:
    """Serve a copy of an instance until told to stop, then remove it; the real one goes on.

    Refuses: AlreadyPractising, OnlyFromFile, NoAssembly, AddressTaken.
    """
    _check_can_be_copied(instance)
    try:
        with instances.alone(instance, "practice.lock"):
            _serve_copy(instance, instance / COPY, host, port, say)
    except instances.AlreadyServing as error:
        raise AlreadyPractising from error


def _serve_copy(
    instance: Path, copy: Path, host: str, port: int | None, say: Callable[[str], object]
) -> None:
    left_out: list[str] = []
    try:
        copy_instance(instance, copy)
        serving.serve(
            copy,
            host,
            free_port(host) if port is None else port,
            before=lambda: left_out.extend(begin_practice()["left_out"].splitlines()),
            ready=lambda: say(lines_to_begin_with(copy, left_out)),
        )
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _check_can_be_copied(instance: Path) -> None:
    settings = Config(instance)
    settings.from_pyfile(str(home() / "config.py"))
    settings.from_pyfile(str(instance / "settings.py"), silent=True)
    if settings["DATABASE_URL"] and not is_sqlite(settings["DATABASE_URL"]):
        raise OnlyFromFile
    if settings["DATABASE_URL"] or not (instance / instances.DATABASE).is_file():
        raise instances.NoAssembly


def copy_instance(instance: Path, copy: Path) -> None:
    """A consistent copy of database, slips' secret and uploads; no key, no cookie, no lock.

    What a practice that was killed left behind goes first.
    """
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(mode=0o700)
    key = copy / instances.PRACTICE_KEY  # first, so that half a copy is never taken for real
    key.touch(mode=0o600)
    key.write_text(secrets.token_hex(32), encoding="ascii")
    copy_database(instance / instances.DATABASE, copy / instances.DATABASE)
    _empty_sealed_boxes(copy / instances.DATABASE)
    for name in ("secret", "settings.py"):
        if (instance / name).is_file():
            shutil.copy2(instance / name, copy / name)
    if (instance / UPLOADS).is_dir():
        shutil.copytree(instance / UPLOADS, copy / UPLOADS)


def _empty_sealed_boxes(database: Path) -> None:
    """Sealed votes have no business in a copy: not in its rows, its free pages or its log."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("DELETE FROM envelope")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@change
def begin_practice() -> dict[str, str]:
    """Make the copy's rows a practice's; answers which open secret ballots were left out.

    Every assembly of it becomes an example, so that its papers say so too. Nobody is signed in.
    Harmless when repeated.
    """
    session().execute(update(Assembly).values(is_example=True))
    session().execute(delete(Link))
    session().execute(delete(SignIn))
    left_out = _leave_out_sealed_boxes()
    _sign_anew()
    record(SYSTEM, "practice_begun", "installation", {"ballots_left_out": len(left_out)})
    make_checkpoint("practice_begun", "")
    return {"left_out": "\n".join(left_out)}


def _leave_out_sealed_boxes() -> list[str]:
    """The key of an open secret box lies with the real one alone: here the ballot begins again."""
    closed = (State.COUNTED.value, State.DECLARED.value)
    wanted = select(Ballot).where(Ballot.method == Method.SECRET.value, Ballot.state.not_in(closed))
    rows = list(session().scalars(wanted))
    questions = [" ".join(row.question.split()) for row in rows]
    for row in rows:
        _wait_again(row.id)
    for table in reversed(metadata.sorted_tables):
        for key in table.foreign_keys:
            if key.references(Ballot.__table__):
                mine = key.parent.in_([row.id for row in rows])
                session().execute(delete(table).where(mine))
    for row in rows:
        session().delete(row)
    session().flush()
    return questions


def _wait_again(ballot_id: int) -> None:
    """What was being voted on may be put to the vote once more, as if it had been called off."""
    send_draft_back(ballot_id)
    amendment = amendment_of_ballot(ballot_id)
    if amendment is not None:
        wait_again(amendment)
    session().flush()


def _sign_anew() -> None:
    """The history stays; every signature on it becomes this practice's, good for nothing else."""
    key = signing_key()
    for row in session().scalars(select(Checkpoint)):
        text = checkpoints.text(ORIGIN, row.size, bytes.fromhex(row.root))
        row.note = checkpoints.sign(text, ORIGIN, key)


def lines_to_begin_with(copy: Path, left_out: list[str]) -> str:
    """That this is a practice, everybody's addresses in it, and what could not be copied."""
    more = f"ASSEMBLY_INSTANCE={shlex.quote(str(copy))} assembly access"
    return "\n".join(
        [
            _("ซ้อม: นี่คือสำเนา ทุกหน้าจอมีคำว่าซ้อม เมื่อปิดสำเนาจะถูกลบ ของจริงไม่เปลี่ยน"),
            *(doors(access_to(row, meeting_called(row, None))) for row in assemblies()),
            *(str(NOT_COPIED % {"question": question}) for question in left_out),
            _("บัตรของผู้แทนที่พิมพ์แล้วใช้ซ้อมได้ พิมพ์รหัส 12 หลักที่หน้าแรกของการซ้อม"),
            f"{_('บัตรและลิงก์ใหม่สำหรับซ้อม')}\t{more}",
        ]
    )


def free_port(host: str, near: int = 8000) -> int:
    """The first free port after the usual one; 0, any, when a whole stretch is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in range(near + 1, near + 1 + PORTS_TRIED):
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((host, port))
            except OSError:
                continue
            return port
    return 0
