"""One table says what can be had as what; everything in it comes out as what it claims to be."""

import pytest

from assembly.exports.formats import EXPORTS, FORMS, MIMETYPES, THINGS, NoSuchExport, export
from tests.exports.scenes import EMPTY, PAPERS

PAIRS = [(what, form) for what, forms in EXPORTS.items() for form in forms]
BEGINNINGS = {
    "docx": b"PK",
    "xlsx": b"PK",
    "pdf": b"%PDF",
    "json": b"{",
    "akn": b"<?xml",
    "csv": b"\xef\xbb\xbf",
}


def test_the_table_is_what_was_promised() -> None:
    assert {what: " ".join(forms) for what, forms in EXPORTS.items()} == {
        "resolutions": "docx pdf xlsx csv json akn",
        "charter": "docx pdf xlsx csv json akn",
        "minutes": "docx pdf json akn",
        "grievances": "xlsx csv json",
        "ballots": "xlsx csv json",
        "voices": "docx pdf",
        "proposals": "docx pdf xlsx csv json",
        "letters": "docx pdf",
        "requests": "docx pdf",
        "organisations": "xlsx csv json",
        "commitments": "docx pdf xlsx csv json",
        "slips": "pdf",
    }


@pytest.mark.parametrize(("what", "form"), PAIRS)
def test_each_comes_out_full_and_empty(what: str, form: str) -> None:
    for paper in (PAPERS[what], EMPTY[what]):
        assert export(what, form, paper).startswith(BEGINNINGS[form])


@pytest.mark.parametrize(("what", "form"), [("minutes", "xlsx"), ("minutes", "csv"), ("x", "pdf")])
def test_what_is_not_in_the_table_is_refused(what: str, form: str) -> None:
    with pytest.raises(NoSuchExport):
        export(what, form, PAPERS["minutes"])


def test_every_button_has_its_words_and_every_form_its_type() -> None:
    assert set(THINGS) == set(EXPORTS)
    assert set(FORMS) == set(MIMETYPES) == {form for _what, form in PAIRS}
