"""A meeting's minutes on the secretary's table."""

from dataclasses import dataclass

from flask_babel import gettext as _

from assembly.agenda.queries import ItemView, item, items_of
from assembly.assemblies.queries import assembly
from assembly.assemblies.queries import view_of as assembly_view
from assembly.checks.queries import (
    ConfirmationView,
    Shown,
    confirmation_of,
    needs_confirming,
    shows,
)
from assembly.core.db import session
from assembly.exports import frozen
from assembly.exports.papers import ItemPaper, MinutesPaper
from assembly.exports.queries.minutes import minutes_paper
from assembly.exports.wording import ballot_sentence
from assembly.meetings.models import Meeting
from assembly.minutes.queries import (
    CorrectionView,
    Life,
    PassageView,
    corrections_of,
    life_of,
    passages_of,
)
from assembly.minutes.rules import FACTS, NoSuchPassage, item_of_place, item_place
from assembly.resolutions.queries import drafted_in


@dataclass(frozen=True)
class Line:
    """An item in the workshop: as the running order has it, and as the minutes tell it."""

    view: ItemView
    place: str
    told: ItemPaper


@dataclass(frozen=True)
class Workshop:
    """A meeting's minutes on the secretary's table."""

    life: Life
    paper: MinutesPaper
    lines: tuple[Line, ...]
    passages: dict[str, PassageView]
    corrections: tuple[CorrectionView, ...]
    drafted: frozenset[int]
    second: ConfirmationView | None  # the second person, where one was asked
    needs_second: bool

    @property
    def places(self) -> tuple[str, ...]:
        return ("before", *(line.place for line in self.lines), "after")

    @property
    def waiting(self) -> int:
        return sum(one.state == "open" for one in self.corrections)

    @property
    def differing(self) -> tuple[str, ...]:
        """Places where two wordings wait for a choice."""
        return tuple(place for place, one in self.passages.items() if one.beside)

    @property
    def silent(self) -> tuple[Line, ...]:
        """Items that were held and have neither words nor a decision."""
        return tuple(
            line
            for line in self.lines
            if not (line.told.discussion or line.told.decisions or line.told.items)
        )

    def corrections_at(self, place: str) -> tuple[CorrectionView, ...]:
        return tuple(one for one in self.corrections if one.place == place)


def workshop_of(sitting: Meeting) -> Workshop:
    paper, views = minutes_paper(sitting), items_of(sitting.id)
    told = zip(views, _flat(paper.items), strict=True)
    return Workshop(
        life=life_of(sitting),
        paper=paper,
        lines=tuple(Line(view, item_place(view.id), item_) for view, item_ in told),
        passages=passages_of(sitting.id),
        corrections=tuple(corrections_of(sitting.id, named=True)),
        drafted=drafted_in(sitting.id),
        second=confirmation_of(f"minutes:{sitting.id}"),
        needs_second=needs_confirming(sitting.assembly_id, "minutes"),
    )


@shows("minutes")
def minutes_to_confirm(subject: str) -> Shown | None:
    """What a second person reads before minutes are final: who was counted, and every word."""
    sitting = session().get(Meeting, int(subject.partition(":")[2] or 0))
    if sitting is None:
        return None
    paper, about = minutes_paper(sitting), assembly_view(assembly(sitting.assembly_id))
    told = [line for one in _flat(paper.items) for line in _told(one)]
    return Shown(
        title=_("รายงานการประชุม %(number)s", number=paper.number),
        sha256=frozen.awaited(paper),
        lines=(
            (_("ผู้มาประชุม"), f"{len(paper.present):,}"),
            (_("ผู้ไม่มาประชุม"), f"{len(paper.absent):,}"),
            (_("ผู้เข้าร่วมประชุม"), f"{len(paper.attending):,}"),
        ),
        text="\n\n".join([*paper.before, *told, *paper.after, *paper.noted]),
        path=f"/office/{about.slug}/minutes/{sitting.code}",
    )


def _told(item_: ItemPaper) -> list[str]:
    decided = [f"{_('มติที่ประชุม')} {words}" for words in item_.decisions]
    figures = map(ballot_sentence, item_.ballots)
    head = f"{item_.number} {item_.title}"
    return [head, *item_.discussion, *item_.changes, *figures, *decided, *item_.resolved]


def name_of_place(sitting: Meeting, place: str) -> str:
    """What a place in the minutes is called. Raises ``NoSuchPassage``."""
    fixed = {"before": _("ก่อนระเบียบวาระแรก"), "after": _("หลังระเบียบวาระสุดท้าย")}
    fixed[FACTS] = _("ส่วนที่มาจากการประชุมเอง")
    if place in fixed:
        return str(fixed[place])
    point = item(item_of_place(place) or 0)
    if point.meeting_id != sitting.id:
        raise NoSuchPassage
    return str(_("วาระ %(number)s %(title)s", number=point.number, title=point.title))


def _flat(items: tuple[ItemPaper, ...]) -> list[ItemPaper]:
    """In the order they are read, sub-items after their parent."""
    return [one for item_ in items for one in (item_, *_flat(item_.items))]
