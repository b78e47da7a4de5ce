"""How the server is: for whoever watches over it."""

from flask import Blueprint, Response, current_app, jsonify, request
from sqlalchemy.exc import SQLAlchemyError

from assembly import __version__
from assembly.core.access import needs
from assembly.core.change import writer
from assembly.core.errors import Forbidden
from assembly.extensions import socketio
from assembly.journal.queries import journal_size

pages = Blueprint("health", __name__)

LOOPBACK = ("127.0.0.1", "::1")


@pages.get("/healthz")
@needs("look")
def healthz() -> tuple[Response, int]:
    """200 only when the database answers."""
    try:
        journal_size()
    except SQLAlchemyError:
        current_app.logger.exception("the database does not answer")
        return jsonify(status="database does not answer", version=__version__), 503
    return jsonify(status="ok", version=__version__), 200


@pages.get("/metrics")
@needs("look")
def metrics() -> Response:
    """Figures for Prometheus; only for this machine, and never through a proxy on it."""
    if request.remote_addr not in LOOPBACK or "X-Forwarded-For" in request.headers:
        raise Forbidden
    figures = {
        "assembly_connections": ("gauge", _connections()),
        "assembly_journal_entries": ("counter", journal_size()),
        "assembly_writer_waiting": ("gauge", writer().waiting.qsize()),
    }
    lines = [f"# TYPE {name} {kind}\n{name} {n}\n" for name, (kind, n) in figures.items()]
    return Response("".join(lines), mimetype="text/plain")


def _connections() -> int:
    return len(socketio.server.eio.sockets) if socketio.server else 0
