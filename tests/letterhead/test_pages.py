"""The office settles its papers' head: what is typed stays, hostile files are refused kindly."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from assembly.extensions import db
from assembly.letterhead.queries import letterhead_of, seal_of
from tests.factories.hall import Hall
from tests.factories.uploads import HTML, SECRETS, SVG, jpeg, png, webp

PAGE = "/office/phangnga/letterhead"


def settle(hall: Hall, **said: str):
    return hall.browser("secretary").post(PAGE, data=said)


def upload(hall: Hall, body: bytes, name: str = "seal.png"):
    return hall.browser("secretary").post(f"{PAGE}/seal", data={"seal": (io.BytesIO(body), name)})


def test_a_secretary_settles_the_head_and_sees_it(hall: Hall) -> None:
    said = {
        "name_th": "สำนักงานสมัชชาพังงา",
        "address": "ศาลากลางจังหวัด\nโทร. 0 7641 0000",
        "letter_name1": "นายสมชาย ใจดี",
        "letter_office1": "ประธานสมัชชา",
        "minutes_heading": "รายงานของสมัชชา",
    }
    assert settle(hall, **said).status_code == 302
    db.session.remove()
    head = letterhead_of(hall.assembly_id)
    assert head.address == ("ศาลากลางจังหวัด", "โทร. 0 7641 0000")
    assert head.signers_of("letter")[0].office == "ประธานสมัชชา"
    page = hall.browser("secretary").get(PAGE).text
    for words in said.values():
        assert words.splitlines()[0] in page


def test_what_is_too_long_stays_as_typed_with_the_sentence_beside_it(hall: Hall) -> None:
    answer = settle(hall, name_th="ยาว" * 100, footer="ท้ายกระดาษ")
    assert answer.status_code == 422
    assert "ยาวเกิน 120 ตัว" in answer.text
    assert "ท้ายกระดาษ" in answer.text
    assert not letterhead_of(hall.assembly_id).settled


def test_typed_words_are_only_words(hall: Hall) -> None:
    settle(hall, name_th='<script>alert("1")</script>')
    page = hall.browser("secretary").get(PAGE).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("made", [jpeg, png, webp])
def test_a_seal_is_made_anew_and_says_nothing_but_what_is_seen(hall: Hall, made) -> None:
    assert upload(hall, made()).status_code == 302
    db.session.remove()
    kept = seal_of(hall.assembly_id)
    assert kept is not None
    assert Image.open(io.BytesIO(kept)).format == "JPEG"
    assert not any(secret in kept for secret in SECRETS)
    picture = hall.browser("secretary").get(f"{PAGE}/seal.jpg")
    assert picture.data == kept
    assert picture.mimetype == "image/jpeg"
    assert picture.headers["X-Content-Type-Options"] == "nosniff"


BROKEN = [HTML, SVG, b"", b"GIF89a", b"%PDF-1.7", png()[:40], b"\x00" * 500]


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_picture_is_refused_with_a_sentence(hall: Hall, body: bytes) -> None:
    answer = upload(hall, body)
    assert answer.status_code == 422
    assert "เปิดรูปนี้ไม่ได้" in answer.text
    db.session.remove()
    assert seal_of(hall.assembly_id) is None


def test_a_bomb_of_pixels_is_refused(hall: Hall) -> None:
    into = io.BytesIO()
    Image.new("1", (9000, 9000)).save(into, "PNG")
    assert upload(hall, into.getvalue()).status_code == 413


def test_a_seal_can_be_taken_off(hall: Hall) -> None:
    upload(hall, jpeg())
    hall.browser("secretary").post(f"{PAGE}/seal/remove")
    db.session.remove()
    assert seal_of(hall.assembly_id) is None
    assert hall.browser("secretary").get(f"{PAGE}/seal.jpg").status_code == 404


FIELDS = (
    "name_th",
    "name_en",
    "address",
    "number_prefix",
    "footer",
    "charter_heading",
    "letter_name1",
)
WORDS = st.dictionaries(
    st.sampled_from([*FIELDS, "seal", "x"]),
    st.text(max_size=500)
    | st.integers()
    | st.booleans()
    | st.none()
    | st.lists(st.text(max_size=4)),
    max_size=6,
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=WORDS, where=st.sampled_from(["", "/seal", "/seal/remove"]), as_json=st.booleans())
def test_no_input_breaks_the_page(hall: Hall, said: dict, where: str, as_json: bool) -> None:
    browser = getattr(hall, "kept", None) or hall.browser("admin")
    hall.kept = browser  # type: ignore[attr-defined]  # one sign-in for all examples
    how = {"json": said} if as_json else {"data": {name: str(one) for name, one in said.items()}}
    assert browser.post(PAGE + where, **how).status_code < 500
    assert browser.get(f"{PAGE}?paper=x").status_code == 200
