"""People at their devices, in the words they see and press."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import APIRequestContext, Page, Route, expect

from assembly.core.thai import BUDDHIST_ERA

SOON = 30_000  # milliseconds: a busy machine, not the promise (benchmarks measure that)


@dataclass
class Person:
    """Anybody in front of a page."""

    page: Page

    def goes_to(self, address: str) -> None:
        self.page.goto(urljoin(self.page.url, address))

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

    def opens(self, words: str) -> None:
        """Open a drawer by what is written on it."""
        drawer = self.page.locator("summary").filter(has_text=words, visible=True).first
        if not drawer.evaluate("summary => summary.parentElement.open"):
            drawer.click(timeout=SOON)

    @property
    def code(self) -> str:
        """The meeting this page is about."""
        found = re.search(r"/(?:m|desk|screen)/(\d{6})", self.page.url)
        assert found is not None, self.page.url
        return found[1]

    def follows_the_link(self, name: str) -> None:
        self.page.get_by_role("link", name=name).filter(visible=True).first.click(timeout=SOON)

    def fills(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)

    def fills_day(self, name: str, day: date, era: int = BUDDHIST_ERA) -> None:
        """The three parts of a day, in the Buddhist Era, where the form shows them."""
        said = {"day": str(day.day), "year": str(day.year + era)}
        for part, words in said.items():
            field = self.page.locator(f"[name='{name}-{part}']").filter(visible=True)
            field.first.fill(words)
        month = self.page.locator(f"[name='{name}-month']").filter(visible=True)
        month.first.select_option(str(day.month))

    def is_live(self) -> None:
        """The page follows the room, from now on without being loaded again."""
        self.page.locator("html[data-link=live]").wait_for(state="attached", timeout=SOON)
        self.page.evaluate("window.stayed = true")

    def has_stayed(self) -> None:
        """All that changed since it went live changed by itself."""
        assert self.page.evaluate("window.stayed === true"), "the page was loaded again"


class Wall(Person):
    """What everybody in the hall sees."""

    def has_received(self, votes: int) -> None:
        """So many votes of the open ballot, and not one more."""
        counted = self.page.locator(".received .of b")
        expect(counted).to_have_text(str(votes), timeout=SOON)


class Phone(Person):
    """A villager: no account, no app."""

    def joins(self, door: str, code: str) -> None:
        self.goes_to(door)
        self.page.get_by_role("textbox").first.fill(code)
        self.presses("เข้าร่วม")

    def tells(self, text: str, district: str, subdistrict: str) -> str:
        """Write a grievance and send it; answers the tracking code."""
        self.begins_to_tell()
        self.writes(text)
        self.page.get_by_label("อำเภอ", exact=True).select_option(label=district)
        self.chooses(subdistrict)
        self.sends_it_all_the_same()
        return self.receives_a_code()

    def sends_it_all_the_same(self) -> None:
        """Where others told something alike, it is shown once before this one is sent."""
        self.presses("ส่งความทุกข์")
        told = self.page.get_by_text("รับความทุกข์ของท่านแล้ว")
        own = self.page.get_by_role("button", name="ส่งเรื่องของฉัน")
        expect(told.or_(own).first).to_be_visible(timeout=SOON)
        if own.is_visible():
            own.click()

    def begins_to_tell(self) -> None:
        self.page.get_by_role("link", name="แจ้งทุกข์").first.click()
        self.page.wait_for_url("**/tell")

    def writes(self, text: str) -> None:
        self.page.get_by_label("มีทุกข์อะไร เล่ามาได้เลย").fill(text)

    def chooses(self, subdistrict: str) -> None:
        self.page.get_by_label("ตำบล", exact=True).select_option(label=subdistrict)

    def receives_a_code(self) -> str:
        self.sees("รับความทุกข์ของท่านแล้ว")
        found = re.search(r"\d{4} \d{4} \d{4} \d{4}", self.page.locator("main").inner_text())
        assert found is not None
        return found[0]

    def is_at_step(self, word: str) -> None:
        """Where what was written is now: kept here, on its way, or sent."""
        here = self.page.locator("[data-steps] [aria-current=step]")
        expect(here).to_have_text(word, timeout=SOON)

    def looks_again(self) -> None:
        """What a phone without scripts does to follow the room."""
        self.page.get_by_role("link", name="กดเพื่อดูว่าตอนนี้ถึงไหนแล้ว").click()

    def follows(self, address: str, code: str) -> None:
        self.goes_to(address)
        self.page.get_by_role("textbox").first.fill(code)
        self.presses("ดูเรื่องของท่าน")


class Delegate(Phone):
    """Somebody with a slip."""

    def votes(self, word: str) -> None:
        self.presses(word)
        self.sees("ได้รับเสียงของท่านแล้ว")

    def changes_the_mind(self, word: str) -> None:
        self.opens("เปลี่ยนใจ ลงใหม่")
        self.presses(word)

    def loses_the_line(self) -> None:
        self.page.context.set_offline(True)

    def finds_the_line(self) -> None:
        self.page.context.set_offline(False)

    def agrees(self) -> None:
        self.presses("เห็นพ้อง")
        self.is_heard()

    def remarks(self, words: str) -> None:
        """Agree in a round of consensus, and leave a thought with the desk."""
        self.opens("เห็นพ้อง มีข้อสังเกต")
        self.page.get_by_label("ข้อสังเกตของท่าน").fill(words)
        self.presses("ส่งข้อสังเกต")

    def says_not_yet(self, because: str) -> None:
        self.opens("ยังไม่เห็นพ้อง")
        self.page.get_by_label("เพราะอะไร หรืออยากให้แก้ตรงไหน").fill(because)
        self.presses("ส่งเหตุผล")

    def is_heard(self) -> None:
        self.sees("ได้รับความเห็นของท่านแล้ว")

    def proposes_to_change(self, paragraph: int, words: str) -> None:
        """From the draft on the phone to a proposal that has arrived."""
        self.follows_the_link("เสนอแก้ร่างนี้")
        self.opens(f"เสนอเรื่องข้อ {paragraph}")
        self.follows_the_link("แก้ข้อความ")
        self.page.get_by_label("ข้อความที่เสนอ").fill(words)
        self.presses("ส่งข้อเสนอ")
        self.sees("รับข้อเสนอของท่านแล้ว")
        self.follows_the_link("กลับไปหน้า ขณะนี้")

    def ticks(self, *lines: str) -> None:
        for line in lines:
            self.page.get_by_role("checkbox", name=line).check()

    def asks_that_dissent_be_recorded(self, because: str) -> None:
        self.follows_the_link("ขอบันทึกความเห็นแย้ง")
        self.page.get_by_label("เหตุผล ถ้าจะให้บันทึกไว้ด้วย").fill(because)
        self.presses("ขอให้บันทึก")

    def holds_a_receipt(self) -> str:
        paper = self.page.get_by_role("region", name="ใบรับ").inner_text()
        found = re.search(r"[0-9A-Z]{4} [0-9A-Z]{4}", paper)
        assert found is not None, paper
        return found[0]

    def checks(self, receipt: str) -> None:
        self.page.get_by_label("รหัสบนใบรับ 8 ตัว").fill(receipt)
        self.presses("ตรวจใบรับ")


class Agency(Person):
    """Whoever opens the private link in a letter, at an office that has no account here."""

    def answers(self, way: str, send: str, **said: str) -> None:
        """Choose one way to answer, fill what it asks, and send it."""
        self.opens(way)
        for name, words in said.items():
            self.page.locator(f"[name={name}]").filter(visible=True).first.fill(words)
        self.presses(send)


class Office(Person):
    """The secretary's pages of promises and requests."""

    def writes_to(self, addressee: str) -> None:
        """From a promise's page to a draft of the letter about it."""
        self.follows_the_link("เขียนคำขอถึงหน่วยงาน")
        self.fills("เรียน", addressee)
        self.presses("เก็บร่าง")
        self.sees("พิมพ์และส่งหนังสือ")

    def makes_a_link(self) -> str:
        """The private address for the body, as it stands in the letter."""
        self.opens("ทำลิงก์")
        self.presses("ทำลิงก์")
        self.opens("ดูที่อยู่และคิวอาร์")
        return self.page.locator(".code-like").inner_text()

    def sends(self, number: str, sent_on: date, due_on: date, press: str = "บันทึกการส่ง") -> None:
        self.page.locator("[name=letter_number]").filter(visible=True).first.fill(number)
        channel = self.page.locator("select[name=channel]").filter(visible=True)
        channel.first.select_option("post")
        self.fills_day("sent_on", sent_on)
        self.fills_day("due_on", due_on)
        self.presses(press)

    def moves_to(self, state: str, because: str) -> None:
        self.opens("เปลี่ยนสถานะ")
        self.page.get_by_role("radio", name=state).check()
        self.page.locator("textarea[name=reason]").filter(visible=True).first.fill(because)
        self.page.locator("details[open] button").filter(has_text="เปลี่ยนสถานะ").first.click()


