"""verify.html as a villager meets it: double-clicked on a laptop without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from assembly.operator.bundles.page import verifiers
from tests.chromium import FLAGS, OWN
from tests.factories.bundles import STRANGER, Record, public_line, small_bundle, zipped

pytestmark = pytest.mark.journey


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    file = tmp_path / "verify.html"
    file.write_bytes(verifiers()["verify.html"])
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=OWN, args=FLAGS)
        page = chromium.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: said.append(request.url))
        page.goto(file.as_uri())
        yield page
        asked = [word for word in said if not word.startswith(("file:", "data:font/"))]
        assert asked == [], "it complains of nothing and asks the network for nothing"
        chromium.close()


def choose(page: Page, name: str, content: bytes) -> None:
    page.locator("#zip").set_input_files(
        {"name": name, "mimeType": "application/zip", "buffer": content}
    )


def test_the_page_judges_from_disk(page: Page, tmp_path: Path) -> None:
    """Intact, tampered, foreign; with the published key; an unpacked folder; in English."""
    result, bundle = page.locator("#result"), small_bundle()
    choose(page, "ชุดหลักฐาน.zip", zipped(bundle))
    expect(result).to_have_text("ไม่พบการแก้ไข")
    expect(page.locator("#meaning")).to_contain_text("เทียบกุญแจ")
    choose(page, "ถูกแก้.zip", zipped(bundle | {"data/resolutions.json": b"{}"}))
    expect(result).to_have_text("พบการแก้ไขหรือความเสียหาย")
    expect(page.locator("#faults")).to_contain_text("data/resolutions.json")
    choose(page, "letter.zip", b"hello")
    expect(result).to_have_text("บอกไม่ได้ว่าถูกแก้ไขหรือไม่")
    choose(page, "ปลอม.zip", zipped(Record(key=STRANGER).adopt().bundle()))
    expect(result).to_have_text("ไม่พบการแก้ไข")
    page.get_by_label("กุญแจที่สมัชชาประกาศ").fill(public_line())
    page.get_by_role("button", name="ตรวจอีกครั้ง").click()
    expect(result).to_have_text("พบการแก้ไขหรือความเสียหาย")
    for name, content in bundle.items():
        (tmp_path / "unpacked" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "unpacked" / name).write_bytes(content)
    page.locator("#folder").set_input_files(tmp_path / "unpacked")
    page.get_by_role("button", name="English").click()
    expect(result).to_have_text("Nothing was changed")
    expect(page.locator("#meaning")).to_contain_text("the key that you gave")
    expect(page.locator("#proven li")).to_have_count(7)
