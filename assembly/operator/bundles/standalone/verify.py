#!/usr/bin/env python3
"""ตรวจชุดหลักฐานของสมัชชา · Check an evidence bundle of สมัชชา (Assembly).

    python3 verify.py BUNDLE.zip [--key KEY] [--seen "5V0K 8Z3M 1QYW 94TC"] [--lang en] [--json]

BUNDLE is the zip, or the folder it was unpacked into. KEY is the public key, or its fingerprint, as
the assembly published it. --seen is a fingerprint that somebody photographed from the wall.
Exits 0 intact, 1 tampered (or damaged), 2 cannot tell.

Needs Python 3.9 or newer and nothing else. It is one file, to be read from top to bottom before it
is trusted: limits, sentences, signatures (RFC 8032), tree (RFC 6962), canonical JSON (RFC 8785),
zip, then one check after another. verify.html says the same of every bundle, to the letter.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import struct
import sys
from base64 import b64decode, b64encode
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from hashlib import sha256, sha512
from io import TextIOWrapper
from typing import Any

INTACT, TAMPERED, CANNOT_TELL = 0, 1, 2
RESULTS = ("intact", "tampered", "cannot_tell")

MOST_BYTES = 256 * 1024 * 1024
MOST_FILES = 5000
MOST_SAID = 20  # faults; the rest are counted
LONGEST_LINE = 1024 * 1024
DEEPEST = 8
LARGEST_NUMBER = 2**53 - 1

FORMAT = "assembly-bundle/1"
KEY, JOURNAL, NOTES, PROOFS, CONSISTENCY, MANIFEST = EVIDENCE = (
    "key.txt",
    "journal.jsonl",
    "checkpoints.txt",
    "proofs.jsonl",
    "consistency.jsonl",
    "manifest.json",
)
TEXTS = "data/texts.jsonl"
RECORDED = ("documents/", "data/")  # each file in here stands in the journal by its own hash
PROVEN = {  # entries that adopted or settled something, and where in their content its hash stands
    "resolution_adopted": "text_sha256",
    "clause_added": "text_sha256",
    "clause_amended": "text_sha256",
    "clause_repealed": "text_sha256",
    "edition_adopted": "text_sha256",
    "minutes_adopted": "sha256",
    "commitment_moved": "text_sha256",
}
FIELDS = ("actor_role", "at_utc", "payload_sha256", "prev_hash", "seq", "subject", "type")

# What is said, in Thai and in English. verify.html takes the same sentences from here.
SAYINGS: dict[str, tuple[str, str]] = {
    "intact": ("ไม่พบการแก้ไข", "Nothing was changed"),
    "tampered": ("พบการแก้ไขหรือความเสียหาย", "Changed or damaged"),
    "cannot_tell": ("บอกไม่ได้ว่าถูกแก้ไขหรือไม่", "Cannot tell whether it was changed"),
    "chain": (
        "บันทึกเหตุการณ์ {n} รายการต่อเนื่องกัน ไม่มีรายการใดถูกแก้ ลบ สลับ หรือแทรก",
        (
            "All {n} entries of the journal follow one another; none was changed, dropped, "
            "swapped or put in"
        ),
    ),
    "signed": (
        "ลายเซ็นกำกับ {n} ครั้งถูกต้อง ครั้งสุดท้ายครอบคลุมทุกรายการ ({time} น.)",
        "All {n} signed checkpoints are right; the last covers every entry ({time})",
    ),
    "grown": (
        "บันทึกมีแต่เพิ่ม ไม่เคยย้อนไปแก้ ระหว่างลายเซ็นกำกับทุกครั้ง",
        "Between any two checkpoints the journal only grew",
    ),
    "included": (
        "มติ ข้อธรรมนูญ และเอกสารที่รับรอง {n} รายการ มีหลักฐานว่าอยู่ในบันทึกที่ลงลายเซ็น",
        "{n} resolutions, clauses and adopted papers are proven to stand in the signed journal",
    ),
    "texts": (
        "ถ้อยคำที่รับรอง {n} รายการตรงกับที่บันทึกไว้ตอนรับรอง ทุกตัวอักษร",
        "{n} adopted texts are those that were recorded when they were adopted, letter by letter",
    ),
    "files": (
        "ไฟล์ {n} ไฟล์อยู่ครบ ไม่มีไฟล์หายหรือแปลกปลอม และตรงกับที่บันทึกไว้ตอนทำชุดนี้",
        (
            "All {n} files are here as they were recorded when this bundle was made; none is "
            "missing and none is foreign"
        ),
    ),
    "key_same": (
        "ลงลายเซ็นด้วยกุญแจที่ท่านให้มา",
        "It was signed with the key that you gave",
    ),
    "seen": (
        "ลายนิ้วมือ {code} ตรงกับลายเซ็นกำกับเมื่อ {time} น. ทุกอย่างก่อนหน้านั้นเป็นชุดเดียวกับในภาพถ่าย",
        (
            "The fingerprint {code} is that of the checkpoint of {time}: everything before it is "
            "what was photographed"
        ),
    ),
    "key_own": (
        "กุญแจมากับชุดนี้เอง จึงพิสูจน์ได้เพียงว่าในชุดตรงกันหมด โปรดเทียบลายนิ้วมือกุญแจ {code} กับที่สมัชชาประกาศ",
        (
            "The key came with the bundle itself, so this only proves that the bundle agrees with "
            "itself. Compare the key's fingerprint {code} with the one the assembly published"
        ),
    ),
    "rewritten": (
        (
            "ถ้าผู้ถือกุญแจสร้างบันทึกขึ้นใหม่ทั้งชุด โปรแกรมนี้ไม่รู้ "
            "โปรดเทียบลายนิ้วมือกับภาพที่ถ่ายจากจอกลาง ครั้งสุดท้ายคือ {code}"
        ),
        (
            "If the holder of the key wrote the whole journal anew, this program cannot know. "
            "Compare fingerprints with photographs of the wall; the last one is {code}"
        ),
    ),
    "withheld": (
        "เนื้อหาของ {n} รายการไม่อยู่ในชุดนี้ เพราะลบตามกำหนดแล้วหรือเป็นเรื่องของบุคคล เห็นได้เพียงว่ามีรายการนั้น",
        (
            "The contents of {n} entries are not in this bundle, erased in time or about a person: "
            "they are only seen to exist"
        ),
    ),
    "others": (
        "ถ้อยคำ {n} รายการของสมัชชาอื่นในบันทึกเดียวกันไม่อยู่ในชุดนี้",
        "{n} texts of other assemblies in the same journal are not in this bundle",
    ),
    "unkept": (
        "ถ้อยคำ {n} รายการของข้อที่เอาออกก่อนประกาศใช้ไม่ได้เก็บไว้",
        "{n} texts of clauses that were taken out before any edition were not kept",
    ),
    "spoken": (
        "ไม่ได้พิสูจน์ว่าสิ่งที่พิมพ์ตรงกับที่พูดหรือที่ลงคะแนนในห้อง พิสูจน์เพียงว่าไม่ถูกแก้หลังจากบันทึก",
        (
            "That what was typed is what was said or voted in the room is not proven, only that "
            "it was not changed after it was recorded"
        ),
    ),
    "printed": (
        "เอกสาร Word และ PDF โปรแกรมของสมัชชาเป็นผู้พิมพ์ ถ้าขัดกับ data/texts.jsonl ให้ถือตามไฟล์นั้น",
        (
            "Word and PDF files are printed by the assembly's program: where one differs from "
            "data/texts.jsonl, that file holds"
        ),
    ),
    "example": (
        "ชุดนี้เป็นตัวอย่าง ไม่ใช่บันทึกของสมัชชาจริง",
        "This bundle is an example, not the record of a real assembly",
    ),
    "no_zip": (
        "ไฟล์นี้ไม่ใช่ชุดหลักฐานของสมัชชา",
        "This file is not an evidence bundle",
    ),
    "too_large": ("ไฟล์ใหญ่เกินกว่าจะตรวจ", "The file is too large to be checked"),
    "repacked": (
        "ไฟล์ซิปนี้ถูกบีบใหม่ด้วยโปรแกรมอื่น โปรดแตกไฟล์ แล้วตรวจทั้งโฟลเดอร์",
        "Another program packed this zip: unpack it, and check the folder",
    ),
    "key_unread": (
        "อ่านกุญแจที่ให้มาไม่ออก โปรดพิมพ์กุญแจหรือลายนิ้วมือ 16 ตัวให้ครบ",
        "The key you gave cannot be read: type the whole key, or the 16 letters of its fingerprint",
    ),
    "unseen": (
        "ไม่พบลายนิ้วมือ {code} ในชุดนี้ อาจพิมพ์ผิด ถ่ายหลังทำชุดนี้ หรือบันทึกถูกเขียนใหม่",
        (
            "The fingerprint {code} is not in this bundle: mistyped, photographed after it was "
            "made, or the journal was written anew"
        ),
    ),
    "zip_form": (
        "ไฟล์ซิปเสียหาย ถูกตัด หรือมีข้อมูลแทรก",
        "The zip is damaged, cut, or holds something between its files",
    ),
    "zip_name": ("ชื่อไฟล์ในซิปใช้ไม่ได้: {name}", "A file in the zip has a forbidden name: {name}"),
    "missing": ("ไฟล์หายไป: {name}", "A file is missing: {name}"),
    "foreign": ("มีไฟล์แปลกปลอม: {name}", "A foreign file: {name}"),
    "changed": ("ไฟล์ถูกแก้ไข: {name}", "A file was changed: {name}"),
    "unrecorded": (
        "ไฟล์ {name} ไม่มีในบันทึกเหตุการณ์",
        "The journal does not know of the file {name}",
    ),
    "manifest": (
        "รายการไฟล์ (manifest.json) ไม่ตรงกับบันทึกเหตุการณ์รายการสุดท้าย",
        "The list of files (manifest.json) is not the one in the last entry of the journal",
    ),
    "replaced": (
        "{name} ไม่เหมือนตอนที่ทำชุดนี้",
        "{name} is not as it was when this bundle was made",
    ),
    "key_broken": ("กุญแจ (key.txt) เสียหายหรือถูกแก้ไข", "The key (key.txt) is damaged or changed"),
    "key_other": (
        "ลงลายเซ็นด้วยกุญแจอื่น ไม่ใช่กุญแจที่ท่านให้มา",
        "It was signed with another key than the one you gave",
    ),
    "note": (
        "ลายเซ็นกำกับที่ {n} ถูกแก้ไข หรือไม่ได้ลงด้วยกุญแจนี้",
        "Checkpoint {n} was changed, or is not signed with this key",
    ),
    "root": (
        "ลายเซ็นกำกับที่ {n} ไม่ตรงกับบันทึกเหตุการณ์",
        "Checkpoint {n} does not fit the journal",
    ),
    "uncovered": (
        "ลายเซ็นกำกับสุดท้ายไม่ครอบคลุมทุกรายการ มีรายการหายไปหรือเกินมา",
        "The last checkpoint does not cover every entry: some are missing or were added",
    ),
    "entry": ("บันทึกที่ {n} ถูกแก้ไขหรือเสียหาย", "Entry {n} was changed or is damaged"),
    "order": (
        "บันทึกที่ {n} ไม่ต่อกับรายการก่อนหน้า",
        "Entry {n} does not follow the one before it",
    ),
    "payload": ("เนื้อหาของบันทึกที่ {n} ถูกแก้ไข", "The content of entry {n} was changed"),
    "needed": (
        "เนื้อหาของบันทึกที่ {n} หายไป ทั้งที่ต้องใช้พิสูจน์",
        "The content of entry {n} is missing, though a proof rests on it",
    ),
    "consistency": (
        "หลักฐานความต่อเนื่องระหว่างลายเซ็นกำกับ บรรทัดที่ {n} ไม่ถูกต้อง",
        "Line {n} of the proofs between checkpoints is wrong",
    ),
    "proof": (
        "หลักฐานของบันทึกที่ {n} ไม่ถูกต้องหรือหายไป",
        "The proof of entry {n} is wrong or missing",
    ),
    "proofs": ("หลักฐานรายมติมีบรรทัดเกินหรือหาย", "There are proofs too many or too few"),
    "text": (
        "ถ้อยคำของ {name} (บันทึกที่ {n}) ไม่ตรงกับที่รับรองไว้",
        "The text of {name} (entry {n}) is not the one that was adopted",
    ),
    "no_text": (
        "ไม่มีถ้อยคำของ {name} (บันทึกที่ {n})",
        "The text of {name} (entry {n}) is missing",
    ),
    "text_line": (
        "ถ้อยคำบรรทัดที่ {n} ไม่ใช่ของสิ่งที่รับรอง",
        "Line {n} of the texts belongs to nothing that was adopted",
    ),
    "more": ("และอีก {n} แห่ง", "and {n} more"),
    "heading_faults": ("พบว่า", "Found"),
    "heading_cannot_tell": ("ตรวจไม่ได้", "Could not be checked"),
    "heading_proven": ("พิสูจน์แล้ว", "Proven"),
    "heading_unproven": ("ยังไม่ได้พิสูจน์", "Not proven"),
}


class Report:
    """What was found: codes of ``SAYINGS`` and what they are about, in four lists."""

    KINDS = ("faults", "cannot_tell", "proven", "unproven")

    def __init__(self) -> None:
        self.said: dict[str, list[tuple[str, dict[str, Any]]]] = {kind: [] for kind in self.KINDS}
        self.entries = self.checkpoints = 0
        self.key = self.key_fingerprint = self.fingerprint = ""

    def say(self, kind: str, finding: str, **about: Any) -> None:
        self.said[kind].append((finding, about))

    def fault(self, finding: str, **about: Any) -> None:
        self.say("faults", finding, **about)

    @property
    def verdict(self) -> int:
        """A fault that was found outweighs what could not be looked at."""
        if self.said["faults"]:
            return TAMPERED
        return CANNOT_TELL if self.said["cannot_tell"] else INTACT

    def lines(self, kind: str, lang: str) -> list[str]:
        """The sentences of one list; of very many only the first, and how many more there are."""
        shown = self.said[kind][:MOST_SAID]
        left = len(self.said[kind]) - len(shown)
        return [saying(c, lang, a) for c, a in [*shown, *([("more", {"n": left})] if left else [])]]

    def as_plain(self, lang: str = "th") -> dict[str, Any]:
        told = {kind: self.lines(kind, lang) for kind in self.KINDS}
        return {
            "result": RESULTS[self.verdict],
            **told,
            "entries": self.entries,
            "checkpoints": self.checkpoints,
            "fingerprint": self.fingerprint,
            "key": self.key,
            "key_fingerprint": self.key_fingerprint,
        }

    def as_text(self, lang: str = "th") -> str:
        lines = [saying(RESULTS[self.verdict], lang, {})]
        for kind in self.KINDS:
            head = saying(f"heading_{kind}", lang, {})
            lines += [f"- {head}: {line}" for line in self.lines(kind, lang)]
        return "\n".join(lines)


def saying(code: str, lang: str, about: dict[str, Any]) -> str:
    told = {name: value if type(value) is int else shown(value) for name, value in about.items()}
    if "time" in about:
        told["time"] = moment(shown(about["time"]), lang)
    return SAYINGS[code][lang == "en"].format(**told)


def moment(at_utc: str, lang: str) -> str:
    """A moment on Thailand's clock, in the Buddhist Era for who reads Thai."""
    found = re.match(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})", at_utc)
    if not found:
        return at_utc
    try:
        year, month, day, hour, minute = map(int, found.groups())
        then = datetime(year, month, day, hour, minute, tzinfo=timezone.utc) + timedelta(hours=7)
    except ValueError:
        return at_utc
    date = f"{then.day}/{then.month}/{then.year + 543}" if lang == "th" else f"{then:%Y-%m-%d}"
    return f"{date} {then:%H:%M}"


