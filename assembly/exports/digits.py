"""Which digits a text is written in: Thai on official papers, Arabic on sheets to work with."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Literal

from assembly.core import thai
from assembly.core.text import clean

Digits = Literal["thai", "arabic"]

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# Printable ASCII without a break. With a letter in it it is an address or a code: its digits stay.
_RUN = re.compile(r"[!-~]+")


def speller(digits: Digits, *, newlines: bool = False) -> Callable[[str], str]:
    """A function that cleans a text and writes its figures in these digits.

    Cleaned again here, because rows may come from elsewhere than a form, and a control character
    breaks a file. ``newlines=False`` makes one line of it. What comes again, such as a meeting's
    name in each row, is remembered as long as this one function is.
    """
    return cache(partial(_in_thai if digits == "thai" else _in_arabic, newlines=newlines))


def _in_thai(text: str, *, newlines: bool) -> str:
    return _RUN.sub(lambda run: _official(run[0]), clean(text, newlines=newlines))


def _official(run: str) -> str:
    return run if re.search("[A-Za-z]", run) else thai.digits(run)


def _in_arabic(text: str, *, newlines: bool) -> str:
    return clean(text, newlines=newlines).translate(_TO_ARABIC)
