"""Run every measurement once and print what was reached beside its goal."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.papers import papers
from benchmarks.promised import promised
from benchmarks.records import records
from benchmarks.scene import envelopes_on_disk, prepare
from benchmarks.table import Line
from benchmarks.voices import voices
from benchmarks.weight import first_page
from tests.operator.machine import Machine, Running

DELEGATES = 200
LISTENERS = 500
LONGEST = 300  # seconds any one load may take


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
            return measure(
                machine, server, {**told, "port": server.port, "server": server.process.pid}
            )
        finally:
            server.stops()


def storm(machine: Machine, server: Running, told: dict[str, Any]) -> list[Line]:
    """Over the socket, as phones with script vote; and all of them alive at the same time."""
    found = loads("socket", told)
    name = f"{DELEGATES} votes at once over the socket"
    return [
        Line(f"{name}: acknowledged", found["per_second"], "/s", least=300),
        Line(f"{name}: p95", found["p95"] * 1000, "ms", most=700),
        Line(f"{name}: refused or failed", found["errors"], "", most=0),
        Line(f"{name}: acknowledged, not on disk", missing(machine, found), "", most=0),
        Line(f"{name}: server's processor time a vote", found["busy"] * 1000, "ms"),
        Line(f"{name}: projector behind the last", found["wall_behind"] * 1000, "ms"),
        Line(f"{name}: server's memory after it", memory_of(server), "MB"),
    ]


def storm_of_forms(machine: Machine, _server: Running, told: dict[str, Any]) -> list[Line]:
    """The same without script: every vote a form, every form a connection of its own."""
    found = loads("form", told)
    name = f"{DELEGATES} votes at once as forms"
    return [
        Line(f"{name}: acknowledged", found["per_second"], "/s"),
        Line(f"{name}: p95", found["p95"] * 1000, "ms"),
        Line(f"{name}: refused or failed", found["errors"], "", most=0),
        Line(f"{name}: acknowledged, not on disk", missing(machine, found), "", most=0),
    ]


def missing(machine: Machine, found: dict[str, Any]) -> int:
    return abs(int(found["acknowledged"]) - envelopes_on_disk(machine.instance))


def follow(_machine: Machine, _server: Running, told: dict[str, Any]) -> list[Line]:
    found = loads("follow", {**told, "listeners": LISTENERS})
    name = f"desk's press to the last of {LISTENERS} phones"
    return [
        Line(f"{name}: p50", found["p50"] * 1000, "ms", most=150),
        Line(f"{name}: worst of ten", found["worst"] * 1000, "ms"),
    ]


def quiet(_machine: Machine, _server: Running, told: dict[str, Any]) -> list[Line]:
    found = loads("quiet", told)
    return [
        Line("one vote to the projector, quiet: p50", found["p50"] * 1000, "ms", most=150),
        Line("one vote to the projector, quiet: worst of twenty", found["worst"] * 1000, "ms"),
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
    return [
        Line("assembly demo, warm, to healthz", took, "s", most=5),
        Line("memory when idle", idle, "MB", most=150),
        Line("a meeting's first page, fonts included", sum(phone.values()) / 1024, "KB", most=120),
        Line("the door's page, fonts included", sum(door.values()) / 1024, "KB", most=120),
    ]


def memory_of(server: Running) -> float:
    """Resident memory of the server's process in MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> None:
    print("processors", os.cpu_count(), "· already busy", os.getloadavg()[0])
    print(f"{'':<62} {'reached':>12} {'goal':>6} {'ratio':>6}")
    lines: list[Line] = []
    for measure in (
        demonstration,
        lambda: in_hall(quiet),
        lambda: in_hall(follow),
        lambda: in_hall(storm),
        lambda: in_hall(storm_of_forms),
        voices,
        papers,
        records,
        promised,
    ):
        for line in measure():
            print(line, flush=True)
            lines.append(line)
    sys.exit(0 if all(line.met for line in lines) else 1)


if __name__ == "__main__":
    main()
