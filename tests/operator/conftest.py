import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operator.machine import Machine, Running


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which nothing was founded yet."""
    return Machine(tmp_path / "instance")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with one real assembly, shared by the tests of a file."""
    machine = Machine(tmp_path_factory.mktemp("served") / "instance")
    assert machine.types("init", "--template", "phangnga").code == 0
    running = machine.starts("serve")
    yield running
    running.stops()


def copied(planted: Path, into: Path) -> Path:
    beside = shutil.ignore_patterns("*-wal", "*-shm")  # empty, and gone when the last reader is
    return Path(shutil.copytree(planted, into, ignore=beside))


@pytest.fixture
def shown(planted: Path, machine: Machine) -> Machine:
    """A machine with the example in it, at rest: stories of five months ago and of this week."""
    copied(planted, machine.instance)
    return machine
