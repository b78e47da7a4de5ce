"""The register tells every matter's life, finds it again, and says what later acts made of it."""

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.agenda.actions import open_item, withdraw_item
from assembly.amendments.actions import accept_amendment
from assembly.core.errors import Refusal, Stale
from assembly.extensions import db
from assembly.operator.verifying import verify
from assembly.resolutions.actions import assign_item, explain_gap, mark_effect, write_draft
from assembly.resolutions.queries import Asked, Register, register_of, resolution
from assembly.resolutions.rules import (
    Assigned,
    ItemNeeded,
    NoLaterResolution,
    NoReason,
    NotLater,
    SaidAlready,
    StandsNoMore,
)
from tests.factories.deciding import CARRIED, LOST, adopt, bodies
from tests.factories.decisions import QUESTION, begin, decide
from tests.factories.drafting import propose, show_lines
from tests.factories.hall import Hall

ANY = st.text(max_size=30) | st.integers(-(2**70), 2**70).map(str)


def of(hall: Hall, public: bool = False, **asked: object) -> Register:
    db.session.remove()
    return register_of(hall.assembly_id, Asked(**asked), public=public)  # type: ignore[arg-type]


def states(found: Register) -> dict[str, str]:
    return {entry.item: entry.state for entry in found.entries}


def test_every_matter_has_its_place_whatever_became_of_it(hall: Hall) -> None:
    begin(hall)
    decide(hall, CARRIED, 0)
    decide(hall, LOST, 1)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[2])
    desk = (hall.facilitator, hall.meeting_id)
    withdraw_item(*desk, hall.version, hall.items[2], "ผู้เสนอขอถอน")
    found = of(hall)
    assert states(found) == {"1": "adopted", "2": "fallen", "3": "withdrawn"}
    assert [entry.number for entry in found.entries if entry.number] == ["13.1"]
    assert next(e for e in found.entries if e.state == "withdrawn").reason == "ผู้เสนอขอถอน"
    assert {key: n for key, _name, n in found.counts}["fallen"] == 1


def test_a_draft_is_the_offices_until_the_hall_has_seen_it(
    hall: Hall,
) -> None:
    begin(hall)
    first = hall.items[0]
    open_item(hall.facilitator, hall.meeting_id, hall.version, first)
    write_draft(hall.facilitator, hall.meeting_id, hall.version, first, QUESTION, "ขอให้ทำ")
    assert states(of(hall)) == {"1": "draft"}
    assert of(hall, public=True).entries == ()


def test_a_matter_set_aside_tells_nothing_of_a_draft_that_nobody_saw(hall: Hall) -> None:
    """Its title stood in the public register, and a search told which words were in it."""
    begin(hall)
    first = hall.items[0]
    open_item(hall.facilitator, hall.meeting_id, hall.version, first)
    write_draft(hall.facilitator, hall.meeting_id, hall.version, first, QUESTION, "ขอให้ปิดท่าเรือ")
    withdraw_item(hall.facilitator, hall.meeting_id, hall.version, first, "ผู้เสนอขอถอน")
    (told,) = of(hall, public=True).entries
    assert (told.state, told.title) == ("withdrawn", "คณะทำงานตรวจแนวเขตที่ดินชุมชน")
    assert of(hall, public=True, words="ปิดท่าเรือ").entries == ()
    assert QUESTION not in hall.app.test_client().get(f"/a/{hall.slug}/resolutions").text
    assert len(of(hall, words="ปิดท่าเรือ").entries) == 1


def test_what_was_amended_says_so(hall: Hall) -> None:
    begin(hall)
    show_lines(hall)
    change = propose(hall, 1, "delete", 2)
    accept_amendment(hall.facilitator, hall.meeting_id, hall.version, change)
    assert states(of(hall, public=True)) == {"1": "amended"}


