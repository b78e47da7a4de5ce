"""Two secretaries at two laptops type into the same minutes at once."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.minutes.queries import passages_of
from assembly.people.actions import make_link
from tests.factories.decisions import begin
from tests.factories.hall import Hall
from tests.hall.browsers import browser, served  # noqa: F401 -- browser is a fixture

LAPTOP = {"width": 1366, "height": 768}
PLACE = "before"


class Secretary:
    """One laptop with the minutes open."""

    def __init__(self, context: BrowserContext, door: str, minutes: str) -> None:
        self.page: Page = context.new_page()
        self.page.goto(door)
        self.page.goto(minutes)

    @property
    def box(self) -> Locator:
        return self.page.locator(f"[data-passage={PLACE}] textarea")

    def types(self, text: str) -> None:
        self.box.fill(text)

    def reads(self, text: str) -> None:
        expect(self.box).to_have_value(text)

    def sees_beside(self, *texts: str) -> None:
        for place, text in enumerate(texts):
            expect(self.page.locator(".beside-one").nth(place)).to_contain_text(text)


@pytest.mark.journey
def test_two_secretaries_type_at_once_and_nothing_is_lost(
    hall: Hall,
    browser: Browser,  # noqa: F811
) -> None:
    begin(hall)
    minutes = f"/office/{hall.slug}/minutes/{hall.code}"
    doors = [make_link(SYSTEM, hall.staff[role], minutes) for role in ("secretary", "facilitator")]
    with served(hall, browser) as scene:
        one, two = (
            Secretary(
                scene.browser.new_context(viewport=LAPTOP),
                f"{scene.server.url}/in/{door}",
                f"{scene.server.url}{minutes}",
            )
            for door in doors
        )
        one.types("ประธานเปิด\n\nที่ประชุมรับทราบ")
        two.reads("ประธานเปิด\n\nที่ประชุมรับทราบ")
        expect(two.page.locator(f"[data-passage={PLACE}] [data-writing]")).to_contain_text(
            "เจ้าหน้าที่ secretary"
        )
        one.types("ประธานเปิดเวลาเก้านาฬิกา\n\nที่ประชุมรับทราบ")
        two.types("ประธานเปิด\n\nที่ประชุมรับทราบทุกเรื่อง")
        for each in (one, two):
            each.reads("ประธานเปิดเวลาเก้านาฬิกา\n\nที่ประชุมรับทราบทุกเรื่อง")
        one.types("รองประธานเปิด")
        two.types("เลขานุการเปิด")
        for each in (one, two):
            expect(each.page.locator(".beside-one")).to_have_count(2)
        two.page.locator(".beside-one").nth(1).get_by_role("button").click()
        chosen = two.page.locator(".beside-one")
        expect(chosen).to_have_count(0)
        one.reads(two.box.input_value())
        expect(one.page.locator(".beside-one")).to_have_count(0)
    db.session.remove()
    assert passages_of(hall.meeting_id)[PLACE].text in {"รองประธานเปิด", "เลขานุการเปิด"}
