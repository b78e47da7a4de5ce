"""What people say, and the strategies it may be about."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assembly.plans.facts import PLANS, Theme, plan, themes
from assembly.plans.rules import MOST_SUGGESTED, suggested, themes_of, words_of

ROOT = Path(__file__).parents[2]
WORDS = {
    s.number: words_of(themes_of(s.name_th, themes()), themes())
    for s in plan("phangnga").strategies
}

SAID = {
    "หมอมาเกาะเดือนละครั้ง คนป่วยต้องรอเรือไปโรงพยาบาล": 9,
    "ไม่มีโฉนด อยู่มาสามรุ่นยังโดนไล่ที่": 3,
    "ขยะลอยเต็มหน้าหาด น้ำเสียลงทะเล": 4,
    "ลูกชายติดยาเสพติด ทะเลาะกันทุกคืน": 7,
    "เด็กบนเกาะไม่มีครู ต้องข้ามไปเรียนหนังสือ": 2,
    "เบี้ยยังชีพผู้สูงอายุไม่พอ คนพิการไม่มีคนดูแล": 8,
    "ราคายางตก เป็นหนี้ ไม่มีงานทำ": 1,
    "มอแกลนทำพิธีที่สุสานเดิมไม่ได้": 5,
    "ดินถล่มทับถนน ไม่มีใครเตือนภัย": 6,
    "อบต ทุจริตงบประมาณ ไม่ถามชาวบ้าน": 10,
}


@pytest.mark.parametrize(("text", "number"), SAID.items(), ids=SAID.values())
def test_peoples_words_lead_to_their_strategy(text: str, number: int) -> None:
    assert suggested(text, WORDS)[0] == number


@pytest.mark.parametrize("key", PLANS)
def test_nearly_every_strategy_has_words(key: str) -> None:
    bare = [s.number for s in plan(key).strategies if not themes_of(s.name_th, themes())]
    assert len(bare) <= 1


def test_nothing_known_suggests_nothing() -> None:
    assert suggested("", WORDS) == []
    assert suggested("กขค", WORDS) == []


def test_a_strategy_takes_the_words_of_every_theme_in_its_name() -> None:
    known = [Theme(("น้ำ",), ("ประปา", "ฝาย")), Theme(("ไฟ",), ("มืด", "ประปา"))]
    assert themes_of("น้ำและไฟ", known) == (0, 1)
    assert words_of((0, 1), known) == ("ประปา", "ฝาย", "มืด")
    assert themes_of("ที่ดิน", known) == ()


def test_the_phone_has_the_same_words() -> None:
    script = (ROOT / "static/js/pages/everyday.js").read_text("utf-8")
    listed = re.search(r"THEMES = (\[.+\]);", script, re.DOTALL)
    assert listed is not None
    found = json.loads(re.sub(r",\s*\]", "]", listed[1]))
    assert [tuple(words) for words in found] == [theme.everyday for theme in themes()]


@given(some.text(max_size=80), some.dictionaries(some.integers(), some.lists(some.text())))
def test_suggestions_are_few_and_among_the_strategies(
    text: str, words: dict[int, list[str]]
) -> None:
    found = suggested(text, words)
    assert len(found) <= MOST_SUGGESTED
    assert set(found) <= set(words)
    assert all(any(word and word in text for word in words[n]) for n in found)
