"""The page of one promise with its forms: fresh ones, and the refused one as it was typed."""

from dataclasses import dataclass
from typing import Any, TypeVar

from flask import g, render_template

from assembly.commitments.forms import (
    CorrectForm,
    DescribeForm,
    ExtendForm,
    MoveForm,
    PartForm,
    ReportForm,
    report_of,
    words_of,
)
from assembly.commitments.queries import (
    CommitmentView,
    LineView,
    commitment,
    commitment_view,
    evidence_of,
    timeline_of,
    wants_second,
)
from assembly.core import clock, ids
from assembly.core.errors import BadInput, NotFound, Refusal
from assembly.core.forms import DeskForm, KeyedForm, named
from assembly.plans.queries import short_name, strategies_of
from assembly.registry.queries import organisations_of, places_of
from assembly.resolutions.forms import by_sector

F = TypeVar("F", bound=KeyedForm)


@dataclass(frozen=True)
class Refused:
    """The form that was refused, why, and of what it is: a part's number, "new", or a report's."""

    form: KeyedForm | None = None
    because: Refusal | None = None
    about: int | str = ""

    def or_fresh(self, kind: type[F], about: int | str = "", **begins: Any) -> F:
        """The refused form, in the page's newest version; or a fresh one of this kind."""
        if not isinstance(self.form, kind) or self.about != about:
            return kind(formdata=None, **begins)
        if isinstance(self.form, DeskForm) and "version" in begins:
            self.form.take_version(begins["version"])
        return self.form


def page_of(
    commitment_id: int,
    form: KeyedForm | None = None,
    because: Refusal | None = None,
    about: int | str = "",
    amend: int = 0,
) -> str:
    """``amend``: the id of a report that is to be said rightly."""
    row = commitment(commitment_id)
    whole = commitment_view(row.parent_id or row.id)
    at = next((part for part in whole.parts if part.id == row.id), whole)
    lines = timeline_of(whole.id, public=False)
    refused = Refused(form, because, about)
    return render_template(
        "commitments/one.html",
        whole=whole,
        at=at,
        lines=lines,
        evidence=evidence_of([line.id for line in lines], public=False),
        may_take=True,
        may_ask=wants_second(g.assembly_id),
        today=clock.today(),
        forms=_forms(whole, at, refused),
        correction=_correction(lines, refused, at.id, amend),
        wrong=form,
        refusal=None if isinstance(because, BadInput) else because,
        groups=by_sector(organisations_of(g.assembly_id)),
        key=ids.token(),
    )


def _forms(whole: CommitmentView, at: CommitmentView, refused: Refused) -> dict[str, Any]:
    """What can be done with the whole or the part that is looked at."""
    begins, places = words_of(at), places_of(g.assembly_id)
    strategies = [
        (row.id, f"{row.number} {short_name(row)}") for row in strategies_of(g.assembly_id)
    ]
    today = clock.today()
    found: dict[str, Any] = {
        "report": refused.or_fresh(ReportForm, happened_on=today).offer(whole),
        "move": refused.or_fresh(MoveForm, version=at.version, day=today).offer(at),
        "extend": refused.or_fresh(ExtendForm, version=at.version),
    }
    if at.parent_id is None:
        found["words"] = refused.or_fresh(DescribeForm, **begins)
        found["words"].offer(places, strategies)
        found["new"] = refused.or_fresh(PartForm, "new", version=at.version)
        found["new"].offer_places(places)
    else:
        found["words"] = refused.or_fresh(PartForm, **begins)
        found["words"].offer_places(places)
        found["words"].shows_due = False  # another day has its own form, and a reason
    return {mark: named(form, mark) for mark, form in found.items()}


def _correction(
    lines: tuple[LineView, ...], refused: Refused, at: int, amend: int
) -> tuple[LineView, CorrectForm] | None:
    """The report that is being said rightly, with its form."""
    if isinstance(refused.form, CorrectForm):
        mine = (line for line in lines if line.commitment_id == at)
        found = next((line for line in mine if line.number == refused.about), None)
        return (found, named(refused.form, "correct")) if found else None
    line = next((line for line in lines if line.id == amend and amend), None)
    if line is None:
        return None
    if line.kind != "report" or line.is_struck:
        raise NotFound
    return line, named(CorrectForm(formdata=None, **report_of(line)), "correct")
