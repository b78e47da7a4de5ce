"""The phones, in a process of their own: ``python -m benchmarks.load TASK``, JSON on stdin.

Prints one JSON object of seconds and numbers.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402 -- the standard library is patched first
import os  # noqa: E402
import secrets  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from gevent.event import Event  # noqa: E402
from gevent.pool import Pool  # noqa: E402

from assembly.operator.phones import PATIENCE, Desk, Heard, Phone, share  # noqa: E402

AT_ONCE = 20  # phones that come in at the same time while the hall fills
SETTLE = 1.5  # seconds of silence before something is measured
ROUNDS = 10
ASKED = ("ให้ทุกอำเภอมีคณะทำงาน", "ตั้งคณะทำงาน")


class Hall:
    """What the scene told, and the people in it."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.url, self.code = f"http://127.0.0.1:{told['port']}", told["code"]
        self.items, self.slips, self.link = told["items"], told["slips"], told["link"]
        self.server = told["server"]

    def desk(self) -> Desk:
        return Desk(self.url, self.code, self.link)

    def delegates(self) -> list[Phone]:
        """Every delegate's phone, signed in by slip, its Now page open and followed."""
        return Pool(AT_ONCE).map(self._delegate, self.slips)

    def listeners(self, count: int, heard: Heard) -> list[Phone]:
        """Phones of people without a slip, following the room."""
        first = Phone(self.url)
        first.opens(f"/m/{self.code}")

        def come(_number: int) -> Phone:
            phone = Phone(self.url)
            phone.cookie, phone.token = first.cookie, first.token
            phone.connects()
            phone.watches(f"now:{self.code}:th", heard)
            return phone

        return Pool(AT_ONCE).map(come, range(count))

    def watcher(self, room: str, heard: Heard) -> Phone:
        phone = Phone(self.url)
        phone.opens(f"/m/{self.code}")
        phone.connects()
        phone.watches(room, heard)
        return phone

    def _delegate(self, slip: str) -> Phone:
        phone = Phone(self.url)
        phone.asks(f"/s/{slip}")
        phone.opens(f"/m/{self.code}")
        phone.connects()
        phone.watches(f"now:{self.code}:th")
        return phone


def storm(hall: Hall, way: str) -> dict[str, float]:
    """All delegates vote at once while their phones, a projector and a desk follow."""
    desk, phones = hall.desk(), hall.delegates()
    wall: list[float] = []
    hall.watcher(f"screen:{hall.code}/main:th", lambda _board, at: wall.append(at))
    desk.presses_step(f"items/{hall.items[0]}/open")
    ballot = desk.opens_ballot(hall.items[0], *ASKED)
    gevent.sleep(SETTLE)
    start, waits, errors = Event(), [], []

    def vote(phone: Phone) -> None:
        start.wait()
        began = time.monotonic()
        try:
            said = send_vote(phone, hall.code, ballot, way)
            waits.append(time.monotonic() - began)
            if not said.get("ok"):
                errors.append(said)
        except (OSError, gevent.Timeout, ValueError) as error:
            errors.append(repr(error))

    votes = [gevent.spawn(vote, phone) for phone in phones]
    gevent.sleep(0.2)
    began, busy = time.monotonic(), processor_time(hall.server)
    start.set()
    gevent.joinall(votes)
    took = time.monotonic() - began
    busy = processor_time(hall.server) - busy
    gevent.sleep(SETTLE)
    return {
        "acknowledged": len(waits) - len(errors),
        "errors": len(errors),
        "per_second": len(waits) / took,
        "p50": share(waits, 50),
        "p95": share(waits, 95),
        "busy": busy / len(votes),
        "wall_behind": max(0.0, max(wall, default=0.0) - began - took),
        "wall_boards": len(wall),
    }


def send_vote(phone: Phone, code: str, ballot: int, way: str) -> dict[str, Any]:
    vote = {"choice": secrets.choice(["yes", "no"]), "idempotency_key": secrets.token_hex(8)}
    if way == "socket":
        return phone.emits("vote", {"ballot_id": ballot, **vote})
    _status, said = phone.presses(f"/m/{code}/ballots/{ballot}/vote", **vote)
    told: dict[str, Any] = json.loads(said)
    return told


def follow(hall: Hall, listeners: int) -> dict[str, float]:
    """From the press at the desk to the last of the listeners, as each item is opened."""
    heard: list[float] = []
    hall.listeners(listeners, lambda _board, at: heard.append(at))
    desk, waits = hall.desk(), []
    for turn in range(ROUNDS):
        gevent.sleep(SETTLE)
        heard.clear()
        version = desk.version()
        began = time.monotonic()
        item = hall.items[turn % len(hall.items)]
        desk.presses(f"/desk/{hall.code}/items/{item}/open", version=version)
        while len(heard) < listeners and time.monotonic() < began + PATIENCE:
            gevent.sleep(0.001)
        assert len(heard) >= listeners, f"only {len(heard)} of {listeners} heard"
        waits.append(sorted(heard)[listeners - 1] - began)
    return {"p50": share(waits, 50), "worst": max(waits)}


def quiet(hall: Hall) -> dict[str, float]:
    """From one vote to its number on the projector, when nothing else happens."""
    wall: list[float] = []
    hall.watcher(f"screen:{hall.code}/main:th", lambda _board, at: wall.append(at))
    desk = hall.desk()
    desk.presses_step(f"items/{hall.items[0]}/open")
    ballot = desk.opens_ballot(hall.items[0], *ASKED)
    hall.slips = hall.slips[: 2 * ROUNDS]
    phones, waits = hall.delegates(), []
    for phone in phones:
        gevent.sleep(SETTLE / 3)
        wall.clear()
        began = time.monotonic()
        assert send_vote(phone, hall.code, ballot, "socket")["ok"]
        while not wall and time.monotonic() < began + PATIENCE:
            gevent.sleep(0.001)
        waits.append(wall[0] - began)
    return {"p50": share(waits, 50), "worst": max(waits)}


def processor_time(pid: int) -> float:
    """Seconds a process has computed: a busy machine slows the clock, not this."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    told = json.load(sys.stdin)
    hall, task = Hall(told), sys.argv[1]
    if task == "follow":
        print(json.dumps(follow(hall, told["listeners"])))
    elif task == "quiet":
        print(json.dumps(quiet(hall)))
    else:
        print(json.dumps(storm(hall, task)))


if __name__ == "__main__":
    main()
