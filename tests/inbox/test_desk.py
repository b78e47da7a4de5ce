"""The triage desk: what it lists and counts, what its buttons do, and two people at once."""

import re
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import Stale
from assembly.core.pictures import take_picture
from assembly.extensions import db
from assembly.grievances.actions import (
    clear,
    forward,
    keep_back,
    place_under,
    put_on_agenda,
    redact,
    review,
    tell,
    withhold,
)
from assembly.grievances.models import (
    Grievance,
    GrievanceMessage,
    GrievancePicture,
    GrievanceStep,
)
from assembly.grievances.queries import find_by_code, messages_of
from assembly.grievances.rules import STATUS_WORDS, GrievanceWithdrawn, NothingChosen, status
from assembly.inbox.queries import Sieve, counts_of, nudge_of, reading_list
from assembly.inbox.queries.sieve import status_column
from assembly.journal.models import Payload
from assembly.live import push
from assembly.live.rooms import parse
from assembly.plans.queries import strategies_of
from tests.factories.hall import gather
from tests.factories.uploads import jpeg
from tests.inbox.conftest import PANYI, SAID, Desk

VERBS = ("clear", "withhold", "strategy", "forward", "group", "ungroup", "answer", "read", "none")


def kinds(id_: int) -> list[str]:
    wanted = select(GrievanceStep.kind).where(GrievanceStep.grievance_id == id_)
    return list(session().scalars(wanted.order_by(GrievanceStep.number)))


@change
def write(desk: Desk, words: str = "ยังไม่ไหลเหมือนเดิม") -> None:
    from assembly.core import clock

    about = {"grievance_id": desk.voices[0], "number": 1, "from_sender": True}
    session().add(GrievanceMessage(**about, text=words, sent_on=clock.today()))


def test_the_page_lists_and_counts_zero_too(desk: Desk) -> None:
    page = desk.helper("วิชัย").get(desk.path)
    assert page.status_code == 200
    assert all(words[:20] in page.text for words, _place, _strategy in SAID)
    _sieve, counts = counts_of(desk.hall.assembly_id, Sieve())
    assert [one.key for one in counts.statuses] == list(STATUS_WORDS)
    assert {one.key: one.count for one in counts.districts} == {
        code: {"8201": 2, "8202": 2}.get(code, 0)
        for code in ("8201", "8202", "8203", "8204", "8205", "8206", "8207", "8208")
    }
    assert sum(one.count for one in counts.strategies) == counts.total == 4
    assert counts.strategies[-1].count == 2  # under none


def test_choices_are_links_and_count_each_other(desk: Desk) -> None:
    here = desk.hall.assembly_id
    clear(SYSTEM, here, desk.picks(0))
    sieve, counts = counts_of(here, Sieve(district="8201", status="new"))
    assert counts.total == 1
    assert {one.key: one.count for one in counts.statuses}["cleared"] == 1
    assert {one.key: one.count for one in counts.districts}["8202"] == 2
    page = desk.helper("วิชัย").get(f"{desk.path}?district=8201&status=new")
    assert SAID[3][0][:20] in page.text
    assert SAID[0][0][:20] not in page.text
    assert [line.id for line in reading_list(here, sieve, 1).lines] == [desk.voices[3]]


def test_nonsense_in_the_address_shows_everything(desk: Desk) -> None:
    nonsense = "district=%00&strategy=-1&status=lost&page=9e9&at=x&urgent=7&grouped=99999"
    page = desk.helper("วิชัย").get(f"{desk.path}?{nonsense}")
    assert page.status_code == 200


def test_the_urgent_ones_stand_first_and_unread_messages_have_a_switch(desk: Desk) -> None:
    here = desk.hall.assembly_id

    @change
    def urge() -> None:
        session().get_one(Grievance, desk.voices[2]).urgent = True

    urge()
    write(desk)
    db.session.remove()
    _sieve, counts = counts_of(here, Sieve())
    assert (counts.urgent, counts.unread, counts.raw) == (1, 1, 4)
    assert reading_list(here, Sieve(), 4).lines[0].id == desk.voices[2]
    assert [one.id for one in reading_list(here, Sieve(unread=True), 1).lines] == [desk.voices[0]]


