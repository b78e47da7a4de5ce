"""A board full of promises, straight into the tables: every state, letters and silences.

The same rows on every machine; what people read is invented, as a province might have it.
"""

import random
from datetime import date, timedelta

from sqlalchemy import func, select

from assembly.commitments.models import Commitment, CommitmentBody, Report
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.journal.actions import record
from assembly.plans.queries import strategies_of
from assembly.registry.models import Organisation
from assembly.requests.models import Answer, Letter, Request
from assembly.resolutions.models import OperativeItem
from tests.factories.hall import Hall

TITLES = (
    "ตั้งคณะทำงาน 4 ฝ่าย ตรวจแนวเขตที่ดินชุมชนให้เสร็จทุกตำบล และบอกผลที่ลานกลางหมู่บ้าน",
    "วางทุ่นกันอวนลากรอบเกาะยาว 24 จุด และตั้งเวรเฝ้าทะเลหน้าบ้าน",
    "ส่งหมอและยาถึงเกาะปันหยีทุกวันพุธ",
    "ซ่อมหอเตือนภัยสึนามิทุกหอ และซ้อมหนีปีละ 2 ครั้ง",
    "เปิดสอนภาษามอแกนในโรงเรียนบ้านเกาะสุรินทร์",
    "ตั้งกองทุนสวัสดิการชุมชนให้ครบทุกตำบล",
    "ขุดลอกคลองบางเตยก่อนหน้าฝน",
    "ให้รถรับส่งนักเรียนผ่านการตรวจทุกคัน",
    "ทำแผนที่ป่าชายเลนที่ชุมชนดูแล และปักหลักเขตร่วมกัน",
    "เปิดตลาดกลางผลไม้กะปงทุกวันเสาร์",
)
BODIES = (
    ("สำนักงานที่ดินจังหวัดพังงา", "state_agency", "state", "province"),
    ("สำนักงานประมงจังหวัดพังงา", "state_agency", "state", "province"),
    ("โรงพยาบาลเกาะยาวชัยพัฒน์", "state_agency", "state", "district"),
    ("องค์การบริหารส่วนจังหวัดพังงา", "local_authority", "local_government", "province"),
    ("ที่ว่าการอำเภอตะกั่วป่า", "state_agency", "state", "district"),
    ("สภาองค์กรชุมชนตำบลเกาะปันหยี", "community_organisation", "community", "subdistrict"),
    ("หอการค้าจังหวัดพังงา", "private_firm", "private", "province"),
    ("อบต.เกาะยาวน้อย", "local_authority", "local_government", "subdistrict"),
)
REFUSAL = "ไม่อยู่ในอำนาจของสำนักงาน และปีงบประมาณนี้ไม่มีงบตั้งไว้ ขอให้เสนอผ่านแผนพัฒนาจังหวัด"


@change
def fill_board(
    hall: Hall, resolution_id: int, many: int, reports: int = 1, bodies: int = 8
) -> None:
    """So many promises of one resolution; of those that are open a third was asked about.

    The journal grows by a line, as by every verb: by it pages know that something changed.
    """
    record(SYSTEM, "board_filled", f"assembly:{hall.assembly_id}", {"promises": many})
    dice, today = random.Random(6), clock.today()
    acting = _bodies(hall, bodies)
    of = select(func.max(OperativeItem.number)).where(OperativeItem.resolution_id == resolution_id)
    first = (session().scalar(of) or 0) + 1
    strategies = [row.id for row in strategies_of(hall.assembly_id)]
    for n in range(many):
        item = OperativeItem(resolution_id=resolution_id, number=first + n, text=TITLES[n % 10])
        session().add(item)
        session().flush()
        row = _promise(hall, n, item.id, dice, today)
        row.strategy_id = dice.choice([None, *strategies, *strategies[:4]])
        session().add(row)
        session().flush()
        _acting(row, acting, dice, n)
        _parts(row, dice, n)
        _reports(row, dice, reports, n)
        if n % 3 == 0 and row.state in ("waiting", "moving", "review"):
            _asked(row, dice.choice(acting), dice, n, today)


