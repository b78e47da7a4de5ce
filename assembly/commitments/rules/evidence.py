"""What shows that a report is true: how much of it is taken, and how a number is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import regex
from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.text import graphemes

MOST_PICTURES = 4  # of one report
MOST_PAPERS = 1
MOST_FIGURES = 4
MOST: Mapping[str, int] = {"picture": MOST_PICTURES, "paper": MOST_PAPERS, "figure": MOST_FIGURES}
MOST_KEPT = 80 * 1024 * 1024  # bytes of one commitment: fifty reports with four pictures
LONGEST_CAPTION = 200
LONGEST_UNIT = 40
LONGEST_REASON = 500

# Whole places with or without commas between thousands, then decimals behind a point.
_NUMBER = regex.compile(r"(-?)(\d{1,3}(?:,\d{3}){0,4}|\d{1,15})(\.\d{1,4})?")


class NoSuchNumber(Refusal):
    status = 422
    message = _l("ใส่เป็นตัวเลข เช่น 1,250 หรือ ๑๒.๕ หน่วยให้ใส่อีกช่อง")


class WhatWasCounted(Refusal):
    status = 422
    message = _l("บอกด้วยว่าตัวเลขนี้นับอะไร")


class CaptionTooLong(Refusal):
    status = 422
    message = _l("คำบรรยายยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


class TooMuchEvidence(Refusal):
    message = _l("รายงานหนึ่งแนบได้ รูป 4 รูป PDF 1 ไฟล์ และตัวเลข 4 ค่า ส่วนที่เกินให้ส่งเป็นรายงานใหม่")


class EvidenceFull(Refusal):
    message = _l("พันธสัญญานี้เก็บไฟล์หลักฐานเต็มแล้ว ส่งเฉพาะข้อความและตัวเลข หรือบอกสำนักงานสมัชชา")


class ReasonToTake(Refusal):
    status = 422
    message = _l("เขียนเหตุผลที่เอาออก ทุกคนจะอ่านเหตุผลนี้")


class NothingToTake(Refusal):
    message = _l("หลักฐานนี้เอาออกไปแล้ว หรือเป็นตัวเลข ซึ่งแก้ได้ด้วยการแก้รายงาน")


@dataclass(frozen=True)
class Figure:
    """What was counted, how many as a plain decimal, and of what."""

    what: str
    value: str
    unit: str = ""


@dataclass(frozen=True)
class File:
    """A picture or a paper, already made anew. Its name is ours, what people typed is a caption."""

    kind: str
    body: bytes = field(repr=False)
    caption: str = ""
    width: int = 0
    height: int = 0
    pages: int = 0

    @property
    def ending(self) -> str:
        return ".jpg" if self.kind == "picture" else ".pdf"


@dataclass(frozen=True)
class Sent:
    """All that came with one report."""

    files: tuple[File, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.files or self.figures)

    @property
    def size(self) -> int:
        return sum(len(file.body) for file in self.files)

    def count(self, kind: str) -> int:
        if kind == "figure":
            return len(self.figures)
        return sum(file.kind == kind for file in self.files)


def number_of(typed: str) -> str:
    """A number as people type it, in Thai or Arabic digits, as a plain decimal.

    Refuses: NoSuchNumber; a comma that could be a point is not guessed at.
    """
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in typed.strip())
    found = _NUMBER.fullmatch(plain.replace("−", "-").replace(" ", ""))
    if found is None:
        raise NoSuchNumber
    sign, whole, rest = found.groups()
    whole = whole.replace(",", "").lstrip("0") or "0"
    is_zero = not whole.strip("0") and not (rest or "").strip(".0")
    return f"{'' if is_zero else sign}{whole}{rest or ''}"


def grouped(value: str) -> str:
    """A plain decimal as people read it: 1,250.5."""
    whole, point, rest = value.partition(".")
    sign = "−" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{rest}"


def check_sent(sent: Sent, there: Mapping[str, int], kept: int) -> None:
    """Whether so much more may be kept with a report that has so many of each kind already.

    ``kept``: bytes of the whole commitment. Refuses: TooMuchEvidence, EvidenceFull,
    WhatWasCounted, NoSuchNumber, CaptionTooLong.
    """
    if any(there.get(kind, 0) + sent.count(kind) > most for kind, most in MOST.items()):
        raise TooMuchEvidence
    if sent.files and kept + sent.size > MOST_KEPT:
        raise EvidenceFull
    for figure in sent.figures:
        check_figure(figure)
    for file in sent.files:
        check_caption(file.caption)


def check_figure(figure: Figure) -> None:
    """Refuses: WhatWasCounted, NoSuchNumber, CaptionTooLong."""
    if not figure.what:
        raise WhatWasCounted
    if number_of(figure.value) != figure.value:
        raise NoSuchNumber
    check_caption(figure.what)
    check_caption(figure.unit, LONGEST_UNIT)


def check_caption(said: str, most: int = LONGEST_CAPTION) -> None:
    """Refuses: CaptionTooLong."""
    if (over := graphemes(said) - most) > 0:
        raise CaptionTooLong(most=most, over=over)


def check_taking(reason: str) -> None:
    """Refuses: ReasonToTake, CaptionTooLong."""
    if not reason:
        raise ReasonToTake
    check_caption(reason, LONGEST_REASON)
