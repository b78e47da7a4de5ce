"""One plenary as papers: the land resolution, the clause it became, the minutes that tell it."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

from PIL import Image

from assembly.exports.blocks import Seal
from assembly.exports.papers import (
    AgreementPaper,
    BallotBook,
    BallotCertificate,
    Below,
    BodyName,
    ChapterPaper,
    CharterPaper,
    ClausePaper,
    DistrictCounts,
    DistrictVoices,
    EarlierLetter,
    EditionName,
    Figures,
    GrievanceBook,
    GrievanceText,
    Heard,
    ItemPaper,
    MinutesPaper,
    OperativePaper,
    OrganisationBook,
    OrganisationPaper,
    Paper,
    Person,
    PictureFile,
    ProposalBook,
    ProposalPaper,
    Quote,
    RepresentativePaper,
    RequestBook,
    RequestLetter,
    ResolutionBook,
    ResolutionPaper,
    SidePaper,
    SlipPaper,
    SlipSheet,
    StagePaper,
    StrategyName,
    SubItem,
    VoicesReport,
)
from tests.exports.promises import COMMITMENTS, NOTHING_PROMISED

ASSEMBLY = "สมัชชาพังงาแห่งความสุข"
PLENARY = "สมัชชาใหญ่พังงาแห่งความสุข"
HALL = "หอประชุมจังหวัดพังงา"
DAY = date(2025, 11, 20)
NAMES = ("กะปง", "เกาะยาว", "คุระบุรี", "ตะกั่วทุ่ง", "ตะกั่วป่า", "ทับปุด", "ท้ายเหมือง", "เมืองพังงา")
LAND = StrategyName(3, "ที่ดินและที่อยู่อาศัย")
HEALTH = StrategyName(9, "สุขภาพ")
LINK = "http://192.168.1.10:8000/r/12"

TWO_THIRDS = Figures(
    kind="vote",
    method="secret",
    majority="two_thirds",
    electors=214,
    present=214,
    quorum=108,
    cast=208,
    yes=163,
    no=31,
    abstain=14,
    spoiled=0,
    needed=139,
    carried=True,
    why="reached",
    received=208,
    outcome="carried",
)
FALLEN = replace(
    TWO_THIRDS, majority="simple", yes=90, no=104, needed=98, carried=False, outcome="fallen"
)

LAND_RESOLUTION = ResolutionPaper(
    number="12.3",
    title="ให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย ตรวจแนวเขตที่ดินชุมชนให้เสร็จใน 1 ปี",
    preamble=("รับทราบว่า มีความทุกข์เรื่องที่ดิน 47 เรื่อง ใน 6 อำเภอ",),
    operative=(
        "ขอให้นายอำเภอทุกอำเภอ ตั้งคณะทำงาน 4 ฝ่าย ภายใน 60 วัน",
        "ขอให้คณะทำงานบอกผลที่ลานกลางของทุกหมู่บ้าน",
    ),
    meeting=f"{PLENARY} ครั้งที่ 12/2568",
    held_on=DAY,
    place=HALL,
    item="5.3",
    item_title="แนวเขตที่ดินชุมชน",
    strategy=LAND,
    ballot=TWO_THIRDS,
    adopted_on=DAY,
    link=LINK,
    items=(
        OperativePaper(
            1,
            "ขอให้นายอำเภอทุกอำเภอ ตั้งคณะทำงาน 4 ฝ่าย ภายใน 60 วัน",
            BodyName("ที่ว่าการอำเภอ", "state"),
            (BodyName("สภาองค์กรชุมชนตำบล", "community"), BodyName("หอการค้าจังหวัด", "private")),
            date(2026, 9, 30),
            state="moving",
            state_on=date(2026, 1, 28),
            progress=64,
            reported_on=date(2026, 8, 15),
            commitment="http://192.168.1.10:8000/k/1",
        ),
        OperativePaper(2, "ขอให้คณะทำงานบอกผลที่ลานกลางของทุกหมู่บ้าน"),
    ),
)
DOCTOR_RESOLUTION = replace(
    LAND_RESOLUTION, number="12.4", title="ให้หมอถึงเกาะทุกสัปดาห์", preamble=(), strategy=HEALTH
)

RESOLUTIONS = ResolutionBook(
    assembly=ASSEMBLY,
    title=f"มติ{PLENARY} ครั้งที่ 12/2568",
    as_of=DAY,
    resolutions=(LAND_RESOLUTION, DOCTOR_RESOLUTION),
    names=NAMES,
    is_example=True,
)

CHARTER = CharterPaper(
    assembly=ASSEMBLY,
    title="ธรรมนูญพังงาแห่งความสุข",
    edition=3,
    be_year=2568,
    preamble=("เราชาวพังงาจากทั้ง 8 อำเภอ ได้ร่วมกันรับฟังความทุกข์ของกันและกัน",),
    chapters=(
        ChapterPaper(
            4,
            "ความมั่นคงในที่ดินและที่อยู่อาศัย",
            (
                ClausePaper(
                    "17",
                    "ชุมชนมีสิทธิร่วมตรวจแนวเขตที่ดินของตน โดย",
                    (
                        SubItem("(1)", "ทุกอำเภอมีคณะทำงาน 4 ฝ่าย"),
                        SubItem("(ก)", "ชุมชน ท้องถิ่น รัฐ เอกชน", 2),
                    ),
                    "ที่มา: มติ 12.3 เห็นด้วย 163 จาก 208 เสียง",
                    LINK,
                ),
                ClausePaper("17/1", "(ยกเลิก)", (), "", LINK),
            ),
        ),
        ChapterPaper(9, "สวัสดิการชุมชน", ()),
    ),
    proclaimed_on=DAY,
    with_additions_until=None,
    place=HALL,
    signers=(),
    link="http://192.168.1.10:8000/charter/phangnga",
    names=NAMES,
    is_example=True,
)

SEAL = Seal(1482, "5V0K 8Z3M 1QYW 94TC", DAY)

# Four chapters: long enough for a table of contents; with everything that a charter may have.
LONG_CHARTER = replace(
    CHARTER,
    chapters=tuple(
        ChapterPaper(
            chapter,
            title,
            tuple(
                ClausePaper(
                    f"{2 * chapter - 2 + n}",
                    "ชุมชนมีสิทธิร่วมดูแลเรื่องนี้ และให้ทุกฝ่ายรับฟังความทุกข์ของผู้คนทุกหมู่บ้าน แล้วบอกผลให้รู้ทั่วกัน โดย",
                    (
                        SubItem("(1)", "ทุกอำเภอมีคณะทำงาน 4 ฝ่าย"),
                        SubItem("(ก)", "ชุมชน ท้องถิ่น", 2),
                        SubItem("(ข)", "รัฐ เอกชน", 2),
                        SubItem("(2)", "บอกผลที่ลานกลางของทุกหมู่บ้าน ภายใน 60 วัน"),
                    ),
                    "ที่มา: มติ 12.3 เห็นด้วย 163 จาก 208 เสียง",
                    LINK,
                )
                for n in (1, 2)
            ),
        )
        for chapter, title in enumerate(("ที่ดิน", "ทะเล", "การศึกษา", "สุขภาพ"), 1)
    ),
    transitory=("ในวาระเริ่มแรก ให้คณะทำงานที่มีอยู่ทำหน้าที่ต่อไป",),
    pledge=("เราขอปฏิญาณว่าจะรักษาธรรมนูญนี้",),
    in_force_from=date(2026, 1, 1),
    editions=(
        EditionName(1, date(2020, 3, 1), date(2020, 3, 1)),
        EditionName(2, date(2023, 3, 1), date(2023, 4, 1)),
        EditionName(3, DAY, date(2026, 1, 1)),
    ),
    signers=(Person("นายสมชาย ใจดี", "ประธานสมัชชา"), Person("นางมาลี กล้าทะเล", "เลขานุการ")),
    slug="phangnga",
)

DELEGATES = tuple(
    Person(name, f"ผู้แทนอำเภอ{district}")
    for name, district in (
        ("นายดลเลาะ หาญทะเล", "เกาะยาว"),
        ("นายสมชาย ใจดี", "เมืองพังงา"),
        ("นางสาวอรุณี", "กะปง"),
    )
)

MINUTES = MinutesPaper(
    assembly=ASSEMBLY,
    meeting=PLENARY,
    number="12/2568",
    held_on=DAY,
    place=HALL,
    present=DELEGATES[:2],
    absent=DELEGATES[2:],
    attending=(Person("นางมาลี กล้าทะเล", "ผู้สังเกตการณ์"),),
    started_at=datetime(2025, 11, 20, 2, 0, tzinfo=UTC),
    closed_at=datetime(2025, 11, 20, 9, 30, tzinfo=UTC),
    items=(
        ItemPaper("1", "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", ("ประธานกล่าวต้อนรับ",), (), ("รับทราบ",)),
        ItemPaper("2", "รับรองรายงานการประชุม", (), (), ()),
        ItemPaper(
            "5",
            "เรื่องเพื่อพิจารณา",
            (),
            (),
            (),
            (),
            (
                ItemPaper(
                    "5.3",
                    "แนวเขตที่ดินชุมชน",
                    ("ที่ประชุมอภิปรายว่า ชุมชนเกาะปันหยีอยู่มาก่อนมีแนวเขต",),
                    (TWO_THIRDS,),
                    ("เห็นชอบ (มติ 12.3)",),
                    LAND_RESOLUTION.operative,
                ),
            ),
        ),
    ),
    recorder="นางสาวฝั่งฟ้า น้ำทิพย์",
    reviewer="",
    names=NAMES,
    is_example=True,
)

BALLOTS = BallotBook(
    assembly=ASSEMBLY,
    title="ผลการลงมติ",
    as_of=DAY,
    ballots=(
        BallotCertificate(
            meeting=LAND_RESOLUTION.meeting,
            held_on=DAY,
            item="5.3",
            question=LAND_RESOLUTION.title,
            strategy=LAND,
            figures=TWO_THIRDS,
            opened_at=datetime(2025, 11, 20, 7, 20, tzinfo=UTC),
            closed_at=datetime(2025, 11, 20, 7, 30, tzinfo=UTC),
            declared_at=datetime(2025, 11, 20, 7, 32, tzinfo=UTC),
            question_hash="3f" * 32,
            electorate_hash="a1" * 32,
            envelopes=208,
            envelopes_root="0c" * 32,
        ),
    ),
    is_example=True,
)

GRIEVANCES = GrievanceBook(
    assembly=ASSEMBLY,
    title="ความทุกข์ของผู้คน",
    as_of=DAY,
    strategies=(LAND, HEALTH),
    districts=(
        DistrictCounts("กะปง", (0, 0), 0),
        DistrictCounts("เกาะยาว", (9, 2), 1),
        DistrictCounts("คุระบุรี", (11, 0), 0),
    ),
    texts=(
        GrievanceText("เกาะยาว", "พรุใน", LAND, "บ้านอยู่มา 3 รุ่น ยังไม่มีโฉนด"),
        GrievanceText("เกาะยาว", "เกาะยาวน้อย", None, "เรือไปโรงพยาบาลมีวันละเที่ยว"),
    ),
    is_example=True,
)

SLIPS = SlipSheet(
    assembly=ASSEMBLY,
    meeting=f"{PLENARY} ครั้งที่ 12/2568",
    held_on=DAY,
    place=HALL,
    address="192.168.1.10:8000",
    slips=tuple(
        SlipPaper(
            name=name,
            district=NAMES[place % 8],
            kind="ผู้แทน" if place % 5 else "ผู้สังเกตการณ์",
            code=f"48210937{place:04}",
            link=f"http://192.168.1.10:8000/s/{place:032x}",
        )
        for place, name in enumerate(
            (
                "นางสาวฝั่งฟ้า น้ำทิพย์",
                "นายดลเลาะ หาญทะเล",
                "ว่าที่ร้อยตรีหญิงพิมพ์ชนกนันท์ ศรีสุวรรณภูมิพิทักษ์ธรรม",
                "นางน้ำผึ้ง กุ้งก้ามกรามปี่ที่ป่า",
                "ก้อเส็ม",
            )
            * 5
        )
    ),
    is_example=False,
)


def _photo() -> bytes:
    """A small JPEG, as the desk clears it."""
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "#11606a").save(drawn, "JPEG")
    return drawn.getvalue()


KO_YAO = DistrictVoices(
    district="เกาะยาว",
    whole=Heard("", 12, 9, 2),
    joined=31,
    by_strategy=(Heard("3 ที่ดินและที่อยู่อาศัย", 9, 9, 2), Heard("9 สุขภาพ", 3, 0)),
    by_subdistrict=(Heard("เกาะยาวน้อย", 4, 3), Heard("เกาะยาวใหญ่", 0, 0), Heard("พรุใน", 8, 6)),
    groups=(("นักศึกษา 18–25 ปี", None), ("คนทำงาน 25–60 ปี", 7), ("ผู้ปกครอง", 0)),
    stages=(
        StagePaper(
            "เวทีรับฟังความทุกข์ ครั้งที่ 2/2568",
            DAY,
            "ศาลาเกาะยาวน้อย",
            48,
            (("ผู้ปกครอง", 12),),
            9,
            "เรือพยาบาลมาไม่ทัน",
        ),
    ),
    outcomes=(("ตอบผู้แจ้งแล้ว", 2), ("ยังค้าง", 9)),
    resolutions=(("12.4", "ให้หมอถึงเกาะทุกสัปดาห์"),),
    quotes=(Quote("เรือไปโรงพยาบาลมีวันละเที่ยว", "เกาะยาวน้อย", "สุขภาพ", 14),),
    pictures=(PictureFile(_photo(), 40, 30, "ตำบลพรุใน"),),
)

VOICES = VoicesReport(
    assembly=ASSEMBLY,
    title="รายงานความทุกข์ ทุกอำเภอ",
    as_of=DAY,
    strategies=(LAND, HEALTH),
    matrix=(("3 ที่ดินและที่อยู่อาศัย", (0, 9, 11)), ("9 สุขภาพ", (0, 3, 0))),
    places=NAMES[:3],
    districts=(KO_YAO,),
    names=NAMES,
    is_example=True,
)

PROPOSALS = ProposalBook(
    assembly=ASSEMBLY,
    title="ข้อเสนอนโยบาย",
    place="พังงา",
    as_of=date(2025, 12, 8),
    proposals=(
        ProposalPaper(
            state="sent",
            number="สพง 12/2568",
            dated=date(2025, 12, 8),
            organisation="ที่ว่าการอำเภอ",
            sector="state",
            addressee="นายอำเภอเกาะยาว",
            title="ข้อเสนอนโยบาย ให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย",
            background=("ชุมชนบนเกาะอยู่มาก่อนมีแนวเขต",),
            asked=("ตั้งคณะทำงาน 4 ฝ่าย", "บอกผลที่ลานกลางของทุกหมู่บ้าน"),
            due=date(2026, 9, 30),
            item=1,
            resolution=LAND_RESOLUTION,
            grievances=12,
            districts=(("กะปง", 0), ("เกาะยาว", 12)),
            quotes=(("บ้านอยู่มา 3 รุ่น ยังไม่มีโฉนด", "เกาะยาว"),),
            steps=(
                ("draft", date(2025, 11, 24), ""),
                ("heard", date(2025, 11, 28), "เวทีเกาะยาว 40 คน"),
                ("adopted", date(2025, 12, 1), "คณะเลขานุการ"),
                ("sent", date(2025, 12, 8), ""),
            ),
            channel="post",
            signer="นางสาวนภัสสร จันทร์เพ็ญ",
            signer_office="เลขานุการสมัชชาพังงาแห่งความสุข",
            link="http://192.168.1.10:8000/p/1",
        ),
    ),
    names=NAMES,
    is_example=True,
)

ORGANISATIONS = OrganisationBook(
    assembly=ASSEMBLY,
    title="องค์กรและเครือข่าย",
    as_of=DAY,
    public=False,
    organisations=(
        OrganisationPaper(
            name="สมาคมประชาสังคมพังงาแห่งความสุข",
            kind="association",
            sector="community",
            level="province",
            place_code="8201",
            place="อำเภอเมืองพังงา",
            founded=2017,
            ended=None,
            parent="",
            predecessors=("สมัชชาพังงาแห่งความสุข",),
            successors=(),
            networks=("เครือข่ายประมงพื้นบ้าน",),
            coordinator="นางมาลี ใจดี",
            contact="081 000 0000",
            is_shown=True,
            about="ทำงานกับทุกอำเภอ",
            representatives=(RepresentativePaper("นางมาลี ใจดี", "ประธาน", 2017, None),),
        ),
    ),
    agreements=(
        AgreementPaper(
            title="ร่วมมือพัฒนาพังงา",
            about="",
            signed_year=2020,
            signed_on=None,
            ends_on=date(2030, 12, 31),
            sides=(SidePaper("สมาคมประชาสังคมพังงาแห่งความสุข", "นางมาลี ใจดี", "ประธาน"),),
        ),
    ),
    is_example=True,
)

REQUEST = RequestLetter(
    kind="request",
    number="สพง 14/2569",
    dated=date(2026, 5, 4),
    organisation="สำนักงานที่ดินจังหวัดพังงา",
    addressee="เจ้าพนักงานที่ดินจังหวัดพังงา",
    title="ขอให้ดำเนินการตามมติ 12.3 ตรวจแนวเขตที่ดินชุมชน",
    asked=("ตั้งคณะทำงาน 4 ฝ่าย ภายใน 60 วัน", "บอกผลที่ลานกลางของทุกหมู่บ้าน"),
    until=date(2026, 6, 3),
    resolution="12.3",
    resolution_title="ให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย ตรวจแนวเขตที่ดินชุมชนให้เสร็จใน 1 ปี",
    meeting=f"{PLENARY} ครั้งที่ 12/2568",
    held_on=DAY,
    place=HALL,
    item_title="แนวเขตที่ดินชุมชน",
    signer="นางสาวนภัสสร จันทร์เพ็ญ",
    signer_office="เลขานุการสมัชชาพังงาแห่งความสุข",
    link="http://192.168.1.10:8000/k/7",
    grievances=47,
    districts=6,
    reply="http://192.168.1.10:8000/reply/k7Wq2nXz5vB8mJc4tR9yLd",
    reply_until=date(2026, 9, 3),
)
REMINDER = replace(
    REQUEST,
    kind="reminder",
    number="สพง 22/2569",
    dated=date(2026, 7, 20),
    until=date(2026, 8, 4),
    reminder=1,
    days=77,
    asked_until=date(2026, 6, 3),
    received_on=date(2026, 5, 12),
    earlier=(EarlierLetter("สพง 14/2569", date(2026, 5, 4), "สำนักงานที่ดินจังหวัดพังงา"),),
)
ESCALATION = replace(
    REQUEST,
    kind="escalation",
    number="",
    dated=None,
    organisation="กรมที่ดิน",
    addressee="อธิบดีกรมที่ดิน",
    earlier=(
        *REMINDER.earlier,
        EarlierLetter("สพง 22/2569", date(2026, 7, 20), "สำนักงานที่ดินจังหวัดพังงา"),
    ),
    below=(
        Below(
            "สำนักงานที่ดินจังหวัดพังงา",
            "refused",
            94,
            date(2026, 8, 6),
            "แนวเขตป่าชายเลนไม่อยู่ในอำนาจของจังหวัด",
        ),
    ),
    until=None,
)
REQUESTS = RequestBook(
    assembly=ASSEMBLY,
    title="หนังสือขอ",
    place="พังงา",
    as_of=date(2026, 8, 20),
    letters=(REQUEST, REMINDER, ESCALATION),
    names=NAMES,
    is_example=True,
)

PAPERS: dict[str, Paper] = {
    "commitments": COMMITMENTS,
    "resolutions": RESOLUTIONS,
    "charter": CHARTER,
    "minutes": MINUTES,
    "grievances": GRIEVANCES,
    "ballots": BALLOTS,
    "voices": VOICES,
    "slips": SLIPS,
    "proposals": PROPOSALS,
    "letters": PROPOSALS,
    "requests": REQUESTS,
    "organisations": ORGANISATIONS,
}

EMPTY: dict[str, Paper] = {
    "commitments": NOTHING_PROMISED,
    "resolutions": replace(RESOLUTIONS, resolutions=()),
    "charter": replace(CHARTER, edition=0, preamble=(), chapters=(), place=""),
    "minutes": replace(
        MINUTES, present=(), absent=(), attending=(), items=(), started_at=None, closed_at=None
    ),
    "grievances": replace(GRIEVANCES, strategies=(), districts=(), texts=()),
    "ballots": replace(BALLOTS, ballots=()),
    "voices": replace(VOICES, matrix=(), districts=()),
    "slips": replace(SLIPS, slips=(), is_example=True),
    "proposals": replace(PROPOSALS, proposals=()),
    "letters": replace(PROPOSALS, proposals=()),
    "requests": replace(REQUESTS, letters=()),
    "organisations": replace(ORGANISATIONS, organisations=(), agreements=()),
}

# What somebody may type to make a file do something.
HOSTILE = (
    '=HYPERLINK("http://evil.example","กด")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    '#import "/etc/passwd"',
    '#panic("x") $x^2$ *หนา* @ref <label>',
    "<w:p><w:r><w:t>แทรก</w:t></w:r></w:p>",
    "{{ 7*7 }} {% raw %}",
    "\x00\x0b\x1f\ufffe ก\u202eข\u200b",
    "]]> &amp; <!-- -->",
)
