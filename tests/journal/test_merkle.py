"""The journal's tree, against the known vectors of Certificate Transparency and against itself."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.journal.merkle import (
    EMPTY_ROOT,
    Peaks,
    Tree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {  # (index, size): proof
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {  # (old size, size): proof
    (1, 1): [],
    (1, 8): INCLUSION[0, 8],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
LEAVES = [leaf_hash(entry) for entry in ENTRIES]

trees = st.lists(st.binary(max_size=4), min_size=1, max_size=40).map(
    lambda entries: [leaf_hash(entry) for entry in entries]
)


@pytest.mark.parametrize("size", range(9))
def test_known_roots(size: int) -> None:
    peaks = Peaks()
    for leaf in LEAVES[:size]:
        peaks.append(leaf)
    assert root(LEAVES[:size]).hex() == peaks.root().hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_known_inclusion_proofs(index: int, size: int) -> None:
    assert [h.hex() for h in inclusion_proof(index, LEAVES[:size])] == INCLUSION[index, size]


@pytest.mark.parametrize(("old", "size"), CONSISTENCY)
def test_known_consistency_proofs(old: int, size: int) -> None:
    assert [h.hex() for h in consistency_proof(old, LEAVES[:size])] == CONSISTENCY[old, size]


@given(trees)
def test_growing_one_by_one_gives_the_same_root(leaves: list[bytes]) -> None:
    peaks = Peaks()
    for size, leaf in enumerate(leaves):
        assert peaks.root() == root(leaves[:size])
        peaks = Peaks.from_text(peaks.to_text())
        peaks.append(leaf)
    assert (peaks.size, peaks.root()) == (len(leaves), root(leaves))
    assert len(peaks.to_text().split()) - 1 == len(leaves).bit_count()


@given(trees, st.data())
def test_every_entry_can_be_shown(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = inclusion_proof(index, leaves)
    assert verify_inclusion(leaves[index], index, len(leaves), proof, root(leaves))


@given(trees, st.data())
def test_nothing_else_can_be_shown(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    size, proof, tree_root = len(leaves), inclusion_proof(index, leaves), root(leaves)
    other = leaf_hash(b"never written")
    assert not verify_inclusion(other, index, size, proof, tree_root)
    assert not verify_inclusion(leaves[index], index, size, [*proof, other], tree_root)
    assert not verify_inclusion(leaves[index], size, size, proof, tree_root)
    assert not verify_inclusion(leaves[index], -1, size, proof, tree_root)
    if proof:
        place = data.draw(st.integers(0, len(proof) - 1))
        wrong = [*proof[:place], other, *proof[place + 1 :]]
        assert not verify_inclusion(leaves[index], index, size, wrong, tree_root)
        assert not verify_inclusion(leaves[index], index, size, proof[:-1], tree_root)


@given(trees, st.data())
def test_every_beginning_can_be_shown(leaves: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.integers(1, len(leaves)))
    proof = consistency_proof(old, leaves)
    assert verify_consistency(old, root(leaves[:old]), len(leaves), root(leaves), proof)


@given(trees, st.data())
def test_a_rewritten_beginning_is_found(leaves: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.integers(1, len(leaves)))
    touched = data.draw(st.integers(0, old - 1))
    forged = [*leaves]
    forged[touched] = leaf_hash(b"another past")
    proof, old_root = consistency_proof(old, forged), root(leaves[:old])
    assert not verify_consistency(old, old_root, len(forged), root(forged), proof)


@given(trees, st.data())
def test_a_damaged_proof_shows_nothing(leaves: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.integers(1, len(leaves)))
    size, roots = len(leaves), (root(leaves[:old]), root(leaves))
    proof = consistency_proof(old, leaves)
    assert not verify_consistency(old, roots[0], size, roots[1], [*proof, roots[0]])
    if proof:
        assert not verify_consistency(old, roots[0], size, roots[1], proof[:-1])
        assert not verify_consistency(size, roots[1], old, roots[0], proof)


@given(trees, st.data())
def test_a_finished_tree_proves_any_of_its_earlier_sizes(
    leaves: list[bytes], data: st.DataObject
) -> None:
    tree = Tree(leaves)
    size = data.draw(st.integers(1, len(leaves)))
    old, index = data.draw(st.integers(1, size)), data.draw(st.integers(0, size - 1))
    assert tree.root(size) == root(leaves[:size])
    shown = tree.inclusion_proof(index, size)
    assert verify_inclusion(leaves[index], index, size, shown, tree.root(size))
    grown = tree.consistency_proof(old, size)
    assert verify_consistency(old, tree.root(old), size, tree.root(size), grown)


def test_proofs_of_a_long_journal_take_no_time() -> None:
    """Each from what was computed once: a hundred thousand hashes, not two hundred million."""
    tree = Tree([leaf_hash(str(n).encode()) for n in range(20_000)])
    for index in range(20_000):
        assert len(tree.inclusion_proof(index, 20_000)) <= 15


def test_the_empty_journal_is_every_journals_beginning() -> None:
    assert verify_consistency(0, EMPTY_ROOT, 8, root(LEAVES), [])
    assert not verify_consistency(0, root(LEAVES), 8, root(LEAVES), [])
    assert not verify_consistency(-1, EMPTY_ROOT, 8, root(LEAVES), [EMPTY_ROOT])
    assert Peaks.from_text("").root() == EMPTY_ROOT == sha256(b"").digest()


def test_a_small_tree_cannot_pass_as_a_larger_one() -> None:
    """The root is right and the way up is right, but it ends too early for the size claimed."""
    assert not verify_inclusion(LEAVES[0], 0, 5, [], LEAVES[0])
    assert not verify_inclusion(LEAVES[0], 0, 5, [LEAVES[1]], root(LEAVES[:2]))
    assert verify_consistency(1, LEAVES[0], 2, root(LEAVES[:2]), [LEAVES[1]])
    assert not verify_consistency(1, LEAVES[0], 8, root(LEAVES[:2]), [LEAVES[1]])


def test_an_entry_cannot_pass_as_a_node() -> None:
    forged = leaf_hash(LEAVES[0] + LEAVES[1])
    assert forged != root(LEAVES[:2])


@pytest.mark.parametrize("index", [-1, 8])
def test_no_proof_for_what_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(index, LEAVES)
    with pytest.raises(IndexError):
        consistency_proof(index + 1 if index > 0 else 0, LEAVES)


@pytest.mark.parametrize("line", ["1", "x", "2 00", "-1", "3 " + "00" * 32, "1 " + "00" * 31])
def test_a_damaged_line_is_not_peaks(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Peaks.from_text(line)
