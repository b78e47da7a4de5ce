"""What was promised in a decade: 2,000 commitments, 300 bodies, 20,000 lines, as reports."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from sqlalchemy import insert

from assembly.commitments.models import Commitment, CommitmentBody, Evidence, Report
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.text import search_key
from assembly.exports.formats import export
from assembly.exports.queries import Narrowed, paper_of
from assembly.exports.queries.commitments import about
from assembly.extensions import db
from assembly.plans.queries import strategies_of
from assembly.registry.actions import add_organisation
from assembly.requests.models import Answer, Letter, Request
from assembly.resolutions.models import OperativeItem
from benchmarks.records import instance
from benchmarks.table import Line
from tests.exports.scenes import SEAL
from tests.factories.deciding import adopt
from tests.factories.hall import Hall, gather

MANY, BODIES, LINES = 2_000, 300, 10
STATES = ("waiting", "moving", "moving", "kept", "review", "ended")
SECTORS = ("state", "local_government", "community", "private")
WORDS = "เดินสำรวจแนวเขตร่วมกับผู้ใหญ่บ้านและเทศบาล ปักหลักแล้วหลายหมู่บ้าน บอกผลที่ลานกลาง"


def reports() -> list[Line]:
    """Sheets and data of all of them, and one body's report as the secretary sends it."""
    with instance() as app:
        hall = gather(app)
        whole, one = Narrowed(), Narrowed(body=plant(hall)[7])
        mine = about(hall.assembly_id, one).total
        told = [
            Line(f"{MANY} commitments, {LINES} lines each, as {form.upper()}", seconds, "s", most)
            for form, most in (("json", 1.0), ("csv", 1.0), ("xlsx", 2.5))
            for seconds in [_best(_made(hall, whole, form))]
        ]
        for form, most in (("docx", 500), ("pdf", 600)):
            taken = 1000 * _best(_made(hall, one, form))
            told.append(Line(f"{mine} of one body as {form.upper()}", taken, "ms", most))
        seen = sorted(
            1000 * _took(partial(about, hall.assembly_id, asked)) for asked in (whole, one) * 20
        )
        return [*told, Line("what a report would cover: p95", seen[-3], "ms", most=100)]


def _made(hall: Hall, asked: Narrowed, form: str) -> Callable[[], object]:
    """Read and printed, in this process: what it costs, whatever else the machine does."""
    drawn = form in ("docx", "pdf")
    more = {"seal": SEAL} if drawn else {}
    read = partial(paper_of, "commitments", hall.assembly_id, narrowed=asked, drawn=drawn)
    return lambda: export("commitments", form, read(), **more)


def _best(do: Callable[[], object], rounds: int = 4) -> float:
    return min(_took(do) for _ in range(rounds))


def _took(do: Callable[[], object]) -> float:
    db.session.remove()
    begun = time.process_time()
    do()
    return time.process_time() - begun


def plant(hall: Hall) -> list[int]:
    """The same rows on every machine; answers the ids of the bodies."""
    return _rows(hall, adopt(hall, 0).id, clock.today())


@change
def _rows(hall: Hall, resolution_id: int, today: date) -> list[int]:
    bodies = [
        add_organisation(
            SYSTEM, hall.assembly_id, f"หน่วยงานที่ {n} จังหวัดพังงา", SECTORS[n % 4], "province"
        )
        for n in range(BODIES)
    ]
    under = [row.id for row in strategies_of(hall.assembly_id)]
    ids = [_promise(hall, resolution_id, n, under, today) for n in range(MANY)]
    session().execute(insert(CommitmentBody), [
        {"commitment_id": id_, "organisation_id": bodies[(n * 7 + k * 31) % BODIES],
         "leads": k == 0, "position": k}
        for n, id_ in enumerate(ids) for k in range(3)
    ])  # fmt: skip
    session().execute(insert(Report), [
        _line(id_, number, today) for id_ in ids for number in range(1, LINES + 1)
    ])  # fmt: skip
    first = session().query(Report.id).order_by(Report.id).limit(1).scalar() or 1
    session().execute(insert(Evidence), [
        {"report_id": first + 10 * n, "kind": "figure", "caption": "ปักหลักแล้ว", "value": "32",
         "unit": "หมู่บ้าน", "file": "", "sha256": "", "size": 0, "width": 0, "height": 0}
        for n in range(MANY // 2)
    ])  # fmt: skip
    _ask(hall, ids, bodies, today)
    return bodies


def _promise(hall: Hall, resolution_id: int, n: int, under: list[int], today: date) -> int:
    item = OperativeItem(resolution_id=resolution_id, number=100 + n, text=f"ขอให้ทำเรื่องที่ {n}")
    session().add(item)
    session().flush()
    title = f"ตั้งคณะทำงาน 4 ฝ่าย เรื่องที่ {n} ร่วมเดินสำรวจและปักหลักแนวเขตให้ครบทุกหมู่บ้าน"
    row = Commitment(
        assembly_id=hall.assembly_id, item_id=item.id, title=title, search=search_key(title),
        expected="ทุกหมู่บ้านมีแนวเขตที่ทุกฝ่ายรับรอง", strategy_id=under[n % len(under)],
        district_code=f"820{1 + n % 8}", state=STATES[n % 6], state_on=today, progress=n % 100,
        due_on=today + timedelta(days=n - 700), reported_on=today,
    )  # fmt: skip
    session().add(row)
    session().flush()
    return row.id


def _line(id_: int, number: int, today: date) -> dict[str, object]:
    return {
        "commitment_id": id_, "number": number, "kind": "report", "happened_on": today,
        "made_at": clock.now(), "made_by": "เลขานุการ", "source": "office",
        "text": f"{WORDS} ครั้งที่ {number} ข้อ {id_}", "progress": number * 9, "state": "",
        "before": "", "after": "", "seen": "shown", "withheld_because": "",
        "corrects": 3 if number == 4 else None,
    }  # fmt: skip


def _ask(hall: Hall, ids: list[int], bodies: list[int], today: date) -> None:
    for n, id_ in enumerate(ids[::4]):
        sent, answered = today - timedelta(days=n), today if n % 2 else None
        row = Request(
            assembly_id=hall.assembly_id, commitment_id=id_, addressee="หัวหน้าหน่วยงาน",
            organisation_id=bodies[n % BODIES], title=f"ขอให้ดำเนินการเรื่องที่ {n}", asked="ขอให้ทำ",
            state="accepted" if n % 2 else "sent", sent_on=sent, answered_on=answered,
            due_on=sent + timedelta(days=30),
        )  # fmt: skip
        session().add(row)
        session().flush()
        said = {"request_id": row.id, "made_at": clock.now(), "made_by": "เลขานุการ"}
        session().add(Letter(number=1, letter_number=f"สพง {n}/2569", sent_on=sent, **said))
        if answered:
            told = {"number": 1, "kind": "accepted", "answered_on": answered, "text": "ยินดีทำ"}
            session().add(Answer(**told, **said))
