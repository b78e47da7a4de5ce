"""A reader with a phone, from a printed code to the grievances behind a clause, and back."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.devices import LAPTOP, PHONE, Opens
from tests.journeys.people import SOON, Person, Phone
from tests.journeys.test_axe import faults_of
from tests.operator.machine import Running

pytestmark = pytest.mark.journey


def printed(secretary: Person, book: str) -> str:
    """The secretary prints the code of a clause that came from grievances; answers its address."""
    secretary.goes_to(book)
    carried = secretary.page.locator(".clause:has(.provenance) h3 a").first
    secretary.goes_to(str(carried.get_attribute("href")))
    secretary.follows_the_link("คิวอาร์โค้ดใหญ่ไว้พิมพ์ติด")
    expect(secretary.page.locator(".clause-poster .qr")).to_be_visible(timeout=SOON)
    return secretary.page.locator(".clause-poster .code").inner_text()


def test_from_a_printed_code_to_the_grievances_behind_a_clause(
    server: Running, opens: Opens
) -> None:
    book = f"{server.url}/charter/phangnga"
    address = printed(Person(opens(LAPTOP).new_page()), book)
    assert re.search(r"/c/\d+$", address)

    reader = Phone(opens(PHONE).new_page())
    reader.goes_to(address)
    reader.sees("มาจากความทุกข์", "ผลการลงมติ", "ประวัติของข้อนี้", "เสียงของคนที่ทุกข์เรื่องนี้")
    assert reader.page.locator(".behind-words .voice").count() >= 1
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults_of(reader.page, strict=False) == []

    # to the decision, and back to the clause it wrote
    reader.page.locator(".provenance a[href^='/r/']").first.click()
    reader.sees("มตินี้กลายเป็น", "ผลการลงมติ")
    reader.page.locator(".leads-to a").first.click()
    reader.page.wait_for_url(re.compile(r"/c/\d+$"))

    # to its place in the book; by its number to another, in Thai digits; and the words larger
    reader.follows_the_link("ธรรมนูญพังงาแห่งความสุข")
    reader.page.wait_for_url(re.compile(r"/charter/phangnga#clause-\d+$"))
    reader.fills("ไปที่ข้อ หรือค้นคำในเล่ม", "ข้อ ๑")
    reader.presses("ค้น")
    expect(reader.page.locator(".clause:target h3")).to_have_text("ข้อ 1", timeout=SOON)
    reader.opens("สารบัญ")
    reader.follows_the_link("ใช้เลขไทย")
    expect(reader.page.locator(".clause h3").first).to_have_text("ข้อ ๑", timeout=SOON)
    reader.page.get_by_role("button", name="ก+").click()
    assert reader.page.evaluate("document.documentElement.dataset.text") == "large"
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults_of(reader.page, strict=False) == []
