"""Whatever is sent to the table's forms, nothing crashes and what stands stays."""

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.charter.actions import draft_clause
from assembly.core.access import SYSTEM
from tests.factories.charter import Table, lay_table, lines
from tests.factories.hall import Hall

FIELDS = (
    "what", "text", "place", "seen", "reason", "resolution", "title", "item", "version", "day",
    "month", "year", "in_force_from-day", "in_force_from-month", "in_force_from-year", "preamble",
    "chapters",
)  # fmt: skip
odd = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", "-1", "9" * 30, "after:", "after:c", "start:h1", "after:c๑", "after:n٣", "1.2.3",
         "NaN", "\0", "{{ 7*7 }}", "move", "repeal", "<b>", "ก" * 9000, "(๑)\n(๑)", "x9", "²"]
    ),
)  # fmt: skip


@pytest.fixture
def table(hall: Hall) -> Table:
    table = lay_table(hall)
    table.adopt()
    return table


@pytest.fixture
def office(table: Table) -> FlaskClient:
    return table.hall.browser("secretary")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 9), st.dictionaries(st.sampled_from(FIELDS), odd, max_size=8), odd)
def test_nothing_sent_to_a_form_crashes_it(
    table: Table, office: FlaskClient, which: int, sent: dict[str, str], key: str
) -> None:
    before = lines(table.standing)
    base = "/office/phangnga/charter/charter"
    id_ = draft_clause(SYSTEM, table.charter_id, f"start:{table.chapter(0)}", "ใหม่")
    address = (
        f"{base}/clauses/{table.clauses[0]}", f"{base}/new", f"{base}/changes/{id_}",
        f"{base}/changes/{id_}/undo", f"{base}/chapters/new", f"{base}/chapters/x{id_}",
        f"{base}/parts/title", f"{base}/meeting", "/office/phangnga/found/charter",
        f"{base}/adopt",
    )[which]  # fmt: skip
    words = {name: said.encode("utf-8", "ignore").decode() for name, said in sent.items()}
    assert office.post(address, data=words).status_code < 500
    assert office.get(f"{base}/new", query_string={"place": key}).status_code < 500
    if which != 9:
        assert lines(table.standing) == before


@pytest.mark.parametrize("key", ["h", "x", "h-1", "h๑", "h²", "xx", "c1", "h" + "9" * 30])
def test_a_chapter_nobody_knows_is_not_found(office: FlaskClient, key: str) -> None:
    assert office.get(f"/office/phangnga/charter/charter/chapters/{key}").status_code == 404
