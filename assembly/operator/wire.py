"""The WebSocket driver under the server: gevent-websocket, with a limit before the memory is used.

The library reads a frame whole before anybody can object to its size, and adds up fragments without
end: one phone could fill the machine. Here a message is refused at its header. Compression is never
accepted: the library answers no ``Sec-WebSocket-Extensions`` and refuses the reserved bits.
"""

from functools import lru_cache
from typing import Any

from geventwebsocket import handler as library
from geventwebsocket.exceptions import ProtocolError, WebSocketError
from geventwebsocket.websocket import Header, WebSocket

from assembly.live.sockets import MAX_FRAME

SHARED = 1024  # characters from which on a text is a board


@lru_cache(maxsize=8)
def _framed(message: str) -> bytes:
    """A text message as it goes on the wire: a board is framed once, not once a phone."""
    data = message.encode()
    header: bytes = Header.encode_header(True, WebSocket.OPCODE_TEXT, b"", len(data), 0)
    return header + data


class CappedWebSocket(WebSocket):
    """A connection whose messages, fragments together, may have ``MAX_FRAME`` bytes."""

    __slots__ = ("received",)

    def send_frame(self, message: Any, opcode: int) -> None:
        """Long texts are boards, the same for a whole room; the rest goes as it always did."""
        if opcode != self.OPCODE_TEXT or len(message) < SHARED or self.closed:
            super().send_frame(message, opcode)
            return
        try:
            self.raw_write(_framed(message))
        except OSError as error:
            raise WebSocketError("the phone is gone") from error

    def read_message(self) -> Any:
        self.received = 0
        return super().read_message()

    def read_frame(self) -> tuple[Any, bytes]:
        """The next frame. One that makes the message too long ends the connection, unread."""
        header = Header.decode_header(self.stream)
        if header.flags or not header.mask:
            raise ProtocolError("a phone's frames are masked and use no extension")
        self.received += header.length
        if self.received > MAX_FRAME:
            raise WebSocketError("the message is too long")
        payload = self.raw_read(header.length) if header.length else b""
        if len(payload) != header.length:
            raise WebSocketError("the connection ended inside a frame")
        return header, _unmask(payload, header.mask)

    def validate_utf8(self, payload: bytes) -> None:
        """Nothing here: the finished message is decoded strictly, once, in C."""


def _unmask(payload: bytes, mask: bytes) -> bytes:
    """XOR with the repeated mask, as one long number: the library's loop goes byte by byte."""
    size = len(payload)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")


class QuietHandler(library.WebSocketHandler):
    """No line in any log: an address and a moment would tell who spoke."""

    def log_request(self) -> None:
        pass


def install() -> None:
    """Let the library's handler make our connections; it has no other place to say so."""
    library.WebSocket = CappedWebSocket