def test_the_status_is_one_rule_in_both_languages(desk: Desk) -> None:
    """Python's and the database's reading of it, over every mixture."""
    here = desk.hall.assembly_id
    withhold(SYSTEM, desk.voices[0])
    review(SYSTEM, desk.voices[1])
    forward(SYSTEM, here, desk.picks(1, 2), desk.organisation)
    db.session.remove()
    wanted = select(Grievance, status_column()).where(Grievance.assembly_id == here)
    read = [(status(row), said) for row, said in session().execute(wanted)]
    assert all(one == other for one, other in read)
    assert sorted(one for one, _other in read) == ["forwarded", "forwarded", "new", "withheld"]


def test_ticked_ones_are_cleared_together_and_their_senders_read_it(desk: Desk) -> None:
    helper = desk.helper("วิชัย")
    answer = desk.presses(helper, "clear", desk.pick(0), desk.pick(1))
    assert answer.status_code == 302
    assert [desk.row(n).state for n in range(4)] == ["reviewed", "reviewed", "new", "new"]
    assert kinds(desk.voices[0]) == ["reviewed"]
    assert desk.row(0).last_by == "วิชัย"


def test_without_a_tick_the_one_being_read_is_meant_and_the_next_is_read_then(desk: Desk) -> None:
    helper = desk.helper("วิชัย")
    fields = {"at": desk.pick(0), "next": str(desk.voices[1])}
    answer = desk.presses(helper, "clear", **fields)
    assert f"at={desk.voices[1]}" in answer.headers["Location"]
    assert desk.row(0).state == "reviewed"


def test_words_are_withheld_with_a_reason_that_the_sender_reads(desk: Desk) -> None:
    helper = desk.helper("วิชัย")
    refused = desk.presses(helper, "withhold", desk.pick(3), because=" ")
    assert refused.status_code == 422
    assert "เขียนเหตุผลที่ยังไม่เผยแพร่" in refused.text
    assert f'value="{desk.pick(3)}" form="sort" checked' in refused.text  # the tick is kept
    desk.presses(helper, "withhold", desk.pick(3), because="มีชื่อคนอื่นอยู่")
    assert (desk.row(3).state, desk.row(3).withheld_because) == ("withheld", "มีชื่อคนอื่นอยู่")
    desk.presses(helper, "clear", desk.pick(3))
    assert desk.row(3).withheld_because == ""


def test_they_are_placed_forwarded_and_answered(desk: Desk) -> None:
    helper = desk.helper("วิชัย")
    desk.presses(helper, "strategy", desk.pick(1), strategy="9")
    desk.presses(helper, "forward", desk.pick(1), organisation=desk.organisation)
    answered = desk.presses(helper, "answer", desk.pick(1), answer="ประปาจะมาซ่อมวันจันทร์")
    assert answered.status_code == 302
    row = desk.row(1)
    numbers = {one.id: one.number for one in strategies_of(desk.hall.assembly_id)}
    assert numbers[row.strategy_id or 0] == 9
    assert row.told_strategy_id is None  # what the sender chose is kept
    assert row.answered_on is not None
    assert kinds(row.id) == ["strategy", "forwarded", "answered"]
    assert [one.text for one in messages_of(row.id)] == ["ประปาจะมาซ่อมวันจันทร์"]


def test_an_answer_goes_to_one_sender(desk: Desk) -> None:
    both = (desk.pick(0), desk.pick(1))
    refused = desk.presses(desk.helper("วิชัย"), "answer", *both, answer="รับทราบ", json=True)
    assert refused.status_code == 422
    assert refused.json is not None
    assert refused.json["reason"] == "one_answer_at_a_time"


def test_what_a_sender_wrote_is_read_without_answering(desk: Desk) -> None:
    write(desk)
    desk.presses(desk.helper("วิชัย"), "read", desk.pick(0))
    db.session.remove()
    assert nudge_of(desk.hall.assembly_id).unread == 0