def shown(text: str) -> str:
    """A word from the bundle as it may be printed: short, and nothing but letters and signs."""
    kept = [c if " " <= c <= "~" or "\u0e01" <= c <= "\u0e5b" else "?" for c in text[:80]]
    return "".join(kept)


# --- signatures: Ed25519 as in RFC 8032, verification only ---------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z
NOWHERE: Point = (0, 1, 1, 0)


def added(a: Point, b: Point) -> Point:
    """The sum of two points; it holds for equal ones too."""
    one = (a[1] - a[0]) * (b[1] - b[0]) % P
    two = (a[1] + a[0]) * (b[1] + b[0]) % P
    three = 2 * a[3] * b[3] * D % P
    four = 2 * a[2] * b[2] % P
    e, f, g, h = two - one, four - three, four + three, two + one
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_of(data: bytes) -> Point | None:
    """The point that 32 bytes stand for; none for what stands for no point."""
    number = int.from_bytes(data, "little")
    y, odd = number & (2**255 - 1), number >> 255
    if len(data) != 32 or y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    x = P - x if x & 1 != odd else x
    return (x, y, 1, x * y % P)


def bytes_of(point: Point) -> bytes:
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def rows_of(point: Point) -> list[list[Point]]:
    """0 to 15 times the point, times 16, times 256 …: then every product is 64 sums."""
    rows = []
    for _ in range(64):
        row = [NOWHERE]
        for _ in range(16):
            row.append(added(row[-1], point))
        point = row.pop()
        rows.append(row)
    return rows


