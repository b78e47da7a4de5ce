"""Every colour a component may read keeps its distance, in light and dark and for every eye.

Contrast is the ratio of WCAG 2.2. How far two colours stay apart for eyes that see colour
differently is the Euclidean distance in OKLab (Ottosson 2020) after the matrices of Machado,
Oliveira and Fernandes (2009) at full severity; 0.02 is about what one can just see side by side.
"""

import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")

Colour = tuple[float, float, float]
Theme = dict[str, str]

# Meanings that lie on each other, and the least ratio: 7 for what decides or is read on the wall,
# 4.5 for text, 3 for edges and shapes.
LEAST = {
    7.0: """text/page text/surface text/sunken text/tint quiet/page quiet/surface on-brand/brand
        on-main/main on-agree/agree on-against/against on-abstain/abstain agree/page against/page
        on-water/water on-water-quiet/water on-water/water-deep on-water-quiet/water-deep
        live-text/live-haze text/live-haze on-live/live on-live/sun on-step-1/step-1
        on-step-2/step-2 on-step-3/step-3 on-step-4/step-4 on-paper/paper on-paper/paper-tint
        agree/surface live-text/surface main/page""",
    4.5: """quiet/sunken quiet/tint link/page link/surface link/tint on-brand-quiet/brand
        on-main-quiet/main kept/sunken live-text/page against/surface received/page
        received/surface received/sunken received/tint main/surface alarm/page alarm/surface
        alarm/tint alarm/alarm-haze text/alarm-haze paper-link/paper paper-link/paper-tint""",
    3.0: """edge/page edge/surface focus/page focus/surface focus/tint island/page island/tint
        agree/sunken against/sunken abstain-edge/sunken abstain-edge/page tint-line/tint
        tint-line/page main/sunken paper-line/paper paper-mark/paper-tint""",
}
PAIRS = [(pair, least) for least, pairs in LEAST.items() for pair in pairs.split()]

EYES = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
FROM_RGB = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def declared(block: str) -> Theme:
    """Names and values of one rule's custom properties, as written."""
    return {name: value.strip() for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", block)}


def rules(*selectors: str) -> Theme:
    """What the rules with one of these selectors declare, later ones over earlier ones."""
    found: Theme = {}
    for selector, block in re.findall(r"([^{}]+)\{([^{}]*)\}", TOKENS):
        bare = re.sub(r"/\*.*?\*/", "", selector, flags=re.DOTALL)
        if any(part.strip() in selectors for part in bare.split(",")):
            found |= declared(block)
    return found


LIGHT = rules(":root")
DARK = LIGHT | rules('[data-theme="dark"]')
NAMES = {name for name in declared(TOKENS.split("/* 2.")[0]) if "strategy" not in name}
THEMES = {"light": LIGHT, "dark": DARK}


def value(theme: Theme, name: str) -> str:
    """A token's colour, followed through the names it goes by."""
    alias = re.fullmatch(r"var\(--([\w-]+)\)", theme[name])
    return value(theme, alias[1]) if alias else theme[name]


def linear(colour: str) -> Colour:
    def channel(at: int) -> float:
        part = int(colour[at : at + 2], 16) / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return channel(1), channel(3), channel(5)


def times(matrix: tuple[Colour, Colour, Colour], colour: Colour) -> Colour:
    one, two, three = (sum(m * c for m, c in zip(row, colour, strict=True)) for row in matrix)
    return one, two, three


def contrast(one: str, other: str) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    lights = (sum(w * c for w, c in zip(weights, linear(x), strict=True)) for x in (one, other))
    low, high = sorted(lights)
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, eye: str) -> Colour:
    """The colour in OKLab as this eye meets it."""
    red, green, blue = (min(max(part, 0.0), 1.0) for part in times(EYES[eye], linear(colour)))
    long, middle, short = (cone ** (1 / 3) for cone in times(FROM_RGB, (red, green, blue)))
    return times(TO_LAB, (long, middle, short))


def distances(pairs: Iterator[tuple[str, str]], eye: str) -> list[float]:
    return [math.dist(seen(one, eye), seen(other, eye)) for one, other in pairs]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("pair", "least"), PAIRS, ids=[pair for pair, _ in PAIRS])
def test_what_lies_on_another_colour_can_be_read(pair: str, least: float, theme: str) -> None:
    front, back = (value(THEMES[theme], f"color-{part}") for part in pair.split("/"))
    assert contrast(front, back) >= least


@pytest.mark.parametrize("number", range(1, 11))
def test_a_strategy_mark_can_be_read(number: int) -> None:
    carried = "on-strategy-odd" if number % 2 else "on-strategy-even"
    assert contrast(value(LIGHT, f"strategy-{number}"), value(LIGHT, carried)) >= 7


@pytest.mark.parametrize("eye", EYES)
def test_every_eye_tells_the_strategies_apart(eye: str) -> None:
    hues = [value(LIGHT, f"strategy-{number}") for number in range(1, 11)]
    assert min(distances(itertools.combinations(hues, 2), eye)) >= 0.06
    assert min(distances(itertools.pairwise(hues), eye)) >= 0.2


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", EYES)
def test_every_eye_tells_the_three_choices_apart(eye: str, theme: str) -> None:
    choices = [value(THEMES[theme], f"color-{name}") for name in ("agree", "against", "abstain")]
    assert min(distances(itertools.combinations(choices, 2), eye)) >= 0.1


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", EYES)
def test_every_eye_tells_the_steps_of_the_wall_apart(eye: str, theme: str) -> None:
    steps = [value(THEMES[theme], f"color-step-{step}") for step in range(1, 5)]
    assert min(distances(itertools.pairwise(steps), eye)) >= 0.05


def test_the_device_s_dark_is_the_chosen_dark() -> None:
    """The dark meanings stand twice in the file, because a media query cannot share a rule."""
    assert rules('[data-face="phone"]:not([data-theme])') == rules('[data-theme="dark"]')


def test_every_meaning_of_colour_has_its_dark_reading() -> None:
    light = {name for name in LIGHT if name.startswith("color-") and "paper" not in name}
    assert light == {name for name in rules('[data-theme="dark"]') if name.startswith("color-")}


def stylesheets() -> list[Path]:
    return [path for path in sorted(CSS.rglob("*.css")) if path.name != "tokens.css"]


@pytest.mark.parametrize("path", stylesheets(), ids=lambda path: path.stem)
def test_a_style_reads_meanings_and_no_colour_of_its_own(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", text) == []
    assert set(re.findall(r"var\(--([\w-]+)", text)) & NAMES == set()
