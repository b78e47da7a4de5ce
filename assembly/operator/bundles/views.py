"""Where the key is published, and the office's button for a bundle."""

import io
from pathlib import Path

from flask import Blueprint, Response, current_app, g, render_template, send_file

from assembly.core.access import actor, allows, needs
from assembly.exports.forms import ExportForm
from assembly.journal.actions import ORIGIN
from assembly.journal.checkpoints import fingerprint, verifier_key
from assembly.journal.queries import journal_size, newest_checkpoint
from assembly.operator.bundles.making import make_bundle
from assembly.operator.bundles.naming import BUNDLE
from assembly.operator.bundles.page import verifiers
from assembly.operator.bundles.standalone.verify import Key
from assembly.operator.verifying import public_key

pages = Blueprint("bundles", __name__)


@pages.get("/a/<slug>/evidence")
@needs("look")
def evidence(slug: str) -> str:
    """The key by which a stranger checks a bundle, said where no bundle can have put it."""
    found, signed = public_key(Path(current_app.instance_path) / "journal.key"), newest_checkpoint()
    return render_template(
        "bundles/evidence.html",
        key=Key(verifier_key(ORIGIN, found)) if found else None,
        signed=signed,
        fingerprint=fingerprint(bytes.fromhex(signed.root)) if signed else "",
        size=journal_size(),
        form=ExportForm(formdata=None) if allows(actor(), "keep_record", g.assembly_id) else None,
    )


@pages.get("/verify.html")
@needs("look")
def verify_page() -> Response:
    """The page that judges a bundle: to be kept, and opened from disk."""
    return _file(verifiers()["verify.html"], "text/html", "verify.html")


@pages.post("/office/<slug>/bundle.zip")
@needs("keep_record")
def download(slug: str) -> Response:
    """A POST, because the journal says who took the bundle out, and signs for it."""
    ExportForm().require_valid()
    content = make_bundle(actor(), g.assembly_id)
    return _file(content, "application/zip", f"{BUNDLE}-{slug}.zip")


def _file(content: bytes, kind: str, name: str) -> Response:
    return send_file(io.BytesIO(content), mimetype=kind, as_attachment=True, download_name=name)
