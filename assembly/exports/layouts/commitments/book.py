"""A report of what was promised, from its head to its foot."""

from collections.abc import Callable, Iterator
from itertools import groupby

from assembly.exports import promised_words as words
from assembly.exports.blocks import (
    Block,
    Heading,
    Link,
    Manuscript,
    Signature,
)
from assembly.exports.languages import say
from assembly.exports.layouts.commitments.head import head_of
from assembly.exports.layouts.commitments.one import commitment
from assembly.exports.papers import (
    CommitmentBook,
    CommitmentPaper,
)
from assembly.exports.wording import strategy_words


def lay_out(book: CommitmentBook) -> Manuscript:
    """The head with its numbers, then each commitment under its strategy or its body."""
    return Manuscript(
        title=book.title,
        author=book.assembly,
        dated=book.as_of,
        blocks=(*head_of(book), *_groups(book), *_foot(book)),
        names=book.names,
        is_example=book.is_example,
    )


def _groups(book: CommitmentBook) -> Iterator[Block]:
    name = _body_of if book.grouped == "body" else _strategy_of
    for head, found in groupby(sorted(book.commitments, key=_order(book.grouped)), name):
        yield Heading(1, (head,))
        for one in found:
            yield from commitment(one)


def _order(grouped: str) -> Callable[[CommitmentPaper], tuple[object, ...]]:
    """Groups together; what is in one stays in the order of numbers that the book has."""
    if grouped == "body":
        return lambda one: (one.lead is None, one.lead.name if one.lead else "")
    return lambda one: (one.strategy is None, one.strategy.number if one.strategy else 0)


def _body_of(one: CommitmentPaper) -> str:
    return words.named(one.lead) if one.lead else say("ยังไม่มีผู้รับผิดชอบหลัก")


def _strategy_of(one: CommitmentPaper) -> str:
    return strategy_words(one.strategy) if one.strategy else say("นอกยุทธศาสตร์")


def _foot(book: CommitmentBook) -> Iterator[Block]:
    if book.commitments:
        yield Signature("", say("เลขานุการ"))
    yield Link(say("ดูพันธสัญญาและความคืบหน้าล่าสุดได้ที่"), book.link)
