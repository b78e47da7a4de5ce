"""A file that cannot be printed is a sentence to the secretary, and never a stopped hall."""

from pathlib import Path

import pytest

from assembly.exports import press
from assembly.exports.formats import export
from assembly.exports.press import PressFailed, print_aside
from tests.exports.scenes import EMPTY, PAPERS

BREAKS = """
import sys
if "assembly.exports.press" in sys.orig_argv:
    sys.exit("ไม่มีหมึก")
"""


@pytest.mark.parametrize(("what", "form"), [("minutes", "pdf"), ("charter", "docx")])
def test_the_press_prints_what_would_be_printed_here(what: str, form: str) -> None:
    assert print_aside(what, form, PAPERS[what]) == export(what, form, PAPERS[what])


def test_the_press_hears_which_digits_are_asked() -> None:
    asked = print_aside("minutes", "docx", PAPERS["minutes"], "arabic")
    assert asked == export("minutes", "docx", PAPERS["minutes"], "arabic")
    assert asked != export("minutes", "docx", PAPERS["minutes"], "thai")


def test_a_broken_press_is_a_refusal_and_why_is_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(BREAKS, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(PressFailed, match="press_failed"):
        print_aside("minutes", "pdf", EMPTY["minutes"])
    assert "ไม่มีหมึก" in caplog.text


def test_a_press_that_never_ends_is_a_refusal_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "LONGEST_WAIT", 0.01)
    with pytest.raises(PressFailed):
        print_aside("minutes", "pdf", EMPTY["minutes"])
