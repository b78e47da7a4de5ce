"""What can be settled for an organisation's papers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

PAPERS: Mapping[str, LazyString] = {
    "charter": _l("ธรรมนูญ"),
    "resolutions": _l("ทะเบียนมติ"),
    "minutes": _l("รายงานการประชุม"),
    "letter": _l("หนังสือ"),
}
CHANNELS: Mapping[str, LazyString] = {
    "hand": _l("ยื่นด้วยมือ"),
    "post": _l("ไปรษณีย์"),
    "email": _l("อีเมล"),
    "system": _l("ระบบสารบรรณของหน่วยงาน"),
}  # how a letter leaves the house
MOST_SIGNERS = 2


@dataclass(frozen=True)
class Signer:
    name: str
    office: str


@dataclass(frozen=True)
class Settled:
    """What an organisation wants on its papers; empty: the assembly's own, or nothing."""

    name_th: str = ""
    name_en: str = ""
    address: str = ""
    number_prefix: str = ""
    footer: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    signers: Mapping[str, tuple[Signer, ...]] = field(default_factory=dict)
