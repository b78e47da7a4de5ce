"""A letter that anybody may fetch says what may be said on the day it is fetched."""

from pathlib import Path

from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.models import Grievance
from assembly.proposals.models import Proposal
from tests.exports.readers import bare, by_poppler
from tests.factories.hall import Hall
from tests.grievances.test_desk import told
from tests.house.test_matrix import arguments

QUOTE = "น้ำเค็มเข้านา"


@change
def stands(hall: Hall, grievance_id: int, state: str) -> None:
    row = session().get_one(Grievance, grievance_id)
    row.state, row.agenda_item_id, row.published_on = state, hall.items[0], clock.today()
    row.cleared_text = QUOTE


@change
def is_sent(proposal_id: object) -> None:
    row = session().get_one(Proposal, proposal_id)
    row.state, row.channel, row.letter_number, row.sent_on = "sent", "post", "1", clock.today()


def printed(hall: Hall, proposal_id: object, folder: Path) -> str:
    db.session.remove()
    file = folder / "proposal.pdf"
    file.write_bytes(hall.app.test_client().get(f"/p/{proposal_id}/proposals.pdf").data)
    return bare(by_poppler(file)[0])


def test_words_taken_back_are_in_no_letter_from_then_on(hall: Hall, tmp_path: Path) -> None:
    """The first printing was given to everybody until the server stopped."""
    made = arguments(hall)["proposal_id"]
    voice = told(hall, QUOTE)
    stands(hall, voice, "reviewed")
    is_sent(made)
    assert bare(QUOTE) in printed(hall, made, tmp_path)
    stands(hall, voice, "withdrawn")
    assert bare(QUOTE) not in printed(hall, made, tmp_path)
