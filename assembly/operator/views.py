"""How the server is: for whoever watches over it."""

import hmac

from flask import Blueprint, Flask, Response, current_app, jsonify, request
from sqlalchemy.exc import SQLAlchemyError

from assembly import __version__
from assembly.core.access import needs
from assembly.core.errors import Forbidden
from assembly.journal.queries import journal_size
from assembly.operator import figures
from assembly.operator.bundles import views as bundles

pages = Blueprint("health", __name__)

LOOPBACK = ("127.0.0.1", "::1")


def init_app(app: Flask) -> None:
    app.register_blueprint(bundles.pages)


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
    """Figures for Prometheus: for this machine, never through a proxy on it, or with the token."""
    if not (_is_local() or _has_token()):
        raise Forbidden
    return Response("".join(figures.lines()), mimetype="text/plain")


def _is_local() -> bool:
    return request.remote_addr in LOOPBACK and "X-Forwarded-For" not in request.headers


def _has_token() -> bool:
    token = current_app.config["METRICS_TOKEN"]
    given = request.headers.get("Authorization", "")
    return bool(token) and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