def times(number: int, rows: list[list[Point]], start: Point = NOWHERE) -> Point:
    for row in rows:
        start = added(start, row[number & 15])
        number >>= 4
    return start


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
BASE_ROWS = rows_of(BASE or NOWHERE)


@lru_cache(maxsize=8)
def key_rows(key: bytes) -> list[list[Point]] | None:
    """What is needed to check signatures of a key; none for a key that proves nothing."""
    point = point_of(key)
    if point is None:
        return None
    eightfold = point
    for _ in range(3):
        eightfold = added(eightfold, eightfold)
    if eightfold[0] % P == 0:
        return None  # of small order: anybody could sign for it
    return rows_of((P - point[0], point[1], point[2], P - point[3]))


@lru_cache(maxsize=4096)
def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of the key signed the message."""
    rows = key_rows(key)
    number = int.from_bytes(signature[32:], "little")
    if rows is None or len(signature) != 64 or number >= ORDER:
        return False
    hashed = sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(hashed, "little") % ORDER
    return bytes_of(times(challenge, rows, times(number, BASE_ROWS))) == signature[:32]


# --- the tree: RFC 6962 over SHA-256 -------------------------------------------------------------


def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def grow(peaks: list[bytes], size: int, leaf: bytes) -> None:
    """Add a leaf to a tree of ``size`` kept as the roots of its whole subtrees."""
    while size & 1:
        leaf = node_hash(peaks.pop(), leaf)
        size >>= 1
    peaks.append(leaf)


def root_of(peaks: list[bytes]) -> bytes:
    if not peaks:
        return sha256(b"").digest()
    found = peaks[-1]
    for peak in reversed(peaks[:-1]):
        found = node_hash(peak, found)
    return found


def is_included(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """Whether the path leads from the leaf at ``index`` to the root of a tree of that size."""
    place, last, found = index, size - 1, leaf
    for step in path:
        if not last:
            return False
        if place & 1 or place == last:
            found = node_hash(step, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return 0 <= index < size and not last and found == root


def is_continued(old: int, old_root: bytes, size: int, root: bytes, path: list[bytes]) -> bool:
    """Whether the path shows the tree of size ``old`` to be the beginning of the other."""
    if not 0 < old < size:
        return False
    steps = [old_root, *path] if old & (old - 1) == 0 else path
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    if not path or not steps:
        return False
    before = after = steps[0]
    for step in steps[1:]:
        if not last:
            return False
        if place & 1 or place == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, step)
        place, last = place >> 1, last >> 1
    return not last and before == old_root and after == root


# --- canonical JSON: one value, one spelling (RFC 8785, whole numbers only) ----------------------


class FormError(ValueError):
    """Not in the one form in which the program writes it."""


def canonical(value: Any) -> bytes:
    check_plain(value, DEEPEST)
    options: dict[str, Any] = {"separators": (",", ":"), "sort_keys": True, "ensure_ascii": False}
    return json.dumps(value, **options).encode("utf-8")


def check_plain(value: Any, depth: int) -> None:
    """Lists and named values of words, whole numbers, yes, no and nothing; ``FormError`` else."""
    if type(value) in (dict, list) and depth:
        names = value if type(value) is dict else ()
        if not all(type(name) is str and name.isascii() for name in names):
            raise FormError
        for part in value.values() if names else value:
            check_plain(part, depth - 1)
    elif type(value) is int:
        if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
            raise FormError
    elif value is not None and type(value) not in (str, bool):
        raise FormError


def told_in(data: bytes) -> Any:
    """The value of a line; ``ValueError`` unless it stands there in its one spelling."""
    if len(data) > LONGEST_LINE:
        raise FormError
    try:
        value = json.loads(
            data.decode("utf-8"), parse_int=small, parse_float=refuse, parse_constant=refuse
        )
        if canonical(value) != data:
            raise FormError
    except RecursionError as error:
        raise FormError from error
    return value


def is_same(told: Any, meant: Any) -> bool:
    """Whether two values are spelled alike: Python itself takes ``true`` for 1."""
    return canonical(told) == canonical(meant)


def small(digits: str) -> int:
    if len(digits) > 17:
        raise FormError
    return int(digits)


def refuse(_word: str) -> None:
    raise FormError


def lines_of(data: bytes) -> list[bytes]:
    """The lines of a file; what lacks its last line break was cut."""
    if data and not data.endswith(b"\n"):
        return [*data.split(b"\n")[:-1], b""]  # an empty line is in no form of ours
    return data.split(b"\n")[:-1]


def hashes_in(words: Any) -> list[bytes]:
    """A list of hashes in lower hexadecimal; ``FormError`` for anything else."""
    if type(words) is not list or not all(is_hash(word) for word in words) or len(words) > 128:
        raise FormError
    return [bytes.fromhex(word) for word in words]


def is_hash(word: Any) -> bool:
    return type(word) is str and re.fullmatch("[0-9a-f]{64}", word) is not None


# --- the zip, in the one form in which the program packs it --------------------------------------

Files = dict[str, bytes]
DATE = 33  # 1 January 1980: every file of every bundle
MADE, NEEDED, PLAIN_FILE = 3 << 8 | 20, 20, 0o100644 << 16


class UnreadableError(Exception):
    """Nothing to judge: what kind of finding that is, and its code."""

    def __init__(self, kind: str, code: str, **about: Any) -> None:
        super().__init__(kind, code)
        self.kind, self.code, self.about = kind, code, about


def unzip(data: bytes) -> Files:
    """The files, if they lie end to end, uncompressed, and are told of twice alike."""
    end = struct.unpack("<4s4H2LH", data[-22:]) if len(data) >= 22 else (b"",)
    if end[0] != b"PK\x05\x06":
        kind, code = (
            ("faults", "zip_form") if data[:4] == b"PK\x03\x04" else ("cannot_tell", "no_zip")
        )
        raise UnreadableError(kind, code)
    _, disk, first, here, total, length, start, comment = end
    whole = start + length + 22 == len(data)
    if (disk, first, comment) != (0, 0, 0) or here != total or not whole or total > MOST_FILES:
        raise UnreadableError("faults", "zip_form")
    files: Files = {}
    at, place, is_ours = start, 0, True
    for _ in range(total):
        name, at, place, content, ours = next_file(data, at, place, start)
        if name in files or not is_safe(name):
            raise UnreadableError("faults", "zip_name", name=name)
        files[name] = content
        is_ours = is_ours and ours
    if not is_ours:
        raise UnreadableError("cannot_tell", "repacked")
    if (at, place) != (len(data) - 22, start):
        raise UnreadableError("faults", "zip_form")
    return files


def next_file(data: bytes, at: int, place: int, start: int) -> tuple[str, int, int, bytes, bool]:
    """A file: its name, where the next is told of and lies, its bytes, and if it is ours."""
    if at + 46 > len(data) - 22:
        raise UnreadableError("faults", "zip_form")
    (mark, made, needed, flags, method, clock, date, crc, packed, size, name_size, extra, comment,
     disk, inner, outer, offset) = struct.unpack("<4s6H3L5H2L", data[at:at + 46])  # fmt: skip
    raw = data[at + 46 : at + 46 + name_size]
    name = name_in(raw)
    ours = (flags, method, clock, date) == (0 if raw.isascii() else 0x800, 0, 0, DATE)
    ours = ours and (made, needed, packed, inner, outer) == (MADE, NEEDED, size, 0, PLAIN_FILE)
    if mark != b"PK\x01\x02" or disk:
        raise UnreadableError("faults", "zip_form")
    after = at + 46 + name_size + extra + comment
    if not ours or extra or comment:
        return name, after, place, b"", False
    body = place + 30 + name_size
    told = (b"PK\x03\x04", needed, flags, method, clock, date, crc, packed, size, name_size, 0)
    local = data[place : place + 30]
    fits = offset == place and body + size <= start and data[body - name_size : body] == raw
    if not fits or struct.unpack("<4s5H3L2H", local) != told:
        raise UnreadableError("faults", "zip_form")
    return name, after, body + size, data[body : body + size], True


def name_in(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except ValueError as error:
        raise UnreadableError("faults", "zip_form") from error


def is_safe(name: str) -> bool:
    """A name that stays in its folder on every machine."""
    if not name or re.search(r'[\x00-\x1f\x7f\\:*?"<>|]', name):
        return False
    return all(part not in ("", ".", "..") for part in name.split("/"))


def read_folder(folder: str) -> Files:
    """The files of an unpacked bundle, without what a desktop leaves in every folder.

    A link, a pipe or a device is in no bundle of ours: it counts as an empty file, and is not read.
    """
    files: Files = {}
    size = 0
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_litter(name)]
        for name in [*names, *folders]:
            path = os.path.join(here, name)
            if is_litter(name) or (os.path.isdir(path) and not os.path.islink(path)):
                continue
            if os.path.islink(path) or not os.path.isfile(path):
                files[os.path.relpath(path, folder).replace(os.sep, "/")] = b""
                continue
            size += os.path.getsize(path)
            if size > MOST_BYTES or len(files) >= MOST_FILES:
                raise UnreadableError("cannot_tell", "too_large")
            with open(path, "rb") as file:
                files[os.path.relpath(path, folder).replace(os.sep, "/")] = file.read()
    return files


def is_litter(name: str) -> bool:
    return name.startswith(".") or name in ("Thumbs.db", "desktop.ini", "__MACOSX", "__pycache__")


# --- the key and the signed checkpoints ----------------------------------------------------------

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Key:
    """The public key of a line ``name+id+key``; ``FormError`` for another line."""

    def __init__(self, line: str) -> None:
        found = re.fullmatch(r"([A-Za-z0-9._/-]{1,60})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44})", line)
        value = unspelled(found[3]) if found else b""
        if not found or value[:1] != b"\x01" or key_rows(value[1:]) is None:
            raise FormError
        self.name, self.value, self.line = found[1], value[1:], line
        self.id = sha256(self.name.encode() + b"\n" + value).digest()[:4]
        if self.id.hex() != found[2]:
            raise FormError
        self.fingerprint = fingerprint(sha256(line.encode()).digest())


class Note:
    """A checkpoint that the key signed: so many entries, under this root."""

    def __init__(self, lines: list[bytes], key: Key) -> None:
        origin, size, root, gap, signature = lines
        name = key.name.encode()
        body = origin + b"\n" + size + b"\n" + root + b"\n"
        head = "— ".encode() + name + b" "
        if origin != name or gap or not signature.startswith(head) or len(root) != 44:
            raise FormError
        if not re.fullmatch(b"0|[1-9][0-9]{0,14}", size):
            raise FormError
        signed = unspelled(signature[len(head) :].decode())
        if signed[:4] != key.id or not is_signed(key.value, body, signed[4:]):
            raise FormError
        self.size, self.root = int(size), unspelled(root.decode())


def unspelled(word: str) -> bytes:
    """Base64 in its one spelling; ``ValueError`` for anything else."""
    data = b64decode(word.encode("ascii"), validate=True)
    if b64encode(data).decode() != word:
        raise FormError
    return data


def fingerprint(data: bytes) -> str:
    """80 bits for reading aloud: ``5V0K 8Z3M 1QYW 94TC``."""
    number = int.from_bytes(data[:16], "big")
    letters = [LETTERS[number >> 5 * n & 31] for n in range(16)]
    return " ".join("".join(letters[n : n + 4]) for n in range(0, 16, 4))


def typed(code: str) -> str:
    """A fingerprint as somebody typed it, in the form we print; empty for what is none."""
    letters = re.sub(r"[\s-]", "", code).upper().translate(str.maketrans("ILO", "110"))
    if not re.fullmatch(f"[{LETTERS}]{{16}}", letters):
        return ""
    return " ".join(letters[n : n + 4] for n in range(0, 16, 4))


def read_key(files: Files, report: Report) -> Key | None:
    try:
        line = files[KEY].decode("ascii")
        key = Key(line[:-1] if line.endswith("\n") else "")
    except ValueError:
        report.fault("key_broken")
        return None
    report.key, report.key_fingerprint = key.line, key.fingerprint
    return key


def read_notes(files: Files, key: Key, report: Report) -> list[Note]:
    """All checkpoints in their order; a fault for the first that is not right."""
    lines = lines_of(files[NOTES])
    notes: list[Note] = []
    for n in range(0, len(lines), 5):
        try:
            notes.append(Note(lines[n : n + 5], key))
        except ValueError:
            report.fault("note", n=len(notes) + 1)
            return []
        if len(notes) > 1 and notes[-2].size > notes[-1].size:
            report.fault("note", n=len(notes))
            return []
    if not notes:
        report.fault("note", n=1)
    report.checkpoints = len(notes)
    return notes


# --- the journal ---------------------------------------------------------------------------------


class Journal:
    """The entries, what is told of each, their leaves, and the root at every size asked for."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []
        self.contents: list[dict[str, Any] | None] = []
        self.leaves: list[bytes] = []
        self.roots: dict[int, bytes] = {}

    def needed(self, seq: int, field: str, report: Report) -> str | None:
        """A word of an entry's content on which a proof rests: nobody may have left it out."""
        content = self.contents[seq]
        if content is None or type(content.get(field)) is not str:
            report.fault("needed", n=seq)
            return None
        return str(content[field])


