"""What a ballot gave: sums, parts by channel and district, and the verdict they make."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select

from assembly.ballots import box, rules, tally
from assembly.ballots.models import Ballot, Elector, TellerCount
from assembly.core.db import session
from assembly.meetings.queries import name_of
from assembly.people.models import Member
from assembly.places.models import District

PAPER_PLACE = ""  # paper ballots are counted together, whatever district they came from


def tally_of(row: Ballot) -> tally.Tally:
    """A vote's sums over all channels."""
    return tally.Tally(row.yes or 0, row.no or 0, row.abstain or 0, row.spoiled or 0)


def sums_of(ballot_id: int) -> Counter[str]:
    """Each counted word over all channels and districts."""
    sums: Counter[str] = Counter()
    for part in box.counted(ballot_id):
        sums[part.choice] += part.votes
    return sums


def is_tied(row: Ballot) -> bool:
    return row.kind == rules.Kind.VOTE and tally.is_tied(tally_of(row), row.majority)


def room_at_close(row: Ballot) -> tally.Room:
    """Who was there when it closed; where a network has one vote, the electors weigh."""
    return tally.Room(
        present=row.present_at_close or 0,
        quorum=row.quorum,
        districts=row.districts_at_close or 0,
        quorum_districts=row.quorum_districts,
        electors=row.electors if row.constituency == "network" else 0,
    )


def verdict_of(row: Ballot) -> tally.Verdict:
    """What the count means by the ballot's own terms. Only for a counted ballot."""
    room = room_at_close(row)
    if row.kind == rules.Kind.CONSENSUS:
        sums = sums_of(row.id)
        return tally.agree({word: sums[word] for word in rules.VOICES}, room)
    if row.kind == rules.Kind.PRIORITY:
        return tally.prefer(votes_by_line(row.id), room)
    return tally.decide(tally_of(row), row.majority, room, balance_of(row), row.casting_vote)


def balance_of(row: Ballot) -> tally.Balance:
    if not row.balance:
        return tally.Balance()
    return tally.Balance(row.balance, tally.agreeing(districts_of(row.id)))


def districts_of(ballot_id: int) -> dict[str, tally.Tally]:
    """A vote's sums by district, where the count knows them."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for part in box.counted(ballot_id):
        if part.district_code:
            sums[part.district_code][part.choice] += part.votes
    return {code: tally.Tally(**found) for code, found in sums.items()}


def votes_by_line(ballot_id: int) -> dict[int, int]:
    """A priority ballot's votes by the number of the line."""
    return {int(word): votes for word, votes in sums_of(ballot_id).items() if word.isdecimal()}


# --- tellers ---


@dataclass(frozen=True)
class Post:
    """What tellers count at one post: the hands of a district, or the paper ballots.

    ``entered`` by so many tellers; ``agreed`` once two counted alike, then ``people`` says how
    many they were.
    """

    channel: str
    district_code: str
    name: str
    electors: int
    entered: int
    agreed: bool
    people: int

    @property
    def differ(self) -> bool:
        return self.entered >= rules.TELLERS and not self.agreed


def posts_of(row: Ballot) -> list[Post]:
    """Every post of a ballot, districts in their order, paper last; figures are not told."""
    entries = _entries(row.id)
    posts = [_post(row, "hands", d, entries) for d in _districts(row)] if row.takes_hands else []
    if row.takes_paper and (handed := on_paper(row.id)):
        found = entries[("paper", PAPER_PLACE)]
        same = rules.agreed(found)
        people = people_in(json.loads(same), row.kind) if same else 0
        posts.append(Post("paper", PAPER_PLACE, "", handed, len(found), same is not None, people))
    return posts


def _post(
    row: Ballot,
    channel: str,
    place: tuple[District, int],
    entries: dict[tuple[str, str], list[str]],
) -> Post:
    district, electors = place
    found = entries[(channel, district.code)]
    same = rules.agreed(found)
    people = people_in(json.loads(same), row.kind) if same else 0
    name = name_of(district)
    return Post(channel, district.code, name, electors, len(found), same is not None, people)


def people_in(figures: dict[str, int], kind: str) -> int:
    """How many people a teller's figures speak of."""
    return figures.get("ballots", 0) if kind == rules.Kind.PRIORITY else sum(figures.values())


def teller_figures(row: Ballot) -> list[tuple[str, str, dict[str, int]]]:
    """Channel, district and figures of each post where two tellers counted alike.

    Where hands stand beside phones a post nobody entered has counted nobody.
    Raises ``CountsDiffer``, or ``CountedTwice`` where somebody has voted on a phone since.
    """
    entries, found = _entries(row.id), []
    for post in posts_of(row):
        said = entries[(post.channel, post.district_code)]
        same = rules.agreed(said)
        if same is not None:
            _check_once(row, post)
            found.append((post.channel, post.district_code, json.loads(same)))
        elif said or row.method == rules.Method.HANDS or post.channel == "paper":
            raise rules.CountsDiffer(where=post.name or "—")
    return found


def _check_once(row: Ballot, post: Post) -> None:
    """Nobody is in a teller's figures and in the box: both are filled while the ballot is open."""
    most = may_be_counted(row, post.channel, post.district_code)
    if post.people > most:
        raise rules.CountedTwice(where=post.name or "—", counted=post.people, most=most)


def may_be_counted(row: Ballot, channel: str, district_code: str) -> int:
    """How many people a post may count at most: those who vote in no other way."""
    if channel == "paper":
        return on_paper(row.id)
    here = (
        select(func.count())
        .select_from(Elector)
        .join(Member, Member.id == Elector.member_id)
        .where(
            Elector.ballot_id == row.id,
            Elector.channel == "",
            Member.district_code == district_code,
        )
    )
    paper = box.PAPERS[row.method]
    voted = (
        select(func.count())
        .select_from(paper)
        .join(Elector, (Elector.ballot_id == row.id) & (Elector.member_id == paper.member_id))
        .join(Member, Member.id == paper.member_id)
        .where(
            paper.ballot_id == row.id,
            Elector.channel == "",
            Member.district_code == district_code,
        )
    )
    return (session().scalar(here) or 0) - (session().scalar(voted) or 0)


def on_paper(ballot_id: int) -> int:
    """How many electors hold a paper ballot."""
    return channels_of_electors(ballot_id).get("paper", 0)


def channels_of_electors(ballot_id: int) -> dict[str, int]:
    """How many electors vote elsewhere than on a phone of their own."""
    wanted = (
        select(Elector.channel, func.count())
        .where(Elector.ballot_id == ballot_id, Elector.channel != "")
        .group_by(Elector.channel)
    )
    return {found[0]: found[1] for found in session().execute(wanted)}


def _entries(ballot_id: int) -> dict[tuple[str, str], list[str]]:
    wanted = select(TellerCount).where(TellerCount.ballot_id == ballot_id)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in session().scalars(wanted):
        found[entry.channel, entry.district_code].append(entry.figures)
    return found


def _districts(row: Ballot) -> list[tuple[District, int]]:
    """The districts that have electors, in their order."""
    wanted = (
        select(District, func.count())
        .join(Member, Member.district_code == District.code)
        .join(Elector, Elector.member_id == Member.id)
        .where(Elector.ballot_id == row.id)
        .group_by(District.code)
        .order_by(District.position)
    )
    return [(found[0], found[1]) for found in session().execute(wanted)]
