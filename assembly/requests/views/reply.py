"""The page a body answers on, by the private link in its letter and without an account.

The link's address holds the token; it redirects at once, and the signed cookie remembers the link
by what stands in its token's place. Several links in one browser each keep their own request.
"""

from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeAlias

from flask import flash, g, jsonify, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from assembly.commitments.rules import Sent
from assembly.commitments.views.evidence import (
    MOST_SENT,
    MOST_WORDS,
    evidence_in,
    note_lost_files,
)
from assembly.core import clock
from assembly.core.access import actor, needs
from assembly.core.errors import BadInput, LostForm, Refusal, TooLarge, TooMany
from assembly.core.limits import AtOnce, Each, Shared
from assembly.core.once import once
from assembly.core.uploads import words_before_the_file
from assembly.core.web import answer_refusal, takes, wants_json
from assembly.extensions import csrf
from assembly.letterhead.queries import letterhead_of
from assembly.requests.actions.answering import answer
from assembly.requests.forms.replying import FORMS, ReplyForm, ReportForm, forms_for
from assembly.requests.queries import request_view
from assembly.requests.queries.linking import OpenLink, link_by_hash, request_by_token
from assembly.requests.queries.replying import page_of
from assembly.requests.rules.linking import DeadLink, NoLinkHere
from assembly.requests.views.ground import pages

# Nobody guesses 128 bits. Whoever tries is told to wait, and shuts out nobody who has a link.
wrong_everywhere = Shared(most=600, seconds=60)
answered_by_link = Each(most=30, seconds=3600)
answered_everywhere = Shared(most=600, seconds=60)

files_at_once = AtOnce(each=2, together=12)

MOST_LINKS = 8  # that one browser remembers, the newest first

Shown: TypeAlias = str | Response | tuple[Response | str, int]


@pages.get("/reply/<token>")
@needs("look")
def enter(token: str) -> Shown:
    """The letter's link. Redirects at once, so that the token stays in no history that is shown."""
    if request.method == "HEAD":
        return Response(status=204)  # a scanner asks whether it answers
    try:
        found = request_by_token(token)
    except Refusal as refusal:
        return _shut(refusal)
    _remember(found)
    return redirect(url_for("requests.reply", request=found.request_id))


@pages.route("/reply", methods=["GET", "POST"])
@needs("speak")
@takes(MOST_SENT, words=MOST_WORDS)
def reply() -> Shown:
    """The request of the newest link, or of the one that is asked for; and its answer.

    Files are read only from whoever has a link.
    """
    try:
        link = chosen_link()
    except Refusal as refusal:
        return _shut(refusal, _words_alone())
    form = None
    try:
        with _turn(link):
            form = _sent() if request.method == "POST" else None
            return _page(link) if form is None else _answered(link, form)
    except TooMany as refusal:
        words = _words_alone() or ReplyForm()
        words.too_large = True  # its files were not looked at
        return _refused(link, words, refusal)
    except Refusal as refusal:
        return _shut(refusal, form)


csrf.exempt(reply)  # the form checks its own token: a lost one must not lose what was typed


@pages.post("/reply/leave")
@needs("speak")
def leave() -> Response:
    """Forget every link on this browser: others use the same machine."""
    session.pop("replies", None)
    flash(_("ออกแล้ว เปิดใหม่ได้ด้วยลิงก์ในหนังสือ"))
    return redirect(url_for("door.enter"))


@pages.after_request
def _unlisted(response: Response) -> Response:
    if request.endpoint in ("requests.enter", "requests.reply"):
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _remember(link: OpenLink) -> None:
    known = [pair for pair in _remembered() if pair[1] != link.request_id]
    session.permanent = True
    session["replies"] = [[link.hashed, link.request_id], *known][:MOST_LINKS]


def _remembered() -> list[tuple[str, int]]:
    return [(str(hashed), int(about)) for hashed, about in session.get("replies", [])]


def chosen_link() -> OpenLink:
    """The link that the address asks for, or the newest. Refuses: NoLinkHere, DeadLink."""
    known, about = _remembered(), request.args.get("request", type=int)
    hashes = [hashed for hashed, request_id in known if about in (None, request_id)]
    if not hashes:
        raise NoLinkHere
    alive = [link for hashed in hashes if (link := _if_alive(hashed))]
    return alive[0] if alive else link_by_hash(hashes[0])


def _others(link: OpenLink) -> list[OpenLink]:
    """The other requests that this browser may answer."""
    found = [_if_alive(hashed) for hashed, about in _remembered() if about != link.request_id]
    return [other for other in found if other]


