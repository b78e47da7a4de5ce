"""Who came before, who belongs where, who speaks and who signed; and what nobody else may read."""

from datetime import date

import pytest
from sqlalchemy import select

from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.errors import Stale
from assembly.extensions import db
from assembly.journal.models import Entry, Payload
from assembly.registry.actions import (
    change_agreement,
    describe_organisation,
    name_representative,
    part,
    remove_representative,
)
from assembly.registry.queries import (
    agreement_view,
    agreements_of,
    organisation_view,
    organisations_of,
)
from assembly.registry.rules import (
    AgreementSaid,
    HasNoMembers,
    LaterIsOlder,
    LeadsRound,
    NoSuchPlace,
    NothingToShow,
    NotListed,
    Party,
    PartyTwice,
    RepresentativeSaid,
    Said,
    Signed,
    TooFewParties,
)
from assembly.registry.rules.agreeing import EndsBeforeSigned
from tests.factories.hall import Hall
from tests.factories.organising import ASSEMBLY, ASSOCIATION, agreed, body, joined, version_of

WHAT = ("community", "province", "network")


def describe(id_: int, name: str, **more: object) -> None:
    said = Said(name, *WHAT, **more)  # type: ignore[arg-type]  # as a test says it
    describe_organisation(SYSTEM, id_, version_of(id_), said)


def test_the_history_line_runs_from_the_assembly_to_the_institute(hall: Hall) -> None:
    first, second, third = (body(hall, name) for name in (ASSEMBLY, ASSOCIATION, "สถาบัน"))
    for id_, name, year in (
        (first, ASSEMBLY, 2011),
        (second, ASSOCIATION, 2017),
        (third, "สถาบัน", 2020),
    ):
        describe(id_, name, founded=year)
    joined(second, "earlier", ASSEMBLY)
    joined(second, "later", "สถาบัน")
    line = organisation_view(second).history
    assert [[one.name for one in row] for row in line] == [[ASSEMBLY], [ASSOCIATION], ["สถาบัน"]]
    assert [row[0].founded for row in line] == [2554, 2560, 2563]
    with pytest.raises(LeadsRound):
        joined(first, "earlier", "สถาบัน")
    with pytest.raises(LaterIsOlder):
        describe(third, "สถาบัน", founded=2012)


def test_nothing_stands_above_itself_in_the_tree(hall: Hall) -> None:
    top, low = body(hall, "เครือข่ายจังหวัด"), body(hall, "เครือข่ายอำเภอ")
    describe(low, "เครือข่ายอำเภอ", parent="เครือข่ายจังหวัด")
    with pytest.raises(LeadsRound):
        describe(top, "เครือข่ายจังหวัด", parent="เครือข่ายอำเภอ")
    with pytest.raises(LeadsRound):
        describe(top, "เครือข่ายจังหวัด", parent="เครือข่ายจังหวัด")
    with pytest.raises(NotListed):
        describe(low, "เครือข่ายอำเภอ", parent="ไม่มีใครชื่อนี้")
    assert [one.name for one in organisation_view(top).below] == ["เครือข่ายอำเภอ"]


def test_only_what_has_members_takes_members_and_a_link_can_be_taken_away(hall: Hall) -> None:
    network, shop = body(hall, "เครือข่ายสวัสดิการ"), body(hall, "ร้านค้า", "private_firm", "private")
    joined(shop, "network", "เครือข่ายสวัสดิการ", 2018)
    assert organisation_view(network).members[0].since == 2561
    with pytest.raises(HasNoMembers):
        joined(network, "network", "ร้านค้า")
    with pytest.raises(LeadsRound):
        joined(network, "member", "เครือข่ายสวัสดิการ")
    part(SYSTEM, network, version_of(network), "member", shop)
    assert organisation_view(network).members == ()


def test_a_coordinator_is_shown_only_by_a_consent_that_is_theirs(hall: Hall) -> None:
    id_ = body(hall, "เครือข่ายประมง")
    describe(id_, "เครือข่ายประมง", coordinator="นางมาลี ใจดี", contact="081")
    assert organisation_view(id_).coordinator == "นางมาลี ใจดี"
    assert organisation_view(id_, public=True).coordinator == ""
    assert organisation_view(id_, public=True).contact == ""
    describe(id_, "เครือข่ายประมง", coordinator="นางมาลี ใจดี", is_shown=True)
    agreed_on = organisation_view(id_, public=True)
    assert (agreed_on.coordinator, agreed_on.consented_on is None) == ("นางมาลี ใจดี", False)
    describe(id_, "เครือข่ายประมง", coordinator="นายวิชัย ดี", is_shown=False)
    assert organisation_view(id_, public=True).coordinator == ""
    with pytest.raises(NothingToShow):
        describe(id_, "เครือข่ายประมง", is_shown=True)


