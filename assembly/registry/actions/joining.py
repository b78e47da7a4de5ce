"""How organisations hang together: who came before, who belongs where, who speaks for one."""

from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.versions import seen, touch
from assembly.journal.actions import Content, record
from assembly.registry import rules
from assembly.registry.actions.ground import keep_consent, line, named
from assembly.registry.models import Membership, Organisation, Representative, Succession
from assembly.registry.queries import successions_of

WAYS = ("earlier", "later", "network", "member")


@change
def join(
    actor: Actor,
    organisation_id: int,
    version: int,
    way: str,
    name: str,
    since: int | None = None,
) -> None:
    """Note who came before (``earlier``) or after (``later``) an organisation, which ``network`` it
    belongs to, or who is its ``member``. May be repeated.

    Refuses: Stale, NotListed, LeadsRound, LaterIsOlder, HasNoMembers, NoSuchKind.
    """
    row = seen(Organisation, organisation_id, version)
    other = named(row.assembly_id, name)
    if way not in WAYS:
        raise rules.NoSuchKind
    if way in ("earlier", "later"):
        was, came = (other, row) if way == "earlier" else (row, other)
        _follow(was, came)
    else:
        network, member = (other, row) if way == "network" else (row, other)
        _belong(network, member, since)
    touch(actor, row, N_("เชื่อมกับหน่วยงานอื่น"))
    told: Content = {"way": way, "other": other.id}
    record(actor, "organisations_joined", f"organisation:{row.id}", told)


@change
def part(actor: Actor, organisation_id: int, version: int, way: str, other_id: int) -> None:
    """Take such a link away. May be repeated. Refuses: Stale, NoSuchKind."""
    row = seen(Organisation, organisation_id, version)
    pair = (other_id, row.id) if way in ("earlier", "network") else (row.id, other_id)
    if way not in WAYS:
        raise rules.NoSuchKind
    kind: type[Succession | Membership] = Succession if way in ("earlier", "later") else Membership
    link = session().get(kind, pair)
    if link is not None:
        session().delete(link)
        touch(actor, row, N_("ตัดการเชื่อมกับหน่วยงานอื่น"))
        told: Content = {"way": way, "other": other_id}
        record(actor, "organisations_parted", f"organisation:{row.id}", told)


def _follow(was: Organisation, came: Organisation) -> None:
    earlier, _later = successions_of(was.assembly_id)
    if rules.leads_round(earlier, came.id, was.id):
        raise rules.LeadsRound(one=came.name)
    rules.check_order((was.name, was.founded), (came.name, came.founded))
    session().merge(Succession(earlier_id=was.id, later_id=came.id))


def _belong(network: Organisation, member: Organisation, since: int | None) -> None:
    if network.kind not in rules.HAVE_MEMBERS:
        raise rules.HasNoMembers(name=network.name)
    if network.id == member.id:
        raise rules.LeadsRound(one=member.name)
    session().merge(Membership(network_id=network.id, member_id=member.id, since=since))


@change
def name_representative(
    actor: Actor,
    organisation_id: int,
    version: int,
    said: rules.RepresentativeSaid,
    representative_id: int = 0,
) -> int:
    """Note who speaks for an organisation, or write anew about one who does; answers the id.

    Refuses: Stale, NoName, TooLong, EndsBeforeItBegins, NothingToShow, NoSuchRepresentative.
    """
    row = seen(Organisation, organisation_id, version)
    rules.check_span(said.since, said.until)
    one = _of(row, representative_id) if representative_id else Representative(name="")
    before = one.name
    one.organisation_id, one.name, one.office = row.id, line(said.name), line(said.office)
    if not one.name:
        raise rules.NoName
    one.since, one.until = said.since, said.until
    keep_consent(actor, one, before, one.name, is_shown=said.is_shown)
    session().add(one)
    session().flush()
    touch(actor, row, N_("แก้รายชื่อผู้แทน"))
    record(actor, "representative_named", f"organisation:{row.id}", {"representative": one.id})
    return one.id


@change
def remove_representative(
    actor: Actor, organisation_id: int, version: int, representative_id: int
) -> None:
    """Forget who was noted as speaking for it. Refuses: Stale, NoSuchRepresentative."""
    row = seen(Organisation, organisation_id, version)
    session().delete(_of(row, representative_id))
    touch(actor, row, N_("แก้รายชื่อผู้แทน"))
    told = {"representative": representative_id}
    record(actor, "representative_removed", f"organisation:{row.id}", told)


def _of(row: Organisation, representative_id: int) -> Representative:
    one = session().get(Representative, representative_id)
    if one is None or one.organisation_id != row.id:
        raise rules.NoSuchRepresentative
    return one
