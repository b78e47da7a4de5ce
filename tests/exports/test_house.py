"""An organisation's own head on its papers: settled once, printed by every printer as text."""

import io

import docx
import pikepdf
import pytest

from assembly.core.access import SYSTEM
from assembly.core.pictures import remade
from assembly.exports.actions import take_out
from assembly.exports.blocks import Letterhead, Manuscript, Signature
from assembly.exports.formats import export
from assembly.exports.house import House, Housed, dressed
from assembly.exports.layouts import charter, resolutions
from assembly.exports.queries.house import house_of
from assembly.extensions import db
from assembly.letterhead.actions import put_seal, settle_letterhead
from assembly.letterhead.rules import Settled, Signer
from tests.exports.scenes import HOSTILE, PAPERS
from tests.factories.hall import Hall
from tests.factories.uploads import jpeg

HOUSE = House(
    name_th="สำนักงานสมัชชาพังงาแห่งความสุข",
    name_en="Office of the Assembly",
    address=("ศาลากลางจังหวัดพังงา", "โทร. 0 7641 0000"),
    heading="เอกสารของคนพังงา",
    foot="ใช้ร่วมกันทั้งจังหวัด",
    signers=(("นายสมชาย ใจดี", "ประธานสมัชชา"), ("นางมาลี ใจดี", "")),
    picture=remade(jpeg()).body,
    size=(40, 30),
)


def signatures(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(b.name, b.office) for b in manuscript.blocks if isinstance(b, Signature)]


def test_the_head_comes_first_and_blank_signatures_are_the_signers() -> None:
    made = dressed(resolutions.lay_out(PAPERS["resolutions"]), HOUSE)
    head = made.blocks[0]
    assert isinstance(head, Letterhead)
    assert (head.name, head.heading) == (HOUSE.name_th, HOUSE.heading)
    assert signatures(made)[:2] == [("นายสมชาย ใจดี", "ประธานสมัชชา"), ("นางมาลี ใจดี", "")]


def test_a_name_that_stands_is_not_signed_over() -> None:
    before = charter.lay_out(PAPERS["charter"])
    named = [one for one in signatures(before) if one[0]]
    after = signatures(dressed(before, HOUSE))
    assert [one for one in after if one in named] == named


@pytest.mark.parametrize("what", ["resolutions", "charter", "minutes"])
def test_both_printers_print_it_and_print_it_again_alike(what: str) -> None:
    paper = Housed(PAPERS[what], HOUSE)
    for form in ("docx", "pdf"):
        assert export(what, form, paper) == export(what, form, paper)  # type: ignore[arg-type]
    document = docx.Document(io.BytesIO(export(what, "docx", paper)))  # type: ignore[arg-type]
    said = [paragraph.text for paragraph in document.paragraphs]
    assert HOUSE.name_th in said
    assert "โทร. ๐ ๗๖๔๑ ๐๐๐๐" in said
    feet = document.sections[0].footer.paragraphs
    assert feet[-1].text == HOUSE.foot
    pdf = pikepdf.open(io.BytesIO(export(what, "pdf", paper)))  # type: ignore[arg-type]
    assert any("/XObject" in page.resources for page in pdf.pages)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    house = House(words, words, (words,), words, words, ((words, words),), None)
    paper = Housed(PAPERS["resolutions"], house)
    for form in ("docx", "pdf"):
        assert export("resolutions", form, paper)  # type: ignore[arg-type]


def test_nothing_changes_while_nothing_is_settled(hall: Hall) -> None:
    assert house_of(hall.assembly_id, "charter") is None


def test_what_is_taken_out_carries_what_was_settled(hall: Hall) -> None:
    chair = Signer("นายสมชาย ใจดี", "ประธานสมัชชา")
    settled = Settled(
        name_th="สำนักงานสมัชชาพังงา",
        headings={"resolutions": "มติของคนพังงา"},
        signers={"resolutions": (chair,)},
    )
    settle_letterhead(SYSTEM, hall.assembly_id, settled)
    put_seal(SYSTEM, hall.assembly_id, remade(jpeg()).body)
    db.session.remove()
    file = take_out(SYSTEM, hall.assembly_id, "resolutions", "docx")
    said = [paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs]
    assert said.count("สำนักงานสมัชชาพังงา") == 1
    assert "มติของคนพังงา" in said
