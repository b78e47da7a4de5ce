"""A bundle in hostile hands: both stand-alone verifiers find it, and say the same of it."""

import io
import json
import os
import random
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from assembly.journal.merkle import Tree
from assembly.operator.bundles.making import Files
from assembly.operator.bundles.standalone import verify as verifier
from tests.factories.bundles import (
    CLAUSE,
    EDITION,
    RESOLUTION,
    STILL,
    STRANGER,
    Browser,
    Record,
    public_line,
    small_bundle,
    zipped,
)

FILES = small_bundle()
ZIP = zipped(FILES)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(tmp_path_factory.mktemp("browser"))


def changed(name: str, turn: Callable[[bytes], bytes], files: Files | None = None) -> bytes:
    whole = dict(files or FILES)
    return zipped(whole | {name: turn(whole[name])})


def without(name: str) -> bytes:
    return zipped({n: content for n, content in FILES.items() if n != name})


def lines(turn: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return lambda content: b"".join(turn(content.splitlines(keepends=True)))


def swapped(a: int, b: int) -> Callable[[bytes], bytes]:
    def turn(found: list[bytes]) -> list[bytes]:
        found[a], found[b] = found[b], found[a]
        return found

    return lines(turn)


def dropped(place: int) -> Callable[[bytes], bytes]:
    return lines(lambda found: found[:place] + found[place + 1 :] if place >= 0 else found[:place])


def told(content: bytes, **new: Any) -> bytes:
    """A line of JSON with other values, spelled as ours are."""
    return verifier.canonical(json.loads(content) | new) + b"\n"


def emptied(place: int) -> Callable[[bytes], bytes]:
    """The content of an entry taken away, as if it had been erased."""

    def turn(found: list[bytes]) -> list[bytes]:
        found[place] = told(found[place], payload=None)
        return found

    return lines(turn)


def forked() -> Files:
    """A second history, whole in itself, signed by who has not the key."""
    return (
        Record(key=STRANGER)
        .adopt(resolution="ให้ขายที่ดินชุมชน")
        .bundle(((1, "ให้ขายที่ดินชุมชน"), (2, CLAUSE), (3, EDITION)))
    )


def cut_short() -> bytes:
    """Journal, checkpoints and proofs of an earlier hour; the rest of today."""
    early = Record().adopt()
    earlier = {
        "journal.jsonl": b"".join(line.text for line in early.lines),
        "checkpoints.txt": "".join(early.notes).encode(),
        "consistency.jsonl": FILES["consistency.jsonl"].splitlines(keepends=True)[0],
    }
    return zipped(FILES | earlier)


def without_middle_signature() -> bytes:
    """A checkpoint taken out by somebody who knows how to prove around it."""
    record = Record().adopt()
    record.bundle()
    tree = Tree([line.leaf for line in record.lines])
    way = {"from": 2, "to": 6, "path": [h.hex() for h in tree.consistency_proof(2, 6)]}
    notes = FILES["checkpoints.txt"].splitlines(keepends=True)
    proofs = FILES["proofs.jsonl"].splitlines(keepends=True)
    paths = [[h.hex() for h in tree.inclusion_proof(seq, 6)] for seq in (2, 3)]
    proofs[1:] = [told(p, checkpoint=6, path=w) for p, w in zip(proofs[1:], paths, strict=True)]
    taken_out = {
        "checkpoints.txt": b"".join(notes[:5] + notes[10:]),
        "consistency.jsonl": verifier.canonical(way) + b"\n",
        "proofs.jsonl": b"".join(proofs),
    }
    return zipped(FILES | taken_out)


def exchanged_paths(content: bytes) -> bytes:
    first, second, *rest = content.splitlines(keepends=True)
    one, two = json.loads(first)["path"], json.loads(second)["path"]
    return b"".join([told(first, path=two), told(second, path=one), *rest])


def spelled_anew(content: bytes) -> bytes:
    """The same values in other letters: nothing idle may lie in the record."""
    return b"".join(json.dumps(json.loads(line)).encode() + b"\n" for line in content.splitlines())


def by_another_program(method: int, **about: Any) -> bytes:
    sheaf = io.BytesIO()
    with zipfile.ZipFile(sheaf, "w", method) as archive:
        for name, content in FILES.items():
            info = zipfile.ZipInfo(name, **about)
            archive.writestr(info, content, method)
    return sheaf.getvalue()


def with_extra(name: str) -> bytes:
    return zipped(FILES | {name: b"x"})


def twice() -> bytes:
    """Two files of one name: which one is read depends on who reads."""
    sheaf = io.BytesIO(ZIP)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(sheaf, "a") as archive:
        archive.writestr("key.txt", b"another")
    return sheaf.getvalue()


def with_comment() -> bytes:
    sheaf = io.BytesIO(ZIP)
    with zipfile.ZipFile(sheaf, "a") as archive:
        archive.comment = "ของแถม".encode()
    return sheaf.getvalue()


def flagged(bit: int) -> bytes:
    """The central directory says that the first file is encrypted; its own header does not."""
    place = ZIP.index(b"PK\x01\x02") + 8
    return ZIP[:place] + bytes([ZIP[place] | bit]) + ZIP[place + 1 :]


def as_a_bomb() -> bytes:
    """Sizes that promise four gigabytes."""
    place = ZIP.index(b"PK\x01\x02") + 20
    return ZIP[:place] + b"\xff" * 8 + ZIP[place + 8 :]


J, N, C, PR, M, T = (
    "journal.jsonl", "checkpoints.txt", "consistency.jsonl", "proofs.jsonl", "manifest.json",
    "data/texts.jsonl",
)  # fmt: skip
TAMPERED: dict[str, Callable[[], bytes]] = {
    "an entry dropped": lambda: changed(J, dropped(3)),
    "the first entry dropped": lambda: changed(J, dropped(0)),
    "the last entry dropped": lambda: changed(J, dropped(-1)),
    "two entries swapped": lambda: changed(J, swapped(2, 3)),
    "an entry twice": lambda: changed(J, lines(lambda f: [*f, f[-1]])),
    "the journal cut in a line": lambda: changed(J, lambda c: c[:-9]),
    "the last line break cut": lambda: changed(J, lambda c: c[:-1]),
    "an empty journal": lambda: changed(J, lambda _: b""),
    "a role reworded": lambda: changed(J, lambda c: c.replace(b"secretary", b"secretaru", 1)),
    "a content reworded": lambda: changed(J, lambda c: c.replace(b'"12.1"', b'"12.2"', 1)),
    "a needed content left out": lambda: changed(J, emptied(1)),
    "an idle content left out": lambda: changed(J, emptied(0)),
    "the list's own entry emptied": lambda: changed(J, emptied(5)),
    "entries spelled anew": lambda: changed(J, spelled_anew),
    "rubbish for a journal": lambda: changed(J, lambda _: b"\xff\xfe\n"),
    "nested without end": lambda: changed(J, lambda c: c + b"[" * 100_000 + b"\n"),
    "a number without end": lambda: changed(J, lambda c: c + b"9" * 100_000 + b"\n"),
    "a key said twice": lambda: changed(
        J, lambda c: c.replace(b'{"entry"', b'{"a":1,"a":1,"entry"')
    ),
    "a lone surrogate": lambda: changed(T, lambda c: c.replace(b'"text":"', b'"text":"\\ud800')),
    "one for true": lambda: changed(C, lambda c: c.replace(b'"from":2', b'"from":true')),
    "a checkpoint dropped": lambda: changed(N, lines(lambda f: f[:5] + f[10:])),
    "a checkpoint proven around": without_middle_signature,
    "checkpoints swapped": lambda: changed(N, lines(lambda f: f[5:10] + f[:5] + f[10:])),
    "no checkpoint": lambda: changed(N, lambda _: b""),
    "a second signature under a note": lambda: changed(N, lines(lambda f: [*f, f[-1]])),
    "everything of an earlier hour": cut_short,
    "a proof dropped": lambda: changed(PR, dropped(1)),
    "the proof of another entry": lambda: changed(PR, swapped(1, 2)),
    "the path of another entry": lambda: changed(PR, exchanged_paths),
    "a proof too many": lambda: changed(PR, lines(lambda f: [*f, f[-1]])),
    "a way between checkpoints dropped": lambda: changed(C, dropped(0)),
    "ways between checkpoints swapped": lambda: changed(C, swapped(0, 1)),
    "a word of a resolution": lambda: changed(T, lambda c: c.replace(b"4", b"5", 1)),
    "a text dropped": lambda: changed(T, dropped(1)),
    "a text of nothing": lambda: changed(
        T, lines(lambda f: [*f, b'{"seq":9,"subject":"x","text":"x","type":"x"}\n'])
    ),
    "a text under another name": lambda: changed(T, lambda c: c.replace(b"clause:1", b"clause:2")),
    "a document changed": lambda: changed("data/resolutions.json", lambda c: c + b" "),
    "a document removed": lambda: without("data/resolutions.json"),
    "the texts removed": lambda: without(T),
    "the letter removed": lambda: without("อ่านก่อน.txt"),
    "the other verifier changed": lambda: changed("verify.html", lambda c: c + b"<script>"),
    "a foreign document": lambda: with_extra("documents/มติ 12.9.pdf"),
    "a hidden file": lambda: with_extra(".hidden"),
    "the list changed": lambda: changed(M, lambda c: c.replace(b"false", b"true")),
    "a file off the list": lambda: changed(M, lambda c: told(c, files=json.loads(c)["files"][1:])),
    **{f"no {name}": lambda name=name: without(name) for name in verifier.EVIDENCE},  # type: ignore[misc]
    "another key": lambda: changed("key.txt", lambda _: public_line(STRANGER).encode() + b"\n"),
    "a key of small order": lambda: changed("key.txt", lambda _: weak_key()),
    "two files of one name": twice,
    "a file that climbs out": lambda: with_extra("../climbs"),
    "a file from the root": lambda: with_extra("/etc/passwd"),
    "a file on a drive": lambda: with_extra("C:\\autoexec.bat"),
    "a comment": with_comment,
    "bytes after the end": lambda: ZIP + b"x",
    "bytes before the beginning": lambda: b"x" + ZIP,
    "an end cut off": lambda: ZIP[:-30],
    "a file said to be encrypted": lambda: flagged(1),
    "four gigabytes promised": as_a_bomb,
}
UNTOLD: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "rubbish": lambda: b"rubbish" * 100,
    "an empty zip": lambda: zipped({}),
    "another zip": lambda: zipped({"letter.txt": b"hello"}),
    "deflated by another program": lambda: by_another_program(zipfile.ZIP_DEFLATED),
    "packed today": lambda: by_another_program(
        zipfile.ZIP_STORED, date_time=(2026, 11, 26, 5, 0, 0)
    ),
}  # fmt: skip