def test_an_item_of_the_running_order_is_made_and_the_grievances_stand_behind_it(
    desk: Desk,
) -> None:
    fields = {"meeting": desk.hall.meeting_id, "item_title": "น้ำประปาทุกหมู่บ้าน"}
    picks = (desk.pick(0), desk.pick(1))
    assert desk.presses(desk.helper("วิชัย"), "agenda", *picks, **fields).status_code == 403
    assert (
        desk.presses(desk.hall.browser("secretary"), "agenda", *picks, **fields).status_code == 302
    )
    assert desk.row(0).agenda_item_id == desk.row(1).agenda_item_id is not None
    assert status(desk.row(0)) == "on_agenda"
    assert kinds(desk.voices[0]) == ["agenda"]
    page = desk.helper("มาลี").get(f"{desk.path}/items/{desk.row(0).agenda_item_id}")
    assert "น้ำประปาทุกหมู่บ้าน" in page.text


def test_the_second_of_two_is_told_who_and_what_and_nothing_is_overwritten(desk: Desk) -> None:
    seen = desk.pick(0)
    wichai, mali = desk.helper("วิชัย"), desk.helper("มาลี")
    desk.presses(wichai, "withhold", seen, because="มีชื่อคนอื่น")
    late = desk.presses(mali, "clear", seen, desk.pick(1), json=True)
    assert late.status_code == 409
    assert late.json is not None
    assert "วิชัย" in late.json["message"]
    assert "ไม่เผยแพร่" in late.json["message"]
    assert (desk.row(0).state, desk.row(1).state) == ("withheld", "new")  # all or none
    page = desk.presses(mali, "clear", seen, desk.pick(1))
    assert page.status_code == 409
    assert f'value="{desk.pick(0)}" form="sort" checked' in page.text  # in its newest version


def test_the_same_press_twice_is_one(desk: Desk) -> None:
    helper, seen = desk.helper("วิชัย"), desk.pick(0)
    for _ in range(2):
        assert desk.presses(helper, "clear", seen, idempotency_key="one").status_code == 302
    assert desk.row(0).version == 2


def test_a_withdrawn_one_is_left_alone(desk: Desk) -> None:
    @change
    def take_back() -> None:
        session().get_one(Grievance, desk.voices[0]).state = "withdrawn"

    take_back()
    with pytest.raises(GrievanceWithdrawn):
        clear(SYSTEM, desk.hall.assembly_id, desk.picks(0))


def test_what_was_withdrawn_is_counted_apart_and_nobody_reads_its_words(desk: Desk) -> None:
    """Its sender was told that nobody sees the words again."""
    write(desk, "โทรหาฉันที่บ้านไม่ได้แล้ว")

    @change
    def take_back() -> None:
        row = session().get_one(Grievance, desk.voices[0])
        row.state = "withdrawn"
        session().add(GrievancePicture(id=7, grievance_id=row.id, name="p", **size))

    size = {"width": 8, "height": 6, "bytes": 9}
    take_back()
    helper, own = desk.helper("วิชัย"), SAID[0][0][:20]
    assert counts_of(desk.hall.assembly_id, Sieve())[1].total == 3
    assert nudge_of(desk.hall.assembly_id).unread == 0
    for asked in ("", "?status=withdrawn", f"?at={desk.voices[0]}", "?words=น้ำประปา"):
        page = helper.get(f"{desk.path}{asked}").text
        assert own not in page
        assert "โทรหาฉันที่บ้าน" not in page
    assert str(GrievanceWithdrawn.message) in helper.get(f"{desk.path}?status=withdrawn").text
    assert own not in helper.get(f"{desk.path}/words/{desk.voices[0]}").text
    assert helper.get("/pictures/7").status_code == 404


