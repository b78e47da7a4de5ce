"""The page of the running order, where items are added, changed, moved and carried over."""

from flask import g, render_template
from flask_babel import gettext as _

from assembly.agenda import actions
from assembly.agenda.forms import (
    ItemForm,
    MoveForm,
    NewItemForm,
    ids_of_its_own,
)
from assembly.agenda.queries import (
    OrderLine,
    item,
    left_over_for,
    lines_of,
    places_of,
    strategy_choices,
)
from assembly.agenda.rules import dropped, stepped
from assembly.agenda.views.ground import Page, meetings_above, pages, to_line
from assembly.core.access import actor, needs
from assembly.core.errors import BadInput, Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.meetings.queries import last_turn, meeting, title_of


@pages.get("/desk/<code>/order")
@needs("run_meeting")
def order(code: str) -> str:
    return _order_page()


@pages.post("/desk/<code>/order")
@needs("run_meeting")
def add(code: str) -> Page:
    form, who = _new_form(), actor()
    try:
        form.require_valid()
        title, strategy, kind, minutes = form.said
        said = (who, g.meeting.id, title, strategy, form.parent.data or None)
        how = {"kind": kind, "minutes": minutes, "version": form.version.data}
        item_id = once(form.key, who, actions.add_item, *said, **how)
    except Refusal as refusal:
        return _order_refused(refusal, form)
    return to_line(code, item_id, _("เพิ่มวาระแล้ว"))


@pages.post("/desk/<code>/order/<int:item_id>")
@needs("run_meeting")
def change(code: str, item_id: int) -> Page:
    form, who = _form_of(item_id, typed=True), actor()
    try:
        form.require_valid()
        said = (who, g.meeting.id, form.version.data, item_id, *form.said)
        once(form.key, who, actions.change_item, *said)
    except Refusal as refusal:
        return _order_refused(refusal, form, item_id)
    return to_line(code, item_id, _("แก้วาระแล้ว"))


@pages.post("/desk/<code>/order/<int:item_id>/move")
@needs("run_meeting")
def move(code: str, item_id: int) -> Page:
    form, who = MoveForm(), actor()
    actions.item_in(g.meeting.id, item_id)
    try:
        form.require_valid()
        to = _where_to(form, item_id)
        once(form.key, who, actions.move_item, who, g.meeting.id, form.version.data, item_id, *to)
    except Refusal as refusal:
        return _order_refused(refusal)
    return to_line(code, item_id, _("ย้ายแล้ว เป็นวาระ %(number)s", number=item(item_id).number))


@pages.post("/desk/<code>/order/<int:item_id>/remove")
@needs("run_meeting")
def remove(code: str, item_id: int) -> Page:
    form, who = DeskForm(), actor()
    try:
        form.require_valid()
        once(form.key, who, actions.remove_item, who, g.meeting.id, form.version.data, item_id)
    except Refusal as refusal:
        return _order_refused(refusal)
    return to_line(code, None, _("ลบวาระแล้ว เลขวาระที่เหลือเรียงใหม่ให้"))


@pages.post("/desk/<code>/order/carry")
@needs("run_meeting")
def carry(code: str) -> Page:
    form, who = DeskForm(), actor()
    try:
        form.require_valid()
        n = once(form.key, who, actions.carry_over, who, g.meeting.id, form.version.data)
    except Refusal as refusal:
        return _order_refused(refusal)
    return to_line(code, None, _("นำวาระค้างมา %(n)s เรื่อง พร้อมความทุกข์และร่างมติที่มีอยู่", n=n))


def _where_to(form: MoveForm, item_id: int) -> tuple[int | None, int]:
    places = places_of(g.meeting.id)
    if form.way.data:
        return stepped(places, item_id, form.way.data)
    if form.after.data is None:
        raise BadInput
    return dropped(places, item_id, form.after.data or None)


def _order_refused(
    refusal: Refusal, form: ItemForm | None = None, item_id: int | None = None
) -> Page:
    """The page as it is now, with what was typed still in its place."""
    if wants_json():
        return answer_refusal(refusal)
    g.meeting = meeting(g.meeting.id)
    if form is not None:
        form.take_version(g.meeting.version)
    return _order_page(refusal, form, item_id), refusal.status


def _order_page(
    refusal: Refusal | None = None, typed: ItemForm | None = None, typed_for: int | None = None
) -> str:
    lines = lines_of(g.meeting.id)
    forms = {line.item.id: _form_of(line.item.id) for line in lines}
    if typed is not None and typed_for is not None:
        forms[typed_for] = typed
    left = left_over_for(g.meeting) if g.meeting.phase != "closed" else None
    return render_template(
        "agenda/order.html",
        lines=lines,
        forms=forms,
        new_form=typed if typed is not None and typed_for is None else _new_form(lines),
        press_form=MoveForm(formdata=None, version=g.meeting.version),
        typed_for=typed_for,
        refusal=refusal,
        left_over=(title_of(left[0]), len(left[1])) if left else None,
        undoes=str(last_turn(g.meeting)) if g.meeting.undo else "",
        can_raise=bool(meetings_above()),
    )


def _form_of(item_id: int, *, typed: bool = False) -> ItemForm:
    """An item's form: as it stands, or as it was sent."""
    row = actions.item_in(g.meeting.id, item_id)
    now = {"title": row.title, "strategy": row.strategy_id or 0, "kind": row.kind}
    now |= {"minutes": row.planned_minutes or None, "version": g.meeting.version}
    form = ItemForm() if typed else ItemForm(formdata=None, **now)
    form.offer(strategy_choices(g.meeting.assembly_id))
    return ids_of_its_own(form, item_id)  # type: ignore[no-any-return]  # the same form


def _new_form(lines: list[OrderLine] | None = None) -> NewItemForm:
    form = NewItemForm() if lines is None else NewItemForm(formdata=None, version=g.meeting.version)
    form.offer(strategy_choices(g.meeting.assembly_id))
    lines = lines if lines is not None else lines_of(g.meeting.id)
    may = [line.item for line in lines if line.item.phase == "waiting"]
    form.offer_parents([(one.id, f"{one.number} {one.title}") for one in may if one.depth < 2])
    return ids_of_its_own(form, "new")  # type: ignore[no-any-return]  # the same form
