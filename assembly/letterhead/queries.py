"""An assembly's letterhead as papers print it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_babel import force_locale
from sqlalchemy import select

from assembly.assemblies.queries import assembly, view_of
from assembly.core.db import session
from assembly.letterhead.models import LetterheadPaper, LetterheadRow, LetterheadSigner
from assembly.letterhead.rules import Signer


@dataclass(frozen=True)
class Letterhead:
    """Everything that an organisation's papers begin and end with.

    ``settled`` is false while nobody settled anything: then only the assembly's own name is true.
    Papers: charter, resolutions, minutes, letter.
    """

    name_th: str
    name_en: str
    address: tuple[str, ...] = ()
    number_prefix: str = ""
    footer: str = ""
    seal: bytes | None = None  # JPEG
    headings: Mapping[str, str] = field(default_factory=dict)
    signers: Mapping[str, tuple[Signer, ...]] = field(default_factory=dict)
    settled: bool = False

    def name(self, locale: str = "th") -> str:
        return self.name_en if locale == "en" else self.name_th

    def heading(self, paper: str) -> str:
        """What stands above a kind of paper; empty while nothing was settled."""
        return self.headings.get(paper, "")

    def signers_of(self, paper: str) -> tuple[Signer, ...]:
        return self.signers.get(paper, ())

    def number(self, number: str) -> str:
        """A letter's number with the organisation's prefix: ``พง ๕๑/`` and ``12`` → พง ๕๑/12."""
        return f"{self.number_prefix}{number}" if number else self.number_prefix


def letterhead_of(assembly_id: int) -> Letterhead:
    """The letterhead of an assembly; what it did not settle is the assembly's own."""
    own = _own_name(assembly_id, "th"), _own_name(assembly_id, "en")
    row = session().get(LetterheadRow, assembly_id)
    if row is None:
        return Letterhead(*own)
    return Letterhead(
        name_th=row.name_th or own[0],
        name_en=row.name_en or own[1],
        address=tuple(row.address.splitlines()),
        number_prefix=row.number_prefix,
        footer=row.footer,
        seal=row.seal,
        headings=_headings(assembly_id),
        signers=_signers(assembly_id),
        settled=True,
    )


def row_of(assembly_id: int) -> LetterheadRow | None:
    return session().get(LetterheadRow, assembly_id)


def seal_of(assembly_id: int) -> bytes | None:
    """The seal's picture (JPEG), if there is one."""
    wanted = select(LetterheadRow.seal).where(LetterheadRow.assembly_id == assembly_id)
    return session().scalar(wanted)


def _own_name(assembly_id: int, locale: str) -> str:
    with force_locale(locale):
        return view_of(assembly(assembly_id)).title


def _headings(assembly_id: int) -> dict[str, str]:
    wanted = select(LetterheadPaper).where(LetterheadPaper.assembly_id == assembly_id)
    return {row.paper: row.heading for row in session().scalars(wanted)}


def _signers(assembly_id: int) -> dict[str, tuple[Signer, ...]]:
    wanted = select(LetterheadSigner).where(LetterheadSigner.assembly_id == assembly_id)
    found: dict[str, list[Signer]] = defaultdict(list)
    for row in session().scalars(wanted.order_by(LetterheadSigner.place)):
        found[row.paper].append(Signer(row.name, row.office))
    return {paper: tuple(signers) for paper, signers in found.items()}
