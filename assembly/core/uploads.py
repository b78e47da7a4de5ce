"""What can still be read of a form that was too large to be taken."""

import contextlib

from flask import Request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.sansio.multipart import Data, Field, File, MultipartDecoder, NeedData

BEGINNING = 128 * 1024  # words come before the file: a browser sends fields in their order


def words_before_the_file(request: Request) -> MultiDict[str, str]:
    """The fields at the beginning of a multipart body, so that the words in it are not lost."""
    boundary = request.mimetype_params.get("boundary", "").encode("ascii", "replace")
    if not boundary:
        return MultiDict()
    decoder = MultipartDecoder(boundary, BEGINNING)
    words: MultiDict[str, str] = MultiDict()
    with contextlib.suppress(ValueError, RequestEntityTooLarge):
        decoder.receive_data(request.environ["wsgi.input"].read(BEGINNING))
        for name, said in _fields(decoder):
            words.add(name, said)
    return words


def _fields(decoder: MultipartDecoder) -> list[tuple[str, str]]:
    """Whole fields up to the first file, or to where the beginning ends."""
    found: list[tuple[str, str]] = []
    name, said = "", b""
    while not isinstance(event := decoder.next_event(), NeedData | File):
        if isinstance(event, Field):
            name, said = event.name, b""
        elif isinstance(event, Data):
            said += event.data
            if not event.more_data:
                found.append((name, said.decode("utf-8", "replace")))
    return found
