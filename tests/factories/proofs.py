"""Reports with something that shows them: a picture, a paper, a figure; and a body that reports."""

from datetime import timedelta

from PIL import Image

from assembly.commitments.actions import attach_evidence, report, report_with_evidence
from assembly.commitments.queries import EvidenceView, evidence_of
from assembly.commitments.rules import Figure, File, Sent, Told
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.papers import Paper
from assembly.core.pictures import remade
from assembly.extensions import db
from tests.factories.hall import Hall
from tests.factories.minutes import secretary
from tests.factories.papers import PLAIN
from tests.factories.promises import Promised
from tests.factories.uploads import jpeg

VILLAGES = Figure("หมู่บ้านที่ปักแนวเขตแล้ว", "7", "แห่ง")
LAND = Figure("ที่ดินที่รังวัดแล้ว", "1250.5", "ไร่")
POSTS = "ปักหลักแนวเขตครบ 7 หมู่บ้าน ชาวบ้านเดินดูด้วยกัน"
PAPER = Paper(PLAIN, 1)


def picture(caption: str = "หลักแนวเขตบ้านบางพัฒน์", size: tuple[int, int] = (640, 480)) -> File:
    made = remade(jpeg(Image.new("RGB", size, "teal")))
    return File("picture", made.body, caption, made.width, made.height)


def paper(caption: str = "บันทึกการรังวัด") -> File:
    return File("paper", PAPER.body, caption, pages=PAPER.pages)


ALL = Sent((picture(), paper()), (VILLAGES, LAND))


def shown_report(hall: Hall, commitment_id: int, sent: Sent = ALL) -> int:
    """The office tells what happened, and shows it."""
    return report_with_evidence(secretary(hall), commitment_id, Told(clock.today(), POSTS), sent)


def body_reports(
    scene: Promised,
    sent: Sent = ALL,
    text: str = POSTS,
    progress: int = 40,
    *,
    moves: bool = False,
) -> int:
    """The body that leads reports by its link; nobody at the office has read it yet."""
    day = clock.today() - timedelta(days=1)
    said = Told(day, text, progress, "body", scene.bodies["state"], "unread", moves)
    report_id = report(Actor(), scene.first, said)
    attach_evidence(Actor(), report_id, sent)
    db.session.remove()
    return report_id


def proofs(report_id: int, *, public: bool = True) -> tuple[EvidenceView, ...]:
    db.session.remove()
    return evidence_of([report_id], public=public).get(report_id, ())
