"""The rehearsal's phones, in a process of their own: ``python -m assembly.operator.load``.

What the scene is comes as one JSON object on stdin; what was seen goes as one to stdout.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402 -- the standard library is patched first
import random  # noqa: E402
import re  # noqa: E402
import secrets  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from dataclasses import dataclass, field  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from gevent.pool import Pool  # noqa: E402

from assembly.operator.phones import PATIENCE, Desk, Phone, PhoneError, board_in  # noqa: E402

AT_ONCE = 20  # phones that come in at the same time while the hall fills
SETTLE = 1.2  # seconds until the counts of what came before have reached the phones
REST = 0.3  # seconds between two steps of the desk
ROUNDS = 10
RECEIVED = re.compile(r'class="of"><b>(\d+)</b>')
FAILED = (OSError, gevent.Timeout, ValueError, PhoneError)


@dataclass
class Seen:
    """What the hall lived through; moments are seconds of one clock."""

    joined: int = 0
    told: int = 0
    next_item: list[float] = field(default_factory=list)
    sent: dict[int, float] = field(default_factory=dict)  # phone → when its vote left
    answered: dict[int, float] = field(default_factory=dict)
    receipts: dict[int, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    wall: list[tuple[float, int]] = field(default_factory=list)  # when, and how many it showed
    ballot: int = 0


class Hall:
    """The people of the rehearsal around one meeting."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.url, self.code, self.slips = told["url"], told["code"], told["slips"]
        self.items, self.titles = told["items"], told["titles"]
        self.places, self.within = told["places"], float(told["votes_within"])
        self.link, self.words = told["link"], told["words"]
        self.phones: dict[int, Phone] = {}
        self.heard: dict[int, float] = {}
        self.title = ""
        self.seen = Seen()

    def joins(self, number: int) -> None:
        """By slip, to the Now page, following the room, with something that hurts."""
        phone = Phone(self.url)
        try:
            phone.asks(f"/s/{self.slips[number]}")
            phone.opens(f"/m/{self.code}")
            phone.connects()
            phone.watches(f"now:{self.code}:th", lambda packet, at: self.hears(number, packet, at))
        except FAILED:
            return
        self.phones[number] = phone
        self.seen.joined += 1

    def tells(self, number: int) -> None:
        place = self.places[number % len(self.places)]
        said = {
            "text": f"{self.words['voice']} {number + 1}",
            "district": place[:4],
            "subdistrict": place,
        }
        try:
            key = secrets.token_hex(8)
            status, _said = self.phones[number].presses(
                f"/m/{self.code}/tell", idempotency_key=key, strategy="", **said
            )
        except FAILED:
            return
        self.seen.told += status == 201

    def hears(self, number: int, packet: str, at: float) -> None:
        if self.title and self.title in packet:
            self.heard.setdefault(number, at)

    def sees_wall(self, packet: str, at: float) -> None:
        found = RECEIVED.search(board_in(packet)["html"])
        if found:
            self.seen.wall.append((at, int(found[1])))

    def moves_on(self, desk: Desk, turn: int) -> None:
        """From the press at the desk to the last phone that shows the new item."""
        place = turn % len(self.items)
        gevent.sleep(REST)
        version = desk.version()
        self.heard, self.title = {}, self.titles[place]
        began = time.monotonic()
        desk.presses_step(f"items/{self.items[place]}/open", version)
        while len(self.heard) < len(self.phones) and time.monotonic() < began + PATIENCE:
            gevent.sleep(0.001)
        missing = len(self.phones) - len(self.heard)
        last = began + PATIENCE if missing else max(self.heard.values(), default=began)
        self.seen.next_item.append(last - began)
        self.title = ""

    def votes(self, number: int, at: float) -> None:
        gevent.sleep(max(0.0, at - time.monotonic()))
        vote = {"choice": random.choice(("yes", "no", "abstain")), "ballot_id": self.seen.ballot}  # noqa: S311 -- a rehearsal's vote
        self.seen.sent[number] = time.monotonic()
        try:
            said = self.phones[number].emits("vote", {**vote, "idempotency_key": f"r{number}"})
        except FAILED as error:
            self.seen.refused.append(repr(error))
            return
        if said.get("ok"):
            self.seen.answered[number] = time.monotonic()
            self.seen.receipts[number] = said["receipt"]
        else:
            self.seen.refused.append(str(said.get("reason")))

    def storm(self, desk: Desk, item: int) -> None:
        """Every phone votes: all at once, or evenly over the seconds, each a little off."""
        wall = Phone(self.url)
        wall.opens(f"/m/{self.code}")
        wall.connects()
        wall.watches(f"screen:{self.code}/main:th", self.sees_wall)
        self.seen.ballot = desk.opens_ballot(item, self.words["question"], self.words["draft"])
        gevent.sleep(SETTLE)
        begin, turn = time.monotonic() + 0.3, self.within / max(1, len(self.phones))
        crowd = random.sample(sorted(self.phones), len(self.phones))
        gevent.joinall(
            [
                gevent.spawn(self.votes, number, begin + (place + random.random()) * turn)  # noqa: S311 -- jitter
                for place, number in enumerate(crowd)
            ]
        )
        gevent.sleep(SETTLE)

    def day(self) -> Seen:
        """The whole rehearsal, from the first phone to the closed meeting."""
        Pool(AT_ONCE).map(self.joins, range(len(self.slips)))
        desk = Desk(self.url, self.code, self.link)
        Pool(AT_ONCE).map(self.tells, list(self.phones))
        gevent.sleep(SETTLE)
        for turn in range(ROUNDS):
            self.moves_on(desk, turn)
        item = self.items[(ROUNDS - 1) % len(self.items)]
        self.storm(desk, item)
        for step in ("close", "count", "declare"):
            desk.presses_step(f"ballots/{self.seen.ballot}/{step}")
        desk.presses_step(f"items/{item}/finish")
        desk.presses_step("close")
        return self.seen


def main() -> None:
    told = json.load(sys.stdin)
    try:
        seen = Hall(told).day()
    except FAILED as error:
        sys.exit(str(error) or repr(error))
    print(json.dumps(vars(seen)))  # noqa: T201 -- the answer to the process that began this one


if __name__ == "__main__":
    main()