def test_representatives_are_named_to_everybody_only_by_consent(hall: Hall) -> None:
    id_ = body(hall, "เครือข่ายประมง")
    said = RepresentativeSaid("นายดลเลาะ ทะเล", "ประธาน", 2017, 2019)
    one = name_representative(SYSTEM, id_, version_of(id_), said)
    shown = organisation_view(id_, public=True).representatives[0]
    assert (shown.name, shown.office, shown.since, shown.until) == ("", "ประธาน", 2560, 2562)
    said = RepresentativeSaid("นายดลเลาะ ทะเล", "ประธาน", is_shown=True)
    assert name_representative(SYSTEM, id_, version_of(id_), said, one) == one
    assert organisation_view(id_, public=True).representatives[0].name == "นายดลเลาะ ทะเล"
    remove_representative(SYSTEM, id_, version_of(id_), one)
    assert organisation_view(id_).representatives == ()


def test_no_name_of_a_person_stands_in_the_journal(hall: Hall) -> None:
    id_ = body(hall, "เครือข่ายประมง")
    describe(id_, "เครือข่ายประมง", coordinator="นางมาลี ใจดี", contact="081")
    name_representative(SYSTEM, id_, version_of(id_), RepresentativeSaid("นายดลเลาะ"))
    said = str([vars(row) for kind in (Entry, Payload) for row in session().scalars(select(kind))])
    assert "organisation_changed" in said
    assert "มาลี" not in said
    assert "ดลเลาะ" not in said


def test_who_comes_second_is_told_who_was_first(hall: Hall) -> None:
    id_ = body(hall, "เครือข่ายประมง")
    describe(id_, "เครือข่ายประมงพื้นบ้าน")
    with pytest.raises(Stale):
        describe_organisation(SYSTEM, id_, 1, Said("อีกชื่อ", *WHAT))


def test_a_place_is_one_of_this_province(hall: Hall) -> None:
    id_ = body(hall, "สภาองค์กรชุมชน")
    describe(id_, "สภาองค์กรชุมชน", place="820108")
    assert organisation_view(id_).place.endswith("อ.เมืองพังงา")
    with pytest.raises(NoSuchPlace):
        describe(id_, "สภาองค์กรชุมชน", place="8301")


def test_an_agreement_names_its_sides_and_who_signed(hall: Hall) -> None:
    for name in (ASSOCIATION, "คณะ", "อบจ."):
        body(hall, name)
    id_ = agreed(hall, ASSOCIATION, "คณะ", ends_on=date(2020, 12, 31))
    assert agreements_of(hall.assembly_id)[0].standing == "ended"
    sides = (Party("คณะ", "รศ.สม ดี", "คณบดี"), Party("อบจ.", "นายก ดี", "นายก", is_shown=True))
    said = AgreementSaid("ร่วมมือ", Signed(2020, date(2020, 5, 1)), sides)
    change_agreement(SYSTEM, id_, 1, said)
    db.session.remove()
    found = agreement_view(id_)
    assert found is not None
    assert [(side.name, side.signer) for side in found.parties] == [
        ("คณะ", "รศ.สม ดี"),
        ("อบจ.", "นายก ดี"),
    ]
    public = agreements_of(hall.assembly_id, public=True)[0]
    assert [side.signer for side in public.parties] == ["", "นายก ดี"]
    with pytest.raises(Stale):
        change_agreement(SYSTEM, id_, 1, said)


@pytest.mark.parametrize(
    ("names", "ends", "refusal"),
    [
        (("ก",), None, TooFewParties),
        (("ก", "ก"), None, PartyTwice),
        (("ก", "ข"), date(2019, 1, 1), EndsBeforeSigned),
        (("ก", "ไม่มี"), None, NotListed),
    ],
)
def test_what_is_no_agreement_is_refused(
    hall: Hall, names: tuple[str, ...], ends: date | None, refusal: type[Exception]
) -> None:
    for name in ("ก", "ข"):
        body(hall, name)
    with pytest.raises(refusal):
        agreed(hall, *names, ends_on=ends)


def test_who_is_no_more_is_no_longer_among_those_to_turn_to(hall: Hall) -> None:
    id_ = body(hall, "เครือข่ายประมง")
    describe(id_, "เครือข่ายประมง", founded=2000, ended=2010)
    assert organisations_of(hall.assembly_id, standing=True) == []
    assert len(organisations_of(hall.assembly_id)) == 1
