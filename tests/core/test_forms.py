"""What forms do with numbers that are none of ours."""

import pytest
from flask import Flask
from wtforms import StringField

from assembly.core.errors import NotFound
from assembly.core.forms import LARGEST_NUMBER, KeyedForm, whole_number
from assembly.live.rooms import parse
from tests.factories.hall import Hall


class Seats(KeyedForm):
    seats = whole_number("ที่นั่ง", 1, 500)
    name = StringField()


@pytest.mark.parametrize("said", ["9" * 400, "-" + "9" * 400, str(LARGEST_NUMBER + 1)])
def test_a_number_without_end_is_refused_beside_its_field(app: Flask, said: str) -> None:
    with app.test_request_context(method="POST", data={"seats": said}):
        form = Seats()
        assert not form.validate_on_submit()
        assert "500" in form.seats.errors[0]


def test_a_number_that_fits_is_taken(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"seats": "12"}):
        form = Seats()
        assert form.validate_on_submit()
        assert form.seats.data == 12


@pytest.mark.parametrize("how", ["data", "json"])
def test_the_character_that_no_database_holds_is_left_out(app: Flask, how: str) -> None:
    sent = {"seats": "12", "name": "a\0b"}
    with app.test_request_context(method="POST", **{how: sent}):
        assert Seats().name.data == "ab"


def test_an_address_or_a_room_with_it_is_simply_not_found(hall: Hall) -> None:
    """PostgreSQL refuses the question itself: it must not be asked."""
    browser = hall.app.test_client()
    paths = ("/m/%00", "/a/%00", "/screen/%00", f"/screen/{hall.code}/%00", "/s/%00")
    assert {browser.get(path).status_code for path in paths} == {404}
    with pytest.raises(NotFound):
        parse("now:4829\x0013:th")