def test_words_numbers_and_choices_find_a_matter(hall: Hall) -> None:
    adopted, known = adopt(hall), bodies(hall)
    adopt(hall, 1)
    assign_item(hall.facilitator, adopted.id, 1, 1, Assigned(known["state"]))
    for asked, number in (
        ({"words": "มติที่ ๑๓.๒"}, ["13.2"]),
        ({"words": "13.1"}, ["13.1"]),
        ({"body": known["state"]}, ["13.1"]),
        ({"strategy": 4}, ["13.2"]),
        ({"year": 2569}, ["13.2", "13.1"]),
        ({"year": 2568}, []),
        ({"meeting": hall.meeting_id, "state": "adopted"}, ["13.2", "13.1"]),
        ({"words": "คณะทำงาน ๔ ฝ่าย"}, ["13.2", "13.1"]),
        ({"words": "ดูแลทะเล"}, ["13.2"]),  # the item's title
        ({"words": '100% "_" ไม่มี'}, []),
    ):
        assert [entry.number for entry in of(hall, **asked).entries] == number, asked


def test_a_gap_stands_where_the_number_would_have_stood(hall: Hall) -> None:
    adopt(hall, 0)
    explain_gap(hall.facilitator, hall.meeting_id, 2, "ถอนก่อนลงเลข")
    adopt(hall, 1)
    found = of(hall, public=True)
    assert [(e.number, [g.number for g in e.gaps]) for e in found.entries] == [
        ("13.3", ["13.2"]),
        ("13.1", []),
    ]
    assert "ถอนก่อนลงเลข" in hall.app.test_client().get(f"/a/{hall.slug}/resolutions").text


def test_a_later_resolution_takes_the_place_and_both_say_so(hall: Hall) -> None:
    first, second = adopt(hall, 0), adopt(hall, 1)
    text = first.text
    mark_effect(hall.facilitator, first.id, 1, "superseded", second.id)
    db.session.remove()
    row = resolution(first.id)
    assert (row.standing, row.number, row.text) == ("superseded", "13.1", text)
    reader = hall.app.test_client()
    for here, there in ((first.id, second.id), (second.id, first.id)):
        page = reader.get(f"/r/{here}").text
        assert f'href="/r/{there}"' in page
        assert "แทนที่" in page
    assert states(of(hall))["1"] == "superseded"
    assert verify().faults == []
    with pytest.raises(StandsNoMore):
        mark_effect(hall.facilitator, first.id, 2, "void", reason="อีกครั้ง")


def test_one_item_is_amended_and_the_rest_stands(hall: Hall) -> None:
    first, second = adopt(hall, 0), adopt(hall, 1)
    mark_effect(hall.facilitator, first.id, 1, "amended", second.id, 2)
    db.session.remove()
    assert resolution(first.id).standing == "adopted"
    assert "ข้อนี้แก้โดย" in hall.app.test_client().get(f"/r/{first.id}").text
    with pytest.raises(SaidAlready):
        mark_effect(hall.facilitator, first.id, 2, "amended", second.id, 2)


def test_a_correcting_act_without_a_resolution_needs_its_reason(hall: Hall) -> None:
    first, second = adopt(hall, 0), adopt(hall, 1)
    chair = hall.facilitator
    wrong: list[tuple[int, tuple[object, ...], type[Refusal]]] = [
        (first.id, ("void",), NoReason),
        (first.id, ("superseded",), NoLaterResolution),
        (first.id, ("amended", second.id, 9), ItemNeeded),
        (second.id, ("superseded", first.id), NotLater),
        (first.id, ("superseded", first.id), NotLater),
    ]
    for id_, said, refusal in wrong:
        with pytest.raises(refusal):
            mark_effect(chair, id_, 1, *said)  # type: ignore[arg-type]
    mark_effect(chair, first.id, 1, "void", reason="องค์ประชุมไม่ครบ ตรวจพบภายหลัง")
    with pytest.raises(Stale):
        mark_effect(chair, first.id, 1, "void", reason="ซ้ำ")
    assert "องค์ประชุมไม่ครบ" in hall.app.test_client().get(f"/r/{first.id}").text


# --- the office's pages ---


