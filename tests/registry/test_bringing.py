"""A file of organisations: looked at, then all rows or none; what goes out comes in again."""

import io
import json
from base64 import b64encode
from pathlib import Path
from random import Random

import openpyxl
import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.core.access import SYSTEM
from assembly.core.errors import Refusal
from assembly.exports.actions import take_out
from assembly.extensions import db
from assembly.operator.bringing import bring_organisations
from assembly.registry.actions import import_organisations
from assembly.registry.queries import blank_file, ids_by_name, organisation_view, organisations_of
from tests.factories.hall import Hall, gather
from tests.factories.organising import ASSEMBLY, ASSOCIATION, body

HEAD = "ชื่อ,ประเภท,ฝ่าย,ระดับ,พื้นที่,ปีที่ตั้ง (พ.ศ.),อยู่ใต้,สืบต่อจาก,เครือข่าย,ผู้ประสานงาน,ยินยอมแสดงชื่อ\n"
GOOD = (
    HEAD
    + f"{ASSOCIATION},สมาคม,ชุมชน,จังหวัด,,2560,,{ASSEMBLY},เครือข่ายประมง,นางมาลี ใจดี,ใช่\n"
    + "เครือข่ายประมง,เครือข่าย,ชุมชน,จังหวัด,อำเภอเกาะยาว,,,,,,\n"
    + f"{ASSEMBLY},สมัชชา,ชุมชน,จังหวัด,8201,2554,,,,,\n"
)


def look(office: FlaskClient, hall: Hall, content: str) -> str:
    data = {"file": (io.BytesIO(content.encode("utf-8-sig")), "a.csv")}
    return office.post(f"/office/{hall.slug}/organisations/import", data=data).text


def test_a_file_is_looked_at_then_taken_with_all_that_hangs_together(hall: Hall) -> None:
    office = hall.browser("secretary")
    body(hall, ASSEMBLY, "assembly")
    page = look(office, hall, GOOD)
    assert "เพิ่มใหม่ 2 องค์กร" in page
    assert "มีชื่ออยู่แล้ว 1 องค์กร" in page
    assert len(organisations_of(hall.assembly_id)) == 1  # looking changes nothing
    kept = page.split('name="kept" value="')[1].split('"', maxsplit=1)[0]
    for _press in range(2):
        taken = office.post(f"/office/{hall.slug}/organisations/import/take", data={"kept": kept})
        assert taken.status_code == 302
    db.session.remove()
    made = organisation_view(ids_by_name(hall.assembly_id)[ASSOCIATION], public=True)
    assert [one.name for one in made.earlier] == [ASSEMBLY]
    assert [one.name for one in made.networks] == ["เครือข่ายประมง"]
    assert (made.founded, made.coordinator, made.kind) == (2560, "นางมาลี ใจดี", "association")
    assert organisation_view(made.networks[0].id).place == "อ.เกาะยาว"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",สมาคม,ชุมชน,จังหวัด", "ไม่มีชื่อ"),
        ("ก,กองทัพ,ชุมชน,จังหวัด", "ช่องประเภท"),
        ("ก,สมาคม,,จังหวัด", "ช่องฝ่าย"),
        ("ก,สมาคม,ชุมชน,ดวงจันทร์", "ช่องระดับ"),
        ("ก,สมาคม,ชุมชน,จังหวัด,เมืองนอก", "ไม่รู้จักพื้นที่"),
        ("ก,สมาคม,ชุมชน,จังหวัด,กะปง", "ไม่รู้จักพื้นที่"),  # a district and a subdistrict
        ("ก,สมาคม,ชุมชน,จังหวัด,,2017", "ดูเหมือน ค.ศ."),
        ("ก,สมาคม,ชุมชน,จังหวัด,,2999", "ไม่มีปี 2999"),
        ("ก,สมาคม,ชุมชน,จังหวัด,,สองพัน", "ใส่ปี พ.ศ. 4 ตัว"),
        ("ก,สมาคม,ชุมชน,จังหวัด,,,ไม่มีใคร", "ไม่พบ “ไม่มีใคร”"),
        ("ก,สมาคม,ชุมชน,จังหวัด,,,ก", "เหนือหรือก่อนตัวเอง"),
        ("ก,สมาคม,ชุมชน,จังหวัด,,,,ก", "เหนือหรือก่อนตัวเอง"),
        ("ก,สมาคม,ชุมชน,จังหวัด,,,,,ร้าน", "ไม่ใช่เครือข่าย"),
        ("ก,เครือข่าย,ชุมชน,จังหวัด,,,,,ก", "สมาชิกของตัวเอง"),
        ("ก,สมาคม,ชุมชน,จังหวัด,,,,,,,ใช่", "ชื่อของผู้ที่ยินยอม"),
        ("ก,สมาคม,ชุมชน,จังหวัด,,,,,,มาลี,อาจจะ", "ใส่ ใช่ หรือ ไม่"),
        ("ร้าน,สมาคม,ชุมชน,จังหวัด", "ชื่อเดียวกับแถวที่ 2"),
        ("=1+1,สมาคม,ชุมชน,จังหวัด", "อ่านเป็นชื่อองค์กรไม่ได้"),
        (f"{'ก' * 121},สมาคม,ชุมชน,จังหวัด", "ชื่อยาวเกิน"),
        ("ก,สมาคม,ชุมชน,จังหวัด,,2550,,ร้าน", "ตั้งก่อน “ร้าน”"),
    ],
)  # fmt: skip
def test_one_bad_row_keeps_all_out_and_is_told_by_its_line(hall: Hall, row: str, said: str) -> None:
    office = hall.browser("secretary")
    content = HEAD + "ร้าน,ธุรกิจเอกชน,เอกชน,จังหวัด,,2560\n" + row + "\n"
    page = look(office, hall, content)
    assert '<th scope="row">3</th>' in page
    assert said in page
    assert 'name="kept"' not in page
    forced = {"kept": b64encode(content.encode()).decode()}
    answer = office.post(f"/office/{hall.slug}/organisations/import/take", data=forced)
    assert answer.status_code == 422
    assert organisations_of(hall.assembly_id) == []


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", HEAD, "\x00\x01", "ชื่อ\n"])
def test_what_is_no_table_of_organisations_is_refused_in_words(hall: Hall, content: str) -> None:
    page = look(hall.browser("secretary"), hall, content)
    assert "notice" in page
    assert organisations_of(hall.assembly_id) == []


