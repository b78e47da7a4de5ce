"""The server as an operator meets it: started, asked, told to stop, killed."""

import re
import signal
import socket

from assembly import __version__
from assembly.core.web import lan_address
from assembly.operator import serving
from tests.operator.machine import Machine, Running


def test_it_says_that_it_is_well(server: Running) -> None:
    status, said = server.asks("/healthz")
    assert (status, said.strip()) == (200, f'{{"status":"ok","version":"{__version__}"}}')


def test_its_figures_are_for_this_machine_only(server: Running) -> None:
    status, figures = server.asks("/metrics")
    assert status == 200
    assert "assembly_connections 0\n" in figures
    assert "assembly_journal_entries 2\n" in figures
    assert "assembly_writer_waiting 0\n" in figures
    assert "# TYPE assembly_watchers gauge\n" in figures
    assert re.search(r"^assembly_memory_bytes [1-9]\d{7,}$", figures, re.MULTILINE)
    sample = re.compile(r'[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? \d+')
    samples = [line for line in figures.splitlines() if not line.startswith("#")]
    assert all(sample.fullmatch(line) for line in samples)
    status, _page = server.asks(
        "/metrics", Accept="application/json", **{"X-Forwarded-For": "10.0.0.7"}
    )
    assert status == 403


def test_a_foreign_host_name_reaches_neither_pages_nor_socket(server: Running) -> None:
    assert server.asks("/healthz", Host="evil.example")[0] == 400
    assert server.asks("/socket.io/?EIO=4&transport=polling", Host="evil.example")[0] == 400


def test_answers_leave_at_once(server: Running) -> None:
    """The listening socket hands its TCP_NODELAY down; a delayed answer would take 40 ms."""
    with socket.create_connection(("127.0.0.1", server.port)) as phone:
        phone.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert phone.recv(4096).startswith(b"HTTP/1.1 200 OK")


def test_where_nothing_was_founded_nothing_is_served(machine: Machine) -> None:
    said = machine.runs("serve", "--port", "0")
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "assembly init" in said.err
    assert not machine.instance.exists()


def test_a_second_server_in_the_same_folder_is_refused(machine: Machine) -> None:
    machine.types("init", "--template", "blank")
    running = machine.starts("serve")
    said = machine.runs("serve", "--port", "0")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "มีเซิร์ฟเวอร์ใช้ข้อมูลในโฟลเดอร์นี้อยู่แล้ว" in said.err
    running.stops()


def test_a_taken_port_is_refused_in_one_line(machine: Machine, server: Running) -> None:
    machine.types("init", "--template", "blank")
    said = machine.runs("serve", "--port", str(server.port))
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert str(server.port) in said.err


def test_several_workers_are_refused_in_one_line(machine: Machine) -> None:
    said = machine.runs("serve", "--workers", "2")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "DATABASE_URL" in said.err


def test_told_to_stop_it_leaves_a_whole_file(machine: Machine) -> None:
    machine.types("init", "--template", "blank")
    running = machine.starts("serve")
    said = running.stops()
    assert (said.code, said.err) == (0, "")
    left = {path.name for path in machine.instance.iterdir()}
    assert left == {"assembly.db", "journal.key", "secret", "serving.lock"}
    report = machine.types("verify", "--json").json
    assert not any("ยังไม่มีลายเซ็นกำกับ" in line for line in report["unproven"])


def test_interrupted_at_the_keyboard_it_stops_the_same_way(machine: Machine) -> None:
    machine.types("init", "--template", "blank")
    said = machine.starts("serve").stops(signal.SIGINT)
    assert (said.code, said.err) == (0, "")


def test_killed_it_starts_again_and_has_lost_nothing(machine: Machine) -> None:
    machine.types("init", "--template", "blank")
    running = machine.starts("serve")
    added = machine.types("staff", "add", "นภัสสร", "--role", "secretary", "--json")
    assert running.stops(signal.SIGKILL).code == -signal.SIGKILL
    again = machine.starts("serve")
    link = added.json["url"].replace(running.url, "")
    assert again.asks(link, Accept="application/json")[0] != 410, "the link stands in the database"
    again.stops()
    assert machine.types("verify").code == 0


def test_it_is_reached_where_it_is_bound() -> None:
    assert serving._reached_at("127.0.0.1", 8000) == "http://127.0.0.1:8000"
    assert serving._reached_at("localhost", 8001) == "http://127.0.0.1:8001"
    assert serving._reached_at("0.0.0.0", 8000) == f"http://{lan_address()}:8000"
    assert serving._reached_at("::1", 8000) == "http://[::1]:8000"


def test_its_address_is_told_to_the_commands_beside_it(machine: Machine) -> None:
    machine.types("init", "--template", "blank")
    running = machine.starts("serve")
    told = machine.types("access", "--json").json
    assert told["public_url"] == f"{running.url}/a/blank"
    running.stops()