def weak_key() -> bytes:
    """The point (0, −1): a signature by it proves nothing."""
    value = b"\x01" + (2**255 - 20).to_bytes(32, "little")
    hashed = verifier.sha256(b"assembly-journal\n" + value).digest()[:4].hex()
    return f"assembly-journal+{hashed}+{verifier.b64encode(value).decode()}\n".encode()


@pytest.fixture(scope="module")
def seen_in_browser(browser: Browser) -> Mapping[str, Any]:
    return browser.judges({name: make() for name, make in (TAMPERED | UNTOLD).items()})


@pytest.mark.parametrize("attack", TAMPERED | UNTOLD)
def test_both_verifiers_say_the_same_of_an_attack(
    attack: str, seen_in_browser: Mapping[str, Any]
) -> None:
    said = verifier.judge_zip((TAMPERED | UNTOLD)[attack]()).as_plain()
    assert said["result"] == ("tampered" if attack in TAMPERED else "cannot_tell")
    assert said["proven"] == [], "nothing is proven by what is not whole"
    assert seen_in_browser[attack] == said


def test_an_untouched_bundle_is_intact_in_both_languages(browser: Browser) -> None:
    for lang in ("th", "en"):
        said = verifier.judge_zip(ZIP).as_plain(lang)
        assert (said["result"], said["faults"], len(said["proven"])) == ("intact", [], 6)
        assert browser.judges({"it": ZIP}, lang=lang)["it"] == said


