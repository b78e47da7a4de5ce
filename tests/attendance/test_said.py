"""What falls into the desk's one field: scanners, fingers and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.attendance.rules import NothingSaid, OddSlipCode, Said, read
from assembly.core.errors import Refusal

TOKEN = "0123456789abcdef0123456789abcdef"
ADDRESS = f"http://192.168.1.10:8000/s/{TOKEN}"

# The keys of the Kedmanee layout, as a Thai keyboard prints them.
LATIN = "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./:?"
THAI = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝซฦ"
AS_THAI_KEYS = str.maketrans(LATIN, THAI)


@pytest.mark.parametrize(
    "said",
    [ADDRESS, f"  {ADDRESS}\n", ADDRESS.upper(), TOKEN, f"{ADDRESS}?lang=en", f"{ADDRESS}#x"],
)
def test_a_scanned_slip_is_its_token_however_the_scanner_writes_it(said: str) -> None:
    assert read(said) == Said(token=TOKEN)


def test_a_scanner_on_a_thai_keyboard_is_understood() -> None:
    """The scanner presses keys; a computer set to Thai makes Thai letters of them."""
    assert read(ADDRESS.translate(AS_THAI_KEYS)) == Said(token=TOKEN)
    assert read("482109375560".translate(AS_THAI_KEYS)) == Said(code="482109375560")


@pytest.mark.parametrize(
    "said", ["4821 0937 5560", "482109375560", "4821-0937-5560", "๔๘๒๑ ๐๙๓๗ ๕๕๖๐"]
)
def test_twelve_digits_are_a_code_as_people_write_them(said: str) -> None:
    assert read(said) == Said(code="482109375560")


@pytest.mark.parametrize("said", ["4821 0937 556", "482913", "1", "๑๒๓"])
def test_other_numbers_say_how_many_there_were(said: str) -> None:
    with pytest.raises(OddSlipCode):
        read(said)


@pytest.mark.parametrize("said", ["", "   ", "\t\n"])
def test_nothing_is_asked_for_again(said: str) -> None:
    with pytest.raises(NothingSaid):
        read(said)


@pytest.mark.parametrize("said", ["สมชาย", "ใจดี", "ตุ", "จุ", "คต", "ผดุง", "Somchai", "น้ำ ทิพย์"])
def test_a_name_is_a_name_also_where_its_keys_are_digits(said: str) -> None:
    assert read(said) == Said(name=said)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_or_declined_by_name(said: str) -> None:
    try:
        found = read(said)
    except Refusal:
        return
    assert sum(bool(part) for part in (found.token, found.code, found.name)) == 1
