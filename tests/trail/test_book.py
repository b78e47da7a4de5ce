"""The charter as a book: every edition stays readable, and any day's text is found again."""

import re
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import refresh
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from assembly.charter.actions import (
    adopt_edition,
    amend_clause,
    draft_amendment,
    draft_clause,
    draft_part,
    draft_repeal,
    found_bylaw,
    repeal_clause,
)
from assembly.charter.models import Clause
from assembly.charter.queries import (
    change_of_part,
    charter_of,
    clause,
    seen_of,
)
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.extensions import db
from tests.factories.charter import PLACE, Table, lay_table
from tests.factories.decisions import lay_charter
from tests.factories.hall import Hall
from tests.trail.conftest import CLAUSE, Spine, publish_everything

BOOK = "/charter/phangnga"
texts = st.text()
FIRST, SECOND = date(2025, 11, 20), date(2026, 3, 1)


@pytest.fixture
def table(hall: Hall) -> Table:
    return lay_table(hall)


@pytest.fixture
def twice(table: Table) -> Table:
    """Two editions: in the second one clause reads otherwise, one is new, one is repealed."""
    table.adopt(FIRST)
    ids = table.clauses
    draft_amendment(SYSTEM, ids[1], table.seen(1), "ทุกคนมีสิทธิพูดและถาม")
    draft_repeal(SYSTEM, ids[2], table.seen(2), "ซ้ำกับข้ออื่น")
    draft_clause(SYSTEM, table.charter_id, f"after:c{ids[0]}", "ประชุมทุกสามเดือน")
    seen = seen_of(change_of_part(table.charter_id, "signers"))
    draft_part(SYSTEM, table.charter_id, "signers", seen, "นายสมชาย ใจดี, ประธานสมัชชา")
    table.adopt(SECOND, SECOND + timedelta(days=30))
    db.session.remove()
    return table


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, f"{address}: {answer.status_code}"
    return answer.text


def read(client: FlaskClient, address: str, status: int = 200) -> str:
    """The page as a reader has it: words alone."""
    main = page(client, address, status)
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_an_earlier_edition_reads_as_it_was_and_says_that_it_does_not_hold(
    twice: Table, client: FlaskClient
) -> None:
    first = read(client, f"{BOOK}/editions/1")
    assert "ฉบับนี้ไม่ใช่ฉบับที่ใช้อยู่" in first
    assert "ทุกคนมีสิทธิพูด" in first
    assert "ประชุมทุกสามเดือน" not in first
    assert "ชุมชนร่วมตรวจแนวเขต" in first
    second = read(client, f"{BOOK}/editions/2")
    assert "ไม่ใช่ฉบับที่ใช้อยู่" not in second
    assert "ทุกคนมีสิทธิพูดและถาม" in second
    assert "นายสมชาย ใจดี" in second


def test_a_repealed_clause_keeps_its_number_and_says_when(
    twice: Table, client: FlaskClient
) -> None:
    book = read(client, BOOK)
    assert "ข้อ 3 (ยกเลิก) ยกเลิกในฉบับที่ 2" in book
    own = read(client, f"/c/{twice.clauses[2]}")
    assert "ข้อนี้ยกเลิกแล้ว" in own
    assert "ชุมชนร่วมตรวจแนวเขต" in own  # its words stand in its history


def test_the_list_of_editions_says_what_each_changed(twice: Table, client: FlaskClient) -> None:
    told = read(client, f"{BOOK}/editions")
    assert "แก้ 1 ข้อ · เพิ่ม 1 ข้อ · ยกเลิก 1 ข้อ · เพิ่มผู้ลงนาม" in told
    assert told.index("ฉบับที่ 2 พ.ศ. 2569") < told.index("ฉบับที่ 1 พ.ศ. 2568")
    assert "ใช้ตั้งแต่ 31 มีนาคม 2569" in told
    links = page(client, f"{BOOK}/editions")
    for there in (f"{BOOK}/editions/1", f"{BOOK}/compare?from=1&amp;to=2"):
        assert f'href="{there}"' in links