def test_every_byte_of_a_bundle_counts(browser: Browser, tmp_path: Path) -> None:
    """Evidence, data, names, and the zip around them: one bit of each byte is turned, and seen."""
    found = []
    for place, byte in enumerate(ZIP):
        mutant = bytearray(ZIP)
        mutant[place] = byte ^ 1 << place % 8
        found.append(verifier.judge_zip(bytes(mutant)).verdict)
    assert [place for place, verdict in enumerate(found) if verdict == verifier.INTACT] == []
    inside = range(30, ZIP.index(b"PK\x01\x02"))
    assert {found[place] for place in inside if is_content(place)} == {verifier.TAMPERED}
    (tmp_path / "it.zip").write_bytes(ZIP)
    some = list(range(0, len(ZIP), 3))
    asked = {"flips": str(tmp_path / "it.zip"), "places": some}
    assert browser.answers([asked]) == [[found[place] for place in some]]


def is_content(place: int) -> bool:
    with zipfile.ZipFile(io.BytesIO(ZIP)) as archive:
        starts = [(i.header_offset + 30 + len(i.filename.encode()), i) for i in archive.infolist()]
    return any(start <= place < start + info.file_size for start, info in starts)


def test_both_say_the_same_of_whatever_an_accident_makes(browser: Browser) -> None:
    chance = random.Random(82)
    mutants = {str(n): mangled(chance) for n in range(250)}
    seen = browser.judges(mutants)
    for name, content in mutants.items():
        said = verifier.judge_zip(content).as_plain()
        assert said["result"] != "intact", content
        assert seen[name] == said


