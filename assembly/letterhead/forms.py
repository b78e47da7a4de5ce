from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms import FileField

from assembly.core.forms import KeyedForm, TextAreaField, TextField, Words
from assembly.letterhead.models import LetterheadRow
from assembly.letterhead.queries import Letterhead
from assembly.letterhead.rules import MOST_SIGNERS, PAPERS, Settled, Signer

LONG = _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")
PLACES = range(1, MOST_SIGNERS + 1)


def _line(label: Any, most: int, shows: str) -> TextField:
    """One line on the paper; ``shows`` names its place in the preview."""
    return TextField(label, validators=[Words(0, most, "", LONG)], render_kw={"data-shows": shows})


class SettingsForm(KeyedForm):
    """All on an organisation's papers but the seal. Empty: the assembly's own, or nothing."""

    name_th = _line(_l("ชื่อบนเอกสาร"), 120, "name")
    name_en = _line(_l("ชื่อภาษาอังกฤษ"), 120, "")
    address = TextAreaField(
        _l("ที่อยู่และโทรศัพท์"),
        validators=[Words(0, 400, "", LONG)],
        render_kw={"data-shows": "address"},
    )
    number_prefix = _line(_l("เลขที่หนังสือขึ้นต้นด้วย"), 40, "prefix")
    footer = _line(_l("บรรทัดท้ายทุกหน้า"), 160, "footer")

    def settled(self) -> Settled:
        return Settled(
            name_th=_said(self.name_th),
            name_en=_said(self.name_en),
            address=_said(self.address),
            number_prefix=_said(self.number_prefix),
            footer=_said(self.footer),
            headings={paper: _said(self[f"{paper}_heading"]) for paper in PAPERS},
            signers={paper: tuple(self._signers(paper)) for paper in PAPERS},
        )

    def _signers(self, paper: str) -> list[Signer]:
        told = [
            Signer(_said(self[f"{paper}_name{n}"]), _said(self[f"{paper}_office{n}"]))
            for n in PLACES
        ]
        return [signer for signer in told if signer.name or signer.office]

    def show(self, row: LetterheadRow | None, head: Letterhead) -> None:
        for name in ("name_th", "name_en", "address", "number_prefix", "footer"):
            self[name].data = getattr(row, name) if row else ""
        for paper in PAPERS:
            self[f"{paper}_heading"].data = head.heading(paper)
            for n, signer in enumerate(head.signers_of(paper), 1):
                self[f"{paper}_name{n}"].data = signer.name
                self[f"{paper}_office{n}"].data = signer.office


class SealForm(KeyedForm):
    seal = FileField(_l("รูปตรา"), render_kw={"accept": "image/jpeg,image/png,image/webp"})


def _said(field: Any) -> str:
    return str(field.data or "")


if not TYPE_CHECKING:
    for paper in PAPERS:
        heading = _line(_l("ข้อความเหนือเอกสาร"), 160, f"{paper}-heading")
        setattr(SettingsForm, f"{paper}_heading", heading)
        for n in PLACES:
            name = _line(_l("ผู้ลงนามคนที่ %(n)s", n=n), 120, f"{paper}-name{n}")
            office = _line(_l("ตำแหน่ง"), 120, f"{paper}-office{n}")
            setattr(SettingsForm, f"{paper}_name{n}", name)
            setattr(SettingsForm, f"{paper}_office{n}", office)
