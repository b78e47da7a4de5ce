"""What an organisation settles stands on its papers; what it did not is the assembly's own."""

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.letterhead.actions import put_seal, settle_letterhead, take_seal
from assembly.letterhead.queries import letterhead_of, seal_of
from assembly.letterhead.rules import Settled, Signer
from tests.factories.hall import Hall

CHAIR = Signer("นายสมชาย ใจดี", "ประธานสมัชชา")
SETTLED = Settled(
    name_th="สำนักงานสมัชชาพังงาแห่งความสุข",
    address="ศาลากลางจังหวัดพังงา ถนนเพชรเกษม\nโทร. 0 7641 0000",
    number_prefix="สพง 01/",
    headings={"charter": "ธรรมนูญของคนพังงา"},
    signers={"charter": (CHAIR, Signer("นางมาลี ใจดี", "เลขานุการ"))},
)


def test_an_assembly_that_settled_nothing_has_its_own_name(hall: Hall) -> None:
    head = letterhead_of(hall.assembly_id)
    assert head.name() == "สมัชชาพังงาแห่งความสุข"
    assert "Phang-nga of Happiness" in head.name("en")
    assert not head.settled
    assert (head.heading("charter"), head.signers_of("minutes"), head.seal) == ("", (), None)


def test_what_was_settled_stands_and_the_rest_stays_the_assemblys_own(hall: Hall) -> None:
    settle_letterhead(SYSTEM, hall.assembly_id, SETTLED)
    put_seal(SYSTEM, hall.assembly_id, b"jpeg")
    db.session.remove()
    head = letterhead_of(hall.assembly_id)
    assert (head.name(), head.settled) == ("สำนักงานสมัชชาพังงาแห่งความสุข", True)
    assert "Phang-nga of Happiness" in head.name("en")
    assert head.address == ("ศาลากลางจังหวัดพังงา ถนนเพชรเกษม", "โทร. 0 7641 0000")
    assert head.number("12") == "สพง 01/12"
    assert head.signers_of("charter")[0] == CHAIR
    assert head.heading("charter") == "ธรรมนูญของคนพังงา"
    assert head.seal == b"jpeg"


def test_settling_again_replaces_and_a_seal_can_be_taken_off(hall: Hall) -> None:
    settle_letterhead(SYSTEM, hall.assembly_id, SETTLED)
    put_seal(SYSTEM, hall.assembly_id, b"jpeg")
    settle_letterhead(SYSTEM, hall.assembly_id, Settled(footer="ใช้ร่วมกัน"))
    take_seal(SYSTEM, hall.assembly_id)
    db.session.remove()
    head = letterhead_of(hall.assembly_id)
    assert (head.name(), head.footer) == ("สมัชชาพังงาแห่งความสุข", "ใช้ร่วมกัน")
    assert head.signers == {}
    assert seal_of(hall.assembly_id) is None
