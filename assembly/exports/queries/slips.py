"""The slips of a meeting as they are printed: by district, then name, in dictionary order."""

from assembly.assemblies.queries import assembly
from assembly.core.ids import only_digits
from assembly.core.web import public_url
from assembly.exports.papers import SlipPaper, SlipSheet
from assembly.exports.queries import naming
from assembly.meetings.models import Meeting
from assembly.people.queries import paper_slips
from assembly.places.queries import districts_of

KINDS = {"delegate": "ผู้แทน", "observer": "ผู้สังเกตการณ์"}


def slip_sheet(sitting: Meeting) -> SlipSheet:
    row = assembly(sitting.assembly_id)
    districts = {d.code: d.name_th for d in districts_of(row.province_code)}
    return SlipSheet(
        assembly=naming.assembly_name(row),
        meeting=naming.meeting_title(row, sitting),
        held_on=sitting.held_on,
        place=sitting.place,
        address=public_url().split("://", 1)[-1],
        slips=tuple(
            SlipPaper(
                name=slip.member,
                district=districts[slip.district_code],
                kind=KINDS[slip.kind],
                code=only_digits(slip.code),
                link=naming.address(f"/s/{slip.token}"),
            )
            for slip in paper_slips(sitting.id)
        ),
        is_example=row.is_example,
    )
