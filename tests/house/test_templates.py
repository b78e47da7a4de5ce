"""The house tests its own rooms: pages have titles, macros are used, twins carry one name."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
PAGES = [
    path
    for path in sorted(TEMPLATES.rglob("*.html"))
    if '{% extends "layouts/' in path.read_text("utf-8")
]
EVERYTHING = {path: path.read_text("utf-8") for path in sorted(TEMPLATES.rglob("*.html"))}


def test_there_are_pages_and_components() -> None:
    assert len(PAGES) >= 10
    assert len(COMPONENTS) >= 30


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_every_page_has_a_title_of_its_own(page: Path) -> None:
    title = re.search(r"{% block title %}(.+?){% endblock", page.read_text("utf-8"), re.DOTALL)
    assert title is not None
    assert "_(" in title[1] or "{{" in title[1]


@pytest.mark.parametrize("file", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_has_the_name_of_its_file_and_is_used(file: Path) -> None:
    name = file.stem.replace("-", "_")
    assert f"{{% macro {name}(" in file.read_text("utf-8")
    used = [path for path, text in EVERYTHING.items() if path != file and name in text]
    used = [path for path in used if path.name != "patterns.html"]
    assert used, f"{name} is used on no page"


def test_every_style_belongs_to_a_component_of_its_name() -> None:
    styles = {path.stem for path in (ROOT / "static/css/components").glob("*.css")}
    assert styles <= {path.stem for path in COMPONENTS}


def test_every_file_a_template_names_is_there() -> None:
    named = {
        (path.name, name)
        for path, text in EVERYTHING.items()
        for name in re.findall(r"asset\('([^'~]+)'\)", text)
        if not name.startswith("vendor/")
    }
    assert {pair for pair in named if not (ROOT / "static" / pair[1]).is_file()} == set()


def test_every_setting_says_what_it_is_for() -> None:
    lines = (ROOT / "config.py").read_text("utf-8").splitlines()
    bare = []
    for place, line in enumerate(lines):
        if re.match(r"[A-Z_]+ =", line):
            above = place
            while re.match(r"[A-Z_]+ =", lines[above]):
                above -= 1  # several settings may share one comment
            if not lines[above].startswith("#") and "  # " not in line:
                bare.append(line)
    assert bare == []
