"""The operator's machine: the ``assembly`` command, and a server it started."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, TypeAlias

from click.testing import CliRunner

from assembly.cli import commands
from tests.operator import standby

COMMAND = Path(sys.executable).with_name("assembly")
OURS = ("HOST", "PORT", "PUBLIC_URL", "DATABASE_URL")
PATIENCE = 60.0  # seconds; other tests may keep the machine busy

Process: TypeAlias = "subprocess.Popen[str] | standby.Begun"
Begins: TypeAlias = Callable[[list[str], IO[str], IO[str]], Process]


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Machine:
    """One instance folder, and the commands typed beside it."""

    instance: Path

    @property
    def surroundings(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        return kept | {"ASSEMBLY_INSTANCE": str(self.instance)}

    def types(self, *words: str) -> Said:
        """``assembly …`` to its end, here: quick, for everything that does not serve."""
        outside = dict.fromkeys(OURS) | {"ASSEMBLY_INSTANCE": str(self.instance)}
        done = CliRunner(env=outside).invoke(commands, words)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Said(done.exit_code, done.stdout, done.stderr)

    def runs(self, *words: str, patience: float = PATIENCE) -> Said:
        """``assembly …`` to its end, as a process of its own."""
        done = subprocess.run(
            [COMMAND, *words],
            check=False,
            capture_output=True,
            text=True,
            env=self.surroundings,
            timeout=patience,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def starts(self, *words: str) -> "Running":
        """Start ``assembly serve`` or ``demo`` on a free port, and wait until it answers."""
        return self._served(self, self._types, *words)

    def serves(self, *words: str) -> "Running":
        """The same, sooner, from the process on standby: for scenes not about the start itself."""
        return self._served(self, self._begins, *(words or ("serve",)))

    def practises(self) -> tuple["Machine", "Running"]:
        """Start ``assembly practice`` on a free port; the copy is a machine of its own."""
        copy = Machine(self.instance / "practice")
        return copy, self._served(copy, self._types, "practice")

    def _served(self, told_by: "Machine", begins: Begins, *words: str) -> "Running":
        # Files, for a pipe that nobody reads would stop a server that says much.
        out, err = NamedTemporaryFile("w+"), NamedTemporaryFile("w+")  # noqa: SIM115 -- open while it runs
        process = begins([*words, "--port", "0"], out, err)
        return Running(process, told_by._address(process, err), out, err)

    def _types(self, words: list[str], out: IO[str], err: IO[str]) -> Process:
        command, around = [COMMAND, *words], self.surroundings
        return subprocess.Popen(command, stdout=out, stderr=err, text=True, env=around)

    def _begins(self, words: list[str], out: IO[str], err: IO[str]) -> Process:
        return standby.begin(words, self.surroundings, out.name, err.name)

    def _address(self, process: Process, said: IO[str]) -> str:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if process.poll() is not None:
                raise AssertionError(_all_of(said))
            url = self._told_by(process.pid)
            if url and answers(url):
                return url
            time.sleep(0.05)
        process.kill()
        raise AssertionError("the server did not answer in time")

    def _told_by(self, pid: int) -> str:
        """What the server wrote beside its database; another one's note is from before a kill."""
        try:
            told = json.loads((self.instance / "serving.json").read_text())
        except (FileNotFoundError, ValueError):
            return ""
        return str(told["public_url"]) if told["pid"] == pid else ""


@dataclass
class Running:
    """A server that is up."""

    process: Process
    url: str
    out: IO[str]
    err: IO[str]

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    def asks(self, path: str, **headers: str) -> tuple[int, str]:
        """GET a page: status and text."""
        asked = urllib.request.Request(self.url + path, headers=headers)
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def said(self) -> str:
        """What it wrote so far; reading must not move the place where it writes on."""
        return os.pread(self.err.fileno(), 100_000, 0).decode()

    def stops(self, how: signal.Signals = signal.SIGTERM) -> Said:
        """Tell the server to stop, wait for it, and read what it had said."""
        self.process.send_signal(how)
        self.process.wait(timeout=PATIENCE)
        return Said(self.process.returncode, _all_of(self.out), _all_of(self.err))


def _all_of(said: IO[str]) -> str:
    with said:
        said.seek(0)
        return said.read()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
