"""Thai digits on official papers; what a machine must read stays as it is."""

from assembly.exports.digits import speller
from tests.exports.scenes import LINK

official, working = speller("thai"), speller("arabic")


def test_figures_of_an_official_paper_are_thai() -> None:
    assert official("มติ 12.3 ครั้งที่ 12/2568 (2 ใน 3)") == "มติ ๑๒.๓ ครั้งที่ ๑๒/๒๕๖๘ (๒ ใน ๓)"


def test_addresses_and_names_with_latin_letters_keep_their_digits() -> None:
    assert official(f"ดู {LINK} เรื่อง COVID-19 ปี 2563") == f"ดู {LINK} เรื่อง COVID-19 ปี ๒๕๖๓"


def test_on_a_working_sheet_thai_digits_become_arabic() -> None:
    assert working("ข้อ ๑๗/๑") == "ข้อ 17/1"


def test_unseen_characters_do_not_reach_a_file() -> None:
    assert official("ก\x00\u202eข\u200bค") == "กขค"


def test_lines_are_kept_where_a_cell_has_several() -> None:
    assert speller("thai", newlines=True)("1. ก\n2. ข") == "๑. ก\n๒. ข"
    assert official("1. ก\n2. ข") == "๑. ก ๒. ข"
