"""The Merkle tree of RFC 6962 over SHA-256: roots, and short proofs about them.

A leaf hash is H(0x00 · entry), a node H(0x01 · left · right), the empty tree H(nothing). The left
side of every node is the largest whole tree that fits. Trees are given as lists of leaf hashes.
Checking follows RFC 9162, section 2.1.
"""

from collections.abc import Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
HASH_SIZE = 32


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry; its prefix keeps it from ever passing as a node."""
    return sha256(b"\x00" + entry).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, computed from nothing else."""
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY_ROOT
    split = _split(len(leaves))
    return _node(root(leaves[:split]), root(leaves[split:]))


class Peaks:
    """A growing tree kept as the roots of its whole subtrees: one hash per 1 bit of its size."""

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        if size < 0 or size.bit_count() != len(hashes) or any(len(h) != HASH_SIZE for h in hashes):
            raise ValueError("these are not the peaks of a tree")
        self.size = size
        self._hashes = list(hashes)

    def append(self, leaf: bytes) -> None:
        """Add a leaf hash, in as many steps as the size ends with 1 bits."""
        size, new = self.size, leaf
        while size & 1:
            new = _node(self._hashes.pop(), new)
            size >>= 1
        self._hashes.append(new)
        self.size += 1

    def root(self) -> bytes:
        """The same root that ``root`` finds from all leaves."""
        if not self._hashes:
            return EMPTY_ROOT
        *left, found = self._hashes
        for peak in reversed(left):
            found = _node(peak, found)
        return found

    def to_text(self) -> str:
        """One line for a database row; empty for the empty tree."""
        return " ".join([str(self.size), *(h.hex() for h in self._hashes)]) if self.size else ""

    @classmethod
    def from_text(cls, line: str) -> "Peaks":
        """What ``to_text`` wrote; ``ValueError`` for anything else."""
        size, *hashes = line.split(" ") if line else ["0"]
        return cls(int(size), [bytes.fromhex(h) for h in hashes])


class Tree:
    """A finished tree that gives many proofs: the roots of its whole subtrees are found once."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels = [
            list(leaves)
        ]  # level n: the roots of whole subtrees of 2^n leaves, in order
        while len(below := self._levels[-1]) > 1:
            pairs = zip(below[::2], below[1::2], strict=False)  # one without a sister is not whole
            self._levels.append([_node(left, right) for left, right in pairs])

    def root(self, size: int) -> bytes:
        """The root over the first ``size`` leaves."""
        return self._root(0, size)

    def inclusion_proof(self, index: int, size: int) -> list[bytes]:
        """The hashes that lead from leaf ``index`` up to the root of the first ``size`` leaves."""
        if not 0 <= index < size <= len(self._levels[0]):
            raise IndexError(index)
        return self._path(index, 0, size)

    def consistency_proof(self, old_size: int, size: int) -> list[bytes]:
        """The hashes that show the first ``old_size`` leaves to begin the first ``size``."""
        if not 0 < old_size <= size <= len(self._levels[0]):
            raise IndexError(old_size)
        return self._subproof(old_size, 0, size, whole=True)

    def _root(self, start: int, size: int) -> bytes:
        """Of a part that RFC 6962 splits off, and so begins at a multiple of its size or above."""
        if not size:
            return EMPTY_ROOT
        if size & (size - 1) == 0:
            level = size.bit_length() - 1
            return self._levels[level][start >> level]
        split = _split(size)
        return _node(self._root(start, split), self._root(start + split, size - split))

    def _path(self, index: int, start: int, size: int) -> list[bytes]:
        if size == 1:
            return []
        split = _split(size)
        if index < split:
            return [*self._path(index, start, split), self._root(start + split, size - split)]
        right = self._path(index - split, start + split, size - split)
        return [*right, self._root(start, split)]

    def _subproof(self, old_size: int, start: int, size: int, *, whole: bool) -> list[bytes]:
        """SUBPROOF of RFC 6962; ``whole`` while the old tree's root is known to the reader."""
        if old_size == size:
            return [] if whole else [self._root(start, size)]
        split = _split(size)
        if old_size <= split:
            left = self._subproof(old_size, start, split, whole=whole)
            return [*left, self._root(start + split, size - split)]
        right = self._subproof(old_size - split, start + split, size - split, whole=False)
        return [*right, self._root(start, split)]


def inclusion_proof(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The hashes that lead from leaf ``index`` up to the root; ``IndexError`` if not there.

    For more than one proof of a tree: ``Tree``.
    """
    return Tree(leaves).inclusion_proof(index, len(leaves))


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], tree_root: bytes
) -> bool:
    """Whether ``proof`` shows that the tree of that size and root holds ``leaf`` at ``index``."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for step in proof:
        if not last:
            return False
        place, last, is_right = _climb(place, last)
        found = _node(step, found) if is_right else _node(found, step)
    return not last and found == tree_root


def consistency_proof(old_size: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The hashes that show the tree of ``old_size`` to be the beginning of this one."""
    return Tree(leaves).consistency_proof(old_size, len(leaves))


def verify_consistency(
    old_size: int, old_root: bytes, size: int, tree_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether ``proof`` shows that nothing in the first ``old_size`` entries was changed since.

    The empty tree is the beginning of every tree, and its proof is empty.
    """
    if old_size == 0 or old_size == size:
        return not proof and old_root == (tree_root if old_size else EMPTY_ROOT)
    if not 0 < old_size < size or not proof:
        return False
    steps = [old_root, *proof] if old_size.bit_count() == 1 else list(proof)
    shift = _trailing_zeros(old_size)
    return _rebuild(steps, (old_size - 1) >> shift, (size - 1) >> shift) == (old_root, tree_root)


def _rebuild(steps: Sequence[bytes], place: int, last: int) -> tuple[bytes, bytes] | None:
    """The old and the new root that a consistency proof leads to; ``None`` if it does not fit."""
    old = new = steps[0]
    for step in steps[1:]:
        if not last:
            return None
        place, last, is_right = _climb(place, last)
        old = _node(step, old) if is_right else old
        new = _node(step, new) if is_right else _node(new, step)
    return None if last else (old, new)


def _climb(place: int, last: int) -> tuple[int, int, bool]:
    """One step up from ``place`` in a level that ends at ``last``, over levels without a sister.

    Also tells whether ``place`` was the right one of its pair.
    """
    is_right = bool(place & 1) or place == last
    skip = _trailing_zeros(place) if is_right else 0
    return place >> (skip + 1), last >> (skip + 1), is_right


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << ((size - 1).bit_length() - 1)


def _trailing_zeros(number: int) -> int:
    return (number & -number).bit_length() - 1
