"""The scenes: which has something to show, and which follows what happened."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assembly.hall.rules.refusals import NoSuchSlide, NothingToShow

SLIDES = (
    "welcome",
    "agenda",
    "item",
    "speakers",
    "wall",
    "draft",
    "ballot",
    "result",
    "adopted",
    "charter",
    "message",
    "break",
    "thanks",
    "attendance",
    "sense",
    "coverage",
    "promises",
)
# One key for each scene, the same at every moment: fingers learn them. N, B, E, T, S, U, R are the
# desk's own. A scene that is not built yet keeps its key.
SCENE_KEYS: Mapping[str, str] = {
    "welcome": "1",
    "agenda": "2",
    "item": "3",
    "wall": "4",
    "draft": "5",
    "ballot": "6",
    "result": "7",
    "adopted": "8",
    "charter": "9",
    "thanks": "0",
    "speakers": "Q",
    "attendance": "H",
    "coverage": "L",
    "message": "G",
    "break": "P",
    "sense": "O",
    "promises": "F",
}
OF_AN_ITEM = ("item", "speakers", "draft", "ballot", "result", "adopted", "promises")
PAGED = ("draft", "adopted", "charter", "promises")
# What happened → the slide the room expects next. The desk may choose another at any time.
FOLLOWS: Mapping[str, str] = {
    "meeting_opened": "agenda",
    "item_opened": "item",
    "item_finished": "agenda",
    "draft_shown": "draft",
    "ballot_opened": "ballot",
    "ballot_closed": "ballot",
    "ballot_counted": "result",
    "ballot_declared": "result",
    "resolution_adopted": "adopted",
    "meeting_closed": "thanks",
    "break_started": "break",
}
# What a phone shows → the slide that says the same.
SHOWS: Mapping[str, str] = {
    "waiting": "welcome",
    "between": "agenda",
    "item": "item",
    "draft": "draft",
    "ballot": "ballot",
    "counting": "ballot",
    "result": "result",
    "break": "break",
    "closed": "thanks",
}


@dataclass(frozen=True)
class Grown:
    """How far an agenda item has grown; ``None`` for what does not exist yet."""

    draft: str | None = None
    ballot: str | None = None
    adopted: bool = False
    interim: bool = False  # the newest ballot was declared and left the draft to go on with
    promises: bool = False  # it follows up what earlier meetings of the series promised


def following(happened: str, on_wall: str, *, same_item: bool, promises: bool = False) -> str:
    """The slide after something happened; ``promises``: the item follows up what was promised.

    A result that was just declared stays until the desk moves on: the room reads the figures first.
    """
    if happened == "resolution_adopted" and on_wall == "result" and same_item:
        return on_wall
    return opening_with(FOLLOWS[happened], promises=promises)


def opening_with(slide: str, *, promises: bool) -> str:
    """An item that follows up promises opens with them."""
    return "promises" if slide == "item" and promises else slide


def with_the_floor(on_wall: str, *, speaking: bool, waiting: bool) -> str:
    """The slide after the floor changed hands: only the item steps aside for who speaks.

    It comes back when nobody speaks and nobody waits; between two speakers the wall stays still and
    names the next. Whatever else the desk has put up stays.
    """
    if speaking:
        return "speakers" if on_wall == "item" else on_wall
    return "item" if on_wall == "speakers" and not waiting else on_wall


def slide_for(now: str) -> str:
    """The slide of what the room is doing, for a screen that begins to move with it."""
    return SHOWS.get(now, "agenda")


def showable(grown: Grown | None, missing: Collection[str] = ()) -> tuple[str, ...]:
    """The slides that have something to show, in the order of the desk's buttons.

    ``missing`` names those that have not, whatever the item.
    """
    there = {
        "item": grown is not None,
        "speakers": grown is not None,
        "draft": grown is not None and grown.draft is not None,
        "ballot": grown is not None and grown.ballot in ("open", "closed"),
        "result": grown is not None and (grown.ballot in ("counted", "declared") or grown.interim),
        "adopted": grown is not None and grown.adopted,
        "promises": grown is not None and grown.promises,
    }
    return tuple(s for s in SLIDES if there.get(s, True) and s not in missing)


@dataclass(frozen=True)
class Scene:
    """A scene's button at the desk: always at the same place and key, ready or not."""

    slide: str
    key: str
    ready: bool


def scenes(grown: Grown | None, missing: Collection[str] = ()) -> tuple[Scene, ...]:
    """Every scene there is. The desk's own words are always ready to be typed."""
    ready = {*showable(grown, missing), "message"}
    return tuple(Scene(slide, SCENE_KEYS[slide], slide in ready) for slide in SLIDES)


def check_may_show(slide: str, grown: Grown | None, missing: Collection[str] = ()) -> None:
    """Refuses: NoSuchSlide, NothingToShow."""
    if slide not in SLIDES:
        raise NoSuchSlide
    if slide not in showable(grown, missing):
        raise NothingToShow


def step_down(slide: str, grown: Grown | None, missing: Collection[str] = ()) -> str:
    """The slide that can be drawn now: a wall never shows an error or an empty frame."""
    if slide in showable(grown, missing):
        return slide
    return "agenda" if grown is None else "item"
