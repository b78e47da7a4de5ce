"""A phone without a screen: pages over HTTP, boards and votes over a WebSocket, all by hand.

Only what rehearsal and measurements need of Engine.IO 4 and Socket.IO 5, so that the load itself
costs little. Lives in a process of its own, whose standard library is patched.
"""

import json
import random
import re
import secrets
import struct
import time
from collections.abc import Callable
from typing import Any, TypeAlias
from urllib.parse import urlencode, urlsplit

import gevent
from gevent import socket
from gevent.event import AsyncResult

PATIENCE = 30.0
ASKS_EVERY = {"now": 12.0, "desk": 5.0, "screen": 5.0}  # seconds, as the page's script does
NEWEST = re.compile(r'"epoch": ?"([^"]+)", ?"seq": ?(\d+)')
ANSWER = re.compile(r"43(\d+)(\[.*)", re.DOTALL)
BOARD = '42["board",'
VERSION = re.compile(r'name="version"[^>]*value="(\d+)"')
OPEN_BALLOT = re.compile(r"/ballots/(\d+)/close")

# What a follower is handed: the packet as it came, unread, and when it came.
Heard: TypeAlias = Callable[[str, float], None]


class PhoneError(RuntimeError):
    """The server did not answer as a phone or a desk expects."""


class Phone:
    """One browser of one person at one server."""

    def __init__(self, url: str) -> None:
        there = urlsplit(url)
        self.host, self.name = there.hostname or "127.0.0.1", there.netloc
        self.port = there.port or 80
        self.cookie = self.token = ""
        self.heard: Heard = lambda _packet, _at: None
        self.waiting: dict[int, AsyncResult] = {}
        self.asked = 0
        self.newest: dict[str, Any] = {}
        self.hung_up = False

    # --- pages ---

    def asks(self, path: str, body: dict[str, Any] | None = None) -> tuple[int, str]:
        """GET a page, or POST a form as a script would; answers status and text."""
        sent = urlencode(body).encode() if body is not None else b""
        head = [f"{'GET' if body is None else 'POST'} {path} HTTP/1.1", *self._headers()]
        head += [
            "Connection: close",
            f"Accept: {'text/html' if body is None else 'application/json'}",
        ]
        if body is not None:
            head += ["Content-Type: application/x-www-form-urlencoded"]
            head += [f"Content-Length: {len(sent)}"]
        with socket.create_connection((self.host, self.port), PATIENCE) as link:
            link.sendall("\r\n".join([*head, "", ""]).encode() + sent)
            top, _gap, text = link.makefile("rb").read().partition(b"\r\n\r\n")
        for cookie in re.findall(rb"(?i)set-cookie: ([^;\r\n]+)", top):
            self.cookie = cookie.decode()
        return int(top.split(b" ", 2)[1]), text.decode()

    def opens(self, path: str) -> str:
        """A page with a form: remembers the token that its forms and its socket carry."""
        status, page = self.asks(path)
        if status != 200:
            raise PhoneError(f"{path}: {status}")
        found = re.search(r'name="csrf"\s+content="([^"]+)"', page)
        self.token = found.group(1) if found else self.token
        return page

    def presses(self, path: str, **fields: Any) -> tuple[int, str]:
        return self.asks(path, {"csrf_token": self.token, **fields})

    # --- socket ---

    def connects(self) -> None:
        self.link = socket.create_connection((self.host, self.port), PATIENCE)
        self.link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.stream = self.link.makefile("rb")
        upgrade = ["GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", *self._headers()]
        upgrade += ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
        upgrade += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]
        upgrade += [f"Origin: http://{self.name}", "", ""]
        self.link.sendall("\r\n".join(upgrade).encode())
        while self.stream.readline() not in (b"\r\n", b""):
            pass
        self._frame()
        self._send(f"40{json.dumps({'csrf': self.token})}")
        if not self._frame().startswith("40{"):
            raise PhoneError("the socket was refused")
        gevent.spawn(self._listen)

    def watches(self, room: str, heard: Heard | None = None) -> None:
        self.heard = heard or self.heard
        told = self.emits("watch", {"room": room})
        self.newest = {name: told[name] for name in ("epoch", "seq") if name in told}
        gevent.spawn(self._keeps_asking, room)

    def emits(self, event: str, message: dict[str, Any]) -> dict[str, Any]:
        """Send an event and wait for its acknowledgement."""
        self.asked += 1
        self.waiting[self.asked] = answer = AsyncResult()
        self._send(f"42{self.asked}{json.dumps([event, message])}")
        told: dict[str, Any] = answer.get(timeout=PATIENCE)
        return told

    def hangs_up(self) -> None:
        self.link.close()

    def _keeps_asking(self, room: str) -> None:
        """As every page does: now and then it asks whether it shows the newest board."""
        every = ASKS_EVERY[room.partition(":")[0]]
        gevent.sleep(every * random.random())  # noqa: S311 -- a hall does not ask in step
        while not self.hung_up:
            try:
                self.emits("watch", {"room": room, **self.newest})
            except (gevent.Timeout, OSError):
                return
            gevent.sleep(every * (0.75 + random.random() / 2))  # noqa: S311 -- jitter

    def _listen(self) -> None:
        while packet := self._frame():
            at = time.monotonic()
            if packet == "2":
                self._send("3")
            elif packet.startswith(BOARD):
                found = NEWEST.search(packet)
                self.newest = {"epoch": found[1], "seq": int(found[2])} if found else self.newest
                self.heard(packet, at)
            elif answer := ANSWER.match(packet):
                self.waiting.pop(int(answer.group(1))).set(json.loads(answer.group(2))[0])
        self.hung_up = True

    def _send(self, packet: str) -> None:
        data = packet.encode()
        size = (
            bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + struct.pack("!H", len(data))
        )
        self.link.sendall(b"\x81" + size + bytes(4) + data)  # a mask of zeros leaves it as it is

    def _frame(self) -> str:
        """The next text frame; empty when the connection ended."""
        try:
            head = self.stream.read(2)
            size = head[1] if len(head) == 2 else 0
            if size >= 126:
                long = size == 127
                (size,) = struct.unpack("!Q" if long else "!H", self.stream.read(8 if long else 2))
            return self.stream.read(size).decode() if size else ""
        except (OSError, ValueError):
            return ""

    def _headers(self) -> list[str]:
        return [f"Host: {self.name}", f"Cookie: {self.cookie}"]


