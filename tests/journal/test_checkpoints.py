"""A photographed checkpoint can be checked by anybody, and by nobody else's rules."""

from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from assembly.journal.checkpoints import (
    Checkpoint,
    NoteError,
    fingerprint,
    parse,
    sign,
    text,
    verifier_key,
    verify,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(32))
ROOT = bytes.fromhex("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
STATED = Checkpoint("assembly-journal", 8, ROOT)
NOTE = sign(text("assembly-journal", 8, ROOT), "assembly-journal", KEY)

# The key pair and note by which programs that read signed notes test each other.
COMMON_SEED = b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
COMMON_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
COMMON_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
COMMON_SIGNATURE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
    "KvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def test_the_form_is_everybodys() -> None:
    key = Ed25519PrivateKey.from_private_bytes(COMMON_SEED)
    assert verifier_key("PeterNeumann", key.public_key()) == COMMON_KEY
    assert sign(COMMON_TEXT, "PeterNeumann", key) == f"{COMMON_TEXT}\n{COMMON_SIGNATURE}"


def test_a_note_reads_as_it_was_written() -> None:
    origin, size, root, gap, signature, end = NOTE.split("\n")
    assert (origin, size, b64decode(root), gap, end) == ("assembly-journal", "8", ROOT, "", "")
    assert signature.startswith("— assembly-journal ")
    assert parse(NOTE) == STATED
    assert verify(NOTE, KEY.public_key()) == STATED


def test_another_key_proves_nothing() -> None:
    with pytest.raises(NoteError):
        verify(NOTE, STRANGER.public_key())


def test_a_second_signature_does_no_harm() -> None:
    body, _, own = NOTE.partition("\n\n")
    other = sign(body + "\n", "witness.example/phuket", STRANGER).partition("\n\n")[2]
    both = f"{body}\n\n{other}{own}"
    assert verify(both, KEY.public_key()) == verify(both, STRANGER.public_key()) == STATED


def test_the_key_goes_by_its_own_name_only() -> None:
    renamed = NOTE.replace("— assembly-journal", "— another-journal")
    with pytest.raises(NoteError):
        verify(renamed, KEY.public_key())


@given(st.integers(0, len(NOTE) - 1), st.characters(codec="utf-8"))
def test_no_character_can_be_changed(place: int, char: str) -> None:
    changed = NOTE[:place] + char + NOTE[place + 1 :]
    if changed != NOTE:
        with pytest.raises(NoteError):
            verify(changed, KEY.public_key())


def test_a_signature_has_one_spelling() -> None:
    """The last letter before the padding carries two bits that say nothing: they must be zero."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    twin = letters[letters.index(NOTE[-3]) + 1]
    assert b64decode(NOTE.split(" ")[-1]) == b64decode(NOTE.split(" ")[-1][:-3] + twin + "=")
    with pytest.raises(NoteError):
        verify(NOTE[:-3] + twin + "=\n", KEY.public_key())


@given(st.integers(0, len(NOTE) - 1))
def test_no_note_can_be_cut(length: int) -> None:
    with pytest.raises(NoteError):
        verify(NOTE[:length], KEY.public_key())


@given(st.text(max_size=200))
def test_strange_text_is_refused_by_name(strange: str) -> None:
    with pytest.raises(NoteError):
        verify(strange, KEY.public_key())
    with pytest.raises(NoteError):
        parse(strange)


@pytest.mark.parametrize(
    "body",
    [
        COMMON_TEXT,
        "assembly-journal\n08\nAAAA\n",
        "assembly-journal\n-8\n" + text("a", 1, ROOT).split("\n")[2] + "\n",
        "assembly-journal\n" + "9" * 5000 + "\n" + text("a", 1, ROOT).split("\n")[2] + "\n",
        "assembly-journal\n8\nAAAA\n",
        "assembly-journal\n8\nสมัชชา\n",
        text("assembly-journal", 8, ROOT) + "\nmore\n",
        text("assembly-journal", 8, ROOT).replace("=", "==="),
    ],
)
def test_a_signed_text_of_another_form_is_no_checkpoint(body: str) -> None:
    with pytest.raises(NoteError):
        verify(sign(body, "assembly-journal", KEY), KEY.public_key())


def test_further_lines_may_follow_the_root() -> None:
    body = text("assembly-journal", 8, ROOT) + "edition 1\n"
    assert verify(sign(body, "assembly-journal", KEY), KEY.public_key()) == STATED


@given(st.integers(0, 10**18 - 1), st.binary(min_size=32, max_size=32))
def test_every_size_and_root_can_be_stated(size: int, root: bytes) -> None:
    note = sign(text("assembly-journal", size, root), "assembly-journal", KEY)
    assert verify(note, KEY.public_key()) == Checkpoint("assembly-journal", size, root)


@pytest.mark.parametrize(
    ("origin", "size", "root"), [("", 1, ROOT), ("a\nb", 1, ROOT), ("a", -1, ROOT), ("a", 1, b"")]
)
def test_a_checkpoint_is_not_made_of_anything(origin: str, size: int, root: bytes) -> None:
    with pytest.raises(ValueError, match="checkpoint"):
        text(origin, size, root)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "line\n", "no\u00a0space"])
def test_a_key_name_is_one_word(name: str) -> None:
    with pytest.raises(ValueError, match="key name"):
        sign(text("a", 1, ROOT), name, KEY)


def test_a_fingerprint_is_four_short_words_without_twins() -> None:
    shown = fingerprint(ROOT)
    assert [len(word) for word in shown.split(" ")] == [4, 4, 4, 4]
    assert not set(shown) & set("ILOU")
    assert fingerprint(ROOT) != fingerprint(ROOT[:15] + b"\x00" + ROOT[16:])
