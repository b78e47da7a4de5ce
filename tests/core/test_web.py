"""The front door: hosts, headers, refusals without a stack trace."""

import gzip
import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from assembly.core import access
from assembly.core.access import POLICY, Actor, allows
from assembly.core.sheets import MOST
from assembly.extensions import db
from assembly.journal.models import Entry
from tests.factories.hall import Hall


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1"])
def test_a_foreign_host_name_is_refused_for_pages_and_sockets(
    client: FlaskClient, host: str
) -> None:
    for path in ("/", "/socket.io/?EIO=4&transport=polling"):
        assert client.get(path, headers={"Host": host}).status_code == 400


def test_a_foreign_origin_gets_no_socket(app: Flask, client: FlaskClient) -> None:
    path = "/socket.io/?EIO=4&transport=polling"
    assert client.get(path, headers={"Origin": "http://evil.example"}).status_code == 400
    assert client.get(path, headers={"Origin": "http://localhost:8000"}).status_code == 200


def test_every_page_carries_the_headers(hall: Hall, client: FlaskClient) -> None:
    page = client.get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Cache-Control"] == "no-store"


def test_an_unknown_page_is_a_sentence_in_thai(client: FlaskClient) -> None:
    page = client.get("/nowhere")
    assert page.status_code == 404
    assert "ไม่พบหน้านี้" in page.text
    answer = client.get("/nowhere", headers={"Accept": "application/json"})
    assert answer.json == {"ok": False, "reason": "not_found", "message": answer.json["message"]}


def test_a_form_without_its_token_is_refused_in_words(app: Flask, hall: Hall) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    page = app.test_client().post("/", data={"code": "482913"})
    assert page.status_code == 400
    assert "โปรดกดส่งอีกครั้ง" in page.text


def test_a_body_that_is_too_large_is_no_crash(hall: Hall, client: FlaskClient) -> None:
    page = client.post("/", data={"code": "9" * 400_000})
    assert page.status_code == 413


def test_the_policy_denies_what_it_does_not_know() -> None:
    assert not allows(Actor(roles=frozenset({(1, "admin")})), "rule_the_world", 1)


def test_a_role_counts_in_its_own_assembly_only() -> None:
    facilitator = Actor(staff_id=1, roles=frozenset({(1, "facilitator")}))
    assert allows(facilitator, "run_meeting", 1)
    assert not allows(facilitator, "run_meeting", 2)
    assert not allows(facilitator, "run_meeting", None)


def test_every_page_says_what_it_needs(app: Flask) -> None:
    silent = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and access.needed_by(rule.endpoint) not in POLICY
    ]
    assert silent == []


def test_the_journal_grows_with_every_change(hall: Hall) -> None:
    kinds = set(db.session.scalars(select(Entry.type)))
    assert {"assembly_founded", "meeting_called", "item_added", "slip_issued"} <= kinds


def test_styles_travel_gzipped_and_pages_never(hall: Hall, client: FlaskClient) -> None:
    squeezed = client.get("/static/css/base.css", headers={"Accept-Encoding": "gzip"})
    with client.get("/static/css/base.css") as plain:
        assert gzip.decompress(squeezed.data) == plain.data
    assert squeezed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    page = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in page.headers


def test_a_page_has_one_sheet_of_its_parts_and_nothing_else_can_be_asked_for(
    hall: Hall, client: FlaskClient
) -> None:
    page = client.get("/m/482913").text
    address = re.search(r'href="(/static/css/sheet\.css\?[^"]+)"', page)
    assert address is not None
    styles = client.get(unescape(address[1]))
    assert styles.mimetype == "text/css"
    assert "--color-agree" in styles.text
    assert ".phone-head" in styles.text
    assert "immutable" in styles.headers["Cache-Control"]
    too_many = ",".join(["tokens"] * (MOST + 1))
    for foreign in ("../../config", "tokens,../app", "", "nothing", too_many):
        assert client.get("/static/css/sheet.css", query_string={"of": foreign}).status_code == 404
