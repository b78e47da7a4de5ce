"""A secretary at her laptop: from an adopted resolution to the signed edition."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assembly.charter.queries import edition_book, editions_of
from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.people.actions import make_link
from assembly.resolutions.queries import resolutions_of, source_of_clause
from tests.factories.charter import Table, lay_table, lines
from tests.factories.decisions import begin, decide
from tests.factories.hall import Hall
from tests.hall.browsers import Scene, served
from tests.hall.browsers import browser as browser

WORDS = "ทุกหมู่บ้านรู้ผลที่ลานกลางภายใน 7 วัน"


@pytest.fixture
def table(hall: Hall) -> Table:
    table = lay_table(hall)
    table.adopt()
    begin(hall)
    decide(hall, "yyyyyyyyyyyn")
    return table


@pytest.fixture
def scene(table: Table, browser: Browser) -> Iterator[Scene]:
    with served(table.hall, browser) as scene:
        yield scene


def laptop(scene: Scene, *, script: bool = True) -> Page:
    token = make_link(SYSTEM, scene.hall.staff["secretary"], f"/office/{scene.hall.slug}")
    db.session.remove()
    size = {"width": 1366, "height": 768}
    context = scene.browser.new_context(viewport=size, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{scene.server.url}/in/{token}")
    return page


def test_from_a_resolution_to_the_signed_edition_without_a_script(
    table: Table, scene: Scene
) -> None:
    page = laptop(scene, script=False)
    page.get_by_role("link", name="ห้องทำธรรมนูญ").click()
    page.get_by_role("link", name="แทรกต่อ ข้อ 4").click()
    page.get_by_label("ข้อความ", exact=True).fill(WORDS)
    page.get_by_label("มาจากมติ").select_option(index=1)
    page.get_by_role("button", name="เก็บไว้ในร่าง").click()
    expect(page.locator("#changes")).to_contain_text("มติ 13.1")
    page.get_by_role("link", name="แก้ ข้อ 1", exact=True).click()
    page.get_by_label("ยกเลิกข้อนี้").check()
    page.get_by_role("button", name="เก็บไว้ในร่าง").click()
    page.get_by_role("link", name="แก้ ผู้ลงนาม").click()
    page.get_by_label("ผู้ลงนาม").fill("นางมาลี ใจดี, ประธานสมัชชา")
    page.get_by_role("button", name="เก็บไว้ในร่าง").click()
    page.get_by_role("button", name="เลิก ยกเลิกข้อ 1").click()
    page.get_by_role("link", name="ประกาศใช้ ฉบับที่ 2").click()
    expect(page.locator(".stands").first).to_contain_text(f"เพิ่มข้อ 5 “{WORDS}”")
    page.get_by_label("ประกาศ ณ").fill("หอประชุมจังหวัดพังงา")
    page.get_by_role("button", name="ประกาศใช้ ฉบับที่ 2").click()
    expect(page.get_by_role("status").first).to_contain_text("ประกาศใช้ ฉบับที่ 2 แล้ว")
    _stands_signed(table)


def _stands_signed(table: Table) -> None:
    db.session.remove()
    newest = edition_book(editions_of(table.charter_id)[-1].id)
    assert [one.name for one in newest.signers] == ["นางมาลี ใจดี"]
    assert lines(newest)[0] == "1 ธรรมนูญนี้เป็นของคนพังงาทุกคน"
    assert lines(newest)[-1] == f"5 {WORDS}"
    source = source_of_clause(newest.chapters[1].clauses[-1].id)
    assert source is not None
    assert source.id == resolutions_of(table.hall.assembly_id)[0].id
