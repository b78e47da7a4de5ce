"""What the stand-alone verifiers brought themselves: signatures, hashes, canonical JSON."""

import ast
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from assembly.operator.bundles.page import script
from assembly.operator.bundles.standalone import verify as verifier

# RFC 8032, section 7.1: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
            "f9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0"
            "f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f76098"
            "4dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]
ORDER = verifier.ORDER
KEYS = [Ed25519PrivateKey.from_private_bytes(bytes([n] * 32)) for n in range(8)]


def signed(number: int) -> tuple[str, str, str]:
    key, message = KEYS[number % 8], bytes(range(number))
    return key.public_key().public_bytes_raw().hex(), message.hex(), key.sign(message).hex()


def twisted(vector: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """Signatures that are none: a bit turned, S given the other way round the curve, cut, grown."""
    key, message, signature = vector
    number = int.from_bytes(bytes.fromhex(signature)[32:], "little")
    again = (number + ORDER).to_bytes(32, "little").hex()
    return [
        (key, f"{message}00", signature),
        (key, message, f"{int(signature[:2], 16) ^ 1:02x}{signature[2:]}"),
        (key, message, signature[:64] + again),
        (key, message, signature[:-2]),
        (key, message, f"{signature}00"),
        (f"{int(key[:2], 16) ^ 2:02x}{key[2:]}", message, signature),
    ]


GOOD = [*VECTORS, *map(signed, range(40))]
BAD = [
    *(bad for vector in GOOD[:8] for bad in twisted(vector)),
    ("01" + "00" * 31, "72", "01" + "00" * 63),  # the neutral point: it would sign anything
    ("ff" * 31 + "7f", "72", VECTORS[1][2]),  # not below the prime
    ("02" + "00" * 31, "72", VECTORS[1][2]),  # no point at all
]


def is_signed(vector: tuple[str, str, str]) -> bool:
    key, message, signature = map(bytes.fromhex, vector)
    return verifier.is_signed(key, message, signature)


def test_signatures_are_those_of_the_standard() -> None:
    assert all(map(is_signed, GOOD))
    assert not any(map(is_signed, BAD))


def in_node(folder: Path, ask: str, given: Any) -> Any:
    """The answer of an expression over ``given``, after the script of verify.html."""
    code = f"{script()}\nconst given = {json.dumps(given)};\nconsole.log(JSON.stringify({ask}));"
    (folder / "asked.js").write_text(code)
    node = Path(sys.executable).with_name("node")
    done = subprocess.run([node, folder / "asked.js"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_signatures_in_the_browser_are_those_of_the_standard(tmp_path: Path) -> None:
    told = in_node(tmp_path, "given.map((v) => isSigned(...v.map(unhex)))", [*GOOD, *BAD])
    assert told == [True] * len(GOOD) + [False] * len(BAD)


def test_hashes_in_the_browser_are_those_of_the_library(tmp_path: Path) -> None:
    """Around every border of a block, where padding goes wrong."""
    words = [bytes(n % 251 for n in range(length)).hex() for length in (*range(260), 5000)]
    told = in_node(
        tmp_path, "given.map((w) => [hex(sha256(unhex(w))), hex(sha512(unhex(w)))])", words
    )
    data = map(bytes.fromhex, words)
    assert told == [[hashlib.sha256(d).hexdigest(), hashlib.sha512(d).hexdigest()] for d in data]


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=6), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(plain)
def test_canonical_json_is_that_of_the_standard(value: Any) -> None:
    try:
        ours = verifier.canonical(value)
    except verifier.NotOurs:  # nested deeper than anything of ours
        return
    assert ours == rfc8785.dumps(value)
    assert verifier.told_in(ours) == value


SPELLED_OTHERWISE = [
    "", " 1", "1 ", "1.0", "1e3", "-0", "01", "NaN", "Infinity", "9007199254740992", '"\\u0e01"',
    '{"b":1,"a":2}', '{"a":1,"a":1}', '{ "a":1}', '"\\ud800"', '{"ก":1}', "[" * 9 + "]" * 9,
    "[" * 5000, '"\\/"', "\ufeff1", "1\n",
]  # fmt: skip


@pytest.mark.parametrize("text", SPELLED_OTHERWISE)
def test_what_has_another_spelling_is_not_ours(text: str) -> None:
    with pytest.raises(ValueError, match=r"|.+"):
        verifier.told_in(text.encode())


def test_neither_is_it_in_the_browser(tmp_path: Path) -> None:
    texts = [*SPELLED_OTHERWISE, "1", '{"a":"ก","b":[1,null,true]}']
    reads = "(t) => orElse(() => { toldIn(utf8(t)); return true; }, false)"
    told = in_node(tmp_path, f"given.map({reads})", texts)
    assert told == [False] * len(SPELLED_OTHERWISE) + [True, True]


def test_the_program_in_the_bundle_runs_on_older_python() -> None:
    source = Path(verifier.__file__).read_text()
    tree = ast.parse(source, feature_version=(3, 9))
    brought = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    brought |= {str(n.module) for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert brought - {"__future__"} <= sys.stdlib_module_names
    assert not [newer for newer in ("bit_count", "strict=", "pairwise(") if newer in source]


def test_every_sentence_is_said_in_both_languages() -> None:
    for thai, english in verifier.SAYINGS.values():
        assert english.isascii()
        assert places(thai) == places(english)


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