def read_journal(files: Files, sizes: list[int], report: Report) -> Journal | None:
    """The journal grown again; none after a line that no longer stands where it stood."""
    journal, wanted, last = Journal(), set(sizes), ""
    peaks: list[bytes] = []
    journal.roots[0] = root_of(peaks)
    for place, line in enumerate(lines_of(files[JOURNAL])):
        try:
            entry, payload = parts_of(line)
        except ValueError:
            report.fault("entry", n=place)
            return None
        if entry["seq"] != place or entry["prev_hash"] != last:
            report.fault("order", n=place)
            return None
        leaf = leaf_hash(canonical(entry))
        grow(peaks, place, leaf)
        last = leaf.hex()
        if place + 1 in wanted:
            journal.roots[place + 1] = root_of(peaks)
        journal.entries.append(entry)
        journal.leaves.append(leaf)
        journal.contents.append(content_of(entry, payload, report))
    report.entries = len(journal.entries)
    return journal


def parts_of(line: bytes) -> tuple[dict[str, Any], Any]:
    told = told_in(line)
    if type(told) is not dict or sorted(told) != ["entry", "payload"]:
        raise FormError
    entry, payload = told["entry"], told["payload"]
    if type(entry) is not dict or tuple(sorted(entry)) != FIELDS:
        raise FormError
    if not all(type(entry[name]) is (int if name == "seq" else str) for name in FIELDS):
        raise FormError
    if payload is not None and (
        type(payload) is not dict or sorted(payload) != ["content", "salt"]
    ):
        raise FormError
    return entry, payload


