"""Organisations for everybody: what one is, where it comes from, what it is to do, and back."""

import re

from flask.testing import FlaskClient

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.registry.actions import describe_organisation, name_representative
from assembly.registry.rules import RepresentativeSaid, Said
from assembly.resolutions.actions import assign_item
from assembly.resolutions.queries import resolution, resolution_of_item
from assembly.resolutions.rules import Assigned
from tests.factories.decisions import begin, decide
from tests.factories.drafting import show_lines
from tests.factories.hall import Hall
from tests.factories.organising import (
    ASSEMBLY,
    ASSOCIATION,
    a_province,
    agreed,
    body,
    joined,
    version_of,
)


def read(browser: FlaskClient, hall: Hall, what: object = "") -> str:
    db.session.remove()
    answer = browser.get(f"/a/{hall.slug}/organisations" + (f"/{what}" if what else ""))
    assert answer.status_code == 200
    return answer.text


def test_nothing_yet_is_said_on_every_page(hall: Hall) -> None:
    browser = hall.app.test_client()
    for what in ("", "structure", "networks"):
        assert "ยังไม่มีองค์กร" in read(browser, hall, what)


def test_one_page_tells_history_members_agreements_and_people_by_consent(hall: Hall) -> None:
    browser = hall.app.test_client()
    first, second = body(hall, ASSEMBLY, "assembly"), body(hall, ASSOCIATION, "association")
    member = body(hall, "เครือข่ายประมง")
    joined(second, "earlier", ASSEMBLY)
    joined(second, "member", "เครือข่ายประมง")
    agreed(hall, ASSOCIATION, "เครือข่ายประมง")
    said = Said(
        ASSOCIATION, "community", "province", "association", "ทำงานทุกอำเภอ", coordinator="นางมาลี"
    )
    describe_organisation(SYSTEM, second, version_of(second), said)
    name_representative(
        SYSTEM, second, version_of(second), RepresentativeSaid("นายดลเลาะ", "ประธาน")
    )
    page = read(browser, hall, second)
    for word in (ASSEMBLY, "ทำงานทุกอำเภอ", "เครือข่ายประมง", "ร่วมมือพัฒนา", "ประธาน"):
        assert word in page
    assert "นางมาลี" not in page
    assert "นายดลเลาะ" not in page
    assert f"/a/{hall.slug}/organisations/{first}" in page
    assert ASSOCIATION in read(browser, hall, member)
    assert "นางมาลี" not in read(browser, hall)


def test_one_walks_from_a_resolution_to_who_leads_it_and_back(hall: Hall) -> None:
    begin(hall)
    show_lines(hall, 2)
    decide(hall, "yyyyyyyyyyyn")
    id_ = body(hall, "อบต.เกาะยาว", "local_authority", "local_government", "subdistrict")
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    assign_item(SYSTEM, adopted.id, resolution(adopted.id).version, 1, Assigned(id_, (), None))
    browser = hall.app.test_client()
    page = read(browser, hall, id_)
    assert "ผู้รับผิดชอบหลัก" in page
    way = re.search(rf'href="(/r/{adopted.id}#item-1)"', page)
    assert way is not None
    back = browser.get(f"/r/{adopted.id}").text
    assert f'href="/a/{hall.slug}/organisations/{id_}"' in back


def test_a_picture_names_everybody_and_lights_up_ones_links_without_a_script(hall: Hall) -> None:
    ids = a_province(hall, 60)
    browser = hall.app.test_client()
    for what in ("structure", "networks"):
        page = read(browser, hall, what)
        assert page.count('class="org-spot') == 60
        assert "<table" in page
        assert "has-lit" not in page
        lit = read(browser, hall, f"{what}?at={ids[0]}")
        assert "has-lit" in lit
        assert 'class="lit-links"' in lit
        assert "has-lit" not in read(browser, hall, f"{what}?at=999999")
        assert "has-lit" not in read(browser, hall, f"{what}?at=%00")


def test_long_names_that_differ_at_their_end_can_be_told_apart(hall: Hall) -> None:
    for end in ("ตะกั่วป่า", "ตะกั่วทุ่ง"):
        body(hall, "สำนักงานสาธารณสุขและพัฒนาคุณภาพชีวิตของประชาชนอำเภอ" + end)
    page = read(hall.app.test_client(), hall, "networks")
    said = re.findall(r"<text x[^>]*>(สำนักงาน[^<]*…[^<]*)</text>", page)
    assert len(set(said)) == 2


def test_what_somebody_typed_is_never_markup(hall: Hall) -> None:
    body(hall, '<b onload="x">&')
    browser = hall.app.test_client()
    for what in ("", "structure", "networks"):
        page = read(browser, hall, what)
        assert "<b onload" not in page
        assert "&lt;b onload" in page
