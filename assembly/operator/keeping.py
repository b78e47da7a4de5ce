"""What an operator does about words now and then: let them be published, and forget old ones."""

from dataclasses import asdict, dataclass

from flask_babel import gettext as _

from assembly.commitments.actions.witnessing import seal_witnesses
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.grievances import rules
from assembly.grievances.actions import forget_old, publish_batch, seal_batch
from assembly.grievances.queries import waiting_to_be_published
from assembly.requests.actions import forget_old_answerers


@dataclass(frozen=True)
class Published:
    """How many words the public reads from now on, and how many wait to be enough."""

    published: int
    waiting: int

    def as_plain(self) -> dict[str, int]:
        return asdict(self)

    def as_lines(self) -> str:
        if self.waiting:
            said = _(
                "รอเผยแพร่ %(n)s เรื่อง จะเผยแพร่เมื่อครบ %(most)s เรื่อง",
                n=self.waiting,
                most=rules.FEWEST_TOGETHER,
            )
        else:
            said = _("เผยแพร่แล้ว %(n)s เรื่อง", n=self.published)
        return str(said)


@dataclass(frozen=True)
class Forgot:
    """What was erased, or would be."""

    dry_run: bool
    told: rules.Forgotten
    answerers: int  # of answers, who typed them

    def as_plain(self) -> dict[str, int | bool]:
        return {"dry_run": self.dry_run, **asdict(self.told), "answerers": self.answerers}

    def as_lines(self) -> str:
        counts = {"n": self.told.erased, "m": self.told.waiting, "days": self.told.keep_days}
        if self.dry_run:
            said = _("จะลบ %(n)s เรื่องที่เก่ากว่า %(days)s วัน เก็บไว้ %(m)s เรื่องที่ยังไม่จบ", **counts)
        else:
            said = _("ลบแล้ว %(n)s เรื่องที่เก่ากว่า %(days)s วัน เก็บไว้ %(m)s เรื่องที่ยังไม่จบ", **counts)
        if not self.answerers:
            return str(said)
        typed = _("ชื่อผู้พิมพ์คำตอบของหน่วยงาน %(n)s คน", n=self.answerers)
        return f"{said} · {typed}"


def publish(assembly_id: int) -> Published:
    """Enter what was told into the journal, then let the public read what may be read."""
    seal_batch(SYSTEM, assembly_id)
    seal_witnesses(SYSTEM, assembly_id)
    published = publish_batch(SYSTEM, assembly_id)
    return Published(published, waiting_to_be_published(assembly_id, clock.today()))


def forget(assembly_id: int, *, dry_run: bool) -> Forgot:
    """Refuses: KeepsForGood."""
    told = forget_old(SYSTEM, assembly_id, dry_run=dry_run)
    typed = forget_old_answerers(SYSTEM, assembly_id, told.keep_days, dry_run=dry_run)
    return Forgot(dry_run, told, typed)
