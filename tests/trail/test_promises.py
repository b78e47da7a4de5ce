"""The promise board, a promise's own page and an organisation's: what everybody reads, and can."""

import html
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from assembly.commitments.actions import correct, extend, show_report, take_away
from assembly.commitments.rules import Told
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.thai import long_date
from assembly.extensions import db
from assembly.journal.actions import record
from assembly.requests.actions import escalate, withdraw_request, withhold_answer
from assembly.requests.models import Answer
from assembly.requests.queries import request, silence_of, silences_going
from assembly.trail.queries.promise_rows import Asked
from assembly.trail.queries.promises import Board, board_of
from assembly.trail.rules import tiles
from tests.factories.board import fill_board
from tests.factories.hall import Hall
from tests.factories.minutes import secretary
from tests.factories.organising import body
from tests.factories.promises import DUE, Promised, divided, moved, promised, reported, version_of
from tests.factories.proofs import body_reports
from tests.factories.requests import answers, ask, remind_of, send

TODAY = clock.today()
ARGUMENTS = ("state", "body", "district", "strategy", "year", "silence", "q", "page", "as")
ODD = ("-1", "0", "9" * 30, "late", "%00", "๒๕๖๙", "table", "all")


@pytest.fixture
def scene(hall: Hall) -> Promised:
    return promised(hall, due=TODAY + timedelta(days=90))


@pytest.fixture
def full(scene: Promised) -> Promised:
    """Sixty promises of every kind, with letters about them."""
    fill_board(scene.hall, scene.resolution_id, 60, reports=2)
    db.session.remove()
    return scene


def reads(hall: Hall, path: str) -> str:
    db.session.remove()
    answer = hall.app.test_client().get(path)
    assert answer.status_code == 200, path
    return answer.text


def board(hall: Hall, asked: str = "") -> str:
    return reads(hall, f"/a/{hall.slug}/promises{asked}")


def words(page: str) -> str:
    """What one reads, without the marks between."""
    bare = re.sub(r"<[^>]+>", " ", page.partition("<main")[2] or page)
    return " ".join(html.unescape(bare).split())


def counted_in(page: str) -> int:
    return page.count('class="promise-line"')


def asks(hall: Hall, **asked: Any) -> Board:
    db.session.remove()
    return board_of(hall.assembly_id, Asked(**asked), TODAY)


def test_an_empty_board_says_what_will_appear_and_how(hall: Hall) -> None:
    page = board(hall)
    assert "ยังไม่มีพันธสัญญา" in page
    assert "เมื่อสมัชชารับรองมติ" in page
    assert "ยังไม่ได้ส่งหนังสือถึงหน่วยงานใด" not in page, "a clock of no promises tells nothing"
    assert "promise-strip" not in reads(hall, f"/a/{hall.slug}")


def test_the_sentence_is_true_and_stands_on_the_home_page_too(scene: Promised) -> None:
    moved(scene.hall, scene.first, "moving")
    moved(scene.hall, scene.ids[1], "kept", "มีคนเห็นแล้วทุกหมู่บ้าน")
    send(ask(scene.first), days_ago=47)
    for page in (board(scene.hall), reads(scene.hall, f"/a/{scene.hall.slug}")):
        said = page.partition("board-sentence")[2].partition("</p>")[0]
        assert words(f"<main>{said}").endswith("2 ข้อ บรรลุผล 1 กำลังขับเคลื่อน 1 เงียบนานที่สุด 47 วัน")


def test_who_is_silent_stands_with_days_letters_and_where_it_went_next(scene: Promised) -> None:
    asked = send(ask(scene.first), days_ago=70, number="สพง 9/2569")
    remind_of(asked, days_ago=20, number="สพง 31/2569")
    above = body(scene.hall, "กรมที่ดิน", "state_agency", "state", "national")
    on = escalate(secretary(scene.hall), asked, request(asked).version, above)
    send(on, days_ago=3, number="สพง 40/2569")
    page = words(board(scene.hall))
    assert "70 วัน สำนักงานที่ดินจังหวัดพังงา" in page
    assert "หนังสือ สพง 9/2569" in page
    assert "เตือนแล้ว 1 ครั้ง" in page
    assert "ส่งต่อถึงกรมที่ดิน" in page
    assert page.index("70 วัน สำนัก") < page.index("3 วัน กรมที่ดิน")


