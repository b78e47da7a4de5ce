"""Who this browser is: the signed cookie holds sign-in tokens, the table says which still count."""

from flask import session

from assembly.core import ids
from assembly.core.access import Actor, identifier
from assembly.people.queries import actor_of


@identifier
def identify() -> Actor:
    return actor_of(
        session.get("participant", ""), session.get("staff", ""), session.get("slip", "")
    )


def remember(kind: str, token: str) -> None:
    """Keep a sign-in token (``staff`` or ``slip``) in this browser's cookie."""
    session.permanent = True
    session[kind] = token


def forget(kind: str) -> None:
    session.pop(kind, None)


def become_participant() -> None:
    """Give the browser its anonymous name, known to nobody else."""
    if "participant" not in session:
        session.permanent = True
        session["participant"] = ids.token()
