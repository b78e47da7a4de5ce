"""What an agreement must say."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.registry.rules.telling import AgreementSaid

MOST_PARTIES = 12


class NoTitle(Refusal):
    status = 422
    message = _l("เขียนชื่อข้อตกลงก่อน")


class TooFewParties(Refusal):
    status = 422
    message = _l("ข้อตกลงมีตั้งแต่สองฝ่ายขึ้นไป ใส่ชื่อองค์กรอย่างน้อยสองชื่อ")


class PartyTwice(Refusal):
    status = 422
    message = _l("%(name)s อยู่ในข้อตกลงนี้สองครั้ง")


class EndsBeforeSigned(Refusal):
    status = 422
    message = _l("วันสิ้นสุดมาก่อนวันลงนาม ดูวันทั้งสองอีกครั้ง")


def check_agreement(said: AgreementSaid) -> None:
    """Refuses: NoTitle, TooFewParties, PartyTwice, EndsBeforeSigned."""
    if not said.title.strip():
        raise NoTitle
    names = [party.name for party in said.parties]
    if len(names) < 2:
        raise TooFewParties
    twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
    if twice is not None:
        raise PartyTwice(name=twice)
    if said.ends_on is not None and said.ends_on < said.signed.first_day:
        raise EndsBeforeSigned
