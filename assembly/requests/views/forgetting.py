"""The office forgets who typed an answer."""

from flask import flash, jsonify, redirect, url_for
from flask_babel import gettext as _

from assembly.core.access import actor, needs
from assembly.core.forms import KeyedForm
from assembly.core.once import once
from assembly.core.web import wants_json
from assembly.requests.actions import forget_answerer
from assembly.requests.queries import answer
from assembly.requests.views.ground import ANSWER, Page, pages


@pages.post(f"{ANSWER}/forget")
@needs("keep_record")
def forget(slug: str, answer_id: int) -> Page:
    form, who = KeyedForm(), actor()
    form.require_valid()
    once(form.key, who, forget_answerer, who, answer_id)
    if wants_json():
        return jsonify(ok=True)
    flash(_("ลบชื่อและโทรศัพท์ของผู้พิมพ์แล้ว"), "done")
    return redirect(url_for("requests.one", slug=slug, request_id=answer(answer_id).request_id))
