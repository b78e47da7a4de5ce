"""Finding a matter by its words: every word must occur, however it is typed (ADR 0015)."""

from sqlalchemy import ColumnElement, TextualSelect, and_, bindparam, func, or_, text, true

from assembly.agenda.models import AgendaItem
from assembly.core.db import session
from assembly.core.text import search_key
from assembly.resolutions.models import Draft

MOST_WORDS = 12
SHORTEST = 3  # letters that the index of three letters needs
LONGEST = 200
_EDGES = " .,;:()[]“”\"'"


def said(words: str) -> ColumnElement[bool]:
    """The condition that all of ``words`` occur in a matter's draft or in the title of its item."""
    wanted = [word.strip(_EDGES) for word in search_key(words[:LONGEST]).split()]
    wanted = list(dict.fromkeys(word for word in wanted if word))[:MOST_WORDS]
    return and_(true(), *(_holds(word) for word in wanted))


def _holds(word: str) -> ColumnElement[bool]:
    in_title = func.lower(AgendaItem.title).like(f"%{_plain(word)}%", escape="\\")
    if len(word) >= SHORTEST and session().get_bind().dialect.name == "sqlite":
        return or_(Draft.id.in_(_by_index(word)), in_title)
    return or_(Draft.search.like(f"%{_plain(word)}%", escape="\\"), in_title)


def _by_index(word: str) -> TextualSelect:
    phrase = '"' + word.replace('"', '""') + '"'
    asked = text("SELECT rowid FROM draft_search WHERE draft_search MATCH :phrase")
    return asked.bindparams(bindparam("phrase", phrase, unique=True)).columns(Draft.id)


def _plain(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