class Desk(Person):
    """The facilitator, who presses the one large next step."""

    def steps(self, name: str) -> None:
        """Press the next step once it says this."""
        step = self.page.locator(".next-step").filter(has_text=re.compile(f"^\\s*{name}"))
        step.first.click(timeout=SOON)

    def steps_and_confirms(self, name: str, yes: str) -> None:
        """Press a step that asks first, and say yes; a drawer left open asks already."""
        step = self.page.locator("summary.next-step").filter(has_text=re.compile(f"^\\s*{name}"))
        if not step.first.evaluate("summary => summary.parentElement.open", timeout=SOON):
            step.first.click()
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

    def opens_a_named_ballot(self, title: str, text: str) -> None:
        """From a meeting that has not begun to its first open ballot."""
        self.steps("เปิดประชุม")
        self.goes_on_until("เขียนร่างมติ")
        self.steps("เขียนร่างมติ")
        self.drafts(title, text)
        self.steps("ฉายร่างมติ")
        self.steps("เปิดลงมติ")
        self.page.get_by_role("radio", name="ลงมติเปิดเผย").check()
        self.presses("เปิดลงมติ")
        self.sees("ปิดลงมติ")

    def opens_the_floor(self, item: str) -> None:
        """From wherever the desk stands to an item whose draft is to be written."""
        self.steps(f"เปิดวาระ {item}")
        self.offers("เขียนร่างมติ")

    def offers(self, name: str) -> None:
        """The one next step is this."""
        expect(self.page.locator(".next-step b").first).to_have_text(name, timeout=SOON)

    def puts_up_a_draft(self, title: str, text: str) -> None:
        self.steps("เขียนร่างมติ")
        self.drafts(title, text)
        self.steps("ฉายร่างมติ")

    def asks(self, kind: str, *terms: str, step: str = "เปิดลงมติ", **fields: str) -> None:
        """Open what the room is asked: its kind, the terms to tick, the fields by their names."""
        self.steps(step)
        self.ticks(kind)
        self.page.locator(".more-terms > summary").click()
        for term in terms:
            self.ticks(term)
        for name, words in fields.items():
            self.page.locator(f"[name={name}]").fill(words)
        self.presses("เปิดลงมติ")

    def ticks(self, term: str) -> None:
        self.page.locator("label").filter(has_text=re.compile(f"^\\s*{term}")).first.click()

    def asks_for_consensus(self, step: str = "เปิดลงมติ") -> None:
        self.asks("ถามฉันทมติ", step=step)
        self.offers("ปิดรับความเห็น")

    def closes_the_round(self) -> None:
        self.steps_and_confirms("ปิดรับความเห็น", "ปิดรับความเห็นเดี๋ยวนี้")

    def asks_another_round(self) -> None:
        self.steps_and_confirms("ปรับร่างแล้วถามอีกรอบ", "ปรับร่าง ถามอีกรอบ")

    def declares_consensus(self) -> None:
        self.steps_and_confirms("ประกาศฉันทมติ", "ประกาศฉันทมติเดี๋ยวนี้")

    def closes_the_ballot(self) -> None:
        self.steps_and_confirms("ปิดลงมติ", "ปิดลงมติเดี๋ยวนี้")

    def opens_the_box(self) -> None:
        self.steps_and_confirms("เปิดหีบนับคะแนน", "เปิดหีบเดี๋ยวนี้")

    def declares(self) -> None:
        self.steps_and_confirms("ประกาศผล", "ประกาศผลเดี๋ยวนี้")

    def ends_the_vote(self) -> None:
        self.closes_the_ballot()
        self.opens_the_box()
        self.declares()

    def overtakes(self, other: "Desk", step: str, yes: str) -> None:
        """Both answer the same question; the other's press is on a slow line and comes second."""
        held: list[Route] = []

        def hold(press: Route) -> None:
            held.append(press)

        other.page.route("**/desk/**", hold)
        with other.page.expect_request("**/desk/**"):
            other.steps_and_confirms(step, yes)
        before = self.page.locator(".next-step b").first.inner_text()
        self.steps_and_confirms(step, yes)
        expect(self.page.locator(".next-step b").first).not_to_have_text(before, timeout=SOON)
        for press in held:
            press.continue_()
        other.page.unroute("**/desk/**", hold)

    def adds_an_item(self, title: str, *, under: str, minutes: int) -> None:
        form = self.page.locator("#new-item")
        form.get_by_label("ชื่อวาระ").fill(title)
        form.get_by_label("อยู่ใต้วาระ").select_option(label=under)
        form.get_by_label("เวลาที่วางไว้ (นาที)").fill(str(minutes))
        form.get_by_role("button").click()

    def steps_back(self) -> None:
        """Undo, by the key that is always the same."""
        undo = self.page.locator("[data-key=U]")
        expect(undo).to_be_enabled(timeout=SOON)
        self.page.keyboard.press("u")

    def rests(self) -> None:
        """The room takes a break: nothing is left on the wall."""
        self.presses("จอว่าง")

    def goes_on(self) -> None:
        self.presses("จอว่าง")

    def is_refused(self, *words: str) -> None:
        """Told politely that somebody else was first, and with what."""
        said = self.page.locator("[data-refused]:not([hidden]), .notice-alarm:not([hidden])").first
        for each in words:
            expect(said).to_contain_text(each, timeout=SOON)

    def ends_the_ballot(self) -> None:
        self.steps_and_confirms("ปิดลงมติ", "ปิดลงมติเดี๋ยวนี้")
        self.steps_and_confirms("เปิดหีบนับคะแนน", "เปิดหีบเดี๋ยวนี้")
        self.steps_and_confirms("ประกาศผล", "ประกาศผลเดี๋ยวนี้")
        self.sees("เขียนข้อในธรรมนูญ")