def test_that_the_letter_came_is_no_answer(scene: Promised) -> None:
    asked = send(ask(scene.first), days_ago=40)
    answers(asked, "received", days_ago=38)
    page = words(board(scene.hall))
    assert "40 วัน สำนักงานที่ดินจังหวัดพังงา" in page
    assert "บอกว่าได้รับหนังสือแล้ว" in page


def test_a_refusal_stays_with_its_reason_unless_that_is_withheld(scene: Promised) -> None:
    asked = send(ask(scene.first), days_ago=40)
    answers(asked, "refused", days_ago=35, text="ไม่มีงบปีนี้")
    assert "ไม่มีงบปีนี้" in board(scene.hall)
    answer = session().query(Answer).one()
    answer_id = answer.id
    _unread(answer_id)
    page = board(scene.hall)
    assert "ไม่มีงบปีนี้" not in page
    assert "สำนักงานกำลังอ่านเหตุผล" in page
    withhold_answer(secretary(scene.hall), answer_id, "มีชื่อคน")
    assert "เหตุผลไม่ได้เผยแพร่: มีชื่อคน" in board(scene.hall)
    assert "ไม่มีงบปีนี้" not in reads(scene.hall, f"/k/{scene.first}")


def test_a_late_answer_says_how_late(scene: Promised) -> None:
    asked = send(ask(scene.first), days_ago=60, wait=30)
    answers(asked, "accepted", days_ago=10)
    assert "ช้า 20 วัน" in words(board(scene.hall))
    assert "ช้า 20 วัน" in words(reads(scene.hall, f"/k/{scene.first}"))


def test_every_number_on_the_board_leads_to_as_many_promises(full: Promised) -> None:
    page = board(full.hall)
    piece = r'<a href="([^"]+)"><svg class="icon".*?</span> (\d+)</a>'
    found = re.findall(piece, page.partition("strategy-bars")[2].partition("</ol>")[0], re.DOTALL)
    assert len(found) > 15
    for href, count in found[::4]:
        narrowed = reads(full.hall, html.unescape(href).partition("#")[0])
        assert counted_in(narrowed) == int(count), href


def test_the_pictures_agree_with_each_other_and_with_the_list(full: Promised) -> None:
    whole = asks(full.hall)
    total = whole.sentence.counts.total
    assert sum(bar.counts.total for bar in whole.bars) == whole.found == total == 62
    for bar in whole.bars:
        wanted = str(bar.number) if bar.number else "all"
        assert asks(full.hall, strategy=wanted).found == bar.counts.total
    for tile in (*whole.tiles, whole.whole):
        assert asks(full.hall, district=tile.code or "all").found == tile.total
    done = sum(panel.year.done for panel in whole.panels)
    assert done == whole.sentence.counts.of("kept")
    for kind, count in whole.sentence.counts.known:
        assert asks(full.hall, state=kind).found == count


def test_the_list_narrows_by_body_year_words_and_silence(full: Promised) -> None:
    whole = asks(full.hall)
    for id_, _name in whole.bodies:
        assert 0 < asks(full.hall, body=id_).found < whole.found
    dated = sum(asks(full.hall, year=year).found for year in whole.years)
    assert dated == whole.found - sum(line.row.due_on is None for line in _every(full.hall))
    assert asks(full.hall, words="อวนลาก เกาะยาว").found == 6
    assert asks(full.hall, words="ไม่มีใครสัญญาคำนี้").found == 0
    silent = asks(full.hall, silence="silent")
    assert silent.found == whole.clock.counts[0] > 0
    assert all(line.silent[0].silence.goes_on for line in silent.lines)
    assert asks(full.hall, silence="refused").found == whole.clock.counts[1] > 0


