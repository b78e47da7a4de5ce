"""What sounds alike, judged on villagers' words: 75 grievances in 15 topics, each against all."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.actions import review, tell
from assembly.grievances.models import Grievance
from assembly.grievances.queries import alike
from assembly.grievances.rules import likeness, rarity
from tests.factories.hall import Hall

TOPICS: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("topics.json").read_text("utf-8")
)
PLACES = ("820108", "820201", "820301", "820401")
LEAST = 0.80  # the issue asks for 0.70


@pytest.fixture
def heard(hall: Hall) -> dict[str, str]:
    """Every grievance of the written set told in this assembly; its words → its topic."""
    topic_of = {words: topic for topic, texts in TOPICS.items() for words in texts}
    for number, words in enumerate(topic_of):
        tell(hall.assembly_id, PLACES[number % 4], None, words, key=f"topic {number}")
    db.session.remove()
    return topic_of


def test_the_written_set_is_large_enough() -> None:
    assert len(TOPICS) >= 15
    assert sum(map(len, TOPICS.values())) >= 60
    assert len({words for texts in TOPICS.values() for words in texts}) >= 60


def test_the_right_topic_is_among_the_first_three(hall: Hall, heard: dict[str, str]) -> None:
    """Leave one out: each grievance asks all others."""
    right = 0
    for words, topic in heard.items():
        others = [row for row, _share in alike(hall.assembly_id, words, limit=4)]
        first = [row.text for row in others if row.text != words][:3]
        right += topic in {heard[text] for text in first}
    assert right / len(heard) >= LEAST, f"{right} of {len(heard)}"


def test_the_same_words_are_wholly_alike_and_foreign_ones_are_not(
    hall: Hall, heard: dict[str, str]
) -> None:
    words = next(iter(heard))
    (same, share), *_others = alike(hall.assembly_id, words)
    assert (same.text, share) == (words, 1)
    assert alike(hall.assembly_id, "zzz qqq") == []
    assert alike(hall.assembly_id, "") == []
    assert alike(hall.assembly_id, '"OR* NEAR(') == []


def test_the_public_is_shown_only_what_it_may_read(hall: Hall, heard: dict[str, str]) -> None:
    words = "น้ำประปาไม่ไหลสามวันแล้ว"
    assert alike(hall.assembly_id, words, public=True) == []
    row = alike(hall.assembly_id, words)[0][0]
    review(hall.facilitator, row.id)
    assert alike(hall.assembly_id, words, public=True) == []  # read, not yet published
    _publish(row.id)
    assert [one.id for one, _share in alike(hall.assembly_id, words, public=True)] == [row.id]


def test_what_many_say_weighs_less_than_what_few_say() -> None:
    weight = rarity(["น้ำไม่ไหล", "ไฟไม่สว่าง", "รถไม่มา", "อวนลาก"])
    assert weight("ไม") < weight("อว")
    assert likeness("น้ำไม่มา", "ไฟไม่มี", weight) < likeness("อวนลากมา", "เรืออวนลาก", weight)


def _publish(id_: int) -> None:
    from assembly.core import clock
    from assembly.core.change import change

    @change
    def publish() -> None:
        session().scalars(
            select(Grievance).where(Grievance.id == id_)
        ).one().published_on = clock.today()

    publish()
    db.session.remove()
