"""The page of one request with its forms: fresh ones, and the refused one as it was typed."""

from datetime import date
from typing import Any, TypeVar

from flask import g, render_template

from assembly.commitments.queries import commitment_view
from assembly.core import clock, ids
from assembly.core.errors import BadInput, Refusal
from assembly.core.forms import DeskForm, KeyedForm, named
from assembly.core.qr import code_for
from assembly.core.web import public_url
from assembly.proposals.queries import proposal_view
from assembly.registry.queries import organisations_of
from assembly.requests import rules
from assembly.requests.forms import (
    AnswerForm,
    EscalateForm,
    LinkForm,
    PostForm,
    ReadForm,
    RewriteForm,
    WithdrawForm,
)
from assembly.requests.queries import (
    RequestView,
    bodies_above,
    link_of,
    moments_of,
    request_view,
    stand_of,
)

F = TypeVar("F", bound=KeyedForm)


def page_of(
    request_id: int,
    wrong: KeyedForm | None = None,
    because: Refusal | None = None,
    mark: str = "",
    *,
    about: int | None = None,
    amend: int | None = None,
) -> str:
    """``mark``: which of two forms of a kind was refused; ``about``: the answer it is about."""
    view, today = request_view(request_id), clock.today()
    now = stand_of(view, today)
    link = link_of(request_id)
    address = public_url() + link.path if link else ""
    return render_template(
        "requests/one.html",
        request_=view,
        moments=moments_of(view),
        silence=now.silence,
        step=rules.next_step(now),
        others=rules.other_steps(now),
        above=bodies_above(view.organisation_id),
        commitment=commitment_view(view.commitment_id) if view.commitment_id else None,
        proposal=proposal_view(view.proposal_id) if view.proposal_id else None,
        link=link,
        link_address=address,
        link_qr=code_for(address) if link else None,
        forms=_forms(view, today, wrong, mark, amend),
        reading=wrong if isinstance(wrong, ReadForm) else None,
        about=about,
        wrong=type(wrong).__name__ if wrong else "AnswerForm" if amend else "",
        mark=mark,
        refusal=None if isinstance(because, BadInput) else because,
        key=ids.token(),
        today=today,
    )


def _forms(
    view: RequestView, today: date, wrong: KeyedForm | None, mark: str, amend: int | None
) -> dict[str, KeyedForm]:
    """What can be done with it, each form under its own name."""

    def or_fresh(kind: type[F], which: str = "", **begins: Any) -> F:
        if isinstance(wrong, kind) and mark == which:
            if isinstance(wrong, DeskForm):
                wrong.take_version(view.version)
            return wrong
        return kind(formdata=None, **begins)

    version = view.version
    found: dict[str, KeyedForm] = {
        "send": or_fresh(PostForm, version=version, sent_on=today, due_on=_until(view, today)),
        "remind": or_fresh(
            PostForm,
            "remind",
            version=version,
            sent_on=today,
            due_on=rules.asked_until(today, "reminder"),
        ),
        "note": _noting(or_fresh(AnswerForm, answered_on=today), view, amend),
        "escalate": _rising(or_fresh(EscalateForm, version=version), view),
        "withdraw": or_fresh(WithdrawForm, version=version),
        "change": _rewriting(or_fresh(RewriteForm, version=version, **_words(view)), view),
        "link": or_fresh(LinkForm),
    }
    return {name: named(form, name) for name, form in found.items()}


def _until(view: RequestView, today: date) -> date:
    """The day that was written in the draft, unless it has passed meanwhile."""
    written = view.due_on
    return written if written and written > today else rules.asked_until(today, "request")


def _words(view: RequestView) -> dict[str, Any]:
    names = ("addressee", "title", "signer", "signer_office", "due_on")
    told = {name: getattr(view, name) for name in names}
    return told | {"organisation": view.organisation_id, "asked": "\n".join(view.asked)}


def _rewriting(form: RewriteForm, view: RequestView) -> RewriteForm:
    form.offer(organisations_of(g.assembly_id, standing=True))
    return form


def _rising(form: EscalateForm, view: RequestView) -> EscalateForm:
    form.offer(bodies_above(view.organisation_id))
    return form


def _noting(form: AnswerForm, view: RequestView, amend: int | None) -> AnswerForm:
    """An answer that was written down wrongly begins the one that says it rightly."""
    wrong = next((one for one in view.answers if one.number == amend), None)
    if wrong is not None and wrong.corrected_by is None:
        form.begin(wrong)
    return form
