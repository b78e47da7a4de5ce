"""A process that has read the whole program, and becomes ``assembly serve`` each time it is asked.

Reading the program is most of a server's start. The server that begins here is the command's own,
patched before anything was read; only the reading was done once. Tests of the command itself start
it as the operator does (``Machine.starts``).

One line of JSON is a question, one an answer: ``{"words": …, "env": …, "out": …, "err": …}`` begins
a server and tells its ``pid``; ``{"pid": …}`` tells its exit ``code``, or null while it runs.
"""

import atexit
import gc
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[2]


@dataclass
class Begun:
    """A server begun on standby, with what a scene needs of ``subprocess.Popen``."""

    pid: int
    returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = _standby().asks(pid=self.pid)["code"]
        return self.returncode

    def wait(self, timeout: float) -> int:
        until = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired("assembly", timeout)
            time.sleep(0.01)
        return self.returncode or 0

    def send_signal(self, how: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, how)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def begin(words: list[str], env: dict[str, str], out: str, err: str) -> Begun:
    """``assembly …`` in this environment, its words in these files."""
    return Begun(_standby().asks(words=words, env=env, out=out, err=err)["pid"])


class Standby:
    """This side of the process that waits."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=HERE,
        )
        atexit.register(self.process.communicate)  # nothing more to ask: it ends

    def asks(self, **question: object) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@cache
def _standby() -> Standby:
    return Standby()


# --- from here on in the process that waits; its imports stay behind the patch -------------------


def _stand_by() -> None:
    from gevent import monkey

    monkey.patch_all()  # before anything is read, as the command does
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the tests stops the servers in order
    _read_everything()
    for line in sys.stdin:
        asked = json.loads(line)
        answer = {"pid": _fork(asked)} if "words" in asked else {"code": _ended(asked["pid"])}
        print(json.dumps(answer), flush=True)


def _read_everything() -> None:
    """All that a server reads before it answers; nothing is built yet."""
    from sqlalchemy.orm import configure_mappers

    from assembly import EDGES, FEATURES

    for name in ("cli", "core.once", "operator.serving", "seeds.planting", "live.sockets"):
        import_module(f"assembly.{name}")
    for name in (f"assembly.{feature}.{edge}" for feature in FEATURES for edge in EDGES):
        if find_spec(name):
            import_module(name)
    import_module("engineio.async_drivers.gevent")
    configure_mappers()
    gc.collect()
    gc.freeze()  # what was read is shared with every server, not copied


def _fork(asked: dict[str, Any]) -> int:
    from gevent.os import fork_gevent

    pid = fork_gevent()
    if pid == 0:
        _become(asked)
    return int(pid)


def _become(asked: dict[str, Any]) -> None:
    """The command, from here to its end."""
    from assembly.cli import main

    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, path in enumerate((os.devnull, asked["out"], asked["err"])):
        os.dup2(os.open(path, os.O_RDWR), number)
    os.environ.clear()
    os.environ.update(asked["env"])
    sys.argv = ["assembly", *asked["words"]]
    sys.exit(main())  # type: ignore[func-returns-value]  # as the command's own script ends


def _ended(pid: int) -> int | None:
    from gevent import monkey

    waitpid = monkey.get_original("os", "waitpid")
    found, status = waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


if __name__ == "__main__":
    _stand_by()