class Teller(Person):
    """Counts hands or paper, alone, and never sees what the other one entered."""

    def looks_again(self) -> None:
        """Look from the paper to the phone: is there something to count by now?"""
        self.goes_to(f"/desk/{self.code}/tellers")

    def counts(self, place: str, yes: int, no: int, abstain: int) -> None:
        """Choose the place and enter what was counted there."""
        self.follows_the_link(place)
        self.enters(yes, no, abstain)
        self.sees("บันทึกที่ท่านนับแล้ว")

    def enters(self, yes: int, no: int, abstain: int) -> None:
        for label, number in (("เห็นด้วย", yes), ("ไม่เห็นด้วย", no), ("งดออกเสียง", abstain)):
            self.fills(label, str(number))
        self.presses("บันทึกที่นับ")


class Helper(Person):
    """Checks people in, and lends a device or paper to those without a phone."""

    def opens_the_voting_desk(self) -> None:
        self.follows_the_link("โต๊ะช่วยออกเสียง")

    def looks_up(self, slip: str) -> None:
        """Whose slip it is, before that person votes on this device."""
        self.page.get_by_role("textbox").first.fill(slip)
        self.presses("ต่อไป")

    def takes(self, said: str) -> None:
        """Whatever stands on a slip, or a name, into the one field of the check-in desk."""
        self.page.locator("#said").fill(said)
        self.page.locator("#say").get_by_role("button", name="ลงทะเบียน").click()

    def lets_in(self, name: str) -> None:
        """One of those found by name."""
        found = self.page.locator(".found > li").filter(has_text=name)
        found.get_by_role("button", name="ลงทะเบียน").click(timeout=SOON)
        self.sees("ลงทะเบียนแล้ว")

    def registers(self, given_name: str, district: str) -> None:
        """Somebody who came without a slip, and agrees to be written down."""
        self.opens("ผู้มาที่ไม่มีบัตร")
        form = self.page.locator("#walk-in")
        form.get_by_label("ชื่อ", exact=True).fill(given_name)
        form.get_by_label("อำเภอ", exact=True).select_option(label=district)
        form.get_by_label("ยินยอมให้สมัชชาเก็บชื่อและข้อมูลนี้ไว้").check()
        self.presses("ขึ้นทะเบียนและลงทะเบียน")


