"""Streams in their wrappings: a picture with its own alone around it, and no words in it."""

import base64
import re
import zlib
from typing import Any

from pikepdf import Array, Dictionary, Name, Object

from .bounds import MOST_UNFOLDED, Unfit, check_size

DRAWN_ALREADY = ("/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF")
SHORT = {"/Fl": "/FlateDecode", "/A85": "/ASCII85Decode", "/AHx": "/ASCIIHexDecode"}
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")


def filters_of(stream: Object) -> list[str]:
    found = stream.get("/Filter")
    names = list(found) if isinstance(found, Array) else [] if found is None else [found]
    return [SHORT.get(str(name), str(name)) for name in names]


def peel(stream: Object, filters: list[str]) -> int:
    """A picture with its own packing alone around it; answers its size in the file."""
    body, last = stream.read_raw_bytes(), filters[-1]
    if last not in DRAWN_ALREADY:
        raise Unfit("broken")
    for one in filters[:-1]:
        body = _unpacked(body, one)
    if last in ("/DCTDecode", "/DCT"):
        body = without_words(body)
    if last == "/JPXDecode" and (at := body.find(b"ihdr")) >= 0:
        check_size(*(int.from_bytes(body[at + n : at + n + 4], "big") for n in (8, 4)))
    parms: Any = stream.get("/DecodeParms")
    own = parms[-1] if isinstance(parms, Array) and len(parms) else parms
    own = own if isinstance(own, Dictionary) else None
    stream.write(body, filter=Name(last), decode_parms=own)
    return len(body)


def _unpacked(body: bytes, how: str) -> bytes:
    if how == "/FlateDecode":
        packer = zlib.decompressobj()
        found = packer.decompress(body, MOST_UNFOLDED)
        if packer.unconsumed_tail:
            raise Unfit("much")
        return found
    if how == "/ASCII85Decode":
        return base64.a85decode(body.strip().removeprefix(b"<~").removesuffix(b"~>"))
    if how == "/ASCIIHexDecode":
        return bytes.fromhex(body.partition(b">")[0].decode("ascii"))
    raise Unfit("broken")


def without_words(jpeg: bytes) -> bytes:
    """A photograph inside a paper, without what its camera wrote into it, and nothing behind."""
    if not jpeg.startswith(b"\xff\xd8"):
        raise Unfit("broken")
    kept, at = [b"\xff\xd8"], 2
    while found := _NEXT_MARKER.match(jpeg, at):
        at, marker = found.end(), jpeg[found.end() - 1]
        if marker == 0xD9:
            break
        end = at + int.from_bytes(jpeg[at : at + 2], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            check_size(*(int.from_bytes(jpeg[at + n : at + n + 2], "big") for n in (5, 3)))
        if marker == 0xDA:  # the picture itself follows, up to the next marker
            then = _NEXT_MARKER.search(jpeg, end)
            end = then.start() if then else len(jpeg)
        if marker != 0xFE and (not 0xE0 <= marker <= 0xEF or marker in (0xE0, 0xEE)):
            kept.append(jpeg[found.end() - 2 : end])
        at = end
    return b"".join([*kept, b"\xff\xd9"])