def content_of(entry: dict[str, Any], payload: Any, report: Report) -> dict[str, Any] | None:
    """What an entry is about, if that is what it promised."""
    if payload is None:
        return None
    content, salt = payload["content"], payload["salt"]
    whole = type(content) is dict and type(salt) is str
    if whole and re.fullmatch("([0-9a-f]{2})*", salt):
        told = sha256(bytes.fromhex(salt) + canonical(content)).hexdigest()
        if told == entry["payload_sha256"]:
            return dict(content)
    report.fault("payload", n=entry["seq"])
    return None


def check_roots(journal: Journal, notes: list[Note], report: Report) -> None:
    for n, note in enumerate(notes, 1):
        if journal.roots.get(note.size) != note.root:
            report.fault("root", n=n)
    if notes[-1].size != len(journal.entries):
        report.fault("uncovered")


def check_consistency(files: Files, notes: list[Note], report: Report) -> None:
    """A proof from each checkpoint to the next larger one, in this order and no other."""
    steps = [(a, b) for a, b in zip(notes, notes[1:]) if 0 < a.size < b.size]
    lines = lines_of(files[CONSISTENCY])
    if len(lines) != len(steps):
        report.fault("consistency", n=min(len(lines), len(steps)) + 1)
        return
    for n, (line, (a, b)) in enumerate(zip(lines, steps), 1):
        try:
            told = told_in(line)
            path = hashes_in(told.pop("path") if type(told) is dict else None)
            fits = is_same(told, {"from": a.size, "to": b.size})
        except (ValueError, LookupError):
            fits, path = False, []
        if not fits or not is_continued(a.size, a.root, b.size, b.root, path):
            report.fault("consistency", n=n)


