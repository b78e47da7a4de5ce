"""A helper finds the voting desk alone, and the way back to her own."""

from tests.factories.decisions import begin, open_vote
from tests.factories.hall import Hall


def test_a_helper_arrives_at_the_ballot_that_is_open_or_reads_that_there_is_none(
    hall: Hall,
) -> None:
    begin(hall)
    helper, door = hall.browser("helper"), f"/desk/{hall.code}/assist"
    assert door in helper.get(f"/desk/{hall.code}/checkin").text
    assert "ยังไม่เปิดลงมติ" in helper.get(door).text
    ballot_id = open_vote(hall)
    answer = helper.get(door)
    assert answer.location == f"/desk/{hall.code}/ballots/{ballot_id}/assist"


def test_the_way_back_leads_to_a_desk_that_lets_one_in(hall: Hall) -> None:
    begin(hall)
    address = f"/desk/{hall.code}/ballots/{open_vote(hall)}/assist"
    assert f'href="/desk/{hall.code}/checkin"' in hall.browser("helper").get(address).text
    assert f'href="/desk/{hall.code}"' in hall.browser("facilitator").get(address).text
