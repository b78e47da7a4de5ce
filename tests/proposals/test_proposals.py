"""What a resolution asks of an agency: written, heard, adopted, sent; then anybody reads it."""

import io
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

import docx
import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.errors import NotFound, Refusal, Stale
from assembly.exports.blocks import Paragraph
from assembly.exports.formats import export
from assembly.exports.layouts.letters import lay_out
from assembly.exports.queries import paper_of
from assembly.extensions import db
from assembly.letterhead.actions import settle_letterhead
from assembly.letterhead.rules import Settled
from assembly.operator.verifying import verify
from assembly.proposals import rules
from assembly.proposals.actions import change_proposal, move_proposal, write_proposal
from assembly.proposals.queries import counts_of, proposal, proposal_view
from assembly.resolutions.models import Resolution
from tests.exports.scenes import HOSTILE, PROPOSALS
from tests.factories.deciding import adopt, bodies
from tests.factories.hall import Hall, gather

TITLE = "ข้อเสนอนโยบาย ให้ตรวจแนวเขตที่ดินชุมชน"
Scene: TypeAlias = tuple[Hall, Resolution, int]
ANY = st.text(max_size=30) | st.integers(-(2**70), 2**70).map(str)


def said(body: int, **more: object) -> rules.Written:
    told = {"addressee": "ผู้ว่าราชการจังหวัดพังงา", "title": TITLE, "asked": "ตั้งคณะทำงาน\nบอกผลทุกหมู่บ้าน"}
    return rules.Written(body, **{**told, **more})  # type: ignore[arg-type]