def test_the_secretary_names_bodies_in_place(hall: Hall) -> None:
    adopted, known = adopt(hall), bodies(hall)
    office = hall.browser("secretary")
    address = f"/office/{hall.slug}/register"
    assert "กำหนดผู้รับผิดชอบข้อ 1" in office.get(f"{address}?at={adopted.id}").text
    form = {"version": 1, "lead": known["state"], "partners": [known["community"]]}
    sent = office.post(
        f"{address}/{adopted.id}/items/1", data=form | {"day": 30, "month": 9, "year": 2570}
    )
    assert sent.status_code == 302
    page = office.get(sent.location).text
    assert "สำนักงานที่ดินจังหวัดพังงา" in page
    assert "30 กันยายน 2570" in page
    late = office.post(f"{address}/{adopted.id}/items/2", data={"version": 1, "lead": 0, "day": 1})
    assert late.status_code == 422, "half a day"
    stale = office.post(
        f"{address}/{adopted.id}/items/2", data={"version": 1, "lead": known["state"]}
    )
    assert stale.status_code == 409
    assert "เจ้าหน้าที่ secretary" in stale.text


def test_a_year_of_another_era_is_asked_about_and_what_was_typed_stays(hall: Hall) -> None:
    adopted = adopt(hall)
    office = hall.browser("secretary")
    address = f"/office/{hall.slug}/register/{adopted.id}/items/1"
    typed = {"version": 1, "lead": 0, "day": 30, "month": 9, "year": 2027, "new_name": "ชมรมเรือ"}
    page = office.post(address, data=typed)
    assert page.status_code == 422
    assert "2570" in page.text
    assert 'value="2027"' in page.text
    assert 'value="ชมรมเรือ"' in page.text


def test_a_draft_gets_its_bodies_on_a_page_of_its_own(hall: Hall) -> None:
    begin(hall)
    known, first = bodies(hall), hall.items[0]
    open_item(hall.facilitator, hall.meeting_id, hall.version, first)
    write_draft(hall.facilitator, hall.meeting_id, hall.version, first, QUESTION, "ขอให้ทำ")
    desk, address = hall.browser("secretary"), f"/desk/{hall.code}/items/{first}/bodies"
    assert "กำหนดก่อนลงมติ" in desk.get(address).text
    form = {"version": hall.version, "lead": known["private"]}
    assert desk.post(f"{address}/1", data=form).status_code == 302
    assert "หอการค้าจังหวัดพังงา" in desk.get(address).text
    again = desk.post(f"{address}/1", data=form)
    assert again.status_code == 409


@pytest.fixture
def office(hall: Hall) -> tuple[FlaskClient, str, int]:
    adopted = adopt(hall)
    return hall.browser("secretary"), f"/office/{hall.slug}/register", adopted.id


@given(
    st.dictionaries(
        st.sampled_from(["q", "state", "meeting", "strategy", "year", "body", "page", "at"]), ANY
    ),
    st.dictionaries(
        st.sampled_from(
            [
                "version",
                "lead",
                "partners",
                "day",
                "month",
                "year",
                "new_name",
                "new_sector",
                "new_level",
            ]
        ),
        ANY,
    ),
    st.dictionaries(st.sampled_from(["version", "kind", "later", "item", "reason"]), ANY),
    st.dictionaries(st.sampled_from(["meeting", "sequence", "reason"]), ANY),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_the_office_answers(
    office: tuple[FlaskClient, str, int],
    asked: dict[str, str],
    bodies_: dict[str, str],
    effect: dict[str, str],
    gap: dict[str, str],
) -> None:
    browser, address, id_ = office
    assert browser.get(address, query_string=asked).status_code == 200
    assert (
        browser.get(f"/a/{address.split('/')[2]}/resolutions", query_string=asked).status_code
        == 200
    )
    for path, said in (
        (f"{address}/{id_}/items/1", bodies_),
        (f"{address}/{id_}/effect", effect),
        (f"{address}/gaps", gap),
    ):
        assert browser.post(path, data=said).status_code < 500, (path, said)
