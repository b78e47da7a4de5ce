"""There is one way to write a day in the whole program, and one place that knows the eras."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from werkzeug.datastructures import MultiDict

from assembly.core.thai import BUDDHIST_ERA
from assembly.meetings.forms import CallForm, SettleForm
from assembly.minutes.forms import CirculateForm
from assembly.registry.forms import AgreementForm, FactsForm, RepresentativeForm
from assembly.stages.forms import CallStageForm
from assembly.trail.forms import LogForm
from assembly.workshop.forms import AdoptForm, PutForm

ROOT = Path(__file__).parents[2]
ALONE = "operator/bundles/standalone"  # must run without the program
OWN = re.compile(rf'\b{BUDDHIST_ERA}\b|get_month_names|type="date"|DateField')
SPEAKING = {"assembly/core/thai.py", "assembly/core/days.py"}

DAYS: list[tuple[type[Any], str]] = [
    (CallForm, "held_on"),
    (SettleForm, "held_on"),
    (CallStageForm, "held_on"),
    (CirculateForm, "until"),
    (AdoptForm, "adopted_on"),
    (AdoptForm, "in_force_from"),
    (PutForm, "in_force_from"),
    (AgreementForm, "signed"),
    (AgreementForm, "ends"),
    (LogForm, "day"),
]
YEARS: list[tuple[type[Any], str]] = [
    (FactsForm, "founded"),
    (FactsForm, "ended"),
    (RepresentativeForm, "since"),
    (RepresentativeForm, "until"),
]
ODD = some.text(max_size=12) | some.sampled_from(
    [
        "0",
        "1",
        "29",
        "31",
        "2",
        "12",
        "2026",
        "2569",
        "๒๕๖๙",
        "69",
        "²",
        "-1",
        "1e3",
        "9" * 30,
        "\0",
    ]
)
ANY = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def made(make: type[Any], typed: dict[str, str]) -> Any:
    form = make(formdata=MultiDict(typed))
    if make is PutForm:
        form.item.choices = []
    return form


def test_nobody_else_counts_eras_or_lists_months() -> None:
    files = [*(ROOT / "assembly").rglob("*.py"), *(ROOT / "templates").rglob("*.html")]
    files += (ROOT / "static" / "js").rglob("*.js")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in files
        if ALONE not in path.as_posix() and OWN.search(path.read_text("utf-8"))
    }
    assert found <= SPEAKING


@ANY
@given(some.sampled_from(DAYS), ODD, ODD, ODD)
def test_whatever_is_typed_for_a_day_is_a_day_or_refused_and_stays(
    app: Flask, which: tuple[type[Any], str], day: str, month: str, year: str
) -> None:
    make, name = which
    typed = {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
    with app.test_request_context():
        form = made(make, typed)
        form.validate()
        field = form[name]
        if field.data is not None:
            assert isinstance(field.data, date)
            assert field.data.year + BUDDHIST_ERA == int(field.typed["year"])
        elif any(part.strip("0 \0") for part in field.typed.values()):
            assert field.errors or field.ce_year is not None
        assert all(said in (typed[f"{name}-{part}"]) for part, said in _plain(field))


def _plain(field: Any) -> list[tuple[str, str]]:
    """What of the typed parts was kept letter by letter."""
    return [(part, said) for part, said in field.typed.items() if said.isdecimal()]


@pytest.mark.parametrize(("make", "name"), DAYS)
def test_every_day_asks_about_the_common_era(app: Flask, make: type[Any], name: str) -> None:
    typed = {f"{name}-day": "1", f"{name}-month": "2", f"{name}-year": "2026"}
    with app.test_request_context():
        form = made(make, typed)
        assert not form.validate()
        assert "2569" in form[name].errors[0]
        assert form[name].typed["year"] == "2026"


@ANY
@given(some.sampled_from(YEARS), ODD)
def test_whatever_is_typed_for_a_year_is_a_year_or_refused(
    app: Flask, which: tuple[type[Any], str], said: str
) -> None:
    make, name = which
    with app.test_request_context():
        form = make(formdata=MultiDict({name: said}))
        form.validate()
        field = form[name]
        assert bool(field.errors) == (field.ce_year is None and bool(said.strip()))
        if field.ce_year is not None:
            assert field.ce_year + BUDDHIST_ERA == int(said)
