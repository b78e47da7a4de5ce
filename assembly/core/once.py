"""Idempotency: the same key gives the same answer, however often a button is pressed."""

import hashlib
import json
from collections.abc import Callable
from typing import ParamSpec, TypeAlias, TypeVar

from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import Base, session

Plain: TypeAlias = "int | str | dict[str, str] | dict[str, int] | dict[str, str | int] | None"
P = ParamSpec("P")
R = TypeVar("R", bound=Plain)


class Answer(Base):
    """What a verb answered under a key. No time and no person: only a hash and plain data."""

    __tablename__ = "answer"

    key_hash: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[str]


@change
def once(key: str, actor: Actor, verb: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run ``verb(*args)`` unless this actor's key was answered before; then give that answer.

    Only what was committed is remembered: a refused verb may be tried again with the same key.
    """
    if not key:
        return verb(*args, **kwargs)
    who = f"{actor.staff_id}|{actor.member_id}|{actor.participant}"
    name = f"{verb.__module__}.{verb.__qualname__}"
    said = f"{who}|{name}|{args!r}|{kwargs!r}|{key}"
    key_hash = hashlib.sha256(said.encode()).hexdigest()
    known = session().get(Answer, key_hash)
    if known is not None:
        remembered: R = json.loads(known.answer)
        return remembered
    answer = verb(*args, **kwargs)
    session().add(Answer(key_hash=key_hash, answer=json.dumps(answer)))
    return answer
