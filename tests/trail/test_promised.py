"""What was promised is seen by those who spoke: on the tracking page and all along the way."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from assembly.commitments.actions import change_part, witness
from assembly.commitments.queries import commitment_view
from assembly.commitments.rules import Part
from assembly.core.access import SYSTEM
from assembly.core.thai import short_date
from assembly.extensions import db
from assembly.registry.actions import add_organisation
from assembly.resolutions.actions import assign_item
from assembly.resolutions.queries import resolution
from assembly.resolutions.rules import Assigned
from tests.factories.counting import counted
from tests.factories.minutes import secretary
from tests.factories.promises import DUE, MET, divided, many_promises, moved, reported, version_of
from tests.factories.requests import answers, ask, send
from tests.trail.conftest import Spine, promises_of

KO_YAO = "8202"
OFFICE = "ที่ทำการปกครองจังหวัดพังงา"


@pytest.fixture
def led(spine: Spine) -> Spine:
    """The governor's office leads the first promise; the second has nobody."""
    office = add_organisation(SYSTEM, spine.hall.assembly_id, OFFICE, "state", "province")
    said = Assigned(office, (), DUE)
    now = resolution(spine.resolution_id).version
    assign_item(secretary(spine.hall), spine.resolution_id, now, 1, said)
    db.session.remove()
    return spine


def story(spine: Spine, place: int = 0) -> str:
    code = list(spine.codes.values())[place]
    answer = spine.hall.app.test_client().post("/g/", data={"code": code})
    assert answer.status_code == 200
    return answer.text


def told(spine: Spine) -> dict[str, object]:
    asked = {"Accept": "application/json"}
    answer = spine.hall.app.test_client().post("/g/", data={"code": spine.code}, headers=asked)
    assert isinstance(answer.json, dict)
    return answer.json


def test_the_chain_goes_on_after_the_clause(led: Spine) -> None:
    page = story(led)
    first, _second = promises_of(led)
    assert page.index("เป็นธรรมนูญ ข้อ") < page.index("พันธสัญญา: รอดำเนินการ")
    assert f"{OFFICE}: ขอให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย" in page
    assert f"ภายใน {short_date(DUE)}" in page
    assert "ยังไม่มีรายงานว่าทำอะไรไปแล้ว" in page
    assert f'href="/k/{first}"' in page
    assert "อีก 1 ข้อ: รอดำเนินการ 1" in page
    assert '<li class="begun">' in page


def test_a_report_is_told_and_is_news(led: Spine) -> None:
    first, _second = promises_of(led)
    before = told(led)
    assert before["has_news"] is False
    reported(led.hall, first, progress=60)
    moved(led.hall, first, "moving")
    page, after = story(led), told(led)
    assert MET in page
    assert "มีความคืบหน้าใหม่" in page
    assert "กำลังขับเคลื่อน" in page
    assert after["has_news"] is True
    promise = after["promises"][0]  # type: ignore[index]
    assert (promise["progress"], promise["report"], promise["lead"]) == (60, MET, OFFICE)
    assert promise["address"] == f"/k/{first}"


def test_words_that_nobody_has_read_yet_are_not_told(led: Spine) -> None:
    first, _second = promises_of(led)
    reported(led.hall, first, "ยังไม่ได้อ่านทวน", seen="unread", source="body")
    assert "ยังไม่ได้อ่านทวน" not in story(led)


def test_when_all_is_kept_the_headline_says_so(led: Spine) -> None:
    first, second = promises_of(led)
    moved(led.hall, first, "kept", "มีคำสั่งแต่งตั้งครบ 8 อำเภอ")
    assert "บรรลุผลแล้ว 1 จาก 2 ข้อ" in told(led)["headline"]  # type: ignore[operator]
    moved(led.hall, second, "ended", "รวมกับข้อแรกแล้ว")
    assert told(led)["headline"] == "พันธสัญญาจากความทุกข์ของท่าน บรรลุผลแล้ว"
    assert [s["name"] for s in told(led)["steps"]][-2:] == ["promised", "kept"]  # type: ignore[index, attr-defined]


def test_silence_is_told_in_days(led: Spine) -> None:
    first, _second = promises_of(led)
    letter = send(ask(first), 20)
    assert "ส่งหนังสือแล้ว รอคำตอบมา 20 วัน" in story(led)
    answers(letter, "accepted")
    assert "รอคำตอบมา" not in story(led)


def test_silence_beyond_its_day_is_an_alarm_everywhere(led: Spine) -> None:
    first, _second = promises_of(led)
    send(ask(first), 46)
    assert "เงียบมา 46 วัน เลยวันที่ขอให้ตอบแล้ว" in story(led)
    reader = led.hall.app.test_client()
    for address in ways(led).values():
        assert "เงียบมา 46 วัน" in reader.get(address).text, address


