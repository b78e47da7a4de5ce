"""What became of the finished plenary's promises: kept, moving, late, and a project in parts."""

from datetime import date, timedelta
from typing import Any

from assembly.commitments.actions import (
    correct_with_evidence,
    describe,
    divide,
    move,
    report_with_evidence,
    witness,
)
from assembly.commitments.queries import (
    CommitmentView,
    commitment,
    commitments_of_resolutions,
    report_row,
)
from assembly.commitments.rules import Described, Figure, Part, Sent, Told
from assembly.core.access import Actor
from assembly.resolutions.queries import resolution_of_item
from assembly.seeds.acting import bodies_by_name
from assembly.seeds.drawn import drawn
from assembly.seeds.story import on


def keep_promises(
    secretary: Actor,
    assembly_id: int,
    items: dict[str, int],
    told: list[dict[str, Any]],
    day: date,
) -> None:
    """After the register says who acts: each promise's own story, counted in days since the vote.

    Those that no story names wait for their first report.
    """
    bodies = bodies_by_name(assembly_id)
    for one in told:
        adopted = resolution_of_item(items[one["matter"]])
        if adopted is None:
            continue
        views = commitments_of_resolutions([adopted.id])[adopted.id]
        view = next(view for view in views if view.item == one["item"])
        _describe(secretary, view, one, day)
        for part in one.get("parts", ()):
            _divide(secretary, view.id, part, bodies, day)
        _tell(secretary, view.id, one["told"], bodies, day)
        if "heard" in one:
            _hear(view.id, one["heard"], day)


def _describe(secretary: Actor, view: CommitmentView, one: dict[str, Any], day: date) -> None:
    begins = day + timedelta(days=one["begins"]) if "begins" in one else None
    kind = "project" if one.get("project") else "activity"
    said = Described(view.title, one["expected"], kind, view.strategy_id, begins_on=begins)
    with on(day + timedelta(days=5), "11:00"):
        describe(secretary, view.id, view.version, said)


def _divide(
    secretary: Actor, whole: int, part: dict[str, Any], bodies: dict[str, int], day: date
) -> None:
    said = Part(
        part["title"],
        lead=bodies[part["lead"]],
        partners=tuple(bodies[name] for name in part["partners"]),
        district_code=part["district"],
        begins_on=day + timedelta(days=part["begins"]),
        due_on=day + timedelta(days=part["due"]),
        weight=part["weight"],
    )
    with on(day + timedelta(days=28), "13:30"):
        made = divide(secretary, whole, commitment(whole).version, said)
    _tell(secretary, made, part["told"], bodies, day)


def _tell(
    secretary: Actor,
    commitment_id: int,
    lines: list[dict[str, Any]],
    bodies: dict[str, int],
    day: date,
) -> None:
    last = 0
    for line in lines:
        when = day + timedelta(days=line["days"])
        with on(when, "15:00"):
            if "state" in line:
                seen = commitment(commitment_id).version
                move(secretary, commitment_id, seen, line["state"], when, line["text"])
                continue
            body = bodies[line["by"]] if "by" in line else None
            moves, by_link = line.get("moves", False), line.get("by_link", False)
            ways = {"source": "body", "seen": "unread"} if by_link else {}
            said = Told(
                when, line["text"], line["progress"], organisation_id=body, moves=moves, **ways
            )
            sent = Sent(
                tuple(drawn(*picture) for picture in line.get("pictures", ())),
                tuple(Figure(*figure) for figure in line.get("figures", ())),
            )
            if "corrects" in line:
                correct_with_evidence(secretary, commitment_id, last, said, sent)
            else:
                told = report_with_evidence(secretary, commitment_id, said, sent)
                last = report_row(told).number


def _hear(commitment_id: int, heard: dict[str, Any], day: date) -> None:
    """What people say where they live, by word and district: so many each."""
    with on(day + timedelta(days=heard["days"]), "16:00"):
        for says in ("done", "unchanged"):
            for place, count in heard[says].items():
                for n in range(count):
                    witness(f"{says} {place} {n}", commitment_id, place, says)
