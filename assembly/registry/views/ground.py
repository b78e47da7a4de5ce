"""What the office's pages of organisations share."""

from collections.abc import Callable
from typing import Any, TypeAlias

from flask import Blueprint, flash, jsonify, redirect
from werkzeug.wrappers import Response

from assembly.core.errors import Refusal
from assembly.core.forms import KeyedForm
from assembly.core.web import answer_refusal, wants_json

pages = Blueprint("registry", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

LARGEST_ID = 2**53
ONE = f"/office/<slug>/organisations/<int(max={LARGEST_ID}):organisation_id>"


def press(
    form: KeyedForm,
    do: Callable[[], Any],
    again: Callable[[Refusal], str],
    onward: Callable[[Any], str],
    told: str,
) -> Page:
    """Do what a form says and lead on; refused, the page stands again with all that was typed."""
    try:
        form.require_valid()
        done = do()
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return again(refusal), refusal.status
    if wants_json():
        return jsonify(ok=True, id=done)
    flash(told, "done")
    return redirect(onward(done))