def mangled(chance: random.Random) -> bytes:
    """A file of the bundle, or the zip itself, with a piece taken, put, doubled or moved."""
    name = chance.choice([*FILES, ""])
    content = FILES[name] if name else ZIP
    while True:
        one, two = sorted(chance.sample(range(len(content) + 1), 2))
        piece, kind = content[one:two], chance.randrange(5)
        new = {
            0: content[:one] + content[two:],
            1: content[:one] + chance.randbytes(3) + content[one:],
            2: content[:two] + piece + content[two:],
            3: content[:one] + piece[::-1] + content[two:],
            4: content[:one]
            + chance.choice([b"\n", b" ", b"0", b'"', b"\xc3\xa9"])
            + content[one:],
        }[kind]
        if new != content:
            return zipped(FILES | {name: new}) if name else new


def test_a_second_history_is_intact_in_itself_until_the_key_is_compared(browser: Browser) -> None:
    fork = zipped(forked())
    alone = verifier.judge_zip(fork)
    assert alone.verdict == verifier.INTACT
    assert any(code == "key_own" for code, _ in alone.said["unproven"]), "and it says how little"
    for key in (public_line(), verifier.Key(public_line()).fingerprint):
        said = verifier.judge_zip(fork, key=key)
        assert (said.verdict, said.said["faults"]) == (verifier.TAMPERED, [("key_other", {})])
        assert browser.judges({"it": fork}, key=key)["it"] == said.as_plain()


def test_a_second_history_under_the_true_key_file_is_found() -> None:
    fork = zipped(forked() | {"key.txt": FILES["key.txt"]})
    assert verifier.judge_zip(fork).verdict == verifier.TAMPERED


@pytest.mark.parametrize("spelling", ["{}", " {} ", "as spoken"])
def test_the_published_key_makes_the_proof_full(browser: Browser, spelling: str) -> None:
    line = public_line()
    spoken = verifier.Key(line).fingerprint.lower().replace(" ", "-").replace("0", "o")
    key = spoken if spelling == "as spoken" else spelling.format(line)
    said = verifier.judge_zip(ZIP, key=key)
    assert said.verdict == verifier.INTACT
    assert ("key_same", {}) in said.said["proven"]
    assert not any(code == "key_own" for code, _ in said.said["unproven"])
    assert browser.judges({"it": ZIP}, key=key)["it"] == said.as_plain()


def test_a_key_that_is_none_proves_nothing_either_way(browser: Browser) -> None:
    said = verifier.judge_zip(ZIP, key="กุญแจ")
    assert (said.verdict, said.said["cannot_tell"]) == (verifier.CANNOT_TELL, [("key_unread", {})])
    assert browser.judges({"it": ZIP}, key="กุญแจ")["it"] == said.as_plain()


