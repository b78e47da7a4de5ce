"""What the verbs of the registry share: names looked up, lines cleaned, consents."""

from datetime import date
from typing import TypeVar

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.db import session
from assembly.core.text import clean, graphemes
from assembly.registry import rules
from assembly.registry.models import Agreement, AgreementParty, Organisation, Representative
from assembly.registry.queries import ids_by_name

Versioned = TypeVar("Versioned", Organisation, Agreement)


def named(assembly_id: int, name: str) -> Organisation:
    """Who is meant by a typed name. Refuses: NotListed."""
    name = clean(name, newlines=False)
    found = ids_by_name(assembly_id).get(name)
    if found is None:
        raise rules.NotListed(name=name)
    return session().get_one(Organisation, found)


def line(text: str, most: int = rules.LONGEST_LINE, *, newlines: bool = False) -> str:
    """Cleaned, and not too long. Refuses: TooLong."""
    text = clean(text, newlines=newlines)
    over = graphemes(text) - most
    if over > 0:
        raise rules.TooLong(most=most, over=over)
    return text


def keep_consent(
    actor: Actor,
    row: Organisation | Representative | AgreementParty,
    before: str,
    name: str,
    *,
    is_shown: bool,
) -> None:
    """Write down that a person agreed to be named, or no longer does.

    Another person has to agree anew: the day is this one's. Refuses: NothingToShow.
    """
    if is_shown and not name:
        raise rules.NothingToShow
    if not is_shown:
        row.consented_on, row.consent_by = None, ""
    elif row.consented_on is None or before != name:
        row.consented_on, row.consent_by = today(), actor.name


def today() -> date:
    return clock.today()
