"""What is promised, in words: the whole, and the parts it is divided into."""

from sqlalchemy import func, select

from assembly.assemblies.queries import assembly
from assembly.commitments import rules
from assembly.commitments.actions.ground import (
    bodies_of,
    hashed,
    line_told,
    put_bodies,
    settle,
    subject,
    told,
    write_line,
)
from assembly.commitments.events import CommitmentChanged, CommitmentMade
from assembly.commitments.models import Commitment
from assembly.commitments.queries.fingerprints import fingerprint_of_promise
from assembly.commitments.rules import Described, Part
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.core.versions import seen, touch
from assembly.journal.actions import Content, record
from assembly.places.models import District, Subdistrict
from assembly.places.queries import subdistrict_in
from assembly.plans.models import Strategy
from assembly.resolutions.queries import names_in


@change
def describe(actor: Actor, commitment_id: int, version: int, said: Described) -> None:
    """Say what is done where, in which period, and what one will see. May be repeated.

    With a period it may be a project. The words before stay in the record. Refuses: Stale,
    PartOfAPart, and what ``check_words``, ``check_period`` and the places refuse.
    """
    row = seen(Commitment, commitment_id, version)
    if row.parent_id is not None:
        raise rules.PartOfAPart
    rules.check_words(clean(said.title), clean(said.expected))
    rules.check_period(said.kind, said.begins_on, row.due_on)
    if said.strategy_id is not None:
        _check_strategy(row.assembly_id, said.strategy_id)
    _reword(actor, row, said, N_("แก้รายละเอียด"))


@change
def divide(actor: Actor, commitment_id: int, version: int, part: Part) -> int:
    """Divide a commitment by one more part; answers the part's id.

    What the whole was told to be so far gives way to what its parts are. Refuses: Stale,
    PartOfAPart, TooManyParts, IsOver, and what ``check_part`` and the places refuse.
    """
    whole = seen(Commitment, commitment_id, version)
    if whole.parent_id is not None:
        raise rules.PartOfAPart
    if whole.state in rules.OVER:
        raise rules.IsOver
    rules.check_part(part, names_in(whole.assembly_id))
    row = _part_of(whole, part)
    put_bodies(row, part.lead, part.partners)
    touch(actor, whole, N_("แบ่งเป็นส่วน"))
    settle(row.id)
    content: Content = {
        "part": row.position,
        "weight": part.weight,
        "text_sha256": hashed(row.title),
        "id": row.id,
        "promise": fingerprint_of_promise(row),
    }
    record(actor, "commitment_divided", subject(whole), content)
    announce(CommitmentMade(row.id, row.assembly_id))
    announce(CommitmentChanged(whole.id, whole.assembly_id))
    return row.id


@change
def change_part(actor: Actor, part_id: int, version: int, part: Part) -> None:
    """Say a part in other words, with other bodies or another weight; its day by ``extend``.

    Refuses: Stale, and what ``divide`` refuses.
    """
    row = seen(Commitment, part_id, version)
    if row.parent_id is None:
        raise rules.NoSuchLine
    names = names_in(row.assembly_id)
    rules.check_part(part, names)
    rules.check_period("activity", part.begins_on, row.due_on)
    before, after = bodies_of(row), (part.lead, part.partners)
    if before != after:
        put_bodies(row, *after)
        words = {"before": told(before, names), "after": told(after, names)}
        line = write_line(actor, row, "bodies", clock.today(), **words)
        content: Content = {"lead": part.lead, "partners": list(part.partners), **line_told(line)}
        record(actor, "commitment_bodies_changed", subject(row), content)
    _reword(actor, row, part, N_("แก้ส่วนของงาน"))
    settle(row.id)


def _part_of(whole: Commitment, part: Part) -> Commitment:
    wanted = select(func.max(Commitment.position)).where(Commitment.item_id == whole.item_id)
    last = session().scalar(wanted) or 0
    if last >= rules.MOST_PARTS:
        raise rules.TooManyParts(most=rules.MOST_PARTS)
    row = Commitment(assembly_id=whole.assembly_id, item_id=whole.item_id, parent_id=whole.id)
    row.position, row.strategy_id = last + 1, whole.strategy_id
    row.state_on, row.due_on = clock.today(), part.due_on
    _put_words(row, part)
    session().add(row)
    session().flush()
    return row


def _reword(actor: Actor, row: Commitment, said: Described | Part, did: str) -> None:
    """Change the words; a line tells what stood there, where anything is another now."""
    was = _words(row)
    _put_words(row, said)
    changed, line = rules.reworded(was, _words(row)), {}
    if changed:
        before, after = changed
        line = line_told(write_line(actor, row, "words", clock.today(), before=before, after=after))
    touch(actor, row, did)
    told = {"text_sha256": hashed(row.title), "promise": fingerprint_of_promise(row), **line}
    content: Content = {"weight": row.weight, **told}
    record(actor, "commitment_described", subject(row), content)
    announce(CommitmentChanged(row.id, row.assembly_id))


def _words(row: Commitment) -> rules.Words:
    strategy = session().get(Strategy, row.strategy_id) if row.strategy_id else None
    return rules.Words(
        row.title,
        row.expected,
        _place_name(row),
        row.begins_on,
        row.weight,
        row.kind == "project",
        strategy.number if strategy else None,
    )


def _place_name(row: Commitment) -> str:
    small = session().get(Subdistrict, row.subdistrict_code) if row.subdistrict_code else None
    large = session().get(District, row.district_code) if row.district_code else None
    return rules.told_place(small.name_th if small else "", large.name_th if large else "")


def _put_words(row: Commitment, said: Described | Part) -> None:
    """Refuses: NotAPlaceHere."""
    row.title, row.expected = clean(said.title, newlines=False), clean(said.expected)
    row.district_code, row.subdistrict_code = _place(row.assembly_id, said)
    row.begins_on = said.begins_on
    if isinstance(said, Part):
        row.weight = said.weight
    else:
        row.kind, row.strategy_id = said.kind, said.strategy_id


def _place(assembly_id: int, said: Described | Part) -> tuple[str | None, str | None]:
    """Refuses: NotAPlaceHere. A subdistrict says its district."""
    province = assembly(assembly_id).province_code
    if said.subdistrict_code:
        found = subdistrict_in(province, said.subdistrict_code)
        if found is None or said.district_code not in {None, "", found.district_code}:
            raise rules.NotAPlaceHere
        return found.district_code, found.code
    if not said.district_code:
        return None, None
    district = session().get(District, said.district_code)
    if district is None or district.province_code != province:
        raise rules.NotAPlaceHere
    return district.code, None


def _check_strategy(assembly_id: int, strategy_id: int) -> None:
    row = session().get(Strategy, strategy_id)
    if row is None or row.assembly_id != assembly_id:
        raise rules.NotAStrategyHere