class Desk(Phone):
    """The facilitator's browser: signs in by link, follows the desk, presses its buttons."""

    def __init__(self, url: str, code: str, link: str) -> None:
        super().__init__(url)
        self.code = code
        self.asks(f"/in/{link}")
        self.opens(f"/desk/{code}")
        self.connects()
        self.watches(f"desk:{code}:th")

    def version(self) -> str:
        """The meeting's version, as a desk that was just looked at shows it."""
        found = VERSION.search(self.opens(f"/desk/{self.code}"))
        if found is None:
            raise PhoneError("the desk shows no version")
        return found[1]

    def presses_step(self, path: str, version: str = "", **fields: Any) -> None:
        form = {"version": version or self.version(), "idempotency_key": secrets.token_hex(8)}
        status, said = self.presses(f"/desk/{self.code}/{path}", **form, **fields)
        if status != 200:
            raise PhoneError(f"{path}: {status} {said[:300]}")

    def opens_ballot(self, item: int, question: str, text: str) -> int:
        """From the open item to the open secret ballot on its draft; answers the ballot's id."""
        self.presses_step(f"items/{item}/draft", title=question, text=text)
        self.presses_step(f"items/{item}/ballot", method="secret", majority="simple", warned="y")
        found = OPEN_BALLOT.search(self.opens(f"/desk/{self.code}"))
        if found is None:
            raise PhoneError("no ballot is open")
        return int(found[1])


def board_in(packet: str) -> dict[str, Any]:
    """The board that a packet carries."""
    board: dict[str, Any] = json.loads(packet[2:])[1]
    return board


def share(waits: list[float], percent: int) -> float:
    """The wait that so many percent did not exceed."""
    ordered = sorted(waits) or [float("inf")]
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
