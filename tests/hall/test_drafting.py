"""A draft in pages on the wall: whole, in order, never smaller, with proposals in their place."""

from hypothesis import given
from hypothesis import strategies as st

from assembly.amendments.queries import Paragraph, Proposal
from assembly.core.marking import marked
from assembly.hall.queries.drafting import (
    AT_ONE_PLACE,
    LABEL,
    LINE_LETTERS,
    MARK_LETTERS,
    NUMBER_LETTERS,
    leaves_in_pages,
)
from assembly.hall.rules import GAP, PAGE_LINES, QUARTERS, lines_of

words = st.lists(st.sampled_from(["น้ำ", "ทะเล", " ", "ป่า", "1,200", "ที่ดิน"]), max_size=120)
texts = words.map("".join).map(lambda text: text.strip() or "ว่าง")


def proposal(id_: int, kind: str, number: int, old: str, new: str) -> Proposal:
    parts = marked("" if kind == "add" else old, "" if kind == "delete" else new)
    return Proposal(id_, kind, number, parts, "", "proposed", fits=True, voted=False)


@st.composite
def drafts(draw: st.DrawFn) -> list[Paragraph]:
    found, id_ = [Paragraph(0, "", ())], 0
    for number in range(1, draw(st.integers(1, 6)) + 1):
        text, proposals = draw(texts), []
        for kind in draw(st.lists(st.sampled_from(["change", "delete", "add"]), max_size=4)):
            id_ += 1
            proposals.append(proposal(id_, kind, number, text, draw(texts)))
        proposals.sort(key=lambda p: (p.kind == "add", p.id))
        found.append(Paragraph(number, text, tuple(proposals)))
    return found


@given(drafts(), st.integers(4, PAGE_LINES))
def test_every_paragraph_is_there_once_and_whole(draft: list[Paragraph], lines: int) -> None:
    leaves = [leaf for page in leaves_in_pages(draft, lines) for leaf in page]
    for paragraph in draft[1:]:
        if not any(p.kind != "add" for p in paragraph.proposals):
            at = next(n for n, leaf in enumerate(leaves) if leaf.number == paragraph.number)
            pieces = [leaves[at]]
            for leaf in leaves[at + 1 :]:
                if leaf.number or leaf.proposal:
                    break
                pieces.append(leaf)
            assert "".join(p.text for leaf in pieces for p in leaf.parts) == paragraph.text
        shown = [p for p in paragraph.proposals if p.kind != "add"][:AT_ONE_PLACE]
        shown += [p for p in paragraph.proposals if p.kind == "add"][:AT_ONE_PLACE]
        for each in shown:
            parts = [p for leaf in leaves if leaf.proposal == each for p in leaf.parts]
            assert "".join(p.text for p in parts) == "".join(p.text for p in each.parts)
        more = {leaf.more for leaf in leaves if leaf.proposal in paragraph.proposals} - {0}
        assert sum(more) == len(paragraph.proposals) - len(shown)


@given(drafts(), st.integers(4, PAGE_LINES))
def test_no_page_holds_more_than_fits(draft: list[Paragraph], lines: int) -> None:
    pages = leaves_in_pages(draft, lines)
    assert all(pages)
    for page in pages:
        used = 0
        for leaf in page:
            text = "".join(part.text for part in leaf.parts)
            letters = LINE_LETTERS - (MARK_LETTERS if leaf.proposal else NUMBER_LETTERS)
            used += lines_of(text, letters) * QUARTERS + GAP + (LABEL if leaf.proposal else 0)
        assert used <= lines * QUARTERS + GAP or len(page) == 1


def test_a_proposal_stands_where_its_paragraph_would() -> None:
    change = proposal(1, "change", 1, "หนึ่ง", "หนึ่งใหม่")
    added = proposal(2, "add", 1, "หนึ่ง", "แทรก")
    draft = [Paragraph(0, "", ()), Paragraph(1, "หนึ่ง", (change, added)), Paragraph(2, "สอง", ())]
    (page,) = leaves_in_pages(draft)
    assert [(leaf.number, leaf.proposal) for leaf in page] == [(1, change), (0, added), (2, None)]


def test_what_is_proposed_before_the_first_paragraph_stands_first() -> None:
    added = proposal(1, "add", 0, "", "แทรก")
    (page,) = leaves_in_pages([Paragraph(0, "", (added,)), Paragraph(1, "หนึ่ง", ())])
    assert [leaf.proposal for leaf in page] == [added, None]
