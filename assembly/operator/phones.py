"""A phone without a screen: pages over HTTP, boards and votes over a WebSocket, all by hand.

Only what the measurements need of Engine.IO 4 and Socket.IO 5, so that the load costs little.
"""

import json
import re
import struct
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import gevent
from gevent import socket
from gevent.event import AsyncResult

PATIENCE = 30.0
ANSWER = re.compile(r"43(\d+)(\[.*)", re.DOTALL)


class Phone:
    """One browser of one person at one server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookie = self.token = ""
        self.heard: Callable[[dict[str, Any]], None] = lambda _board: None
        self.waiting: dict[int, AsyncResult] = {}
        self.asked = 0

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
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as link:
            link.sendall("\r\n".join([*head, "", ""]).encode() + sent)
            top, _gap, text = link.makefile("rb").read().partition(b"\r\n\r\n")
        for cookie in re.findall(rb"(?i)set-cookie: ([^;\r\n]+)", top):
            self.cookie = cookie.decode()
        return int(top.split(b" ", 2)[1]), text.decode()

    def opens(self, path: str) -> str:
        """A page with a form: remembers the token that its forms and its socket carry."""
        status, page = self.asks(path)
        assert status == 200, f"{path}: {status}"
        found = re.search(r'name="csrf"\s+content="([^"]+)"', page)
        self.token = found.group(1) if found else self.token
        return page

    def presses(self, path: str, **fields: Any) -> tuple[int, str]:
        return self.asks(path, {"csrf_token": self.token, **fields})

    # --- socket ---

    def connects(self) -> None:
        self.link = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        self.link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.stream = self.link.makefile("rb")
        upgrade = ["GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", *self._headers()]
        upgrade += ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
        upgrade += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]
        upgrade += [f"Origin: http://127.0.0.1:{self.port}", "", ""]
        self.link.sendall("\r\n".join(upgrade).encode())
        while self.stream.readline() not in (b"\r\n", b""):
            pass
        self._frame()
        self._send(f"40{json.dumps({'csrf': self.token})}")
        assert self._frame().startswith("40{"), "the socket was refused"
        gevent.spawn(self._listen)

    def watches(self, room: str, heard: Callable[[dict[str, Any]], None] | None = None) -> None:
        self.heard = heard or self.heard
        self.emits("watch", {"room": room})

    def emits(self, event: str, message: dict[str, Any]) -> dict[str, Any]:
        """Send an event and wait for its acknowledgement."""
        self.asked += 1
        self.waiting[self.asked] = answer = AsyncResult()
        self._send(f"42{self.asked}{json.dumps([event, message])}")
        told: dict[str, Any] = answer.get(timeout=PATIENCE)
        return told

    def hangs_up(self) -> None:
        self.link.close()

    def _listen(self) -> None:
        while packet := self._frame():
            if packet == "2":
                self._send("3")
            elif packet.startswith('42["board",'):
                self.heard(json.loads(packet[2:])[1] | {"at": time.monotonic()})
            elif answer := ANSWER.match(packet):
                self.waiting.pop(int(answer.group(1))).set(json.loads(answer.group(2))[0])

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
        return [f"Host: 127.0.0.1:{self.port}", f"Cookie: {self.cookie}"]
