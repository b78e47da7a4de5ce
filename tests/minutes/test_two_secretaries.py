"""Two write the same minutes at once: nothing typed is lost, nobody is silently overwritten."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.text import clean
from assembly.extensions import db
from assembly.minutes.actions import choose_wording, take_back_wording, write_passage
from assembly.minutes.models import Passage, Wording
from assembly.minutes.queries import earlier_wordings, passages_of
from assembly.minutes.rules import MinutesFrozen, NoSuchPassage, PassageMoved
from assembly.office.actions import adopt_minutes
from tests.factories.hall import Hall, gather
from tests.factories.minutes import circulated, day_passes, second_secretary, secretary


def now(hall: Hall, place: str = "before") -> tuple[str, list[str]]:
    db.session.remove()
    found = passages_of(hall.meeting_id)[place]
    return found.text, [one.text for one in found.beside]


def write(who: Actor, hall: Hall, base: int, text: str, place: str = "before") -> dict[str, object]:
    return dict(write_passage(who, hall.meeting_id, place, base, text))


def test_words_on_different_lines_are_put_together(hall: Hall) -> None:
    one, two = secretary(hall), second_secretary(hall)
    first = write(one, hall, 0, "ประธานกล่าวเปิด\n\nที่ประชุมรับทราบ")
    write(one, hall, int(str(first["typed"])), "ประธานกล่าวเปิดเวลาเก้านาฬิกา\n\nที่ประชุมรับทราบ")
    answer = write(two, hall, int(str(first["typed"])), "ประธานกล่าวเปิด\n\nที่ประชุมรับทราบทุกเรื่อง")
    assert answer["state"] == "merged"
    assert now(hall) == ("ประธานกล่าวเปิดเวลาเก้านาฬิกา\n\nที่ประชุมรับทราบทุกเรื่อง", [])


def test_the_same_line_stays_twice_until_somebody_chooses(hall: Hall) -> None:
    one, two = secretary(hall), second_secretary(hall)
    write(one, hall, 0, "นายดลเลาะขอให้เดินสำรวจ")
    answer = write(two, hall, 0, "นายดลเลาะขอให้เดินสำรวจร่วมกัน")
    assert answer["state"] == "beside"
    assert now(hall) == ("นายดลเลาะขอให้เดินสำรวจ", ["นายดลเลาะขอให้เดินสำรวจร่วมกัน"])
    version = passages_of(hall.meeting_id)["before"].version
    choose_wording(one, hall.meeting_id, "before", version, "นายดลเลาะขอให้เดินสำรวจร่วมกัน")
    assert now(hall) == ("นายดลเลาะขอให้เดินสำรวจร่วมกัน", [])
    kept = [one_.text for one_ in earlier_wordings(hall.meeting_id, "before")]
    assert "นายดลเลาะขอให้เดินสำรวจ" in kept


def test_who_goes_on_writing_beside_another_has_one_wording_there_not_many(hall: Hall) -> None:
    one, two = secretary(hall), second_secretary(hall)
    write(one, hall, 0, "ก")
    base = 0
    for text in ("ข", "ขข", "ขขข"):
        base = int(str(write(two, hall, base, text)["typed"]))
    assert now(hall) == ("ก", ["ขขข"])


def test_a_choice_over_words_that_moved_meanwhile_is_refused(hall: Hall) -> None:
    one, two = secretary(hall), second_secretary(hall)
    first = write(one, hall, 0, "ก")
    write(two, hall, 0, "ข")
    write(one, hall, int(str(first["typed"])), "ก และอื่น ๆ")
    with pytest.raises(PassageMoved):
        choose_wording(two, hall.meeting_id, "before", int(str(first["version"])), "ข")


def test_an_earlier_wording_is_taken_back_and_the_later_one_kept(hall: Hall) -> None:
    one = secretary(hall)
    first = write(one, hall, 0, "ที่ประชุมอภิปรายยาว")
    write(one, hall, int(str(first["typed"])), "สั้นไป")
    version = passages_of(hall.meeting_id)["before"].version
    take_back_wording(one, hall.meeting_id, "before", version, 1)
    assert now(hall)[0] == "ที่ประชุมอภิปรายยาว"
    assert "สั้นไป" in [w.text for w in earlier_wordings(hall.meeting_id, "before")]
    with pytest.raises(PassageMoved):
        take_back_wording(one, hall.meeting_id, "before", version, 2)


def test_a_double_tap_keeps_one_wording(hall: Hall) -> None:
    one = secretary(hall)
    for _again in range(2):
        write(one, hall, 0, "ครั้งเดียว")
    db.session.remove()
    assert passages_of(hall.meeting_id)["before"].kept == 1


def test_nobody_writes_at_a_place_that_is_not_there(hall: Hall) -> None:
    other = gather(hall.app, slug="another", code="111111")
    for place in ("somewhere", "item-0", "item-x", f"item-{other.items[0]}", "facts"):
        with pytest.raises(NoSuchPassage):
            write(secretary(hall), hall, 0, "ข้อความ", place)


def test_adopted_minutes_take_no_more_words(hall: Hall) -> None:
    circulated(hall)
    day_passes(hall)
    adopt_minutes(secretary(hall), hall.meeting_id)
    with pytest.raises(MinutesFrozen):
        write(secretary(hall), hall, 0, "เพิ่มทีหลัง")


WORDS = st.lists(st.sampled_from(["หนึ่ง", "สอง", "สาม", "สี่", ""]), max_size=5).map("\n".join)
STEP = st.tuples(st.integers(0, 1), st.sampled_from(["type", "type", "look", "choose"]), WORDS)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, max_size=12))
def test_whatever_the_two_do_every_word_that_was_sent_is_still_there(
    hall: Hall, steps: list[tuple[int, str, str]]
) -> None:
    """Each types over what she last saw, looks, or chooses, in any order."""
    people = [secretary(hall), second_secretary(hall)]
    _forget(hall)
    seen, sent = [0, 0], set[str]()
    for who, what, text in steps:
        if what == "type":
            seen[who] = int(str(write(people[who], hall, seen[who], text)["typed"]))
            sent.add(clean(text))
        elif what == "look":
            seen[who] = _version(hall)
        elif _version(hall):
            choose_wording(people[who], hall.meeting_id, "before", _version(hall), text)
            sent.add(clean(text))
    assert sent - {""} <= _everything_kept(hall)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS, WORDS)
def test_the_second_never_silently_overwrites_the_first(
    hall: Hall, base: str, mine: str, theirs: str
) -> None:
    """After both typed from one wording, the first's words count or are merged, never replaced."""
    one, two = secretary(hall), second_secretary(hall)
    _forget(hall)
    start = int(str(write(one, hall, 0, base)["typed"]))
    write(one, hall, start, mine)
    answer = write(two, hall, start, theirs)
    text, beside = now(hall) if _version(hall) else ("", [])
    if answer["state"] == "beside":
        assert (text, beside) == (clean(mine), [clean(theirs)])
    elif clean(mine) != clean(base):
        new = set(clean(mine).split("\n")) - set(clean(base).split("\n"))
        assert new <= set(text.split("\n"))


def _version(hall: Hall) -> int:
    db.session.remove()
    found = passages_of(hall.meeting_id).get("before")
    return found.version if found else 0


def _everything_kept(hall: Hall) -> set[str]:
    db.session.remove()
    return {row.text for row in session().query(Wording)}


@change
def _forget(hall: Hall) -> None:
    """An empty table for the next example; the program itself takes no wording away."""
    session().query(Wording).delete()
    session().query(Passage).delete()
