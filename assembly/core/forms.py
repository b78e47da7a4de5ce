"""What every form has: a CSRF token, an idempotency key, cleaned text and sentences in Thai."""

from typing import Any, ClassVar, TypeVar

import wtforms
from flask import request
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, StopValidation
from wtforms.widgets import HiddenInput

from assembly.core import ids
from assembly.core.errors import BadInput
from assembly.core.text import clean, graphemes

LARGEST_NUMBER = 2**53  # the largest id there is
F = TypeVar("F", bound=FlaskForm)


class OurWords:
    """The library's own sentences, of which people would meet these, in the reader's language."""

    said: ClassVar[dict[str, LazyString]] = {
        "Not a valid integer value.": _l("ใส่เป็นตัวเลข"),
        "Not a valid choice.": _l("เลือกจากรายการ"),
        "Invalid Choice: could not coerce.": _l("เลือกจากรายการ"),
    }

    def gettext(self, sentence: str) -> str:
        return str(self.said.get(sentence, sentence))

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)


class WordsForm(FlaskForm):
    """A form of plain words, sent as a form or as JSON. Whatever else comes is refused."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, _form: Any) -> OurWords:
            return OurWords()

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """What was sent, if it is ours to read; a picture the view takes by itself.

            Raises ``BadInput`` for JSON that is no form.
            """
            if formdata is None or isinstance(formdata, MultiDict):
                return formdata
            if request.method != "POST":
                return None
            if request.is_json:
                return _words_in(request.get_json(silent=True))
            return _storable(request.form)

    def validate(self, extra_validators: Any = None) -> bool:
        """Also refuses a number that no table can hold, in whichever field it stands.

        It is taken away first: the library's range turns numbers into floats and stumbles.
        """
        huge = [
            field
            for field in self
            if isinstance(field.data, int) and abs(field.data) > LARGEST_NUMBER
        ]
        for field in huge:
            field.data = None
        fine: bool = super().validate(extra_validators)
        for field in huge:
            field.errors = field.errors or [str(_l("ตัวเลขยาวเกินไป"))]
        return fine and not huge


def _storable(sent: MultiDict[str, str]) -> MultiDict[str, str]:
    """Without the one character that some databases cannot hold, which nobody types."""
    words: MultiDict[str, str] = MultiDict()
    for name, word in sent.items(multi=True):
        words.add(name, word.replace("\0", ""))
    return words


def _words_in(sent: Any) -> MultiDict[str, str]:
    """JSON as a form: one level of names, each with a word, a number or a list of these."""
    if not isinstance(sent, dict):
        raise BadInput
    fields = {name: said if isinstance(said, list) else [said] for name, said in sent.items()}
    words: MultiDict[str, str] = MultiDict()
    for name, said in fields.items():
        for word in said:
            words.add(name, _word(word))
    return words


def _word(said: Any) -> str:
    """One field's word. JSON can say half a character, which no page and no table can hold."""
    if isinstance(said, bool):
        return "1" if said else ""
    if not isinstance(said, str | int):
        raise BadInput
    try:
        str(said).encode()
    except UnicodeEncodeError as error:
        raise BadInput from error
    return str(said).replace("\0", "")


class KeyedForm(WordsForm):
    """A form that may be sent twice: its key is made with the page and comes back with it."""

    idempotency_key = HiddenField(
        default=ids.token, validators=[Length(max=100, message=_l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่"))]
    )

    @property
    def key(self) -> str:
        return str(self.idempotency_key.data or "")

    def require_valid(self) -> None:
        """Raise ``BadInput`` unless the sent form is in order."""
        if not self.validate_on_submit():
            raise BadInput


class DeskForm(KeyedForm):
    """A button at the desk: carries the meeting's version as this page last saw it."""

    version = IntegerField(
        widget=HiddenInput(), validators=[InputRequired(_l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่"))]
    )

    def take_version(self, version: int) -> None:
        """Show the form again with the meeting as it is now; the person decides anew."""
        self.version.data = version
        self.version.raw_data = None


def named(form: F, mark: str) -> F:
    """Several forms on one page: each field's id says to which it belongs."""
    for field in form:
        field.id = field.label.field_id = f"{mark}-{field.name}"
    return form


def whole_number(
    label: Any, least: int, most: int, wrong: Any = "", *, usual: int | None = None, empty: Any = ""
) -> IntegerField:
    """A whole number between two; ``wrong`` says which, in words of the form's own.

    Left empty it is the ``usual`` one, if there is one; or refused, if ``empty`` says how.
    """
    wrong = wrong or _l("ใส่ตัวเลข %(least)s ถึง %(most)s", least=least, most=most)
    return IntegerField(
        label,
        default=usual,
        filters=[lambda value: usual if value is None else value],
        validators=[
            InputRequired(empty) if empty else Optional(),
            NumberRange(least, most, wrong),
        ],
        render_kw={"inputmode": "numeric"},
    )


class TextField(StringField):
    """Text from people, cleaned when it comes in: what is stored is what was checked."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            self.data = clean(str(valuelist[0]))


class TextAreaField(TextField, wtforms.TextAreaField):
    """Several lines of cleaned text; components know it by the library's name."""


class Words:
    """Validator: between ``least`` and ``most`` characters as people count them."""

    def __init__(self, least: int, most: int, empty: Any, long: Any) -> None:
        self.least, self.most, self.empty, self.long = least, most, empty, long
        self.field_flags = {"required": True} if least else {}

    def __call__(self, _form: Any, field: Field) -> None:
        count = graphemes(field.data or "")
        if count < self.least:
            raise StopValidation(str(self.empty))
        if count > self.most:
            raise StopValidation(str(self.long) % {"most": self.most, "over": count - self.most})
