"""What the server can honestly say of itself, in Prometheus' text form. Nothing about a person."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from assembly.core.change import writer
from assembly.extensions import socketio
from assembly.journal.queries import journal_size
from assembly.live import push, sockets

MEGABYTE = 1024 * 1024


def lines() -> Iterator[str]:
    """Every figure with its kind, one sample a line."""
    yield from _figure("assembly_connections", "gauge", {"": _connections()})
    yield from _figure("assembly_watchers", "gauge", _by("room", sockets.watchers_by_kind()))
    yield from _figure("assembly_boards_sent_total", "counter", _by("room", push.boards_sent()))
    yield from _figure("assembly_events_answered_total", "counter", _answers())
    yield from _figure("assembly_changes_written_total", "counter", {"": writer().written})
    yield from _figure("assembly_writer_waiting", "gauge", {"": writer().waiting.qsize()})
    yield from _figure("assembly_journal_entries", "counter", {"": journal_size()})
    memory = memory_of("self")
    if memory is not None:
        yield from _figure("assembly_memory_bytes", "gauge", {"": int(memory * MEGABYTE)})


def _figure(name: str, kind: str, samples: Mapping[str, int]) -> Iterator[str]:
    yield f"# TYPE {name} {kind}\n"
    for labels, number in samples.items():
        yield f"{name}{labels} {number}\n"


def _by(label: str, counts: Mapping[str, int]) -> dict[str, int]:
    return {f'{{{label}="{name}"}}': number for name, number in sorted(counts.items())}


def _answers() -> dict[str, int]:
    """Events over the socket, a vote among them, by how they were answered."""
    return {
        f'{{event="{event}",ok="{str(ok).lower()}"}}': number
        for (event, ok), number in sorted(sockets.answered.items())
    }


def _connections() -> int:
    return len(socketio.server.eio.sockets) if socketio.server else 0


def memory_of(pid: int | str) -> float | None:
    """Resident memory of a process in MB, where the system tells."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return None
    line = next((line for line in status.splitlines() if line.startswith("VmRSS")), "")
    return round(int(line.split()[1]) / 1024, 1) if line else None
