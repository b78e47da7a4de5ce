"""``assembly publish`` and ``assembly forget`` as scripts use them."""

import sqlite3
from contextlib import closing

import pytest

from tests.operator.machine import Machine


def words(machine: Machine) -> int:
    with closing(sqlite3.connect(machine.instance / "assembly.db")) as database:
        counted = database.execute("SELECT count(*) FROM grievance WHERE text != ''").fetchone()
        return int(counted[0])


def settle(machine: Machine, days: int | None) -> None:
    with closing(sqlite3.connect(machine.instance / "assembly.db")) as database:
        database.execute("UPDATE assembly SET keep_days = ?", (days,))
        database.commit()


def test_an_assembly_that_keeps_for_good_forgets_nothing(shown: Machine) -> None:
    said = shown.types("forget")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "การเก็บและเผยแพร่ความทุกข์" in said.err


def test_it_forgets_what_is_over_and_verifies_afterwards(shown: Machine) -> None:
    settle(shown, 90)
    before = words(shown)
    dry = shown.types("forget", "--dry-run", "--json").json
    assert dry is not None
    assert dry["dry_run"] is True
    assert dry["erased"] > 0
    assert words(shown) == before
    said = shown.types("forget", "--json").json
    assert said == dry | {"dry_run": False}
    assert words(shown) == before - dry["erased"]
    assert shown.types("verify").code == 0
    assert shown.types("forget", "--json").json == said | {"erased": 0, "answerers": 0}


def test_publishing_twice_publishes_once(shown: Machine) -> None:
    first, second = shown.types("publish", "--json").json, shown.types("publish", "--json").json
    assert first is not None
    assert second is not None
    assert set(first) == {"published", "waiting"}
    assert second["published"] == 0
    assert "เรื่อง" in shown.types("publish").out


@pytest.mark.parametrize("command", ["publish", "forget"])
def test_an_unknown_assembly_is_refused_in_one_line(shown: Machine, command: str) -> None:
    said = shown.types(command, "--assembly", "nowhere")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert shown.types(command, "--sideways").code == 2
