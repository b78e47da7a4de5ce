"""What forms do with numbers that are none of ours."""

import pytest
from flask import Flask

from assembly.core.forms import LARGEST_NUMBER, KeyedForm, whole_number


class Seats(KeyedForm):
    seats = whole_number("ที่นั่ง", 1, 500)


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
