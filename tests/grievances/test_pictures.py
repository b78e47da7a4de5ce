"""A picture may come along: clean, kept out of reach, and never at the price of the words."""

import io
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.pictures import MOST_BYTES, remade
from assembly.extensions import db
from assembly.grievances import actions
from assembly.grievances.actions import picturing
from assembly.grievances.models import Grievance, GrievancePicture
from assembly.grievances.queries import pictures_of
from assembly.grievances.views import phone
from tests.factories.hall import Hall
from tests.factories.uploads import HOSTILE, SECRETS, jpeg, noise, with_exif
from tests.grievances.conftest import PANYI, STORY, Fields, Villager, stored

# The library warns of what is broken in a file; to us that is an everyday thing.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")


def sends(villager: Villager, body: bytes, name: str = "a.jpg", **how: Any) -> TestResponse:
    """Press "send" with a file chosen, the words before it, as the form has them."""
    villager.opens()
    villager.writes(text=STORY, subdistrict=PANYI)
    boundary, whole = encode_multipart(
        villager.typed | {"picture": FileStorage(io.BytesIO(body), name)}
    )
    kind = f"multipart/form-data; boundary={boundary}"
    return villager.phone.post(villager.address, data=whole, content_type=kind, **how)


def files(hall: Hall) -> list[Path]:
    return sorted((Path(hall.app.instance_path) / "files").rglob("*.jpg"))


def test_a_picture_is_kept_without_what_the_camera_wrote(hall: Hall, villager: Villager) -> None:
    assert sends(villager, with_exif(noise(2000, 1000))).status_code == 201
    (row,), (file,) = stored(), files(hall)
    (kept,) = pictures_of(row.id)
    assert (kept.name, kept.width, kept.height) == (file.name, 1600, 800)
    assert not any(secret in file.read_bytes() for secret in SECRETS)
    with Image.open(file) as seen:
        assert not seen.getexif()


def test_hostile_files_never_crash_and_the_words_stay(hall: Hall, villager: Villager) -> None:
    """Clean, or refused beside the field with everything that was typed; nothing in between."""
    found = {}
    for name, make in HOSTILE.items():
        phone.pictures_here.budgets.clear()
        body, is_picture = make()
        answer = sends(villager, body, "ภาพ.jpg")
        expected = (201,) if is_picture or not body else (413, 422)
        if body == b"":
            expected = (422,)
        fine = answer.status_code in expected
        if answer.status_code != 201:
            fine = fine and Fields(answer.text).values["text"].strip() == STORY
        if not fine:
            found[name] = answer.status_code
    assert found == {}
    kept = files(hall)
    assert len(kept) == len(stored()) == sum(make()[1] for make in HOSTILE.values())
    for file in kept:
        assert file.stat().st_mode & 0o777 == 0o600
        assert not any(secret in file.read_bytes() for secret in SECRETS)


def test_no_file_chosen_is_no_picture(hall: Hall, villager: Villager) -> None:
    """A browser sends an empty part without a name."""
    assert sends(villager, b"", "").status_code == 201
    assert files(hall) == []


def test_too_large_a_picture_is_said_and_the_words_stay(villager: Villager) -> None:
    """Larger than anything that is read: only the words before it are."""
    answer = sends(villager, b"\xff\xd8\xff" + b"\0" * (MOST_BYTES + 512 * 1024))
    assert answer.status_code == 413
    assert "รูปนี้ใหญ่เกินไป" in answer.text
    kept = Fields(answer.text).values
    assert (kept["text"].strip(), kept["subdistrict"]) == (STORY, PANYI)
    assert stored() == []
    villager.typed = kept
    assert villager.sends().status_code == 201


def test_a_script_hears_the_same(villager: Villager) -> None:
    too_large = b"\0" * (MOST_BYTES + 512 * 1024)
    answer = sends(villager, too_large, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json and answer.json["reason"]) == (413, "picture_too_large")
    answer = sends(villager, b"GIF89a", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json and answer.json["reason"]) == (422, "no_picture")


@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
def test_only_a_file_may_be_large(villager: Villager, kind: str) -> None:
    """Words of megabytes would take seconds to clean; they are refused before that."""
    body = b'{"text": "' + b"a" * 1_000_000 + b'"}'
    answer = villager.phone.post(villager.address, data=body, content_type=kind)
    assert answer.status_code in (413, 422)
    assert stored() == []