def test_two_editions_stand_side_by_side(twice: Table, client: FlaskClient) -> None:
    shown = page(client, f"{BOOK}/compare?from=1&to=2")
    assert '<ins><span class="for-ears">เพิ่ม </span>และถาม</ins>' in shown
    assert re.search(r"<del>.*?ชุมชนร่วมตรวจแนวเขต</del>", shown)
    said = read(client, f"{BOOK}/compare?from=1&to=2")
    assert "แก้ 1 ข้อ" in said
    assert "ข้อ 4 เหมือนเดิม" in said
    for href in re.findall(r'href="#([^"]+)"', shown):
        assert f'id="{href}"' in shown or href == "main"
    plain = page(client, f"{BOOK}/compare")  # the last two, where none are asked for
    assert plain == shown.replace("?from=1&amp;to=2&amp;lang=en", "?lang=en")
    back = page(client, f"{BOOK}/compare?from=2&to=1")
    assert '<del><span class="for-ears">ตัดออก </span>และถาม</del>' in back
    assert "เหมือนกันทุกคำ" in read(client, f"{BOOK}/compare?from=2&to=2")


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2025-11-19", "ยังไม่มีฉบับใดใช้อยู่"),
        ("2025-11-20", "ฉบับที่ 1 พ.ศ. 2568"),
        ("2026-03-30", "ฉบับที่ 1 พ.ศ. 2568"),  # adopted, and not yet in force
        ("2026-03-31", "ฉบับที่ 2 พ.ศ. 2569"),
        ("2099-01-01", "ฉบับที่ 2 พ.ศ. 2569"),
        ("2569-03-31", "31 มีนาคม 2569"),  # a year that can only be of the Buddhist Era
    ],
)
def test_the_text_of_any_day(twice: Table, client: FlaskClient, day: str, says: str) -> None:
    assert says in read(client, f"{BOOK}/on/{day}")


def test_what_waits_for_its_day_is_not_called_in_force(table: Table, client: FlaskClient) -> None:
    table.adopt(FIRST)
    draft_amendment(SYSTEM, table.clauses[1], table.seen(1), "ทุกคนมีสิทธิพูดและถาม")
    table.adopt(SECOND, clock.today() + timedelta(days=30))
    db.session.remove()
    day = client.get(f"{BOOK}/on/{clock.today() + timedelta(days=31)}").text
    assert f'href="{BOOK}">อ่านข้อความที่ใช้อยู่' in day
    for today in (read(client, BOOK), read(client, f"/c/{table.clauses[1]}").split("ประวัติ")[0]):
        assert "ทุกคนมีสิทธิพูดและถาม" not in today
        assert "จะใช้ตั้งแต่" in today
    assert f'href="{BOOK}/editions/2">อ่านฉบับใหม่ล่วงหน้า' in client.get(BOOK).text


def test_a_clause_that_is_only_in_the_waiting_edition_has_its_page(
    table: Table, client: FlaskClient
) -> None:
    table.adopt(FIRST)
    drafted = draft_clause(SYSTEM, table.charter_id, f"after:c{table.clauses[-1]}", "ข้อใหม่เอี่ยม")
    assert drafted
    table.adopt(SECOND, clock.today() + timedelta(days=30))
    db.session.remove()
    assert "ข้อใหม่เอี่ยม" not in read(client, BOOK)
    new = session().scalars(select(Clause.id).where(Clause.text == "ข้อใหม่เอี่ยม")).one()
    assert "จะใช้ตั้งแต่" in read(client, f"/c/{new}")


def test_only_a_number_or_a_letter_in_brackets_is_an_item(app: Flask) -> None:
    drawn = app.jinja_env.get_template("components/clause.html").module.clause_text  # type: ignore[attr-defined]
    told = drawn("(ยกเลิก)\n(1) หนึ่ง\n(๑๒) สิบสอง\n(ก) กอ\n(ดูข้อ 3) ต่อ")
    assert told.count('class="item') == 3
    assert "<p>(ยกเลิก)</p>" in told


def test_a_day_is_typed_as_people_write_it(twice: Table, client: FlaskClient) -> None:
    answer = client.get(f"{BOOK}/on", query_string={"day": "๒๐ พฤศจิกายน ๒๕๖๘"})
    assert answer.status_code == 302
    assert answer.location.endswith(f"{BOOK}/on/2025-11-20")
    wrong = client.get(f"{BOOK}/on", query_string={"day": "เมื่อวาน"})
    assert wrong.status_code == 422
    assert "อ่านวันที่นี้ไม่ออก" in wrong.text
    assert 'value="เมื่อวาน"' in wrong.text
    assert client.get(f"{BOOK}/on").status_code == 422
    for nowhere in ("2025-13-01", "now", "0"):
        assert client.get(f"{BOOK}/on/{nowhere}").status_code == 404


def test_a_day_between_editions_has_what_resolutions_changed_by_then(
    table: Table, client: FlaskClient
) -> None:
    table.adopt(clock.today() - timedelta(days=9))
    id_ = table.clauses[1]
    amend_clause(SYSTEM, id_, clause(id_).version, "ทุกคนมีสิทธิพูดวันนี้")
    db.session.remove()
    yesterday, today = clock.today() - timedelta(days=1), clock.today()
    before = read(client, f"{BOOK}/on/{yesterday}")
    assert "ทุกคนมีสิทธิพูดวันนี้" not in before
    assert "ฉบับนี้ไม่ใช่ฉบับที่ใช้อยู่" in before
    shown = read(client, f"{BOOK}/on/{today}")
    assert "ทุกคนมีสิทธิพูดวันนี้" in shown
    assert "แก้หลังฉบับที่ 1" in shown
    assert "วันนี้ก็ยังเป็นฉบับเดียวกัน" in shown