def _if_alive(hashed: str) -> OpenLink | None:
    try:
        return link_by_hash(hashed)
    except DeadLink:
        return None


def _turn(link: OpenLink) -> AbstractContextManager[None]:
    """Files lie on the disk from when they are read until they were made anew, which may take a
    minute: one link's many would fill it. Refuses: TooMany.
    """
    has_files = request.method == "POST" and request.mimetype == "multipart/form-data"
    return files_at_once.turn(link.hashed) if has_files else nullcontext()


def _sent() -> ReplyForm:
    """The form that was sent, of the way to answer that it names; or as much of it as was small."""
    try:
        words = request.get_json(silent=True) if request.is_json else request.form
    except RequestEntityTooLarge:
        words = words_before_the_file(request)
        form = _form_of(words)(words)
        form.too_large = True
        return form
    return _form_of(words)()


def _words_alone() -> ReplyForm | None:
    """What a stranger, or whoever has a dead link, typed: no more than the beginning is read."""
    if request.method != "POST":
        return None
    if request.mimetype != "multipart/form-data":
        return _sent()
    words = words_before_the_file(request)
    return _form_of(words)(words)


def _form_of(words: Any) -> type[ReplyForm]:
    kind = words.get("kind") if hasattr(words, "get") else ""
    return FORMS.get(str(kind), ReplyForm)


def _answered(link: OpenLink, form: ReplyForm) -> Shown:
    """Hand the answer to the verb; or show it again as typed, with why not."""
    try:
        _check(form)
        for budget in (answered_by_link.of(link.hashed), answered_everywhere):
            budget.check()
            budget.add()
        sent = evidence_in(form, link.hashed) if isinstance(form, ReportForm) else Sent()
        done = once(form.key, actor(), answer, link.hashed, form.reply(), sent)
    except DeadLink:
        raise
    except Refusal as refusal:
        return _refused(link, form, refusal)
    if wants_json():
        return jsonify(ok=True, **done), 201
    flash(_told(form.kind), "done")
    return redirect(url_for("requests.reply", request=link.request_id))


def _check(form: ReplyForm) -> None:
    if form.too_large and not isinstance(form, ReportForm):
        raise TooLarge
    if not form.validate_on_submit():
        raise LostForm if "csrf_token" in form.errors else BadInput


def _told(kind: str) -> str:
    if kind == "received":
        return str(_("บันทึกแล้วว่าหนังสือถึงมือ วันที่นับยังเดินต่อจนกว่าจะตอบ"))
    return str(_("ส่งถึงแล้ว ทุกคนเห็นว่าท่านตอบวันนี้ ข้อความจะขึ้นให้ทุกคนอ่านเมื่อสำนักงานอ่านแล้ว"))


def _refused(link: OpenLink, form: ReplyForm, refusal: Refusal) -> Shown:
    if wants_json():
        message = (isinstance(refusal, BadInput) and form.first_error) or refusal.sentence
        return jsonify(ok=False, reason=refusal.reason, message=message), refusal.status
    if isinstance(form, ReportForm):
        note_lost_files(form)
    if not form.say(refusal):
        flash(refusal.sentence, "alarm")
    return str(_page(link, form)), refusal.status


def _page(link: OpenLink, form: ReplyForm | None = None) -> str:
    """The layout names the assembly that asks."""
    g.assembly_id = link.assembly_id
    page = page_of(link, clock.today())
    corrects = form.corrects.data if form else request.args.get("corrects", type=int)
    wrong = page.wrong(corrects)
    return render_template(
        "requests/reply.html",
        page=page,
        forms=forms_for(page.kinds_for(wrong), clock.today(), wrong, form),
        sent=form.kind if form else "",
        wrong=wrong,
        others=[request_view(other.request_id) for other in _others(link)],
    )


def _shut(refusal: Refusal, form: ReplyForm | None = None) -> Shown:
    """No link, or a dead one: what to do about it, and the words that were typed; nothing else."""
    try:
        if isinstance(refusal, DeadLink):
            wrong_everywhere.check()
            wrong_everywhere.add()
    except Refusal as too_many:
        return answer_refusal(too_many)
    if wants_json():
        return answer_refusal(refusal)
    typed = form.typed if form else []
    g.assembly_id = refusal.facts.get("assembly_id")
    office = letterhead_of(g.assembly_id).address if g.assembly_id else ()
    return render_template(
        "requests/reply-shut.html", refusal=refusal, typed=typed, office=office
    ), refusal.status
