"""Evidence at the edges: read from a form, handed out as a file, taken away, confirmed."""

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from flask import flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response
from wtforms import Field

from assembly.commitments import actions, rules
from assembly.commitments.forms import EvidenceFields, TakeForm
from assembly.commitments.queries import SHELF, EvidenceView, evidence_by_id, report_row
from assembly.commitments.views.ground import LARGEST_ID, LISTED, Page, pages
from assembly.core import papers, pictures
from assembly.core.access import actor, allows, needs
from assembly.core.errors import LostForm, NotFound, Refusal
from assembly.core.limits import Each, Failures, Shared
from assembly.core.once import once
from assembly.core.papers import PaperTooLarge, take_paper
from assembly.core.pictures import take_picture
from assembly.core.uploads import words_before_the_file
from assembly.core.web import wants_json

F = TypeVar("F")

MOST_WORDS = 256 * 1024  # bytes of a form's fields, as everywhere
MOST_SENT = papers.MOST_BYTES + rules.MOST_PICTURES * pictures.MOST_BYTES + MOST_WORDS
pictures_of_each = Each(most=120, seconds=3600)
pictures_everywhere = Shared(most=600, seconds=60)
papers_of_each = Each(most=30, seconds=3600)
papers_everywhere = Shared(most=60, seconds=60)  # one mill makes them anew


def sent_form(kind: type[F]) -> F:
    """The form as it came; of one whose files were too large, the words before the files.

    The page declares ``@takes(MOST_SENT, words=MOST_WORDS)``, and is exempt from the general CSRF
    check, which would read the body first: the form checks its own token.
    """
    try:
        return kind()
    except RequestEntityTooLarge:
        form: Any = kind(words_before_the_file(request))  # type: ignore[call-arg]  # a form takes them
        form.too_large = True
        found: F = form
        return found


def evidence_in(form: EvidenceFields, sender: str) -> rules.Sent:
    """What came along with a form that is otherwise in order, made anew.

    ``sender``: whose budget it takes from; one body's many files stop nobody else's.
    A refused file is told beside its field. Refuses what ``take_picture`` and ``take_paper``
    refuse; TooMany.
    """
    if form.too_large:
        raise _beside(form, form.paper, PaperTooLarge())  # type: ignore[attr-defined]  # made by name
    files = [file for row in form.pictures if (file := _picture(form, sender, *row))]
    paper = _paper(form, sender)
    return rules.Sent((*files, *([paper] if paper else [])), form.counted())


def note_lost_files(form: Any) -> None:
    """A form shown again cannot hold files: it says that they are to be chosen once more.

    And it says in people's words that its token was lost.
    """
    form.files_lost = form.too_large or any(sent.filename for sent in request.files.values())
    if "csrf_token" in form.errors:
        form.csrf_token.errors = [LostForm().sentence]


@pages.get(f"/evidence/<int(max={LARGEST_ID}):evidence_id>")
@needs("look")
def evidence(evidence_id: int) -> Response:
    """Nobody learns of what is not theirs to see: it is simply not found."""
    found = evidence_by_id(evidence_id)
    if found is None or found.is_taken or not (found.is_public or _may_hear()):
        raise NotFound
    file = SHELF.file(found.file)
    if not found.file or not file.is_file():
        raise NotFound
    is_small = "small" in request.args and found.kind == "picture"
    return _answer(found, str(file), is_small=is_small)


@pages.route(f"{LISTED}/evidence/<int(max={LARGEST_ID}):evidence_id>/take", methods=["GET", "POST"])
@needs("keep_record")
def take_evidence(slug: str, evidence_id: int) -> Page:
    """It asks first: what was taken away does not come back."""
    found, form, who = evidence_by_id(evidence_id), TakeForm(), actor()
    if found is None or found.is_taken or found.kind == "figure":
        raise NotFound
    if form.validate_on_submit():
        once(form.key, who, actions.take_away, who, evidence_id, form.reason.data or "")
        return _taken(slug, found)
    page = render_template("commitments/take.html", one=found, form=form, back=_back(slug, found))
    return page, 422 if request.method == "POST" else 200


@pages.post(f"{LISTED}/reports/<int(max={LARGEST_ID}):report_id>/confirm")
@needs("keep_record")
def ask_figures(slug: str, report_id: int) -> Page:
    who = actor()
    actions.ask_figures(who, report_id)
    if wants_json():
        return jsonify(ok=True)
    flash(_("ขอผู้ยืนยันคนที่สองแล้ว"), "done")
    return redirect(url_for("checks.waiting", slug=slug))


def _taken(slug: str, found: EvidenceView) -> Page:
    if wants_json():
        return jsonify(ok=True)
    flash(_("เอาออกแล้ว ทุกคนเห็นว่าเคยมี และเห็นเหตุผล"), "done")
    return redirect(_back(slug, found))


def _back(slug: str, found: EvidenceView) -> str:
    """Where it stands: with its commitment, or among what is to be read."""
    line = report_row(found.report_id)
    if line.seen == "unread":
        return url_for("commitments.reading", slug=slug)
    return url_for("commitments.one", slug=slug, commitment_id=line.commitment_id)


def _picture(form: EvidenceFields, sender: str, field: Field, caption: Field) -> rules.File | None:
    body = _bytes(field.name, pictures.MOST_BYTES)
    if body is None:
        return None
    _spend(pictures_of_each.of(sender), pictures_everywhere)
    try:
        made = take_picture(body)
    except Refusal as refusal:
        raise _beside(form, field, refusal) from refusal
    size = {"width": made.width, "height": made.height}
    return rules.File("picture", made.body, caption.data or "", **size)


def _paper(form: Any, sender: str) -> rules.File | None:
    body = _bytes("paper", papers.MOST_BYTES)
    if body is None:
        return None
    _spend(papers_of_each.of(sender), papers_everywhere)
    try:
        made = take_paper(body)
    except Refusal as refusal:
        raise _beside(form, form.paper, refusal) from refusal
    return rules.File("paper", made.body, form.paper_caption.data or "", pages=made.pages)


def _bytes(name: str, most: int) -> bytes | None:
    sent = request.files.get(name)
    return sent.read(most + 1) if sent is not None and sent.filename else None


def _spend(*budgets: Failures) -> None:
    for budget in budgets:
        budget.check()
        budget.add()


def _beside(form: EvidenceFields, field: Field, refusal: Refusal) -> Refusal:
    field.errors = [refusal.sentence]
    return refusal


def _may_hear() -> bool:
    return allows(actor(), "hear", g.assembly_id)


def _answer(found: EvidenceView, file: str, *, is_small: bool) -> Response:
    """The bytes; or that those a browser has are still to be seen, which costs no reading.

    No cache shows any of it without asking here first: what was taken away is gone at once.
    """
    tag = f"{found.sha256}-small" if is_small else found.sha256
    if found.is_public and request.if_none_match.contains(tag):
        answer = Response(status=304)
    else:
        answer = _handed_out(found, _small(file) if is_small else Path(file).read_bytes())
    if found.is_public:
        answer.set_etag(tag)
    answer.headers["Cache-Control"] = "public, no-cache" if found.is_public else "no-store"
    return answer


@lru_cache(maxsize=128)  # about 25 KB each
def _small(file: str) -> bytes:
    return pictures.small(file)


def _handed_out(found: EvidenceView, body: bytes) -> Response:
    """A picture to look at, a paper to take along; neither does anything on our own address."""
    is_paper = found.kind == "paper"
    answer = Response(body, mimetype="application/pdf" if is_paper else "image/jpeg")
    if is_paper:
        name = f"evidence-{found.id}.pdf"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