def check_proofs(files: Files, journal: Journal, notes: list[Note], report: Report) -> list[int]:
    """For every entry that adopted something, its way up to the first checkpoint over it."""
    wanted = [n for n, entry in enumerate(journal.entries) if entry["type"] in PROVEN]
    lines = lines_of(files[PROOFS])
    if len(lines) != len(wanted):
        report.fault("proofs")
    left = iter(notes)
    over = next(left, None)
    for line, seq in zip(lines, wanted):
        while over is not None and over.size <= seq:
            over = next(left, None)
        if over is None or not is_proof(line, seq, journal, over):
            report.fault("proof", n=seq)
    return wanted


def is_proof(line: bytes, seq: int, journal: Journal, over: Note) -> bool:
    try:
        told = told_in(line)
        path = hashes_in(told.pop("path") if type(told) is dict else None)
    except (ValueError, LookupError):
        return False
    entry = journal.entries[seq]
    about = {
        "checkpoint": over.size,
        "seq": seq,
        "subject": entry["subject"],
        "type": entry["type"],
    }
    return is_same(told, about) and is_included(
        journal.leaves[seq], seq, over.size, path, over.root
    )


# --- the files -----------------------------------------------------------------------------------


def read_manifest(files: Files, journal: Journal, report: Report) -> dict[str, Any] | None:
    """The list of files, if it is the one that the journal's last entry vouches for."""
    last = len(journal.entries) - 1
    about = journal.contents[last] if last >= 0 else None
    hashed = sha256(files[MANIFEST]).hexdigest()
    is_last = is_same(about, {"what": "bundle", "format": "zip", "sha256": hashed})
    if not is_last or journal.entries[last]["type"] != "exported":
        report.fault("manifest")
        return None
    try:
        told = told_in(files[MANIFEST][:-1]) if files[MANIFEST].endswith(b"\n") else None
    except ValueError:
        told = None
    if told is None or not is_manifest(told):
        report.fault("manifest")
        return None
    manifest: dict[str, Any] = told
    return manifest