def test_a_charter_without_an_edition_says_that_it_is_a_draft(
    table: Table, client: FlaskClient
) -> None:
    assert "ร่างฉบับแรก ยังไม่ได้รับรอง" in read(client, BOOK)
    assert "ยังไม่มีฉบับที่รับรองแล้ว" in read(client, f"{BOOK}/editions")
    assert "ยังไม่มีฉบับที่รับรองแล้ว" in read(client, f"{BOOK}/compare")
    assert "จะดูย้อนหลังได้จากหน้านี้" in read(client, f"{BOOK}/on/2026-01-01")
    assert client.get(f"{BOOK}/editions/1").status_code == 404


def test_an_assembly_without_a_charter_has_calm_pages(hall: Hall, client: FlaskClient) -> None:
    for rest in ("", "/editions", "/compare", "/find?q=12", "/cards", "/on/2026-01-01"):
        assert read(client, f"{BOOK}{rest}")
    assert "ยังไม่มีธรรมนูญ" in read(client, BOOK)
    assert client.get(f"{BOOK}/bylaw-1").status_code == 404


def test_chapters_without_clauses_say_so(hall: Hall, client: FlaskClient) -> None:
    lay_charter(hall)
    assert "หมวดนี้ยังไม่มีข้อ" in read(client, BOOK)
    assert "ยังไม่มีข้อให้ทำบัตร" in read(client, f"{BOOK}/cards")


def test_a_by_law_is_a_book_of_its_own(twice: Table, client: FlaskClient) -> None:
    where, title = twice.hall.assembly_id, "ข้อบัญญัติชุมชนบ้านน้ำเค็ม"
    Table(twice.hall, found_bylaw(SYSTEM, where, title, "", ["ป่าชายเลน"]), []).adopt()
    db.session.remove()
    assert "ข้อบัญญัติชุมชนบ้านน้ำเค็ม" in read(client, f"{BOOK}/bylaw-1")
    assert f'href="{BOOK}/bylaw-1"' in page(client, BOOK)
    assert f'href="{BOOK}"' in page(client, f"{BOOK}/bylaw-1")
    assert f'href="{BOOK}/bylaw-1"' in page(client, "/a/phangnga")
    for rest in ("/editions", "/compare", "/find", "/cards"):
        assert "ข้อบัญญัติชุมชนบ้านน้ำเค็ม" in read(client, f"{BOOK}/bylaw-1{rest}")


def test_the_working_draft_is_read_by_those_who_write_it(twice: Table, client: FlaskClient) -> None:
    draft_amendment(SYSTEM, twice.clauses[0], twice.seen(0), "ธรรมนูญนี้เป็นของทุกคน")
    db.session.remove()
    assert client.get(f"{BOOK}/compare?from=2&to=draft").status_code == 404
    assert "ร่างฉบับต่อไป" not in read(client, f"{BOOK}/compare")
    desk = twice.hall.browser("secretary")
    assert "ร่างฉบับต่อไป" in read(desk, f"{BOOK}/compare?from=2&to=draft")


def test_a_number_leads_to_its_clause_and_words_to_those_that_say_them(
    twice: Table, client: FlaskClient
) -> None:
    answer = client.get(f"{BOOK}/find", query_string={"q": "ข้อ ๑/๑"})
    assert answer.status_code == 302
    assert re.search(r"/charter/phangnga#clause-\d+$", answer.location)
    assert "พบ 1 ข้อ" in read(client, f"{BOOK}/find?q=หมู่บ้าน")
    assert "ไม่พบคำนี้ในเล่ม" in read(client, f"{BOOK}/find?q=ไดโนเสาร์")
    assert "พิมพ์เลขข้อ" in read(client, f"{BOOK}/find")


def test_digits_are_the_readers_choice_and_remembered(twice: Table, client: FlaskClient) -> None:
    assert "ข้อ 1" in read(client, BOOK)
    assert "ข้อ ๑" in read(client, f"{BOOK}?digits=thai")
    thai = page(client, BOOK)
    assert ">ข้อ ๑/๑<" in thai
    assert f'href="/c/{twice.clauses[0]}"' in thai
    assert "ข้อ 1" in read(client, f"{BOOK}?digits=arabic")


