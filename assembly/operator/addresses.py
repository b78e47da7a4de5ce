"""Where everybody goes: addresses, one-time links and slips of one assembly's meeting."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assemblies, assembly_by_slug
from assembly.core.access import SYSTEM
from assembly.core.errors import NotFound, Refusal
from assembly.core.web import public_url
from assembly.meetings.models import Meeting
from assembly.meetings.queries import current_meeting, meeting_by_code, name_of
from assembly.operator.instances import NoAssembly
from assembly.people.actions import make_link
from assembly.people.queries import paper_slips, staff_with
from assembly.places.queries import districts_of
from assembly.resolutions.queries import resolution_by_number
from assembly.resolutions.rules import typed_number


class WhichAssembly(Refusal):
    message = _l("มีหลายสมัชชา โปรดบอกชื่อด้วย --assembly: %(slugs)s")


@dataclass(frozen=True)
class Slip:
    """One delegate's paper: to scan, or to type."""

    member: str
    district: str
    url: str
    code: str


@dataclass(frozen=True)
class Access:
    """The contract's answer of ``assembly access``; ``None`` where nobody or nothing is yet."""

    join_url: str | None
    projector_url: str | None
    facilitator_url: str | None
    secretary_url: str | None
    public_url: str
    slips: list[Slip]


def assembly_called(slug: str | None) -> Assembly:
    """The assembly of a slug, or the only one. Refuses: NoAssembly, WhichAssembly, NotFound."""
    if slug is not None:
        return assembly_by_slug(slug)
    standing = assemblies()
    if not standing:
        raise NoAssembly
    if len(standing) > 1:
        raise WhichAssembly(slugs=" ".join(row.slug for row in standing))
    return standing[0]


def meeting_called(assembly: Assembly, code: str | None) -> Meeting | None:
    """The assembly's meeting of a code, else the open or next one, if any. Refuses: NotFound."""
    if code is None:
        return current_meeting(assembly.id)
    found = meeting_by_code(code)
    if found.assembly_id != assembly.id:
        raise NotFound
    return found


def resolution_called(assembly: Assembly, words: str) -> int:
    """The id of the assembly's resolution of a number: 12.3, มติ ๑๒.๓. Refuses: NotFound."""
    return resolution_by_number(assembly.id, typed_number(words) or "").id


def access_to(assembly: Assembly, meeting: Meeting | None) -> Access:
    """Every address of a meeting. The two links are fresh at each call and work once."""
    return Access(
        join_url=_at(f"/m/{meeting.code}") if meeting else None,
        projector_url=_at(f"/screen/{meeting.code}") if meeting else None,
        facilitator_url=_link_for("facilitator", assembly, meeting),
        secretary_url=_link_for("secretary", assembly, meeting),
        public_url=_at(f"/a/{assembly.slug}"),
        slips=_slips(assembly, meeting) if meeting else [],
    )


def link_of(staff_id: int, role: str, assembly: Assembly, meeting: Meeting | None) -> str:
    """A fresh one-time link that opens the place where this role works."""
    places = dict.fromkeys(("secretary", "facilitator", "admin"), f"/office/{assembly.slug}")
    if meeting:
        desk = f"/desk/{meeting.code}"
        places |= {"facilitator": desk, "admin": desk}
        places |= {"teller": f"{desk}/tellers", "helper": f"{desk}/checkin"}
    return _at(f"/in/{make_link(SYSTEM, staff_id, places.get(role, f'/a/{assembly.slug}'))}")


def as_lines(access: Access) -> str:
    """What a person at the terminal reads: the doors, then every slip."""
    slips = [f"{s.code}\t{s.url}\t{s.member}\t{s.district}" for s in access.slips]
    return "\n".join([doors(access), *([_("บัตรประจำตัวผู้แทน"), *slips] if slips else [])])


def doors(access: Access) -> str:
    """One address a line, for each who comes in."""
    named = [
        (_("ผู้เข้าร่วม"), access.join_url),
        (_("จอกลาง"), access.projector_url),
        (_("กระบวนกร"), access.facilitator_url),
        (_("เลขานุการ"), access.secretary_url),
        (_("สาธารณะ"), access.public_url),
    ]
    return "\n".join(f"{name}\t{url}" for name, url in named if url)


def _link_for(role: str, assembly: Assembly, meeting: Meeting | None) -> str | None:
    staff = staff_with(assembly.id, role)
    return link_of(staff.id, role, assembly, meeting) if staff else None


def _slips(assembly: Assembly, meeting: Meeting) -> list[Slip]:
    names = {d.code: name_of(d) for d in districts_of(assembly.province_code)}
    return [
        Slip(slip.member, names[slip.district_code], _at(f"/s/{slip.token}"), slip.code)
        for slip in paper_slips(meeting.id)
    ]


def _at(path: str) -> str:
    return f"{public_url()}{path}"
