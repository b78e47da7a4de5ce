"""Saying of a promise whether it is done where one lives; works as plain forms.

Where somebody lives is asked once and kept in the browser; who it is stands nowhere.
"""

from collections import OrderedDict

from flask import flash, jsonify, redirect, render_template, session, url_for
from flask_babel import gettext as _

from assembly.commitments.actions.witnessing import witness as say
from assembly.commitments.rules.witnessing import SaysNeither, WhichDistrict
from assembly.core import clock, ids
from assembly.core.access import Actor, actor, needs
from assembly.core.limits import EachBrowser, Shared
from assembly.core.web import wants_json
from assembly.people.views import become_participant
from assembly.trail.forms import WitnessForm
from assembly.trail.queries.witnessing import PeopleSay, people_say
from assembly.trail.views.ground import LARGEST_ID, Page, pages

# A person speaks of some promises, and changes a word now and then; a hall of a thousand in a
# minute is no attack, nor where all its phones have one address.
spoke_here = EachBrowser(most=40, seconds=600)
spoke_everywhere = Shared(most=2400, seconds=60)


class Marks:
    """Under which mark those speak who are known by their slip, for today and in memory alone.

    The first browser of a member lends its own, so that a second phone with the same slip speaks as
    the same person. In a table, or made from the slip, it would lead from a word to its speaker.
    """

    def __init__(self, most: int = 5000) -> None:
        self.most, self.day = most, clock.today()
        self.of_member: OrderedDict[tuple[int, int], str] = OrderedDict()

    def of(self, who: Actor, own: str) -> str:
        """The mark of whoever signed in, or of the browser; several people may use one phone."""
        if who.member_id is None or not own:
            return own
        if self.day != clock.today():
            self.day = clock.today()
            self.of_member.clear()
        member = (who.meeting_id or 0, who.member_id)
        if member not in self.of_member:
            lent = own in self.of_member.values()
            self.of_member[member] = ids.token() if lent else own
            if len(self.of_member) > self.most:
                self.of_member.popitem(last=False)
        return self.of_member[member]


marks = Marks()


@pages.post(f"/k/<int(max={LARGEST_ID}):commitment_id>/witness")
@needs("speak")
def witness(commitment_id: int) -> Page:
    """One word about a promise; asks where, unless this browser has said so before."""
    form = _asked()
    people = people_here(commitment_id)
    says, place = form.says.data or "", form.district.data or people.place
    if form.again.data:
        says, place = says or people.says, form.district.data or ""
    if place not in dict(people.districts):
        return _where_page(people, says)
    if not says and not form.district.data:
        raise SaysNeither
    _speak(commitment_id, place, says)
    return _said_page(people, says)


def people_here(commitment_id: int) -> PeopleSay:
    """What people say, and what this browser said; for the promise's page too."""
    remembered = str(session.get("district") or "")
    return people_say(commitment_id, _mark(), remembered)


def _mark() -> str:
    return marks.of(actor(), str(session.get("participant", "")))


def _asked() -> WitnessForm:
    become_participant()
    for budget in (spoke_here.here(), spoke_everywhere):
        budget.check()
        budget.add()
    form = WitnessForm()
    form.require_valid()
    return form


def _speak(commitment_id: int, place: str, says: str) -> None:
    if says:
        say(_mark(), commitment_id, place, says)
    session.permanent = True
    session["district"] = place


def _where_page(people: PeopleSay, says: str) -> Page:
    if wants_json():
        raise WhichDistrict
    return render_template("trail/witness.html", people=people, says=says, key=ids.token())


def _said_page(people: PeopleSay, says: str) -> Page:
    if wants_json():
        said = people_here(people.id).said
        return jsonify(ok=True, done=said.say_done, unchanged=said.say_unchanged)
    flash(_("นับเสียงของท่านแล้ว ขอบคุณ") if says else _("จำอำเภอของท่านไว้ในเครื่องนี้แล้ว"), "done")
    return redirect(url_for("trail.commitment", commitment_id=people.id, _anchor="people-say"))
