"""Slips to print and cut: every holder can get in with what stands on the paper."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.exports.formats import export
from assembly.exports.papers import SlipSheet
from assembly.exports.queries import paper_of
from assembly.journal.models import Entry
from assembly.people.actions import revoke_slip
from assembly.people.models import Slip
from tests.exports.scenes import HOSTILE, SLIPS
from tests.factories.hall import Hall


def pages(sheet: SlipSheet) -> PdfReader:
    return PdfReader(io.BytesIO(export("slips", "pdf", sheet)))


def test_ten_slips_to_a_page_with_the_code_in_groups_of_four() -> None:
    found = pages(SLIPS)
    assert len(found.pages) == 3  # twenty-five slips
    text = found.pages[0].extract_text()
    assert text.count("4821 0937") >= 10 or text.count("0937") == 10
    assert found.metadata is not None
    assert found.metadata.title is not None
    assert SLIPS.meeting in found.metadata.title


def test_equal_sheets_give_equal_bytes() -> None:
    few = replace(SLIPS, slips=SLIPS.slips[:2])
    assert export("slips", "pdf", few) == export("slips", "pdf", few)


@pytest.mark.parametrize("name", [*HOSTILE, "ก" * 60, "W" * 60 + " " + "M" * 60])
def test_no_name_spoils_the_sheet(name: str) -> None:
    first = replace(SLIPS.slips[0], name=name)
    assert len(pages(replace(SLIPS, slips=(first, *SLIPS.slips[1:10]))).pages) == 1


def test_the_sheet_holds_the_valid_slips_of_the_coming_meeting_by_district(hall: Hall) -> None:
    lost = session().scalar(select(Slip).where(Slip.member_id == hall.members[0]))
    assert lost is not None
    revoke_slip(SYSTEM, lost.id)
    sheet = paper_of("slips", hall.assembly_id)
    assert isinstance(sheet, SlipSheet)
    assert len(sheet.slips) == 11
    assert all(len(slip.code) == 12 and "/s/" in slip.link for slip in sheet.slips)
    districts = [slip.district for slip in sheet.slips]
    assert districts == sorted(districts, key=districts.index)  # each in one run
    assert districts[0] == "กะปง"


def test_only_who_checks_people_in_gets_the_sheet_and_no_copy_is_kept(hall: Hall) -> None:
    address = f"/office/{hall.slug}/slips/{hall.code}.pdf"
    for role, status in (("teller", 403), ("helper", 200), ("secretary", 200)):
        answer = hall.browser(role).post(address, data={})
        assert answer.status_code == status, role
        if status == 200:
            assert answer.data.startswith(b"%PDF")
            assert answer.headers["Cache-Control"] == "no-store"
    assert hall.phone(0).post(address, data={}).status_code == 403
    kinds = list(session().scalars(select(Entry.type).where(Entry.type == "exported")))
    assert len(kinds) == 2  # the journal knows that they were taken out
