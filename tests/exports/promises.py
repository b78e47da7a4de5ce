"""A year of promises as a paper: one that moves, one that is kept, one that nobody answers."""

import io
from dataclasses import replace
from datetime import date

from PIL import Image, ImageDraw

from assembly.exports.papers import (
    AnswerPaper,
    BodyName,
    Chosen,
    CommitmentBook,
    CommitmentPaper,
    CommitmentTotals,
    EvidencePaper,
    LetterPaper,
    PartPaper,
    PictureFile,
    ReportPaper,
    RequestPaper,
    StrategyName,
)

TODAY = date(2026, 11, 26)
LAND_OFFICE = BodyName("สำนักงานที่ดินจังหวัดพังงา", "state")
COUNCIL = BodyName("สภาองค์กรชุมชนตำบลเกาะยาวน้อย", "community")
TOWN = BodyName("เทศบาลตำบลเกาะยาว", "local_government")
TRADE = BodyName("หอการค้าจังหวัดพังงา", "private")
HEALTH_OFFICE = BodyName("สำนักงานสาธารณสุขจังหวัดพังงา", "state")
LAND = StrategyName(3, "ที่ดินและที่อยู่อาศัย")
HEALTH = StrategyName(9, "สุขภาพ")
AT = "http://192.168.1.10:8000"


def photo(colour: str) -> PictureFile:
    """The shore where the posts were set, as far as a test needs it."""
    drawn, into = Image.new("RGB", (320, 240), "#bcd9e8"), io.BytesIO()
    pen = ImageDraw.Draw(drawn)
    pen.polygon([(0, 240), (0, 150), (120, 90), (210, 160), (320, 120), (320, 240)], fill=colour)
    pen.rectangle((150, 120, 158, 215), fill="#fff8e0")
    drawn.save(into, "JPEG")
    return PictureFile(into.getvalue(), 320, 240, "หมุดแนวเขตบ้านท่าค่าย วันปักร่วมกัน")


def line(number: int, day: date, text: str, **told: object) -> ReportPaper:
    usual: dict[str, object] = {
        "kind": "report", "teller": "office", "body": "", "progress": None, "state": "",
        "before": "", "after": "", "corrects": None, "corrected_by": None, "seen": "shown",
        "withheld_because": "",
    }  # fmt: skip
    return ReportPaper(number=number, happened_on=day, text=text, **(usual | told))  # type: ignore[arg-type]  # a line's own words


POSTS = EvidencePaper("figure", "ปักหลักแนวเขตแล้ว", "32", "หมู่บ้าน", True, "", 0)
ACCEPTED = AnswerPaper(
    number=1, kind="accepted", answered_on=date(2026, 1, 28),
    text="ยินดีร่วมเดินสำรวจแนวเขตกับชุมชนทุกหมู่บ้าน", promised_on=date(2026, 9, 30), plan="budgeted",
    budget="1200000", letter_number="พง 0020/118", way="link", corrects=None, corrected_by=None,
    seen="shown", withheld_because="",
)  # fmt: skip
ASKED_LAND = RequestPaper(
    body=LAND_OFFICE,
    addressee="เจ้าพนักงานที่ดินจังหวัดพังงา",
    title="ขอให้ร่วมตรวจแนวเขตที่ดินชุมชน",
    asked=("ร่วมเดินสำรวจแนวเขต", "รายงานผลทุกสามเดือน"),
    state="accepted",
    sent_on=date(2025, 12, 8),
    due=date(2026, 1, 7),
    answered_on=date(2026, 1, 28),
    plan="budgeted",
    silent_days=51,
    is_silent=False,
    is_overdue=False,
    escalated_from="",
    letters=(
        LetterPaper("request", "สพง 12/2568", "post", date(2025, 12, 8), date(2026, 1, 7)),
        LetterPaper("reminder", "สพง 3/2569", "post", date(2026, 1, 12), date(2026, 1, 30)),
    ),
    answers=(ACCEPTED,),
)
MOVING = CommitmentPaper(
    link=f"{AT}/k/1",
    resolution="12.3",
    item=1,
    resolution_title="ให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย ตรวจแนวเขตที่ดินชุมชน",
    meeting="สมัชชาใหญ่พังงาแห่งความสุข ครั้งที่ 12/2568",
    adopted_on=date(2025, 11, 20),
    kind="project",
    title="ตั้งคณะทำงาน 4 ฝ่าย ร่วมเดินสำรวจและปักหลักแนวเขตที่ดินชุมชนให้ครบทุกหมู่บ้าน",
    expected="ทุกหมู่บ้านมีแนวเขตที่ทั้งสี่ฝ่ายรับรองร่วมกัน และติดไว้ที่ลานกลางของหมู่บ้าน",
    strategy=LAND,
    lead=LAND_OFFICE,
    partners=(COUNCIL, TOWN, TRADE),
    district_code="8202",
    place="อำเภอเกาะยาว",
    begins=date(2025, 12, 1),
    due=date(2026, 9, 30),
    state="moving",
    state_on=date(2026, 1, 28),
    progress=64,
    reported_on=date(2026, 10, 15),
    late_days=57,
    silent_days=0,
    parts=(
        PartPaper("ตั้งคณะทำงาน", LAND_OFFICE, (), "", "", None, date(2026, 2, 28), 1, "kept",
                  date(2026, 2, 20), 100, f"{AT}/k/4", (), ()),
        PartPaper("ปักหลักแนวเขต", COUNCIL, (TOWN,), "8202", "ตำบลเกาะยาวน้อย", None,
                  date(2026, 9, 30), 2, "moving", date(2026, 3, 1), 46, f"{AT}/k/5", (), ()),
    ),
    reports=(
        line(1, date(2026, 1, 28), "หน่วยงานตอบรับและตั้งงบประมาณแล้ว", kind="state", state="moving",
             before="waiting", after="moving"),
        line(2, date(2026, 6, 30), "เดินสำรวจแล้ว 42 หมู่บ้าน", progress=50, corrected_by=3),
        line(3, date(2026, 7, 2), "นับใหม่ เดินสำรวจแล้ว 32 หมู่บ้าน", progress=46, corrects=2,
             evidence=(POSTS,)),
        line(4, date(2026, 10, 15), "ปักหลักบ้านท่าค่ายร่วมกับผู้ใหญ่บ้านและเทศบาล", teller="body",
             body=LAND_OFFICE.name, evidence=(
                 EvidencePaper("picture", "หมุดแนวเขตบ้านท่าค่าย", "", "", False, "ab" * 32, 8100,
                               picture=photo("#2f6b4f")),
                 EvidencePaper("picture", "ชาวบ้านเดินสำรวจ", "", "", False, "cd" * 32, 9100,
                               picture=photo("#7a6a3a")),
             )),
    ),
    requests=(ASKED_LAND,),
)  # fmt: skip
KEPT = replace(
    MOVING, link=f"{AT}/k/2", item=2, kind="activity", title="บอกผลการตรวจแนวเขตที่ลานกลางของทุกหมู่บ้าน",
    expected="", lead=TOWN, partners=(LAND_OFFICE,), begins=None, due=date(2026, 8, 31),
    state="kept", state_on=date(2026, 8, 20), progress=100, late_days=0, parts=(), requests=(),
    reports=(line(1, date(2026, 8, 20), "ติดผลครบ 18 หมู่บ้าน มีภาพทุกป้าย", kind="state",
                  state="kept", before="moving", after="kept", teller="meeting"),),
)  # fmt: skip
SILENT = replace(
    MOVING, link=f"{AT}/k/3", resolution="12.4", item=1, resolution_title="ให้หมอถึงเกาะทุกสัปดาห์",
    kind="activity", title="จัดเรือและทีมแพทย์ออกตรวจที่เกาะยาวใหญ่ทุกสัปดาห์ที่สองของเดือน", expected="",
    strategy=HEALTH, lead=HEALTH_OFFICE, partners=(), begins=None, due=date(2027, 1, 31),
    state="waiting", state_on=date(2025, 11, 20), progress=0, reported_on=None, late_days=0,
    silent_days=353, parts=(), reports=(),
    requests=(
        replace(ASKED_LAND, body=HEALTH_OFFICE, addressee="นายแพทย์สาธารณสุขจังหวัดพังงา",
                title="ขอให้จัดทีมแพทย์ออกตรวจที่เกาะ", state="sent", answered_on=None, plan="",
                silent_days=353, is_silent=True, is_overdue=True, answers=()),
    ),
)  # fmt: skip


