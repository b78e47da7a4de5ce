"""Who is asking, and what they may do: one policy for pages and events, deny by default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, cast

from flask import Flask, current_app, g, request

from assembly.core.errors import Forbidden, NotFound

# action → the roles that may. "anyone" is everybody, with or without a cookie.
POLICY: Mapping[str, frozenset[str]] = {
    "look": frozenset({"anyone"}),
    "speak": frozenset({"anyone"}),
    "sign_in": frozenset({"anyone"}),
    "develop": frozenset({"anyone"}),
    "vote": frozenset({"delegate"}),
    "ask_floor": frozenset({"delegate", "observer"}),
    "propose": frozenset({"delegate"}),
    "keep_own": frozenset({"delegate", "observer"}),  # what a member says about oneself
    "hear": frozenset({"facilitator", "secretary", "helper", "admin"}),  # read and sort voices
    "work": frozenset({"facilitator", "secretary", "teller", "helper", "admin"}),  # of the team
    "check_in": frozenset({"facilitator", "secretary", "helper", "admin"}),
    "count_votes": frozenset({"teller", "admin"}),
    "run_meeting": frozenset({"facilitator", "admin"}),
    "confirm": frozenset({"facilitator", "secretary", "teller", "admin"}),  # as a second person
    "call_meeting": frozenset({"facilitator", "secretary", "admin"}),
    "keep_record": frozenset({"secretary", "facilitator", "admin"}),
}
STAFF_ROLES = ("facilitator", "secretary", "teller", "helper", "admin")

Resolver: TypeAlias = Callable[[Any], int | None]
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Actor:
    """Whoever is at the other end, as the signed cookie and the sign-in table say at this moment.

    ``roles`` are (assembly id, role) pairs of staff; ``member_*`` come from a slip at one meeting.
    """

    participant: str = ""
    staff_id: int | None = None
    staff_sign_in: int | None = None
    name: str = ""
    roles: frozenset[tuple[int, str]] = field(default_factory=frozenset)
    member_id: int | None = None
    member_kind: str = ""
    member_sign_in: int | None = None
    meeting_id: int | None = None
    member_assembly_id: int | None = None

    def roles_in(self, assembly_id: int | None) -> frozenset[str]:
        """The roles held in one assembly; ``None`` asks what holds in no particular one."""
        held = {"anyone"} | {role for where, role in self.roles if where == assembly_id}
        if self.member_id is not None and self.member_assembly_id == assembly_id:
            held.add(self.member_kind)
        return frozenset(held)

    def is_at(self, meeting_id: int, assembly_id: int) -> bool:
        """Whether a meeting is this actor's own: its assembly's staff, or signed in by a slip."""
        is_staff = any(where == assembly_id for where, _role in self.roles)
        return is_staff or (self.member_id is not None and self.meeting_id == meeting_id)

    @property
    def role(self) -> str:
        """The one word for the journal."""
        if self.staff_id is not None:
            return next(
                (role for role in STAFF_ROLES if role in {r for _, r in self.roles}), "staff"
            )
        return self.member_kind or "participant"


SYSTEM = Actor(staff_id=0)  # commands and the demonstration; never from a cookie

_resolvers: dict[str, Resolver] = {}
_identify: list[Callable[[], Actor]] = []


def allows(actor: Actor, action: str, assembly_id: int | None) -> bool:
    """The policy: may this actor do this in this assembly? An unknown action is nobody's."""
    return bool(POLICY.get(action, frozenset()) & actor.roles_in(assembly_id))


def require(actor: Actor, action: str, assembly_id: int | None) -> None:
    """Raise ``Forbidden`` unless the policy allows."""
    if not allows(actor, action, assembly_id):
        raise Forbidden


def needs(action: str) -> Callable[[F], F]:
    """Declare what a page needs. A page that declares nothing is refused to everybody."""
    if action not in POLICY:
        raise ValueError(f"no such action in the policy: {action}")

    def mark(view: F) -> F:
        cast(Any, view).needs = action
        return view

    return mark


def resolver(argument: str) -> Callable[[Resolver], Resolver]:
    """Register how an address's argument (``code``, ``ballot_id`` …) leads to its assembly's id."""

    def register(find: Resolver) -> Resolver:
        _resolvers[argument] = find
        return find

    return register


def identifier(find: Callable[[], Actor]) -> Callable[[], Actor]:
    """Register the one function that reads the actor from the signed cookie."""
    _identify[:] = [find]
    return find


def actor() -> Actor:
    """Who is asking in this request or event, read afresh for each of them."""
    if "actor" not in g:
        g.actor = _identify[0]() if _identify else Actor()
    return cast(Actor, g.actor)


def assembly_of(arguments: Mapping[str, Any]) -> int | None:
    """The one assembly all arguments of an address belong to.

    Raises ``NotFound`` when one leads nowhere or two lead to different assemblies.
    """
    known = [name for name in arguments if name in _resolvers]
    found = {_resolvers[name](arguments[name]) for name in known}
    if None in found or len(found) > 1:
        raise NotFound
    return next(iter(found), None)


@lru_cache
def needed_by(endpoint: str) -> str | None:
    return cast(str | None, getattr(current_app.view_functions[endpoint], "needs", None))


def _guard() -> None:
    for known in ("actor", "meeting", "assembly_id"):
        g.pop(
            known, None
        )  # what surrounds several requests must not lend one's identity to the next
    if request.endpoint is None or request.endpoint == "static":
        return
    values = request.view_args or {}
    if any("\0" in str(value) for value in values.values()):
        raise NotFound  # no table holds such a name, and some databases stumble over the question
    g.assembly_id = assembly_of(values)
    action = needed_by(request.endpoint)
    if action is None:
        raise Forbidden
    require(actor(), action, g.assembly_id)


def init_app(app: Flask) -> None:
    needed_by.cache_clear()
    app.before_request(_guard)
