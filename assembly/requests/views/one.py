"""One request at the office: sent, reminded of, taken higher, withdrawn, answered, read."""

from collections.abc import Callable
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from assembly.core.access import actor, needs
from assembly.core.answers import press
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm, KeyedForm
from assembly.core.once import once
from assembly.requests import actions
from assembly.requests.forms import (
    AnswerForm,
    EscalateForm,
    LinkForm,
    PostForm,
    ReadForm,
    RewriteForm,
    WithdrawForm,
)
from assembly.requests.queries import answer, link_of
from assembly.requests.views.ground import ANSWER, ONE, Page, pages
from assembly.requests.views.page import page_of

Verb = Callable[..., Any]
Said = Callable[[], tuple[Any, ...]]


@pages.get(ONE)
@needs("keep_record")
def one(slug: str, request_id: int) -> str:
    """``?amend=`` the number of an answer that was written down wrongly."""
    return page_of(request_id, amend=request.args.get("amend", type=int))


@pages.post(ONE)
@needs("keep_record")
def rewrite(slug: str, request_id: int) -> Page:
    form = RewriteForm()
    return _press(
        slug, request_id, form, actions.change_request, lambda: (form.said(),), _("เก็บแล้ว")
    )


@pages.post(f"{ONE}/send")
@needs("keep_record")
def send(slug: str, request_id: int) -> Page:
    form = PostForm()
    told = _("บันทึกการส่งแล้ว นับวันรอคำตอบตั้งแต่วันนั้น")
    return _press(slug, request_id, form, actions.send_request, lambda: (form.said(),), told)


@pages.post(f"{ONE}/remind")
@needs("keep_record")
def remind(slug: str, request_id: int) -> Page:
    form = PostForm()
    told = _("บันทึกหนังสือเตือนแล้ว")
    return _press(slug, request_id, form, actions.remind, lambda: (form.said(),), told, "remind")


@pages.post(f"{ONE}/escalate")
@needs("keep_record")
def escalate(slug: str, request_id: int) -> Page:
    """On to the new request, a draft that has everything already."""
    form, told = EscalateForm(), _("ร่างหนังสือถึงระดับที่สูงขึ้นแล้ว ตรวจถ้อยคำแล้วพิมพ์ไปลงนาม")
    said = lambda: (form.organisation.data,)  # noqa: E731 -- read only once it is valid
    return _press(slug, request_id, form, actions.escalate, said, told, goes_on=True)


@pages.post(f"{ONE}/withdraw")
@needs("keep_record")
def withdraw(slug: str, request_id: int) -> Page:
    form = WithdrawForm()
    said = lambda: (form.reason.data or "",)  # noqa: E731 -- as above
    return _press(slug, request_id, form, actions.withdraw_request, said, _("ถอนคำขอแล้ว"))


@pages.post(f"{ONE}/answer")
@needs("keep_record")
def note(slug: str, request_id: int) -> Page:
    form = AnswerForm()
    told = _("บันทึกคำตอบแล้ว ทุกคนอ่านได้")
    return _press(slug, request_id, form, actions.note_answer, lambda: (form.said(),), told)


@pages.post(f"{ONE}/link")
@needs("keep_record")
def make_link(slug: str, request_id: int) -> Page:
    form = LinkForm()
    had = link_of(request_id) is not None
    told = _("ทำลิงก์ใหม่แล้ว ลิงก์เดิมใช้ไม่ได้อีก") if had else _("ทำลิงก์แล้ว พิมพ์อยู่ท้ายหนังสือ")
    return _press(slug, request_id, form, actions.make_link, lambda: (form.until.data,), told)


@pages.post(f"{ONE}/link/prolong")
@needs("keep_record")
def prolong_link(slug: str, request_id: int) -> Page:
    form, told = LinkForm(), _("กำหนดวันหมดอายุใหม่แล้ว ลิงก์เดิมที่พิมพ์ไว้ใช้ต่อได้")
    return _press(slug, request_id, form, actions.prolong_link, lambda: (form.until.data,), told)


@pages.post(f"{ONE}/link/revoke")
@needs("keep_record")
def revoke_link(slug: str, request_id: int) -> Page:
    return _press(slug, request_id, KeyedForm(), actions.revoke_link, tuple, _("เลิกใช้ลิงก์แล้ว"))


@pages.post(f"{ANSWER}/show")
@needs("keep_record")
def show(slug: str, answer_id: int) -> Page:
    row, form = answer(answer_id), ReadForm()
    told = _("เผยแพร่คำตอบแล้ว")
    return _press(slug, row.request_id, form, actions.show_answer, tuple, told, about=answer_id)


@pages.post(f"{ANSWER}/withhold")
@needs("keep_record")
def withhold(slug: str, answer_id: int) -> Page:
    row, form = answer(answer_id), ReadForm()
    said = lambda: (form.reason.data or "",)  # noqa: E731 -- as above
    told = _("ไม่เผยแพร่ข้อความ ทุกคนอ่านเหตุผลได้")
    return _press(slug, row.request_id, form, actions.withhold_answer, said, told, about=answer_id)


def _press(
    slug: str,
    request_id: int,
    form: KeyedForm,
    verb: Verb,
    said: Said,
    told: str,
    mark: str = "",
    *,
    about: int | None = None,
    goes_on: bool = False,
) -> Page:
    """``about``: the answer the verb is about, else the request; ``goes_on``: to what was made."""
    who = actor()

    def do() -> Any:
        seen = (form.version.data,) if isinstance(form, DeskForm) else ()
        return once(form.key, who, verb, who, about or request_id, *seen, *said())

    def again(refusal: Refusal) -> str:
        return page_of(request_id, form, refusal, mark, about=about)

    def onward(done: Any) -> str:
        return url_for("requests.one", slug=slug, request_id=done if goes_on else request_id)

    return press(form, do, again, onward, told)
