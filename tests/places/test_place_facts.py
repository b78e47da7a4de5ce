"""The places of two provinces are the official ones, and whole."""

import pytest

from assembly.core.text import clean
from assembly.places.facts import PROVINCES, District, Subdistrict, local_names, province

SIZES = {"phangnga": ("82", "พังงา", 8, 48), "phuket": ("83", "ภูเก็ต", 3, 17)}


@pytest.mark.parametrize("key", PROVINCES)
def test_every_area_is_there(key: str) -> None:
    code, name, districts, subdistricts = SIZES[key]
    found = province(key)
    assert (found.code, found.name_th, len(found.districts)) == (code, name, districts)
    assert sum(len(district.subdistricts) for district in found.districts) == subdistricts


@pytest.mark.parametrize("key", PROVINCES)
def test_codes_lead_upwards_and_are_never_shared(key: str) -> None:
    found = province(key)
    inside = [(d, s) for d in found.districts for s in d.subdistricts]
    assert all(d.code[:2] == found.code and len(d.code) == 4 for d in found.districts)
    assert all(s.code[:4] == d.code and len(s.code) == 6 for d, s in inside)
    assert len({s.code for _, s in inside}) == len(inside)
    assert all(len(s.postcode) == 5 and s.postcode.isdecimal() for _, s in inside)


@pytest.mark.parametrize("key", PROVINCES)
def test_names_are_written_as_the_program_writes(key: str) -> None:
    places: list[District | Subdistrict] = [*province(key).districts]
    places += [s for d in province(key).districts for s in d.subdistricts]
    for place in places:
        assert clean(place.name_th, newlines=False) == place.name_th
        assert place.name_en.isascii()
        assert not place.name_th.startswith(("อำเภอ", "ตำบล"))


def test_districts_stand_in_dictionary_order() -> None:
    names = [district.name_th for district in province("phangnga").districts]
    assert names == [
        "กะปง",
        "เกาะยาว",
        "คุระบุรี",
        "ตะกั่วทุ่ง",
        "ตะกั่วป่า",
        "ทับปุด",
        "ท้ายเหมือง",
        "เมืองพังงา",
    ]
    assert [d.name_th for d in province("phuket").districts] == ["กะทู้", "ถลาง", "เมืองภูเก็ต"]


def test_a_known_place() -> None:
    town = next(d for d in province("phangnga").districts if d.code == "8201")
    panyi = next(s for s in town.subdistricts if s.code == "820108")
    assert (panyi.name_th, panyi.name_en, panyi.postcode) == ("เกาะปันหยี", "Ko Panyi", "82000")


def test_no_other_province_comes_with_the_program() -> None:
    with pytest.raises(LookupError):
        province("../plans/phuket")


def test_names_that_no_line_may_cut_come_with_their_province() -> None:
    assert {"มอแกลน", "อูรักลาโว้ย", "เกาะปันหยี"} <= set(local_names("82"))
    assert "แหลมตุ๊กแก" in local_names("83")
    assert local_names("10") == ()
