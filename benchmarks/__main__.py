"""Run every measurement once and print what was reached beside its goal."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scene import envelopes_on_disk, prepare
from benchmarks.weight import first_page
from tests.operator.machine import Machine, Running

DELEGATES = 200
LISTENERS = 500
LONGEST = 300  # seconds any one load may take


@dataclass
class Line:
    """One figure of the table."""

    what: str
    reached: float
    goal: float
    unit: str
    more_is_better: bool = False

    @property
    def ratio(self) -> float:
        """How much of the goal was used up: at most 1 is good, whichever way the figure runs."""
        return self.goal / self.reached if self.more_is_better else self.reached / (self.goal or 1)

    @property
    def met(self) -> bool:
        return self.ratio <= 1 if self.goal else self.reached == 0


def loads(task: str, told: dict[str, Any]) -> dict[str, Any]:
    """Run the phones in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load", task],
        input=json.dumps(told), capture_output=True, text=True, timeout=LONGEST, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{task}: {done.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def in_hall(
    measure: Callable[[Machine, Running, dict[str, Any]], list[Line]], delegates: int = DELEGATES
) -> list[Line]:
    """A fresh instance with a full hall, served for one measurement."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        machine = Machine(Path(folder) / "instance")
        told = prepare(machine.instance, delegates)
        server = machine.starts("serve")
        try:
            return measure(machine, server, {**told, "port": server.port})
        finally:
            server.stops()


def storm(way: str) -> Callable[[Machine, Running, dict[str, Any]], list[Line]]:
    def measure(machine: Machine, server: Running, told: dict[str, Any]) -> list[Line]:
        found = loads(way, told)
        lost = found["acknowledged"] - envelopes_on_disk(machine.instance)
        name = f"{DELEGATES} votes at once, {DELEGATES} phones following ({way})"
        return [
            Line(f"{name}: acknowledged", found["per_second"], 300, "/s", more_is_better=True),
            Line(f"{name}: p95", found["p95"] * 1000, 700, "ms"),
            Line(f"{name}: refused or failed", found["errors"], 0, ""),
            Line(f"{name}: acknowledged and not on disk", abs(lost), 0, ""),
            Line(f"{name}: projector behind the last", found["wall_behind"] * 1000, 150, "ms"),
            Line(f"{name}: server's memory after it", memory_of(server), 250, "MB"),
        ]

    return measure


def follow(_machine: Machine, _server: Running, told: dict[str, Any]) -> list[Line]:
    found = loads("follow", {**told, "listeners": LISTENERS})
    name = f"desk's press → last of {LISTENERS} phones"
    return [
        Line(f"{name}: p50", found["p50"] * 1000, 150, "ms"),
        Line(f"{name}: worst of ten", found["worst"] * 1000, 150, "ms"),
    ]


def quiet(_machine: Machine, _server: Running, told: dict[str, Any]) -> list[Line]:
    found = loads("quiet", told)
    return [
        Line("one vote → projector, quiet: p50", found["p50"] * 1000, 150, "ms"),
        Line("one vote → projector, quiet: worst of twenty", found["worst"] * 1000, 150, "ms"),
    ]


def demonstration() -> list[Line]:
    """The second start of the demonstration, its idle memory, and its first phone page."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        machine = Machine(Path(folder) / "instance")
        machine.starts("demo").stops()
        began = time.monotonic()
        server = machine.starts("demo")
        took = time.monotonic() - began
        try:
            idle = memory_of(server)
            door = first_page(f"{server.url}/")
            phone = first_page(json.loads(machine.types("access", "--json").out)["join_url"])
        finally:
            server.stops()
    print("first page by kind:", {kind: f"{size / 1024:.0f} KB" for kind, size in phone.items()})
    return [
        Line("assembly demo, warm: to healthz", took, 5, "s"),
        Line("memory when idle", idle, 150, "MB"),
        Line("a meeting's first page with fonts", sum(phone.values()) / 1024, 120, "KB"),
        Line("the door's page with fonts", sum(door.values()) / 1024, 120, "KB"),
    ]


def memory_of(server: Running) -> float:
    """Resident memory of the server's process in MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def show(lines: list[Line]) -> None:
    for line in lines:
        goal = f"{'≥' if line.more_is_better else '≤'} {line.goal:g} {line.unit}"
        mark = "ok" if line.met else "MISSED"
        ratio = f"{line.ratio:.2f}" if line.goal else "-"
        print(f"{line.what:<72} {line.reached:>9.1f} {line.unit:<3} {goal:>11} {ratio:>6}  {mark}")


def main() -> None:
    print(f"{'':<72} {'reached':>13} {'goal':>11} {'ratio':>6}")
    lines: list[Line] = []
    for measure in (
        demonstration,
        lambda: in_hall(quiet),
        lambda: in_hall(follow),
        lambda: in_hall(storm("socket")),
        lambda: in_hall(storm("form")),
    ):
        found = measure()
        show(found)
        lines += found
    sys.exit(0 if all(line.met for line in lines) else 1)


if __name__ == "__main__":
    main()
