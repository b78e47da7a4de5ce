"""kill -9 in the middle of the voting: every acknowledged vote is there, and there once.

Phones vote again and again, each with a fresh key, and repeat a key until it is acknowledged, also
after the server was killed and came back at another port. So in the end every key was taken exactly
once: a voter's revision is the number of keys, and the last choice is the one that counts.
"""

import contextlib
import http.client
import json
import random
import re
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from assembly import create_app
from assembly.agenda.actions import open_item
from assembly.ballots.actions import close_ballot, count_ballot, open_ballot
from assembly.ballots.models import Ballot, Envelope
from assembly.ballots.queries import broken_invariants
from assembly.ballots.rules import CHOICES, Terms
from assembly.core.db import session
from assembly.extensions import db
from assembly.meetings.actions import open_meeting
from assembly.operator import upkeep
from assembly.people.queries import paper_slips
from tests.factories.hall import Hall, gather
from tests.operator.machine import Machine, Running

THREADS = 6
KILLS = 3
STORM = 15  # acknowledged votes between start and kill, at least


@dataclass
class Phone:
    """One delegate's browser, by hand: a cookie, a token, and what it was told."""

    slip: str
    code: str
    ballot_id: int
    cookie: str = ""
    token: str = ""
    cast: list[tuple[str, str]] = field(default_factory=list)
    told: dict[str, dict[str, object]] = field(default_factory=dict)

    def signs_in(self, port: int) -> None:
        self._asks(port, "GET", f"/s/{self.slip}")
        page = self._asks(port, "GET", f"/m/{self.code}")
        found = re.search(r'name="csrf" content="([^"]+)"', page)
        assert found, page
        self.token = found.group(1)

    def votes(self, port: int, choice: str, key: str) -> None:
        """Send one vote. Anything but an answer is an error of the network."""
        sent = {"choice": choice, "idempotency_key": key, "csrf_token": self.token}
        address = f"/m/{self.code}/ballots/{self.ballot_id}/vote"
        answer = json.loads(self._asks(port, "POST", address, urlencode(sent)))
        assert answer["ok"], answer
        self.told[key] = answer

    def _asks(self, port: int, method: str, path: str, body: str | None = None) -> str:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with contextlib.closing(link):
            headers = {"Cookie": self.cookie, "Accept": "application/json" if body else "text/html"}
            if body:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            link.request(method, path, body, headers)
            answer = link.getresponse()
            text = answer.read().decode()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    self.cookie = value.partition(";")[0]
        return text


@dataclass
class Storm:
    """The hall's phones, and the port at which they find the server at the moment."""

    phones: list[Phone]
    port: int = 0
    over: bool = False
    broken: list[str] = field(default_factory=list)

    @contextlib.contextmanager
    def raging(self) -> Iterator[None]:
        """Let the phones vote; at the end, until each has been told about its last one."""
        shares = [self.phones[n::THREADS] for n in range(THREADS)]
        threads = [threading.Thread(target=self._vote, args=(share,)) for share in shares]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over = True
            for thread in threads:
                thread.join(timeout=60)

    def waits_for(self, more: int) -> None:
        """Until so many more votes were acknowledged; a busy machine gets its time."""
        wanted, until = self.acknowledged + more, time.monotonic() + 20
        while self.acknowledged < wanted and time.monotonic() < until:
            time.sleep(0.005)

    @property
    def acknowledged(self) -> int:
        return sum(len(phone.told) for phone in self.phones)

    def _vote(self, share: list[Phone]) -> None:
        chance = random.Random()
        while not self.over:
            phone = chance.choice(share)
            choice, key = chance.choice(CHOICES), f"{chance.getrandbits(64):x}"
            phone.cast.append((key, choice))
            self._until_told(phone, choice, key)

    def _until_told(self, phone: Phone, choice: str, key: str) -> None:
        until = time.monotonic() + 30
        while key not in phone.told:
            try:
                phone.votes(self.port, choice, key)
            except (OSError, http.client.HTTPException, ValueError):
                time.sleep(0.02)
            except AssertionError as wrong:
                self.broken.append(str(wrong))
                return
            if time.monotonic() > until:
                self.broken.append("never acknowledged")
                return


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "instance")


@pytest.fixture
def scene(machine: Machine) -> Iterator[Hall]:
    """An open secret ballot with twelve delegates, on disk before any server runs."""
    app = create_app(INSTANCE=str(machine.instance), TESTING=True)
    with app.app_context():
        upkeep.prepare_database()
        hall = gather(app)
        hall.everyone_checks_in()
        who, meeting = hall.facilitator, hall.meeting_id
        open_meeting(who, meeting, hall.version)
        open_item(who, meeting, hall.version, hall.items[0])
        open_ballot(who, meeting, hall.version, hall.items[0], "ตั้งคณะทำงาน", "", Terms("secret"))
        db.session.remove()
        yield hall
        db.session.remove()
        db.engine.dispose()
    app.extensions["writer"].stop()


def signed_in(server: Running, hall: Hall) -> Storm:
    ballot_id = session().scalars(select(Ballot.id)).one()
    slips = [slip.token for slip in paper_slips(hall.meeting_id)]
    db.session.remove()
    phones = [Phone(token, hall.code, ballot_id) for token in slips]
    for phone in phones:
        phone.signs_in(server.port)
    return Storm(phones, server.port)


@pytest.mark.fault
def test_killed_while_voting_and_every_acknowledged_vote_is_there_once(
    machine: Machine, scene: Hall
) -> None:
    chance = random.Random()
    server = machine.starts("serve")
    storm = signed_in(server, scene)
    said = []
    with storm.raging():
        for _ in range(KILLS):
            storm.waits_for(STORM)
            time.sleep(chance.uniform(0, 0.2))
            said.append(server.stops(signal.SIGKILL))
            server = machine.starts("serve")
            storm.port = server.port
        storm.waits_for(STORM)
    said.append(server.stops())
    assert storm.broken == []
    assert all("vote" not in answer.out + answer.err for answer in said), "no line about a vote"
    check_kept_once(storm)
    check_counted(scene, storm)
    verified = machine.types("verify")
    assert verified.code == 0, verified.out + verified.err


def check_kept_once(storm: Storm) -> None:
    """Nothing acknowledged is missing, nothing was taken twice."""
    kept = dict(session().execute(select(Envelope.member_id, Envelope.revision)).all())
    voters = [phone for phone in storm.phones if phone.cast]
    print(f"{storm.acknowledged} acknowledged votes of {len(voters)} phones over {KILLS} kills")
    assert storm.acknowledged > STORM * KILLS
    assert sorted(kept.values()) == sorted(len(phone.cast) for phone in voters)
    for phone in voters:
        revisions = [phone.told[key]["revision"] for key, _choice in phone.cast]
        assert revisions == list(range(1, len(phone.cast) + 1))


def check_counted(hall: Hall, storm: Storm) -> None:
    """The tally is that of everybody's last word."""
    ballot = session().scalars(select(Ballot)).one()
    close_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot.id)
    count_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot.id)
    db.session.remove()
    ballot = session().scalars(select(Ballot)).one()
    last = Counter(phone.cast[-1][1] for phone in storm.phones if phone.cast)
    assert (ballot.yes, ballot.no, ballot.abstain) == tuple(last[choice] for choice in CHOICES)
    assert broken_invariants() == []
