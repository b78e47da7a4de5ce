import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assembly import create_app
from assembly.ballots.actions import finish_purges
from assembly.operator.upkeep import prepare_database
from assembly.seeds import planting as seeds
from tests.conftest import rest, watch_tasks
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


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, at rest: planted once in a run, and only to be copied."""
    instance = tmp_path_factory.mktemp("planted") / "instance"
    with pytest.MonkeyPatch.context() as patch:
        begun = watch_tasks(patch)  # purges among them: their files must be gone before the copy
        app = create_app(INSTANCE=instance, DATABASE_URL="", TESTING=True)
        with app.app_context():
            prepare_database()
            seeds.plant_demonstration()
            finish_purges()
            rest(app, begun)
    with closing(sqlite3.connect(instance / "assembly.db")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return instance


def copied(planted: Path, into: Path) -> Path:
    beside = shutil.ignore_patterns("*-wal", "*-shm")  # empty, and gone when the last reader is
    return Path(shutil.copytree(planted, into, ignore=beside))


@pytest.fixture
def shown(planted: Path, machine: Machine) -> Machine:
    """A machine with the example in it, at rest: stories of five months ago and of this week."""
    copied(planted, machine.instance)
    return machine
