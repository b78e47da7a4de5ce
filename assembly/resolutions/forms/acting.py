"""Who acts on an operative item, until when."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice

from assembly.core.days import DayField
from assembly.core.forms import (
    DeskForm,
    KeyedForm,
    TextField,
    Words,
)
from assembly.registry.models import Organisation
from assembly.registry.rules import LEVELS, LONGEST_NAME, SECTORS
from assembly.resolutions.queries import ItemView
from assembly.resolutions.rules import (
    Assigned,
    NewBody,
)


class DueFields(KeyedForm):
    """A day in the Buddhist Era, or none at all: asked, never guessed."""

    due = DayField(_l("ให้เสร็จภายใน"), plain=True)


class AssignForm(DueFields, DeskForm):
    """Who acts on one operative item, until when; an organisation that is not listed yet may be
    typed beside."""

    lead = SelectField(_l("ผู้รับผิดชอบหลัก"), coerce=int, default=0, validate_choice=False)
    partners = SelectMultipleField(_l("ผู้ร่วมรับผิดชอบ"), coerce=int, validate_choice=False)
    new_name = TextField(
        _l("ชื่อหน่วยงาน"),
        validators=[Words(0, LONGEST_NAME, "", _l("ชื่อยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"))],
    )
    new_sector = SelectField(
        _l("ฝ่าย"),
        default="",
        choices=[SelectChoice(k, n) for k, n in SECTORS.items()],
        validate_choice=False,
    )
    new_level = SelectField(
        _l("ระดับ"),
        default="",
        choices=[SelectChoice(k, n) for k, n in LEVELS.items()],
        validate_choice=False,
    )
    new_leads = BooleanField(_l("เป็นผู้รับผิดชอบหลัก"))

    def said(self) -> Assigned:
        """What the valid form says of those on the list."""
        partners = tuple(dict.fromkeys(self.partners.data or ()))
        return Assigned(self.lead.data or None, partners, self.due.data)

    def new(self) -> NewBody | None:
        if not self.new_name.data:
            return None
        kind = (str(self.new_sector.data or ""), str(self.new_level.data or ""))
        return NewBody(self.new_name.data, *kind, leads=self.new_leads.data)


def as_it_stands(item: ItemView) -> dict[str, Any]:
    """What the form begins with."""
    partners = [body.id for body in item.partners]
    return {"lead": item.lead.id if item.lead else 0, "partners": partners, "due": item.due}


def by_sector(bodies: Iterable[Organisation]) -> list[tuple[str, list[Organisation]]]:
    """The list to choose from, by the four parties."""
    rows = list(bodies)
    found = [(str(name), [b for b in rows if b.sector == key]) for key, name in SECTORS.items()]
    return [(name, listed) for name, listed in found if listed]