def test_pages_show_every_promise_once_those_that_are_late_first(full: Promised) -> None:
    every = _every(full.hall)
    assert len({line.row.id for line in every}) == len(every) == 62
    late = [line.row.standing == "late" for line in every]
    assert late == sorted(late, reverse=True)
    beyond = asks(full.hall, page=999)
    assert beyond.asked.page == beyond.pages
    assert beyond.lines


def test_every_picture_is_a_table_too_with_the_same_numbers(full: Promised) -> None:
    page = board(full.hall, "?as=table")
    for name in ("strategy-bars", "district-map", "year-row", "silent-list"):
        assert name not in page
    assert page.count("<caption>") == 4 + 3
    first = asks(full.hall).bars[0]
    row = re.search(rf'scope="row">1 {first.name}</th>(.*?)</tr>', page)
    assert row is not None
    assert re.findall(r">(\d+)<", row[1])[-1] == str(first.counts.total)
    assert "as=table" in page.partition('rel="search"')[0]


def test_corrections_are_marked_where_a_promise_is_listed(scene: Promised) -> None:
    reported(scene.hall, scene.first, "ตรวจแล้ว 9 หมู่บ้าน")
    assert "แก้ไขรายงาน" not in board(scene.hall)
    correct(secretary(scene.hall), scene.first, _last(scene), Told(TODAY, "ตรวจแล้ว 6 หมู่บ้าน"))
    assert "แก้ไขรายงานแล้ว 1 ครั้ง" in board(scene.hall)


def test_a_province_without_a_map_has_its_districts_in_a_grid(full: Promised) -> None:
    assert "district-map is-map" in board(full.hall)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tiles, "MAPS", ())
        page = board(full.hall)
    assert "district-map" in page
    assert "is-map" not in page


def test_many_promises_are_read_in_as_few_statements_as_some(scene: Promised) -> None:
    fill_board(scene.hall, scene.resolution_id, 12)
    some = _statements(scene.hall)
    fill_board(scene.hall, scene.resolution_id, 60)
    assert _statements(scene.hall) <= some <= 30


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(ARGUMENTS), st.text(max_size=12) | st.sampled_from(ODD)))
def test_whatever_an_address_asks_the_board_answers(full: Promised, asked: dict[str, str]) -> None:
    answer = full.hall.app.test_client().get(f"/a/{full.hall.slug}/promises", query_string=asked)
    assert answer.status_code == 200


def test_what_somebody_typed_is_never_markup(scene: Promised) -> None:
    reported(scene.hall, scene.first, "<b onload=x>&")
    for path in (f"/k/{scene.first}", f"/a/{scene.hall.slug}/promises?q=<b onload=x>"):
        assert "<b onload" not in reads(scene.hall, path)


def test_a_promise_tells_who_until_when_and_every_step_with_the_way_back(scene: Promised) -> None:
    reported(scene.hall, scene.first, days_ago=9, progress=40)
    moved(scene.hall, scene.first, "review", "ที่ดินบางแปลงยังพิพาท")
    page = reads(scene.hall, f"/k/{scene.first}")
    said = words(page)
    for word in ("สำนักงานที่ดินจังหวัดพังงา", "ที่ดินบางแปลงยังพิพาท", "คืบหน้า 40%", "ทบทวน", "มติ 13.1 ข้อ 1"):
        assert word in said
    assert f'href="/r/{scene.resolution_id}#item-1"' in page
    assert re.search(r'href="/b/\d+"', page)
    assert f"/k/{scene.first}</span>" in page


def test_a_wrong_line_stays_readable_struck_through_beside_the_right_one(scene: Promised) -> None:
    wrong = reported(scene.hall, scene.first, "ตรวจแล้ว 9 หมู่บ้าน", progress=75)
    right = correct(secretary(scene.hall), scene.first, _last(scene), Told(TODAY, "ตรวจแล้ว 6"))
    page = reads(scene.hall, f"/k/{scene.first}")
    assert "<del>ตรวจแล้ว 9 หมู่บ้าน</del>" in page
    assert f'href="#line-{right}"' in page
    assert f'href="#line-{wrong}"' in page


