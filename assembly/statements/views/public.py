"""What the hall thought, for everybody, once the meeting is over."""

from flask import g, render_template

from assembly.core.access import needs
from assembly.meetings.queries import view_of
from assembly.statements.queries import sense_of
from assembly.statements.views.ground import pages


@pages.get("/a/<slug>/sense/<code>")
@needs("look")
def public(slug: str, code: str) -> str:
    sense = sense_of(g.meeting) if g.meeting.phase == "closed" else None
    return render_template("statements/public.html", sitting=view_of(g.meeting), sense=sense)
