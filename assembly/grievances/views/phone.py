"""The phone's form for a grievance."""

from itertools import groupby

from flask import g, jsonify, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import RequestEntityTooLarge

from assembly.assemblies.queries import assembly
from assembly.core import ids
from assembly.core.access import needs
from assembly.core.errors import BadInput, LostForm, Refusal
from assembly.core.limits import EachBrowser, Failures
from assembly.core.pictures import (
    MOST_BYTES,
    NoPicture,
    Picture,
    PictureTooLarge,
    take_picture,
)
from assembly.core.qr import code_for
from assembly.core.uploads import words_before_the_file
from assembly.core.web import public_url, takes, wants_json
from assembly.extensions import csrf
from assembly.grievances import actions, rules
from assembly.grievances.forms import TellForm
from assembly.grievances.queries import similar_to
from assembly.grievances.views.ground import Page, pages
from assembly.people.views import become_participant
from assembly.places.models import District, Subdistrict
from assembly.places.queries import subdistricts_of
from assembly.plans.facts import themes
from assembly.plans.queries import strategies_of, themes_by_strategy
from assembly.plans.rules import suggested, words_of

# A phone that comes back to the network hands over all it kept; a hall of 2,000 sends within its
# first minutes.
told_here = EachBrowser(most=100, seconds=300)
told_everywhere = Failures(most=4000, seconds=60)
pictures_here = EachBrowser(most=100, seconds=3600)
pictures_everywhere = Failures(most=600, seconds=60)  # one thread makes them anew

MOST_WORDS = 256 * 1024  # bytes of a form's fields, as everywhere
ENVELOPE = 64 * 1024  # what a form needs around its picture and its words


@pages.route("/m/<code>/tell", methods=["GET", "POST"])
@needs("speak")
@takes(MOST_BYTES + MOST_WORDS + ENVELOPE, words=MOST_WORDS)
def tell(code: str) -> Page:
    become_participant()
    if request.method != "POST":
        return _form_page(_blank_form())
    try:
        form = TellForm()
    except RequestEntityTooLarge:
        return _refused(TellForm(words_before_the_file(request)), PictureTooLarge())
    try:
        return _similar_page(form) or _told_page(_take_in(form), bool(form.looked.data))
    except Refusal as refusal:
        return _refused(form, refusal)


csrf.exempt(tell)  # the form checks its own token: a lost one must not lose what was typed


def _blank_form() -> TellForm:
    """A form with the place of the stage whose QR led here, as far as the QR says it."""
    form, place = TellForm(), request.args.get("place", "")
    form.district.data, form.subdistrict.data = place[:4], place
    return form


def _similar_page(form: TellForm) -> Page | None:
    """Once, before a page without a script sends: who said the same already.

    Not where a picture was chosen: the browser would have to be given it a second time.
    """
    _check(form)
    if form.looked.data or wants_json() or request.files.get("picture"):
        return None
    found = similar_to(g.assembly_id, form.text.data, session["participant"])
    if not found:
        return None
    form.looked.data = "1"
    chosen = form.subdistrict.data
    return render_template("grievances/similar.html", form=form, similar=found, chosen=chosen)


def _take_in(form: TellForm) -> str:
    """Hand the sent form to the verb; answers the tracking code."""
    for budget in (told_here.here(), told_everywhere):
        budget.check()
        budget.add()
    strategy = form.strategy_id({s.number: s.id for s in strategies_of(g.assembly_id)})
    said = (form.subdistrict.data, strategy, form.text.data, form.key)
    about, picture = form.about(g.meeting.id), _picture()
    contact = form.contact.data or ""
    return actions.tell(g.assembly_id, *said, about, contact=contact, picture=picture)["code"]


def _check(form: TellForm) -> None:
    if not form.validate_on_submit():
        raise LostForm if "csrf_token" in form.errors else BadInput


def _picture() -> Picture | None:
    """The picture that was sent along, made anew. Refuses: NoPicture, PictureTooLarge, TooMany."""
    sent = request.files.get("picture")
    if sent is None or not sent.filename:
        return None
    body = sent.read(MOST_BYTES + 1)
    for budget in (pictures_here.here(), pictures_everywhere):
        budget.check()
        budget.add()
    return take_picture(body)


def _form_page(form: TellForm) -> str:
    belongs = themes_by_strategy(g.assembly_id)
    words = {number: words_of(own, themes()) for number, own in belongs.items()}
    return render_template(
        "grievances/tell.html",
        form=form,
        districts=_districts(form.district.data),
        strategies=strategies_of(g.assembly_id),
        themes=belongs,
        suggested=suggested(form.text.data or "", words),
    )


def _told_page(code: str, is_letter: bool) -> Page:
    """The code to keep; our own script gets the same words, to show where the form stood."""
    if wants_json() and not is_letter:
        return jsonify(ok=True, code=rules.grouped(code)), 201
    address = f"{public_url()}{url_for('trail.follow')}#{code}"  # after "#": in no log, no history
    told = {"code": rules.grouped(code), "qr": code_for(address)}
    if not wants_json():
        return render_template("grievances/told.html", **told), 201
    later = _("เรื่องที่เก็บไว้ในเครื่องส่งถึงแล้ว ดูรหัสติดตามที่หน้าแจ้งทุกข์")
    shown = render_template("grievances/_told.html", **told)
    return jsonify(ok=True, code=told["code"], shown=shown, later=later), 201


def _refused(form: TellForm, refusal: Refusal) -> Page:
    """The form again as typed, with the sentence beside what it is about."""
    if wants_json():
        message = (isinstance(refusal, BadInput) and form.first_error) or refusal.sentence
        return jsonify(ok=False, reason=refusal.reason, message=message), refusal.status
    if isinstance(refusal, LostForm):
        form.csrf_token.errors = [refusal.sentence]
    elif field := BESIDE.get(type(refusal)):
        form[field].errors = [refusal.sentence]
    elif not isinstance(refusal, BadInput):
        form.form_errors = [refusal.sentence]
    if isinstance(refusal, rules.AlreadyTold):
        form.idempotency_key.data = ids.token()
    return _form_page(form), refusal.status


BESIDE: dict[type[Refusal], str] = {
    rules.PlaceElsewhere: "subdistrict",
    rules.StrategyElsewhere: "strategy",
    NoPicture: "picture",
    PictureTooLarge: "picture",
    rules.PicturesFull: "picture",
}


def _districts(first: str | None) -> list[tuple[District, list[Subdistrict]]]:
    """The province's districts, each with its subdistricts, in the order people look them up.

    The one that is chosen already stands first: without a script it is a long list.
    """
    subdistricts = subdistricts_of(assembly(g.assembly_id).province_code)
    found = [(d, list(inside)) for d, inside in groupby(subdistricts, key=lambda s: s.district)]
    return sorted(found, key=lambda pair: pair[0].code != first)
