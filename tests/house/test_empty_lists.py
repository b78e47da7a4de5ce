"""A list with nothing in it shows what will be there, and nothing to narrow it by."""

import re

import pytest

from assembly.core.access import SYSTEM
from assembly.registry.actions import add_organisation
from tests.factories.hall import Hall

LISTS = {  # address → what it says while there is nothing
    "/a/{slug}/organisations": "ยังไม่มีองค์กร",
    "/a/{slug}/promises": "ยังไม่มีพันธสัญญา",
    "/a/{slug}/resolutions": "ยังไม่มีมติ",
    "/a/{slug}/proposals": "ยังไม่มีข้อเสนอนโยบาย",
    "/a/{slug}/voices": "ยังไม่มีเรื่องที่เผยแพร่",
    "/office/{slug}/organisations": "ยังไม่มีหน่วยงาน",
    "/office/{slug}/commitments": "ยังไม่มีพันธสัญญา",
    "/office/{slug}/requests": "ยังไม่ได้ขอหน่วยงานใด",
    "/office/{slug}/register": "ยังไม่มีเรื่องในทะเบียน",
    "/office/{slug}/proposals": "ยังไม่มีข้อเสนอนโยบาย",
}
FILTERS = re.compile(r'role="search"|class="(?:narrowing|sieve|proposal-counts|narrow-only)"')


@pytest.mark.parametrize("asked", ["", "?state=kept&kind=university&q=น้ำ&year=2570"])
@pytest.mark.parametrize(("address", "says"), LISTS.items())
def test_an_empty_list_shows_its_empty_state_alone(
    hall: Hall, address: str, says: str, asked: str
) -> None:
    page = hall.browser("secretary").get(address.format(slug=hall.slug) + asked)
    assert page.status_code == 200
    assert says in page.text
    assert not FILTERS.search(page.text)
    assert page.text.count('class="empty') == 1
    assert not re.search(r"<h2[^>]*>\s*(?:ประเภท|สี่ฝ่าย|สถานะ)\s*</h2>", page.text)


@pytest.mark.parametrize("address", ["/a/{slug}/organisations", "/office/{slug}/organisations"])
def test_a_list_with_something_in_it_may_be_narrowed(hall: Hall, address: str) -> None:
    add_organisation(SYSTEM, hall.assembly_id, "สมาคมสมัชชา", "community", "province")
    office = hall.browser("secretary")
    assert FILTERS.search(office.get(address.format(slug=hall.slug)).text)
    narrowed = office.get(address.format(slug=hall.slug) + "?q=ไม่มีทาง").text
    assert "ไม่พบองค์กรที่ค้น" in narrowed
    assert FILTERS.search(narrowed)
