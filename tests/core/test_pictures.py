"""Whatever is sent as a picture becomes a clean one, or is refused in words."""

import io
import time

import pytest
from flask import Flask
from PIL import Image

from assembly.core import pictures
from assembly.core.pictures import NoPicture, PictureTooLarge, remade
from tests.factories.uploads import HOSTILE, SECRETS, jpeg, noise, with_exif

# The library warns of what is broken in a file; to us that is an everyday thing.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")


def is_clean(body: bytes) -> bool:
    """A JPEG of JFIF and picture data, and nothing that anybody or any camera wrote."""
    with Image.open(io.BytesIO(body), formats=["JPEG"]) as seen:
        seen.load()
        words = {"exif", "icc_profile", "comment", "xmp", "photoshop", "adobe", "mp"}
        return not words & set(seen.info) and not any(secret in body for secret in SECRETS)


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_or_becomes_a_clean_picture(name: str) -> None:
    body, is_picture = HOSTILE[name]()
    if not is_picture:
        with pytest.raises((NoPicture, PictureTooLarge)):
            remade(body)
        return
    made = remade(body)
    assert is_clean(made.body)
    assert max(made.width, made.height) <= pictures.WIDEST
    assert len(made.body) < 1.3 * pictures.KEPT_BYTES


def test_a_picture_taken_sideways_stands_upright() -> None:
    """The phone wrote "turn me" beside the picture; the turning is done, and the note is gone."""
    made = remade(with_exif(Image.new("RGB", (400, 200), "red"), orientation=6))
    assert (made.width, made.height) == (200, 400)
    assert is_clean(made.body)


def test_a_large_photograph_is_made_small() -> None:
    made = remade(jpeg(noise(4000, 3000)))
    assert (made.width, made.height) == (1600, 1200)


def test_sixteen_bits_and_see_through_parts_are_shown_as_people_see_them() -> None:
    grey, glass = io.BytesIO(), io.BytesIO()
    Image.new("I;16", (8, 8), 32768).save(grey, "PNG")
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(glass, "PNG")
    for sent, least, most in ((grey, 118, 138), (glass, 250, 255)):
        with Image.open(io.BytesIO(remade(sent.getvalue()).body)) as seen:
            level = seen.convert("L").getpixel((4, 4))
            assert isinstance(level, int)
            assert least <= level <= most


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    """Its header says 30,000 × 30,000; nothing of it is decoded, so it costs no time."""
    bomb, _ = HOSTILE["a png that says 30000 by 30000"]()
    began = time.process_time()
    with pytest.raises(PictureTooLarge):
        remade(bomb)
    assert time.process_time() - began < 1


def test_a_picture_lies_outside_the_web_root_for_its_owner_alone(app: Flask) -> None:
    name = pictures.keep_picture(remade(jpeg(noise(60, 40))))
    file = pictures.picture_file(name)
    assert file.stat().st_mode & 0o777 == 0o600
    assert str(app.static_folder) not in str(file)
    assert file.is_relative_to(app.instance_path)
    pictures.forget_picture(name)
    pictures.forget_picture(name)
    assert not file.exists()


def test_a_name_from_elsewhere_leads_nowhere_else(app: Flask) -> None:
    assert pictures.picture_file("../../secret").parent == pictures.picture_file("a").parent
