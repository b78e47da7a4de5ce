"""Changes: a verb runs in one transaction, announces facts, and facts leave only after commit.

    @change
    def open_meeting(actor: Actor, meeting_id: int, version: int) -> None: ...

Called from a page, an event or a command, a verb waits in the writer's queue and returns after the
commit. Called from another verb or a reaction it simply runs, in the transaction that is open.
"""

import functools
from collections import defaultdict
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeAlias, TypeVar

from flask import current_app

from assembly.core.db import writing
from assembly.core.writer import Writer

P = ParamSpec("P")
R = TypeVar("R")
Handler: TypeAlias = Callable[[Any], None]

_facts: ContextVar[list[object]] = ContextVar("facts")
_reactions: dict[type, list[Handler]] = defaultdict(list)
_broadcasts: dict[type, list[Handler]] = defaultdict(list)


def change(verb: Callable[P, R]) -> Callable[P, R]:
    """Make ``verb`` a change: savepoint of its own, shared commit, delivery after it."""

    @functools.wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if writing.get() is not None:
            return verb(*args, **kwargs)
        return writer().run(functools.partial(_attempt, verb, *args, **kwargs))

    return run


def announce(fact: object) -> None:
    """Say what happened. Reactions run now, in this transaction; broadcasts after its commit."""
    _facts.get().append(fact)
    for react in _reactions[type(fact)]:
        react(fact)


def reacts_to(*kinds: type) -> Callable[[Handler], Handler]:
    """Register a reaction: a higher feature's own verb, in the same transaction."""
    return _registrar(_reactions, kinds)


def broadcasts(*kinds: type) -> Callable[[Handler], Handler]:
    """Register a broadcast: a push, only after the commit, forgotten when there is none."""
    return _registrar(_broadcasts, kinds)


def deliver(facts: list[object]) -> None:
    """Hand each distinct fact to its broadcasts once. A broken broadcast breaks no other."""
    for fact in dict.fromkeys(facts):
        for broadcast in _broadcasts[type(fact)]:
            try:
                broadcast(fact)
            except Exception:
                current_app.logger.exception("broadcast of %s failed", type(fact).__name__)


def writer() -> Writer:
    found: Writer = current_app.extensions["writer"]
    return found


def _attempt(verb: Callable[..., R], *args: Any, **kwargs: Any) -> tuple[R, list[object]]:
    facts: list[object] = []
    token = _facts.set(facts)
    try:
        return verb(*args, **kwargs), facts
    finally:
        _facts.reset(token)


def _registrar(
    book: dict[type, list[Handler]], kinds: tuple[type, ...]
) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        for kind in kinds:
            if handler not in book[kind]:
                book[kind].append(handler)
        return handler

    return register
