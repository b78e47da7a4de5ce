"""The letters of a request as papers: those that left, and the one that is ready to leave."""

from collections.abc import Sequence
from datetime import date

from assembly.agenda.models import AgendaItem
from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.commitments.models import Commitment
from assembly.core import clock
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.exports.papers import Below, EarlierLetter, RequestBook, RequestLetter
from assembly.exports.queries import naming
from assembly.grievances.queries import counts_by_item
from assembly.meetings.models import Meeting
from assembly.places.queries import province_name
from assembly.proposals.models import Proposal
from assembly.requests.queries import LetterView, RequestView, link_of, request_view
from assembly.requests.rules import check_waits
from assembly.resolutions.models import OperativeItem, Resolution


def request_book(
    assembly_id: int, request_id: int, letter: int = 0, *, public: bool = False
) -> RequestBook:
    """One letter of a request: by its number as it left, 0 the next one as a draft.

    ``public``: without the body's private address. Raises ``NotFound``; RequestIsAnswered and
    RequestIsWithdrawn for a next letter that would ask for what came, or is not wanted any more.
    """
    view = request_view(request_id, public=public)
    if view.assembly_id != assembly_id:
        raise NotFound
    row, sent = assembly(assembly_id), {one.number: one for one in view.letters}
    if letter and letter not in sent:
        raise NotFound
    if not letter and sent:
        check_waits(view.state, view.answered_on)
    paper = _letter(row, view, sent.get(letter), public=public)
    return RequestBook(
        assembly=naming.assembly_name(row),
        title="หนังสือขอ",
        place=province_name(row.province_code),
        as_of=paper.dated or clock.today(),
        letters=(paper,),
        names=naming.local_names(row),
        is_example=row.is_example,
    )


def _letter(
    row: Assembly, view: RequestView, sent: LetterView | None, *, public: bool
) -> RequestLetter:
    source = _resolution_of(view)
    item = session().get_one(AgendaItem, source.agenda_item_id)
    sitting = session().get_one(Meeting, source.meeting_id)
    counts = counts_by_item(row.id).get(item.id, ())
    day = sent.sent_on if sent else clock.today()
    chain = _chain(view, public=public)
    reply = None if public else link_of(view.id)
    if reply is not None and not reply.is_alive:
        reply = None
    return RequestLetter(
        kind=_kind(view, sent),
        number=sent.letter_number if sent else "",
        dated=sent.sent_on if sent else None,
        organisation=view.organisation,
        addressee=view.addressee,
        title=view.title,
        asked=view.asked,
        until=sent.due_on if sent else view.due_on if not view.is_sent else None,
        resolution=source.number,
        resolution_title=source.title,
        meeting=naming.meeting_title(row, sitting),
        held_on=sitting.held_on,
        place=sitting.place,
        item_title=item.title,
        signer=view.signer,
        signer_office=view.signer_office,
        link=naming.address(_path(view)),
        grievances=sum(place.count for place in counts),
        districts=sum(place.count > 0 for place in counts),
        earlier=_earlier([*chain, view], sent),
        reminder=_reminders(view, sent),
        days=(day - view.sent_on).days if view.sent_on else 0,
        asked_until=_asked_until(view, sent),
        received_on=_received_on(view, day),
        below=tuple(_below(one, day) for one in chain),
        reply=naming.address(reply.path) if reply else "",
        reply_until=reply.expires_on if reply else None,
    )


def _kind(view: RequestView, sent: LetterView | None) -> str:
    if sent:
        return sent.kind
    if view.is_sent:
        return "reminder"
    return "escalation" if view.escalated_from else "request"


def _resolution_of(view: RequestView) -> Resolution:
    if view.proposal_id is not None:
        return session().get_one(
            Resolution, session().get_one(Proposal, view.proposal_id).resolution_id
        )
    item = session().get_one(Commitment, view.commitment_id).item_id
    return session().get_one(Resolution, session().get_one(OperativeItem, item).resolution_id)


def _path(view: RequestView) -> str:
    return f"/p/{view.proposal_id}" if view.proposal_id else f"/k/{view.commitment_id}"


def _chain(view: RequestView, *, public: bool) -> list[RequestView]:
    """The requests at the levels below it, the lowest first."""
    found: list[RequestView] = []
    below = view.escalated_from
    while below is not None:
        found.insert(0, request_view(below.id, public=public))
        below = found[0].escalated_from
    return found


def _earlier(chain: Sequence[RequestView], sent: LetterView | None) -> tuple[EarlierLetter, ...]:
    """All letters about it before this one."""
    *below, here = chain
    letters = [(one, letter) for one in below for letter in one.letters]
    letters += [(here, one) for one in here.letters if sent is None or one.number < sent.number]
    return tuple(
        EarlierLetter(one.letter_number, one.sent_on, to.organisation) for to, one in letters
    )


def _before(view: RequestView, sent: LetterView | None) -> list[LetterView]:
    return [one for one in view.letters if sent is None or one.number < sent.number]


def _reminders(view: RequestView, sent: LetterView | None) -> int:
    """The how manieth reminder this is."""
    return sum(one.kind == "reminder" for one in _before(view, sent)) + 1


def _asked_until(view: RequestView, sent: LetterView | None) -> date | None:
    before = _before(view, sent)
    return before[-1].due_on if before else None


def _received_on(view: RequestView, day: date) -> date | None:
    """When the body said that it got the letter, before this day."""
    found = [a.answered_on for a in view.answers if a.kind == "received" and not a.corrected_by]
    return min((one for one in found if one <= day), default=None)


def _below(view: RequestView, day: date) -> Below:
    """What became of a request at the level below, as it stood on the day of this letter."""
    told = view.silence(day)
    answers = [a for a in view.answers if not a.corrected_by and a.answered_on <= day]
    last = next((a for a in reversed(answers) if a.kind != "received"), None)
    if told is None or told.goes_on or last is None:
        return Below(view.organisation, "silent", told.days if told else 0)
    is_no = last.kind == "refused" or last.plan == "refused"
    return Below(
        organisation=view.organisation,
        outcome="refused" if is_no else "accepted",
        days=told.days,
        answered_on=last.answered_on,
        reason=" ".join(last.text.split()) if is_no and last.seen == "shown" else "",
        promised_on=last.promised_on,
    )
