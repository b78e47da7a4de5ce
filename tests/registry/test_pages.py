"""The office's pages: nothing typed is lost, another era is asked about, Stale is polite."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from assembly.core.db import session
from assembly.extensions import db
from assembly.registry.models import Agreement, Organisation
from assembly.registry.queries import agreements_of, organisation_view, organisations_of
from tests.factories.hall import Hall
from tests.factories.organising import ASSEMBLY, ASSOCIATION, a_province, agreed, body, version_of

FACTS = {"kind": "association", "sector": "community", "level": "province"}


@pytest.fixture
def office(hall: Hall) -> FlaskClient:
    return hall.browser("secretary")


def write(office: FlaskClient, hall: Hall, id_: int, **said: object) -> TestResponse:
    told = {"version": version_of(id_), "name": ASSOCIATION, **FACTS, **said}
    answer = office.post(f"/office/{hall.slug}/organisations/{id_}", data=told)
    db.session.remove()
    return answer


def test_one_is_added_and_described_on_its_own_page(hall: Hall, office: FlaskClient) -> None:
    page = office.get(f"/office/{hall.slug}/organisations").text
    assert "ยังไม่มีหน่วยงาน" in page
    answer = office.post(f"/office/{hall.slug}/organisations", data={"name": ASSOCIATION, **FACTS})
    assert answer.status_code == 302
    address = answer.headers["Location"]
    assert ASSOCIATION in office.get(address).text
    id_ = int(address.rsplit("/", 1)[1])
    assert (
        write(office, hall, id_, founded="2560", place="8201", about="ทำงานกับทุกอำเภอ").status_code
        == 302
    )
    found = organisation_view(id_)
    assert (found.founded, found.place, found.about) == (2560, "อ.เมืองพังงา", "ทำงานกับทุกอำเภอ")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("founded", "2017", "ดูเหมือน ค.ศ."),
        ("founded", "2600", "ไม่มีปี 2600"),
        ("founded", "99999999999999999999", ""),
        ("founded", "สองห้า", "ใส่เป็นตัวเลข"),
        ("parent", "ไม่มีใครชื่อนี้", "ไม่พบ “ไม่มีใครชื่อนี้”"),
        ("parent", ASSOCIATION, "จะอยู่เหนือหรือก่อนตัวเอง"),
        ("name", "", "เขียนชื่อหน่วยงานก่อน"),
        ("kind", "army", "เลือกประเภทจากรายการ"),
        ("place", "8301", "เลือกอำเภอและตำบล"),
        ("is_shown", "y", "เมื่อมีชื่อของผู้ที่ยินยอม"),
    ],
)  # fmt: skip
def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(
    hall: Hall, office: FlaskClient, field: str, typed: str, said: str
) -> None:
    id_ = body(hall, ASSOCIATION)
    answer = write(office, hall, id_, about="ข้อความยาวที่พิมพ์ไว้", **{field: typed})
    assert answer.status_code in (409, 422)
    assert said in answer.text
    assert "ข้อความยาวที่พิมพ์ไว้" in answer.text
    if field in ("founded", "parent"):
        assert f'value="{typed}"' in answer.text
    assert organisation_view(id_).about == ""


def test_two_at_the_desk_the_second_is_told_and_loses_nothing(
    hall: Hall, office: FlaskClient
) -> None:
    id_ = body(hall, ASSOCIATION)
    write(office, hall, id_, about="คนแรก")
    answer = write(office, hall, id_, version=1, about="คนที่สอง")
    assert answer.status_code == 409
    assert "เพิ่งทำ" in answer.text
    assert "คนที่สอง" in answer.text
    assert f'name="version" value="{version_of(id_)}"' in answer.text
    assert organisation_view(id_).about == "คนแรก"


def test_links_and_representatives_are_kept_from_the_page(hall: Hall, office: FlaskClient) -> None:
    id_, _other = body(hall, ASSOCIATION), body(hall, ASSEMBLY)
    one = f"/office/{hall.slug}/organisations/{id_}"
    said = {"version": 1, "way": "earlier", "other": ASSEMBLY}
    assert office.post(f"{one}/joined", data=said).status_code == 302
    wrong = {"version": version_of(id_), "way": "network", "other": "ไม่มี", "since": "2010"}
    answer = office.post(f"{one}/joined", data=wrong)
    assert answer.status_code == 422
    assert 'value="ไม่มี"' in answer.text
    assert "ดูเหมือน ค.ศ." in answer.text
    person = {"version": version_of(id_), "name": "นางมาลี ใจดี", "office": "ประธาน", "since": "2560"}
    assert office.post(f"{one}/representatives", data=person).status_code == 302
    made = organisation_view(id_).representatives[0].id
    person |= {"version": version_of(id_), "until": "2559"}
    answer = office.post(f"{one}/representatives/{made}", data=person)
    assert answer.status_code == 422
    assert "สิ้นสุดมาก่อน" in answer.text
    left = {"version": version_of(id_), "way": "earlier", "other": _other}
    assert office.post(f"{one}/parted", data=left).status_code == 302
    gone = {"version": version_of(id_)}
    assert office.post(f"{one}/representatives/{made}/remove", data=gone).status_code == 302
    db.session.remove()
    found = organisation_view(id_)
    assert (found.earlier, found.representatives) == ((), ())


def test_an_agreement_is_written_and_its_days_are_asked_about(
    hall: Hall, office: FlaskClient
) -> None:
    body(hall, ASSOCIATION), body(hall, ASSEMBLY)
    page = f"/office/{hall.slug}/agreements"
    assert "ยังไม่มีข้อตกลง" in office.get(page).text
    assert office.get(f"{page}/new").status_code == 200
    said = {"version": 0, "title": "ร่วมมือ", "party_1": ASSOCIATION, "party_2": ASSEMBLY}
    said |= {"signer_1": "นางมาลี ใจดี", "signed-year": "2020", "ends-day": "31", "ends-month": "2"}
    answer = office.post(f"{page}/new", data=said | {"ends-year": "2570"})
    assert answer.status_code == 422
    assert "ดูเหมือน ค.ศ." in answer.text
    assert "ไม่มีวันนี้ในปฏิทิน" in answer.text
    assert "นางมาลี ใจดี" in answer.text
    assert (
        office.post(f"{page}/new", data=said | {"signed-year": "2563", "ends-day": ""}).status_code
        == 422
    )
    said |= {"signed-year": "2563", "ends-day": "", "ends-month": "0"}
    assert office.post(f"{page}/new", data=said).status_code == 302
    db.session.remove()
    found = agreements_of(hall.assembly_id)[0]
    one = f"{page}/{found.id}"
    assert "นางมาลี ใจดี" in office.get(one).text
    assert office.post(one, data=said | {"version": 1, "title": "ร่วมมือใหม่"}).status_code == 302
    stale = office.post(one, data=said | {"version": 1})
    assert stale.status_code == 409
    assert "ร่วมมือใหม่" in office.get(page).text


def test_the_list_is_narrowed_by_kind_sector_level_place_and_words(
    hall: Hall, office: FlaskClient
) -> None:
    a_province(hall, 30)
    db.session.remove()
    page = f"/office/{hall.slug}/organisations"
    assert "30 องค์กร" in office.get(page).text
    assert "พบ 2 จาก 30" in office.get(f"{page}?kind=network").text
    assert "พบ 1 จาก 30" in office.get(f"{page}?q=ตัวอย่างที่ 17").text
    assert "ไม่พบองค์กรที่ค้น" in office.get(f"{page}?place=8201&sector=private").text
    assert "30 องค์กร" in office.get(f"{page}?kind=army&page=%00&level=moon").text


def test_the_old_page_leads_to_the_new_one_and_who_is_no_more_gets_nothing_sent(
    hall: Hall, office: FlaskClient
) -> None:
    id_ = body(hall, ASSEMBLY)
    moved = office.get(f"/inbox/{hall.slug}/organisations")
    assert moved.headers["Location"] == f"/office/{hall.slug}/organisations"
    write(office, hall, id_, name=ASSEMBLY, ended="2560")
    told = {"pick": "1:1", "organisation": str(id_)}
    answer = office.post(f"/inbox/{hall.slug}/forward", data=told)
    assert "สิ้นสุดไปแล้ว" in answer.text
    assert len(organisations_of(hall.assembly_id)) == 1


def test_the_same_press_twice_adds_one(hall: Hall, office: FlaskClient) -> None:
    said = {"name": ASSOCIATION, **FACTS, "idempotency_key": "once"}
    for _press in range(2):
        assert office.post(f"/office/{hall.slug}/organisations", data=said).status_code == 302
    assert len(organisations_of(hall.assembly_id)) == 1


def test_three_hundred_are_read_in_as_few_questions_as_three(
    hall: Hall, office: FlaskClient
) -> None:
    asked: list[str] = []
    few = a_province(hall, 3)
    agreed(hall, *(row.name for row in organisations_of(hall.assembly_id)[:2]))
    pages = [f"/office/{hall.slug}/organisations", f"/a/{hall.slug}/organisations"]
    pages += [
        f"/a/{hall.slug}/organisations/{few[0]}",
        f"/office/{hall.slug}/organisations/{few[0]}",
    ]
    pages += [f"/a/{hall.slug}/organisations/structure", f"/a/{hall.slug}/organisations/networks"]
    event.listen(db.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))

    def questions() -> list[int]:
        counts = []
        for page in pages:
            db.session.remove()
            asked.clear()
            assert office.get(page).status_code == 200
            counts.append(len(asked))
        return counts

    before = questions()
    for row in session().query(Organisation):
        row.name  # noqa: B018 -- read before more are made
    a_rest(hall)
    assert questions() == before


def a_rest(hall: Hall) -> None:
    from assembly.core.change import change

    @change
    def rename() -> None:
        for row in session().query(Organisation):
            row.name = f"เดิม {row.name}"

    rename()
    a_province(hall, 300)
    assert session().query(Agreement).count() == 1


def test_every_page_is_complete(hall: Hall, office: FlaskClient) -> None:
    ids = a_province(hall, 12)
    db.session.remove()
    places = (
        "organisations",
        f"organisations/{ids[0]}",
        "organisations/import",
        "agreements",
        "agreements/new",
    )
    for place in places:
        page = office.get(f"/office/{hall.slug}/{place}").text
        assert len(re.findall(r"<h1", page)) == 1, place
        assert "style=" not in page.split("<main", 1)[1], place
