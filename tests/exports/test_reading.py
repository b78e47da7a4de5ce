"""What people typed is taken apart without losing or changing a word of it."""

import pytest

from assembly.exports.papers import SubItem
from assembly.exports.reading import split_clause
from assembly.resolutions.rules import paragraphs, split_resolution


def test_paragraphs_are_the_lines_that_say_something() -> None:
    assert paragraphs("  ก\n\n \nข ") == ("ก", "ข")


def test_a_resolution_with_reasons_before_what_it_asks() -> None:
    preamble, operative = split_resolution(
        "รับทราบว่า มีความทุกข์ 47 เรื่อง\nตระหนักว่า ชุมชนอยู่มาก่อน\n\nจึงมีมติดังต่อไปนี้\n"
        "1. ขอให้จังหวัดตั้งคณะทำงาน\n(๒) ขอให้บอกผล\n- ขอให้เสร็จใน 1 ปี"
    )
    assert preamble == ("รับทราบว่า มีความทุกข์ 47 เรื่อง", "ตระหนักว่า ชุมชนอยู่มาก่อน")
    assert operative == ("ขอให้จังหวัดตั้งคณะทำงาน", "ขอให้บอกผล", "ขอให้เสร็จใน 1 ปี")


@pytest.mark.parametrize("asked", ["10.5 ล้านบาทต่อปี", "2568 เป็นปีแรก", "12.3 ให้คงไว้", "3 ตำบลแรก"])
def test_a_number_that_is_part_of_what_is_asked_stays(asked: str) -> None:
    assert split_resolution(asked) == ((), (asked,))


def test_a_resolution_that_only_takes_note_still_resolves_it() -> None:
    assert split_resolution("รับทราบรายงาน") == ((), ("รับทราบรายงาน",))


def test_a_clause_and_its_items_on_two_levels() -> None:
    text, items = split_clause("ชุมชนมีสิทธิ โดย\n(1) มีคณะทำงาน\nครบทุกอำเภอ\n(ก) ชุมชน\n(๒) บอกผล")
    assert text == "ชุมชนมีสิทธิ โดย"
    assert items == (
        SubItem("(1)", "มีคณะทำงาน ครบทุกอำเภอ"),
        SubItem("(ก)", "ชุมชน", 2),
        SubItem("(๒)", "บอกผล"),
    )


def test_a_clause_without_items_is_one_text() -> None:
    assert split_clause("ทุกคนรู้ผล\nทุกขั้น") == ("ทุกคนรู้ผล ทุกขั้น", ())
