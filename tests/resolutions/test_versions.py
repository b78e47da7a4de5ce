"""A draft keeps its words: every version, also of one that fell and was taken up again."""

import pytest
from sqlalchemy import delete

from assembly.ballots.queries import ballots_of_meeting
from assembly.ballots.rules import Terms
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.resolutions.actions import (
    put_to_vote,
    redraft,
    reopen_draft,
    restore_version,
    show_draft,
    write_draft,
)
from assembly.resolutions.models import Draft, DraftVersion
from assembly.resolutions.queries import draft_of_item, resolution_of_item, versions_of
from assembly.resolutions.rules import DraftHasNotFallen, DraftIsVoted, NoSuchVersion
from tests.factories.decisions import QUESTION, TEXT, begin, decide, everyone_votes, finish_vote
from tests.factories.hall import Hall

LOST, CARRIED = "nnnnnnnnyyaa", "yyyyyyyynnaa"


def writes(hall: Hall, text: str) -> Draft:
    write_draft(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], QUESTION, text)
    db.session.remove()
    found = draft_of_item(hall.items[0])
    assert found is not None
    return found


def test_each_text_is_kept_once_with_its_reason(hall: Hall) -> None:
    begin(hall)
    for text in ("หนึ่ง", "หนึ่ง", "สอง", "สาม"):
        draft = writes(hall, text)
    kept = [(v.number, v.text, v.because) for v in versions_of(draft.id)]
    assert kept == [(3, "สาม", "rewritten"), (2, "สอง", "rewritten"), (1, "หนึ่ง", "written")]
    assert draft.version == 3


def test_an_earlier_text_comes_back_as_a_new_version(hall: Hall) -> None:
    begin(hall)
    writes(hall, "หนึ่ง")
    writes(hall, "สอง")
    restore_version(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], 1)
    draft = draft_of_item(hall.items[0])
    assert draft is not None
    assert (draft.version, draft.text) == (3, "หนึ่ง")
    assert versions_of(draft.id)[0].reason == "restored:1"
    with pytest.raises(NoSuchVersion):
        restore_version(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], 9)


def test_a_draft_from_before_versions_were_kept_keeps_its_old_words_too(hall: Hall) -> None:
    begin(hall)
    writes(hall, "เดิม")
    change(lambda: session().execute(delete(DraftVersion)) and None)()
    draft = writes(hall, "ใหม่")
    assert [v.text for v in versions_of(draft.id)] == ["ใหม่", "เดิม"]


def test_a_fallen_draft_is_redrafted_and_voted_again_and_both_ballots_stay(hall: Hall) -> None:
    begin(hall)
    decide(hall, LOST)
    chair, sitting, item_id = hall.facilitator, hall.meeting_id, hall.items[0]
    with pytest.raises(DraftIsVoted):
        restore_version(chair, sitting, hall.version, item_id, 1)
    redraft(chair, sitting, hall.version, item_id)
    draft = writes(hall, "ขอให้จังหวัดเริ่มที่อำเภอเดียวก่อน")
    assert (draft.state, draft.ballot_id, draft.version) == ("drafting", None, 2)
    assert [v.because for v in versions_of(draft.id)] == ["redrafted", "written"]
    show_draft(chair, sitting, hall.version, item_id)
    second = put_to_vote(chair, sitting, hall.version, item_id, Terms("named"))
    everyone_votes(hall, second, CARRIED)
    finish_vote(hall, second)
    adopted = resolution_of_item(item_id)
    assert adopted is not None
    assert adopted.text == "ขอให้จังหวัดเริ่มที่อำเภอเดียวก่อน"
    assert [(b.text, b.verdict.carried) for b in ballots_of_meeting(sitting) if b.verdict] == [
        (TEXT, False),
        (adopted.text, True),
    ]


def test_only_what_has_fallen_is_redrafted(hall: Hall) -> None:
    begin(hall)
    writes(hall, "หนึ่ง")
    with pytest.raises(DraftHasNotFallen):
        redraft(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])


def test_a_draft_sent_back_is_before_the_room_again(hall: Hall) -> None:
    begin(hall)
    decide(hall, LOST)
    draft = draft_of_item(hall.items[0])
    assert draft is not None
    change(reopen_draft)(draft.id)
    db.session.remove()
    draft = draft_of_item(hall.items[0])
    assert draft is not None
    assert (draft.state, draft.ballot_id, draft.text) == ("shown", None, TEXT)
