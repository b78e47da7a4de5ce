"""A number with a line's end behind it is no number: a plain pattern takes it for one."""

import pytest

from tests.inbox.conftest import Desk
from tests.inbox.conftest import desk as desk

ODD = ("\n", "1\n", "๓", "²", "-1", "9" * 400)  # ๓ and ² are digits and no numbers here


@pytest.mark.parametrize("odd", ODD)
def test_no_form_of_voices_takes_it_for_a_number(desk: Desk, odd: str) -> None:
    helper, code, slug = desk.helper("วิชัย"), desk.hall.code, desk.hall.slug
    here = {"pick": desk.pick(0), "at": desk.pick(0), "text": "ก", "subdistrict": "820108"}
    asks = {
        f"/m/{code}/tell": {"strategy": odd, "looked": "1"},
        f"/scribe/{code}": {"strategy": odd},
        f"/office/{slug}/paper/slips.pdf": {"part": odd, "kept": "Zg=="},
        f"{desk.path}/strategy": {"strategy": odd},
        f"{desk.path}/group": {"issue": odd, "issue_title": "น้ำ"},
        f"/office/{slug}/organisations": {"name": "ก", "sector": "state" + odd, "level": odd},
    }
    for address, fields in asks.items():
        answer = helper.post(address, data=here | fields)
        assert 400 <= answer.status_code < 500, address
        assert "<h1" in answer.text, "a page, with words"
