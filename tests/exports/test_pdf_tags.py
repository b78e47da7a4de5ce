"""PDF/UA: a paper that can be heard. Every paper, also the slips, and whatever people typed."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from assembly.exports.blocks import Column, Heading, Manuscript, Paragraph, Table
from assembly.exports.formats import EXPORTS, export
from assembly.exports.receipts import ReceiptPaper, ReceiptSheet
from assembly.exports.receipts import to_pdf as receipts
from assembly.exports.typesetter import plain, to_pdf
from tests.exports.hostile import CORPUS, typed
from tests.exports.scenes import DAY, EMPTY, LONG_CHARTER, PAPERS, SEAL

PRINTED = {
    **{what: PAPERS[what] for what, forms in EXPORTS.items() if "pdf" in forms},
    "charter": LONG_CHARTER,
}
SHEET = ReceiptSheet(
    "สมัชชาพังงาแห่งความสุข", DAY, "192.168.1.10:8000/g",
    [ReceiptPaper("4821 0937 0001", "อำเภอเกาะยาว", "http://192.168.1.10:8000/g/1")],
)  # fmt: skip


def printed(what: str) -> bytes:
    return export(what, "pdf", PRINTED[what], seal=SEAL if what != "slips" else None)


@pytest.fixture(scope="module", params=[*PRINTED, "receipts", "one receipt"])
def document(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    made = {
        "receipts": lambda: receipts(SHEET),
        "one receipt": lambda: receipts(SHEET, single=True),
    }
    content = made.get(request.param, lambda: printed(request.param))()
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield opened


def elements(node: Any, kind: str = "") -> Iterator[Any]:
    """The structure in reading order."""
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from elements(part, kind)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        if not kind or str(node.S) == kind:
            yield node
        if "/K" in node:
            yield from elements(node.K, kind)


def test_it_says_that_it_is_tagged_in_which_language_and_by_what_title(
    document: pikepdf.Pdf,
) -> None:
    root = document.Root
    assert root.MarkInfo.Marked
    assert not root.MarkInfo.get("/Suspects", False)
    assert str(root.Lang) == "th"
    assert root.ViewerPreferences.DisplayDocTitle
    with document.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == str(document.docinfo["/Title"]) != ""


def test_nothing_on_a_page_is_untagged(document: pikepdf.Pdf) -> None:
    """Each mark on the page belongs to an element, or says that it is decoration."""
    parents = dict(zip(*[iter(tree_of(document))] * 2, strict=True))
    for page in document.pages:
        owners = parents.get(int(page.obj.get("/StructParents", -1)), ())
        for marked in marks(page):
            assert marked == "artifact" or owners[marked] is not None


def tree_of(document: pikepdf.Pdf) -> Iterator[Any]:
    tree = document.Root.StructTreeRoot.ParentTree
    for node in (tree, *tree.get("/Kids", ())):
        for n, part in enumerate(node.get("/Nums", ())):
            yield int(part) if n % 2 == 0 else part


PAINTS = {"Tj", "TJ", "f", "f*", "S", "s", "B", "Do", "sh"}


def marks(page: pikepdf.Page) -> Iterator[int | str]:
    """For each thing painted: the number of its marked content, or that it is an artifact."""
    within: list[int | str | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            within.append(_mark(instruction.operands))
        elif operator == "EMC":
            within.pop()
        elif operator in PAINTS:
            named = [one for one in within if one is not None]
            assert named, f"{operator} outside all marked content"
            yield named[-1]
    assert not within


def _mark(operands: Any) -> int | str | None:
    if str(operands[0]) == "/Artifact":
        return "artifact"
    about = operands[1] if len(operands) > 1 else {}
    return int(about["/MCID"]) if "/MCID" in about else None


def test_headings_skip_no_level(document: pikepdf.Pdf) -> None:
    levels = [
        int(found[1])
        for element in elements(document.Root.StructTreeRoot.K)
        if (found := re.fullmatch(r"/H(\d)", str(element.S)))
    ]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_each_picture_is_told_in_words(document: pikepdf.Pdf) -> None:
    assert all(str(one.Alt) for one in elements(document.Root.StructTreeRoot.K, "/Figure"))


def test_each_link_says_where_it_goes(document: pikepdf.Pdf) -> None:
    notes = [note for page in document.pages for note in page.obj.get("/Annots", ())]
    assert all(str(note.Contents) for note in notes if note.Subtype == "/Link")


def test_a_table_has_heads_and_its_rows_are_lists_of_cells() -> None:
    with pikepdf.open(io.BytesIO(printed("voices"))) as document:
        tables = list(elements(document.Root.StructTreeRoot.K, "/Table"))
        assert len(tables) == 4
        for table in tables:
            heads = list(elements(table, "/TH"))
            assert heads
            assert all("/Scope" in head.A[0] or "/Scope" in head.A for head in heads)
            rows = [len(list(elements(row, "/TD"))) for row in elements(table, "/TR")]
            assert set(rows[1:]) == {len(heads)}


def test_the_contents_of_a_long_charter_lead_to_its_parts() -> None:
    with pikepdf.open(io.BytesIO(printed("charter"))) as document:
        listed = list(elements(document.Root.StructTreeRoot.K, "/TOCI"))
        heads = list(elements(document.Root.StructTreeRoot.K, "/H1"))
        assert len(listed) == len(heads) == 7
        assert len(list(document.open_outline().root)) == 7


def test_headings_that_begin_low_are_raised_and_none_is_skipped() -> None:
    paper = Manuscript(
        title="บท", author="", dated=DAY, names=(), is_example=False,
        blocks=(Heading(3, ("ก",)), Heading(1, ("ข",)), Heading(3, ("ค",)), Heading(2, ("ง",))),
    )  # fmt: skip
    assert [block["depth"] for block in plain(paper)["blocks"]] == [1, 1, 2, 2]
    assert to_pdf(paper)


def test_an_english_paper_says_that_it_is_english() -> None:
    content = export("charter", "pdf", LONG_CHARTER, seal=SEAL, language="en")
    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.Root.Lang) == "en"


@pytest.mark.parametrize("words", CORPUS.values(), ids=CORPUS)
def test_nothing_that_people_type_keeps_a_paper_from_being_tagged(words: str) -> None:
    content = export(
        "resolutions", "pdf", typed(PAPERS["resolutions"], lambda _n: words)[0], seal=SEAL
    )
    with pikepdf.open(io.BytesIO(content)) as document:
        assert document.Root.MarkInfo.Marked


@pytest.mark.parametrize("what", PRINTED)
def test_an_empty_paper_is_tagged_too(what: str) -> None:
    with pikepdf.open(io.BytesIO(export(what, "pdf", EMPTY[what]))) as document:
        assert document.Root.MarkInfo.Marked


def test_a_row_of_a_table_stays_on_one_page() -> None:
    rows = tuple((f"{n}.", "ชุมชนร่วมดูแล " * 12) for n in range(30))
    columns = (Column("ที่", 1), Column("เรื่อง", 3))
    paper = Manuscript(
        "ตาราง", "", DAY, (Table(columns, rows), Paragraph("จบ")), (), is_example=False
    )
    with pikepdf.open(io.BytesIO(to_pdf(paper))) as document:
        first = [
            {
                int(page.obj.objgen[0])
                for cell in elements(row, "/TD")
                for page in _pages(document, cell)
            }
            for row in elements(document.Root.StructTreeRoot.K, "/TR")
        ]
    assert len(set().union(*first)) > 1
    assert all(len(pages) <= 1 for pages in first)


def _pages(document: pikepdf.Pdf, element: Any) -> Iterator[pikepdf.Page]:
    owners = {page.obj.objgen: page for page in document.pages}
    for one in elements(element):
        if "/Pg" in one:
            yield owners[one.Pg.objgen]
