"""The ballot box: who may put a vote in, what lies in it, where its key is.

Only the verbs put something in or take it out.
"""

from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias

from flask import current_app
from sqlalchemy import (
    BindParameter,
    Select,
    and_,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from assembly.ballots import envelopes, rules
from assembly.ballots.models import Ballot, Counted, Elector, Envelope, Option, Vote
from assembly.core import ids
from assembly.core.access import Actor
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.journal.merkle import leaf_hash
from assembly.people.models import Member, SignIn, Slip
from assembly.people.rules import SlipRevoked

Answer: TypeAlias = dict[str, str | int]
REPEATS_KEPT = 20  # answers to earlier keys of one voter: far more than any network repeats
PAPERS: dict[str, type[Envelope] | type[Vote]] = {
    "secret": Envelope,
    "named": Vote,
    "hands": Vote,  # whoever raises a hand leaves no paper: this box stays empty
}


def ballot_for(actor: Actor, ballot_id: int) -> Any:
    """What a vote must know, in one read of its own transaction: the ballot, whether the actor is
    an elector, and that slip and sign-in still count.

    Raises ``NotFound``, ``NotAnElector`` or ``SlipRevoked``.
    """
    asked = {"ballot": ballot_id, "member": actor.member_id, "sign_in": actor.member_sign_in}
    found = session().connection().execute(_right_to_vote(), asked).one_or_none()
    if found is None:
        raise NotFound
    if found.slip is None or actor.meeting_id != found.meeting_id:
        raise rules.NotAnElector
    if found.revoked_at is not None or found.ended_at is not None:
        raise SlipRevoked
    return found


@cache
def _right_to_vote() -> Select[*tuple[Any, ...]]:
    """Built once: a storm of votes pays for the reading, not for saying it."""
    member: BindParameter[int] = bindparam("member")
    ballot: BindParameter[int] = bindparam("ballot")
    return (
        select(
            Ballot.id,
            Ballot.meeting_id,
            Ballot.agenda_item_id,
            Ballot.state,
            Ballot.method,
            Ballot.public_key,
            Ballot.question_hash,
            Ballot.kind,
            Ballot.closes_at,
            Ballot.most_choices,
            Elector.member_id.label("elector"),
            Elector.voted,
            Elector.channel,
            Slip.id.label("slip"),
            Slip.revoked_at,
            SignIn.ended_at,
        )
        .outerjoin(Elector, and_(Elector.ballot_id == Ballot.id, Elector.member_id == member))
        .outerjoin(Slip, and_(Slip.member_id == member, Slip.meeting_id == Ballot.meeting_id))
        .outerjoin(SignIn, SignIn.id == bindparam("sign_in"))
        .where(Ballot.id == ballot)
        .with_for_update(read=True, of=Ballot)  # closing waits for other workers; SQLite has one
    )


def assembly_of(ballot_id: int) -> int | None:
    """Whose ballot this is; ``None`` if there is none."""
    found: int | None = session().connection().execute(_whose(), {"ballot": ballot_id}).scalar()
    return found


@cache
def _whose() -> Select[int]:
    return select(Ballot.assembly_id).where(Ballot.id == bindparam("ballot"))


def paper_of(method: str, ballot_id: int, member_id: int) -> Any:
    """A member's vote as it lies in the box: a plain row, or ``None``."""
    asked = {"ballot": ballot_id, "member": member_id}
    return session().connection().execute(_one_paper(method), asked).one_or_none()


@cache
def _one_paper(method: str) -> Select[*tuple[Any, ...]]:
    columns = PAPERS[method].__table__.c
    mine = and_(columns.ballot_id == bindparam("ballot"), columns.member_id == bindparam("member"))
    return select(*columns).where(mine)


def papers_in(row: Ballot) -> list[Any]:
    """Everything that lies in the box."""
    columns = PAPERS[row.method].__table__.c
    return list(session().execute(select(*columns).where(columns.ballot_id == row.id)))


def number_of_papers(row: Ballot) -> int:
    paper = PAPERS[row.method]
    return session().scalar(select(func.count()).where(paper.ballot_id == row.id)) or 0


def leaf_of(paper: Any) -> bytes:
    """What stands for one vote in the root of the box: the sealed envelope, or the named vote."""
    if hasattr(paper, "sealed"):
        return leaf_hash(paper.sealed)
    words = (paper.ballot_id, paper.member_id, paper.choice, paper.revision)
    return leaf_hash(" ".join(str(word) for word in words).encode())


def receipt_of(paper: Any) -> str:
    """The receipt of a vote. It tells neither who nor what; of a secret one, not even to us."""
    if hasattr(paper, "sealed"):
        return envelopes.receipt(leaf_of(paper))
    vote = f"{paper.ballot_id}|{paper.member_id}|{paper.revision}"
    return envelopes.receipt(ids.keyed("receipt", vote))


def electors_of(ballot_id: int) -> list[int]:
    return list(session().scalars(select(Elector.member_id).where(Elector.ballot_id == ballot_id)))


def options_of(ballot_id: int) -> list[Option]:
    """The list of a priority ballot, in its order."""
    wanted = select(Option).where(Option.ballot_id == ballot_id).order_by(Option.number)
    return list(session().scalars(wanted))


def key_file(ballot_id: int) -> Path:
    """Where a secret ballot's private key lies until the count: outside database and backups."""
    return Path(current_app.instance_path) / "keys" / f"ballot-{ballot_id}.key"


def choices_in(row: Ballot, papers: list[Any]) -> list[str | None]:
    """What the votes say; ``None`` for an unreadable envelope. Raises ``BoxKeyMissing``."""
    if row.method != rules.Method.SECRET:
        return [paper.choice for paper in papers]
    key = envelopes.read_key(key_file(row.id))
    info = envelopes.label(row.id, row.question_hash)
    read = [envelopes.unseal(paper.sealed, key, info) for paper in papers]
    return [choice if _is_on(row, choice) else None for choice in read]


def _is_on(row: Ballot, choice: str | None) -> bool:
    """Whether these words can be a vote of this ballot; else the paper is spoiled."""
    if row.kind == rules.Kind.PRIORITY:
        parts = (choice or "").split(",")
        return all(part.isdecimal() for part in parts) and len(parts) <= row.most_choices
    return choice in rules.CHOICES


def counted(ballot_id: int) -> list[Counted]:
    """The count in its parts, in one order."""
    wanted = select(Counted).where(Counted.ballot_id == ballot_id)
    return list(
        session().scalars(wanted.order_by(Counted.channel, Counted.district_code, Counted.choice))
    )


def districts_of_electors(ballot_id: int) -> dict[int, str]:
    """The district of each elector."""
    wanted = select(Elector.member_id, Member.district_code).join(
        Member, Member.id == Elector.member_id
    )
    return {
        row[0]: row[1] for row in session().execute(wanted.where(Elector.ballot_id == ballot_id))
    }


def answers_to(paper: Any) -> dict[str, Answer]:
    """What was answered to each key of this voter, the newest last."""
    if paper is None:
        return {}
    lines = [line.split("|") for line in paper.superseded.splitlines()]
    earlier = {hashed: _answer(receipt, int(revision)) for hashed, receipt, revision in lines}
    return earlier | {paper.idempotency_hash: _answer(receipt_of(paper), paper.revision)}


def answer_of(put: dict[str, Any]) -> Answer:
    """What is answered to a vote that was just put into the box."""
    paper = SimpleNamespace(**put)
    return _answer(receipt_of(paper), paper.revision)


def written(answers: dict[str, Answer]) -> str:
    """The answers as they are kept beside the vote that replaces these."""
    lines = [f"{hashed}|{told['receipt']}|{told['revision']}" for hashed, told in answers.items()]
    return "\n".join(lines[-REPEATS_KEPT:])


def put(method: str, paper: dict[str, Any]) -> None:
    """Lay a vote in the box, in place of the same voter's earlier one. For ``cast_vote`` alone."""
    connection = session().connection()
    connection.execute(_upsert(method, connection.dialect.name), paper)


@cache
def _upsert(method: str, dialect: str) -> Any:
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    columns = PAPERS[method].__table__.c
    statement = insert(PAPERS[method]).values(
        {column.name: bindparam(column.name) for column in columns}
    )
    changed = {
        column.name: statement.excluded[column.name] for column in columns if not column.primary_key
    }
    return statement.on_conflict_do_update(index_elements=["ballot_id", "member_id"], set_=changed)


def _answer(receipt: str, revision: int) -> Answer:
    return {"receipt": receipt, "revision": revision}
