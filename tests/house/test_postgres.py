"""With ``DATABASE_URL`` set, PostgreSQL passes the migrations and the ballot and journal tests."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SUITES = [
    "tests/core/test_migrations.py",
    "tests/ballots",
    "tests/journal",
    "tests/resolutions/test_adoption.py",
]


def programs() -> Path:
    """Where initdb and pg_ctl lie; Debian keeps them out of the path."""
    found = shutil.which("initdb")
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if found is None and not homes:
        pytest.fail("PostgreSQL is missing: `make test` installs it on Debian")
    return homes[-1] if homes else Path(str(found)).resolve().parent


def run(folder: Path, *words: str) -> None:
    """Run one of PostgreSQL's programs, as somebody who is not root."""
    who = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*who, *words], check=True, cwd=folder, capture_output=True, timeout=120)


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A throw-away cluster that listens only on a socket file; its address for SQLAlchemy."""
    folder = Path(subprocess.check_output(["mktemp", "-d", "/tmp/pg.XXXXXX"], text=True).strip())
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    bin_, data = programs(), folder / "data"
    run(folder, str(bin_ / "initdb"), "-D", str(data), "-A", "trust", "-U", "assembly")
    options = f"-c listen_addresses='' -k {folder} -c fsync=off"
    log = str(folder / "log")
    run(folder, str(bin_ / "pg_ctl"), "-D", str(data), "-w", "-o", options, "-l", log, "start")
    try:
        run(folder, str(bin_ / "createdb"), "-h", str(folder), "-U", "assembly", "assembly_test")
        yield f"postgresql+psycopg://assembly@/assembly_test?host={folder}"
    finally:
        run(folder, str(bin_ / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.mark.postgres
def test_postgresql_passes_migrations_ballots_and_journal(cluster: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *SUITES],
        env={**os.environ, "DATABASE_URL": cluster},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
