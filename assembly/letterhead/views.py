"""One page for an organisation's papers: what stands on them, the seal, and how it will look."""

import io
from typing import TypeAlias

from flask import (
    Blueprint,
    flash,
    g,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.once import once
from assembly.core.pictures import MOST_BYTES, NoPicture, take_picture
from assembly.core.web import answer_refusal, takes, wants_json
from assembly.letterhead.actions import put_seal, settle_letterhead, take_seal
from assembly.letterhead.forms import SealForm, SettingsForm
from assembly.letterhead.queries import letterhead_of, row_of, seal_of
from assembly.letterhead.rules import PAPERS

pages = Blueprint("letterhead", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

ENVELOPE = 64 * 1024  # what a form needs around its file


@pages.get("/office/<slug>/letterhead")
@needs("call_meeting")
def settings(slug: str) -> str:
    return _page()


@pages.post("/office/<slug>/letterhead")
@needs("call_meeting")
def settle(slug: str) -> Page:
    form, who = SettingsForm(), actor()
    try:
        form.require_valid()
        # not through ``once``: what is settled is a whole, and settling it twice changes nothing
        settle_letterhead(who, g.assembly_id, form.settled())
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _page(form), refusal.status
    return _done(slug, _("เก็บหัวกระดาษแล้ว เอกสารที่ออกต่อจากนี้ใช้แบบนี้"))


@pages.post("/office/<slug>/letterhead/seal")
@needs("call_meeting")
@takes(MOST_BYTES + ENVELOPE, words=ENVELOPE)
def seal(slug: str) -> Page:
    """The seal as a picture: made anew, without what the camera wrote into it."""
    form = SealForm()
    try:
        form.require_valid()
        put_seal(actor(), g.assembly_id, take_picture(_sent()).body)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        form.seal.errors = [refusal.sentence]
        return _page(seal_form=form), refusal.status
    return _done(slug, _("ใส่ตราบนเอกสารแล้ว"))


@pages.post("/office/<slug>/letterhead/seal/remove")
@needs("call_meeting")
def unseal(slug: str) -> Page:
    form = SealForm()
    form.require_valid()
    once(form.key, actor(), take_seal, actor(), g.assembly_id)
    return _done(slug, _("เอาตราออกแล้ว"))


@pages.get("/office/<slug>/letterhead/seal.jpg")
@needs("call_meeting")
def seal_picture(slug: str) -> Response:
    content = seal_of(g.assembly_id)
    if content is None:
        raise NotFound
    return send_file(io.BytesIO(content), mimetype="image/jpeg")


def _sent() -> bytes:
    sent = request.files.get("seal")
    body = sent.read() if sent else b""
    if not body:
        raise NoPicture
    return body


def _done(slug: str, said: str) -> Page:
    if wants_json():
        return jsonify(ok=True)
    flash(said, "done")
    return redirect(url_for("letterhead.settings", slug=slug))


def _page(form: SettingsForm | None = None, seal_form: SealForm | None = None) -> str:
    head = letterhead_of(g.assembly_id)
    if form is None:
        form = SettingsForm(formdata=None)
        form.show(row_of(g.assembly_id), head)
    shown = request.args.get("paper", "")
    return render_template(
        "letterhead/settings.html",
        form=form,
        seal_form=seal_form or SealForm(formdata=None),
        head=head,
        papers=PAPERS,
        shown=shown if shown in PAPERS else "letter",
        key=ids.token(),
    )
