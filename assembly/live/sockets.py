"""The socket edge: connect, watch, unwatch. Identity is read again at every event."""

import json
from collections import Counter, OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from flask import Flask, current_app, g, request
from flask_socketio import disconnect, join_room, leave_room
from flask_wtf.csrf import validate_csrf
from wtforms.validators import ValidationError

from assembly.core.access import actor
from assembly.core.errors import Forbidden, Refusal, TooMany
from assembly.core.limits import Failures
from assembly.core.web import allowed_origins
from assembly.extensions import socketio
from assembly.live import push
from assembly.live.rooms import is_kind, parse

MAX_FRAME = 32 * 1024
# A page asks for its room once, and again after each loss of the network.
MOST_EVENTS, EVENT_SECONDS = 60, 10.0
BUDGETS_KEPT = 5000  # also of connections just hung up on: their last questions still arrive

answered: Counter[tuple[str, bool]] = Counter()  # since the start: (event, was it accepted?)
_budgets: OrderedDict[str, Failures] = OrderedDict()

Reply: TypeAlias = dict[str, Any]


def event(handler: Callable[..., Reply], name: str = "") -> Callable[..., Reply]:
    """Wrap an event: fresh identity, wrong arguments and refusals answered, never an exception."""
    name = name or handler.__name__.lstrip("_")

    @wraps(handler)
    def answer(*arguments: Any) -> Reply:
        reply = attempt(*arguments)
        answered[name, bool(reply["ok"])] += 1
        return reply

    def attempt(*arguments: Any) -> Reply:
        g.pop("actor", None)
        try:
            _spend(caller())
            if len(arguments) != 1 or not isinstance(arguments[0], dict):
                raise Refusal
            return {"ok": True, **handler(arguments[0])}
        except Refusal as refusal:
            return {"ok": False, "reason": refusal.reason, "message": refusal.sentence}
        except Exception:
            current_app.logger.exception("an event failed")
            return {"ok": False, "reason": "refusal", "message": Refusal().sentence}

    return answer


def _spend(sid: str) -> None:
    """Hang up on a connection that asks without end, before its questions reach the database."""
    budget = _budgets.setdefault(sid, Failures(MOST_EVENTS, EVENT_SECONDS))
    _budgets.move_to_end(sid)
    if len(_budgets) > BUDGETS_KEPT:
        _budgets.popitem(last=False)
    try:
        budget.check()
    except TooMany:
        disconnect(sid, namespace="/")
        raise
    budget.add()


def _connect(auth: Any = None) -> bool | None:
    if not _carries_token(auth):
        return False
    who = actor()
    for sign_in in (who.staff_sign_in, who.member_sign_in):
        if sign_in is not None:
            join_room(_private(sign_in))
    return None


def _carries_token(auth: Any) -> bool:
    """The form token a page was given; a foreign page has none."""
    if not current_app.config.get("WTF_CSRF_ENABLED", True):
        return True
    try:
        validate_csrf(auth.get("csrf") if isinstance(auth, dict) else None)
    except ValidationError:
        return False
    return True


@event
def _watch(message: dict[str, Any]) -> Reply:
    kind, key, _language = parse(message.get("room"))
    if not kind.guard(actor(), key):
        raise Forbidden
    name = str(message["room"])
    join_room(name)
    board = push.outlet(name).present()
    return {} if _has(message, board) else board


def _has(message: dict[str, Any], board: dict[str, Any]) -> bool:
    """Whether who asks shows this board already: pages ask now and then, the answer is short."""
    return (message.get("epoch"), message.get("seq")) == (board["epoch"], board["seq"])


@event
def _unwatch(message: dict[str, Any]) -> Reply:
    """Leave a board's room; never the private one, by which a sign-out finds its sockets."""
    parse(message.get("room"))
    leave_room(str(message["room"]))
    return {}


def _private(sign_in: int) -> str:
    return f"signed-in:{sign_in}"


def hang_up(sign_in: int) -> None:
    """Close every socket of a sign-in that has ended: a socket must not outlive it."""
    namespace = "/"
    manager = socketio.server.manager
    for sid, _eio in list(manager.get_participants(namespace, _private(sign_in))):
        disconnect(sid, namespace=namespace)


def watchers(kind: str, key: str) -> int:
    """How many connections watch a room, in any language."""
    manager = socketio.server.manager if socketio.server else None
    if manager is None:
        return 0
    rooms = manager.rooms.get("/", {})
    return sum(len(rooms.get(f"{kind}:{key}:{language}", ())) for language in ("th", "en"))


def watchers_by_kind() -> dict[str, int]:
    """How many connections watch each kind of room."""
    manager = socketio.server.manager if socketio.server else None
    told: Counter[str] = Counter()
    for name, inside in list(manager.rooms.get("/", {}).items()) if manager else ():
        kind = str(name).partition(":")[0]
        if is_kind(kind):
            told[kind] += len(inside)
    return dict(told)


def init_app(app: Flask) -> None:
    push.begin(app)
    answered.clear()
    with app.app_context():
        origins = allowed_origins()
    socketio.init_app(
        app,
        cors_allowed_origins=origins,
        async_mode=app.config["ASYNC_MODE"],
        max_http_buffer_size=MAX_FRAME,
        http_compression=False,
        ping_interval=25,
        ping_timeout=20,
        manage_session=False,
        json=_Plain,
    )
    socketio.on_event("connect", _connect)
    socketio.on_event("watch", _watch)
    socketio.on_event("unwatch", _unwatch)


class _Plain:
    """JSON for the socket. Thai stays as it is: spelt out in ASCII a board is twice as long."""

    @staticmethod
    def dumps(told: Any, **how: Any) -> str:
        return json.dumps(told, ensure_ascii=False, **how)

    loads = staticmethod(json.loads)


def on_event(name: str, handler: Callable[[dict[str, Any]], Reply]) -> None:
    """Let a feature add an event that is written over the socket (only ``vote`` is)."""
    socketio.on_event(name, event(handler, name))


def caller() -> str:
    """The connection an event came from."""
    return str(request.sid)  # type: ignore[attr-defined]  # Flask-SocketIO adds it to the request
