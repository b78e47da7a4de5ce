"""The program's front door: allowed hosts, headers, error answers, cached addresses of files."""

import gzip
import hashlib
import json
import socket
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, jsonify, render_template, request, url_for
from flask.json.provider import DefaultJSONProvider
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_wtf.csrf import CSRFError
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map

from assembly.core.errors import BadInput, LostForm, NotFound, Refusal, TooLarge

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

F = TypeVar("F", bound=Callable[..., Any])

CSP = (
    "default-src 'self'; img-src 'self' data:; connect-src 'self' {sockets}; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
FRESH = timedelta(days=30)  # so long a cookie is not sent again, unless what it holds changes
HEADERS = {
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def lan_address() -> str:
    """This machine's address in its network, 127.0.0.1 when it has none. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def public_url() -> str:
    """Where people reach this installation, without a slash at the end.

    ``PUBLIC_URL`` when set; else where the running server said it listens; else the LAN address.
    """
    told = current_app.config["PUBLIC_URL"]
    serving = Path(current_app.instance_path) / "serving.json"
    if not told and serving.is_file():
        told = json.loads(serving.read_text(encoding="utf-8"))["public_url"]
    return str(told or f"http://{lan_address()}:{current_app.config['PORT']}").rstrip("/")


def allowed_hosts() -> frozenset[str]:
    told = urlsplit(public_url()).hostname
    return frozenset({"127.0.0.1", "localhost", str(told), *current_app.config["MORE_HOSTS"]})


def allowed_origins() -> list[str]:
    """Explicit socket origins: the allowed hosts at the server's ports, over either scheme."""
    port = urlsplit(public_url()).port or current_app.config["PORT"]
    ends = {"", f":{port}", f":{current_app.config['PORT']}"}
    return [
        f"{way}://{host}{end}"
        for way in ("http", "https")
        for host in allowed_hosts()
        for end in ends
    ]


class HostGate:
    """WSGI wrapper: a request for a foreign host name is refused before anything runs.

    Also covers the socket, which Flask's own host check does not see (DNS rebinding).
    """

    def __init__(self, wsgi: Callable[..., Iterable[bytes]], hosts: frozenset[str]) -> None:
        self.wsgi, self.hosts = wsgi, hosts

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if _host_name(environ.get("HTTP_HOST", "")) in self.hosts:
            return self.wsgi(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"unknown host\n"]


def _host_name(header: str) -> str:
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def asset(filename: str) -> str:
    """The address of a static file, with its content's hash, so that it can be cached for good."""
    return url_for(
        "static", filename=filename, v=_hash_of(str(current_app.static_folder), filename)
    )


@lru_cache(maxsize=512)
def _hash_of(folder: str, filename: str) -> str:
    file = Path(folder) / filename
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10] if file.is_file() else "0"


def wants_json() -> bool:
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json"


def answer_refusal(refusal: Refusal) -> tuple[Response | str, int]:
    """A refusal as a page or as JSON; views that keep a form catch it themselves before this."""
    if wants_json():
        return jsonify(ok=False, reason=refusal.reason, message=refusal.sentence), refusal.status
    return render_template("error.html", refusal=refusal), refusal.status


def _answer_http_error(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    known = {404: NotFound, 413: TooLarge}
    page, _status = answer_refusal(known.get(error.code, BadInput)())
    return page, error.code


def _answer_crash(error: Exception) -> tuple[Response | str, int]:
    current_app.logger.error("unexpected", exc_info=error)
    page, _status = answer_refusal(Refusal())
    return page, 500


def _squeeze(response: Response) -> Response:
    """Send our own styles and scripts gzipped: a cheap phone on weak Wi-Fi loads the first page.

    Never a page: one with a token in it must not be compressed.
    """
    squeezable = response.mimetype in {"text/css", "text/javascript", "image/svg+xml"}
    if not _is_file() or response.status_code != 200 or not squeezable:
        return response
    response.headers["Vary"] = "Accept-Encoding"
    if request.accept_encodings["gzip"] > 0:
        response.direct_passthrough = False
        body = response.get_data()
        response.close()
        response.set_data(_gzipped(body))
        response.headers["Content-Encoding"] = "gzip"
    return response


@lru_cache(maxsize=512)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=9, mtime=0)


def _is_file() -> bool:
    """Is this answer one of our own files, the same for everybody?"""
    return request.endpoint in {"static", "sheets.styles"}


def _seal(response: Response) -> Response:
    """Headers for a page; a file, of which a phone loads dozens, carries only what it needs."""
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    if _is_file():
        if "v" in request.args:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
    sockets = " ".join(sorted({f"{way}://{request.host}" for way in ("ws", "wss")}))
    response.headers.setdefault("Content-Security-Policy", CSP.format(sockets=sockets))
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def takes(most: int, words: int | None = None) -> Callable[[F], F]:
    """Declare that a page takes up to so many bytes: a file, where all others take a form.

    ``words``: so many of them in fields, which stay in memory; as many unless told.
    """

    def mark(view: F) -> F:
        cast(Any, view).takes = most, most if words is None else words
        return view

    return mark


def _make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Before anything reads the body: larger bodies only where the page declares them."""
    most = getattr(current_app.view_functions.get(endpoint or ""), "takes", None)
    if most is not None:
        whole, words = most
        is_form = request.mimetype == "multipart/form-data"
        request.max_content_length = whole if is_form else words
        request.max_form_memory_size = words


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookie, with its seal kept at hand: it is asked for at every event."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The seal of this program's key; made anew only when the key is another one."""
        kept = app.extensions.get("seal")
        if kept is None or kept[0] != app.secret_key:
            kept = app.extensions["seal"] = (app.secret_key, super().get_signing_serializer(app))
        seal: URLSafeTimedSerializer | None = kept[1]
        return seal

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Only where something changed, or the old one begins to age.

        Sent with every answer, that of a slow page would bring back what was chosen meanwhile.
        """
        return session.modified or (session.permanent and self._ages(app))

    def _ages(self, app: Flask) -> bool:
        seal, sent = (
            self.get_signing_serializer(app),
            request.cookies.get(self.get_cookie_name(app)),
        )
        if seal is None or not sent:
            return False
        try:
            _content, sealed_at = seal.loads(sent, return_timestamp=True)
        except BadSignature:
            return False
        return bool(datetime.now(UTC) - sealed_at > FRESH)


class Json(DefaultJSONProvider):
    """Flask's own; what nests beyond reading is no JSON to us, and no crash."""

    def loads(self, s: str | bytes, **how: Any) -> Any:
        try:
            return super().loads(s, **how)
        except RecursionError as error:
            raise ValueError from error


class RowId(IntegerConverter):
    """``<int:…>`` in an address: what a database can hold; anything longer is simply not found."""

    def __init__(self, url_map: Map, **options: Any) -> None:
        super().__init__(url_map, **{"max": 2**53, **options})


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = RowId
    app.session_interface = Sessions()
    app.json = Json(app)
    app.register_error_handler(Refusal, answer_refusal)
    app.register_error_handler(CSRFError, lambda _error: answer_refusal(LostForm()))
    app.register_error_handler(HTTPException, _answer_http_error)
    app.register_error_handler(Exception, _answer_crash)
    app.url_value_preprocessor(_make_room)
    app.after_request(_seal)
    app.after_request(_squeeze)
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.globals["public_url"] = public_url


def close_the_door(app: Flask) -> None:
    """Put the host check around everything, the socket's own WSGI layer included; call it last."""
    if app.config["PROXIES"]:
        behind = {"x_for": app.config["PROXIES"], "x_proto": 0, "x_host": 0}
        app.wsgi_app = ProxyFix(app.wsgi_app, **behind)  # type: ignore[method-assign]  # the documented way to wrap
    with app.app_context():
        app.wsgi_app = HostGate(app.wsgi_app, allowed_hosts())  # type: ignore[method-assign]  # the documented way to wrap
