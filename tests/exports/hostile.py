"""What somebody may type to make a file do something, and papers that say it everywhere."""

import dataclasses
from typing import Any, TypeVar

Paper = TypeVar("Paper")

CALM = "ถ้อยคำธรรมดา"
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
    *("recorder", "reviewer", "question", "summary", "dissent", "stage", "issue", "organisation"),
}


def typed(paper: Paper, words: str) -> Paper:
    """The paper with these words in every place that people write in."""
    return _typed(paper, words, written=False)  # type: ignore[no-any-return]


def _typed(value: Any, words: str, *, written: bool) -> Any:
    if isinstance(value, str):
        return words if written and value else value
    if isinstance(value, tuple):
        return tuple(_typed(one, words, written=written) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        told = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        changed = {n: _typed(v, words, written=n in WRITTEN) for n, v in told.items()}
        return dataclasses.replace(value, **changed)
    return value
