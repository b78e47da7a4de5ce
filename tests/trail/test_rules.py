"""The chain in words, from plain facts."""

from datetime import UTC, date, datetime

import pytest

from assembly.trail.rules import (
    Journey,
    Noted,
    Sitting,
    Voted,
    chain_of,
    headline,
    notable,
    woven,
)

DAY = date(2025, 11, 20)
TOLD = Journey(told_on=date(2025, 9, 3), withheld=False, others=0)
PLENARY = Sitting("5.3", "สมัชชาใหญ่ ครั้งที่ 12", DAY, heard=True)
DECLARED = datetime(2025, 11, 20, 7, 32, tzinfo=UTC)


def journey(**facts: object) -> Journey:
    return Journey(**{"told_on": TOLD.told_on, "withheld": False, "others": 46} | facts)  # type: ignore[arg-type]  # test data


CAME_TO = {
    "told": (TOLD, "ความทุกข์ของท่าน ถึงสมัชชาแล้ว"),
    "on the agenda": (journey(sitting=PLENARY), "ความทุกข์ของท่าน อยู่ในวาระการประชุมแล้ว"),
    "being voted": (
        journey(sitting=PLENARY, voted=Voted(None, 0, 0, None)),
        "ที่ประชุมกำลังลงมติ เรื่องของท่าน",
    ),
    "not carried": (
        journey(sitting=PLENARY, voted=Voted(False, 80, 208, DECLARED)),
        "ที่ประชุมลงมติ เรื่องของท่านแล้ว",
    ),
    "resolved": (
        journey(sitting=PLENARY, voted=Voted(True, 163, 208, DECLARED), resolution="12.3"),
        "ความทุกข์ของท่าน เป็นมติ 12.3 แล้ว",
    ),
    "in the charter": (
        journey(sitting=PLENARY, resolution="12.3", clause="17"),
        "ความทุกข์ของท่าน เป็นธรรมนูญ ข้อ 17 แล้ว",
    ),
}


@pytest.mark.parametrize(("facts", "sentence"), CAME_TO.values(), ids=CAME_TO)
def test_the_headline_says_how_far_it_came(app: object, facts: Journey, sentence: str) -> None:
    assert headline(facts) == sentence


def test_all_steps_to_the_clause_are_always_there_and_happen_in_order(app: object) -> None:
    for facts, _sentence in CAME_TO.values():
        steps = chain_of(facts, "th")
        assert [step.name for step in steps[:5]] == [
            "told", "heard", "voted", "resolved", "written",
        ]  # fmt: skip
        assert steps[0].state == "done"
        assert len(steps) == (5 if facts.resolution else 6)  # what may be promised is to come


def test_the_whole_story(app: object) -> None:
    facts = journey(
        sitting=PLENARY,
        voted=Voted(True, 163, 208, DECLARED),
        resolution="12.3",
        adopted_on=DAY,
        clause="17",
        written_on=DAY,
    )
    told, heard, voted, resolved, written = chain_of(facts, "th")
    assert (told.text, told.when) == ("มีคนทุกข์อย่างเดียวกันอีก 46 คน", "3 ก.ย. 68")
    assert (heard.text, heard.when) == ("วาระ 5.3 สมัชชาใหญ่ ครั้งที่ 12", "20 พ.ย. 68")
    assert (voted.title, voted.text, voted.when) == (
        "ลงมติ: เห็นชอบ",
        "เห็นด้วย 163 จาก 208 เสียง",
        "14.32 น.",
    )
    assert resolved.title == "เป็นมติ 12.3"
    assert written.title == "เป็นธรรมนูญ ข้อ 17"


def test_a_result_of_another_day_says_the_day(app: object) -> None:
    late = Voted(True, 163, 208, datetime(2025, 11, 20, 17, 30, tzinfo=UTC))
    voted = chain_of(journey(sitting=PLENARY, voted=late), "th")[2]
    assert voted.when == "21 พ.ย. 68"


def test_nothing_is_promised_before_it_happened(app: object) -> None:
    waiting = [step for step in chain_of(TOLD, "th") if step.state == "waiting"]
    assert [step.when for step in waiting] == ["", "", "", "", ""]


def test_the_sender_of_withheld_words_is_told_so(app: object) -> None:
    told = chain_of(journey(withheld=True), "th")[0]
    assert told.text == "กระบวนกรอ่านแล้ว ข้อความนี้มีแต่ท่านที่เห็น"


def noted(kind: str, day: int = 1) -> Noted:
    return Noted(kind, "next", kind, "", date(2025, 11, day))


def kinds(*history: str) -> list[str]:
    return [one.kind for one in notable([noted(kind, n + 1) for n, kind in enumerate(history)])]


STILL_HOLDS = {
    "what the chain itself says": (["told", "agenda", "merged"], []),
    "read, then withheld": (["reviewed", "withheld"], ["withheld"]),
    "withheld by mistake": (["withheld", "reviewed", "published"], ["reviewed", "published"]),
    "published, then withheld": (["reviewed", "published", "withheld"], ["withheld"]),
    "grouped and taken out": (["reviewed", "grouped", "ungrouped"], ["reviewed"]),
    "grouped anew": (["grouped", "ungrouped", "grouped"], ["grouped"]),
    "sorted twice": (["strategy", "strategy"], ["strategy"]),
    "of next year": (["a kind of next year"], ["a kind of next year"]),
}


@pytest.mark.parametrize(("history", "told"), STILL_HOLDS.values(), ids=STILL_HOLDS)
def test_what_still_holds_is_told_once(history: list[str], told: list[str]) -> None:
    assert kinds(*history) == told


def test_two_answers_of_one_day_are_told_once(app: object) -> None:
    assert len(notable([noted("answered"), noted("answered")])) == 1


@pytest.mark.parametrize(
    ("newest", "word"),
    [
        ("reviewed", "อ่าน"),
        ("grouped", "ประเด็น"),
        ("forwarded", "หน่วยงาน"),
        ("answered", "ตอบ"),
        ("", "ถึง"),
    ],
)
def test_before_any_meeting_the_headline_says_what_the_desk_did(
    app: object, newest: str, word: str
) -> None:
    assert word in headline(journey(newest=newest))


def test_the_history_stands_where_it_happened(app: object) -> None:
    spine = chain_of(journey(sitting=PLENARY), "th")
    history = [noted("reviewed", 3), noted("answered", 25)]
    steps = woven(spine, history, DAY, "th")
    assert [step.name for step in steps] == [
        "told", "reviewed", "heard", "answered", "voted", "resolved", "written",
        "promised",
    ]  # fmt: skip


def test_who_has_left_waits_for_nothing(app: object) -> None:
    spine = chain_of(journey(sitting=PLENARY), "th")
    steps = woven(spine, [noted("withdrawn", 2), noted("reviewed", 1)], DAY, "th")
    assert [step.name for step in steps] == ["told", "reviewed", "heard", "withdrawn"]


@pytest.mark.parametrize("how", ["withdrawn", "erased", "forgotten"])
def test_the_headline_says_that_it_is_gone(app: object, how: str) -> None:
    assert headline(journey(gone=how, clause="17")) != headline(journey(clause="17"))
