"""A day typed by people: in the Buddhist Era, asked where it looks like another, never guessed."""

from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as some
from werkzeug.datastructures import MultiDict

from assembly.core.days import DayField
from assembly.core.forms import WordsForm


class Asked(WordsForm):
    class Meta(WordsForm.Meta):
        csrf = False

    due = DayField("ภายในวันที่", missing="ใส่วันที่")
    other = DayField("วันอื่น")


def asked(day: str = "", month: str = "", year: str = "") -> Asked:
    return Asked(MultiDict({"due-day": day, "due-month": month, "due-year": year}))


def test_a_day_is_read_in_the_buddhist_era_and_thai_digits(app: Flask) -> None:
    with app.test_request_context():
        form = asked("๓๑", "12", "2569")
        assert form.validate(), form.errors
        assert form.due.data == date(2026, 12, 31)
        assert form.other.data is None


def test_a_common_year_is_asked_about_and_what_was_typed_stays(app: Flask) -> None:
    with app.test_request_context():
        form = asked("1", "3", "2026")
        assert not form.validate()
        assert form.due.data is None
        assert "2569" in form.due.errors[0]
        assert form.due.typed == {"day": "1", "month": "3", "year": "2026"}


def test_a_program_may_say_the_parts_plainly_where_a_form_has_one_day(app: Flask) -> None:
    class Plain(Asked):
        due = DayField("ภายในวันที่", plain=True)

    with app.test_request_context():
        said = Plain(MultiDict({"day": "1", "month": "3", "year": "2570"}))
        assert said.validate()
        assert (said.due.data, said.other.data) == (date(2027, 3, 1), None)
        none = Plain(MultiDict({"day": "", "month": "0", "year": ""}))
        assert none.validate()
        assert none.due.data is None
        half = Plain(MultiDict({"day": "1", "month": "0", "year": "2570"}))
        assert not half.validate()


@pytest.mark.parametrize("typed", [("31", "2", "2569"), ("1", "", "2569"), ("x", "1", "2569")])
def test_no_day_is_no_day(app: Flask, typed: tuple[str, str, str]) -> None:
    with app.test_request_context():
        form = asked(*typed)
        assert not form.validate()
        assert form.due.data is None


def test_a_day_that_must_be_told_is_missed_and_one_that_stands_is_shown(app: Flask) -> None:
    with app.test_request_context():
        form = asked()
        assert not form.validate()
        assert form.due.errors == ["ใส่วันที่"]
        shown = Asked(MultiDict(), due=date(2027, 1, 5))
        assert shown.due.typed == {"day": "5", "month": "1", "year": "2570"}


@given(some.text(max_size=12), some.text(max_size=12), some.text(max_size=12))
def test_whatever_is_typed_is_a_day_or_said_to_be_none(day: str, month: str, year: str) -> None:
    app = Flask("days")
    app.secret_key = "days"
    from assembly.core import i18n

    i18n.init_app(app)
    with app.test_request_context():
        form = asked(day, month, year)
        assert form.validate() == (form.due.data is not None)