def test_the_blank_file_can_be_filled_in_and_taken(hall: Hall) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank_file()))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    said = {"ชื่อ": "เครือข่ายเด็ก", "ฝ่าย": "ชุมชน", "ระดับ": "จังหวัด", "ปีที่ตั้ง (พ.ศ.)": 2555}
    sheet.append([said.get(str(head)) for head in heads])
    filled = io.BytesIO()
    book.save(filled)
    told = import_organisations(SYSTEM, hall.assembly_id, filled.getvalue())
    assert told == {"added": 1, "known": 0}


def test_the_command_says_each_bad_row_and_dry_runs(hall: Hall, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(HEAD + "ก,สมาคม,ชุมชน,จังหวัด,,2017\n", encoding="utf-8")
    told = bring_organisations(hall.assembly_id, file, dry_run=False)
    assert told.as_plain()["errors"][0]["line"] == 2
    assert "แถวที่ 2" in told.as_lines()
    file.write_text(GOOD, encoding="utf-8")
    assert bring_organisations(hall.assembly_id, file, dry_run=True).added == 3
    assert organisations_of(hall.assembly_id) == []
    assert "เพิ่ม 3" in bring_organisations(hall.assembly_id, file, dry_run=False).as_lines()
    assert bring_organisations(hall.assembly_id, file, dry_run=False).known == 3


def test_what_is_taken_out_comes_in_again_the_same(hall: Hall) -> None:
    import_organisations(SYSTEM, hall.assembly_id, GOOD.encode())
    other = gather(hall.app, slug="another", code="111111")
    for form in ("xlsx", "csv"):
        content = take_out(SYSTEM, hall.assembly_id, "organisations", form)
        import_organisations(SYSTEM, other.assembly_id, content)
    db.session.remove()

    def told(of: Hall) -> list[tuple[object, ...]]:
        ids = ids_by_name(of.assembly_id)
        views = [organisation_view(ids[name]) for name in sorted(ids)]
        return [
            (v.name, v.kind, v.place, v.founded, v.coordinator, v.is_shown,
             [one.name for one in (*v.earlier, *v.networks)])
            for v in views
        ]  # fmt: skip

    assert told(hall) == told(other)


def test_the_file_for_everybody_names_a_coordinator_only_by_consent(hall: Hall) -> None:
    content = GOOD.replace("นางมาลี ใจดี,ใช่", "นางมาลี ใจดี,ไม่")
    import_organisations(SYSTEM, hall.assembly_id, content.encode())
    for form in ("csv", "json"):
        staff = take_out(SYSTEM, hall.assembly_id, "organisations", form).decode()
        assert "นางมาลี" in staff
        public = take_out(SYSTEM, hall.assembly_id, "organisations", form, public=True).decode()
        assert "นางมาลี" not in public
    record = json.loads(take_out(SYSTEM, hall.assembly_id, "organisations", "json", public=True))
    assert record["schema"] == "assembly.organisations/1"
    assert {one["founded"] for one in record["organisations"]} == {None, 2011, 2017}


ODD = (
    "",
    "ก",
    ASSEMBLY,
    "2017",
    "2560",
    "=1+1",
    "ก;ข;;",
    "\0",
    "8201",
    "ใช่",
    "สมาคม",
    "ชุมชน",
    "จังหวัด",
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_whatever_stands_in_a_file_it_is_read_or_refused(hall: Hall, seed: int) -> None:
    dice = Random(seed)
    rows = [",".join(dice.choice(ODD) for _cell in range(11)) for _row in range(4)]
    before = len(organisations_of(hall.assembly_id))
    try:
        told = import_organisations(SYSTEM, hall.assembly_id, (HEAD + "\n".join(rows)).encode())
    except Refusal:
        assert len(organisations_of(hall.assembly_id)) == before
    else:
        assert len(organisations_of(hall.assembly_id)) == before + told["added"]
    db.session.remove()
