"""The whole way, as each of them sees it: from a villager's grievance to a charter clause."""

import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from assembly.places.facts import province
from assembly.seeds.founding import texts
from tests.journeys.devices import LAPTOP, PHONE, WALL, Opens
from tests.journeys.people import SOON, Delegate, Desk, Person, Phone, taken, votes_by_form
from tests.operator.machine import Machine, Running

QUESTION = "ให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย ตรวจแนวเขตที่ดินชุมชน ให้เสร็จใน 1 ปี"
PARAGRAPHS = "ขอให้จังหวัดพังงาตั้งคณะทำงาน 4 ฝ่าย ทุกอำเภอ\nขอให้คณะทำงานบอกผลที่ลานกลางของทุกหมู่บ้าน"
FIRST = "บ้านเราอยู่บนน้ำมาตั้งแต่รุ่นปู่ แต่ขอทะเบียนบ้านไม่ได้"
SECOND = "ไฟเข้าไม่ถึงบ้าน เพราะไม่มีเลขที่บ้าน"


@pytest.fixture
def server(machine: Machine) -> Iterator[Running]:
    """Here the command itself, which plants the demonstration where nothing was."""
    running = machine.starts("demo")
    yield running
    running.stops()


@pytest.mark.journey
def test_a_grievance_becomes_a_clause_before_everybodys_eyes(
    machine: Machine, server: Running, doors: Any, opens: Opens
) -> None:
    join = doors["join_url"]
    code = join.rsplit("/", 1)[-1]
    mae, da = Phone(opens(PHONE).new_page()), Phone(opens(PHONE).new_page())
    wall, desk = Person(opens(WALL).new_page()), Desk(opens(LAPTOP).new_page())
    somchai, arunee = Delegate(opens(PHONE).new_page()), Delegate(opens(PHONE).new_page())

    # the hall fills: a villager scans, another types; the wall and the desk stand ready
    wall.goes_to(doors["projector_url"])
    wall.sees("พังงาแห่งความสุข", f"{code[:3]} {code[3:]}", "ตัวอย่าง")
    desk.goes_to(doors["facilitator_url"])
    desk.sees("ยังไม่เปิดประชุม")
    desk.is_live()
    mae.goes_to(join)
    da.joins(server.url, f"{code[:3]} {code[3:]}")
    mae.sees("การประชุมยังไม่เริ่ม", "ตัวอย่าง")
    da.sees("การประชุมยังไม่เริ่ม")

    # two grievances come in live, with a code to keep
    tracking = mae.tells(FIRST, "เมืองพังงา", "เกาะปันหยี")
    da.tells(SECOND, "คุระบุรี", "เกาะพระทอง")
    desk.sees(FIRST, SECOND)

    # two delegates sign in: one scans the slip, one types it; the desk counts them
    here = int(re.findall(r"\d+", desk.page.locator(".desk-room h2").first.inner_text())[0])
    absent, present = slips_by_presence(doors)
    somchai.goes_to(absent[0]["url"])
    arunee.joins(server.url, absent[1]["code"])
    somchai.sees("ลงทะเบียนเข้าประชุมแล้ว")
    arunee.sees("ลงทะเบียนเข้าประชุมแล้ว")
    desk.sees(f"ในห้อง {here + 2} คน")

    # the meeting and its item open; wall and phones follow by themselves
    mae.goes_to(join)
    da.goes_to(join)
    for person in (mae, da, somchai, arunee, wall):
        person.is_live()
    desk.steps("เปิดประชุม")
    desk.goes_on_until("เขียนร่างมติ")
    for person in (wall, mae, somchai):
        person.sees("คณะทำงานตรวจ", "ที่ดินและที่อยู่อาศัย")
    desk.attaches(FIRST, SECOND)
    mae.sees("มาจากความทุกข์ 6 เรื่อง")

    # a draft is written and shown
    desk.steps("เขียนร่างมติ")
    desk.drafts(QUESTION, PARAGRAPHS)
    desk.steps("ฉายร่างมติ")
    for person in (wall, da, arunee):
        person.sees("ตรวจแนวเขตที่ดินชุมชน", "ขอให้จังหวัดพังงาตั้งคณะทำงาน 4 ฝ่าย ทุกอำเภอ")

    # a secret ballot, two thirds
    desk.steps("เปิดลงมติ")
    desk.page.get_by_label("สองในสาม").check()
    desk.presses("เปิดลงมติ")
    desk.sees("โปรดกดยืนยัน")
    desk.page.get_by_label("อ่านคำเตือนแล้ว ลงมติลับต่อไป").check()
    desk.page.get_by_label("สองในสาม").check()
    desk.presses("เปิดลงมติ")
    of = here + 2
    wall.sees("เปิดลงมติ", f"จาก {of} คน", "ลงมติลับ ปิดแล้วจึงเห็นผล")
    mae.sees("เปิดลงมติแล้ว")
    mae.sees_no("ให้ร่างมตินี้ผ่าน")
    somchai.sees("ลงมติลับ ไม่เก็บไว้ว่าใครเลือกอะไร")
    somchai.sees_no("ลงทะเบียนเข้าประชุมแล้ว")
    somchai.votes("เห็นด้วย")
    arunee.votes("ไม่เห็นด้วย")
    arunee.page.get_by_text("เปลี่ยนใจ ลงใหม่").click()
    arunee.votes("งดออกเสียง")
    received = expect(wall.page.locator(".received"))
    received.to_contain_text("2", timeout=SOON)
    voters = [opens(PHONE).request for _ in range(10)]
    for voter, slip in zip(voters, present[:10], strict=True):
        votes_by_form(voter, join, slip, "yes")
    received.to_contain_text("12", timeout=SOON)
    for person in (wall, desk, mae):
        person.sees_no("เห็นชอบ")

    # closed, opened, declared: bars, numbers, the line, the verdict in words
    desk.steps_and_confirms("ปิดลงมติ", "ปิดลงมติเดี๋ยวนี้")
    desk.steps_and_confirms("เปิดหีบนับคะแนน", "เปิดหีบเดี๋ยวนี้")
    desk.steps_and_confirms("ประกาศผล", "ประกาศผลเดี๋ยวนี้")
    wall.sees("เห็นชอบ", "ต้องได้ 8 เสียง", "11", "ได้เสียงถึง 2 ใน 3", "องค์ประชุมครบ", "มติ 13.1")
    for person in (mae, somchai, arunee):
        person.sees("เห็นชอบ", "ต้องได้ 8 เสียง")

    for person in (wall, mae, da, somchai, arunee):
        person.has_stayed()

    # from the resolution a clause, in the chapter of its strategy
    desk.steps("เขียนข้อในธรรมนูญ")
    chapter = desk.page.get_by_label("หมวด")
    assert "ที่ดิน" in chapter.locator("option:checked").inner_text()
    desk.page.get_by_label("ข้อความในธรรมนูญ").fill("ชุมชนมีสิทธิร่วมตรวจแนวเขตที่ดินของตน")
    desk.presses("เขียนลงธรรมนูญ")
    desk.sees("จบวาระ")
    mae.page.get_by_role("link", name="ธรรมนูญ").first.click()
    mae.sees("ธรรมนูญพังงาแห่งความสุข", "ชุมชนมีสิทธิร่วมตรวจแนวเขตที่ดินของตน")

    # her code leads to the clause, from any phone, with all that stands between
    stranger = Phone(opens(PHONE).new_page())
    stranger.follows(f"{server.url}/g/", tracking)
    stranger.sees("เป็นธรรมนูญ", "มีคนทุกข์อย่างเดียวกันอีก 5 คน", "เห็นด้วย 11 จาก 12 เสียง")
    stranger.page.get_by_role("link", name=re.compile("ในธรรมนูญ")).first.click()
    stranger.sees("ชุมชนมีสิทธิร่วมตรวจแนวเขตที่ดินของตน", "มาจากความทุกข์ 6 เรื่อง", "13.1")
    stranger.sees("สมัชชาใหญ่ ครั้งที่ 13", "คณะทำงานตรวจ", "เห็นด้วย 11 จาก 12 เสียง", "คุระบุรี")

    the_secretary_takes_home_papers(opens(LAPTOP), server, doors)
    assert machine.runs("verify").code == 0
    an_intruder_turns_one_letter(machine)
    assert machine.runs("verify").code == 1


