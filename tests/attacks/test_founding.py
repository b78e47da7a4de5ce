"""A by-law in which nothing was adopted yet lies on the secretary's table alone."""

import pytest

from assembly.charter.actions import draft_clause, found_bylaw
from assembly.charter.queries import chapters_in
from assembly.core.access import SYSTEM
from assembly.extensions import db
from tests.factories.charter import FIRST, Table, lay_table
from tests.factories.hall import Hall

WORDS = ("ข้อบัญญัติเรื่องน้ำบาดาล", "คำปรารภที่ยังเขียนอยู่", "หมวดที่ยังเขียนอยู่")
PUBLIC = (
    "/charter/phangnga", "/a/phangnga", "/charter/phangnga/bylaw-1", "/charter/phangnga/bylaw-1/on",
    "/charter/phangnga/bylaw-1/editions", "/charter/phangnga/bylaw-1/compare",
    "/a/phangnga/log", "/a/phangnga/log.json", "/charter/phangnga/bylaw-1/cards",
    "/charter/phangnga/bylaw-1/find?q=น้ำ",
)  # fmt: skip


@pytest.fixture
def table(hall: Hall) -> Table:
    table = lay_table(hall)
    table.adopt()
    bylaw = found_bylaw(SYSTEM, hall.assembly_id, WORDS[0], WORDS[1], [WORDS[2]])
    draft_clause(SYSTEM, bylaw, f"start:h{chapters_in(bylaw)[0].id}", "ห้ามสูบน้ำบาดาล")
    db.session.remove()
    return Table(hall, bylaw, [])


def told(table: Table) -> set[str]:
    anybody = table.hall.app.test_client()
    return {word for page in PUBLIC for word in WORDS if word in anybody.get(page).text}


def test_nothing_of_it_is_public_before_it_is_adopted(table: Table) -> None:
    """Its title, preamble and chapters stood on public pages from the moment they were typed."""
    assert told(table) == set()
    office = table.hall.browser("secretary").get("/office/phangnga/charter/bylaw-1")
    assert WORDS[0] in office.text
    assert 'href="/charter/phangnga/bylaw-1' not in office.text


def test_adopted_it_is_everybodys(table: Table) -> None:
    table.adopt(FIRST)
    db.session.remove()
    assert told(table) == set(WORDS)
    office = table.hall.browser("secretary").get("/office/phangnga/charter/bylaw-1")
    assert 'href="/charter/phangnga/bylaw-1"' in office.text