def test_a_day_that_was_moved_tells_both_days_and_why(scene: Promised) -> None:
    on = date(DUE.year, 12, 30)
    extend(secretary(scene.hall), scene.first, version_of(scene.first), on, "ฝนมาเร็ว")
    page = words(reads(scene.hall, f"/k/{scene.first}"))
    assert f"เป็น {long_date(on)}" in page
    assert "ฝนมาเร็ว" in page


def test_a_part_has_a_page_of_its_own_that_leads_to_the_whole(scene: Promised) -> None:
    first, _second = divided(scene.hall, scene.first, 3, 1)
    moved(scene.hall, first, "kept", "ทำแล้ว")
    whole = reads(scene.hall, f"/k/{scene.first}")
    assert f'href="/k/{first}"' in whole
    assert "น้ำหนัก 3 ใน 4" in whole
    assert "75%" in whole
    assert f'href="/k/{scene.first}"' in reads(scene.hall, f"/k/{first}")


def test_what_a_body_wrote_is_told_at_once_and_read_only_when_the_office_has(
    scene: Promised,
) -> None:
    acting = scene.bodies["state"]
    reported(
        scene.hall, scene.first, "ความลับ", source="body", organisation_id=acting, seen="unread"
    )
    page = reads(scene.hall, f"/k/{scene.first}")
    assert "ความลับ" not in page
    assert "หน่วยงานเขียนมาแล้ว" in page
    assert "ความลับ" not in json.dumps(_plain(scene, scene.first), ensure_ascii=False)


def test_a_program_gets_the_same_as_plain_data(scene: Promised) -> None:
    divided(scene.hall, scene.first, 1, 2)
    asked = send(ask(scene.first), days_ago=40)
    answers(asked, "refused", days_ago=5, text="ไม่มีงบ")
    told = _plain(scene, scene.first)
    assert told["state"] == "review"  # a body that refuses makes people think again
    assert told["due_on"] == (TODAY + timedelta(days=90)).isoformat()
    assert [part["weight"] for part in told["parts"]] == [1, 2]
    assert told["bodies"][0] == {
        "id": scene.bodies["state"], "leads": True, "name": "สำนักงานที่ดินจังหวัดพังงา",
        "sector": "state",
    }  # fmt: skip
    (request,) = told["requests"]
    assert request["silence"] == {"days": 35, "goes_on": False, "late": 5}
    assert request["answers"][0]["text"] == "ไม่มีงบ"
    assert "answerer" not in json.dumps(told)
    assert told["origin"]["ballot"]


def test_a_program_gets_the_evidence_that_everybody_may_see(scene: Promised) -> None:
    report_id = body_reports(scene)
    assert _evidence(scene) == []
    show_report(secretary(scene.hall), report_id)
    picture, paper, figure, _other = _evidence(scene)
    assert [one["kind"] for one in (picture, paper, figure)] == ["picture", "paper", "figure"]
    assert (figure["value"], figure["unit"], figure["address"]) == ("7", "แห่ง", None)
    for one in (picture, paper):
        way = one["address"].partition("/evidence/")[2]
        found = scene.hall.app.test_client().get(f"/evidence/{way}")
        assert (found.status_code, len(found.data)) == (200, one["size"])
    take_away(secretary(scene.hall), picture["id"], "มีหน้าเด็ก")
    gone = _evidence(scene)[0]
    assert (gone["address"], gone["taken_because"]) == (None, "มีหน้าเด็ก")


