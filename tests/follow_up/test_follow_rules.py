"""Which promise comes first, what the hall is asked about it, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.core.errors import Refusal
from assembly.core.text import graphemes
from assembly.follow_up import rules
from assembly.follow_up.rules import Asked, Standing

TODAY = date(2027, 5, 20)
LONG = "ขอให้จังหวัดตั้งคณะทำงานสี่ฝ่ายทุกอำเภอ " * 12


def standing(id_: int = 1, **more: object) -> Standing:
    told: dict[str, object] = {"state": "moving", "due_on": None, "since": TODAY} | more
    return Standing(id_, **told)  # type: ignore[arg-type]  # its own fields


def days_ago(n: int) -> date:
    return TODAY - timedelta(days=n)


def test_the_latest_comes_first_then_the_most_silent_then_what_came_back() -> None:
    found = [
        standing(1, due_on=days_ago(-30)),
        standing(2, unanswered=12),
        standing(3, state="review"),
        standing(4, due_on=days_ago(3)),
        standing(5, due_on=days_ago(40)),
        standing(6, since=days_ago(200)),
        standing(7, refused=True, due_on=days_ago(9)),
        standing(8, decided=True, due_on=days_ago(90)),
    ]
    assert [one.id for one in rules.in_order(found, TODAY)] == [5, 4, 6, 2, 7, 3, 1, 8]


STANDINGS = st.builds(
    Standing,
    id=st.integers(1, 99),
    state=st.sampled_from(rules.UNFINISHED),
    due_on=st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    since=st.dates(date(2025, 1, 1), TODAY),
    unanswered=st.integers(0, 400),
    refused=st.booleans(),
    decided=st.booleans(),
)


@given(st.lists(STANDINGS, max_size=30))
def test_nothing_gets_lost_in_the_order_and_groups_stand_together(found: list[Standing]) -> None:
    order = rules.in_order(found, TODAY)
    assert sorted(order, key=hash) == sorted(found, key=hash)
    groups = [rules.GROUPS.index(rules.group_of(one, TODAY)) for one in order]
    assert groups == sorted(groups)


@given(st.sampled_from(rules.KINDS), st.text(min_size=1, max_size=500), st.text(max_size=80))
def test_every_question_is_one_line_that_a_wall_can_hold(
    kind: str, title: str, target: str
) -> None:
    asked = Asked(kind, "เพราะอะไร", TODAY if kind == "extend" else None)
    said = rules.question_of(asked, title, " ".join(target.split()))
    assert said.startswith("ให้")
    assert "\n" not in said
    assert graphemes(said) <= rules.asking.FEW_WORDS + graphemes(target) + 60


def test_a_question_names_the_day_and_the_body_in_thai() -> None:
    until = Asked("extend", "ฝนมาก", date(2027, 8, 18))
    said = rules.question_of(until, "ตั้งคณะทำงาน")
    assert said == "ให้ขยายเวลาเรื่อง “ตั้งคณะทำงาน” ถึงวันที่ 18 สิงหาคม 2570"
    assert rules.what_follows(until) == "ครบกำหนดใหม่วันที่ 18 สิงหาคม 2570"
    above = Asked("escalate", "เงียบ", organisation_id=3)
    asked = rules.question_of(above, LONG, "กรมที่ดิน")
    assert asked.endswith("…” ไปที่กรมที่ดิน")
    assert rules.text_of(above, {"พันธสัญญา": "ตั้งคณะทำงาน", "ร่วมกับ": ""}, "กรมที่ดิน").splitlines() == [
        "พันธสัญญา ตั้งคณะทำงาน",
        "เหตุผลที่เสนอ เงียบ",
        "ถ้าเห็นชอบ ทำหนังสือขอถึงกรมที่ดิน",
    ]


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (Asked("close", " "), rules.NoReason),
        (Asked("close", "ก" * 301), rules.ReasonTooLong),
        (Asked("forgive", "เพราะ"), rules.SuchIsOver),
        (Asked("extend", "เพราะ"), rules.NoDay),
        (Asked("extend", "เพราะ", TODAY), rules.NoDay),
        (Asked("extend", "เพราะ", days_ago(-5)), rules.NoDay),
        (Asked("escalate", "เพราะ"), rules.NowhereToRaise),
        (Asked("escalate", "เพราะ", None, 1, 2), rules.NowhereToRaise),
    ],
)
def test_what_cannot_be_asked_says_why(asked: Asked, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        rules.check_asked(asked, days_ago(-10), TODAY)


def test_what_is_over_is_not_asked_about_and_a_review_is_not_asked_twice() -> None:
    rules.check_may_ask("review", "moving")
    for kind, state in (("close", "kept"), ("end", "ended"), ("review", "review")):
        with pytest.raises(rules.SuchIsOver):
            rules.check_may_ask(kind, state)


@pytest.mark.parametrize(
    ("progress", "group", "refused", "state", "kind"),
    [
        (100, "late", False, "moving", "close"),
        (40, "late", False, "moving", "extend"),
        (0, "silent", False, "waiting", "escalate"),
        (0, "returned", True, "waiting", "escalate"),
        (0, "returned", False, "review", "end"),
    ],
)
def test_the_desk_is_offered_what_it_most_likely_asks(
    progress: int, group: str, refused: bool, state: str, kind: str
) -> None:
    assert rules.suggested(state, progress, group, refused=refused) == kind


def test_the_reason_that_stands_there_first_says_only_what_the_record_says() -> None:
    days = {"days_late": 0, "silent_days": 0}
    nothing = {"told": None, "unanswered": False, "refused": False, **days}

    def why(kind: str, **more: object) -> str:
        return rules.usual_reason(kind, **{**nothing, **more})  # type: ignore[arg-type]  # as above

    assert why("close", told=(days_ago(8), "ตั้งครบแล้ว")) == "รายงาน 12 พฤษภาคม 2570 ตั้งครบแล้ว"
    assert why("extend", days_late=12) == "ยังทำไม่เสร็จ เลยกำหนดมา 12 วัน"
    assert why("escalate", refused=True) == "หน่วยงานที่ขอไปไม่รับ"
    assert why("escalate", unanswered=True, silent_days=40) == "หน่วยงานไม่ตอบหนังสือมา 40 วัน"
    assert [why(kind) for kind in ("close", "end", "review", "escalate")] == [""] * 4
    assert rules.usual_day(days_ago(30), TODAY) == days_ago(-90)
