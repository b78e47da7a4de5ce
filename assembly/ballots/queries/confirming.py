"""The figures that a second person compares before they are declared."""

from collections import defaultdict
from dataclasses import dataclass

from flask_babel import gettext as _

from assembly.ballots import box, rules, seals
from assembly.ballots.models import Ballot, Counted
from assembly.ballots.queries.figures import is_tied, sums_of
from assembly.checks.queries import Shown, confirmation_of, needs_confirming, shows
from assembly.core.db import session
from assembly.meetings.queries import name_of
from assembly.places.models import District

UNASKED = "unasked"


@dataclass(frozen=True)
class Second:
    """Where a counted ballot stands with its second person: unasked, asked, confirmed, declined."""

    state: str
    who: str = ""
    reason: str = ""

    @property
    def ready(self) -> bool:
        return self.state == "confirmed"


def second_person(ballot_id: int) -> Second | None:
    """``None`` where nobody has to confirm: not wanted, or nothing was counted yet."""
    row = session().get(Ballot, ballot_id)
    if row is None or row.state != rules.State.COUNTED or waits_for_chair(row):
        return None
    if not needs_confirming(row.assembly_id, "figures"):
        return None
    told = confirmation_of(f"ballot:{ballot_id}")
    if told is None or told.sha256 != seals.hash_of_figures(row):
        return Second(UNASKED)
    return Second(told.state, told.answered_by, told.reason)


def waits_for_chair(row: Ballot) -> bool:
    """Whether a casting vote will still change what is declared."""
    return row.chair_breaks_tie and is_tied(row) and row.casting_vote is None


@shows("figures")
def figures_to_confirm(subject: str) -> Shown | None:
    """What the count gave, by way and district; nothing before the box is open."""
    row = session().get(Ballot, int(subject.partition(":")[2]))
    if row is None or not rules.visible(row.state, row.method, row.kind).tally:
        return None
    return Shown(
        title=row.question,
        sha256=seals.hash_of_figures(row),
        lines=(*_sums(row), *_parts(row), *_about(row)),
        text=row.text,
    )


def _sums(row: Ballot) -> list[tuple[str, str]]:
    found, names = sums_of(row.id), _names(row)
    return [(name, f"{found[word]:,}") for word, name in names.items()]


def _parts(row: Ballot) -> list[tuple[str, str]]:
    """What tellers counted, place by place, to be held against their papers."""
    by_place: dict[str, list[Counted]] = defaultdict(list)
    for part in box.counted(row.id):
        if part.channel in ("hands", "paper"):
            by_place[_place(part)].append(part)
    names = _names(row)
    return [(place, _said(parts, names)) for place, parts in by_place.items()]


def _place(part: Counted) -> str:
    if part.channel == "paper":
        return str(_("บัตรกระดาษ"))
    where = session().get(District, part.district_code)
    return str(_("ยกมือ %(place)s", place=name_of(where) if where else ""))


def _said(parts: list[Counted], names: dict[str, str]) -> str:
    votes = {part.choice: part.votes for part in parts}
    return " · ".join(f"{name} {votes[word]:,}" for word, name in names.items() if word in votes)


def _about(row: Ballot) -> list[tuple[str, str]]:
    chair = {"yes": _("เห็นด้วย"), "no": _("ไม่เห็นด้วย")}.get(row.casting_vote or "")
    return [
        *([(_("ประธานออกเสียงชี้ขาด"), chair)] if chair else []),
        (_("อ่านไม่ได้"), f"{row.spoiled or 0:,}"),
        (_("ผู้มีสิทธิออกเสียง"), f"{row.electors:,}"),
        (_("ผู้แทนในห้องเมื่อปิดลงมติ"), f"{row.present_at_close or 0:,}"),
        (_("องค์ประชุม"), f"{row.quorum:,}"),
    ]


def _names(row: Ballot) -> dict[str, str]:
    """Every word that is counted, with what people call it, in order."""
    if row.kind == rules.Kind.PRIORITY:
        lines = {str(option.number): option.text for option in box.options_of(row.id)}
        return {**lines, "ballots": _("ผู้ออกเสียง")}
    if row.kind == rules.Kind.CONSENSUS:
        return {"agree": _("เห็นพ้อง"), "remark": _("มีข้อสังเกต"), "not_yet": _("ยังไม่เห็นพ้อง")}
    return {"yes": _("เห็นด้วย"), "no": _("ไม่เห็นด้วย"), "abstain": _("งดออกเสียง")}
