"""The head that an assembly settled for a kind of paper."""

import io
from typing import cast

from PIL import Image

from assembly.exports.house import House, Housed
from assembly.exports.papers import Paper
from assembly.letterhead.queries import letterhead_of

KINDS = {
    "letters": "letter",
    "proposals": "letter",
    "proposal": "letter",
    "requests": "letter",
    "commitments": "letter",  # they go out with one
}  # else their own name


def house_of(assembly_id: int, what: str) -> House | None:
    """``None`` while nobody settled anything: papers then begin as they always did."""
    head = letterhead_of(assembly_id)
    if not head.settled:
        return None
    paper = KINDS.get(what, what)
    return House(
        name_th=head.name_th,
        name_en=head.name_en,
        address=head.address,
        heading=head.heading(paper),
        foot=head.footer,
        signers=tuple((one.name, one.office) for one in head.signers_of(paper)),
        picture=head.seal,
        size=_size(head.seal) if head.seal else (1, 1),
    )


def housed(assembly_id: int, what: str, paper: Paper) -> Paper:
    """The paper with its head; the press hands it on unread, and ``laid_out`` takes them apart."""
    house = house_of(assembly_id, what)
    return cast(Paper, Housed(paper, house)) if house else paper


def _size(picture: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(picture), formats=("JPEG",)) as opened:
        return opened.width, opened.height