def test_the_letter_of_a_withdrawn_request_is_told_on_the_promise_alone(scene: Promised) -> None:
    asked = send(ask(scene.first), days_ago=40)
    withdraw_request(secretary(scene.hall), asked, request(asked).version, "ส่งผิดหน่วยงาน")
    assert "ถอนคำขอแล้ว: ส่งผิดหน่วยงาน" in words(reads(scene.hall, f"/k/{scene.first}"))
    assert "40 วัน" not in words(board(scene.hall))


def test_no_such_promise_is_not_found(hall: Hall) -> None:
    assert hall.app.test_client().get("/k/1").status_code == 404


def test_an_organisations_page_tells_what_it_promised_did_and_did_not_answer(
    scene: Promised,
) -> None:
    acting, path = scene.bodies["state"], f"/a/{scene.hall.slug}/organisations/"
    assert "ยังไม่มีพันธสัญญา" in reads(scene.hall, path + str(scene.bodies["private"]))
    send(ask(scene.first), days_ago=47)
    reported(scene.hall, scene.first, "ตรวจแล้ว 9 หมู่บ้าน", organisation_id=acting)
    correct(
        secretary(scene.hall), scene.first, _last(scene),
        Told(TODAY, "ตรวจแล้ว 6 หมู่บ้าน", organisation_id=acting),
    )  # fmt: skip
    page = words(reads(scene.hall, path + str(acting)))
    assert "ทั้งหมด 1 ข้อ เป็นผู้รับผิดชอบหลัก 1 ข้อ" in page
    assert "47 วัน" in page
    assert "ทำไปแล้ว 1 เรื่อง ตรวจแล้ว 6 หมู่บ้าน" in page
    assert "9 หมู่บ้าน" not in page


def test_a_strategys_page_and_every_foot_lead_to_the_board(full: Promised) -> None:
    bar = next(bar for bar in asks(full.hall).bars if bar.number and bar.counts.total)
    page = reads(full.hall, f"/a/{full.hall.slug}/strategies/{bar.number}")
    assert f"พันธสัญญา {bar.counts.total} ข้อ" in page
    assert f'href="/a/{full.hall.slug}/promises"' in page


def _every(hall: Hall) -> list[Any]:
    pages = asks(hall).pages
    return [line for page in range(1, pages + 1) for line in asks(hall, page=page).lines]


def _evidence(scene: Promised) -> list[dict[str, Any]]:
    """What shows the body's own report, for a program."""
    lines = _plain(scene, scene.first)["reports"]
    found: list[dict[str, Any]] = next(n["evidence"] for n in lines if n["source"] == "body")
    return found


def _plain(scene: Promised, commitment_id: int) -> dict[str, Any]:
    db.session.remove()
    browser: FlaskClient = scene.hall.app.test_client()
    answer = browser.get(f"/k/{commitment_id}", headers={"Accept": "application/json"})
    assert answer.status_code == 200
    assert "Accept" in answer.headers["Vary"]
    plain: dict[str, Any] = answer.get_json()
    return plain


def _last(scene: Promised) -> int:
    told = _plain(scene, scene.first)["reports"]
    return max(line["number"] for line in told if line["kind"] == "report")


def _statements(hall: Hall) -> int:
    board(hall)
    with _counted() as said:
        board(hall)
    return len(said)


@contextmanager
def _counted() -> Iterator[list[str]]:
    said: list[str] = []

    def hear(*told: Any) -> None:
        said.append(told[2])

    event.listen(db.engine, "before_cursor_execute", hear)
    yield said
    event.remove(db.engine, "before_cursor_execute", hear)


@change
def _unread(answer_id: int) -> None:
    """As if the body had written it by its link a moment ago."""
    session().get_one(Answer, answer_id).seen = "unread"
    record(SYSTEM, "request_answered", f"answer:{answer_id}", {})


def test_what_the_meeting_reads_of_silence_is_what_the_board_reads(full: Promised) -> None:
    every = silence_of([line.row.id for line in _every(full.hall)], TODAY)
    going = {id_: one for id_, one in every.items() if one.goes_on}
    assert silences_going(full.hall.assembly_id, TODAY) == going != {}
