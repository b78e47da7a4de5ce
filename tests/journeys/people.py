"""People at their devices, in the words they see and press."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import APIRequestContext, Page, expect

SOON = 15_000  # milliseconds: a busy machine, not the promise (benchmarks measure that)


@dataclass
class Person:
    """Anybody in front of a page."""

    page: Page

    def goes_to(self, address: str) -> None:
        self.page.goto(address)

    def sees(self, *words: str) -> None:
        """Each of these stands on the page, visible, now or soon."""
        for said in words:
            found = self.page.locator("body").get_by_text(said).filter(visible=True)
            expect(found.first).to_be_visible(timeout=SOON)

    def sees_no(self, words: str) -> None:
        expect(self.page.locator("main").get_by_text(words).filter(visible=True)).to_have_count(0)

    def presses(self, name: str) -> None:
        button = self.page.get_by_role("button", name=re.compile(f"^{re.escape(name)}"))
        button.filter(visible=True).first.click()

    def is_live(self) -> None:
        """The page follows the room."""
        self.page.wait_for_function("document.documentElement.dataset.link === 'live'")


class Phone(Person):
    """A villager: no account, no app."""

    def joins(self, door: str, code: str) -> None:
        self.goes_to(door)
        self.page.get_by_role("textbox").first.fill(code)
        self.presses("เข้าร่วม")

    def tells(self, text: str, district: str, subdistrict: str) -> str:
        """Write a grievance and send it; answers the tracking code."""
        self.page.get_by_role("link", name="แจ้งทุกข์").first.click()
        self.page.get_by_label("มีทุกข์อะไร เล่ามาได้เลย").fill(text)
        self.page.get_by_label("อำเภอ", exact=True).select_option(label=district)
        self.page.get_by_label("ตำบล", exact=True).select_option(label=subdistrict)
        self.presses("ส่งความทุกข์")
        self.sees("รับความทุกข์ของท่านแล้ว")
        found = re.search(r"\d{4} \d{4} \d{4} \d{4}", self.page.locator("main").inner_text())
        assert found is not None
        return found[0]

    def follows(self, address: str, code: str) -> None:
        self.goes_to(address)
        self.page.get_by_role("textbox").first.fill(code)
        self.presses("ดูเรื่องของท่าน")


class Delegate(Phone):
    """Somebody with a slip."""

    def votes(self, word: str) -> None:
        self.presses(word)
        self.sees("ได้รับเสียงของท่านแล้ว")


class Desk(Person):
    """The facilitator, who presses the one large next step."""

    def steps(self, name: str) -> None:
        """Press the next step once it says this."""
        step = self.page.locator(".next-step").filter(has_text=re.compile(f"^\\s*{name}"))
        step.first.click(timeout=SOON)

    def steps_and_confirms(self, name: str, yes: str) -> None:
        self.steps(name)
        self.presses(yes)

    def goes_on_until(self, name: str) -> None:
        """Take step after step until the desk offers this one."""
        label = self.page.locator(".next-step b").first
        for _step in range(20):
            if label.inner_text().startswith(name):
                return
            before = label.inner_text()
            self.page.locator(".next-step").first.click()
            expect(label).not_to_have_text(before, timeout=SOON)
        raise AssertionError(f"the desk never offered {name}")

    def attaches(self, *texts: str) -> None:
        for text in texts:
            voice = self.page.locator(".voices > li").filter(has_text=text)
            voice.get_by_role("checkbox").check(timeout=SOON)
        self.presses("นำที่เลือกเข้าวาระ")

    def drafts(self, title: str, text: str) -> None:
        self.page.get_by_label("คำถามที่จะให้ที่ประชุมตัดสิน").fill(title)
        self.page.get_by_label("ร่างมติ บรรทัดละหนึ่งข้อ").fill(text)
        self.presses("เก็บร่างมติ")


def votes_by_form(request: APIRequestContext, door: str, slip: Any, choice: str) -> str:
    """Another delegate's phone without a screen of its own here: signs in, votes, has a receipt."""
    code = door.rsplit("/", 1)[-1]
    home = door.removesuffix(f"/m/{code}")
    page = request.get(slip["url"]).text() + request.get(f"{door}/mine").text()
    action = re.search(r'action="(/m/\d+/ballots/\d+/vote)"', page)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert action is not None, "no ballot was offered"
    assert token is not None
    form = {"csrf_token": token[1], "choice": choice, "idempotency_key": slip["code"]}
    asked = {"Accept": "application/json"}
    answer = request.post(home + action[1], form=form, headers=asked).json()
    assert answer["ok"], answer
    return str(answer["receipt"])
