"""What a ballot is held to: the hashes of what was asked and of who was asked, and the words of its
declaration in the journal.
"""

import hashlib
from typing import Any

import rfc8785

from assembly.ballots import envelopes, rules
from assembly.ballots.box import counted, electors_of, leaf_of, options_of
from assembly.ballots.models import Ballot


def hash_of_question(row: Ballot) -> str:
    """One hash for all that a voter was asked, the whole draft and every term included."""
    asked = f"{row.question}\n{row.text}"
    return rules.question_hash(
        asked, row.majority, row.method, [*_choices_of(row), *_terms_of(row)]
    )


def _choices_of(row: Ballot) -> list[str]:
    if row.kind == rules.Kind.PRIORITY:
        return [option.text for option in options_of(row.id)]
    return list(rules.CHOICES if row.kind == rules.Kind.VOTE else rules.VOICES)


def _terms_of(row: Ballot) -> list[str]:
    """What was settled beside the usual, so that older hashes hold."""
    usual: dict[str, object] = {
        "kind": "vote",
        "constituency": "person",
        "balance": 0,
        "chair_breaks_tie": False,
        "most_choices": 1,
        "takes_paper": False,
        "takes_hands": False,
        "quorum_districts": 0,
    }
    held = {name: getattr(row, name) for name in usual}
    return [f"{name}={held[name]}" for name in usual if held[name] != usual[name]]


def declared_figures(row: Ballot) -> dict[str, int | str | bool | list[str] | None]:
    """All that a declaration says, as the journal keeps it."""
    beside = {
        "counted": [f"{c.channel}|{c.district_code}|{c.choice}|{c.votes}" for c in counted(row.id)],
        "casting_vote": row.casting_vote,
        "outcome": row.outcome,
    }
    return _figures(row) | {name: said for name, said in beside.items() if said}


def hash_of_figures(row: Ballot) -> str:
    """One hash for the figures as they were counted, before and after they are declared."""
    told = declared_figures(row) | {"ballot": row.id, "carried": None, "outcome": None}
    return hashlib.sha256(rfc8785.dumps(told)).hexdigest()


def _figures(row: Ballot) -> dict[str, int | str | bool | list[str] | None]:
    return {
        "yes": row.yes,
        "no": row.no,
        "abstain": row.abstain,
        "spoiled": row.spoiled,
        "electors": row.electors,
        "present": row.present_at_close,
        "quorum": row.quorum,
        "majority": row.majority,
        "carried": row.carried,
        "question_hash": row.question_hash,
        "electorate_hash": row.electorate_hash,
        "envelopes_root": row.envelopes_root,
    }


def is_unaltered(row: Ballot, papers: list[Any]) -> bool:
    """Whether question and electorate are those of the opening, and the box that of the closing."""
    as_opened = (hash_of_question(row), rules.electorate_hash(electors_of(row.id)))
    as_closed = (len(papers), envelopes.root(leaf_of(paper) for paper in papers))
    return as_opened == (row.question_hash, row.electorate_hash) and as_closed == (
        row.envelopes,
        row.envelopes_root,
    )