def test_a_clause_tells_every_wording_it_had(twice: Table, client: FlaskClient) -> None:
    shown = read(client, f"/c/{twice.clauses[1]}")
    assert "ประวัติของข้อนี้" in shown
    assert "เพิ่ม และถาม" in shown  # marked, and said for ears
    assert "พิมพ์ครั้งแรกในฉบับที่ 2" in shown
    shared = page(client, f"/c/{twice.clauses[1]}")
    assert '<meta property="og:description" content="ทุกคนมีสิทธิพูดและถาม">' in shared
    assert "เขียนครั้งแรก" in shown
    assert shown.count("ฉบับที่ 1") >= 2


def test_a_clause_has_a_code_of_its_lasting_address(twice: Table, client: FlaskClient) -> None:
    id_ = twice.clauses[0]
    for address in (f"/c/{id_}", f"/c/{id_}/qr", f"{BOOK}/cards?clause={id_}"):
        shown = page(client, address)
        assert 'class="qr"' in shown
        assert re.search(rf"http://[^<\s]+/c/{id_}<", shown)
    assert page(client, f"{BOOK}/cards").count('class="clause-card"') == 5
    assert page(client, f"{BOOK}/cards?clause={id_}").count('class="clause-card"') == 1
    for wrong in ("x", "-1", "9" * 30, "999", "๑"):
        assert client.get(f"{BOOK}/cards", query_string={"clause": wrong}).status_code == 404


def test_a_long_book_needs_few_questions_to_the_database(twice: Table, client: FlaskClient) -> None:
    """Every chapter is asked for once, and never every clause."""
    from sqlalchemy import event

    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *about: asked.append(about[2]))
    page(client, BOOK)
    few = len(asked)
    for n in range(12):
        draft_clause(SYSTEM, twice.charter_id, f"after:c{twice.clauses[3]}", f"ข้อใหม่ที่ {n}")
    adopt_edition(SYSTEM, twice.hall.assembly_id, clock.today(), PLACE)
    db.session.remove()
    asked.clear()
    page(client, BOOK)
    assert len(asked) <= few + 2


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["on?day", "find?q", "cards?clause", "compare?from", "compare?to"]), st.text()
)
def test_nothing_in_an_address_breaks_a_page(
    twice: Table, client: FlaskClient, where: str, said: str
) -> None:
    path, _mark, name = where.partition("?")
    answer = client.get(f"{BOOK}/{path}", query_string={name: said.encode("utf-8", "replace")})
    assert answer.status_code < 500


def test_from_a_printed_code_to_the_grievances_and_back(spine: Spine, client: FlaskClient) -> None:
    """The address on paper is followed by hand: clause, voices, resolution, meeting, and home."""
    publish_everything()
    printed = re.search(r"http://[^/]+(/c/\d+)<", page(client, f"/c/{spine.clause_id}/qr"))
    assert printed is not None
    own = page(client, printed[1])
    assert CLAUSE.splitlines()[0] in own
    assert "เสียงของคนที่ทุกข์เรื่องนี้" in own
    assert "ข้อ 1 รอดำเนินการ" in own
    decided = re.search(r'href="(/r/\d+)"', own)
    assert decided is not None
    resolution = page(client, decided[1])
    assert f'href="{printed[1]}"' in resolution
    book = re.search(r'href="(/charter/phangnga#clause-\d+)"', own)
    assert book is not None
    assert f'id="{book[1].partition("#")[2]}"' in page(client, BOOK)


def test_a_resolution_leads_to_all_it_did_to_the_charter(spine: Spine, client: FlaskClient) -> None:
    charter = charter_of(spine.hall.assembly_id)
    assert charter is not None
    first = clause(spine.clause_id)
    repeal_clause(SYSTEM, first.id, first.version, spine.resolution_id)
    db.session.remove()
    shown = read(client, f"/c/{spine.clause_id}")
    assert "ยกเลิกโดย มติ 13.1" in shown
    assert f'href="/c/{spine.clause_id}"' in page(client, f"/r/{spine.resolution_id}")
    assert "ยกเลิกโดย มติ 13.1" in read(client, BOOK)


def test_every_page_of_the_book_speaks_english(twice: Table, client: FlaskClient) -> None:
    refresh()
    own = f"/c/{twice.clauses[1]}"
    pages = ["", "/editions", "/editions/1", "/compare", "/find?q=พูด", "/cards", "/on/2026-01-01"]
    for at in (*(f"{BOOK}{rest}" for rest in pages), own, f"{own}/qr"):
        shown = page(client, f"{at}{'&' if '?' in at else '?'}lang=en")
        assert '<html lang="en"' in shown
        assert not re.search(r'\sstyle="|<script>|<style', shown)
        assert len(re.findall(r"<h1[ >]", shown)) == 1
