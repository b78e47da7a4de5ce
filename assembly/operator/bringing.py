"""Bringing a file in by the command: what it did or would do, and every row that is not good."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from assembly.core.access import SYSTEM
from assembly.core.columns import Problem
from assembly.core.tables import LARGEST_FILE, TableTooLarge
from assembly.grievances.rules import grouped
from assembly.registry.actions import import_organisations
from assembly.registry.queries import preview as preview_organisations
from assembly.roll.actions import import_members
from assembly.roll.queries import preview
from assembly.scribes.actions import import_grievances
from assembly.scribes.queries import code_on, taken_on
from assembly.scribes.queries import preview as preview_pile


@dataclass(frozen=True)
class Brought:
    """The outcome of an import; with a problem nothing was changed."""

    dry_run: bool
    added: int
    known: int
    slips: int
    problems: tuple[Problem, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        errors = [{"line": one.line, "message": one.sentence} for one in self.problems]
        counts = {"added": self.added, "known": self.known, "slips": self.slips}
        return {"ok": not errors, "dry_run": self.dry_run, **counts, "errors": errors}

    def as_lines(self) -> str:
        if self.problems:
            rows = [
                _("แถวที่ %(line)s: %(sentence)s", line=one.line, sentence=one.sentence)
                for one in self.problems
            ]
            return "\n".join([*rows, _("ยังไม่ได้นำเข้า แก้แถวเหล่านี้แล้วลองใหม่")])
        if self.dry_run:
            said = _(
                "อ่านได้ครบ จะเพิ่ม %(added)s คน มีอยู่แล้ว %(known)s คน ยังไม่ได้เปลี่ยนอะไร", **vars(self)
            )
        else:
            said = _(
                "นำเข้าแล้ว เพิ่ม %(added)s คน มีอยู่แล้ว %(known)s คน ออกบัตร %(slips)s ใบ", **vars(self)
            )
        return str(said)


def bring_members(assembly_id: int, file: Path, *, dry_run: bool) -> Brought:
    """Members from a file. Refuses what ``roll.queries.preview`` refuses."""
    if file.stat().st_size > LARGEST_FILE:
        raise TableTooLarge
    content = file.read_bytes()
    found = preview(assembly_id, content)
    if found.problems:
        return Brought(dry_run, 0, 0, 0, found.problems)
    if dry_run:
        return Brought(dry_run, len(found.new), found.known, 0)
    told = import_members(SYSTEM, assembly_id, content)
    return Brought(dry_run, told["added"], told["known"], told["slips"])


@dataclass(frozen=True)
class BroughtPaper:
    """The outcome of an import of grievances; with a problem nothing was changed."""

    dry_run: bool
    added: int
    known: int
    codes: tuple[tuple[int, str], ...] = ()  # row and tracking code: said once, kept nowhere
    problems: tuple[Problem, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        errors = [{"line": one.line, "message": one.sentence} for one in self.problems]
        codes = [{"line": line, "code": code} for line, code in self.codes]
        told = {"added": self.added, "known": self.known, "codes": codes}
        return {"ok": not errors, "dry_run": self.dry_run, **told, "errors": errors}

    def as_lines(self) -> str:
        if self.problems:
            rows = [
                _("แถวที่ %(line)s: %(sentence)s", line=one.line, sentence=one.sentence)
                for one in self.problems
            ]
            return "\n".join([*rows, _("ยังไม่ได้นำเข้า แก้แถวเหล่านี้แล้วลองใหม่")])
        facts = {"added": self.added, "known": self.known}
        if self.dry_run:
            return str(
                _("อ่านได้ครบ จะเพิ่ม %(added)s เรื่อง มีอยู่แล้ว %(known)s เรื่อง ยังไม่ได้เปลี่ยนอะไร", **facts)
            )
        rows = [_("แถวที่ %(line)s: %(sentence)s", line=n, sentence=code) for n, code in self.codes]
        done = _("นำเข้าแล้ว เพิ่ม %(added)s เรื่อง มีอยู่แล้ว %(known)s เรื่อง", **facts)
        return "\n".join([*rows, done])


def bring_grievances(
    assembly_id: int, file: Path, era: str, meeting_id: int | None, *, dry_run: bool
) -> BroughtPaper:
    """Grievances from paper. Refuses what ``scribes.queries.preview`` refuses."""
    if file.stat().st_size > LARGEST_FILE:
        raise TableTooLarge
    content = file.read_bytes()
    found = preview_pile(assembly_id, content, era)
    if found.pile.problems:
        return BroughtPaper(dry_run, 0, 0, problems=found.pile.problems)
    if dry_run:
        return BroughtPaper(dry_run, len(found.new), found.known)
    told = import_grievances(SYSTEM, assembly_id, content, era, meeting_id)
    taken = taken_on(assembly_id, content, era)
    codes = tuple((one.line, grouped(code_on(assembly_id, one))) for one in taken)
    return BroughtPaper(dry_run, told["added"], told["known"], codes)


@dataclass(frozen=True)
class BroughtOrganisations:
    """The outcome of an import of organisations; with a problem nothing was changed."""

    dry_run: bool
    added: int
    known: int
    problems: tuple[Problem, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        errors = [{"line": one.line, "message": one.sentence} for one in self.problems]
        counts = {"added": self.added, "known": self.known}
        return {"ok": not errors, "dry_run": self.dry_run, **counts, "errors": errors}

    def as_lines(self) -> str:
        if self.problems:
            rows = [
                _("แถวที่ %(line)s: %(sentence)s", line=one.line, sentence=one.sentence)
                for one in self.problems
            ]
            return "\n".join([*rows, _("ยังไม่ได้นำเข้า แก้แถวเหล่านี้แล้วลองใหม่")])
        facts = {"added": self.added, "known": self.known}
        if self.dry_run:
            said = _("อ่านได้ครบ จะเพิ่ม %(added)s องค์กร มีอยู่แล้ว %(known)s ยังไม่ได้เปลี่ยนอะไร", **facts)
        else:
            said = _("นำเข้าแล้ว เพิ่ม %(added)s องค์กร มีอยู่แล้ว %(known)s", **facts)
        return str(said)


def bring_organisations(assembly_id: int, file: Path, *, dry_run: bool) -> BroughtOrganisations:
    """Organisations from a file. Refuses what ``registry.queries.preview`` refuses."""
    if file.stat().st_size > LARGEST_FILE:
        raise TableTooLarge
    content = file.read_bytes()
    found = preview_organisations(assembly_id, content)
    if found.problems:
        return BroughtOrganisations(dry_run, 0, 0, found.problems)
    if dry_run:
        return BroughtOrganisations(dry_run, len(found.new), found.known)
    told = import_organisations(SYSTEM, assembly_id, content)
    return BroughtOrganisations(dry_run, told["added"], told["known"])
