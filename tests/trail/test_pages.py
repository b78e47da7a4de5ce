"""Public pages: everything that carries a clause is there, and every link can be walked back."""

import re
from pathlib import PurePath
from urllib.parse import urldefrag, urlsplit

import pytest
from flask.testing import FlaskClient
from flask_babel import refresh

from assembly.charter.queries import clause
from assembly.extensions import db
from assembly.grievances.actions import tell, withhold
from assembly.grievances.queries import find_by_code
from tests.factories.hall import Hall, gather
from tests.trail.conftest import LAND, PANYI, Spine, publish_everything

HOME, BOOK, LANDS = "/a/phangnga", "/charter/phangnga", "/a/phangnga/strategies/3"


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return answer.text


def links(text: str) -> set[str]:
    return {urldefrag(href).url for href in re.findall(r'<a [^>]*href="([^"]+)"', text)}


def test_the_charter_shows_under_a_clause_what_carries_it(
    spine: Spine, client: FlaskClient
) -> None:
    book = page(client, BOOK)
    assert "มาจากความทุกข์ 3 เรื่อง ใน 3 อำเภอ" in book
    assert "เห็นด้วย 9 จาก 12 เสียง" in book
    assert "ฉบับที่ 1 พ.ศ. 2568" in book
    assert "เพิ่มหลังฉบับที่ 1" in book
    assert f'id="clause-{spine.clause_id}"' in book
    assert book.count("เพิ่มหลังฉบับที่ 1") == 1


def test_eight_districts_stand_under_the_clause_zero_too(spine: Spine, client: FlaskClient) -> None:
    shown = page(client, f"/c/{spine.clause_id}")
    named = re.search(r'<ol class="islands islands-named">(.*?)</ol>', shown, re.DOTALL)
    assert named is not None
    assert re.findall(r"<b>(\d+)</b>", named[1]) == ["0", "1", "0", "0", "1", "0", "0", "1"]


def test_every_link_is_walked_both_ways(spine: Spine, client: FlaskClient) -> None:
    text, decision = f"/c/{spine.clause_id}", f"/r/{spine.resolution_id}"
    leads = {at: links(page(client, at)) for at in (HOME, BOOK, LANDS, text, decision)}
    both_ways = [
        (BOOK, text), (text, decision), (decision, LANDS), (BOOK, LANDS), (HOME, BOOK),
        (HOME, LANDS), (HOME, decision), (text, LANDS), (BOOK, decision), (BOOK, HOME),
    ]  # fmt: skip
    for here, there in both_ways:
        assert there in leads[here], f"{here} does not lead to {there}"
        assert here in leads[there], f"{there} does not lead back to {here}"


def test_no_public_link_leads_nowhere(spine: Spine, client: FlaskClient) -> None:
    seen, waiting = set[str](), {HOME}
    while waiting:
        here = waiting.pop()
        seen.add(here)
        found = {
            href
            for href in links(page(client, here))
            if href.startswith(("/a/", "/c", "/r/")) and "/promises." not in href  # a file
        }
        files = {href for href in found if PurePath(urlsplit(href).path).suffix}  # papers to print
        waiting |= found - files - seen
    assert len(seen) >= 15  # home, book, ten strategies, the clauses, the resolution


def test_every_jump_lands_on_its_page(spine: Spine, client: FlaskClient) -> None:
    for here in (HOME, BOOK, LANDS, f"/c/{spine.clause_id}", f"/r/{spine.resolution_id}"):
        for href in re.findall(r'<a [^>]*href="([^"]+)"', page(client, here)):
            there, at = urldefrag(href)
            if at and at != "main":
                assert f'id="{at}"' in page(client, there or here), href


def test_a_resolution_carries_its_ballots_certificate(spine: Spine, client: FlaskClient) -> None:
    shown = page(client, f"/r/{spine.resolution_id}")
    for fact in (
        "มติ 13.1", "ลงมติเปิดเผย", "2 ใน 3", "ต้องได้ 8 เสียง", "เห็นชอบ", "12 คน",
        "ผู้แทนเข้าประชุม 12 คน ต้องมีอย่างน้อย 6 คน", "ลายนิ้วมือของบันทึก",
        "ขอให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย",
    ):  # fmt: skip
        assert fact in shown, fact


