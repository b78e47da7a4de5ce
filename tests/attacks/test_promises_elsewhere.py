"""What a stranger or another assembly's staff can reach of promises, requests and reports."""

import csv
import io
import time
from collections.abc import Iterator

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from assembly.commitments.models import Commitment, Report
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import TooMany
from assembly.exports import reporting
from assembly.extensions import db
from assembly.requests.models import Answer, Request
from tests.factories.hall import Hall, gather
from tests.factories.promises import promised
from tests.house.test_matrix import arguments

WIDE = "\N{FULLWIDTH EQUALS SIGN}"
OURS = ("commitments.", "requests.", "reports.", "trail.", "follow_up.", "proposals.")


def mixed(
    app: Flask, own: dict[str, object], other: dict[str, object]
) -> Iterator[tuple[str, str]]:
    """Every address of promises that names an assembly and a row, with the row of another one."""
    for rule in app.url_map.iter_rules():
        names = set(rule.arguments)
        rows = [name for name in names if name.endswith("_id") and name in own]
        about = names & {"slug", "code"}
        if not rows or not about or not str(rule.endpoint).startswith(OURS):
            continue
        values = {name: own.get(name, "1") for name in names}
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            for name in rows:
                found = app.url_map.bind("localhost")
                yield method, found.build(rule.endpoint, {**values, name: other[name]}, method)


def standing() -> list[object]:
    db.session.remove()
    rows = [
        [(row.id, row.state, row.version, row.title) for row in session().scalars(select(table))]
        for table in (Commitment, Request)
    ]
    lines = session().execute(select(Report.id, Report.seen, Report.text)).all()
    answers = session().execute(select(Answer.id, Answer.seen, Answer.text)).all()
    return [*rows, list(lines), list(answers)]


def test_no_row_of_another_assembly_is_reached_by_an_address_of_ones_own(hall: Hall) -> None:
    own = arguments(hall)
    other = arguments(gather(hall.app, slug="another", code="111111"))
    before, admin = standing(), hall.browser("admin")
    tried = list(mixed(hall.app, own, other))
    assert len(tried) > 30
    reached = {
        (method, path): status
        for method, path in tried
        if (status := admin.open(path, method=method, data={"version": 1}).status_code) != 404
    }
    assert reached == {}
    assert standing() == before


@change
def worded(hall: Hall, text: str) -> None:
    for row in session().scalars(select(Commitment)):
        row.title = row.expected = text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", WIDE])
def test_no_cell_of_a_report_is_a_formula(hall: Hall, start: str) -> None:
    promised(hall)
    worded(hall, f'{start}HYPERLINK("http://evil.example","กด")')
    public = hall.app.test_client()
    lines = csv.reader(io.StringIO(public.get(f"/a/{hall.slug}/promises.csv").text))
    cells = [cell for line in lines for cell in line]
    assert any("evil" in cell for cell in cells)
    starts = (*"=+-@\t\r", WIDE)
    assert not [cell for cell in cells if cell.lstrip("\ufeff").startswith(starts)]
    book = load_workbook(io.BytesIO(public.get(f"/a/{hall.slug}/promises.xlsx").data))
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert "f" not in kinds
    assert not [cell for sheet in book for row in sheet for cell in row if cell.hyperlink]


def test_strangers_reports_leave_the_hall_most_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty new files a minute, three seconds each, kept the press and the processor for good."""
    now, rested = [100.0], []

    def sleep(seconds: float) -> None:
        rested.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "sleep", sleep)
    turns = reporting.Turns()
    for _file in range(4):
        with turns.one():
            now[0] += 3
    assert rested == [0, 6, 6, 6]
    monkeypatch.setattr(reporting, "LONGEST_WAIT", 0.01)
    with turns.one(), pytest.raises(TooMany), turns.one():
        pass
