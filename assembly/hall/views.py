"""The hall's three faces: the phone's Now, the screens on the wall, the facilitator's desk."""

from typing import Any, TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response

from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.web import wants_json
from assembly.hall import actions
from assembly.hall.forms import ScreenForm
from assembly.hall.queries import (
    desk_board,
    is_screen,
    mine_board,
    my_past_votes,
    my_proposals,
    now_board,
    screen_board,
)
from assembly.hall.rules import MAIN
from assembly.hall.slides import slide_of
from assembly.live.rooms import address
from assembly.meetings.forms import CodeForm
from assembly.people.queries import own_registration
from assembly.people.views import become_participant

pages = Blueprint("hall", __name__)

Page: TypeAlias = str | Response


@pages.get("/m/<code>")
@needs("look")
def phone(code: str) -> str:
    become_participant()
    board = now_board(code)
    return render_template(
        "hall/phone.html", board=board, room=_room("now", code), **_personal(code)
    )


@pages.get("/m/<code>/mine")
@needs("look")
def mine(code: str) -> str:
    """What is this person's own; ``?region`` asks for the region of the Now page alone."""
    become_participant()
    if "region" in request.args:
        return render_template("hall/_mine.html", **_personal(code))
    who = actor()
    kept = {"votes": my_past_votes(who, code), "proposals": my_proposals(who, code)}
    own = own_registration(who.member_id)
    return render_template("hall/mine.html", own=own, **kept, **_personal(code))


@pages.get("/screen/<code>")
@pages.get("/screen/<code>/<name>")
@needs("look")
def screen(code: str, name: str = MAIN) -> str:
    """A wall needs no sign-in. A name the desk never spoke to shows what the main one shows."""
    name = name if is_screen(g.meeting.id, name) else MAIN
    board = screen_board(code, name)
    room = _room("screen", f"{code}/{name}")
    return render_template("hall/screen.html", room=room, theme=board.theme, **slide_of(board))


@pages.get("/desk/<code>")
@needs("run_meeting")
def desk(code: str) -> str:
    board = desk_board(code)
    return render_template(
        "hall/desk.html",
        board=board,
        key=ids.token(),
        room=_room("desk", code),
        wall_room=_room("screen", f"{code}/{MAIN}"),
        **slide_of(screen_board(code, MAIN)),
    )


@pages.get("/desk/<code>/amendments")
@needs("run_meeting")
def amendments(code: str) -> str:
    """The draft of the item the room is on, with all that is proposed to it."""
    return render_template(
        "hall/amendments.html",
        board=desk_board(code),
        key=ids.token(),
        room=_room("desk", code),
        wall_room=_room("screen", f"{code}/{MAIN}"),
        **slide_of(screen_board(code, MAIN)),
    )


@pages.post("/desk/<code>/screen/<name>")
@needs("run_meeting")
def show(code: str, name: str) -> Response:
    form = ScreenForm()
    try:
        form.require_valid()
        _choose(form, name)
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    if wants_json():
        return jsonify(ok=True)
    return redirect(url_for("hall.desk", code=code))


def _choose(form: ScreenForm, name: str) -> None:
    """The one verb that the pressed button asks for."""
    who, sitting = actor(), g.meeting.id
    if form.slide.data:
        actions.show(who, sitting, name, form.slide.data, form.item.data)
    elif form.theme.data:
        actions.set_theme(who, sitting, name, form.theme.data)
    elif form.page.data:
        actions.turn_page(who, sitting, name, form.page.data)
    elif form.blank.data:
        actions.set_blank(who, sitting, name, form.blank.data == "1")
    else:
        raise NotFound


def _personal(code: str) -> dict[str, Any]:
    """What the personal region draws: the board of one, a fresh key, the form for a slip."""
    return {
        "mine": mine_board(actor(), code),
        "key": ids.token(),
        "code": code,
        "slip_form": CodeForm(formdata=None),
    }


def _room(kind: str, key: str) -> str:
    return address(kind, key, str(get_locale()))
