"""One machine that asks for as much as it may, and everybody else who asks beside it."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from assembly import create_app
from assembly.core.errors import TooMany
from assembly.core.limits import Shared, network_here
from assembly.trail.views import witnessing
from tests.factories.hall import Hall
from tests.factories.promises import promised

APP = Flask("budgets")
ATTACKER, VILLAGER = "203.0.113.9", "198.51.100.20"
WORD = {"says": "unchanged", "district": "8201"}


def spends(budget: Shared, address: str, times: int = 1) -> int:
    """How often an address was served."""
    served = 0
    with APP.test_request_context(environ_base={"REMOTE_ADDR": address}):
        for _ in range(times):
            try:
                budget.check()
            except TooMany:
                continue
            budget.add()
            served += 1
    return served


def test_who_takes_all_it_can_leaves_half() -> None:
    budget = Shared(1200, 60)
    assert spends(budget, ATTACKER, 5000) == 600
    assert sum(spends(budget, f"198.51.100.{n % 250}") for n in range(500)) == 500


@given(st.integers(1, 6), st.integers(64, 400))
def test_some_machines_together_leave_room_for_one_more(machines: int, most: int) -> None:
    """Each gets half of what is free, so that it takes many addresses to have it all."""
    budget = Shared(most, 60)
    for _round in range(2):
        for n in range(machines):
            spends(budget, f"203.0.113.{n}", most)
    assert spends(budget, VILLAGER) == 1
    assert len(budget.moments) <= most


def test_a_hall_whose_phones_have_their_own_addresses_has_everything() -> None:
    budget = Shared(1000, 60)
    assert sum(spends(budget, f"192.168.{n // 250}.{n % 250}") for n in range(1000)) == 1000
    assert spends(budget, VILLAGER) == 0


def test_a_thousand_phones_behind_one_router_may_speak_in_a_minute() -> None:
    budget = Shared(witnessing.spoke_everywhere.most, witnessing.spoke_everywhere.seconds)
    assert spends(budget, "192.168.1.1", 1000) == 1000


def test_what_was_spent_long_ago_is_forgotten_with_its_address() -> None:
    budget = Shared(10, -1)
    for n in range(100):
        assert spends(budget, f"203.0.113.{n}") == 1
    with APP.test_request_context():
        budget.check()
    assert not budget.spent
    assert not budget.who


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3::4", "2001:db8:1::"),
        ("2001:db8:1:ffff::1", "2001:db8:1::"),
        ("2001:db8:2::1", "2001:db8:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_an_address_is_what_one_person_has(address: str, network: str) -> None:
    """Of IPv6 one person has as many addresses as he likes."""
    with APP.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert network_here() == network


@pytest.fixture
def scarce(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witnessing, "spoke_everywhere", Shared(20, 60))


def words(app: Flask, promise: int, times: int, **more: str) -> list[int]:
    """So many fresh browsers, each with one word."""
    return [
        app.test_client()
        .post(
            f"/k/{promise}/witness",
            data=WORD,
            environ_base={"REMOTE_ADDR": more.get("at", "127.0.0.1")},
            headers={"X-Forwarded-For": more["told"]} if "told" in more else {},
        )
        .status_code
        for _ in range(times)
    ]


@pytest.mark.usefixtures("scarce")
def test_nobody_is_refused_a_word_because_one_machine_says_so_many(hall: Hall) -> None:
    """1,200 words a minute for all: one machine took them, and whoever spoke was told to wait."""
    promise = promised(hall).first
    assert set(words(hall.app, promise, 30, at=ATTACKER)[10:]) == {429}
    assert words(hall.app, promise, 1, at=VILLAGER) == [302]


@pytest.mark.usefixtures("scarce")
def test_nobody_becomes_another_by_saying_so(hall: Hall) -> None:
    """Without a proxy the header is anybody's word."""
    promise = promised(hall).first
    said = [
        status
        for n in range(15)
        for status in words(hall.app, promise, 1, at=ATTACKER, told=f"10.0.0.{n}")
    ]
    assert said.count(302) == 10


@pytest.mark.usefixtures("scarce")
def test_behind_a_proxy_the_proxy_says_who_it_is(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the proxy added counts; whatever the phone had said before it does not."""
    promise = promised(hall).first
    behind = create_app(
        INSTANCE=hall.app.instance_path, WTF_CSRF_ENABLED=False, TESTING=True, PROXIES=1
    )
    try:
        said = [
            status
            for n in range(15)
            for status in words(behind, promise, 1, told=f"10.0.0.{n}, {ATTACKER}")
        ]
        assert said.count(302) == 10
        assert words(behind, promise, 1, told=f"10.9.9.9, {VILLAGER}") == [302]
    finally:
        behind.extensions["writer"].stop()
