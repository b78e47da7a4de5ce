"""What every field of an exported grievance means: for people in a sheet, for programs in JSON."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Field:
    """``name`` in JSON, ``head`` above its column (the strategy has two), and what it says."""

    name: str
    head: str
    width: int
    type: str
    says: str
    values: tuple[str, ...] = ()


YES, NO = "ใช่", "ไม่"
STATES = {"new": "ยังไม่อ่าน", "reviewed": "อ่านแล้ว", "withheld": "ไม่เผยแพร่"}
GROUPS = {"student": "นักศึกษา 18–25 ปี", "working": "คนทำงาน 25–60 ปี", "parent": "ผู้ปกครอง"}

FIELDS = (
    Field("district", "อำเภอ", 18, "string", "อำเภอที่เกิดเรื่อง"),
    Field("subdistrict", "ตำบล", 18, "string", "ตำบลที่เกิดเรื่อง"),
    Field("strategy", "ยุทธศาสตร์", 40, "object", "เลขและชื่อยุทธศาสตร์ ว่างคือยังไม่ได้จัด"),
    Field("urgent", "เร่งด่วน", 10, "boolean", "ผู้แจ้งบอกว่ารอไม่ได้"),
    Field(
        "target_group", "กลุ่มเป้าหมาย", 20, "string",
        "กลุ่มที่ผู้แจ้งเลือกเอง ว่างเมื่อไม่ได้เลือก หรือในอำเภอนั้นมีไม่ถึง 5 เรื่อง", tuple(GROUPS),
    ),
    Field("stage", "แจ้งที่", 36, "string", "เวทีรับฟังหรือการประชุมที่แจ้ง ว่างคือแจ้งเองจากที่อื่น"),
    Field("state", "สถานะ", 14, "string", "เจ้าหน้าที่อ่านแล้วหรือยัง", tuple(STATES)),
    Field("published", "เผยแพร่แล้ว", 12, "boolean", "ทุกคนอ่านข้อความนี้ได้แล้ว"),
    Field("answered", "ตอบแล้ว", 10, "boolean", "ผู้แจ้งได้รับคำตอบแล้ว"),
    Field("issue", "ประเด็น", 32, "string", "ประเด็นที่เรื่องนี้รวมอยู่"),
    Field("organisation", "ส่งต่อถึง", 32, "string", "หน่วยงานที่รับเรื่องไปดู"),
    Field("item", "วาระ", 22, "string", "การประชุมและเลขวาระที่เรื่องนี้อยู่เบื้องหลัง"),
    Field("resolutions", "มติ", 14, "array", "เลขมติที่เกิดจากวาระนั้น"),
    Field("clauses", "ธรรมนูญ ข้อ", 14, "array", "เลขข้อในธรรมนูญที่เกิดจากมตินั้น"),
    Field("joined", "เดือดร้อนเหมือนกัน", 18, "integer", "จำนวนคนที่บอกว่าเดือดร้อนเหมือนกัน"),
    Field(
        "text", "ความทุกข์", 80, "string",
        "ข้อความที่อ่านแล้วและเอาชื่อคนออกแล้ว ว่างคือยังไม่อ่านหรือไม่เผยแพร่",
    ),
)  # fmt: skip


def as_schema() -> dict[str, Any]:
    """One grievance as JSON Schema: what another program checks it by."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": [field.name for field in FIELDS],
        "properties": {field.name: _property(field) for field in FIELDS},
    }


def _property(field: Field) -> dict[str, Any]:
    may_be_none = field.name in ("strategy", "target_group")
    told: dict[str, Any] = {"type": [field.type, "null"] if may_be_none else field.type}
    if field.values:
        told["enum"] = [*field.values, None] if may_be_none else list(field.values)
    if field.type == "array":
        told["items"] = {"type": "string"}
    return {**told, "title": field.head, "description": field.says}
