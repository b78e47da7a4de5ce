"""The words of the program that stand in entries, as people say them."""

from collections.abc import Mapping

from flask_babel import LazyString, pgettext
from flask_babel import lazy_gettext as _l

ROLES: Mapping[str, LazyString] = {
    "facilitator": _l("กระบวนกร"),
    "secretary": _l("เลขานุการ"),
    "teller": _l("ผู้นับคะแนน"),
    "helper": _l("ผู้ช่วย"),
    "admin": _l("ผู้ดูแลระบบ"),
    "staff": _l("ระบบ"),
    "delegate": _l("ผู้แทน"),
    "observer": _l("ผู้สังเกตการณ์"),
    "participant": _l("ผู้เข้าร่วม"),
    "body": _l("หน่วยงาน"),
}


# What stands in an entry's content as a word of the program's.
WORDS: Mapping[str, Mapping[str, LazyString | str]] = {
    "choice": {"yes": _l("เห็นด้วย"), "no": _l("ไม่เห็นด้วย")},
    "to": {
        "draft": _l("ร่าง"),
        "heard": _l("รับฟังแล้ว"),
        "adopted": _l("เห็นชอบแล้ว"),
        "sent": _l("ส่งแล้ว"),
        "waiting": _l("รอดำเนินการ"),
        "moving": _l("กำลังขับเคลื่อน"),
        "kept": _l("บรรลุผล"),
        "review": _l("ทบทวน"),
        "ended": _l("ยุติ"),
    },
    "answer": {
        "received": _l("ได้รับหนังสือแล้ว"),
        "accepted": _l("รับไปทำ"),
        "refused": LazyString(lambda: pgettext("answer", "ไม่รับ")),
        "reported": _l("รายงานความคืบหน้า"),
        "plan": _l("บอกว่าแผนรับไปถึงไหน"),
    },
    "carried": {"true": _l("เห็นชอบ"), "false": _l("ไม่เห็นชอบ")},
    "what": {
        "figures": _l("ผลนับคะแนน"),
        "minutes": _l("รายงานการประชุม"),
        "edition": _l("ธรรมนูญฉบับใหม่"),
        "resolutions": _l("มติ"),
        "charter": _l("ธรรมนูญ"),
        "grievances": _l("ความทุกข์"),
        "ballots": _l("ผลการลงมติ"),
        "voices": _l("รายงานความทุกข์รายอำเภอ"),
        "slips": _l("บัตรประจำตัว"),
        "bundle": _l("ชุดหลักฐาน"),
        "proposals": _l("ข้อเสนอนโยบาย"),
        "letters": _l("หนังสือนำส่ง"),
        "requests": _l("หนังสือขอ"),
    },
    "format": {
        "docx": _l("Word"),
        "pdf": _l("PDF"),
        "xlsx": _l("Excel"),
        "csv": _l("CSV"),
        "json": _l("JSON"),
        "akn": "Akoma Ntoso",
        "zip": "ZIP",
    },
}