def is_manifest(told: Any) -> bool:
    names = ["assembly", "checkpoints_sha256", "example", "files", "format", "journal_sha256"]
    if type(told) is not dict or sorted(told) != names or told["format"] != FORMAT:
        return False
    kinds = {"assembly": str, "checkpoints_sha256": str, "example": bool, "files": list}
    if not all(type(told[name]) is kind for name, kind in kinds.items()):
        return False
    return all(
        type(file) is dict
        and sorted(file) == ["name", "sha256", "size"]
        and type(file["name"]) is str
        and type(file["size"]) is int
        and is_safe(file["name"])
        and is_hash(file["sha256"])
        for file in told["files"]
    )


def check_files(files: Files, told: dict[str, Any], journal: Journal, report: Report) -> None:
    """All files that were packed, as they were; and no other."""
    listed = {file["name"]: file for file in told["files"]}
    for name in sorted({*files, *listed}, key=lambda name: name.encode("utf-8", "replace")):
        if name in EVIDENCE and name not in listed:
            pass
        elif name not in listed:
            report.fault("foreign", name=name)
        elif name not in files:
            report.fault("missing", name=name)
        elif not is_file(files[name], listed[name]):
            report.fault("changed", name=name)
    made = set(exported(journal))
    for file in told["files"]:
        is_own = file["name"].startswith(RECORDED) and file["name"] != TEXTS
        if is_own and file["sha256"] not in made:
            report.fault("unrecorded", name=file["name"])
    check_evidence(files, told, report)


def exported(journal: Journal) -> list[str]:
    """The hashes of all files that the journal knows of."""
    pairs = zip(journal.entries, journal.contents)
    told = [content for entry, content in pairs if entry["type"] == "exported" and content]
    return [content["sha256"] for content in told if type(content.get("sha256")) is str]


def is_file(data: bytes, told: dict[str, Any]) -> bool:
    return bool(told["size"] == len(data) and told["sha256"] == sha256(data).hexdigest())


def check_evidence(files: Files, told: dict[str, Any], report: Report) -> None:
    """Journal and checkpoints as they were before their last lines, which vouch for the list."""
    before = b"".join(line + b"\n" for line in lines_of(files[JOURNAL])[:-1])
    if sha256(before).hexdigest() != told["journal_sha256"]:
        report.fault("replaced", name=JOURNAL)
    before = b"".join(line + b"\n" for line in lines_of(files[NOTES])[:-5])
    if sha256(before).hexdigest() != told["checkpoints_sha256"]:
        report.fault("replaced", name=NOTES)


def check_texts(files: Files, wanted: list[int], journal: Journal, report: Report) -> int:
    """Every adopted text, letter by letter; answers how many were compared."""
    texts: dict[int, str] = {}
    adopted, last = set(wanted), -1
    for n, line in enumerate(lines_of(files.get(TEXTS, b"")), 1):
        seq, text = text_in(line, journal)
        if seq not in adopted or seq <= last:
            report.fault("text_line", n=n)
        else:
            texts[seq] = text
            last = seq
    compare_texts(texts, wanted, journal, report)
    return len(texts)


def compare_texts(
    texts: dict[int, str], wanted: list[int], journal: Journal, report: Report
) -> None:
    founded = sum(entry["type"] == "assembly_founded" for entry in journal.entries)
    removed = {e["subject"] for e in journal.entries if e["type"] == "clause_removed"}
    others = unkept = 0
    for seq in wanted:
        name, kind = journal.entries[seq]["subject"], journal.entries[seq]["type"]
        promised = journal.needed(seq, PROVEN[kind], report)
        if seq in texts:
            if promised and sha256(texts[seq].encode()).hexdigest() != promised:
                report.fault("text", name=name, n=seq)
        elif name in removed:
            unkept += 1
        elif founded > 1:
            others += 1
        else:
            report.fault("no_text", name=name, n=seq)
    for code, n in (("unkept", unkept), ("others", others)):
        if n:
            report.say("unproven", code, n=n)


