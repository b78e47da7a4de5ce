"""How a press is answered: with a page for people, with JSON for programs."""

from collections.abc import Callable
from typing import Any, TypeAlias

from flask import flash, jsonify, redirect
from werkzeug.wrappers import Response

from assembly.core.errors import Refusal
from assembly.core.forms import KeyedForm
from assembly.core.web import answer_refusal, wants_json

Page: TypeAlias = str | Response | tuple[Response | str, int]


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
        return refused(refusal, again)
    if wants_json():
        return jsonify(ok=True, id=done)
    flash(told, "done")
    return redirect(onward(done))


def refused(refusal: Refusal, again: Callable[[Refusal], str]) -> Page:
    """The page that was sent, once more, with why it was refused."""
    if wants_json():
        return answer_refusal(refusal)
    return again(refusal), refusal.status
