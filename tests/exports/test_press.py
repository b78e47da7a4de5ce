"""A file that cannot be printed is a sentence to the secretary, and never a stopped hall."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assembly.exports import press
from assembly.exports.formats import export
from assembly.exports.press import PRESS, Press, PressFailed, print_aside
from tests.exports.scenes import EMPTY, PAPERS

BREAKS = """
import sys
if "assembly.exports.press" in sys.orig_argv:
    sys.exit("ไม่มีหมึก")
"""


@pytest.fixture
def idle() -> Iterator[Press]:
    """The press as it is before the first order."""
    PRESS.stop()
    yield PRESS
    PRESS.stop()


@pytest.mark.parametrize(("what", "form"), [("minutes", "pdf"), ("charter", "docx")])
def test_the_press_prints_what_would_be_printed_here(what: str, form: str) -> None:
    assert print_aside(what, form, PAPERS[what]) == export(what, form, PAPERS[what])


def test_the_press_hears_which_digits_are_asked() -> None:
    asked = print_aside("minutes", "docx", PAPERS["minutes"], "arabic")
    assert asked == export("minutes", "docx", PAPERS["minutes"], "arabic")
    assert asked != export("minutes", "docx", PAPERS["minutes"], "thai")


def test_one_process_prints_one_paper_after_another(idle: Press) -> None:
    first = print_aside("minutes", "pdf", PAPERS["minutes"])
    worker = idle._process
    assert print_aside("minutes", "pdf", PAPERS["minutes"]) == first
    assert idle._process is worker


def test_after_many_papers_another_process_takes_over(
    idle: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "MOST_PAPERS", 1)
    assert print_aside("minutes", "pdf", PAPERS["minutes"])
    assert idle._process is None
    assert print_aside("minutes", "pdf", PAPERS["minutes"])


def test_a_process_that_printed_a_book_is_not_kept(
    idle: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "BIGGEST", 100)
    assert print_aside("minutes", "pdf", PAPERS["minutes"])
    assert idle._process is None


def test_a_press_that_went_home_is_called_back(idle: Press) -> None:
    first = print_aside("minutes", "pdf", PAPERS["minutes"])
    assert idle._process is not None
    idle._process.kill()
    assert print_aside("minutes", "pdf", PAPERS["minutes"]) == first


def test_what_takes_too_long_is_not_tried_again(
    idle: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warm press was taken for one that had just gone home, and all waited twice as long."""
    assert print_aside("minutes", "pdf", PAPERS["minutes"])
    monkeypatch.setattr(press, "LONGEST_WAIT", 0)
    asked: list[bytes] = []
    ask = idle._ask
    monkeypatch.setattr(idle, "_ask", lambda order: (asked.append(order), ask(order))[1])
    with pytest.raises(PressFailed):
        print_aside("charter", "docx", PAPERS["charter"])
    assert len(asked) == 1


def test_one_paper_that_breaks_spoils_no_other(
    idle: Press, caplog: pytest.LogCaptureFixture
) -> None:
    idle.warm()
    worker = idle._process
    with pytest.raises(PressFailed):
        print_aside("minutes", "pdf", PAPERS["charter"])
    assert "AttributeError" in caplog.text
    assert print_aside("minutes", "pdf", PAPERS["minutes"]).startswith(b"%PDF")
    assert idle._process is worker


def test_a_broken_press_is_a_refusal_and_why_is_in_the_log(
    idle: Press, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(BREAKS, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(PressFailed, match="press_failed"):
        print_aside("minutes", "pdf", EMPTY["minutes"])
    assert "ไม่มีหมึก" in caplog.text


def test_a_press_that_never_ends_is_a_refusal_too(
    idle: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "LONGEST_WAIT", 0.01)
    with pytest.raises(PressFailed):
        print_aside("minutes", "pdf", EMPTY["minutes"])
