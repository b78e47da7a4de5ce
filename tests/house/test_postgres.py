"""With ``DATABASE_URL`` set, PostgreSQL passes the migrations and the ballot and journal tests."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

SUITES = [
    "tests/grievances/test_finding.py",
    "tests/grievances/test_alike.py",
    "tests/core/test_migrations.py",
    "tests/charter/test_carried_over.py",
    "tests/core/test_change.py",
    "tests/core/test_forms.py",
    "tests/core/test_two_writers.py",
    "tests/house/postgres_scenes.py",
    "tests/ballots/test_opening.py",
    "tests/ballots/test_voting.py",
    "tests/ballots/test_orders.py",
    "tests/ballots/test_forensics.py",
    "tests/journal",
]
PATIENCE = 600  # seconds for all of it, on a busy machine


def programs() -> Path:
    """Where initdb and pg_ctl lie; Debian keeps them out of the path."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    found = shutil.which("initdb")
    if found is None and not homes:
        pytest.fail("PostgreSQL is missing: `make test` installs it on Debian")
    return homes[-1] if homes else Path(str(found)).resolve().parent


def run(folder: Path, program: str, *words: str) -> None:
    """Run one of PostgreSQL's programs, as somebody who is not root."""
    who = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*who, str(programs() / program), *words]
    subprocess.run(command, check=True, cwd=folder, capture_output=True, timeout=60)


@pytest.fixture
def cluster() -> Iterator[str]:
    """A throw-away cluster that listens only on a socket file; its address for SQLAlchemy."""
    # In memory where the Makefile says so; pytest's own folder is deep, and a socket's path short.
    folder = Path(
        tempfile.mkdtemp(prefix="pg-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT", "/tmp"))
    )
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data, log = str(folder / "data"), str(folder / "log")
    options = f"-c listen_addresses='' -k {folder} -c fsync=off"
    try:
        run(folder, "initdb", "-D", data, "-A", "trust", "-U", "assembly")
        run(folder, "pg_ctl", "-D", data, "-w", "-o", options, "-l", log, "start")
        run(folder, "createdb", "-h", str(folder), "-U", "assembly", "assembly_test")
        yield f"postgresql+psycopg://assembly@/assembly_test?host={folder}"
    finally:
        run(folder, "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.mark.postgres
def test_postgresql_passes_migrations_ballots_and_journal(cluster: str) -> None:
    words = ["-q", "-p", "no:cacheprovider", "-m", "not sqlite", "-o", "faulthandler_timeout=60"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words, *SUITES],
        env={**os.environ, "DATABASE_URL": cluster},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
