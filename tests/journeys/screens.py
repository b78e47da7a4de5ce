"""Every screen of the program by name, and how one gets there: for tests that look at all.

A new screen is one line in ``SCREENS``: its name, its address, who looks, and at which moments of
the meeting. A new scene of the wall is one word in ``WALLS``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from assembly.agenda.actions import finish_item, open_item
from assembly.ballots.actions import close_ballot, count_ballot, declare_ballot
from assembly.charter.queries import chapters_of
from assembly.core.access import SYSTEM
from assembly.grievances.actions import tell
from assembly.hall.actions import add_screen, set_theme, show, show_message, take_break
from assembly.meetings.actions import close_meeting
from assembly.resolutions.actions import show_draft, write_clause, write_draft
from assembly.resolutions.queries import resolution_of_item
from tests.factories.decisions import (
    QUESTION,
    TEXT,
    begin,
    everyone_votes,
    lay_charter,
    open_vote,
)
from tests.factories.hall import Hall

Facts = dict[str, object]
PHONE, LAPTOP, WALL = (360, 740), (1366, 768), (1920, 1080)


@dataclass(frozen=True)
class Screen:
    """``when`` names the moments at which it is looked at; ``strict`` asks for contrast of 7:1."""

    name: str
    address: str
    who: str = "anyone"
    when: tuple[str, ...] = ("item",)
    size: tuple[int, int] = PHONE
    strict: bool = False


# --- the moments of a meeting; each answers what addresses may name -----------------------------


def planned(hall: Hall) -> Facts:
    lay_charter(hall)
    for n, words in enumerate(("น้ำไม่ไหลมาสามเดือน", "เรือหมอมาเดือนละครั้ง")):
        tell(hall.assembly_id, "820101", None, words, f"key-{n}")
    return {"code": hall.code, "slug": hall.slug, "item": hall.items[0]}


def between(hall: Hall) -> Facts:
    facts = planned(hall)
    begin(hall)
    return facts


def item(hall: Hall) -> Facts:
    facts = between(hall)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    return facts


def draft(hall: Hall) -> Facts:
    facts = item(hall)
    who, sitting = hall.facilitator, hall.meeting_id
    write_draft(who, sitting, hall.version, hall.items[0], QUESTION, TEXT)
    show_draft(who, sitting, hall.version, hall.items[0])
    return facts


def ballot(hall: Hall) -> Facts:
    facts = between(hall)
    ballot_id = open_vote(hall, method="secret")
    everyone_votes(hall, ballot_id, ".yyyyyyynna")
    return {**facts, "ballot": ballot_id}


def counting(hall: Hall) -> Facts:
    return _and_then(hall, ballot(hall), close_ballot)


def counted(hall: Hall) -> Facts:
    return _and_then(hall, counting(hall), count_ballot)


def declared(hall: Hall) -> Facts:
    facts = _and_then(hall, counted(hall), declare_ballot)
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    return {**facts, "resolution": adopted.id}


def written(hall: Hall) -> Facts:
    facts = declared(hall)
    chapter = chapters_of(hall.assembly_id)[3]
    words = "ชุมชนร่วมตรวจแนวเขตที่ดินของตน และรู้ผลทุกขั้น"
    clause_id = write_clause(hall.facilitator, int(str(facts["resolution"])), chapter.id, words)
    return {**facts, "clause": clause_id}


def resting(hall: Hall) -> Facts:
    facts = item(hall)
    take_break(hall.facilitator, hall.meeting_id, hall.version, 30)
    return facts


def closed(hall: Hall) -> Facts:
    facts = written(hall)
    finish_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    close_meeting(SYSTEM, hall.meeting_id, hall.version)
    return facts


def _and_then(hall: Hall, facts: Facts, verb: Callable[..., object]) -> Facts:
    verb(hall.facilitator, hall.meeting_id, hall.version, facts["ballot"])
    return facts


WALKS = (
    planned,
    between,
    item,
    draft,
    ballot,
    counting,
    counted,
    declared,
    written,
    resting,
    closed,
)
MOMENTS: Mapping[str, Callable[[Hall], Facts]] = {walk.__name__: walk for walk in WALKS}
ALWAYS = tuple(MOMENTS)

# --- the screens ----------------------------------------------------------------------------------

SCREENS = (
    Screen("door", "/", when=("planned",)),
    Screen("a phone's now", "/m/{code}", when=ALWAYS),
    Screen("a delegate's now", "/m/{code}", "delegate", ALWAYS),
    Screen("a voter's now", "/m/{code}", "voter", ("counting", "declared")),
    Screen("the ballot", "/m/{code}", "delegate", ("ballot",), strict=True),
    Screen("the ballot after voting", "/m/{code}", "voter", ("ballot",), strict=True),
    Screen("tell", "/m/{code}/tell"),
    Screen("mine", "/m/{code}/mine"),
    Screen("a delegate's own", "/m/{code}/mine", "delegate", ("item", "declared")),
    Screen("whole draft", "/m/{code}/ballots/{ballot}", "anyone", ("ballot", "declared")),
    Screen("desk", "/desk/{code}", "facilitator", ALWAYS, LAPTOP),
    Screen("desk on a phone", "/desk/{code}", "facilitator", ("item", "ballot"), PHONE),
    Screen("desk: draft", "/desk/{code}/items/{item}/draft", "facilitator", ("item",), LAPTOP),
    Screen("desk: ballot", "/desk/{code}/items/{item}/ballot", "facilitator", ("draft",), LAPTOP),
    Screen(
        "desk: clause",
        "/desk/{code}/resolutions/{resolution}/clause",
        "facilitator",
        ("declared",),
        LAPTOP,
    ),
    Screen("office", "/office/{slug}", "secretary", ("planned", "closed"), LAPTOP),
    Screen("minutes", "/office/{slug}/minutes/{code}", "secretary", ("written",), LAPTOP),
    Screen("slips", "/office/{slug}/slips/{code}", "secretary", ("planned",), LAPTOP),
    Screen("matrix", "/matrix/{slug}", "facilitator", ("planned",), LAPTOP),
    Screen("matrix on a phone", "/matrix/{slug}?district=8201", "helper", ("planned",)),
    Screen("a cell", "/matrix/{slug}/0/8201", "facilitator", ("planned",), LAPTOP),
    Screen("public matrix", "/a/{slug}/matrix", when=("planned",)),
    Screen("public home", "/a/{slug}", when=("planned", "closed"), size=LAPTOP),
    Screen("public home on a phone", "/a/{slug}", when=("written",)),
    Screen("strategy", "/a/{slug}/strategies/3", when=("written",)),
    Screen("charter", "/charter/{slug}", when=("written",), size=LAPTOP),
    Screen("charter on a phone", "/charter/{slug}", when=("planned", "written")),
    Screen("clause", "/c/{clause}", when=("written",)),
    Screen("resolution", "/r/{resolution}", when=("declared", "written")),
    Screen("follow", "/g/", when=("planned",)),
    Screen("voices", "/a/{slug}/voices", when=("planned",), size=LAPTOP),
    Screen("voices on a phone", "/a/{slug}/voices", when=("written",)),
    Screen("keeping", "/office/{slug}/keeping", "secretary", ("planned",), LAPTOP),
)


def screens_at(moment: str) -> Iterator[Screen]:
    """The screens to look at in this moment, walls aside."""
    return (screen for screen in SCREENS if moment in screen.when)


WALLS: Mapping[str, tuple[str, ...]] = {
    "planned": ("welcome", "agenda", "wall", "charter"),
    "draft": ("item", "draft"),
    "ballot": ("ballot",),
    "counting": ("ballot",),
    "counted": ("result",),
    "declared": ("result", "adopted"),
    "written": ("charter",),
    "resting": ("break", "message"),
    "closed": ("thanks",),
}


def hang_walls(hall: Hall, moment: str) -> list[Screen]:
    """A wall for each scene that is looked at in this moment, light and wide, dark and narrow."""
    who, sitting = hall.facilitator, hall.meeting_id
    found = []
    for slide in WALLS.get(moment, ()):
        for theme, shape in (("light", WALL), ("dark", (1024, 768))):
            name = add_screen(who, sitting, slide + theme)
            if slide == "message":
                show_message(who, sitting, name, "เชิญรับอาหารกลางวัน\nกลับมาพร้อมกัน 13.00 น.")
            else:
                show(who, sitting, name, slide)
            set_theme(who, sitting, name, theme)
            address = f"/screen/{hall.code}/{name}"
            found.append(Screen(f"wall: {slide}, {theme}", address, size=shape, strict=True))
    return found
