"""What became of the finished plenary's resolutions: who acts, until when, and what was asked."""

from datetime import date, timedelta
from typing import Any

from assembly.core import thai
from assembly.core.access import Actor
from assembly.proposals.actions import move_proposal, write_proposal
from assembly.proposals.queries import proposal
from assembly.proposals.rules import Written
from assembly.resolutions.actions import assign_item
from assembly.resolutions.queries import resolution, resolution_of_item
from assembly.seeds.acting import assigned_by, bodies_by_name
from assembly.seeds.story import on


def keep_record(
    secretary: Actor, assembly_id: int, items: dict[str, int], story: dict[str, Any], day: date
) -> None:
    """After the vote: who acts on the rest, and one proposal that has left the house."""
    for entry in story["items"]:
        for matter in entry.get("items", ()):
            adopted = resolution_of_item(items[matter.get("key", matter["title"])])
            if adopted is not None:
                _name(secretary, assembly_id, adopted.id, matter.get("after", []), day)
            if adopted is not None and "proposal" in matter:
                _propose(secretary, assembly_id, adopted.id, matter["proposal"], day)


def _name(
    secretary: Actor, assembly_id: int, resolution_id: int, acts: list[dict[str, Any]], day: date
) -> None:
    with on(day + timedelta(days=2), "10:30"):
        for act in acts:
            seen = resolution(resolution_id).version
            said = (act["item"], assigned_by(assembly_id, act, day))
            assign_item(secretary, resolution_id, seen, *said)


def _propose(
    secretary: Actor, assembly_id: int, resolution_id: int, told: dict[str, Any], day: date
) -> None:
    days = {step: day + timedelta(days=n) for step, n in told["days"].items()}
    said = Written(
        organisation_id=bodies_by_name(assembly_id)[told["to"]],
        addressee=told["addressee"],
        title=told["title"],
        asked=told["asked"],
        background=told["background"],
        signer=told["signer"],
        signer_office=told["office"],
        due_on=day + timedelta(days=365),
    )
    with on(days["draft"], "14:00"):
        made = write_proposal(secretary, resolution_id, told["item"], said)
    for step in ("heard", "adopted", "sent"):
        letter = ("", told["channel"], _letter(told, days)) if step == "sent" else (told[step],)
        with on(days[step], "14:00"):
            move_proposal(secretary, made, proposal(made).version, step, days[step], *letter)


def _letter(told: dict[str, Any], days: dict[str, date]) -> str:
    return f"{told['number']}/{thai.be_year(days['sent'])}"
