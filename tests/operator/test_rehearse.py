"""The dress rehearsal: a hall of simulated phones, only where nothing is real."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.operator import instances, rehearsing
from assembly.operator.reached import NEVER, NextItem, Percentiles, Rehearsed, lags, share
from tests.operator.conftest import copied
from tests.operator.machine import Machine, Running

PHONES = 12
REHEARSAL = 240.0  # seconds for a small one on a busy machine
GOOD = Rehearsed(
    phones=500, joined=500, grievances=500, acknowledged=500, lost=0, doubled=0,
    all_acknowledged_s=10.0, votes_per_second=50.0, latency_ms=Percentiles(20, 60, 90),
    projector_lag_ms=Percentiles(10, 30, 60), next_item_ms=NextItem(60, 90), memory_mb=150.0,
    meeting="482913", refused={},
)  # fmt: skip


@pytest.fixture(scope="module")
def machine(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    return Machine(copied(planted, tmp_path_factory.mktemp("rehearsed") / "instance"))


@pytest.fixture(scope="module")
def demonstration(machine: Machine) -> Iterator[Running]:
    running = machine.starts("demo")
    yield running
    running.stops()


def rows(instance: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(instance / "assembly.db")) as database:
        return database.execute(query).fetchall()


def test_a_hall_joins_tells_and_votes_and_every_vote_is_counted(
    machine: Machine, demonstration: Running
) -> None:
    words = ("--phones", str(PHONES), "--votes-within", "0.5", "--json")
    said = machine.runs("rehearse", *words, "--url", demonstration.url, patience=REHEARSAL)
    assert (said.code, said.err) == (0, "")
    told = said.json
    assert {name: told[name] for name in ("joined", "grievances", "acknowledged")} == {
        "joined": PHONES, "grievances": PHONES, "acknowledged": PHONES,
    }  # fmt: skip
    assert (told["lost"], told["doubled"], told["refused"], told["safe"]) == (0, 0, {}, True)
    assert set(told["latency_ms"]) == set(told["projector_lag_ms"]) == {"p50", "p95", "p99"}
    assert told["all_acknowledged_s"] > 0
    assert told["votes_per_second"] > 0
    assert told["next_item_ms"]["worst"] >= told["next_item_ms"]["p50"] > 0
    assert told["memory_mb"] > 10
    held = f"SELECT phase, kind, quorum FROM meeting WHERE code = '{told['meeting']}'"
    assert rows(machine.instance, held) == [("closed", "working_group", PHONES // 2)]


def test_again_it_takes_the_same_people_and_leaves_the_plenary_alone(
    machine: Machine, demonstration: Running
) -> None:
    before = machine.types("access", "--json").json["join_url"]
    words = ("--phones", str(PHONES), "--votes-within", "0")
    assert machine.runs("rehearse", *words, patience=REHEARSAL).code == 0
    people = "SELECT count(*) FROM member WHERE surname = 'ใจซ้อม'"
    assert rows(machine.instance, people) == [(PHONES,)]
    assert machine.types("access", "--json").json["join_url"] == before
    assert machine.types("verify").code == 0


def test_another_address_is_refused(machine: Machine, demonstration: Running) -> None:
    said = machine.types("rehearse", "--phones", "1", "--url", "http://192.0.2.1:8000")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert demonstration.url in said.err


def test_real_records_are_refused_and_untouched(server: Running, tmp_path: Path) -> None:
    instance = Path(f"/proc/{server.process.pid}/environ").read_bytes().split(b"\0")
    where = next(v for v in instance if v.startswith(b"ASSEMBLY_INSTANCE=")).split(b"=", 1)[1]
    real = Machine(Path(os.fsdecode(where)))
    said = real.types("rehearse", "--phones", "1")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "assembly practice" in said.err
    assert rows(real.instance, "SELECT count(*) FROM member") == [(0,)]


def test_where_nothing_is_served_nothing_is_rehearsed(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "instance")
    machine.types("init", "--template", "blank")
    said = machine.types("rehearse", "--phones", "1")
    assert (said.code, said.err.count("\n")) == (1, 1)
    note = {"public_url": "http://127.0.0.1:1", "pid": 2**22 + 1}  # of a server that was killed
    (machine.instance / "serving.json").write_text(json.dumps(note))
    assert machine.types("rehearse", "--phones", "1").err == said.err


def test_the_practice_is_rehearsed_before_the_instance_it_is_a_copy_of(tmp_path: Path) -> None:
    copy = tmp_path / "practice"
    copy.mkdir()
    with instances.told(tmp_path, "http://real:8000"), instances.told(copy, "http://copy:8001"):
        assert rehearsing.server_of(tmp_path, None)[0] == copy
        assert rehearsing.server_of(tmp_path, "http://real:8000/")[0] == tmp_path
        with pytest.raises(rehearsing.ServedElsewhere):
            rehearsing.server_of(tmp_path, "http://elsewhere")


@pytest.mark.parametrize(
    "words", [("--phones", "0"), ("--phones", "many"), ("--votes-within", "-1")]
)
def test_wrong_usage_is_told(machine: Machine, words: tuple[str, ...]) -> None:
    assert machine.types("rehearse", *words).code == 2


def changed(**figures: object) -> Rehearsed:
    return Rehearsed(**{**vars(GOOD), **figures})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "figures", [{"joined": 499}, {"acknowledged": 499}, {"lost": 1}, {"doubled": 1}]
)
def test_one_vote_amiss_is_no_pass(figures: dict[str, object]) -> None:
    assert not changed(**figures).is_safe
    assert changed(**figures).as_lines().splitlines()[-1].startswith("ไม่ผ่าน")


@pytest.mark.parametrize(
    "figures",
    [
        {"latency_ms": Percentiles(1, 1001, 1001)},
        {"projector_lag_ms": Percentiles(1, 1, 401)},
        {"next_item_ms": NextItem(10, 150)},
    ],
)
def test_a_missed_goal_is_said_but_nothing_is_amiss(figures: dict[str, object]) -> None:
    told = changed(**figures)
    assert (told.is_safe, told.is_quick) == (True, False)
    assert "ช้ากว่าเป้าหมาย" in told.as_lines()


def test_when_all_goals_hold_the_last_line_says_so() -> None:
    assert GOOD.as_lines().splitlines()[-1].startswith("ผ่าน")
    assert "รอคำตอบ p50 / p95 / p99 (มิลลิวินาที)\t20 / 60 / 90\tp95 ≤ 1000" in GOOD.as_lines()


def test_the_wall_lags_from_the_answer_to_the_first_board_with_as_many() -> None:
    assert lags([1.0, 2.0, 3.0], [(1.5, 1), (2.5, 3)]) == [0.5, 0.5, 0.0]
    assert lags([1.0], []) == [NEVER]


moments = st.lists(st.floats(0, 100), min_size=1, max_size=30).map(sorted)


@given(moments, st.floats(0, 5))
def test_a_wall_that_shows_each_vote_a_while_later_lags_just_that(
    answered: list[float], behind: float
) -> None:
    boards = [(at + behind, number) for number, at in enumerate(answered, start=1)]
    assert lags(answered, boards) == pytest.approx([behind] * len(answered))


@given(st.lists(st.floats(0, 1000), min_size=1))
def test_a_share_is_one_of_the_waits_and_grows_with_its_percent(waits: list[float]) -> None:
    found = [share(waits, percent) for percent in (0, 50, 95, 99, 100)]
    assert all(low <= high for low, high in pairwise(found))
    assert (found[0], found[-1]) == (min(waits), max(waits))