@pytest.fixture
def asked(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A resolution, and a proposal drafted from its first item."""
    adopted, known = adopt(hall), bodies(hall)
    return hall, adopted, write_proposal(hall.facilitator, adopted.id, 1, said(known["state"]))


def walk(hall: Hall, made: int, *steps: str) -> None:
    for step in steps:
        letter = ("", "post", "สพง 12/2569") if step == "sent" else ("เวทีเกาะยาว",)
        move_proposal(hall.facilitator, made, proposal(made).version, step, clock.today(), *letter)
        db.session.remove()


def test_a_proposal_goes_step_by_step_and_the_journal_knows(
    asked: Scene,
) -> None:
    hall, adopted, made = asked
    walk(hall, made, "heard", "adopted", "sent")
    found = proposal_view(made)
    assert [step.state for step in found.steps] == ["draft", "heard", "adopted", "sent"]
    assert (found.letter_number, found.channel, found.resolution) == (
        "สพง 12/2569",
        "post",
        adopted.number,
    )
    assert [n for _state, _name, n in counts_of(hall.assembly_id)] == [0, 0, 0, 1]
    assert verify().faults == []


def test_a_letter_that_left_is_told_where_the_resolution_came_from(
    asked: Scene, client: FlaskClient
) -> None:
    hall, adopted, made = asked
    address = f"/r/{adopted.id}"
    assert "ส่งข้อเสนอถึง" not in client.get(address).text
    walk(hall, made, "heard", "adopted", "sent")
    page = client.get(address).text
    assert f"ส่งข้อเสนอถึง{proposal_view(made).organisation} แล้ว" in page
    assert f'href="/minutes/{hall.code}"' in page


def test_no_step_is_skipped_and_nothing_happens_tomorrow(
    asked: Scene,
) -> None:
    hall, _adopted, made = asked
    today = clock.today()
    wrong: list[tuple[str, date, tuple[str, ...], type[Refusal]]] = [
        ("sent", today, (), rules.WrongStep),
        ("adopted", today, (), rules.WrongStep),
        ("heard", today + timedelta(days=1), (), rules.DayIsToCome),
        ("heard", today - timedelta(days=4000), (), rules.DayIsTooEarly),
    ]
    for to, day, more, refusal in wrong:
        with pytest.raises(refusal):
            move_proposal(hall.facilitator, made, 1, to, day, *more)
    walk(hall, made, "heard", "adopted")
    with pytest.raises(rules.LetterHasNoNumber):
        move_proposal(hall.facilitator, made, 3, "sent", today, "", "post", " ")
    with pytest.raises(rules.ProposalIsFixed):
        change_proposal(hall.facilitator, made, 3, said(1))
    move_proposal(hall.facilitator, made, 3, "draft", today)
    with pytest.raises(Stale) as told:
        move_proposal(hall.facilitator, made, 3, "heard", today)
    assert "ธนพร" in told.value.sentence


def test_what_cannot_be_written_is_refused(asked: Scene) -> None:
    hall, adopted, made = asked
    known = proposal_view(made).organisation_id
    foreign = bodies(gather(hall.app, slug="another", code="111111"))["state"]
    wrong: list[tuple[int, rules.Written, type[Refusal]]] = [
        (9, said(known), rules.NoSuchResolutionItem),
        (0, said(foreign), rules.AskedBodyElsewhere),
        (0, said(known, asked="  "), rules.NothingIsAsked),
        (0, said(known, title=""), rules.ProposalHasNoTitle),
        (0, said(known, title="ก" * 201), rules.ProposalTooLong),
    ]
    for item, words, refusal in wrong:
        with pytest.raises(refusal):
            write_proposal(hall.facilitator, adopted.id, item, words)


def test_the_public_sees_the_state_and_once_it_is_sent_all_of_it(
    asked: Scene,
) -> None:
    hall, adopted, made = asked
    reader = hall.app.test_client()
    before = reader.get(f"/p/{made}").text
    assert "ยังไม่ได้ส่ง" in before
    assert "บอกผลทุกหมู่บ้าน" not in before
    assert reader.get(f"/p/{made}/letters.pdf").status_code == 404
    walk(hall, made, "heard", "adopted", "sent")
    after = reader.get(f"/p/{made}").text
    assert "บอกผลทุกหมู่บ้าน" in after
    assert "สพง 12/2569" in after
    assert f'href="/p/{made}"' in reader.get(f"/a/{hall.slug}/proposals").text
    assert f'href="/p/{made}"' in reader.get(f"/r/{adopted.id}").text
    printed = reader.get(f"/p/{made}/letters.pdf").data
    assert printed.startswith(b"%PDF")
    settle_letterhead(SYSTEM, hall.assembly_id, Settled(name_th="สมัชชาคนพังงา", footer="โทร 076"))
    db.session.remove()
    assert reader.get(f"/p/{made}/letters.pdf").data != printed, "under the head it has by now"


def test_the_secretary_writes_it_from_the_register_and_sends_it(hall: Hall) -> None:
    adopted, known = adopt(hall), bodies(hall)
    office = hall.browser("secretary")
    new = f"/office/{hall.slug}/resolutions/{adopted.id}/proposals?item=1"
    assert "ขอให้จังหวัดตั้งคณะทำงาน" in office.get(new).text
    form = {
        "organisation": known["state"],
        "addressee": "ผู้ว่าฯ",
        "title": TITLE,
        "asked": "ตั้งคณะทำงาน",
    }
    refused = office.post(new, data=form | {"organisation": 0})
    assert refused.status_code == 422
    assert TITLE in refused.text
    page = office.post(new, data=form)
    assert page.status_code == 302
    one = page.location
    today = clock.today()
    day = {"day": today.day, "month": today.month, "year": today.year + 543}
    assert office.post(f"{one}/heard", data=day | {"version": 1, "note": "เวที"}).status_code == 302
    assert office.post(one, data=form | {"version": 2, "asked": "ทำใหม่"}).status_code == 302
    assert "ทำใหม่" in office.get(one).text
    assert office.post(f"{one}/adopted", data=day | {"version": 2}).status_code == 409
    assert office.post(f"{one}/back", data={"version": 3}).status_code == 302
    assert "ร่าง" in office.get(f"/office/{hall.slug}/proposals?state=draft").text


@pytest.fixture
def desk(asked: Scene) -> tuple[FlaskClient, str, str]:
    hall, adopted, made = asked
    office = f"/office/{hall.slug}"
    new = f"{office}/resolutions/{adopted.id}/proposals"
    return hall.browser("secretary"), new, f"{office}/proposals/{made}"


WORDS = ("organisation", "addressee", "title", "background", "asked", "signer")
FIELDS = (*WORDS, "day", "month", "year", "version")


@given(
    st.dictionaries(st.sampled_from(FIELDS), ANY),
    st.dictionaries(st.sampled_from([*FIELDS[6:], "note", "channel", "letter_number"]), ANY),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_there_is_an_answer(
    desk: tuple[FlaskClient, str, str], words: dict[str, str], step: dict[str, str]
) -> None:
    browser, new, one = desk
    for path, sent in ((new, words), (one, words), (f"{one}/heard", step), (f"{one}/sent", step)):
        assert browser.post(path, data=sent).status_code < 500, (path, sent)


# --- the papers ---


def test_the_letter_has_the_regulations_parts_in_their_order(
    asked: Scene,
) -> None:
    hall, _adopted, made = asked
    walk(hall, made, "heard", "adopted", "sent")
    book = paper_of("letters", hall.assembly_id, about=made)
    printed = docx.Document(io.BytesIO(export("letters", "docx", book)))
    head = [cell.text for row in printed.tables[0].rows for cell in row.cells]
    assert head[0] == "ที่ สพง ๑๒/๒๕๖๙"
    text = "\n".join(paragraph.text for paragraph in printed.paragraphs)
    parts = (
        "เรื่อง",
        "เรียน",
        "อ้างถึง",
        "สิ่งที่ส่งมาด้วย",
        "ด้วยสมัชชา",
        "จึงขอเสนอให้",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "มติ ๑๓.๑" in text
    assert "ขอแสดงความนับถือ" in text
    assert "ครุฑ" not in text


def test_the_document_tells_where_it_comes_from_and_what_is_asked(
    asked: Scene,
) -> None:
    hall, _adopted, made = asked
    book = paper_of("proposals", hall.assembly_id, about=made)
    printed = docx.Document(io.BytesIO(export("proposals", "docx", book)))
    styles = [(p.style.name if p.style else "", p.text) for p in printed.paragraphs]
    headings = [text for style, text in styles if (style or "").startswith("Heading 2")]
    assert headings == ["ความเป็นมา", "ความทุกข์ที่อยู่ข้างหลัง", "มติที่ประชุม", "ข้อเสนอ"]
    with pytest.raises(NotFound):
        paper_of(
            "proposals", gather(hall.app, slug="another", code="111111").assembly_id, about=made
        )


def test_hostile_words_come_out_as_words() -> None:
    paper = replace(PROPOSALS.proposals[0], asked=HOSTILE, addressee=HOSTILE[0])
    found = lay_out(replace(PROPOSALS, proposals=(paper,))).blocks
    told = [block.text for block in found if isinstance(block, Paragraph)]
    assert all(words in told for words in HOSTILE)
    assert export("letters", "pdf", replace(PROPOSALS, proposals=(paper,))).startswith(b"%PDF")