def text_in(line: bytes, journal: Journal) -> tuple[int, str]:
    """The words of a line, and which entry adopted them; -1 for a line that tells it otherwise."""
    try:
        told = told_in(line)
    except ValueError:
        return -1, ""
    if type(told) is not dict or sorted(told) != ["seq", "subject", "text", "type"]:
        return -1, ""
    seq, text = told["seq"], told["text"]
    if type(seq) is not int or type(text) is not str or not 0 <= seq < len(journal.entries):
        return -1, ""
    entry = journal.entries[seq]
    is_its = (told["subject"], told["type"]) == (entry["subject"], entry["type"])
    return (seq, text) if is_its else (-1, "")


# --- the verdict ---------------------------------------------------------------------------------


def judge(files: Files, key: str = "", seen: str = "") -> Report:
    """What can be said of these files."""
    report = Report()
    if not any(name in files for name in EVIDENCE):
        report.say("cannot_tell", "no_zip")
        return report
    gone = [name for name in EVIDENCE if name not in files]
    for name in gone:
        report.fault("missing", name=name)
    own = None if gone else read_key(files, report)
    if own is None:
        return report
    compare_key(own, key, report)
    notes = read_notes(files, own, report)
    journal = read_journal(files, [note.size for note in notes], report)
    if notes and journal is not None:
        report.fingerprint = fingerprint(notes[-1].root)
        weigh(files, journal, notes, report)
        compare_photograph(journal, notes, seen, report)
    if report.said["faults"]:
        report.said["proven"] = [found for found in report.said["proven"] if found[0] == "seen"]
    return report


def weigh(files: Files, journal: Journal, notes: list[Note], report: Report) -> None:
    """Every check that needs the whole journal, and what they prove together."""
    check_roots(journal, notes, report)
    check_consistency(files, notes, report)
    wanted = check_proofs(files, journal, notes, report)
    told = read_manifest(files, journal, report)
    if told is None:
        return
    check_files(files, told, journal, report)
    texts = check_texts(files, wanted, journal, report)
    report.say("proven", "chain", n=report.entries)
    report.say("proven", "signed", n=report.checkpoints, time=time_of(journal, report.entries))
    if report.checkpoints > 1:
        report.say("proven", "grown")
    report.say("proven", "included", n=len(wanted))
    report.say("proven", "texts", n=texts)
    report.say("proven", "files", n=len(files))
    left_out = sum(content is None for content in journal.contents)
    if left_out:
        report.say("unproven", "withheld", n=left_out)
    report.say("unproven", "printed")
    report.say("unproven", "spoken")
    if told["example"]:
        report.say("unproven", "example")


def time_of(journal: Journal, size: int) -> str:
    """When the newest of so many entries was written."""
    return str(journal.entries[size - 1]["at_utc"]) if size else ""


def compare_key(own: Key, given: str, report: Report) -> None:
    """A key that came with the bundle proves little; one that came another way proves all."""
    given = given.strip()
    if not given:
        report.say("unproven", "key_own", code=own.fingerprint)
    elif given == own.line or typed(given) == own.fingerprint:
        report.say("proven", "key_same")
    elif typed(given) or is_key(given):
        report.fault("key_other")
    else:
        report.say("cannot_tell", "key_unread")


def is_key(line: str) -> bool:
    try:
        return bool(Key(line))
    except ValueError:
        return False


def compare_photograph(journal: Journal, notes: list[Note], seen: str, report: Report) -> None:
    """Look for what somebody photographed among the fingerprints of all checkpoints."""
    if not seen.strip():
        report.say("unproven", "rewritten", code=report.fingerprint)
        return
    code = typed(seen)
    for note in notes:
        is_true = journal.roots.get(note.size) == note.root
        if is_true and fingerprint(note.root) == code:
            report.say("proven", "seen", code=code, time=time_of(journal, note.size))
            return
    report.say("cannot_tell", "unseen", code=code or seen)


def judge_zip(data: bytes, key: str = "", seen: str = "") -> Report:
    """What can be said of a file that somebody calls a bundle."""
    try:
        if len(data) > MOST_BYTES:
            raise UnreadableError("cannot_tell", "too_large")
        return judge(unzip(data), key, seen)
    except UnreadableError as found:
        return found_in_vain(found)


def found_in_vain(found: UnreadableError) -> Report:
    report = Report()
    report.say(found.kind, found.code, **found.about)
    return report


def judge_path(path: str, key: str = "", seen: str = "") -> Report:
    """What can be said of a zip, or of the folder it was unpacked into."""
    if os.path.isdir(path):
        try:
            return judge(read_folder(path), key, seen)
        except UnreadableError as found:
            return found_in_vain(found)
    if os.path.getsize(path) > MOST_BYTES:
        return found_in_vain(UnreadableError("cannot_tell", "too_large"))
    with open(path, "rb") as file:
        return judge_zip(file.read(), key, seen)


def main() -> int:
    words = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    words.add_argument("bundle", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    words.add_argument("--key", default="", help="the public key or its fingerprint")
    words.add_argument("--seen", default="", help="a fingerprint photographed from the wall")
    words.add_argument("--lang", choices=("th", "en"), default="th")
    words.add_argument("--json", action="store_true")
    asked = words.parse_args()
    try:
        report = judge_path(asked.bundle, asked.key, asked.seen)
    except OSError as error:
        words.error(str(error))
    plain = json.dumps(report.as_plain(asked.lang), ensure_ascii=False, indent=2)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # a console of Windows may know no Thai
    print(plain if asked.json else report.as_text(asked.lang))
    return report.verdict


if __name__ == "__main__":
    sys.exit(main())
