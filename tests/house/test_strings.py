"""Every visible sentence stands in the catalogue, and every sentence there has its English."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "assembly/translations/en/LC_MESSAGES/messages.po"
MARKS = {"_", "_l", "N_", "gettext", "lazy_gettext", "ngettext", "lazy_ngettext", "pgettext"}
THAI = re.compile("[\u0e01-\u0e4f]")  # letters and marks; digits are arithmetic, not a sentence
PLACE = re.compile(r"%\((\w+)\)")

# Where Thai may stand unmarked, and why. A path, or a folder ending in a slash.
THAI_ONLY = {
    "assembly/exports/": "official papers are written in Thai, whatever language the screen speaks",
    "assembly/operator/bundles/": "a bundle leaves the house: it carries both languages itself",
    "assembly/seeds/": "the demonstration's people and grievances speak Thai",
    "assembly/amendments/rules.py": "a question to the hall is kept in the words it was asked in",
    "assembly/attendance/rules.py": "the signs on the keys of a Thai keyboard",
    "assembly/charter/rules/": "the letters of sub-levels, and how every copy prints a repeal",
    "assembly/roll/rules.py": "the words that a file of members may use",
    "assembly/registry/rules/bringing.py": "the words that a file of organisations may use",
    "assembly/scribes/rules/": "the words that a file of grievances may use",
    "assembly/resolutions/rules/": "how a resolution is written: preamble, number, who acts",
    "assembly/requests/queries/beginning.py": "the words that a new letter begins with",
    "assembly/requests/rules/saying.py": "the word people type behind an amount",
    "assembly/requests/rules/telling.py": "the line that an answer leaves in a promise's record",
    "assembly/follow_up/rules/": "a question to the hall is kept in its words, as an amendment's",
    "assembly/commitments/rules/lines.py": "how the record says who acts, and why a promise ended",
    "assembly/commitments/rules/retelling.py": "what the record says in Thai, to be found in it",
    "assembly/core/words.py": "which Thai letters cling to the one before or after",
    "assembly/core/text.py": "rules about Thai letters and their order",
    "assembly/core/thai.py": "digits, months and ranks as official Thai papers write them",
    "assembly/core/eras.py": "how people write the year of a day",
    "assembly/trail/rules/digits.py": "both kinds of digits, and what people type before a number",
    "static/js/pages/book.js": "what people type before a number; none is ever shown",
    "templates/components/digits-link.html": "Thai digits are offered as they look",
    "templates/components/language-link.html": "a language is offered under its own name",
    "templates/patterns.html": "invented people and grievances on the development page",
    "static/js/pages/everyday.js": "words looked for in what people write; none is ever shown",
    "templates/components/phrases.html": "the mark ๆ stays with the word it repeats",
}

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SOURCES = sorted((ROOT / "assembly").rglob("*.py"))
SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def may_speak_thai(path: Path) -> bool:
    """Whether the file or one of its folders is named above."""
    folders = {f"{folder.as_posix()}/" for folder in path.relative_to(ROOT).parents}
    return bool({name(path), *folders} & set(THAI_ONLY))


def visible() -> Catalog:
    """What the source says, collected the way ``make strings`` does."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    catalogue, folders = Catalog(), inside_the_house()
    found = extract_from_dir(
        ROOT,
        method_map=[(entry["pattern"], entry["method"]) for entry in mappings],
        options_map={entry["pattern"]: dict(entry) for entry in mappings},
        keywords={**DEFAULT_KEYWORDS, "_l": None},
        directory_filter=lambda folder: Path(folder).name in folders,
    )
    for _, _, message, _, context in found:
        catalogue.add(message, context=context)
    return catalogue


def inside_the_house() -> set[str]:
    """Folder names worth walking, so that environments and instances are not read."""
    roots = (ROOT / "assembly", ROOT / "templates")
    return {p.name for root in roots for p in (root, *root.rglob("*")) if p.is_dir()}


@pytest.fixture(scope="module")
def english() -> Catalog:
    with CATALOGUE.open("rb") as po:
        return read_po(po, locale="en")


def keys(catalogue: Catalog) -> set[tuple[str, ...]]:
    """A sentence is known by its context, where it has one, and all its forms."""
    return {(message.context or "", *answers(message.id)) for message in catalogue if message.id}


def test_the_catalogue_knows_exactly_what_the_pages_say(english: Catalog) -> None:
    said, known = keys(visible()), keys(english)
    assert sorted(said - known) == [], "new sentences: run `make strings`, then write their English"
    assert sorted(known - said) == [], "sentences nobody says any more: run `make strings`"


def test_every_sentence_has_its_english(english: Catalog) -> None:
    silent = [message.id for message in english if message.id and not all(answers(message.string))]
    assert silent == []


def test_no_english_is_a_guess_or_still_thai(english: Catalog) -> None:
    odd = [m.id for m in english if m.id and (m.fuzzy or THAI.search("".join(answers(m.string))))]
    assert odd == []


def test_english_fills_the_same_places(english: Catalog) -> None:
    """``%(name)s`` in Thai is ``%(name)s`` in English, or the page would break in one language."""
    torn = [
        message.id
        for message in english
        if message.id and places(answers(message.id)) != places(answers(message.string))
    ]
    assert torn == []


def answers(said: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


def places(said: tuple[str, ...]) -> set[str]:
    return {place for sentence in said for place in PLACE.findall(sentence)}


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_says_no_thai_outside_the_catalogue(path: Path) -> None:
    assert may_speak_thai(path) or list(unmarked_in_template(path.read_text())) == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_the_program_says_no_thai_outside_the_catalogue(path: Path) -> None:
    assert may_speak_thai(path) or list(unmarked_in_python(path.read_text())) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_says_nothing_of_its_own(path: Path) -> None:
    """Scripts show what the template already said: a ``data-`` attribute or a hidden element."""
    code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", path.read_text(), flags=re.DOTALL)
    assert may_speak_thai(path) or THAI.findall(code) == []


def unmarked_in_template(source: str) -> Iterator[tuple[int, str]]:
    """Thai that is printed as it stands; ``{% trans %}`` has become a call by the time we look."""
    tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(source)
    marked = {
        id(leaf)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in MARKS
        for leaf in call.find_all(nodes.Const)
    }
    for printed in tree.find_all(nodes.TemplateData):
        if THAI.search(printed.data):
            yield printed.lineno, printed.data.strip()
    for leaf in tree.find_all(nodes.Const):
        if id(leaf) not in marked and THAI.search(str(leaf.value)):
            yield leaf.lineno, leaf.value


def unmarked_in_python(source: str) -> Iterator[tuple[int, str]]:
    """Thai in a string that is neither a docstring nor handed to a marking function."""
    tree = ast.parse(source)
    marked = {id(leaf) for node in ast.walk(tree) if said_or_told(node) for leaf in ast.walk(node)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in marked and THAI.search(node.value):
            yield node.lineno, node.value


def said_or_told(node: ast.AST) -> bool:
    """A call that marks its argument, or a string standing alone, which only tells the reader."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in MARKS
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_the_watchman_sees() -> None:
    """The two readers above are only worth something if they find what they look for."""
    page = '{{ _("ดี") }} {% trans %}ดี{% endtrans %} {{ "ลืม" }} <p title="ลืม">'
    assert len(list(unmarked_in_template(page))) == 2
    program = '"""ดี"""\na = _("ดี")\nb = "ลืม"\nc = f"ลืม {a}"\n'
    assert [line for line, _ in unmarked_in_python(program)] == [3, 4]
