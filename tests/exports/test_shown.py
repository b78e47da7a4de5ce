"""Strings of a PDF, as Typst writes them."""

import pytest

from assembly.exports.shown import glyphs

WIDTHS = [500] * 1024


@pytest.mark.parametrize(
    ("shown", "codes"),
    [
        (rb"(\000\001)", [1]),
        (rb"[(\000\001)9(\000\002)]", [1, 2]),
        (rb"(\000\()", [0x28]),
        (rb"(\000(\000))", [0x28, 0x29]),
        (rb"(\000\\\000\n\000A)", [0x5C, 0x0A, 0x41]),
        (rb"<00800102>", [0x80, 0x102]),
        (rb"[12.5<0041>]", [0x41]),
        (rb"(\0000\0002)", [0x30, 0x32]),
    ],
)
def test_codes(shown: bytes, codes: list[int]) -> None:
    assert [code for code, _at in glyphs(shown, WIDTHS)] == codes


def test_places_are_moved_back_by_what_stands_between() -> None:
    assert [at for _code, at in glyphs(rb"[100(\000\001)-20(\000\002\000\003)]", WIDTHS)] == [
        -100,
        420,
        920,
    ]
