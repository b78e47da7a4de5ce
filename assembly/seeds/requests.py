"""Letters about the finished plenary's promises: answered late, silent, refused, taken higher."""

from datetime import date, timedelta
from typing import Any

from assembly.commitments.queries import commitments_of_resolutions
from assembly.core import thai
from assembly.core.access import Actor
from assembly.requests.actions import (
    change_request,
    escalate,
    note_answer,
    remind,
    send_request,
    write_request,
)
from assembly.requests.queries import request
from assembly.requests.rules import Posted, Said, Written
from assembly.resolutions.queries import resolution_of_item
from assembly.seeds.acting import bodies_by_name
from assembly.seeds.story import on

SIGNER = ("นางสาวนภัสสร จันทร์เพ็ญ", "เลขานุการสมัชชาพังงาแห่งความสุข")


def ask_bodies(
    secretary: Actor,
    assembly_id: int,
    items: dict[str, int],
    told: list[dict[str, Any]],
    day: date,
) -> None:
    """After the promises: who was asked for what in writing, counted in days since the vote."""
    bodies = bodies_by_name(assembly_id)
    for one in told:
        adopted = resolution_of_item(items[one["matter"]])
        if adopted is None:
            continue
        views = commitments_of_resolutions([adopted.id])[adopted.id]
        view = next(view for view in views if view.item == one["item"])
        with on(day + timedelta(days=one["letters"][0]["days"] - 2), "10:00"):
            made = write_request(secretary, view.id, _written(one, bodies))
        _course(secretary, made, one, day)
        if "above" in one:
            _take_higher(secretary, made, one, bodies, day)


def _written(one: dict[str, Any], bodies: dict[str, int]) -> Written:
    return Written(bodies[one["to"]], one["addressee"], one["title"], one["asked"], *SIGNER)


def _take_higher(
    secretary: Actor, below: int, one: dict[str, Any], bodies: dict[str, int], day: date
) -> None:
    above = one["above"]
    with on(day + timedelta(days=above["written"]), "10:00"):
        made = escalate(secretary, below, request(below).version, bodies[above["to"]])
        said = _written(one | {"to": above["to"], "addressee": above["addressee"]}, bodies)
        change_request(secretary, made, request(made).version, said)
    _course(secretary, made, above, day)


def _course(secretary: Actor, made: int, one: dict[str, Any], day: date) -> None:
    """Its letters and what came back, in the order of their days."""
    letters = [(line["days"], "", line) for line in one["letters"]]
    answers = [(line["days"], line["kind"], line) for line in one.get("answers", ())]
    for days, kind, line in sorted(letters + answers, key=lambda pair: pair[0]):
        when = day + timedelta(days=days)
        with on(when, "14:30"):
            if kind:
                note_answer(secretary, made, _said(line, when, day))
            else:
                verb = send_request if request(made).sent_on is None else remind
                verb(secretary, made, request(made).version, _posted(line, when, day))


def _posted(line: dict[str, Any], when: date, day: date) -> Posted:
    number = f"{line['number']}/{thai.be_year(when)}"
    return Posted(number, line["channel"], when, day + timedelta(days=line["until"]))


def _said(line: dict[str, Any], when: date, day: date) -> Said:
    promised = day + timedelta(days=line["promised"]) if "promised" in line else None
    return Said(line["kind"], when, line.get("text", ""), promised, letter_number=line["number"])
