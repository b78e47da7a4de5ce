"""A phone that is handed on: a vote still on its way is not cast for the next person."""

import re

from tests.factories.decisions import begin, open_vote
from tests.factories.hall import Hall


def test_a_form_left_over_from_one_person_does_not_vote_for_the_next(hall: Hall) -> None:
    begin(hall)
    ballot_id = open_vote(hall)
    address = f"/m/{hall.code}/ballots/{ballot_id}/vote"
    asked = {"Accept": "application/json"}
    somchai, next_person = hall.phone(0), hall.phone(1)
    found = re.search(
        r'name="idempotency_key" value="([^"]+)"', somchai.get(f"/m/{hall.code}").text
    )
    assert found is not None
    left_over = {"choice": "yes", "idempotency_key": found[1]}
    refused = next_person.post(address, data=left_over, headers=asked)
    assert (refused.status_code, refused.json["reason"]) == (409, "other_voter")
    own = somchai.post(address, data=left_over, headers=asked)
    assert own.json["ok"] is True
