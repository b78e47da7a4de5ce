"""The tables' step for documents and drafts: what an installation has written goes up and down."""

import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from assembly import create_app
from assembly.charter.actions import draft_clause, found_bylaw, repeal_clause
from assembly.charter.queries import clause, edition_book, edition_text, editions_of, history_of
from assembly.core.access import SYSTEM
from assembly.core.db import writer_engine
from assembly.extensions import db
from assembly.operator.verifying import verify
from tests.conftest import empty, rest
from tests.factories.charter import Table, lay_table, lines
from tests.factories.hall import gather


@pytest.fixture
def installed(tmp_path: Path, begun: list[threading.Thread]) -> Iterator[Flask]:
    """An installation with its tables and no row."""
    app = create_app(INSTANCE=str(tmp_path / "instance"))
    empty(app.config["SQLALCHEMY_DATABASE_URI"])
    with app.app_context():
        upgrade()
        yield app
        rest(app, begun)


def at_rest(app: Flask) -> None:
    app.extensions["writer"].stop()
    db.session.remove()
    db.engine.dispose()


def told_before(app: Flask) -> list[str]:
    found = read(app, "SELECT number, text FROM edition_clause ORDER BY clause_id")
    return [f"{number} {words}" for number, words in found]


def write(app: Flask, text_hash: str) -> None:
    """The one edition as an older program hashed it."""
    engine = writer_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with engine.begin() as connection:
        connection.execute(text("UPDATE edition SET text_hash = :told"), {"told": text_hash})
    engine.dispose()


def read(app: Flask, sql: str) -> list[tuple[object, ...]]:
    engine = writer_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(sql))]
    engine.dispose()
    return found


def told(table: Table) -> list[str]:
    """Editions, clauses and steps of the charter, as people read them."""
    db.session.remove()
    editions = editions_of(table.charter_id)
    words = [line for e in editions for line in lines(edition_book(e.id))]
    titles = [c.title for e in editions for c in edition_book(e.id).chapters]
    steps = [f"{s.what} {s.number} {s.edition}" for id_ in table.clauses for s in history_of(id_)]
    return [*words, *titles, *steps, *lines(table.standing), table.standing.preamble]


def test_charters_and_editions_go_down_and_come_up_again(installed: Flask) -> None:
    table = lay_table(gather(installed))
    table.adopt()
    before = told(table)
    at_rest(installed)
    downgrade(revision="0005")
    assert told_before(installed) == before[:4]
    assert read(installed, "SELECT title, preamble FROM charter") == [
        ("ธรรมนูญพังงาแห่งความสุข", "เราชาวพังงาร่วมกันวางธรรมนูญนี้")
    ]
    upgrade()
    assert told(table) == before


def test_an_edition_from_before_is_still_what_the_journal_tells_of(installed: Flask) -> None:
    """Its hash was of its clauses alone, and stays so; one that came back is hashed by all."""
    table = lay_table(gather(installed))
    table.adopt()
    at_rest(installed)
    downgrade(revision="0005")
    upgrade()
    assert verify().exit_code == 0
    at_rest(installed)
    downgrade(revision="0005")
    plain = "\n".join(told_before(installed))
    write(installed, sha256(plain.encode()).hexdigest())
    upgrade()
    (first,) = editions_of(table.charter_id)
    assert edition_text(first.id) == plain
    assert first.in_force_from == first.adopted_on


def test_downwards_bylaws_and_drafts_go_and_a_repeal_stays_readable(installed: Flask) -> None:
    table = lay_table(gather(installed))
    table.adopt()
    repeal_clause(SYSTEM, table.clauses[1], clause(table.clauses[1]).version)
    bylaw = found_bylaw(SYSTEM, table.hall.assembly_id, "ข้อบัญญัติบ้านน้ำเค็ม", "", ["ทะเล"])
    own = Table(table.hall, bylaw, [])
    draft_clause(SYSTEM, bylaw, f"start:{own.chapter(0)}", "ไม่จับปลาในฤดูวางไข่")
    own.adopt()
    draft_clause(SYSTEM, table.charter_id, f"start:{table.chapter(0)}", "ร่างไว้")
    assert verify().exit_code == 0
    at_rest(installed)
    downgrade(revision="0005")
    assert read(installed, "SELECT count(*) FROM charter") == [(1,)]
    assert read(installed, "SELECT number, text FROM clause ORDER BY id")[1] == ("2", "(ยกเลิก)")
    assert read(installed, "SELECT count(*) FROM clause") == [(4,)]
    upgrade()
    assert len(lines(table.standing)) == 4