def test_the_part_for_ones_own_district_is_told(led: Spine) -> None:
    first, second = promises_of(led)
    _town, island = divided(led.hall, second, 1, 1)
    said = Part("ตรวจแนวเขตเกาะยาว", district_code=KO_YAO)
    change_part(secretary(led.hall), island, version_of(island), said)
    page = story(led, 1)  # told on Ko Yao
    assert "ในอำเภอของท่าน: ตรวจแนวเขตเกาะยาว" in page
    assert f'href="/k/{second}"' in page
    elsewhere = story(led, 2)
    assert "ในอำเภอของท่าน" not in elsewhere
    assert f'href="/k/{first}"' in elsewhere


def test_what_people_say_against_it_is_told(led: Spine) -> None:
    first, _second = promises_of(led)
    moved(led.hall, first, "kept", "มีคำสั่งแต่งตั้งครบ 8 อำเภอ")
    for n in range(5):
        witness(f"คนที่ {n}", first, KO_YAO, "unchanged")
    assert "คนในพื้นที่บอกว่ายังไม่เปลี่ยน" in story(led)
    reader = led.hall.app.test_client()
    for address in ways(led).values():
        assert "คนในพื้นที่บอกว่ายังไม่เปลี่ยน" in reader.get(address).text, address


def ways(spine: Spine) -> dict[str, str]:
    """The pages that tell of a resolution's promises."""
    return {
        "item": f"/v/{spine.item_id}",
        "ballot": f"/b/{resolution(spine.resolution_id).ballot_id}",
        "resolution": f"/r/{spine.resolution_id}",
        "clause": f"/c/{spine.clause_id}",
        "charter": f"/charter/{spine.hall.slug}",
        "home": f"/a/{spine.hall.slug}",
        "register": f"/a/{spine.hall.slug}/resolutions",
    }


def links(reader: FlaskClient, address: str) -> set[str]:
    page = reader.get(address)
    assert page.status_code == 200, address
    return set(re.findall(r'href="([^"#]+)', page.text))


def test_every_page_of_the_way_leads_to_the_promise(led: Spine) -> None:
    first, second = promises_of(led)
    moved(led.hall, first, "moving")  # one of each state: each is named by itself
    reader = led.hall.app.test_client()
    for name, address in ways(led).items():
        assert {f"/k/{first}", f"/k/{second}"} <= links(reader, address), name


def test_the_office_reads_the_same_in_its_register(led: Spine) -> None:
    first, _second = promises_of(led)
    moved(led.hall, first, "moving")
    office = led.hall.browser("secretary")
    page = office.get(f"/office/{led.hall.slug}/register").text
    assert "การติดตาม" in page
    assert f'href="/k/{first}"' in page
    assert "กำลังขับเคลื่อน 1 ข้อ" in page


def test_each_item_of_a_resolution_says_how_its_promise_stands(led: Spine) -> None:
    first, second = promises_of(led)
    reported(led.hall, first, progress=60)
    page = led.hall.app.test_client().get(f"/r/{led.resolution_id}").text
    item = page[page.index('id="item-1"') : page.index('id="item-2"')]
    assert MET in item
    assert f'href="/k/{first}"' in item
    assert "60%" in item
    assert f'href="/k/{second}"' not in item


def test_several_alike_are_told_together(led: Spine) -> None:
    many_promises(led.hall, led.resolution_id, 40)
    page = led.hall.app.test_client().get(ways(led)["register"]).text
    assert "บรรลุผล 8 ข้อ" in page
    assert f'href="/r/{led.resolution_id}#promises"' in page
    walk = led.hall.app.test_client().get(ways(led)["item"]).text
    assert "อีก 37 ข้อ: บรรลุผล" in walk


@pytest.mark.parametrize("name", ["resolution", "item", "clause", "charter", "home", "register"])
def test_many_promises_take_no_more_statements(led: Spine, name: str) -> None:
    reader, address = led.hall.app.test_client(), ways(led)[name]
    few = statements(lambda: reader.get(address))
    many_promises(led.hall, led.resolution_id, 300)
    assert statements(lambda: reader.get(address)) <= few + 3  # all letters are read at once


def test_many_letters_are_read_at_once_and_tell_the_same(led: Spine) -> None:
    first, _second = promises_of(led)
    send(ask(first), 46)
    many_promises(led.hall, led.resolution_id, 60)
    page = led.hall.app.test_client().get(ways(led)["register"]).text
    assert "เงียบมา 46 วัน 1 ข้อ" in page


def test_many_promises_make_the_story_no_slower(led: Spine) -> None:
    few = statements(lambda: story(led))
    many_promises(led.hall, led.resolution_id, 300)
    assert statements(lambda: story(led)) <= few + 1


def statements(look: Callable[[], object]) -> int:
    look()
    db.session.remove()
    with counted() as asked:
        look()
    return len(asked)


def test_the_promise_is_of_the_resolution_that_was_adopted(led: Spine) -> None:
    first, _second = promises_of(led)
    assert commitment_view(first).resolution_id == led.resolution_id
