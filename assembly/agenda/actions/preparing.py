"""Calling a meeting with the running order it begins with."""

from dataclasses import replace

from assembly.agenda.actions.carrying import carry_over
from assembly.agenda.actions.order import add_item
from assembly.agenda.queries import left_over_for
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.i18n import N_
from assembly.meetings.actions import call_meeting, check_number
from assembly.meetings.queries import meeting, next_number
from assembly.meetings.rules import Settings
from assembly.people.actions import issue_slip
from assembly.people.queries import members_of
from assembly.plans.queries import strategies_of

TEMPLATES = ("standard", "strategies", "empty")
# The six standard ระเบียบวาระ, stored as they are read: a running order is the assembly's own text.
STANDARD = (
    (N_("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"), "inform"),
    (N_("รับรองรายงานการประชุม"), "deliberate"),
    (N_("เรื่องสืบเนื่อง"), "report"),
    (N_("เรื่องเพื่อทราบ"), "inform"),
    (N_("เรื่องเพื่อพิจารณา"), "decide"),
    (N_("เรื่องอื่น ๆ"), "deliberate"),
)


@change
def lay_order(actor: Actor, meeting_id: int, template: str) -> None:
    """Lay out the running order a new meeting begins with; see ``TEMPLATES``."""
    for title, kind in STANDARD if template != "empty" else ():
        heading = add_item(actor, meeting_id, title, kind=kind)
        if kind == "decide" and template == "strategies":
            for strategy in strategies_of(meeting(meeting_id).assembly_id):
                add_item(actor, meeting_id, strategy.name_th, strategy.id, heading)


@change
def prepare_meeting(
    actor: Actor, assembly_id: int, settings: Settings, template: str, *, carry: bool = False
) -> int:
    """Call a meeting: its settings, its running order, a slip for every member. Answers its id.

    ``carry`` brings what the last meeting of the series left. Refuses: NumberTaken.
    """
    number = settings.number or next_number(assembly_id, settings.kind)
    settings = replace(settings, number=number)
    check_number(assembly_id, settings)
    said = dict(vars(settings))
    themes = (said.pop("theme_th"), said.pop("theme_en"))
    meeting_id = call_meeting(actor, assembly_id, themes=themes, **said)
    lay_order(actor, meeting_id, template)
    if carry and left_over_for(meeting(meeting_id)):
        carry_over(actor, meeting_id, meeting(meeting_id).version)
    for kind in ("delegate", "observer"):
        for one in members_of(assembly_id, kind):
            issue_slip(actor, one.id, meeting_id)
    return meeting_id
