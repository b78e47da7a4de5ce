"""What somebody may type to make a file do something, and papers that say it everywhere."""

import dataclasses
import itertools
import re
from collections.abc import Callable
from typing import Any, TypeVar

Paper = TypeVar("Paper")

LETTERS = [chr(n) for n in range(ord("ก"), ord("ฮ") + 1)]
CORPUS = {
    "formula": '=HYPERLINK("http://evil.example","กด")',
    "command": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1)",
    "wide twins": "＝SUM(1)＋＠A1",  # noqa: RUF001 -- spreadsheets read the wide signs too
    "typst file": '#import "/etc/passwd": *',
    "typst code": '#let x = panic("x") $x^2$ *หนา* _เอน_ @ref <label> `raw` // [a](b)',
    "word": "<w:p><w:r><w:t>แทรก</w:t></w:r></w:p>",
    "field": "{ HYPERLINK \"http://evil.example\" } { INCLUDETEXT 'c:/a' }",
    "address": "http://evil.example/?a=1&b=<2> และ file:///etc/passwd",
    "xml": "]]> &amp; &lt; <!-- --> <?php ?> <!DOCTYPE x [<!ENTITY a 'b'>]> &a;",
    "json": '"}], "x": "\\u0000\\n", {',
    "braces": "{{ 7*7 }} {% raw %} {n} {0.__class__} %(x)s ${x}",
    "control": "ก\x00\x0b\x1f\x7f\ufffe\x1bข\x85ค",
    "directions": "ก\u202eข\u2066ค\u2069 שלום עולם مرحبا",
    "zero width": "เกาะ\u200bปัน\u200cหยี\u200d\u2060\ufeff",
    "marks": "ก" + "\u0e35" * 60 + "น" + "\u0301" * 900,
    "emoji": "👨‍👩‍👧‍👦 🏳️‍🌈 #️⃣ 👍🏽",
    "long word": "ก" * 3000,
    "long address": "a" * 2000 + "/" * 200,
    "lines": "บรรทัดหนึ่ง\r\nบรรทัดสอง\n\n\n\nบรรทัดสาม\u2028บรรทัดสี่\tห่าง",
    "numbering": "(1) ก. 1. ข้อ 99/1 (ก)",
    "quotes": "'\"`´“”‘’;--",  # noqa: RUF001 -- curly quotes are typed too
    "csv": 'ก,ข;"ค"\tง',
}
WRITTEN = {  # the fields whose words people write
    *("title", "theme", "place", "preamble", "operative", "item_title", "text", "source"),
    *("transitory", "pledge", "name", "role", "discussion", "decisions", "resolved", "sense"),
    *(
        "expected",
        "caption",
        "unit",
        "addressee",
        "asked",
        "withheld_because",
        "escalated_from",
        "followed",
    ),
    *("recorder", "reviewer", "question", "summary", "dissent", "stage", "issue", "organisation"),
}


def marker(n: int) -> str:
    """A calm word of its own for the n-th place, that no cleaning and no digits change."""
    return f"ถ้อยคำ{LETTERS[n // 40]}{LETTERS[n % 40]}ธรรมดา"


MARKER = re.compile("ถ้อยคำ([ก-ฮ])([ก-ฮ])ธรรมดา")


def marked(text: str, say: Callable[[int], str]) -> str:
    """``text`` with every marker as what is said in that place."""
    return MARKER.sub(lambda m: say(LETTERS.index(m[1]) * 40 + LETTERS.index(m[2])), text)


def typed(paper: Paper, say: Callable[[int], str] = marker) -> tuple[Paper, int]:
    """The paper with other words in each place that people write in, and how many places."""
    places = itertools.count()
    told = _typed(paper, lambda: say(next(places)), written=False)
    return told, next(places)


def _typed(value: Any, say: Callable[[], str], *, written: bool) -> Any:
    if isinstance(value, str):
        return say() if written and value else value
    if isinstance(value, tuple):
        return tuple(_typed(one, say, written=written) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        told = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        changed = {n: _typed(v, say, written=n in WRITTEN) for n, v in told.items()}
        return dataclasses.replace(value, **changed)
    return value
