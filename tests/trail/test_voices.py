"""The public list of voices: by place and strategy, nothing finer; and what is not shown."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances.models import Grievance, GrievancePicture, MeToo
from assembly.issues.models import Issue
from assembly.trail.queries.voices import Asked
from tests.factories.hall import Hall, gather
from tests.grievances.test_desk import told
from tests.trail.conftest import KO_YAO, PANYI, publish_everything

PAGE = "/a/phangnga/voices"


def page(client: FlaskClient, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text


def said(shown: str) -> list[str]:
    return re.findall(r'<p class="said">(.*?)</p>', shown)


def counts(shown: str) -> dict[str, int]:
    """The numbers beside the names one may choose, from the first list of them."""
    found = re.findall(r"<span>([^<]+)</span> <b[^>]*>(\d+)</b></a>", shown)
    return {name: int(count) for name, count in found}


@pytest.fixture
def heard(hall: Hall) -> Hall:
    """Six published on Panyi island, two on Yao island; one more is not published."""
    for n in range(6):
        told(hall, f"น้ำเค็มเข้าบ่อที่ {n}", PANYI, strategy=4)
    for n in range(2):
        told(hall, f"เรือออกไม่ได้วันที่ {n}", KO_YAO, strategy=1)
    publish_everything()
    told(hall, "เรื่องที่ยังไม่มีใครอ่าน")
    return hall


def test_only_published_words_are_there(heard: Hall, client: FlaskClient) -> None:
    shown = page(client)
    assert len(said(shown)) == 8
    assert "เรื่องที่ยังไม่มีใครอ่าน" not in shown
    assert "เผยแพร่แล้ว 8 จากที่ได้ยิน 9 เรื่อง" in shown
    assert "อีก 1 เรื่อง" in shown


def test_every_district_and_strategy_has_a_number_zero_too(
    heard: Hall, client: FlaskClient
) -> None:
    found = counts(page(client))
    assert (found["เมืองพังงา"], found["เกาะยาว"], found["กะปง"]) == (6, 2, 0)
    assert len(found) == 1 + 8 + 1 + 10


def test_a_place_with_few_voices_is_told_by_its_district(heard: Hall, client: FlaskClient) -> None:
    shown = page(client)
    assert "เกาะปันหยี" in shown
    assert "เกาะยาวน้อย" not in shown
    assert "เกาะยาว" in shown


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("district=8202", 2), ("district=8201", 6), ("strategy=4", 6),
        ("district=8202&strategy=4", 0), ("district=8202&strategy=1", 2),
        ("district=nowhere", 8), ("strategy=99", 8),
        ("strategy=four", 8), ("page=99", 8), ("page=0", 8), (f"page={'9' * 5000}", 8),
        ("issue=12345", 8), ("strategy=%E0%B9%94", 8), ("district=8202&district=8201", 2),
    ],
)  # fmt: skip
def test_plain_links_narrow_it(heard: Hall, client: FlaskClient, asked: str, left: int) -> None:
    assert len(said(page(client, f"{PAGE}?{asked}"))) == left


def test_a_choice_keeps_the_other_choice(heard: Hall, client: FlaskClient) -> None:
    shown = page(client, f"{PAGE}?district=8202")
    assert f"{PAGE}?district=8202&amp;strategy=4" in shown
    assert counts(shown)["ทุกยุทธศาสตร์"] == 2


def test_no_day_is_told(heard: Hall, client: FlaskClient) -> None:
    on_the(date(2026, 9, 17))
    shown = page(client)
    assert "ก.ย. 69" in shown
    assert "17 ก.ย." not in shown
    assert "2026-09-17" not in shown


@change
def on_the(day: date) -> None:
    for row in session().query(Grievance):
        row.told_on = row.published_on = day


def test_names_that_were_taken_out_are_out(heard: Hall, client: FlaskClient) -> None:
    clear()
    shown = page(client)
    assert "น้ำเค็ม" not in shown
    assert len(said(shown)) == 8


@change
def clear() -> None:
    for row in session().query(Grievance):
        row.cleared_text = "เอาชื่อออกแล้ว"


def test_who_suffers_the_same_is_counted(heard: Hall, client: FlaskClient) -> None:
    join(3)
    assert "เดือดร้อนเหมือนกันอีก 3 คน" in page(client)


@change
def join(people: int) -> None:
    row = session().query(Grievance).filter_by(text="น้ำเค็มเข้าบ่อที่ 0").one()
    for who in range(people):
        joined = {"grievance_id": row.id, "joined_on": row.told_on}
        session().add(MeToo(who_hash=str(who), **joined))


def test_what_the_desk_calls_a_matter_is_not_read_before_a_voice_of_it_is(
    heard: Hall, client: FlaskClient
) -> None:
    """The numbers of issues are easily counted through."""
    assert "ใครบางคนโกงที่ดิน" not in page(client, f"{PAGE}?issue={unheard(heard)}")


@change
def unheard(heard: Hall) -> int:
    row = Issue(assembly_id=heard.assembly_id, title="ใครบางคนโกงที่ดิน", made_on=clock.today())
    session().add(row)
    session().flush()
    hidden = select(Grievance).where(Grievance.published_on.is_(None))
    for grievance in session().scalars(hidden):
        grievance.issue_id = row.id
    return row.id


def test_one_issue_is_a_list_of_its_own(heard: Hall, client: FlaskClient) -> None:
    number = group(heard)
    shown = page(client, f"{PAGE}?issue={number}")
    assert len(said(shown)) == 2
    assert "ประเด็น “เรือออกไม่ได้”" in shown
    gather(heard.app, slug="phuket", code="111222")
    assert "เรือออกไม่ได้" not in page(client, f"/a/phuket/voices?issue={number}")


@change
def group(hall: Hall) -> int:
    row = Issue(assembly_id=hall.assembly_id, title="เรือออกไม่ได้", made_on=date(2026, 9, 17))
    session().add(row)
    session().flush()
    for grievance in session().query(Grievance).filter(Grievance.district_code == "8202"):
        grievance.issue_id = row.id
    return row.id


def test_many_are_turned_page_by_page(hall: Hall, client: FlaskClient) -> None:
    for n in range(31):
        told(hall, f"น้ำเค็มเข้าบ่อที่ {n}")
    publish_everything()
    first, second = page(client), page(client, f"{PAGE}?page=2")
    assert (len(said(first)), len(said(second))) == (30, 1)
    assert set(said(first)) & set(said(second)) == set()
    assert f"{PAGE}?page=2" in first


def test_a_young_assembly_says_what_will_come(hall: Hall, client: FlaskClient) -> None:
    shown = page(client)
    assert "เมื่อกระบวนกรอ่านแล้วอย่างน้อย 5 เรื่อง จะเผยแพร่พร้อมกันที่นี่" in shown
    assert PAGE in page(client, "/a/phangnga")


@pytest.mark.parametrize("other", [{"district": "8202"}, {"page": 3}, {"strategy": None}])
def test_an_address_begins_anew_with_another_choice(other: dict[str, str | int | None]) -> None:
    asked = Asked("8201", 4, None, page=7).address(**other)
    assert asked.get("page", 1) in (1, 3)
    assert None not in asked.values()


def test_a_picture_is_seen_once_it_is_cleared(heard: Hall, client: FlaskClient) -> None:
    @change
    def sent(cleared: bool) -> int:
        row = (
            session().scalars(select(Grievance).where(Grievance.published_on.is_not(None))).first()
        )
        assert row is not None
        size = {"width": 8, "height": 6, "bytes": 9, "is_cleared": cleared}
        picture = GrievancePicture(grievance_id=row.id, name=f"{cleared}.jpg", **size)
        session().add(picture)
        session().flush()
        return picture.id

    hidden, cleared = sent(False), sent(True)
    shown = page(client)
    assert f'src="/pictures/{cleared}"' in shown
    assert f"/pictures/{hidden}" not in shown