def slips_by_presence(doors: Any) -> tuple[list[Any], list[Any]]:
    """The demonstration's slips of who is still to come, and of who is in the room already."""
    expected = texts("coming")["already_here"]
    here = {d.name_th: expected[d.code] for d in province("phangnga").districts}
    absent, present = [], []
    for slip in reversed(doors["slips"]):
        here[slip["district"]] -= 1
        (present if here[slip["district"]] >= 0 else absent).append(slip)
    return absent, present


def an_intruder_turns_one_letter(machine: Machine) -> None:
    with closing(sqlite3.connect(machine.instance / "assembly.db", isolation_level=None)) as tool:
        tool.execute("UPDATE journal_entry SET subject = replace(subject, '1', '2') WHERE seq = 1")


def the_secretary_takes_home_papers(context: BrowserContext, server: Running, doors: Any) -> None:
    office = Person(context.new_page())
    office.goes_to(doors["secretary_url"])
    office.sees("ทะเบียนมติ", "13.1", "12.1")
    word = Document(io.BytesIO(taken(office, "resolutions", "docx")))
    assert "๑๓.๑" in "\n".join(paragraph.text for paragraph in word.paragraphs)
    fonts = {style.font.name for style in word.styles if getattr(style, "font", None)}
    assert "TH SarabunPSK" in fonts
    assert len(PdfReader(io.BytesIO(taken(office, "resolutions", "pdf"))).pages) >= 4
    book = load_workbook(io.BytesIO(taken(office, "resolutions", "xlsx")))
    assert any("13.1" in str(cell.value) for row in book.worksheets[0] for cell in row)
    numbers = [r["number"] for r in json.loads(taken(office, "resolutions", "json"))["resolutions"]]
    assert set(numbers) == {"12.1", "12.2", "12.3", "13.1"}
    the_next_edition_is_signed(office, server)
    charter = Document(io.BytesIO(taken(office, "charter", "docx")))
    printed = "\n".join(p.text for p in charter.paragraphs)
    for told in ("ฉบับที่ ๒", "ชุมชนมีสิทธิร่วมตรวจแนวเขตที่ดินของตน", "ผู้แทนภาคชุมชน"):
        assert told in printed
    assert taken(office, "charter", "pdf").startswith(b"%PDF")


def the_next_edition_is_signed(office: Person, server: Running) -> None:
    """What was decided today, and what was drafted before, become one edition with its signers."""
    office.page.get_by_role("link", name="ห้องทำธรรมนูญ").first.click()
    office.sees("ฉบับที่ 2 จะเปลี่ยน 1 รายการ", "ชุมชนมีสิทธิร่วมตรวจแนวเขตที่ดินของตน")
    office.page.get_by_role("link", name="ประกาศใช้ ฉบับที่ 2").click()
    office.sees("ผู้แทนภาคชุมชน")
    office.page.get_by_label("ประกาศ ณ").fill("หอประชุมจังหวัดพังงา")
    office.presses("ประกาศใช้ ฉบับที่ 2")
    office.sees("ประกาศใช้ ฉบับที่ 2 แล้ว")
    office.goes_to(f"{server.url}/office/phangnga")
