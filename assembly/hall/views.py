"""The hall's three faces: the phone's Now, the screens on the wall, the facilitator's desk."""

from collections.abc import Callable
from typing import Any, TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response

from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.forms import DeskForm, KeyedForm
from assembly.core.once import once
from assembly.core.web import wants_json
from assembly.hall import actions
from assembly.hall.forms import BreakForm, ScreenForm, ScreensForm
from assembly.hall.queries import (
    desk_board,
    following_at_desk,
    is_screen,
    mine_board,
    my_past_votes,
    my_proposals,
    now_board,
    screen_board,
    words_told,
)
from assembly.hall.rules import MAIN
from assembly.hall.slides import slide_of
from assembly.live.rooms import address
from assembly.meetings.actions import end_break
from assembly.meetings.forms import CodeForm
from assembly.meetings.rules import clock_time
from assembly.people.queries import own_registration
from assembly.people.views import become_participant
from assembly.statements.views.desk import desk_page

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
    asked = (request.view_args or {}).get("name", MAIN)
    return render_template(
        "hall/screen.html", room=room, theme=board.theme, asked=asked, **slide_of(board)
    )


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


@pages.get("/desk/<code>/follow-up")
@needs("run_meeting")
def follow_up(code: str) -> str:
    """The promises of the series that are not kept yet, each to be shown or asked about."""
    board = desk_board(code)
    return render_template(
        "hall/follow_up.html",
        board=board,
        listed=following_at_desk(board),
        key=ids.token(),
        room=_room("desk", code),
        wall_room=_room("screen", f"{code}/{MAIN}"),
        **slide_of(screen_board(code, MAIN)),
    )


@pages.get("/desk/<code>/sense/from/<int:grievance_id>")
@needs("run_meeting")
def sense_from(code: str, grievance_id: int) -> str:
    """Begin a statement with what somebody told; the desk makes a short sentence of it."""
    return desk_page(words_told(grievance_id))


# The desk's other pages with such a button: without a script one stays where one pressed it.
BESIDE = {"sense": "statements.desk"}


@pages.post("/desk/<code>/screen/<name>")
@needs("run_meeting")
def show(code: str, name: str) -> Response:
    form = ScreenForm()
    return _pressed(form, lambda: _choose(form, name))


@pages.post("/desk/<code>/screens")
@needs("run_meeting")
def screens(code: str) -> Response:
    """One screen more, or the cover over all of them."""
    form = ScreensForm()
    return _pressed(form, lambda: _for_all(form))


@pages.post("/desk/<code>/break")
@needs("run_meeting")
def take_break(code: str) -> Response:
    form, who = BreakForm(), actor()

    def verb() -> None:
        how = (form.version.data, form.minutes.data, clock_time(form.until.data or ""))
        once(form.key, who, actions.take_break, who, g.meeting.id, *how)

    return _pressed(form, verb)


@pages.post("/desk/<code>/break/end")
@needs("run_meeting")
def leave_break(code: str) -> Response:
    form, who = DeskForm(), actor()
    said = (who, g.meeting.id)
    return _pressed(form, lambda: once(form.key, who, end_break, *said, form.version.data))


def _pressed(form: KeyedForm, verb: Callable[[], None]) -> Response:
    """Do what the button says; what was refused is said at the desk."""
    try:
        form.require_valid()
        verb()
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    if wants_json():
        return jsonify(ok=True)
    page = BESIDE.get(request.args.get("beside", ""), "hall.desk")
    return redirect(url_for(page, code=g.meeting.code))


def _for_all(form: ScreensForm) -> None:
    who, sitting = actor(), g.meeting.id
    if form.blank_all.data:
        actions.blank_all(who, sitting, form.blank_all.data == "1")
    else:
        once(form.key, who, actions.add_screen, who, sitting, (form.new_name.data or "").lower())


def _choose(form: ScreenForm, name: str) -> None:
    """The one verb that the pressed button asks for."""
    who, sitting = actor(), g.meeting.id
    if form.slide.data or form.chapter.data or form.commitment.data:
        _show(form, name)
    elif form.follows.data:
        actions.set_follows(who, sitting, name, form.follows.data == "1")
    elif form.remove.data:
        actions.remove_screen(who, sitting, name)
    elif form.theme.data:
        actions.set_theme(who, sitting, name, form.theme.data)
    elif form.page.data:
        actions.turn_page(who, sitting, name, form.page.data)
    elif form.blank.data:
        actions.set_blank(who, sitting, name, form.blank.data == "1")
    else:
        raise NotFound


def _show(form: ScreenForm, name: str) -> None:
    who, sitting = actor(), g.meeting.id
    if form.slide.data == "message" and form.message.data:
        actions.show_message(who, sitting, name, form.message.data)
    else:
        about = (form.item.data, form.chapter.data, form.commitment.data)
        slide = form.slide.data or ("promises" if form.commitment.data else "charter")
        actions.show(who, sitting, name, slide, *about)


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
