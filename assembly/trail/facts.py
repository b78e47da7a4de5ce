"""Every kind of journal entry in a sentence that anybody can read; or why it is not told in public.

The public log tells what staff and the room decided and changed. It never tells of single people:
who voted, spoke, came, wrote or was written to; nor of single grievances, whose hour would date
them. A kind that stands in neither table is not shown, and a test finds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString, pgettext
from flask_babel import lazy_gettext as _l

GROUPS: Mapping[str, LazyString] = {
    "meeting": _l("การประชุม"),
    "agenda": _l("ระเบียบวาระ"),
    "draft": _l("ร่างและคำแปรญัตติ"),
    "ballot": _l("การลงมติ"),
    "resolution": _l("มติ"),
    "promise": _l("พันธสัญญาและคำขอ"),
    "charter": _l("ธรรมนูญ"),
    "minutes": _l("รายงานการประชุม"),
    "check": _l("ผู้ยืนยันคนที่สอง"),
    "voices": _l("ความทุกข์ เป็นชุด"),
    "house": _l("สมัชชา"),
    "papers": _l("เอกสารที่ออก"),
}
BESIDE = ("papers",)  # decides nothing, and would fill the first page: told where it is asked for


@dataclass(frozen=True)
class Told:
    """A kind as the public log tells it.

    ``full`` says more where the entry's content has all that it names; ``day_only`` hides the hour.
    """

    group: str
    plain: LazyString
    full: LazyString | None = None
    day_only: bool = False


TOLD: Mapping[str, Told] = {
    # --- the assembly and its papers ---
    "assembly_founded": Told("house", _l("ตั้งสมัชชาในระบบนี้")),
    "strategies_adopted": Told("house", _l("รับแผนยุทธศาสตร์")),
    "keeping_settled": Told("house", _l("กำหนดว่าเก็บคำพูดของผู้แจ้งนานเท่าใด")),
    "organisation_added": Told("house", _l("เพิ่มหน่วยงาน"), _l("เพิ่มหน่วยงาน %(name)s")),
    "organisation_changed": Told("house", _l("แก้ชื่อหน่วยงาน"), _l("แก้ชื่อหน่วยงานเป็น %(name)s")),
    "organisations_imported": Told("house", _l("นำเข้ารายชื่อองค์กร")),
    "organisations_joined": Told("house", _l("เชื่อมโยงองค์กรกับองค์กรอื่น")),
    "organisations_parted": Told("house", _l("ตัดการเชื่อมโยงองค์กร")),
    "agreement_written": Told(
        "house", _l("บันทึกข้อตกลงความร่วมมือ"), _l("บันทึกข้อตกลงความร่วมมือ %(title)s")
    ),
    "agreement_changed": Told("house", _l("แก้ข้อตกลงความร่วมมือ"), _l("แก้ข้อตกลงความร่วมมือ %(title)s")),
    "letterhead_settled": Told("house", _l("ปรับหัวกระดาษของสมัชชา")),
    "seal_put": Told("house", _l("ใส่ตราบนเอกสาร")),
    "seal_taken": Told("house", _l("เอาตราออกจากเอกสาร")),
    "exported": Told("papers", _l("ออกเอกสาร"), _l("ออกเอกสาร %(what)s เป็น %(format)s")),
    # --- a meeting ---
    "meeting_called": Told("meeting", _l("เรียกประชุม")),
    "meeting_settled": Told("meeting", _l("แก้ข้อมูลการประชุม")),
    "meeting_opened": Told("meeting", _l("เปิดประชุม"), _l("เปิดประชุม มีผู้ลงทะเบียน %(present)s คน")),
    "meeting_closed": Told("meeting", _l("ปิดประชุม"), _l("ปิดประชุม มีผู้ลงทะเบียน %(present)s คน")),
    "break_started": Told("meeting", _l("พักการประชุม")),
    "break_ended": Told("meeting", _l("ประชุมต่อ")),
    "step_undone": Told("meeting", _l("ถอยหนึ่งขั้น"), _l("ถอยหนึ่งขั้น: %(step)s")),
    "stage_called": Told("meeting", _l("นัดเวทีรับฟังความทุกข์")),
    "stage_placed": Told("meeting", _l("บอกที่ตั้งของเวที")),
    "stage_summed_up": Told("meeting", _l("เขียนสรุปของเวที")),
    "statement_asked": Told("meeting", _l("ถามความเห็นของที่ประชุม")),
    "statement_reopened": Told("meeting", _l("เปิดถามความเห็นอีกครั้ง")),
    "statement_closed": Told("meeting", _l("ปิดถามความเห็น")),
    "statement_withheld": Told("meeting", _l("เอาข้อความที่ถามความเห็นลง")),
    # --- the running order ---
    "item_added": Told("agenda", _l("เพิ่มวาระ"), _l("เพิ่มวาระ %(number)s %(title)s")),
    "item_changed": Told("agenda", _l("แก้วาระ")),
    "item_moved": Told("agenda", _l("ย้ายลำดับวาระ"), _l("ย้ายไปเป็นวาระ %(number)s")),
    "item_removed": Told("agenda", _l("เอาวาระออก"), _l("เอาวาระ %(number)s %(title)s ออก")),
    "item_opened": Told("agenda", _l("เปิดวาระ"), _l("เปิดวาระ %(number)s")),
    "item_finished": Told("agenda", _l("จบวาระ"), _l("จบวาระ %(number)s")),
    "item_postponed": Told("agenda", _l("เลื่อนวาระ"), _l("เลื่อนวาระ %(number)s: %(reason)s")),
    "item_withdrawn": Told("agenda", _l("ถอนวาระ"), _l("ถอนวาระ %(number)s: %(reason)s")),
    "item_carried_over": Told("agenda", _l("ยกเรื่องจากการประชุมก่อนมาพิจารณาต่อ")),
    "issue_on_agenda": Told("voices", _l("นำประเด็นจากความทุกข์เข้าระเบียบวาระ"), day_only=True),
    # --- drafts and amendments ---
    "draft_written": Told("draft", _l("เขียนร่างมติ")),
    "draft_taken_up": Told("draft", _l("หยิบร่างกลับมาแก้")),
    "draft_restored": Told("draft", _l("นำร่างฉบับก่อนกลับมา")),
    "draft_shown": Told("draft", _l("ฉายร่างมติให้ที่ประชุมเห็น")),
    "draft_carried": Told("draft", _l("ยกร่างไปการประชุมต่อไป")),
    "draft_assigned": Told("draft", _l("ระบุผู้รับผิดชอบในร่างมติ")),
    "amendment_sent": Told("draft", _l("เสนอคำแปรญัตติ")),
    "amendment_proposed": Told(
        "draft", _l("คำแปรญัตติขึ้นให้ที่ประชุมเห็น"), _l("คำแปรญัตติย่อหน้า %(paragraph)s ขึ้นให้ที่ประชุมเห็น")
    ),
    "amendment_voting": Told("draft", _l("นำคำแปรญัตติไปลงมติ")),
    "amendment_accepted": Told("draft", _l("รับคำแปรญัตติ"), _l("รับคำแปรญัตติย่อหน้า %(paragraph)s")),
    "amendment_rejected": Told("draft", _l("ไม่รับคำแปรญัตติ"), _l("ไม่รับคำแปรญัตติย่อหน้า %(paragraph)s")),
    "amendment_withdrawn": Told("draft", _l("ถอนคำแปรญัตติ")),
    # --- ballots ---
    "ballot_opened": Told(
        "ballot",
        _l("เปิดลงมติ"),
        _l("เปิดลงมติ ผู้มีสิทธิ %(electors)s คน ผู้แทนในห้อง %(present)s คน องค์ประชุม %(quorum)s คน"),
    ),
    "count_entered": Told("ballot", _l("ผู้นับคะแนนใส่ตัวเลขที่นับหนึ่งจุด")),
    "ballot_closed": Told("ballot", _l("ปิดลงมติ"), _l("ปิดลงมติ และปิดผนึกเสียงในหีบ %(envelopes)s เสียง")),
    "ballot_counted": Told("ballot", _l("เปิดหีบนับคะแนน")),
    "box_destroyed": Told("ballot", _l("ทำลายกุญแจหีบลับและซองที่นับแล้ว")),
    "casting_vote": Told("ballot", _l("ประธานออกเสียงชี้ขาด"), _l("ประธานออกเสียงชี้ขาด: %(choice)s")),
    "ballot_declared": Told(
        "ballot",
        _l("ประกาศผลลงมติ"),
        _l("ประกาศผล เห็นด้วย %(yes)s ไม่เห็นด้วย %(no)s งดออกเสียง %(abstain)s: %(carried)s"),
    ),
    "ballot_cancelled": Told("ballot", _l("ยกเลิกการลงมติ เสียงในหีบไม่นับเป็นผล")),
    "dissent_recorded": Told("ballot", _l("มีผู้ขอให้บันทึกว่าไม่เห็นด้วยกับผล")),
    # --- resolutions and what is asked of others ---
    "resolution_adopted": Told("resolution", _l("รับรองเป็นมติ"), _l("รับรองเป็นมติ %(number)s")),
    "resolution_affected": Told("resolution", _l("มติหลังเปลี่ยนผลของมตินี้")),
    "number_left_out": Told("resolution", _l("เว้นเลขมติไว้ พร้อมเหตุผล")),
    "item_assigned": Told("resolution", _l("ระบุผู้รับผิดชอบข้อในมติ")),
    "proposal_written": Told("resolution", _l("เขียนข้อเสนอนโยบายจากมติ")),
    "proposal_changed": Told("resolution", _l("แก้ข้อเสนอนโยบาย")),
    "proposal_moved": Told("resolution", _l("ข้อเสนอนโยบายเดินหน้า"), _l("ข้อเสนอนโยบาย: %(to)s")),
    "request_written": Told("promise", _l("เขียนคำขอถึงหน่วยงาน")),
    "request_changed": Told("promise", _l("แก้คำขอถึงหน่วยงาน")),
    "request_sent": Told(
        "promise", _l("ส่งหนังสือขอถึงหน่วยงาน"), _l("ส่งหนังสือขอเลขที่ %(letter)s ถึง %(body)s")
    ),
    "request_reminded": Told(
        "promise", _l("ส่งหนังสือเตือน"), _l("ส่งหนังสือเตือนเลขที่ %(letter)s ถึง %(body)s")
    ),
    "request_escalated": Told("promise", _l("ส่งต่อระดับที่สูงขึ้น"), _l("ส่งต่อระดับที่สูงขึ้น ถึง %(body)s")),
    "request_withdrawn": Told("promise", _l("ถอนคำขอ"), _l("ถอนคำขอ: %(reason)s")),
    "request_answered": Told("promise", _l("หน่วยงานตอบคำขอ"), _l("%(body)s ตอบคำขอ: %(answer)s")),
    "reply_link_made": Told("promise", _l("ทำลิงก์ส่วนตัวให้หน่วยงานตอบ")),
    "reply_link_prolonged": Told(
        "promise", _l("กำหนดวันหมดอายุของลิงก์ส่วนตัว"), _l("ให้ลิงก์ส่วนตัวใช้ได้ถึง %(until)s")
    ),
    "reply_link_revoked": Told("promise", _l("ยกเลิกลิงก์ส่วนตัวของหน่วยงาน")),
    "answer_shown": Told("promise", _l("เผยแพร่คำตอบของหน่วยงาน")),
    "answer_laid_back": Told("promise", _l("นำคำตอบของหน่วยงานกลับมารออ่าน")),
    "answer_withheld": Told(
        "promise", _l("ไม่เผยแพร่คำตอบของหน่วยงาน"), _l("ไม่เผยแพร่คำตอบของหน่วยงาน: %(reason)s")
    ),
    "commitment_made": Told("promise", _l("เกิดพันธสัญญาจากมติ"), _l("เกิดพันธสัญญาจากมติ ข้อ %(item)s")),
    "commitment_described": Told("promise", _l("แก้รายละเอียดพันธสัญญา")),
    "commitment_divided": Told("promise", _l("แบ่งพันธสัญญาเป็นส่วน"), _l("แบ่งพันธสัญญา ส่วนที่ %(part)s")),
    "commitment_bodies_changed": Told("promise", _l("เปลี่ยนผู้รับผิดชอบพันธสัญญา")),
    "commitment_reported": Told("promise", _l("บันทึกรายงานความคืบหน้า")),
    "commitment_corrected": Told("promise", _l("แก้รายงานความคืบหน้าที่ผิด ของเดิมยังอ่านได้")),
    "commitment_moved": Told("promise", _l("เปลี่ยนสถานะพันธสัญญา"), _l("พันธสัญญา: %(to)s")),
    "commitment_extended": Told("promise", _l("เปลี่ยนวันครบกำหนดของพันธสัญญา")),
    "commitment_decision_noted": Told("promise", _l("บันทึกสิ่งที่ที่ประชุมตัดสินเรื่องพันธสัญญา")),
    "commitment_put_on": Told("agenda", _l("นำพันธสัญญาเข้าระเบียบวาระ")),
    "follow_up_asked": Told("promise", _l("ถามที่ประชุมเรื่องพันธสัญญา")),
    "follow_up_dropped": Told("promise", _l("ไม่ถามที่ประชุมเรื่องพันธสัญญาแล้ว")),
    "follow_up_decided": Told("promise", _l("ที่ประชุมตัดสินเรื่องพันธสัญญา")),
    "evidence_attached": Told("promise", _l("แนบหลักฐานกับรายงานความคืบหน้า")),
    "evidence_taken": Told("promise", _l("เอาหลักฐานออกจากรายงาน เหตุผลอยู่ในรายงาน")),
    "report_shown": Told("promise", _l("เผยแพร่รายงานที่หน่วยงานส่งมา")),
    "report_withheld": Told("promise", _l("ไม่เผยแพร่รายงานที่หน่วยงานส่งมา เหตุผลอยู่ในรายงาน")),
    "report_laid_back": Told("promise", _l("นำรายงานของหน่วยงานกลับมาอ่านใหม่")),
    "clause_sourced": Told("charter", _l("เขียนข้อในธรรมนูญจากมติ")),
    # --- the charter ---
    "charter_founded": Told("charter", _l("วางหมวดของธรรมนูญ")),
    "clause_added": Told("charter", _l("เพิ่มข้อ"), _l("เพิ่มข้อ %(number)s")),
    "clause_amended": Told("charter", _l("แก้ข้อ"), _l("แก้ข้อ %(number)s")),
    "clause_removed": Told("charter", _l("เอาข้อออกจากร่าง")),
    "clause_repealed": Told("charter", _l("ยกเลิกข้อ"), _l("ยกเลิกข้อ %(number)s")),
    "edition_drafted": Told("charter", _l("แก้ร่างธรรมนูญฉบับใหม่")),
    "edition_put": Told("charter", _l("นำร่างฉบับใหม่เข้าที่ประชุม")),
    "edition_withdrawn": Told("charter", _l("ถอนร่างฉบับใหม่จากที่ประชุม")),
    "edition_adopted": Told("charter", _l("ประกาศใช้ธรรมนูญ"), _l("ประกาศใช้ธรรมนูญ ฉบับที่ %(number)s")),
    # --- minutes ---
    "discussion_written": Told("minutes", _l("บันทึกการอภิปราย")),
    "minutes_signers_named": Told("minutes", _l("ระบุผู้จดและผู้ตรวจรายงานการประชุม")),
    "minutes_circulated": Told("minutes", _l("เวียนรายงานการประชุมให้ตรวจแก้")),
    "minutes_adopted": Told("minutes", _l("รับรองรายงานการประชุม")),
    "correction_accepted": Told("minutes", _l("รับคำขอแก้รายงานการประชุม")),
    "correction_declined": Told("minutes", _l("ไม่รับคำขอแก้รายงานการประชุม")),
    # --- the second person ---
    "checks_settled": Told("check", _l("กำหนดว่าเรื่องใดต้องมีผู้ยืนยันคนที่สอง")),
    "confirmation_asked": Told("check", _l("ขอให้ผู้ยืนยันคนที่สองดู"), _l("ขอให้ผู้ยืนยันคนที่สองดู%(what)s")),
    "confirmed": Told("check", _l("ผู้ยืนยันคนที่สองยืนยัน"), _l("ผู้ยืนยันคนที่สองยืนยัน%(what)s")),
    "confirmation_declined": Told(
        "check", _l("ผู้ยืนยันคนที่สองไม่ยืนยัน"), _l("ผู้ยืนยันคนที่สองไม่ยืนยัน%(what)s")
    ),
    # --- grievances, only as heaps and only their day ---
    "grievances_sealed": Told(
        "voices",
        _l("ปิดผนึกความทุกข์ที่ได้ยิน เป็นชุด"),
        _l("ปิดผนึกความทุกข์ที่ได้ยิน %(count)s เรื่อง เป็นชุด"),
        day_only=True,
    ),
    "grievances_published": Told(
        "voices",
        _l("เผยแพร่ความทุกข์ที่อ่านแล้ว เป็นชุด"),
        _l("เผยแพร่ความทุกข์ที่อ่านแล้ว %(count)s เรื่อง"),
        day_only=True,
    ),
    "witnesses_counted": Told(
        "voices",
        _l("นับเสียงจากพื้นที่ที่บอกว่าพันธสัญญาทำแล้วหรือยัง"),
        _l("นับเสียงจากพื้นที่ของพันธสัญญา %(promises)s ข้อ"),
        day_only=True,
    ),
    "grievances_forgotten": Told("voices", _l("ลบคำพูดของผู้แจ้งที่ครบกำหนดเก็บ"), day_only=True),
}

# Why a kind stays out of the public log.
_PERSON = "tells of one person: who came, spoke, voted, was helped, or is on the roll"
_GRIEVANCE = "tells of one grievance or a few; its hour would date them"
_STAFF = "accounts and sign-ins of staff"

UNTOLD: Mapping[str, str] = {
    "vote_cast": _PERSON,
    "vote_assisted": _PERSON,
    "paper_given": _PERSON,
    "paper_returned": _PERSON,
    "speech_called": _PERSON,
    "speech_ended": _PERSON,
    "member_added": _PERSON,
    "members_imported": _PERSON,
    "member_checked_in": _PERSON,
    "check_in_undone": _PERSON,
    "member_forgotten": _PERSON,
    "consents_chosen": _PERSON,
    "consents_recorded": _PERSON,
    "consent_withdrawn": _PERSON,
    "slip_issued": _PERSON,
    "slip_revoked": _PERSON,
    "answerer_forgotten": _PERSON,
    "representative_named": _PERSON,
    "representative_removed": _PERSON,
    "task_given": _PERSON,
    "task_done": _PERSON,
    "task_reopened": _PERSON,
    "correction_asked": _PERSON,
    "correction_proposed": _PERSON,
    "correction_withdrawn": _PERSON,
    "heads_counted": "how many of each target group came; small groups are said nowhere",
    "staff_added": _STAFF,
    "link_made": _STAFF,
    "practice_begun": "a rehearsal, in a copy of its own",
    "grievance_answered": _GRIEVANCE,
    "grievance_sent_up": _GRIEVANCE,
    "grievance_withdrawn": _GRIEVANCE,
    "grievance_redacted": _GRIEVANCE,
    "grievance_reviewed": _GRIEVANCE,
    "grievance_withheld": _GRIEVANCE,
    "grievance_new": _GRIEVANCE,
    "picture_judged": _GRIEVANCE,
    "messages_read": _GRIEVANCE,
    "grievances_reviewed": _GRIEVANCE,
    "grievances_withheld": _GRIEVANCE,
    "grievances_new": _GRIEVANCE,
    "grievances_placed": _GRIEVANCE,
    "grievances_forwarded": _GRIEVANCE,
    "grievances_imported": _GRIEVANCE,
    "grievances_attached": _GRIEVANCE,
    "grievances_carried": _GRIEVANCE,
    "issue_grouped": _GRIEVANCE,
    "issue_ungrouped": _GRIEVANCE,
    "issue_changed": _GRIEVANCE,
    "grouping_undone": _GRIEVANCE,
}

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