def test_a_photograph_binds_even_the_holder_of_the_key(browser: Browser) -> None:
    """The operator writes another past with the true key: only the photograph knows."""
    true, false = Record().adopt(), Record().adopt(resolution="ให้ขายที่ดินชุมชน")
    photographed = verifier.fingerprint(verifier.root_of(peaks_of(true, 2)))
    assert verifier.judge_zip(zipped(true.bundle()), seen=photographed).verdict == verifier.INTACT
    lie = zipped(false.bundle(((1, "ให้ขายที่ดินชุมชน"), (2, CLAUSE), (3, EDITION))))
    assert verifier.judge_zip(lie, key=public_line()).verdict == verifier.INTACT
    said = verifier.judge_zip(lie, key=public_line(), seen=photographed)
    assert said.verdict == verifier.CANNOT_TELL
    told = browser.judges({"it": lie}, key=public_line(), seen=photographed)["it"]
    assert told == said.as_plain()


def peaks_of(record: Record, size: int) -> list[bytes]:
    peaks: list[bytes] = []
    for place, line in enumerate(record.lines[:size]):
        verifier.grow(peaks, place, line.leaf)
    return peaks


def test_what_stayed_at_home_is_said_and_breaks_nothing(browser: Browser) -> None:
    kept = zipped(Record(kept={"assembly_founded"}).adopt().bundle())
    said = verifier.judge_zip(kept)
    assert said.verdict == verifier.INTACT
    assert ("withheld", {"n": 1}) in said.said["unproven"]
    assert browser.judges({"it": kept})["it"] == said.as_plain()


def test_what_a_proof_rests_on_may_not_stay_at_home(browser: Browser) -> None:
    kept = zipped(Record(kept={"resolution_adopted"}).adopt().bundle())
    said = verifier.judge_zip(kept)
    assert said.said["faults"] == [("needed", {"n": 1})]
    assert browser.judges({"it": kept})["it"] == said.as_plain()


def test_another_assemblys_texts_may_be_absent_where_two_share_a_journal(browser: Browser) -> None:
    record = Record()
    record.enter("assembly_founded", "assembly:2", {"slug": "phuket"})
    record.adopt()
    two = zipped(record.bundle(((2, RESOLUTION), (3, CLAUSE))))
    said = verifier.judge_zip(two)
    assert said.verdict == verifier.INTACT
    assert ("others", {"n": 1}) in said.said["unproven"]
    assert browser.judges({"it": two})["it"] == said.as_plain()


def test_a_paper_that_was_never_entered_is_found(browser: Browser) -> None:
    """Listed and sealed by the operator, but the journal does not know that it was made."""
    two = zipped(Record().adopt().bundle(still={**STILL, "documents/ลับ.pdf": b"%PDF"}))
    said = verifier.judge_zip(two)
    assert said.said["faults"] == [("unrecorded", {"name": "documents/ลับ.pdf"})]
    assert browser.judges({"it": two})["it"] == said.as_plain()


def test_an_unpacked_folder_is_judged_like_its_zip(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / ".DS_Store").write_bytes(b"litter of a desktop")
    assert verifier.judge_path(str(tmp_path)).as_plain() == verifier.judge_zip(ZIP).as_plain()
    (tmp_path / "data" / "texts.jsonl").unlink()
    assert verifier.judge_path(str(tmp_path)).verdict == verifier.TAMPERED


def test_a_link_or_a_pipe_in_a_folder_is_no_file_and_is_not_read(tmp_path: Path) -> None:
    """A link to a device without end took all memory; a pipe was waited for, for ever."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "data" / "texts.jsonl").unlink()
    (tmp_path / "data" / "texts.jsonl").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "more")
    (tmp_path / "elsewhere").symlink_to(tmp_path / "data")
    said = verifier.judge_path(str(tmp_path)).said["faults"]
    assert ("changed", {"name": "data/texts.jsonl"}) in said
    assert [told["name"] for code, told in said if code == "foreign"] == ["elsewhere", "more"]


def test_many_faults_are_counted_not_listed() -> None:
    torn = zipped(FILES | {f"extra/{n}": b"" for n in range(300)})
    assert len(verifier.judge_zip(torn).as_plain()["faults"]) == verifier.MOST_SAID + 1


def test_words_of_a_stranger_are_printed_tamely() -> None:
    assert verifier.shown("ก\u202eข\x1b[2J" + "x" * 99) == "ก?ข?[2J" + "x" * 73
