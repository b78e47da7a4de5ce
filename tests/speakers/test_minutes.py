"""The minutes say who spoke on an item: each once, in one sentence, in the order of their words."""

from assembly.exports.layouts.minutes import lay_out
from assembly.exports.papers import Person
from assembly.exports.queries.minutes import minutes_paper
from assembly.exports.wording import speakers_sentence
from assembly.extensions import db
from assembly.meetings.queries import meeting
from assembly.speakers import actions
from tests.factories.hall import Hall
from tests.speakers.conftest import name


def speaks(hall: Hall, place: int) -> None:
    actions.ask_floor(hall.delegate(place), hall.meeting_id)
    running = actions.call_next(hall.facilitator, hall.meeting_id, 0)
    actions.end_speech(hall.facilitator, hall.meeting_id, running)


def test_who_spoke_stands_under_the_item_once(listening: Hall) -> None:
    for place in (1, 0, 1):
        speaks(listening, place)
    actions.ask_floor(listening.delegate(2), listening.meeting_id)  # asked, and never spoke
    actions.add_guest_speaker(listening.facilitator, listening.meeting_id, "ปลัดอำเภอ")
    db.session.remove()
    paper = minutes_paper(meeting(listening.meeting_id))
    spoke = (
        Person(name(listening, 1), "อำเภอเกาะยาว"),
        Person(name(listening, 0), "อำเภอเมืองพังงา"),
    )
    assert paper.items[0].speakers == spoke
    assert paper.items[1].speakers == ()
    assert speakers_sentence(spoke)[0] in str(lay_out(paper).blocks)


def test_the_sentence_of_one_of_two_and_of_guests() -> None:
    one, two = Person("นายสมชาย ใจดี", "อำเภอกะปง"), Person("ปลัดอำเภอ", "")
    assert speakers_sentence(()) == []
    assert speakers_sentence((one,)) == ["ผู้อภิปรายในวาระนี้ 1 คน ได้แก่ นายสมชาย ใจดี (อำเภอกะปง)"]
    assert speakers_sentence((one, two))[0].endswith("นายสมชาย ใจดี (อำเภอกะปง) และปลัดอำเภอ")
    assert speakers_sentence((one, two, one))[0].count("และ") == 1
