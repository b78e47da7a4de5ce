"""Ten thousand texts that people, cats and attackers type: clean words or a plain sentence."""

import random

import pytest
from werkzeug.datastructures import MultiDict

from assembly.core.errors import Refusal
from assembly.core.text import clean, graphemes, search_key
from assembly.grievances import rules
from assembly.grievances.forms import SimilarForm, TellForm
from assembly.grievances.views import phone
from tests.factories.hall import Hall
from tests.grievances.conftest import PANYI, Fields, Villager, stored

THAI = "กขคงจชซดตทนบปผพมยรลวสหอฮ" + "ะาำิีึืุู็่้๊๋์ํๆฯ" + "เแโใไ" + "๐๑๒๓๔๕๖๗๘๙"
PIECES = (
    THAI, "น้ำไม่ไหล ", "ประปา", " \t\n\r\v\f\x85\u2028", "abc XYZ 123", "<script>'\"&;--=+@",
    "\u200b\u200c\u200d\ufeff\u00ad", "\u202a\u202b\u202d\u202e\u202c\u2066\u2069",
    "\u0e48\u0e49\u0e4a" * 3, "\u0300\u0301\u0489\u20dd", "👨‍👩‍👧‍👦🇹🇭👍🏽❤️", "\0\x01\x1b\x7f",
    "\ud800\udfff", "\ufdd0\uffff\U0010ffff", "ﷺ𝕳𝖊𝖑𝖑𝖔", "한글नमस्ते", "{{7*7}}${x}%s%(a)s",
    "=cmd|' /C'!A0",
)  # fmt: skip
FORMS = {"text", "contact", "district", "subdistrict", "strategy", "target_group", "place"}


def typed(chance: random.Random) -> str:
    """A few pieces, each a few letters of its kind; now and then far too long."""
    parts = []
    for _ in range(chance.randrange(6)):
        piece = chance.choice(PIECES)
        parts.append("".join(chance.choices(piece, k=chance.randrange(1, 14))))
    return "".join(parts) * (chance.choice((1, 1, 1, 1, 1, 1, 1, 1, 1, 60)))


def test_ten_thousand_texts_become_clean_words_or_are_refused() -> None:
    chance = random.Random(2569)
    told = 0
    for _ in range(10_000):
        text = clean(typed(chance))
        assert clean(text) == text
        text.encode()  # no half characters: a table can hold it, a page can show it
        assert not set(text) & set("\0\x1b\u200b\u202e\u2066\ufeff\r")
        assert search_key(text) == search_key(search_key(text))
        count = graphemes(text)
        if 1 <= count <= rules.LONGEST:
            rules.check_length(count)
            told += 1
        else:
            with pytest.raises(Refusal) as refused:
                rules.check_length(count)
            assert refused.value.status == 422
            assert refused.value.sentence
    assert 5_000 < told < 10_000


def test_a_thousand_forms_are_right_or_say_in_thai_what_is_not(hall: Hall) -> None:
    chance = random.Random(13)
    with hall.app.test_request_context(method="POST"):
        for _ in range(1_000):
            said = {name: typed(chance) for name in FORMS if chance.random() < 0.7}
            data = {name: word.encode("utf-8", "replace").decode() for name, word in said.items()}
            for kind in (TellForm, SimilarForm):
                form = kind(MultiDict(data))
                form.validate()
                errors = [str(line) for lines in form.errors.values() for line in lines]
                assert all("\u0e01" <= line[0] <= "\u0e4f" or line[0] == " " for line in errors)


def test_three_hundred_of_them_through_the_page(hall: Hall, villager: Villager) -> None:
    chance = random.Random(82)
    told = 0
    for _ in range(300):
        phone.told_here.budgets.clear()
        villager.opens()
        said = {name: typed(chance) for name in FORMS - {"place"} if chance.random() < 0.1}
        said = {"text": typed(chance), "subdistrict": PANYI} | said
        data = {name: word.encode("utf-8", "replace") for name, word in said.items()}
        answer = villager.phone.post(villager.address, data=villager.typed | data)
        assert answer.status_code in (201, 422), said
        told += answer.status_code == 201
        if answer.status_code == 422:
            assert clean(Fields(answer.text).values["text"]) == clean(data["text"].decode())
    assert len(stored()) == told > 50
