"""Lines on the page: what they may not cut, how wide they may be, what stands above and below."""

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from assembly.exports.blocks import Column, Heading, Manuscript, Paragraph, Signature, Table
from assembly.exports.formats import export
from assembly.exports.papers import ChapterPaper, ClausePaper, Person
from assembly.exports.typesetter import to_pdf
from assembly.places.facts import PROVINCES, local_names, province
from tests.exports.readers import bare, by_poppler, lines_of
from tests.exports.scenes import (
    CHARTER,
    DAY,
    LAND_RESOLUTION,
    LINK,
    LONG_CHARTER,
    MINUTES,
    RESOLUTIONS,
    SEAL,
)

WORDS = """
    ชุมชน และ ที่ดิน ของ ร่วมกัน ตรวจ แนวเขต น้ำ สะอาด ป่าชายเลน เรือ โรงเรียน ผู้เฒ่า ให้ ทุกบ้าน ด้วย
    จึง เห็นชอบ ปรับปรุง ฟื้นฟู ทั้งนี้ ต้อง
""".split()  # noqa: SIM905 -- a line of words reads as one
PEOPLE = ("นายดลเลาะ หาญทะเล", "นางสาวฝั่งฟ้า น้ำทิพย์", "ว่าที่ร้อยตรีหญิงพิมพ์ชนก ศรีสุวรรณ")
MARKS = re.compile(r"^[ะ-ฺๅ็-๎]|[เ-ไ]$")  # no line begins or ends within a letter


def named_places() -> tuple[str, ...]:
    places = [province(key) for key in PROVINCES]
    return tuple(
        name
        for place in places
        for name in (
            *(district.name_th for district in place.districts),
            *(
                f"ตำบล{inside.name_th}"
                for district in place.districts
                for inside in district.subdistricts
            ),
            *local_names(place.code),
        )
    )


def chatter(names: tuple[str, ...], seed: int) -> str:
    """Names among words, without a space at many of their edges, as people write."""
    talk = random.Random(seed)
    said = [talk.choice((*WORDS, *names)) + talk.choice(("", "", " ")) for _ in range(160)]
    return "".join(said)


def paper(*texts: str, names: tuple[str, ...] = ()) -> Manuscript:
    blocks = tuple(Paragraph(text) for text in texts)
    return Manuscript("คำ", "", DAY, blocks, names, is_example=False)


@pytest.mark.parametrize("seed", range(4))
def test_no_line_cuts_a_name(tmp_path: Path, seed: int) -> None:
    names = (*named_places(), *PEOPLE)
    texts = [chatter(names, 10 * seed + n) for n in range(8)]
    file = tmp_path / "names.pdf"
    file.write_bytes(to_pdf(paper(*texts, names=names)))
    lines = [bare(line) for line in lines_of(file)]
    whole = bare("".join(texts))
    for name in map(bare, names):
        assert sum(line.count(name) for line in lines) == whole.count(name), name


@pytest.mark.parametrize("seed", range(4))
def test_no_line_cuts_a_letter(tmp_path: Path, seed: int) -> None:
    texts = [chatter((*named_places(), "ปี่", "ก้ำ", "เปี๊ยะ"), 100 + seed), "ก้ำ" * 400, "เกี๊ยะ" * 300]
    file = tmp_path / "letters.pdf"
    file.write_bytes(to_pdf(paper(*texts, names=named_places())))
    assert [line for line in lines_of(file) if MARKS.search(line)] == []


def test_people_stay_whole_where_they_are_listed_and_where_they_sign(tmp_path: Path) -> None:
    people = tuple(Person(name, "ผู้แทนอำเภอเมืองพังงา") for name in PEOPLE * 8)
    file = tmp_path / "people.pdf"
    told = replace(MINUTES, present=people, recorder=PEOPLE[1], reviewer=PEOPLE[2])
    file.write_bytes(export("minutes", "pdf", told))
    lines = lines_of(file)
    for name, count in zip(PEOPLE, (8, 9, 9), strict=True):
        assert sum(name in line for line in lines) == count


@pytest.mark.parametrize(
    "words",
    [
        "ก" * 3000,
        "a" * 2000,
        "๑" * 900,
        f"http://{'xyz' * 300}/",
        "นายยาว" * 200,
        "-" * 500,
        "ป่าไม้" * 300,
    ],
    ids=["letter", "latin", "digits", "address", "name", "dashes", "words"],
)
def test_nothing_is_wider_than_the_page(tmp_path: Path, words: str) -> None:
    """Neither in running text nor in a table's cell nor under a signature."""
    file = tmp_path / "wide.pdf"
    table = Table((Column("เรื่อง", 2), Column("ข้อ", 1)), ((words[:600], "ข้อ"),))
    blocks = (Paragraph(words), table, Signature(words[:300], ""))
    told = replace(paper(), blocks=blocks, names=(words[:300],))
    file.write_bytes(to_pdf(told))
    assert all(left >= 85 and right <= 595 - 56 for left, right in edges(file))
    assert bare(words) in bare(by_poppler(file)[0]).replace("-2-", "").replace("-3-", "")


