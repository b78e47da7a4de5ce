"""Finding grievances by what was said in them: every word must occur, however it is typed."""

from collections.abc import Iterator

import regex
from sqlalchemy import ColumnElement, TextualSelect, and_, bindparam, func, or_, text, true

from assembly.core.db import session
from assembly.core.text import search_key
from assembly.grievances.models import Grievance

MOST_WORDS = 12
SHORTEST = 3  # letters that the index of three letters needs
# At the edges of a word a sign says nothing; inside it does (1/2, บ้าน-สวน, 13.5).
_EDGES = regex.compile(r"^[\p{P}\p{S}]+|[\p{P}\p{S}]+$")
_DOTS = regex.compile(r"(?<=\p{Thai})\.(?=\p{Thai})")


def said(words: str, *, loose: bool = False) -> ColumnElement[bool]:
    """The condition that all of ``words`` occur in a grievance; nothing asked is always true.

    ``loose``: blanks say nothing, for people set them as they like: slower, for when nothing else
    was found.
    """
    holds = _holds_without_blanks if loose else _occurs
    return and_(true(), *(holds(word) for word in wanted_words(words)))


def wanted_words(words: str) -> list[str]:
    """What is looked for, made equal as the stored shadow is; signs alone are no words."""
    found = [_EDGES.sub("", word) for word in search_key(words).split()]
    return list(dict.fromkeys(word for word in found if word))[:MOST_WORDS]


def _occurs(word: str) -> ColumnElement[bool]:
    return or_(*(_holds(spelling) for spelling in _spellings(word)))


def _spellings(word: str) -> Iterator[str]:
    """อ.บ.ต. is looked for as อบต too; ๆ may stand apart from its word, as it should."""
    yield word
    if _DOTS.search(word):
        yield _DOTS.sub("", word)


def _holds(word: str) -> ColumnElement[bool]:
    if len(word) >= SHORTEST and session().get_bind().dialect.name == "sqlite":
        return Grievance.id.in_(_by_index(word))
    return Grievance.search.like(f"%{_plain(word)}%", escape="\\")


def _holds_without_blanks(word: str) -> ColumnElement[bool]:
    letters = func.replace(Grievance.search, " ", "")
    return or_(*(letters.like(f"%{_plain(one)}%", escape="\\") for one in _spellings(word)))


def _by_index(word: str) -> TextualSelect:
    phrase = '"' + word.replace('"', '""') + '"'
    asked = text("SELECT rowid FROM grievance_search WHERE grievance_search MATCH :phrase")
    return asked.bindparams(bindparam("phrase", phrase, unique=True)).columns(Grievance.id)


def _plain(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
