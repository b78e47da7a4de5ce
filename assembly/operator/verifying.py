"""Whether the records are still what was written: the journal, and the rows that rest on it.

Intact, tampered, or cannot tell; and in plain sentences what was proven and what was not. Damage
counts as tampering: whoever looks cannot tell one from the other.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from assembly import create_app
from assembly.commitments.queries.witnessing import count_unsealed
from assembly.core.db import is_sqlite
from assembly.core.errors import Refusal
from assembly.journal.checkpoints import fingerprint
from assembly.journal.queries import Examined, Fault, examine
from assembly.operator.instances import DATABASE, stands
from assembly.operator.matching import differences
from assembly.operator.promise_words import count_unprinted
from assembly.operator.upkeep import is_of_another_version

INTACT, TAMPERED, CANNOT_TELL = 0, 1, 2
RESULTS = ("intact", "tampered", "cannot_tell")
MOST_LINES = 20  # of one kind, on the terminal; --json has them all
OUT_OF_REACH = ("locked", "unable to open", "connection")
UNREADABLE = (SQLAlchemyError, sqlite3.Error, ValueError, LookupError, TypeError, Refusal)

FAULTS = {
    "chain": lambda n: _("บันทึกที่ %(n)s ไม่ต่อกับรายการก่อนหน้า", n=n),
    "entry": lambda n: _("บันทึกที่ %(n)s ถูกแก้ไข", n=n),
    "payload": lambda n: _("เนื้อหาของบันทึกที่ %(n)s ถูกแก้ไขหรือหายไป", n=n),
    "head": lambda n: _("จำนวนบันทึก %(n)s รายการไม่ตรงกับที่จดไว้ มีรายการหายไปหรือเกินมา", n=n),
    "checkpoint": lambda n: _("ลายเซ็นกำกับที่ %(n)s ไม่ตรงกับบันทึก", n=n),
}


@dataclass
class Report:
    """The answer of ``assembly verify``."""

    proven: list[str] = field(default_factory=list)
    unproven: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    cannot_tell: list[str] = field(default_factory=list)
    entries: int = 0
    checkpoints: int = 0
    fingerprint: str = ""

    @property
    def exit_code(self) -> int:
        """A fault that was found outweighs what could not be looked at."""
        if self.faults:
            return TAMPERED
        return CANNOT_TELL if self.cannot_tell else INTACT

    @property
    def summary(self) -> str:
        answers: list[str] = [
            _("ไม่พบการแก้ไข"),
            _("พบการแก้ไขหรือความเสียหาย %(n)s แห่ง", n=len(self.faults)),
            _("บอกไม่ได้ว่าถูกแก้ไขหรือไม่"),
        ]
        return answers[self.exit_code]

    def as_plain(self) -> dict[str, object]:
        return {"result": RESULTS[self.exit_code], **asdict(self)}

    def as_lines(self) -> str:
        """What a person at the terminal reads: the answer, then everything behind it."""
        kinds = (
            (_("พบว่า"), self.faults),
            (_("ตรวจไม่ได้"), self.cannot_tell),
            (_("พิสูจน์แล้ว"), self.proven),
            (_("ยังไม่ได้พิสูจน์"), self.unproven),
        )
        lines = [f"- {kind}: {line}" for kind, found in kinds for line in found[:MOST_LINES]]
        return "\n".join([self.summary, *lines])


def verify_instance(instance: Path) -> Report:
    """``verify`` for a folder in which perhaps nothing stands; nothing is made there then."""
    if not stands(instance):
        return Report(cannot_tell=[_("ไม่พบฐานข้อมูลในโฟลเดอร์นี้")])
    with create_app(INSTANCE=instance).app_context():
        return verify()


def verify() -> Report:
    """Examine this installation; the journal first, before anything else opens the file."""
    instance = Path(current_app.instance_path)
    url = current_app.config["SQLALCHEMY_DATABASE_URI"]
    key = public_key(instance / "journal.key")
    look = examine_file(instance / DATABASE, key) if is_sqlite(url) else _examine_server(url, key)
    report, found = look
    if found is not None:
        _compare_rows(report, found)
    return report


def examine_file(file: Path, key: Ed25519PublicKey | None) -> tuple[Report, Examined | None]:
    """The journal in an SQLite file, past SQLAlchemy; ``None`` when it cannot be read."""
    report = Report()
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
            if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                report.faults.append(_("ไฟล์ฐานข้อมูลเสียหาย"))
            found = examine(lambda sql: database.execute(sql).fetchall(), key)
    except UNREADABLE as error:
        _judge_unreadable(report, str(error))
        return report, None
    _weigh(report, found, key)
    return report, found


def _examine_server(url: str, key: Ed25519PublicKey | None) -> tuple[Report, Examined | None]:
    # One look at one moment: a server that goes on writing must not seem to have lost an entry.
    report, engine = Report(), create_engine(url, isolation_level="REPEATABLE READ")
    try:
        with engine.connect() as connection:
            found = examine(lambda sql: list(map(tuple, connection.exec_driver_sql(sql))), key)
    except UNREADABLE as error:
        _judge_unreadable(report, str(error))
        return report, None
    finally:
        engine.dispose()
    _weigh(report, found, key)
    return report, found


def _judge_unreadable(report: Report, why: str) -> None:
    """What is busy or closed to us proves nothing; what cannot be read is damaged."""
    if any(words in why for words in OUT_OF_REACH):
        report.cannot_tell.append(_("เปิดฐานข้อมูลไม่ได้ในตอนนี้"))
    else:
        report.faults.append(_("อ่านบันทึกเหตุการณ์ไม่ได้ ไฟล์เสียหายหรือถูกแก้ไข"))


def public_key(file: Path) -> Ed25519PublicKey | None:
    """The key that checkpoints here are signed with; ``None`` when it is not there."""
    try:
        key = load_pem_private_key(file.read_bytes(), None)
    except (OSError, ValueError):
        return None
    return key.public_key() if isinstance(key, Ed25519PrivateKey) else None


def _weigh(report: Report, found: Examined, key: Ed25519PublicKey | None) -> None:
    """Turn what the examination found into sentences."""
    report.entries, report.checkpoints = len(found.records), found.checkpoints
    report.faults += [_sentence(fault) for fault in found.faults]
    report.fingerprint = fingerprint(found.root)
    if found.checkpoints and key is None:
        report.cannot_tell.append(_("ไม่พบกุญแจ journal.key จึงตรวจลายเซ็นกำกับไม่ได้"))
    if found.faults:
        return
    report.proven.append(
        _("บันทึกเหตุการณ์ %(n)s รายการต่อเนื่องกัน ไม่มีรายการใดถูกแก้ ลบ สลับ หรือแทรก", n=report.entries)
    )
    if key is not None and found.checkpoints:
        report.proven.append(
            _(
                "ลายเซ็นกำกับ %(n)s ครั้งถูกต้อง ครอบคลุม %(m)s รายการแรก",
                n=found.checkpoints,
                m=found.covered,
            )
        )
    if found.covered < report.entries:
        left = report.entries - found.covered
        report.unproven.append(_("%(n)s รายการสุดท้ายยังไม่มีลายเซ็นกำกับ", n=left))
    report.unproven.append(
        _(
            "ถ้าผู้ดูแลเครื่องสร้างบันทึกขึ้นใหม่ทั้งชุดด้วยกุญแจเดิม โปรแกรมนี้ไม่รู้ "
            "โปรดเทียบลายนิ้วมือ %(code)s กับภาพที่ถ่ายจากจอกลาง",
            code=report.fingerprint,
        )
    )


def _compare_rows(report: Report, found: Examined) -> None:
    told = {(r.kind, r.subject): json.loads(r.content) for r in found.records}
    try:
        if is_of_another_version():  # its tables have other columns, which is no damage
            report.cannot_tell.append(
                _(
                    "ข้อมูลนี้เป็นของโปรแกรมอีกรุ่นหนึ่ง มติและธรรมนูญจึงยังตรวจไม่ได้ "
                    "เปิดด้วย assembly serve หนึ่งครั้ง โปรแกรมสำรองและปรับข้อมูลให้เอง แล้วตรวจอีกครั้ง"
                )
            )
            return
        faults = list(differences(told, found.records))
        unprinted, unsealed = count_unprinted(found.records), count_unsealed()
    except UNREADABLE:
        faults = [_("อ่านมติ ธรรมนูญ หรือผลการลงมติไม่ได้ ไฟล์เสียหายหรือถูกแก้ไข")]
        unprinted = unsealed = 0
    report.faults += faults
    if unsealed:
        report.unproven.append(
            _("เสียงจากพื้นที่ %(n)s เสียง นับไว้ด้วยกุญแจอื่น จึงยังไม่ได้ตรวจทีละเสียง", n=unsealed)
        )
    if unprinted:
        report.unproven.append(
            _(
                "ถ้อยคำ คำบรรยาย หรือเหตุผลของพันธสัญญา %(n)s รายการ บันทึกไว้ก่อนมีลายนิ้วมือ "
                "หรือด้วยกุญแจอื่น จึงยังไม่ได้ตรวจ",
                n=unprinted,
            )
        )
    if not faults:
        report.proven.append(_("มติ ธรรมนูญ ผลการลงมติ ชุดความทุกข์ และพันธสัญญา ตรงกับบันทึกเหตุการณ์"))


def _sentence(fault: Fault) -> str:
    said: str = FAULTS[fault.what](fault.where)
    return said
