"""Ten strategies of Phang-nga, eight of Phuket, in their own words and order."""

import pytest

from assembly.core.text import clean, graphemes
from assembly.plans.facts import PLANS, plan


@pytest.mark.parametrize(("key", "size"), [("phangnga", 10), ("phuket", 8)])
def test_strategies_are_all_there_in_order(key: str, size: int) -> None:
    assert [strategy.number for strategy in plan(key).strategies] == list(range(1, size + 1))


@pytest.mark.parametrize("key", PLANS)
def test_every_strategy_has_its_names(key: str) -> None:
    for strategy in plan(key).strategies:
        assert clean(strategy.name_th, newlines=False) == strategy.name_th
        assert clean(strategy.short_th, newlines=False) == strategy.short_th
        assert 0 < graphemes(strategy.short_th) <= 24  # fits a button and a bar's label
        assert strategy.name_en.isascii()
        assert strategy.short_en.isascii()
    assert plan(key).name_th
    assert plan(key).name_en


def test_the_third_strategy_is_about_land() -> None:
    land = plan("phangnga").strategies[2]
    assert land.name_th == "ส่งเสริมความมั่นคงในที่ดินและที่อยู่อาศัยอย่างมั่นคงเป็นธรรม"
    assert land.short_th == "ที่ดินและที่อยู่อาศัย"


def test_no_other_plan_comes_with_the_program() -> None:
    with pytest.raises(LookupError):
        plan("krabi")
