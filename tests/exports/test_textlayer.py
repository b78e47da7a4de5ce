"""What is copied out of a PDF is what was written, whichever reader it is copied from."""

import difflib
import io
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from assembly import home
from assembly.exports import textlayer, typesetter
from assembly.exports.blocks import Contents, Heading, Manuscript, Paragraph, Title
from assembly.exports.faces import drawable, known_outlines
from assembly.exports.layouts import charter, minutes, resolutions, voices
from assembly.exports.papers import ChapterPaper, CharterPaper, ClausePaper
from assembly.exports.typesetter import to_pdf
from tests.exports.hostile import CORPUS
from tests.exports.pictures import FEW, unlike
from tests.exports.readers import READERS, bare, drawn
from tests.exports.scenes import CHARTER, LONG_CHARTER, MINUTES, RESOLUTIONS, VOICES

ENOUGH = 0.95
WORDS = """
    น้ำ ทำ กำลัง ป่า ค่ำ ซ้ำ ปั้นดิน ปี่นา ฟ้าฝ่าปืน ฝั่งป่าป้าย ปิ่นโต ฟื้นฟู ผู้ใหญ่ปู่ย่า ญี่ปุ่น ฐานที่ น้ำป่าไหล
    ผู้ป่วย ป้ำ ปำ ฟำ ฝ้ำ ก้ำกึ่ง อูรักลาโว้ย เกาะปันหยี ครั้งที่ ทั้งสิ้น สิทธิ์ สัตว์ ฟิล์ม พันธุ์ สัปดาห์ ๆ ฯลฯ
    กี๊ จ๊ะ โต๊ะ ก๋วยเตี๋ยว ฤๅษี ปฏิบัติ กตัญญู ฎีกา ฐิติ เปรี้ยว ฝ้าย น้ำใจ ชำระ จำนำ ดำน้ำดำ ต่ำ ย้ำ ร่ำ ห้ำหั่น
""".split()  # noqa: SIM905 -- so that more than a handful can be read at a glance
CONSONANTS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
ABOVE_AND_BELOW = ("", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "็", "ำ")
TONES = ("", "่", "้", "๊", "๋", "์")


def simple(*texts: str, size: int = 1) -> Manuscript:
    return Manuscript(
        title="คำ",
        author="สมัชชา",
        dated=CHARTER.proclaimed_on,
        blocks=tuple(Paragraph(text, step=0, note=size == 0) for text in texts),
        names=(),
        is_example=False,
    )


def cluster(base: str, vowel: str, tone: str) -> str:
    """In the order of writing: the tone before ำ, after any other vowel."""
    return base + (tone + vowel if vowel == "ำ" else vowel + tone)


CLUSTERS = [
    " ".join(
        cluster(base, vowel, tone)
        for vowel, tone in itertools.product(ABOVE_AND_BELOW, TONES)
        if not (tone == "์" and vowel not in ("", "ิ", "ุ")) and not (vowel == "็" and tone)
    )
    for base in CONSONANTS
]


def demonstration() -> CharterPaper:
    """The charter of Phang-nga that the demonstration begins with."""
    file = home() / "assembly" / "seeds" / "data" / "charter.json"
    told = json.loads(file.read_text("utf-8"))
    chapters = tuple(
        ChapterPaper(
            number,
            one["title"],
            tuple(
                ClausePaper(f"{number}{n}", text, (), "", "")
                for n, text in enumerate(one["clauses"])
            ),
        )
        for number, one in enumerate(told["chapters"], 1)
    )
    return replace(CHARTER, preamble=tuple(told["preamble"].split("\n")), chapters=chapters)


# What the bundled face has no letters for stands as □, and a paper does not say which way.
STRANGE = {"emoji", "directions", "marks", "control", "zero width", "wide twins"}
PAPERS: dict[str, Manuscript] = {
    "minutes": minutes.lay_out(MINUTES),
    "resolutions": resolutions.lay_out(RESOLUTIONS),
    "voices": voices.lay_out(VOICES),
    "a short charter": charter.lay_out(CHARTER),
    "a long charter": charter.lay_out(LONG_CHARTER),
    "the charter of Phang-nga": charter.lay_out(demonstration()),
    "what people may type": simple(*(text for name, text in CORPUS.items() if name not in STRANGE)),
}


