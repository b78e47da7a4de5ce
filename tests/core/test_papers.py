"""Whatever is sent as a paper becomes one that only shows its pages, or is refused in words."""

import io
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from pypdf import PdfReader

from assembly.core import papermill, papers
from assembly.core.papers import NoPaper, PaperTooLarge, take_paper
from tests.factories.papers import HOSTILE, PLAIN, SECRET, link, paper, photograph
from tests.factories.uploads import SECRETS, jpeg, noise

DOES_SOMETHING = {
    "/OpenAction", "/AA", "/JS", "/EF", "/AF", "/AcroForm", "/Names", "/XFA", "/Metadata",
    "/PieceInfo", "/F", "/Ref", "/OPI",
}  # fmt: skip


def things(made: bytes) -> list[Object]:
    """Everything in a file, down to what hangs directly in something else."""
    found: list[Object] = []
    with Pdf.open(io.BytesIO(made)) as opened:
        todo = list(opened.objects)
        while todo:
            thing = todo.pop()
            found.append(thing)
            if isinstance(thing, Dictionary | Stream):
                todo += [one for _key, one in thing.items() if not _is_reference(one)]
            elif isinstance(thing, Array):
                todo += [one for one in thing if not _is_reference(one)]
        check_clean(opened, found)
    return found


def _is_reference(one: object) -> bool:
    return not isinstance(one, Object) or one.is_indirect


def check_clean(opened: Pdf, found: list[Object]) -> None:
    """It shows its pages, does nothing, and says nothing that is not seen."""
    assert set(opened.Root.keys()) == {"/Type", "/Pages"}
    assert "/Info" not in opened.trailer
    for thing in found:
        if isinstance(thing, Dictionary | Stream) and thing.get("/S") == Name.URI:
            assert str(thing.URI).startswith(("http://", "https://"))
            assert set(thing.keys()) == {"/S", "/URI"}
        elif isinstance(thing, Dictionary | Stream):
            assert str(thing.get("/S", "")) not in papermill.ACTIONS
            assert not (DOES_SOMETHING & set(thing.keys()))
        if isinstance(thing, Stream):
            raw = thing.read_raw_bytes()
            assert not any(secret in raw for secret in (SECRET, *SECRETS[:2], b"Exif\0"))
            if str(thing.get("/Filter", "")) not in papermill.DRAWN_ALREADY:
                assert SECRET not in thing.read_bytes()


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_its_words_or_becomes_a_clean_paper(name: str) -> None:
    body, word = HOSTILE[name]()
    if word == "fine":
        said, _pages, made = papermill.answer(body)
        assert said == "fine"
        assert SECRET not in made
        things(made)
        return
    expected = type(papers.UNFIT.get(word, papers.PaperBroken()))
    with pytest.raises(expected) as refused:
        take_paper(body)
    assert "PDF" in refused.value.sentence


def test_other_kinds_are_told_to_be_saved_as_pdf() -> None:
    for kind in ("a word document", "a sheet", "an archive", "a page of html", "a program"):
        with pytest.raises(NoPaper) as refused:
            take_paper(HOSTILE[kind]()[0])
        assert "บันทึกเป็น PDF" in refused.value.sentence


def test_what_is_larger_than_ten_megabytes_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "_milled", lambda _sent: pytest.fail("it was opened"))
    with pytest.raises(PaperTooLarge):
        take_paper(PLAIN + b"\0" * papers.MOST_BYTES)


def test_a_paper_says_what_it_said(tmp_path: Path) -> None:
    """The words can be searched and copied as before; the page looks the same."""
    sent = paper(pages=3)
    made = take_paper(sent)
    assert made.pages == 3
    texts = [
        [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
        for pdf in (sent, made.body)
    ]
    assert texts[0] == texts[1]
    assert pixels(tmp_path / "sent", sent) == pixels(tmp_path / "made", made.body)


def test_a_paper_with_a_photograph_looks_the_same(tmp_path: Path) -> None:
    sent = photograph(jpeg(noise(64, 48)))
    assert pixels(tmp_path / "sent", sent) == pixels(tmp_path / "made", take_paper(sent).body)


def pixels(name: Path, pdf: bytes) -> bytes:
    name.with_suffix(".pdf").write_bytes(pdf)
    drawn = ["pdftoppm", "-r", "40", "-singlefile", f"{name}.pdf", str(name)]
    subprocess.run(drawn, check=True, capture_output=True)
    return name.with_suffix(".ppm").read_bytes()


def test_what_a_form_shows_stays_though_the_form_goes() -> None:
    made = take_paper(HOSTILE["a filled form"]()[0])
    assert "11 weeks" in PdfReader(io.BytesIO(made.body)).pages[0].extract_text()


def test_a_link_to_the_web_stays_and_leads_there_alone() -> None:
    made = take_paper(link("https://phangnga.go.th/water"))
    found = [
        thing.URI
        for thing in things(made.body)
        if isinstance(thing, Dictionary) and "/URI" in thing
    ]
    assert found == ["https://phangnga.go.th/water"]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert take_paper(PLAIN) == take_paper(PLAIN)
    assert take_paper(take_paper(PLAIN).body).pages == 1


def test_a_mill_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The next paper is taken in as if nothing had been."""
    stuck = tmp_path / "stuck.py"
    stuck.write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    with monkeypatch.context() as changed:
        changed.setattr(papers, "MILL", stuck)
        changed.setattr(papers, "LONGEST", 0.3)
        with pytest.raises(papers.PaperTooMuch):
            take_paper(PLAIN)
    assert take_paper(PLAIN).pages == 1


@settings(max_examples=150)
@given(place=st.integers(0, len(PLAIN) - 1), put=st.binary(max_size=12), cut=st.integers(0, 40))
def test_a_paper_with_anything_changed_is_refused_or_clean(
    place: int, put: bytes, cut: int
) -> None:
    word, _pages, made = papermill.answer(PLAIN[:place] + put + PLAIN[place + cut :])
    assert word in {"fine", "broken", *papers.UNFIT}
    if word == "fine":
        things(made)


def test_a_photograph_keeps_its_picture_and_loses_its_words() -> None:
    plain = jpeg(noise(64, 48))
    spoken = (
        plain[:2]
        + b"\xff\xe1\x00\x0bExif\0\0GPS"
        + plain[2:-2]
        + b"\xff\xfe\x00\x05GPS\xff\xd9"
        + b"PK\x03\x04"
    )
    assert papermill.without_words(spoken) == papermill.without_words(plain)