def test_reviewed_words_are_not_yet_public(spine: Spine, client: FlaskClient) -> None:
    for at in (f"/c/{spine.clause_id}", f"/r/{spine.resolution_id}", "/a/phangnga/voices"):
        shown = page(client, at)
        assert not any(said in shown for said in LAND), at


def test_published_words_are_public_by_district_alone(spine: Spine, client: FlaskClient) -> None:
    publish_everything()
    shown = page(client, f"/c/{spine.clause_id}")
    for said in LAND:
        assert said in shown
    assert "เกาะปันหยี" not in shown


def test_withheld_and_unread_words_are_nobodys(spine: Spine, client: FlaskClient) -> None:
    withheld = find_by_code(spine.code)
    assert withheld is not None
    withhold(spine.hall.facilitator, withheld.id)
    tell(spine.hall.assembly_id, PANYI, None, "เรื่องที่ยังไม่มีใครอ่าน", "k")
    for at in (HOME, BOOK, LANDS, f"/c/{spine.clause_id}", f"/r/{spine.resolution_id}"):
        shown = page(client, at)
        assert withheld.text not in shown
        assert "เรื่องที่ยังไม่มีใครอ่าน" not in shown
    assert "มาจากความทุกข์ 3 เรื่อง" in page(client, f"/c/{spine.clause_id}")


def test_a_clause_without_a_known_origin_says_so(
    spine: Spine, book: int, client: FlaskClient
) -> None:
    shown = page(client, f"/c/{book}")
    assert clause(book).text in shown
    assert "ยังไม่มีที่มาให้ดู" in shown
    assert f'href="/c/{spine.clause_id}"' in shown  # the next one


def test_a_young_assembly_has_pages_that_say_what_will_come(
    hall: Hall, client: FlaskClient
) -> None:
    assert "ยังไม่มีธรรมนูญ" in page(client, BOOK)
    home = page(client, HOME)
    assert "ความทุกข์ที่ได้ยินแล้ว 0 เรื่อง" in home
    assert "ยังไม่มีมติ" in home
    assert f'href="/m/{hall.code}"' in home
    assert "ยังไม่มีหมวดของยุทธศาสตร์นี้" in page(client, LANDS)
    assert "ยังไม่มีวาระในยุทธศาสตร์นี้" in page(client, "/a/phangnga/strategies/1")


def test_another_assembly_sees_none_of_it(spine: Spine, client: FlaskClient) -> None:
    gather(spine.hall.app, slug="phuket", code="111222")
    for at in ("/a/phuket", "/charter/phuket", "/a/phuket/strategies/3"):
        shown = page(client, at)
        assert "มติ 13.1" not in shown
        assert "คณะทำงาน 4 ฝ่าย" not in shown


NOWHERE = [
    "/c/999", "/r/999", "/a/nowhere", "/charter/nowhere", "/a/phangnga/strategies/99",
    "/a/nowhere/strategies/1", f"/c/{2**53}", f"/r/{2**64}", f"/c/{10**40}", "/c/-1", "/c/หนึ่ง",
    f"/a/phangnga/strategies/{10**30}",
]  # fmt: skip


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_not_there_is_said_calmly(hall: Hall, client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "ไม่พบหน้านี้" in answer.text
    assert 'href="/g/"' in answer.text


@pytest.mark.parametrize("address", ["/", "/g/", HOME, BOOK, LANDS, "/m/482913/tell"])
def test_every_page_has_a_title_and_one_main(hall: Hall, client: FlaskClient, address: str) -> None:
    shown = page(client, address)
    assert len(re.findall(r"<main[ >]", shown)) == 1
    assert len(re.findall(r"<h1[ >]", shown)) == 1
    title = re.search(r"<title>(.+?)</title>", shown)
    assert title is not None
    assert not re.search(r'\sstyle="|<script>|<style', shown)
    db.session.remove()


def test_the_same_pages_speak_english(spine: Spine, client: FlaskClient) -> None:
    refresh()  # the scene was set in Thai, in the context that these requests share
    for at in ("/", "/g/", HOME, BOOK, LANDS, f"/c/{spine.clause_id}", f"/r/{spine.resolution_id}"):
        assert '<html lang="en"' in page(client, f"{at}?lang=en")


def test_the_other_language_keeps_what_was_asked(spine: Spine, client: FlaskClient) -> None:
    shown = page(client, f"{HOME}/promises?state=kept&q=a%26b&lang=th")
    assert 'href="?state=kept&amp;q=a%26b&amp;lang=en"' in shown