def _bodies(hall: Hall, many: int) -> list[int]:
    """So many by their names; those the hall knows already are the same."""
    mine = Organisation.assembly_id == hall.assembly_id
    known = {row.name: row for row in session().scalars(select(Organisation).where(mine))}
    rows = []
    for n in range(many):
        name, kind, sector, level = BODIES[n % len(BODIES)]
        whole = name if n < len(BODIES) else f"{name} สาขา {n}"
        row = known.get(whole) or Organisation(assembly_id=hall.assembly_id, name=whole)
        row.kind, row.sector, row.level = kind, sector, level
        rows.append(row)
    session().add_all(rows)
    session().flush()
    return [row.id for row in rows]


def _promise(hall: Hall, n: int, item_id: int, dice: random.Random, today: date) -> Commitment:
    state = dice.choice(
        ("kept", "kept", "moving", "moving", "moving", "waiting", "review", "ended")
    )
    due = today + timedelta(days=dice.randrange(-400, 700))
    row = Commitment(assembly_id=hall.assembly_id, item_id=item_id, title=TITLES[n % 10])
    row.state, row.state_on = state, today - timedelta(days=dice.randrange(500))
    row.due_on = due if n % 8 else None
    row.district_code = None if n % 6 == 0 else f"820{dice.randrange(1, 9)}"
    row.progress = {"kept": 100, "moving": dice.randrange(5, 96)}.get(state, 0)
    return row


def _acting(row: Commitment, acting: list[int], dice: random.Random, n: int) -> None:
    chosen = dice.sample(acting, min(1 + n % 4, len(acting)))
    for place, id_ in enumerate(chosen):
        lead = CommitmentBody(commitment_id=row.id, organisation_id=id_, leads=place == 0)
        lead.position = place
        session().add(lead)


def _parts(row: Commitment, dice: random.Random, n: int) -> None:
    """Every seventh has three parts in three districts."""
    for place in range(1, 4) if n % 7 == 3 else ():
        part = Commitment(assembly_id=row.assembly_id, item_id=row.item_id, parent_id=row.id)
        part.position, part.title, part.weight = place, f"ส่วนที่ {place} ของงาน", place
        part.state, part.state_on = ("kept", "moving", "ended")[place - 1], row.state_on
        part.progress, part.district_code = 40, f"820{dice.randrange(1, 9)}"
        session().add(part)


def _reports(row: Commitment, dice: random.Random, many: int, n: int) -> None:
    for number in range(1, many + 1):
        line = Report(commitment_id=row.id, number=number, text="ประชุมครั้งแรก มาครบ 4 ฝ่าย")
        line.happened_on = row.state_on - timedelta(days=dice.randrange(60))
        line.made_at = clock.now()
        line.corrects = 1 if n % 11 == 0 and number == 2 else None
        session().add(line)


def _asked(row: Commitment, body: int, dice: random.Random, n: int, today: date) -> None:
    """A letter, up to two reminders; some refused, some answered late, most are silent."""
    sent = today - timedelta(days=dice.randrange(3, 260))
    asked = Request(assembly_id=row.assembly_id, commitment_id=row.id, organisation_id=body)
    asked.addressee, asked.title, asked.asked = "หัวหน้าหน่วยงาน", row.title, "ขอให้ตอบ"
    asked.state, asked.sent_on, asked.due_on = "sent", sent, sent + timedelta(days=30)
    how = ("silent", "silent", "silent", "refused", "late", "received")[n // 3 % 6]
    if how in ("refused", "late"):
        asked.state = "refused" if how == "refused" else "accepted"
        asked.answered_on = min(today, sent + timedelta(days=45))
    session().add(asked)
    session().flush()
    for number in range(1, 1 + min(3, 1 + (today - sent).days // 60)):
        letter = Letter(request_id=asked.id, number=number, made_at=clock.now(), made_by="เลขานุการ")
        letter.kind, letter.channel = "request" if number == 1 else "reminder", "post"
        letter.letter_number = f"สพง {n + number}/2569"
        letter.sent_on = sent + timedelta(days=50 * (number - 1))
        session().add(letter)
    if how in ("refused", "late", "received"):
        answer = Answer(request_id=asked.id, number=1, made_at=clock.now(), text=REFUSAL)
        answer.kind = {"late": "accepted"}.get(how, how)
        answer.answered_on = asked.answered_on or min(today, sent + timedelta(days=9))
        session().add(answer)