def edges(file: Path) -> list[tuple[float, float]]:
    boxes = by_poppler(file, how="-bbox")[0]
    return [
        (float(left), float(right))
        for left, right in re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', boxes)
    ]


def pages_of(content: bytes, tmp_path: Path) -> list[list[str]]:
    file = tmp_path / "pages.pdf"
    file.write_bytes(content)
    told = by_poppler(file, how="-layout")[0]
    pages = [[line.rstrip() for line in page.split("\n")] for page in told.split("\f")]
    return [[line for line in page if line] for page in pages if any(page)]


@pytest.mark.parametrize(("digits", "second"), [("thai", "- ๒ -"), ("arabic", "- 2 -")])
def test_pages_are_numbered_from_the_second(tmp_path: Path, digits: str, second: str) -> None:
    content = export("charter", "pdf", replace(LONG_CHARTER, is_example=False), digits)  # type: ignore[arg-type]
    pages = pages_of(content, tmp_path)
    assert len(pages) == 5
    assert pages[1][0].strip() == second
    assert not re.search(r"- \S+ -", "\n".join(pages[0]))


def numbered(count: int) -> tuple[ClausePaper, ...]:
    text = "ชุมชนร่วมดูแลที่ดิน ป่า และทะเลของตน ตามที่ตกลงกันไว้ในเวทีของทุกหมู่บ้าน " * 6
    return tuple(ClausePaper(str(n), text, (), "", LINK) for n in range(1, count + 1))


def test_the_foot_names_the_clauses_of_its_page(tmp_path: Path) -> None:
    told = replace(CHARTER, chapters=(ChapterPaper(1, "ที่ดิน", numbered(14)),))
    content = export("charter", "pdf", told, "arabic", seal=SEAL)
    pages = pages_of(content, tmp_path)
    assert len(pages) > 2
    for page in pages:
        *body, foot = page
        begun = [int(n) for n in re.findall(r"ข้อ (\d+)(?!–)\s", "\n".join(body))]
        said = re.match(r"\s*ข้อ (\d+)(?:–(\d+))?\s", foot)
        assert said
        assert int(said[2] or said[1]) == max(begun)
        assert int(said[1]) in (begun[0], begun[0] - 1)
        assert "5V0K 8Z3M 1QYW 94TC" in foot
        assert "1,482" in foot


def test_a_clause_that_fills_a_page_is_named_on_each(tmp_path: Path) -> None:
    clause = ClausePaper("7", "ชุมชนร่วมดูแล " * 700, (), "", LINK)
    told = replace(CHARTER, chapters=(ChapterPaper(1, "ที่ดิน", (clause,)),))
    pages = pages_of(export("charter", "pdf", told, seal=SEAL), tmp_path)
    feet = [page[-1].split("บันทึก")[0].strip() for page in pages]
    assert len(pages) > 2
    assert set(feet) == {"ข้อ ๗"}


def test_each_resolution_is_named_on_all_its_pages(tmp_path: Path) -> None:
    long = replace(LAND_RESOLUTION, operative=("ขอให้ทุกฝ่ายร่วมกันดูแล " * 250,))
    pages = pages_of(
        export("resolutions", "pdf", replace(RESOLUTIONS, resolutions=(long,)), seal=SEAL), tmp_path
    )
    assert len(pages) > 1
    assert all(any("มติ ๑๒.๓" in line and "ลายนิ้วมือ" in line for line in page) for page in pages)


def test_without_a_seal_the_foot_says_nothing_of_the_journal(tmp_path: Path) -> None:
    told = "".join(
        line for page in pages_of(export("charter", "pdf", CHARTER), tmp_path) for line in page
    )
    assert "ลายนิ้วมือ" not in told


def test_a_signature_is_not_torn_from_its_lines(tmp_path: Path) -> None:
    """Whatever stands before it, name and office follow the line on the same page."""
    for lines in range(24, 34):
        signed = Signature("นายสมชาย ใจดี", "เลขานุการ")
        told = replace(
            paper(*["บรรทัดหนึ่ง"] * lines), blocks=(*paper(*["บรรทัด"] * lines).blocks, signed)
        )
        pages = pages_of(to_pdf(told), tmp_path)
        (page,) = [page for page in pages if any("ลงชื่อ" in line for line in page)]
        assert any("เลขานุการ" in line for line in page)


def test_no_heading_stands_last_on_its_page(tmp_path: Path) -> None:
    for lines in range(20, 32):
        head = Heading(1, ("หมวด ๔", "ที่ดิน"), centred=True)
        blocks = (*paper(*["บรรทัด"] * lines).blocks, head, Paragraph("ข้อความ"))
        for page in pages_of(to_pdf(replace(paper(), blocks=blocks)), tmp_path):
            assert "ที่ดิน" not in page[-1]
