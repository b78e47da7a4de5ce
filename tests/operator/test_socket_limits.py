"""A hostile phone on the socket: too long, compressed, unmasked, in endless pieces."""

import base64
import os
import socket
import struct
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assembly.live.sockets import MAX_FRAME
from assembly.operator.wire import _unmask
from tests.operator.machine import Running

FIN, TEXT, CONTINUATION, CLOSE, COMPRESSED = 0x80, 0x1, 0x0, 0x8, 0x40


class Phone:
    """A bare WebSocket, so that it can say what no browser would."""

    def __init__(self, port: int, extensions: str = "") -> None:
        self.line = socket.create_connection(("127.0.0.1", port), timeout=20)
        key = base64.b64encode(os.urandom(16)).decode()
        asked = [
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            *([f"Sec-WebSocket-Extensions: {extensions}"] if extensions else []),
        ]
        self.line.sendall("\r\n".join([*asked, "", ""]).encode())
        self.file = self.line.makefile("rb")
        self.greeting = b"".join(iter(self.file.readline, b"\r\n")).decode()
        assert self.hears()[1].startswith(b'0{"sid"'), "the server opens with its handshake"

    def says(
        self, first: int, payload: bytes, *, length: int | None = None, mask: bool = True
    ) -> None:
        """Send a frame; ``length`` may lie about what follows."""
        size = len(payload) if length is None else length
        head = struct.pack("!BBQ", first, (0x80 if mask else 0) | 127, size)
        self.line.sendall(head + (bytes(4) if mask else b"") + payload)

    def hears(self) -> tuple[int, bytes]:
        """The next frame: its kind and payload; -1 when the line is closed."""
        try:
            head = self.file.read(2)
        except ConnectionResetError:  # closed on words it did not care to read
            return -1, b""
        if len(head) < 2:
            return -1, b""
        size = head[1] & 0x7F
        if size == 126:
            size = struct.unpack("!H", self.file.read(2))[0]
        return head[0] & 0x0F, self.file.read(size)

    def is_told_to_go(self) -> bool:
        """Whether nothing more comes than a goodbye, and the line is closed."""
        kind, _payload = self.hears()
        return kind == CLOSE and self.hears() == (-1, b"")


@pytest.fixture
def phone(server: Running) -> Iterator[Phone]:
    phone = Phone(server.port)
    yield phone
    phone.file.close()
    phone.line.close()


def test_a_huge_frame_is_refused_at_its_header(phone: Phone, server: Running) -> None:
    """200 MB are announced and none of them sent: the answer does not wait for them."""
    phone.says(FIN | TEXT, b"", length=200_000_000)
    assert phone.is_told_to_go()
    assert server.asks("/healthz")[0] == 200


def test_the_limit_is_exact(phone: Phone) -> None:
    phone.says(FIN | TEXT, b"6" + b" " * (MAX_FRAME - 1))
    phone.says(FIN | TEXT, b"40")
    assert phone.hears()[1].startswith(b"44"), "it still listens: a socket without a form's token"
    phone.says(FIN | TEXT, b"6" + b" " * MAX_FRAME)
    assert phone.is_told_to_go()


def test_pieces_of_one_message_count_together(phone: Phone) -> None:
    phone.says(TEXT, b"6" * 16_000)
    phone.says(CONTINUATION, b"6" * 16_000)
    phone.says(CONTINUATION, b"6" * 16_000)
    assert phone.is_told_to_go()


def test_compression_is_never_agreed_to(server: Running) -> None:
    phone = Phone(server.port, "permessage-deflate; client_max_window_bits")
    assert phone.greeting.startswith("HTTP/1.1 101")
    assert "extensions" not in phone.greeting.lower()
    phone.says(FIN | TEXT | COMPRESSED, b"\xaa\x56\x4a")
    assert phone.is_told_to_go()
    phone.file.close()
    phone.line.close()


def test_an_unmasked_frame_is_refused(phone: Phone) -> None:
    phone.says(FIN | TEXT, b"2", mask=False)
    assert phone.is_told_to_go()


def test_broken_letters_close_only_this_phone(phone: Phone, server: Running) -> None:
    phone.says(FIN | TEXT, b"4\xff\xfe")
    assert phone.is_told_to_go()
    assert server.asks("/healthz")[0] == 200


@given(some.binary(max_size=300), some.binary(min_size=4, max_size=4))
def test_the_mask_is_taken_off_as_the_standard_says(payload: bytes, mask: bytes) -> None:
    plain = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
    assert _unmask(payload, mask) == plain
