"""What the verbs share: words as they are kept, this assembly's bodies, a letter more."""

from dataclasses import replace
from typing import Any

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.db import session
from assembly.core.text import clean
from assembly.registry.models import Organisation
from assembly.requests import rules
from assembly.requests.models import Letter, Request
from assembly.requests.queries import last_letter_of

ONE_LINE = ("addressee", "title", "signer", "signer_office")


def checked(assembly_id: int, said: rules.Written) -> rules.Written:
    """The same, cleaned, to a body of this assembly's.

    Refuses: RequestedBodyElsewhere, what ``check_written`` refuses.
    """
    tidy: dict[str, Any] = {name: clean(getattr(said, name), newlines=False) for name in ONE_LINE}
    said = replace(said, asked=clean(said.asked), **tidy)
    rules.check_written(said)
    body_of(assembly_id, said.organisation_id)
    return said


def body_of(assembly_id: int, organisation_id: int) -> Organisation:
    """Refuses: RequestedBodyElsewhere."""
    body = session().get(Organisation, organisation_id)
    if body is None or body.assembly_id != assembly_id:
        raise rules.RequestedBodyElsewhere
    return body


def keep_letter(actor: Actor, row: Request, kind: str, said: rules.Posted) -> Letter:
    """A further line among its letters."""
    last = last_letter_of(row.id)
    letter = Letter(
        request_id=row.id,
        number=last.number + 1 if last else 1,
        kind=kind,
        made_at=clock.now(),
        made_by=actor.name,
        **vars(said),
    )
    session().add(letter)
    session().flush()
    return letter
