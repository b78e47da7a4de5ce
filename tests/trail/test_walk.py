"""One person's way with a phone that runs no scripts: from the door to the clause."""

import re

from flask.testing import FlaskClient

from tests.grievances.conftest import Fields
from tests.trail.conftest import PANYI, Spine


def test_from_the_door_to_a_code_and_back_to_the_story(spine: Spine) -> None:
    phone: FlaskClient = spine.hall.app.test_client()
    spine.hall.app.config["WTF_CSRF_ENABLED"] = True

    door = Fields(phone.get("/").text).values
    room = phone.post("/", data=door | {"code": "482 913"}, follow_redirects=True)
    assert room.request.path == "/m/482913"
    assert 'href="/m/482913/tell"' in room.text

    form = Fields(phone.get("/m/482913/tell").text).values
    written = {"text": "สะพานหน้าบ้านพัง ซ่อมเองไม่ได้", "subdistrict": PANYI}
    told = phone.post("/m/482913/tell", data=form | written)
    code = re.search(r"\d{4} \d{4} \d{4} \d{4}", told.text)
    assert told.status_code == 201
    assert code is not None
    assert 'href="/g/#' in told.text

    follow = Fields(phone.get("/g/").text).values
    story = phone.post("/g/", data=follow | {"code": code[0]})
    assert "สะพานหน้าบ้านพัง" in story.text
    assert "ถึงสมัชชาแล้ว" in story.text

    neighbours = phone.post("/g/", data=follow | {"code": spine.code})
    clause = re.search(r'href="(/c/\d+)"', neighbours.text)
    assert clause is not None
    assert "มาจากความทุกข์ 3 เรื่อง ใน 3 อำเภอ" in phone.get(clause[1]).text