@dataclass(frozen=True)
class Read:
    """What was written, and how each reader read it."""

    written: str
    read: dict[str, str]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """Every text printed once, and read once by each reader."""
    shelf = tmp_path_factory.mktemp("library")
    printed = {
        name: replace(manuscript, is_example=False).in_digits("thai")
        for name, manuscript in PAPERS.items()
    }
    printed |= {
        "words": simple(*(f"ก{word}นา {word} {word}" for word in WORDS)),
        "clusters": simple(*CLUSTERS),
        "small": simple(*CLUSTERS, size=0),
    }
    files = [shelf / f"{n}.pdf" for n in range(len(printed))]
    for file, manuscript in zip(files, printed.values(), strict=True):
        file.write_bytes(to_pdf(manuscript))
    told = {reader: read(*files) for reader, read in READERS.items()}
    return {
        name: Read(
            " ".join(written(manuscript)),
            {reader: without_furniture(told[reader][n]) for reader in READERS},
        )
        for n, (name, manuscript) in enumerate(printed.items())
    }


def written(manuscript: Manuscript) -> Iterator[str]:
    """Everything that the paper says, in the order in which it is printed."""
    for block in manuscript.blocks:
        yield from texts(block)
        if isinstance(block, Title) and block.cover:
            yield manuscript.author
        if isinstance(block, Contents):
            heads = (one for one in manuscript.blocks if isinstance(one, Heading))
            yield from (text for head in heads for text in texts(head))


def without_furniture(read: str) -> str:
    """Without the head and the foot of the pages."""
    return re.sub(r"^(- [๐-๙0-9]+ -|(ข้อ|มติ|วาระ) [๐-๙./–]+)$", "", read, flags=re.MULTILINE)


def texts(value: Any) -> Iterator[str]:
    """Every text of a block, in the order in which it is printed."""
    if isinstance(value, Paragraph):
        yield from (value.lead, value.item, value.text)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        unprinted = ("mark", "span", "align")
        for field in fields(value):
            if field.name not in unprinted:
                yield from texts(getattr(value, field.name))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", PAPERS)
def test_what_is_copied_is_what_was_written(
    library: dict[str, Read], name: str, reader: str
) -> None:
    book = library[name]
    before, after = bare(book.written), bare(book.read[reader])
    likeness = difflib.SequenceMatcher(None, before, after, autojunk=False).ratio()
    assert likeness >= ENOUGH


@pytest.mark.parametrize("reader", READERS)
def test_words_that_are_hard_to_copy(library: dict[str, Read], reader: str) -> None:
    read = [line.strip() for line in library["words"].read[reader].splitlines() if line.strip()]
    assert read == [f"ก{word}นา {word} {word}" for word in WORDS]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("size", ["clusters", "small"])
def test_every_consonant_with_every_mark(library: dict[str, Read], size: str, reader: str) -> None:
    read = library[size].read[reader]
    assert read.split() == " ".join(CLUSTERS).split()


def test_the_page_looks_as_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manuscript = simple(*(f"{word} {word}" for word in WORDS), *CLUSTERS[20:30])
    mended = tmp_path / "mended.pdf"
    mended.write_bytes(to_pdf(manuscript))
    monkeypatch.setattr(typesetter, "mend", lambda pdf: pdf)
    before = tmp_path / "before.pdf"
    before.write_bytes(to_pdf(manuscript))
    pages = zip(drawn(before), drawn(mended), strict=True)
    assert all(unlike(one, other) < FEW for one, other in pages)


def test_printing_again_gives_the_same_bytes() -> None:
    assert to_pdf(simple(*WORDS)) == to_pdf(simple(*WORDS))


def test_a_face_that_is_not_ours_is_left_as_it_is(tmp_path: Path) -> None:
    """Greek comes out of a face that Typst brings along."""
    file = tmp_path / "greek.pdf"
    file.write_bytes(to_pdf(simple("น้ำ Ωμέγα ★ น้ำ")))
    assert [read(file)[0].split() for read in READERS.values()] == [["น้ำ", "Ωμέγα", "★", "น้ำ"]] * 2
    assert known_outlines("NewComputerModern") == {}


def test_a_letter_that_nobody_can_draw_is_a_box() -> None:
    assert drawable("น้ำ 😀 中") == "น้ำ □ □"
    assert to_pdf(simple("น้ำ 😀 中")).startswith(b"%PDF")


def test_one_code_for_each_glyph_and_every_code_known() -> None:
    with pikepdf.open(io.BytesIO(to_pdf(simple(*WORDS)))) as document:
        fonts = document.pages[0].obj.Resources.Font
        for font in fonts.values():
            said = textlayer._typsts_own(font.ToUnicode.read_bytes().decode())
            assert all(len(text) <= 2 for text in said.values())
            assert textlayer.AM in said.values()
            glyphs = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
            assert max(said) < len(glyphs) // 2
