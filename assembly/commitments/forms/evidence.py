"""The fields with which evidence comes along, in whichever form a report is told."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, FileField
from wtforms.validators import StopValidation

from assembly.commitments.rules import (
    LONGEST_CAPTION,
    LONGEST_UNIT,
    MOST_FIGURES,
    MOST_PICTURES,
    CaptionTooLong,
    Figure,
    NoSuchNumber,
    ReasonToTake,
    WhatWasCounted,
    number_of,
)
from assembly.commitments.rules.evidence import LONGEST_REASON
from assembly.core.forms import KeyedForm, TextField, Words

LONG = CaptionTooLong.message


class Counted:
    """Validator: a number, where anything is said of it. What is typed stays as typed."""

    field_flags: dict[str, Any] = {}  # noqa: RUF012 -- as WTForms reads it

    def __call__(self, form: Any, field: Field) -> None:
        said = [form[field.name.replace("value", part)].data for part in ("what", "unit")]
        if not field.data and not any(said):
            return
        try:
            number_of(field.data or "")
        except NoSuchNumber as refusal:
            raise StopValidation(refusal.sentence) from refusal


class Named:
    """Validator: a number says what was counted."""

    field_flags: dict[str, Any] = {}  # noqa: RUF012 -- as WTForms reads it

    def __call__(self, form: Any, field: Field) -> None:
        if not field.data and form[field.name.replace("what", "value")].data:
            raise StopValidation(str(WhatWasCounted.message))


class EvidenceFields:
    """Pictures, one paper and figures: stand beside a form's own fields.

    ``class ReportForm(EvidenceFields, KeyedForm)``; drawn by ``commitments/_evidence_fields.html``,
    read by ``commitments.views.evidence.evidence_in``. The names of the files are ours.
    """

    too_large = False  # the body was larger than any that is read: its files are lost
    files_lost = False  # something else was refused: a browser wants files chosen anew

    @property
    def pictures(self) -> list[tuple[Field, Field]]:
        """Each picture's field with that of its caption."""
        return [(self[f"picture{n}"], self[f"picture{n}_caption"]) for n in _numbers(MOST_PICTURES)]  # type: ignore[index]  # a form is read by name

    @property
    def figures(self) -> list[tuple[Field, Field, Field]]:
        """What was counted, how many, of what."""
        return [
            (self[f"figure{n}_what"], self[f"figure{n}_value"], self[f"figure{n}_unit"])  # type: ignore[index]  # as above
            for n in _numbers(MOST_FIGURES)
        ]

    @property
    def shows_proof(self) -> bool:
        """Whether something was typed or refused among what shows the report."""
        paper = (self["paper"], self["paper_caption"])  # type: ignore[index]  # as above
        rows = [*self.pictures, *self.figures, paper]
        return self.files_lost or any(one.data or one.errors for row in rows for one in row)

    def counted(self) -> tuple[Figure, ...]:
        """The figures of a form that is in order."""
        told = [[str(field.data or "") for field in row] for row in self.figures]
        return tuple(Figure(what, number_of(value), unit) for what, value, unit in told if value)


def _numbers(most: int) -> Iterator[int]:
    return iter(range(1, most + 1))


def _caption(label: Any) -> TextField:
    return TextField(label, validators=[Words(0, LONGEST_CAPTION, "", LONG)])


if not TYPE_CHECKING:
    for n in _numbers(MOST_PICTURES):
        accepted = {"accept": "image/jpeg,image/png,image/webp"}
        picture = FileField(_l("รูปที่ %(n)s", n=n), render_kw=accepted)
        setattr(EvidenceFields, f"picture{n}", picture)
        setattr(EvidenceFields, f"picture{n}_caption", _caption(_l("ในรูปคืออะไร ที่ไหน")))
    paper = FileField(_l("เอกสาร PDF"), render_kw={"accept": "application/pdf,.pdf"})
    EvidenceFields.paper = paper
    EvidenceFields.paper_caption = _caption(_l("เอกสารนี้คืออะไร"))
    for n in _numbers(MOST_FIGURES):
        what = TextField(_l("นับอะไร"), validators=[Named(), Words(0, LONGEST_CAPTION, "", LONG)])
        value = TextField(_l("จำนวน"), validators=[Counted()], render_kw={"inputmode": "decimal"})
        unit = TextField(_l("หน่วย"), validators=[Words(0, LONGEST_UNIT, "", LONG)])
        for part, made in (("what", what), ("value", value), ("unit", unit)):
            setattr(EvidenceFields, f"figure{n}_{part}", made)


class TakeForm(KeyedForm):
    """Why a picture or a paper is taken away."""

    reason = TextField(
        _l("เหตุผลที่เอาออก"),
        validators=[Words(1, LONGEST_REASON, ReasonToTake.message, LONG)],
    )