def test_names_are_taken_out_of_a_copy_and_the_words_stay(desk: Desk) -> None:
    helper, where = desk.helper("วิชัย"), f"{desk.path}/words/{desk.voices[3]}"
    page = helper.get(where)
    assert '<mark class="found" title="เบอร์โทรศัพท์">081-234-5678</mark>' in page.text
    assert "นายสมชาย ใจดี</mark>" in page.text
    version = desk.row(3).version
    hidden = helper.post(f"{where}/hide", data={"version": version, "hide": ["0", "1"]})
    assert "▇▇▇ โทร ▇▇▇ ปล่อยน้ำเสียลงคลอง" in hidden.text
    assert desk.row(3).cleared_text is None  # nothing is kept yet
    words = "เพื่อนบ้าน ปล่อยน้ำเสียลงคลอง"
    kept = helper.post(where, data={"version": version, "words": words, "clear": "1"})
    assert kept.status_code == 302
    row = desk.row(3)
    assert (row.text, row.public_text, row.state) == (SAID[3][0], words, "reviewed")
    assert "<del>" in helper.get(f"{desk.path}?at={row.id}").text
    redact(SYSTEM, desk.hall.assembly_id, row.id, row.version, SAID[3][0])
    assert desk.row(3).cleared_text is None  # the words as they were need no copy


def test_an_empty_copy_or_an_old_page_is_refused_with_what_was_typed(desk: Desk) -> None:
    helper, where = desk.helper("วิชัย"), f"{desk.path}/words/{desk.voices[3]}"
    assert helper.post(where, data={"version": 1, "words": "  "}).status_code == 422
    review(SYSTEM, desk.voices[3])
    late = helper.post(where, data={"version": 1, "words": "เพื่อนบ้านปล่อยน้ำเสีย"})
    assert late.status_code == 409
    assert "เพื่อนบ้านปล่อยน้ำเสีย" in late.text


def test_a_picture_is_cleared_by_itself(desk: Desk) -> None:
    @change
    def picture() -> int:
        about = {"grievance_id": desk.voices[0], "name": "p1", "width": 8, "height": 6, "bytes": 9}
        row = GrievancePicture(**about)
        session().add(row)
        session().flush()
        return row.id

    id_, helper = picture(), desk.helper("วิชัย")
    where = f"{desk.path}/picture/{desk.voices[0]}"
    fields = {"picture": id_, "cleared": "1", "version": desk.row(0).version}
    assert helper.post(where, data=fields).status_code == 302
    db.session.remove()
    assert session().get_one(GrievancePicture, id_).is_cleared
    fields = {"picture": id_, "cleared": "0", "version": desk.row(1).version}
    assert helper.post(f"{desk.path}/picture/{desk.voices[1]}", data=fields).status_code == 404


def test_a_picture_that_came_along_is_seen_before_it_is_cleared(desk: Desk) -> None:
    kept = take_picture(jpeg())
    code = tell(desk.hall.assembly_id, PANYI, None, "น้ำท่วมบ้าน", key="รูป", picture=kept)["code"]
    told = find_by_code(code)
    assert told is not None
    helper = desk.helper("วิชัย")
    page = helper.get(f"{desk.path}?at={told.id}")
    assert page.status_code == 200
    seen = re.search(r'<img src="(/pictures/\d+)"', page.text)
    assert seen is not None
    assert helper.get(seen[1]).mimetype == "image/jpeg"


def test_nobody_reaches_into_another_assembly(desk: Desk) -> None:
    other = gather(desk.hall.app, slug="another", code="111111")
    helper = other.browser("helper")
    assert helper.get(desk.path).status_code == 403
    elsewhere = helper.post("/inbox/another/clear", data={"pick": [desk.pick(0)]})
    assert elsewhere.status_code == 404
    assert helper.get(f"/inbox/another/words/{desk.voices[0]}").status_code == 404
    assert desk.row(0).state == "new"


@pytest.mark.parametrize(
    "picks", [[], ["x"], ["1:"], ["-1:1"], ["99999999999999999999:1"], ["๑:๑"], ["1:1"] * 300]
)
def test_bad_ticks_are_refused(desk: Desk, picks: list[str]) -> None:
    helper = desk.helper("วิชัย")
    for verb in ("clear", "withhold", "strategy", "forward", "group", "ungroup", "answer", "read"):
        answer = helper.post(f"{desk.path}/{verb}", data={"pick": picks})
        assert 400 <= answer.status_code < 500, verb


