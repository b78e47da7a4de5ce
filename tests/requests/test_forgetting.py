"""Who typed an answer is kept no longer than the words of those who told something."""

from datetime import timedelta

from assembly.assemblies.actions import keep_for
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.operator.keeping import forget
from assembly.requests.models import Answer
from assembly.requests.queries import request_view
from tests.factories.hall import Hall
from tests.factories.replies import Asked, asked_for_promise, says


@change
def grown_old(number: int, days: int) -> None:
    row = session().query(Answer).where(Answer.number == number).one()
    row.made_at = clock.now() - timedelta(days=days)


def typed(asked: Asked) -> list[str]:
    db.session.remove()
    return [one.answerer for one in request_view(asked.request_id).answers]


def test_who_typed_an_old_answer_is_forgotten_and_the_answer_stays(hall: Hall) -> None:
    asked = asked_for_promise(hall, 40)
    for text in ("จะตั้งคณะทำงาน", "ตั้งแล้ว"):
        says(asked, "accepted", text, answerer="นางมาลี ใจดี")
    grown_old(1, 100)
    keep_for(SYSTEM, hall.assembly_id, 90)
    assert forget(hall.assembly_id, dry_run=True).answerers == 1
    assert typed(asked) == ["นางมาลี ใจดี"] * 2
    told = forget(hall.assembly_id, dry_run=False)
    assert (told.answerers, told.as_plain()["answerers"]) == (1, 1)
    assert "1 คน" in told.as_lines()
    assert typed(asked) == ["", "นางมาลี ใจดี"]
    assert forget(hall.assembly_id, dry_run=False).answerers == 0
    assert request_view(asked.request_id).answers[0].text == "จะตั้งคณะทำงาน"
