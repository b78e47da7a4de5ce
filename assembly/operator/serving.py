"""The server: one gevent process on a socket of our own (realtime.md, The design).

The standard library must have been patched before anything else was imported; ``cli`` does that.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import gevent
from flask import Flask
from flask_babel import lazy_gettext as _l
from gevent import monkey, socket
from gevent.event import Event
from gevent.pool import Pool
from gevent.pywsgi import WSGIServer

from assembly import create_app
from assembly.ballots.actions import close_due_ballots, finish_purges
from assembly.ballots.queries import due_ballots
from assembly.commitments.actions import forget_lost_evidence
from assembly.core.change import writer
from assembly.core.errors import Refusal
from assembly.core.web import lan_address
from assembly.extensions import db
from assembly.grievances.actions import finish_forgetting
from assembly.operator import instances, upkeep, wire

BACKLOG = 4096
MOST_FILES = 65_536
SECONDS_TO_LOOK = 0.5  # between two looks at ballots that close by themselves
SECONDS_TO_FINISH = 1.0  # how long requests may still take once the server is told to stop


class AddressTaken(Refusal):
    message = _l("เปิดที่ %(address)s ไม่ได้ มีโปรแกรมอื่นใช้อยู่ ลองเลือกพอร์ตอื่นด้วย --port")


class OneProcessOnly(Refusal):
    message = _l(
        "รุ่นนี้ทำงานด้วยกระบวนการเดียว (--workers 1) "
        "หลายกระบวนการต้องใช้ PostgreSQL (DATABASE_URL) และ Redis (REDIS_URL) ซึ่งยังไม่เปิดให้ใช้"
    )


def serve(
    instance: Path,
    host: str,
    port: int,
    *,
    before: Callable[[], object] = lambda: None,
    ready: Callable[[], object] = lambda: None,
) -> None:
    """Serve an instance until told to stop (SIGTERM, SIGINT).

    ``before`` runs on the prepared database, ``ready`` once connections are accepted.
    Refuses: AlreadyServing, AddressTaken, NewerDatabase, NoDatabase.
    """
    if not monkey.is_module_patched("socket"):
        raise RuntimeError("the standard library must be patched before the server is imported")
    with instances.alone(instance), _listening(host, port) as listener:
        port = listener.getsockname()[1]
        with instances.told(instance, _known_as(instance, host, port)):
            app = create_app(INSTANCE=instance, ASYNC_MODE="gevent", HOST=host, PORT=port)
            with app.app_context():
                upkeep.prepare_database()
                finish_purges()
                finish_forgetting()
                forget_lost_evidence()
                before()
                _run(app, listener, ready)


def _run(app: Flask, listener: socket.socket, ready: Callable[[], object]) -> None:
    wire.install()
    server = WSGIServer(
        listener, app, handler_class=wire.QuietHandler, spawn=Pool(), log=None, error_log=None
    )
    told_to_stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, told_to_stop.set)
    server.start()
    ready()
    db.session.remove()
    regular = gevent.spawn(_sign_regularly, app)
    closing = gevent.spawn(_close_what_is_due, app)
    settle_memory()
    told_to_stop.wait()
    regular.kill()
    closing.kill()
    server.stop(timeout=SECONDS_TO_FINISH)
    _sign(app)
    writer().stop()  # what was accepted is written before the process ends
    db.engine.dispose()  # the last connection folds SQLite's log into its file


def _sign_regularly(app: Flask) -> None:
    while True:
        gevent.sleep(app.config["CHECKPOINT_EVERY"])
        _sign(app)


def _close_what_is_due(app: Flask) -> None:
    """Ballots that close by themselves; from their moment on no vote was taken anyway."""
    while True:
        gevent.sleep(SECONDS_TO_LOOK)
        with app.app_context():
            try:
                if due_ballots():
                    close_due_ballots()
            except Exception:
                app.logger.exception("a ballot whose time has come was not closed")
            finally:
                db.session.remove()


def _sign(app: Flask) -> None:
    with app.app_context():
        try:
            upkeep.checkpoint_if_grown()
        except Exception:
            app.logger.exception("the regular checkpoint was not made")


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """Our own socket: a backlog for the whole hall at once, and nothing waits for more to send."""
    _raise_file_limit()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise AddressTaken(address=f"{host}:{port}") from error
        listener.listen(BACKLOG)
        yield listener


def _known_as(instance: Path, host: str, port: int) -> str:
    """The address people were given; a practice copy never takes the real one."""
    given = "" if instances.is_practice(instance) else os.environ.get("PUBLIC_URL", "")
    return given or _reached_at(host, port)


def _reached_at(host: str, port: int) -> str:
    """The address people use: where it is bound, or this machine's place in the LAN."""
    everywhere = {"0.0.0.0", "::"}  # noqa: S104 -- only compared with what the operator asked for
    shown = lan_address() if host in everywhere else host.replace("localhost", "127.0.0.1")
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def _raise_file_limit() -> None:
    """A phone is a file; the usual 1,024 are too few for a hall."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 -- not there on Windows

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def settle_memory() -> None:
    """What stands now stands for good: the collector need not walk it during a vote."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1_000)
