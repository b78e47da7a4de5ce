"""Words made to stop the hall, or to be longer than anybody may speak."""

import time

import pytest
from flask.testing import FlaskClient

from assembly.core.text import clean, graphemes, short
from assembly.grievances.rules import LONGEST
from tests.factories.hall import Hall

MOST_THAT_FIT = 60_000  # letters of two bytes, twice as many fit into the largest body
JOINED = "\u200d".join(["👩"] * 3000)
PANYI = {"district": "8201", "subdistrict": "820109"}

HEAPS = {
    "two kinds of marks by turns": "a" + "\u0316\u0300" * (MOST_THAT_FIT // 2),
    "marks in the wrong order": "a" + "\u0300" * 30_000 + "\u0316" * 30_000,
    "Thai tones and vowels": "ก" + "\u0e49\u0e38" * (MOST_THAT_FIT // 2),
    "marks with nothing seen between them": "ก" + "\u0e49\u200b\u0e38" * 20_000,
}


@pytest.mark.parametrize("heap", HEAPS.values(), ids=HEAPS)
def test_a_heap_of_marks_does_not_stop_the_hall(heap: str) -> None:
    """Ordering 60,000 marks took seven seconds, in which nobody else was served."""
    begun = time.process_time()
    kept = clean(heap)
    assert time.process_time() - begun < 1.0
    assert len(kept) <= 4
    assert clean(kept) == kept


@pytest.mark.parametrize(
    "endless",
    [JOINED, "\u1100" * 6000, "\u0915\u094d" * 3000],
    ids=["joined emoji", "Hangul without end", "a conjunct without end"],
)
def test_a_letter_without_end_is_not_one_letter(endless: str) -> None:
    assert graphemes(clean(endless)) > 300
    assert len(short(clean(endless), 10)) < 200


def test_a_family_is_still_one_letter() -> None:
    for family in (
        "👨🏽\u200d👩🏻\u200d👧🏿\u200d👦🏼",
        "👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏽",
        "น้ำ",
    ):
        assert graphemes(clean(family)) == 1


def test_a_grievance_cannot_be_longer_than_it_counts(hall: Hall, client: FlaskClient) -> None:
    """120,000 letters passed as one, to the desk and on to the wall."""
    answer = client.post(f"/m/{hall.code}/tell", data={**PANYI, "text": "\u1100" * LONGEST * 17})
    assert answer.status_code == 422