def test_verbs_refuse_nothing_and_what_is_elsewhere(desk: Desk) -> None:
    here = desk.hall.assembly_id
    with pytest.raises(NothingChosen):
        clear(SYSTEM, here, [])
    with pytest.raises(Stale):
        place_under(SYSTEM, here, [(desk.voices[0], 99)], None)
    with pytest.raises(Stale):
        put_on_agenda(SYSTEM, here, [(desk.voices[0], 99)], desk.hall.meeting_id, "น้ำ")


def test_the_room_tells_numbers_and_the_journal_no_words(desk: Desk) -> None:
    keep_back(desk.actor(), desk.hall.assembly_id, desk.picks(3), "มีชื่อคนอื่น")
    kind, key, _language = parse(f"inbox:{desk.hall.slug}:th")
    board = kind.board(key)
    assert set(board.data) == {"told", "changes"}
    assert not kind.guard(desk.hall.delegate(0), key)
    assert kind.guard(desk.actor(), key)
    written = " ".join(session().scalars(select(Payload.content)))
    assert "มีชื่อคนอื่น" not in written
    assert "น้ำประปา" not in written


def test_every_desk_hears_of_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = Event()

    def refresh(kind: str, key: str, **_more: bool) -> None:
        if (kind, key) == ("inbox", desk.hall.slug):
            heard.set()

    monkeypatch.setattr(push, "refresh", refresh)
    clear(SYSTEM, desk.hall.assembly_id, desk.picks(0))
    assert heard.wait(timeout=20)


def test_the_lists_of_organisations_are_kept_by_form(desk: Desk) -> None:
    """A helper who sorts can add to whom matters are sent."""
    helper, where = desk.helper("วิชัย"), f"/office/{desk.hall.slug}/organisations"
    wrong = helper.post(where, data={"name": "", "sector": "x", "level": "", "kind": ""})
    assert wrong.status_code == 422
    assert "เขียนชื่อหน่วยงานก่อน" in wrong.text
    good = {"name": "อบต.ตากแดด", "sector": "local_government", "level": "subdistrict"}
    good |= {"kind": "local_authority"}
    assert helper.post(where, data=good).status_code == 302
    twice = helper.post(where, data=good)
    assert twice.status_code == 409
    assert "อยู่ในรายชื่อแล้ว" in twice.text
    assert "ประปาส่วนภูมิภาค" in helper.get(f"{where}/{desk.organisation}").text
    assert "อบต.ตากแดด" in helper.get(desk.path).text


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verb=st.sampled_from(VERBS), typed=st.text(max_size=1200), asked=st.text(max_size=40))
def test_whatever_is_typed_is_kept_or_refused(
    desk: Desk, verb: str, typed: str, asked: str
) -> None:
    """No text breaks a button: it is taken, or the page says why not."""
    names = ("because", "issue", "issue_title", "strategy", "organisation", "answer", "at", "next")
    fields = dict.fromkeys(names, typed) | {"words": typed, "version": typed, "hide": typed}
    where = f"{desk.path}/{verb}"
    data = {"pick": [desk.pick(0)], **fields}
    helper = desk.hall.browser("helper")
    answer = helper.post(where, data=data, query_string={"words": asked, "district": asked})
    assert answer.status_code < 500


def test_every_generated_copy_of_the_words_is_safe(desk: Desk) -> None:
    helper, where = desk.helper("วิชัย"), f"{desk.path}/words/{desk.voices[3]}"
    for words in ("<script>alert(1)</script>", "=1+1", "\u202eกลับหลัง", "a" * 1001):
        answer = helper.post(where, data={"version": desk.row(3).version, "words": words})
        assert answer.status_code in (302, 422)
    assert "<script>alert" not in helper.get(f"{desk.path}?at={desk.voices[3]}").text


def test_a_program_that_presses_no_button_is_told_so_in_its_own_words(desk: Desk) -> None:
    helper = desk.helper("วิชัย")
    answer = helper.post(f"{desk.path}/none", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["ok"]) == (422, False)
    assert answer.json["reason"] == "no_button_pressed"
    assert "ที่พิมพ์ไว้ยังอยู่" in helper.post(f"{desk.path}/none").text