def sums(name: str, *ones: CommitmentPaper) -> CommitmentTotals:
    states = [one.state for one in ones]
    silences = [one.silent_days for one in ones if one.silent_days]
    going = [one.progress for one in ones if one.state != "ended"]
    counted = {key: states.count(key) for key in ("waiting", "moving", "kept", "review", "ended")}
    return CommitmentTotals(
        name, len(ones), **counted, late=sum(bool(one.late_days) for one in ones),
        silent=len(silences), longest_silence=max(silences, default=0),
        progress=sum(going) // max(len(going), 1),
    )  # fmt: skip


COMMITMENTS = CommitmentBook(
    assembly="สมัชชาพังงาแห่งความสุข",
    title="รายงานติดตามพันธสัญญา สมัชชาพังงาแห่งความสุข",
    place="พังงา",
    as_of=TODAY,
    chosen=Chosen(),
    grouped="strategy",
    totals=sums("", MOVING, KEPT, SILENT),
    by_body=(sums(LAND_OFFICE.name, MOVING, KEPT), sums(HEALTH_OFFICE.name, SILENT)),
    by_district=(sums("เกาะยาว", MOVING, KEPT, SILENT),),
    by_strategy=(sums("3 ที่ดินและที่อยู่อาศัย", MOVING, KEPT), sums("9 สุขภาพ", SILENT)),
    by_year=(sums("2569", MOVING, KEPT), sums("2570", SILENT)),
    commitments=(MOVING, KEPT, SILENT),
    link=f"{AT}/a/phangnga/promises",
    names=("เกาะยาว", "ท่าค่าย", "สำนักงานที่ดินจังหวัดพังงา"),
    is_example=True,
    slug="phangnga",
)
FOR_ONE_BODY = replace(
    COMMITMENTS,
    title="รายงานติดตามพันธสัญญา สำนักงานที่ดินจังหวัดพังงา",
    chosen=Chosen(body=LAND_OFFICE.name),
    totals=sums("", MOVING, KEPT),
    by_body=(sums(LAND_OFFICE.name, MOVING, KEPT),),
    by_strategy=(sums("3 ที่ดินและที่อยู่อาศัย", MOVING, KEPT),),
    commitments=(MOVING, KEPT),
)
NOTHING_PROMISED = replace(
    COMMITMENTS, totals=sums(""), by_body=(), by_district=(), by_strategy=(), by_year=(),
    commitments=(),
)  # fmt: skip
