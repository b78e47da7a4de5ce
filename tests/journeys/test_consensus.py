"""A room that looks for agreement first: in rounds, then by a vote, or another day."""

import pytest

from tests.factories.decisions import begin
from tests.factories.drafting import LINES, show_lines
from tests.factories.hall import Hall
from tests.journeys.room import Serves

pytestmark = pytest.mark.journey

BETTER = LINES[0].replace("4 ฝ่าย", "4 ฝ่าย และเยาวชน")
THOUGHT = "ขอให้ประชุมวันเสาร์ คนทำงานจะได้มา"
DOUBT = "ยังไม่มีเยาวชนในคณะทำงาน"
SEA = "ให้ทุกหมู่บ้านชายฝั่งมีเขตปูม้าของตนเอง"


def test_a_draft_is_mended_between_two_rounds_until_all_agree(hall: Hall, serves: Serves) -> None:
    begin(hall)
    show_lines(hall)
    room = serves()
    desk, wall, villager = room.desk(), room.wall(), room.villager()
    somchai, arunee, mali = room.delegate(0), room.delegate(2, script=False), room.delegate(6)

    # the first round: a thought, a doubt from a phone without script, and nobody's name anywhere
    desk.asks_for_consensus()
    for screen in (wall, villager, somchai):
        screen.sees("ถามฉันทมติ รอบที่ 1")
    somchai.remarks(THOUGHT)
    somchai.is_heard()
    arunee.looks_again()
    arunee.says_not_yet(" ")
    arunee.sees("บอกเหตุผล")
    arunee.says_not_yet(DOUBT)
    arunee.is_heard()
    mali.agrees()
    room.others_vote("agree", 1, 3, 4)
    wall.has_received(6)
    for screen in (wall, villager, mali):
        screen.sees_no(DOUBT)
        screen.sees_no("อรุณี")
    desk.sees(DOUBT, THOUGHT, "อรุณี")
    desk.closes_the_round()
    desk.offers("ปรับร่างแล้วถามอีกรอบ")
    for screen in (wall, villager, mali):
        screen.sees("ยังไม่พ้องกัน", "ยังไม่เห็นพ้อง")
        screen.sees_no(DOUBT)
        screen.sees_no("อรุณี")

    # the draft comes back, a phone proposes, the desk accepts while the reasons are still there
    desk.asks_another_round()
    desk.sees(DOUBT)
    mali.sees("รอบที่ 1")
    desk.presses("ร่างมติ")
    wall.sees(LINES[0])
    mali.proposes_to_change(1, BETTER)
    desk.follows_the_link("ข้อเสนอแก้ไข 1")
    desk.presses("ขึ้นจอ")
    wall.sees("ขอแก้ข้อ 1")
    desk.presses("รับ")
    for screen in (wall, villager):
        screen.sees(BETTER)
    desk.follows_the_link("กลับไปที่โต๊ะ")

    # the second round: all agree, the chair declares, and it has a number
    desk.asks_for_consensus(step="ถามหรือลงมติอีกครั้ง")
    wall.sees("ถามฉันทมติ รอบที่ 2")
    somchai.agrees()
    arunee.looks_again()
    arunee.agrees()
    room.others_vote("agree", 1, 3, 4, 5)
    desk.closes_the_round()
    wall.sees("เห็นพ้องทุกคน", "รอประธานประกาศผล")
    desk.declares_consensus()
    for screen in (wall, villager, somchai):
        screen.sees("ฉันทมติ", "มติ 13.1")
    villager.has_stayed()
    somchai.has_stayed()
    villager.follows_the_link("อ่านมติและที่มา")
    villager.sees("มติ 13.1", BETTER, "ฉันทมติ")
    villager.sees_no(DOUBT)


def test_without_agreement_one_matter_is_voted_on_and_another_waits(
    hall: Hall, serves: Serves
) -> None:
    begin(hall)
    show_lines(hall)
    room = serves()
    desk, wall, arunee = room.desk(), room.wall(), room.delegate(2)

    # no agreement: the desk calls a vote, and the vote decides
    desk.asks_for_consensus()
    arunee.says_not_yet(DOUBT)
    arunee.is_heard()
    room.others_vote("agree", 0, 1, 3, 4, 5)
    desk.closes_the_round()
    desk.offers("ปรับร่างแล้วถามอีกรอบ")
    desk.presses("ไม่พ้องกัน ให้ลงมติ")
    wall.sees("จะลงมติกันต่อไป")
    desk.asks("ลงมติ", "ลงมติเปิดเผย", step="ถามหรือลงมติอีกครั้ง")
    desk.offers("ปิดลงมติ")
    arunee.votes("ไม่เห็นด้วย")
    room.others_vote("yes", 0, 1, 3, 4, 5)
    desk.closes_the_ballot()
    desk.opens_the_box()
    desk.declares()
    wall.sees("เห็นชอบ", "มติ 13.1")
    desk.steps("จบวาระ")

    # the next matter is put off: no number, and the room goes on
    desk.opens_the_floor("2")
    desk.puts_up_a_draft(SEA, "ขอให้ท้องถิ่นวางทุ่นเขตปูม้า")
    desk.asks_for_consensus()
    room.others_vote("not_yet", 7, remark="รอฟังชาวประมงเกาะยาวก่อน")
    room.others_vote("agree", 0, 1, 3, 4, 5)
    desk.closes_the_round()
    desk.offers("ปรับร่างแล้วถามอีกรอบ")
    desk.sees("รอฟังชาวประมงเกาะยาวก่อน")
    desk.presses("เลื่อนการพิจารณา")
    wall.sees("เลื่อนการพิจารณา")
    desk.steps("จบวาระ")
    desk.offers("เปิดวาระ 3")
    wall.sees("ระเบียบวาระ")
    wall.sees_no("มติ 13.2")
