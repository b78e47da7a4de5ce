"""Beginning a request about a commitment."""

from flask import flash, g, jsonify, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.commitments.queries import commitment_view
from assembly.core import clock
from assembly.core.access import actor, needs
from assembly.core.answers import refused
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.core.web import wants_json
from assembly.registry.queries import organisations_of
from assembly.requests import actions
from assembly.requests.forms import AskForm
from assembly.requests.queries import request_begun
from assembly.requests.views.ground import NEW, Page, pages


@pages.get(NEW)
@needs("keep_record")
def write(slug: str, commitment_id: int) -> str:
    """It begins with what the resolution says already: who leads, what is asked."""
    begun = vars(request_begun(commitment_id, clock.today()))
    form = AskForm(formdata=None, **begun)
    form.organisation.data = begun["organisation_id"]
    return _writing_page(commitment_id, form)


@pages.post(NEW)
@needs("keep_record")
def begin(slug: str, commitment_id: int) -> Page:
    form, who = AskForm(), actor()
    try:
        form.require_valid()
        made = once(form.key, who, actions.write_request, who, commitment_id, form.said())
    except Refusal as refusal:
        return refused(refusal, lambda why: _writing_page(commitment_id, form, why))
    return _begun(slug, made)


def _begun(slug: str, made: int) -> Response:
    if wants_json():
        return jsonify(ok=True, request=made)
    flash(_("เก็บร่างแล้ว พิมพ์ไปลงนามได้ ส่งแล้วให้บันทึกเลขที่และวันที่"), "done")
    return redirect(url_for("requests.one", slug=slug, request_id=made))


def _writing_page(commitment_id: int, form: AskForm, refusal: Refusal | None = None) -> str:
    form.offer(organisations_of(g.assembly_id, standing=True))
    about = commitment_view(commitment_id)
    return render_template("requests/write.html", form=form, about=about, refusal=refusal)
