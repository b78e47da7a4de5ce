"""From a resolution's page: a new clause, other words for one that stands, or its end."""

import pytest
from flask.testing import FlaskClient

from assembly.charter.queries import clause, history_of
from assembly.extensions import db
from assembly.resolutions.queries import resolution_of_item
from tests.factories.charter import Table, lay_table, lines
from tests.factories.decisions import begin, decide
from tests.factories.hall import Hall


@pytest.fixture
def table(hall: Hall) -> Table:
    table = lay_table(hall)
    table.adopt()
    begin(hall)
    decide(hall, "yyyyyyyyyyyn")
    return table


@pytest.fixture
def office(table: Table) -> FlaskClient:
    return table.hall.browser("secretary")


@pytest.fixture
def address(table: Table) -> str:
    adopted = resolution_of_item(table.hall.items[0])
    assert adopted is not None
    return f"/desk/{table.hall.code}/resolutions/{adopted.id}/clause"


def test_the_page_offers_the_clauses_that_stand(
    table: Table, office: FlaskClient, address: str
) -> None:
    page = office.get(address).text
    assert "แก้ข้อที่มีอยู่" in page
    assert f'value="{table.clauses[3]}.1"' in page
    asked = office.get(f"{address}?clause={table.clauses[2]}").text
    assert "ชุมชนร่วมตรวจแนวเขต</textarea>" in asked


def test_a_clause_that_stands_gets_other_words(
    table: Table, office: FlaskClient, address: str
) -> None:
    third = table.clauses[2]
    typed = {"what": "amend", "clause": f"{third}.1", "chapter": "1", "text": "ชุมชนและรัฐร่วมตรวจ"}
    assert office.post(address, data=typed).status_code == 302
    assert lines(table.standing)[2] == "3 ชุมชนและรัฐร่วมตรวจ"
    assert history_of(third)[-1].resolution_id is not None
    stale = office.post(address, data={**typed, "text": "อีกแบบ"})
    assert stale.status_code == 409
    assert "อีกแบบ" in stale.text


def test_a_clause_is_repealed_without_a_word(
    table: Table, office: FlaskClient, address: str
) -> None:
    fourth = table.clauses[3]
    typed = {"what": "repeal", "clause": f"{fourth}.1", "chapter": "1", "text": ""}
    assert office.post(address, data=typed).status_code == 302
    db.session.remove()
    assert (clause(fourth).number, clause(fourth).state) == ("4", "repealed")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"what": "amend", "clause": "", "text": "ก"}, "เลือกข้อที่แก้หรือยกเลิก"),
        ({"what": "amend", "clause": "๑.๑", "text": "ก"}, "เลือกข้อที่แก้หรือยกเลิก"),
        ({"what": "repeal", "clause": "9" * 40}, "เลือกข้อที่แก้หรือยกเลิก"),
        ({"what": "add", "text": " "}, "เขียนข้อความของข้อนี้ก่อน"),
        ({"what": "burn", "text": "ก"}, "เลือกจากรายการ"),
    ],
)
def test_what_is_missing_is_told_beside_its_field(
    table: Table, office: FlaskClient, address: str, wrong: dict[str, str], said: str
) -> None:
    page = office.post(address, data={"chapter": "1", **wrong})
    assert page.status_code == 422
    assert said in page.text
    assert len(lines(table.standing)) == 4
