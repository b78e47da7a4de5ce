"""An organisation's own head on a paper: its name, seal, address, headings, signers and foot."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from assembly.exports.blocks import Block, Letterhead, Manuscript, Picture, Signature
from assembly.exports.languages import spoken
from assembly.exports.papers import Paper


@dataclass(frozen=True)
class House:
    """What an assembly settled for one kind of paper."""

    name_th: str
    name_en: str
    address: tuple[str, ...]
    heading: str
    foot: str
    signers: tuple[tuple[str, str], ...]  # name, office
    picture: bytes | None  # the seal, a JPEG
    size: tuple[int, int] = (1, 1)


@dataclass(frozen=True)
class Housed:
    """A paper on its way to the press, with the head that it gets there."""

    paper: Paper
    house: House


def laid_out(lay_out: Callable[[Any], Manuscript], paper: Any) -> Manuscript:
    """The paper as a manuscript, dressed in its house's head if it has one."""
    if not isinstance(paper, Housed):
        return lay_out(paper)
    return dressed(lay_out(paper.paper), paper.house)


def dressed(manuscript: Manuscript, house: House) -> Manuscript:
    """The same manuscript under the head; blank signatures are the organisation's signers'."""
    name = house.name_en if spoken() == "en" else house.name_th
    head = Letterhead(
        name=name,
        lines=house.address,
        heading=house.heading,
        foot=house.foot,
        picture=Picture(house.picture, *house.size, says=name) if house.picture else None,
    )
    return replace(manuscript, blocks=(head, *_signed(manuscript.blocks, house)))


def _signed(blocks: tuple[Block, ...], house: House) -> Iterator[Block]:
    waiting: list[tuple[str, str]] = []
    for place, block in enumerate(blocks):
        if not isinstance(block, Signature) or block.name or not house.signers:
            yield block
            continue
        begins = place == 0 or not isinstance(blocks[place - 1], Signature)
        waiting = list(house.signers) if begins else waiting
        name, office = waiting.pop(0) if waiting else ("", "")
        yield replace(block, name=name, office=office or block.office)
        if place + 1 == len(blocks) or not isinstance(blocks[place + 1], Signature):
            yield from (Signature(*signer) for signer in waiting)
            waiting = []
