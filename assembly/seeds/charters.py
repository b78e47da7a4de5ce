"""The demonstration's charter, its first edition and what is drafted since; and one by-law."""

from datetime import date, timedelta
from typing import Any

from assembly.charter.actions import (
    add_clause,
    adopt_edition,
    draft_amendment,
    draft_clause,
    draft_part,
    found_bylaw,
    found_charter,
)
from assembly.charter.queries import chapters_in, chapters_of, charter_of, clauses_in
from assembly.core.access import SYSTEM
from assembly.resolutions.queries import resolutions_of
from assembly.seeds.founding import texts
from assembly.seeds.story import Scene, on


def lay_charter(scene: Scene) -> None:
    book = texts("charter")
    chapters = [(c["title"], scene.strategies[c["strategy"]]) for c in book["chapters"]]
    found_charter(SYSTEM, scene.assembly_id, book["title"], book["preamble"], chapters)
    for row, chapter in zip(chapters_of(scene.assembly_id), book["chapters"], strict=True):
        for text in chapter["clauses"]:
            add_clause(scene.staff["secretary"], row.id, text)


def print_charter(scene: Scene, day: date, place: str) -> None:
    """The edition that the newest resolution adopted, with signers and pledge."""
    charter, secretary = charter_of(scene.assembly_id), scene.staff["secretary"]
    if charter is None:
        raise LookupError("the demonstration has no charter")
    for part, text in texts("charter")["parts"].items():
        draft_part(secretary, charter.id, part, "0", text)
    adopted = resolutions_of(scene.assembly_id)[0]
    adopt_edition(
        secretary,
        scene.assembly_id,
        day,
        place,
        ballot_id=adopted.ballot_id,
        resolution_id=adopted.id,
    )
    _draft_next(scene, texts("charter")["next"])


def lay_bylaw(scene: Scene, day: date) -> None:
    """A community's own agreement, drafted on the same table and adopted by acclamation."""
    told, secretary = texts("charter")["bylaw"], scene.staff["secretary"]
    adopted_on = day + timedelta(days=told["days_after"])
    titles = [chapter["title"] for chapter in told["chapters"]]
    with on(adopted_on, "10:30"):
        said = (told["title"], told["preamble"], titles)
        charter_id = found_bylaw(secretary, scene.assembly_id, *said)
        for row, chapter in zip(chapters_in(charter_id), told["chapters"], strict=True):
            for text in reversed(chapter["clauses"]):
                draft_clause(secretary, charter_id, f"start:h{row.id}", text)
        draft_part(secretary, charter_id, "signers", "0", told["signers"])
        where = (scene.assembly_id, adopted_on, told["place"])
        adopt_edition(secretary, *where, charter_id=charter_id)


def _draft_next(scene: Scene, told: dict[str, Any]) -> None:
    """One change of the next edition waits on the table, with the resolution it comes from."""
    clause = clauses_in(chapters_of(scene.assembly_id)[told["chapter"] - 1].id)[0]
    sources = {row.number: row.id for row in resolutions_of(scene.assembly_id)}
    said = (told["text"], told["reason"], sources[told["resolution"]])
    draft_amendment(scene.staff["secretary"], clause.id, str(clause.version), *said)
