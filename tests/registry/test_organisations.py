"""The plain list of organisations: added, renamed, each name once in an assembly."""

import pytest

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.registry.actions import add_organisation, describe_organisation
from assembly.registry.queries import organisation, organisations_of
from assembly.registry.rules import KnownAlready, NameTooLong, NoName, NoSuchKind, Said
from tests.factories.hall import Hall, gather

LOCAL = ("local_government", "subdistrict")


def names(hall: Hall) -> list[str]:
    db.session.remove()
    return [row.name for row in organisations_of(hall.assembly_id)]


def test_the_nearest_stand_first_then_dictionary_order(hall: Hall) -> None:
    add_organisation(SYSTEM, hall.assembly_id, "การไฟฟ้าส่วนภูมิภาค จังหวัดพังงา", "state", "province")
    add_organisation(SYSTEM, hall.assembly_id, "อบต.เกาะยาวน้อย", *LOCAL)
    add_organisation(SYSTEM, hall.assembly_id, " อบต.กะไหล ", *LOCAL)
    assert names(hall) == ["อบต.กะไหล", "อบต.เกาะยาวน้อย", "การไฟฟ้าส่วนภูมิภาค จังหวัดพังงา"]


def test_a_name_stands_once_in_an_assembly_and_may_stand_in_another(hall: Hall) -> None:
    add_organisation(SYSTEM, hall.assembly_id, "อบต.กะไหล", *LOCAL)
    with pytest.raises(KnownAlready):
        add_organisation(SYSTEM, hall.assembly_id, "อบต.กะไหล", *LOCAL)
    other = gather(hall.app, slug="another", code="111111")
    assert add_organisation(SYSTEM, other.assembly_id, "อบต.กะไหล", *LOCAL)


def test_it_is_renamed_and_keeps_its_own_name(hall: Hall) -> None:
    id_ = add_organisation(SYSTEM, hall.assembly_id, "อบต.กะไหล", *LOCAL)
    describe_organisation(SYSTEM, id_, 1, Said("อบต.กะไหล", "local_government", "district"))
    describe_organisation(SYSTEM, id_, 2, Said("เทศบาลตำบลกะไหล", *LOCAL))
    db.session.remove()
    assert organisation(id_).name == "เทศบาลตำบลกะไหล"


@pytest.mark.parametrize(
    ("name", "kind", "refusal"),
    [
        (" ", LOCAL, NoName),
        ("ก" * 121, LOCAL, NameTooLong),
        ("อบต.กะไหล", ("army", "subdistrict"), NoSuchKind),
        ("อบต.กะไหล", ("state", "moon"), NoSuchKind),
    ],
)
def test_what_is_no_organisation_is_refused(
    hall: Hall, name: str, kind: tuple[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        add_organisation(SYSTEM, hall.assembly_id, name, *kind)