class Secretary(Person):
    """Calls the meeting, keeps the roll, takes the papers home."""

    def brings(self, text: str) -> None:
        """A members' file from the office's own computer."""
        file = {"name": "members.csv", "mimeType": "text/csv", "buffer": text.encode("utf-8-sig")}
        self.page.get_by_label("ไฟล์รายชื่อ").set_input_files(file)
        self.presses("ตรวจไฟล์")


def taken(office: Person, what: str, kind: str) -> bytes:
    """Press the button of one file, and read what came down."""
    button = office.page.locator(f"button[formaction*='/{what}.{kind}']").first
    if not button.is_visible():  # among the other kinds
        office.page.locator("details", has=button).locator("summary").last.click()
    with office.page.expect_download(timeout=60_000) as coming:
        button.click()
    return coming.value.path().read_bytes()


def votes_by_form(
    request: APIRequestContext, door: str, slip: Any, choice: str, remark: str = ""
) -> str:
    """Another delegate's phone without a screen of its own here: signs in, votes, has a receipt."""
    code = door.rsplit("/", 1)[-1]
    home = door.removesuffix(f"/m/{code}")
    page = request.get(slip["url"]).text() + request.get(f"{door}/mine").text()
    action = re.search(r'action="(/m/\d+/ballots/\d+/vote)"', page)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert action is not None, "no ballot was offered"
    assert token is not None
    form = {
        "csrf_token": token[1],
        "choice": choice,
        "idempotency_key": slip["code"],
        "remark": remark,
    }
    asked = {"Accept": "application/json"}
    answer = request.post(home + action[1], form=form, headers=asked).json()
    assert answer["ok"], answer
    return str(answer["receipt"])
