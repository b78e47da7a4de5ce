"""The digits a reader reads in: Arabic on screens, or Thai, as in the printed book."""

import re

from assembly.core import thai

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_DIGIT = re.compile("[๐-๙]")
# A tag, or a letter that is written as a number: nobody reads those.
_UNREAD = re.compile(r"(<[^>]*>|&#?\w+;)")
# Printable ASCII without a break. With a letter in it it is an address or a code: its digits stay.
_RUN = re.compile(r"[!-~]+")
_NUMBER = re.compile(r"(?:ข้อ(?:ที่)?)?\s*(\d{1,4}(?:/\d{1,4}){0,3})")


def read_in(digits: str, html: str) -> str:
    """A piece of a page with the figures people read in these digits ("thai" or "arabic")."""
    if digits != "thai" and not _THAI_DIGIT.search(html):
        return html
    pieces = _UNREAD.split(html)
    pieces[::2] = (_spelled(digits, text) for text in pieces[::2])
    return "".join(pieces)


def number_said(said: str) -> str:
    """The clause's number in what somebody typed: "ข้อ ๑๒/๑" → "12/1"; empty if there is none."""
    found = _NUMBER.fullmatch(said.strip().translate(_TO_ARABIC))
    return "/".join(str(int(part)) for part in found[1].split("/")) if found else ""


def _spelled(digits: str, text: str) -> str:
    return _RUN.sub(_official, text) if digits == "thai" else text.translate(_TO_ARABIC)


def _official(run: "re.Match[str]") -> str:
    return run[0] if re.search("[A-Za-z]", run[0]) else thai.digits(run[0])