def test_a_body_cut_in_its_middle_is_refused_in_words(villager: Villager) -> None:
    for body in (b"", b"--x", b"--x\r\nContent-Disposition: form-data; name=text\r\n\r\nhalf"):
        for length in (len(body), MOST_BYTES * 3):
            answer = villager.phone.post(
                villager.address,
                input_stream=io.BytesIO(body),
                content_type="multipart/form-data; boundary=x",
                content_length=length,
            )
            assert answer.status_code in (413, 422)
            assert "<form" in answer.text


def test_a_repeated_letter_keeps_one_picture(hall: Hall, villager: Villager) -> None:
    sends(villager, jpeg())
    again = villager.typed | {"picture": (io.BytesIO(jpeg()), "a.jpg")}
    assert villager.phone.post(villager.address, data=again).status_code == 201
    assert len(files(hall)) == len(stored()) == 1


def test_a_full_shelf_refuses_the_picture_not_the_words(
    hall: Hall, villager: Villager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picturing, "MOST_KEPT", 100)
    answer = sends(villager, jpeg())
    assert answer.status_code == 409
    assert "ตอนนี้รับรูปเพิ่มไม่ได้" in answer.text
    assert (files(hall), stored()) == ([], [])
    villager.typed = Fields(answer.text).values
    assert villager.sends().status_code == 201


def test_one_browser_sends_so_many_pictures_and_no_more(
    villager: Villager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phone.pictures_here, "most", 5)
    answers = [sends(villager, jpeg()).status_code for _ in range(6)]
    assert answers == [201] * 5 + [429]
    assert villager.tells("เรื่องนี้ไม่มีรูป").status_code == 201


@change
def publish(picture_id: int, *, cleared: bool, day: bool) -> None:
    """What the desk will do: clear the picture, publish the words."""
    picture = session().get_one(GrievancePicture, picture_id)
    told = session().get_one(Grievance, picture.grievance_id)
    picture.is_cleared, told.state = cleared, "reviewed"
    told.published_on = clock.today() if day else None


def test_only_those_who_hear_see_it_until_it_is_cleared_and_published(
    hall: Hall, villager: Villager
) -> None:
    sends(villager, jpeg())
    (row,) = stored()
    (kept,) = pictures_of(row.id)
    address, public = f"/pictures/{kept.id}", hall.app.test_client()
    for role in ("facilitator", "secretary", "helper", "admin"):
        shown = hall.browser(role).get(address)
        assert (shown.status_code, shown.mimetype) == (200, "image/jpeg")
        assert shown.headers["X-Content-Type-Options"] == "nosniff"
        assert shown.headers["Cache-Control"] == "no-store"
        assert "Last-Modified" not in shown.headers
    for stranger in (public, villager.phone, hall.phone(0), hall.browser("teller")):
        assert stranger.get(address).status_code == 404
    for cleared, day, status in ((False, True, 404), (True, False, 404), (True, True, 200)):
        publish(kept.id, cleared=cleared, day=day)
        assert public.get(address).status_code == status


def test_what_is_taken_away_is_gone_from_the_disk(hall: Hall, villager: Villager) -> None:
    sends(villager, jpeg())
    (row,) = stored()

    (kept,) = pictures_of(row.id)
    actions.erase(row.id)
    db.session.remove()
    assert files(hall) == []
    assert session().scalar(select(GrievancePicture)) is None
    assert hall.browser("helper").get(f"/pictures/{kept.id}").status_code == 404


def test_a_verb_that_fails_later_leaves_no_row(hall: Hall) -> None:
    """The file may stay behind, unseen; what the database says is whole."""
    small = remade(jpeg())

    @change
    def fails() -> None:
        actions.tell(hall.assembly_id, PANYI, None, STORY, "k", picture=small)
        raise ValueError("later")

    with pytest.raises(ValueError, match="later"):
        fails()
    assert stored() == []
    assert session().scalar(select(GrievancePicture)) is None


def test_a_file_says_its_day_and_no_hour(hall: Hall, villager: Villager) -> None:
    """Whoever copies the folder would read when somebody stood there with a phone."""
    sends(villager, jpeg())
    (file,) = files(hall)
    for kept in (file, file.parent):
        moment = datetime.fromtimestamp(kept.stat().st_mtime, clock.BANGKOK)
        assert (moment.date(), moment.time()) == (clock.today(), time())


def test_what_a_power_cut_left_behind_is_taken_away_before_serving(
    hall: Hall, villager: Villager
) -> None:
    """Erased, and the power went before its file did; or the file was there and the row was not."""
    sends(villager, jpeg())
    (file,) = files(hall)
    file.with_name("stray.jpg").write_bytes(file.read_bytes())
    assert actions.finish_forgetting() == 1
    assert files(hall) == [file]
