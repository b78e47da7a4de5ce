"""The one mouth: whole boards, numbered, at a room's pace. Nothing else emits.

State changes (``urgent``) go out at once; counts wait for the room's pace and the newest wins.
"""

import secrets
import threading
import time
from typing import Any

from flask import Flask, current_app, render_template
from flask_babel import force_locale

from assembly.core.i18n import LANGUAGES
from assembly.extensions import db, socketio
from assembly.live.rooms import Kind, address, parse

TRIES, BREATH = 3, 0.5  # a board that could not be made is tried again after so many seconds
REST = 4  # a board of counts may take at most a fifth of the time, votes need the rest


class Outlet:
    """One watched room: its number, its newest board, and the task that sends it."""

    def __init__(self, app: Flask, kind: Kind, key: str, language: str) -> None:
        self.app, self.kind, self.key, self.language = app, kind, key, language
        self.name = address(kind.name, key, language)
        self.seq = 0
        self.sent = 0  # boards that left; for those who watch over the server
        self.newest: dict[str, Any] | None = None
        self.asked = 0
        self.sent_at = 0.0
        self.took = 0.0
        self.failures = 0  # one after another
        self.urgent = threading.Event()
        self.guard = threading.Lock()
        self.making = threading.Lock()  # of two boards made at once the older must not be kept
        self.sending = False

    def touch(self, *, urgent: bool) -> None:
        """Something changed: a board will follow, soon or at the room's pace."""
        with self.guard:
            self.asked += 1
            if urgent:
                self.urgent.set()
            if self.sending:
                return
            self.sending = True
        socketio.start_background_task(self._send_until_quiet)

    def present(self) -> dict[str, Any]:
        """The board to greet a new connection with; made once, then kept while nothing changes."""
        with self.making:
            if self.newest is None:
                self.newest = self._make()
            return self.newest

    def _send_until_quiet(self) -> None:
        while True:
            pace = max(self.kind.pace, REST * self.took, BREATH * self.failures)
            self.urgent.wait(max(0.0, self.sent_at + pace - time.monotonic()))
            self.urgent.clear()
            served = self.asked
            self._send()
            with self.guard:
                if served == self.asked:
                    self.sending = False
                    return

    def _send(self) -> None:
        """Make the board anew and send it, unless everybody has just this one."""
        began = time.monotonic()
        try:
            with self.making:
                # While there is no new one, who asks must not be answered with what was before.
                shown, self.newest = self.newest, None
                made = self._make()
                is_new = shown is None or _said(shown) != _said(made)
                self.newest = made if is_new else shown
            if is_new:
                socketio.emit("board", made, to=self.name)
                self.sent += 1
            self.failures = 0
        except Exception:
            self.app.logger.exception("the board of %s was not sent", self.name)
            self.newest = None  # made, but not everybody has it: the next one counts as new
            self._try_again()
        self.sent_at = time.monotonic()
        self.took = self.sent_at - began

    def _try_again(self) -> None:
        """A board that could not be made is missed by everybody until something else happens."""
        self.failures += 1
        if self.failures < TRIES:
            self.asked += 1

    def _make(self) -> dict[str, Any]:
        with self.app.app_context(), self.app.test_request_context(), force_locale(self.language):
            self.seq += 1
            seq = self.seq
            board = self.kind.board(self.key)
            html = render_template(board.template, **board.context)
            db.session.remove()
        return {
            "room": self.name,
            "epoch": self.app.extensions["epoch"],
            "seq": seq,
            "html": html,
            "data": dict(board.data),
        }


def _said(board: dict[str, Any]) -> tuple[object, object]:
    return board["html"], board["data"]


_outlets: dict[str, Outlet] = {}


def outlet(name: str) -> Outlet:
    """The outlet of a room, opened at the first watcher. Raises ``NotFound`` for no such room."""
    if name not in _outlets:
        app = current_app._get_current_object()  # type: ignore[attr-defined]  # the proxy's documented way out
        kind, key, language = parse(name)
        _outlets[name] = Outlet(app, kind, key, language)
    return _outlets[name]


def refresh(kind: str, key: str, *, urgent: bool = True) -> None:
    """Say that a room's state changed. Costs nothing when nobody watches it."""
    for language in LANGUAGES:
        found = _outlets.get(address(kind, key, language))
        if found is not None:
            found.touch(urgent=urgent)


def boards_sent() -> dict[str, int]:
    """How many boards left since the start, by kind of room."""
    told: dict[str, int] = {}
    for found in list(_outlets.values()):
        told[found.kind.name] = told.get(found.kind.name, 0) + found.sent
    return told


def begin(app: Flask) -> None:
    """No room is watched yet, and every number begins anew: phones forget the old ones by it."""
    _outlets.clear()
    app.extensions["epoch"] = secrets.token_hex(6)
