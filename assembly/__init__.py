"""สมัชชา (Assembly): live citizens' assemblies, from a grievance to a charter clause.

Imports wait inside the functions because the server command must patch the standard library first.
"""

from __future__ import annotations

import os
import secrets
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

__version__ = "0.1.0"

# From the ground upward; each is bound by its ``init_app`` where it has one.
FEATURES = (
    "journal", "places", "assemblies", "people", "registry", "checks", "letterhead", "tasks",
    "plans", "meetings", "agenda", "speakers", "statements", "grievances", "ballots", "charter",
    "issues", "stages", "resolutions", "amendments", "minutes", "proposals", "commitments",
    "requests", "follow_up", "hall", "attendance", "roll", "trail", "matrix", "exports", "office",
    "inbox", "scribes", "workshop", "operator",
)  # fmt: skip
EDGES = ("models", "reactions", "broadcasts", "views")


def home() -> Path:
    """Where templates, static files, migrations and config.py lie: wheel or checkout."""
    package = Path(__file__).parent
    return package / "home" if (package / "home").is_dir() else package.parent


def create_app(**overrides: Any) -> Flask:
    """Build the program: settings, ground, features, in this order.

    ``overrides`` are settings by their upper-case names, plus ``INSTANCE`` for the instance folder.
    """
    from flask import Flask

    where = overrides.pop("INSTANCE", None) or os.environ.get("ASSEMBLY_INSTANCE", "instance")
    instance = Path(where).resolve()
    app = Flask(
        "assembly",
        instance_path=str(instance),
        template_folder=str(home() / "templates"),
        static_folder=str(home() / "static"),
    )
    instance.mkdir(parents=True, exist_ok=True)
    app.config.from_pyfile(str(home() / "config.py"))
    app.config.from_pyfile(str(instance / "settings.py"), silent=True)
    app.config.update(overrides)
    _settle(app, instance)
    _lay_ground(app)
    _open_features(app)
    return app


def _settle(app: Flask, instance: Path) -> None:
    """Settings that follow from others."""
    secret = instance / "secret"
    if not secret.is_file():
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_hex(32), encoding="ascii")
    app.config["CODES_KEY"] = app.config["SECRET_KEY"] = secret.read_text(encoding="ascii")
    practice = instance / "practice.key"  # laid by ``assembly practice`` (ADR 11)
    app.config["PRACTICE"] = practice.is_file()
    if app.config["PRACTICE"]:
        own = {
            "SECRET_KEY": practice.read_text(encoding="ascii"),
            "SESSION_COOKIE_NAME": "practice",
        }
        app.config.update(own, DATABASE_URL="", PUBLIC_URL="")
    url = app.config["DATABASE_URL"] or f"sqlite:///{instance / 'assembly.db'}"
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    # A log line has an hour: without its parameters a failed statement tells no grievance, no vote.
    hidden = {"hide_parameters": True}
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_size": 20, "max_overflow": 20, **hidden}
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def _lay_ground(app: Flask) -> None:
    from assembly.core import access, change, db, i18n, sheets, web
    from assembly.core.writer import Writer
    from assembly.extensions import csrf, migrate
    from assembly.extensions import db as database
    from assembly.live import sockets

    db.init_app(app)
    migrate.init_app(app, database, directory=str(home() / "migrations"))
    csrf.init_app(app)
    i18n.init_app(app)
    access.init_app(app)
    engine = db.writer_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    app.extensions["writer"] = Writer(app, engine, change.deliver)
    web.init_app(app)
    app.register_blueprint(sheets.pages)
    app.jinja_env.globals["styles_for"] = sheets.styles_for
    sockets.init_app(app)
    web.close_the_door(app)


def _open_features(app: Flask) -> None:
    from assembly.core import once  # noqa: F401 -- its table belongs to the schema

    for feature in FEATURES:
        folder = Path(__file__).parent / feature
        for edge in EDGES:
            if (folder / f"{edge}.py").is_file() or (folder / edge).is_dir():
                module = import_module(f"assembly.{feature}.{edge}")
                if hasattr(module, "pages"):
                    app.register_blueprint(module.pages)
                if hasattr(module, "init_app"):
                    module.init_app(app)
    if app.config["DEVELOPMENT"]:
        from assembly import patterns

        app.register_blueprint(patterns.pages)
