"""What a body wrote and nobody has read, or the office withheld: in no page, file or entry."""

import io
import json
import re
import zipfile

import pytest
from sqlalchemy import select

from assembly.commitments.rules import Figure, Sent
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.errors import Refusal
from assembly.exports.actions import take_out
from assembly.exports.formats import EXPORTS
from assembly.extensions import db
from assembly.journal.models import Payload
from assembly.registry.actions import add_organisation
from assembly.requests.actions import withhold_answer
from assembly.requests.actions.answering import answer
from assembly.requests.models import Answer
from assembly.requests.queries import request_view
from assembly.requests.queries.linking import hash_of
from assembly.requests.rules.answering import Reply
from tests.attacks.test_unpublished import public_pages
from tests.factories.hall import Hall
from tests.factories.proofs import paper, picture
from tests.factories.replies import Asked, linked
from tests.factories.requests import ask, send
from tests.house.test_matrix import arguments

TYPED = "นางสาวผู้พิมพ์"
FATES = ("unread", "withheld")


def words(fate: str, place: str) -> str:
    return f"คำลับ{fate}{place}"


def wrote(asked: Asked, kind: str, fate: str, **more: object) -> None:
    sent = Sent()
    if kind == "reported":
        counted = Figure(words(fate, "นับ"), "987654.25", words(fate, "หน่วย"))
        sent = Sent((picture(words(fate, "รูป")), paper(words(fate, "เอกสาร"))), (counted,))
    told = Reply(kind, words(fate, kind), answerer=f"{TYPED} · 0812345678", **more)
    number = answer(hash_of(asked.token), told, sent)["number"]
    db.session.remove()
    mine = (Answer.request_id == asked.request_id, Answer.number == number)
    row = session().scalars(select(Answer).where(*mine)).one()
    id_ = row.id
    db.session.remove()
    if fate == "withheld":
        withhold_answer(SYSTEM, id_, "มีชื่อชาวบ้าน")
        db.session.remove()


@pytest.fixture
def scene(hall: Hall) -> dict[str, object]:
    """Of one promise a body answered and reported twice: unread is one, withheld the other."""
    values = arguments(hall)
    promise = int(str(values["commitment_id"]))
    asked = Asked(made := send(ask(promise, organisation_id=lead(hall)), 20), linked(made).token)
    for fate in FATES:
        wrote(asked, "accepted", fate, promised_on=clock.today())
        wrote(asked, "refused", fate)
        wrote(asked, "reported", fate, progress=61)
    return {**values, "request_id": made}


def lead(hall: Hall) -> int:
    return add_organisation(SYSTEM, hall.assembly_id, "สำนักงานที่ดินจังหวัดพังงา", "state", "province")


def secret_in(shown: str) -> list[str]:
    """What nobody outside the office may read; digits in whichever script."""
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in shown)
    plain = plain.replace(",", "").replace("\u200b", "").replace("\u2060", "")
    return [word for word in ("คำลับ", TYPED, "0812345678", "987654.25") if word in plain]


def whole_text(form: str, content: bytes) -> str:
    """All words of a file, however it packs them."""
    if form in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
        return re.sub(r"<[^>]*>", "", " ".join(parts))
    return content.decode("utf-8", "replace")


def test_no_public_page_shows_them(hall: Hall, scene: dict[str, object]) -> None:
    stranger, seen = hall.app.test_client(), 0
    for path in public_pages(hall.app, scene):
        for accept in ("text/html", "application/json"):
            answer = stranger.get(path, headers={"Accept": accept})
            told = answer.text + str(answer.headers)
            seen += answer.status_code == 200
            assert answer.status_code < 500, path
            assert secret_in(told) == [], path
    assert seen > 60


def test_nor_the_day_by_which_it_promised(hall: Hall, scene: dict[str, object]) -> None:
    """The files held it back and the pages told it: also where the office withheld the answer."""
    seen = request_view(int(str(scene["request_id"])), public=True).answers
    assert [one.kind for one in seen].count("accepted") == len(FATES)
    assert [one.promised_on for one in seen] == [None] * len(seen)


def test_no_file_for_everybody_holds_them(hall: Hall, scene: dict[str, object]) -> None:
    stranger = hall.app.test_client()
    for form in ("docx", "xlsx", "csv", "json"):
        answer = stranger.get(f"/a/{hall.slug}/promises.{form}")
        assert answer.status_code == 200, form
        assert secret_in(whole_text(form, answer.data)) == [], form


def test_who_typed_is_in_no_file_of_the_office(hall: Hall, scene: dict[str, object]) -> None:
    for what, forms in EXPORTS.items():
        for form in forms.keys() & {"docx", "xlsx", "csv", "json"}:
            about = {"about": scene["request_id"]} if what == "requests" else {}
            try:
                content = take_out(SYSTEM, hall.assembly_id, what, form, **about)
            except Refusal:
                continue
            told = whole_text(form, content)
            assert TYPED not in told, (what, form)
            assert "0812345678" not in told, (what, form)


def test_the_journal_holds_none_of_it(hall: Hall, scene: dict[str, object]) -> None:
    db.session.remove()
    for content in session().scalars(select(Payload.content)):
        assert secret_in(json.dumps(json.loads(content), ensure_ascii=False)) == []
