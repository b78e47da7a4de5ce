"""The ``assembly`` command. Everything but the command line itself is imported when it is needed:
a server must patch the standard library first, and ``--help`` should not wait for a database.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from assembly import __version__

TEMPLATES = ("phangnga", "phuket", "blank")
FORMS = ("docx", "pdf", "xlsx", "csv", "json")
PAPERS = ("resolutions", "charter", "minutes", "grievances", "voices", "ballots", "slips", "bundle")
IMPORTS = ("members", "grievances")
ROLES = ("facilitator", "secretary", "teller", "helper", "admin")


def main() -> None:
    """The program behind ``assembly``: patched before anything else when it is to serve."""
    if sys.argv[1:2] in (["serve"], ["demo"], ["practice"]):
        from gevent import monkey

        monkey.patch_all()
    commands()


class PlainGroup(click.Group):
    """A refusal is one line on stderr and exit code 1; wrong usage exits 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            from assembly.core.errors import Refusal

            if not isinstance(error, Refusal):
                raise
            click.echo(error.sentence, err=True)
            ctx.exit(1)


@click.group(cls=PlainGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="assembly")
def commands() -> None:
    """สมัชชา: จัดสมัชชาประชาชน ตั้งแต่ความทุกข์จนถึงธรรมนูญ

    Assembly: live citizens' assemblies, from a grievance to a charter clause.
    The records lie in ./instance, or where ASSEMBLY_INSTANCE says.
    """


which = click.option(
    "--assembly", "slug", metavar="SLUG", help="Which assembly, where several are."
)
as_json = click.option("--json", "json_", is_flag=True, help="One JSON object on stdout.")
host_option = click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True)
port_option = click.option(
    "--port", envvar="PORT", default=8000, show_default=True, type=click.IntRange(0, 65535)
)


@commands.command()
@host_option
@port_option
def demo(host: str, port: int) -> None:
    """เปิดตัวอย่างสมัชชาพังงา แล้วบอกที่อยู่ของทุกคน

    Serve the Phang-nga example and print everybody's addresses. Running it again keeps the data.
    """
    from assembly.operator import instances, serving
    from assembly.seeds import planting

    ready = lambda: click.echo(planting.lines_to_begin_with())  # noqa: E731 -- as short as it reads
    serving.serve(instances.here(), host, port, before=planting.plant_demonstration, ready=ready)


@commands.command()
@host_option
@port_option
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
def serve(host: str, port: int, workers: int) -> None:
    """เปิดเซิร์ฟเวอร์ของสมัชชาในโฟลเดอร์นี้

    The production server. Backs up and upgrades the database by itself.
    """
    from assembly.core.web import public_url
    from assembly.operator import instances, serving

    if workers > 1:
        raise serving.OneProcessOnly
    serving.serve(instances.standing(), host, port, ready=lambda: click.echo(public_url()))


@commands.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), help="A free one after 8000 unless given.")
def practice(host: str, port: int | None) -> None:
    """ซ้อมบนสำเนาที่ทิ้งได้ ทุกหน้าจอมีคำว่าซ้อม

    Serve a throw-away copy, marked on every screen; safe while the real server runs.
    """
    from assembly.operator import instances, practising

    practising.practise(instances.standing(), host, port, click.echo)


@commands.command()
@click.option("--phones", default=500, show_default=True, type=click.IntRange(1, 5000))
@click.option("--url", metavar="URL", help="Which running server; the practice before the demo.")
@click.option(
    "--votes-within", default=10.0, show_default=True, metavar="S", type=click.FloatRange(0, 600),
    help="Seconds over which the votes come; 0: all at once.",
)  # fmt: skip
@which
@as_json
def rehearse(
    phones: int, url: str | None, votes_within: float, slug: str | None, json_: bool
) -> None:
    """ซ้อมใหญ่กับโทรศัพท์จำลอง บนสำเนาซ้อมหรือตัวอย่างที่เปิดอยู่

    A dress rehearsal: simulated phones join, tell and vote on a running practice or demonstration.
    Exits 1 when a vote was not acknowledged, lost or doubled.
    """
    from assembly.operator import instances, rehearsing

    instance, server = rehearsing.server_of(instances.standing(), url)
    with _program(instance):
        from assembly.operator.addresses import assembly_called

        rehearsing.check_nothing_is_real(instance)
        told = rehearsing.rehearse(assembly_called(slug), server, phones, votes_within)
        _say(json_, told.as_plain(), told.as_lines())
        if not told.is_safe:
            click.echo(told.verdict, err=True)
            sys.exit(1)


@commands.command()
@click.option("--template", type=click.Choice(TEMPLATES), required=True)
@as_json
def init(template: str, json_: bool) -> None:
    """สร้างสมัชชาใหม่จากแม่แบบ

    Found an assembly here; again with another template adds one.
    """
    from assembly.operator import instances

    with _program(instances.here()):
        from flask_babel import gettext as _

        from assembly.seeds.founding import found_from_template

        slug = found_from_template(template)
        lines = [
            _("สร้างสมัชชา %(slug)s แล้ว", slug=slug),
            _("เพิ่มเลขานุการ: assembly staff add ชื่อ --role secretary --assembly %(slug)s", slug=slug),
            _("เปิดเซิร์ฟเวอร์: assembly serve แล้วเปิดลิงก์ที่ได้ และกด “เรียกประชุม” เพื่อเรียกประชุมครั้งแรก"),
        ]
        _say(json_, {"assembly": slug}, "\n".join(lines))


@commands.command()
@which
@click.option("--meeting", "code", metavar="CODE", help="Six digits; the current one unless given.")
@as_json
def access(slug: str | None, code: str | None, json_: bool) -> None:
    """ที่อยู่ ลิงก์เข้าใช้ครั้งเดียว และบัตรประจำตัวผู้แทน

    Addresses, fresh one-time sign-in links, and the delegates' slips.
    """
    with _program():
        from assembly.operator.addresses import access_to, as_lines, assembly_called, meeting_called

        assembly = assembly_called(slug)
        told = access_to(assembly, meeting_called(assembly, code))
        _say(json_, asdict(told), as_lines(told))


@commands.group()
def staff() -> None:
    """เจ้าหน้าที่

    Staff accounts.
    """


@staff.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True)
@which
@as_json
def add(name: str, role: str, slug: str | None, json_: bool) -> None:
    """เพิ่มเจ้าหน้าที่ แล้วบอกลิงก์เข้าใช้ครั้งเดียว

    Open a staff account and print its one-time link.
    """
    with _program():
        from assembly.core.access import SYSTEM
        from assembly.operator.addresses import assembly_called, link_of, meeting_called
        from assembly.people.actions import add_staff

        assembly = assembly_called(slug)
        staff_id = add_staff(SYSTEM, name, assembly.id, role)
        url = link_of(staff_id, role, assembly, meeting_called(assembly, None))
        _say(json_, {"name": name, "role": role, "url": url}, url)


@commands.command()
@click.argument("what", type=click.Choice(PAPERS))
@click.option("--format", "form", type=click.Choice(FORMS), help="A bundle has none.")
@click.option("-o", "file", required=True, type=click.Path(dir_okay=False, path_type=Path))
@which
@click.option("--meeting", "code", metavar="CODE", help="Of one meeting; minutes: the newest.")
@click.option("--digits", type=click.Choice(("thai", "arabic")), help="Thai in Word and PDF.")
@click.option("--district", metavar="CODE", help="Voices of one district; of all unless given.")
@click.option("--public", is_flag=True, help="Grievances: what was published, and nothing else.")
def export(
    what: str, form: str | None, file: Path, slug: str | None, code: str | None, digits: Any,
    district: str | None, public: bool,
) -> None:  # fmt: skip
    """ทำเอกสารเป็นไฟล์

    One paper or sheet as a file, or a bundle of all with their proofs (a zip).
    """
    from assembly.exports.formats import EXPORTS

    forms = tuple(EXPORTS.get(what, {}))
    if (form in forms) != bool(forms):
        raise click.UsageError(f"{what}: --format {' or '.join(forms)}")
    if district and what != "voices":
        raise click.UsageError("--district: only of voices")
    if public and what != "grievances":
        raise click.UsageError("--public: only of grievances")
    with _program():
        from assembly.operator.addresses import assembly_called, meeting_called
        from assembly.operator.bundles import put_out

        row = assembly_called(slug)
        meeting = meeting_called(row, code) if code else None
        sitting = meeting.id if meeting else None
        put_out(file, row.id, what, form, sitting, digits, district=district, public=public)
    click.echo(file)


@commands.command("import")
@click.argument("what", type=click.Choice(IMPORTS))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Read and check it; change nothing.")
@click.option(
    "--era", type=click.Choice(("be", "ce")), help="Of the dates in a file of grievances."
)
@click.option("--meeting", "code", metavar="CODE", help="The stage grievances were collected at.")
@which
@as_json
def import_(
    what: str,
    file: Path,
    dry_run: bool,
    era: str | None,
    code: str | None,
    slug: str | None,
    json_: bool,
) -> None:
    """นำเข้ารายชื่อ หรือความทุกข์จากกระดาษ จากไฟล์ Excel หรือ CSV

    Members or grievances from a file, all rows or none; each row that is not good is named by its
    line. Tracking codes of grievances are printed once, here, and kept nowhere.
    """
    with _program():
        from assembly.operator import bringing
        from assembly.operator.addresses import assembly_called, meeting_called

        row = assembly_called(slug)
        told: bringing.Brought | bringing.BroughtPaper
        if what == "members":
            told = bringing.bring_members(row.id, file, dry_run=dry_run)
        else:
            meeting = meeting_called(row, code) if code else None
            at = meeting.id if meeting else None
            told = bringing.bring_grievances(row.id, file, era or "", at, dry_run=dry_run)
        _say(json_, told.as_plain(), told.as_lines())
    if told.problems:
        sys.exit(1)


@commands.command()
@which
@as_json
def publish(slug: str | None, json_: bool) -> None:
    """เผยแพร่ความทุกข์ที่อ่านแล้ว พร้อมกันหลายเรื่อง

    Let the public read what was reviewed and not told today; fewer than five wait.
    """
    with _program():
        from assembly.operator.addresses import assembly_called
        from assembly.operator.keeping import publish as publish_now

        told = publish_now(assembly_called(slug).id)
        _say(json_, told.as_plain(), told.as_lines())


@commands.command()
@click.option("--dry-run", is_flag=True, help="Say how many; change nothing.")
@which
@as_json
def forget(dry_run: bool, slug: str | None, json_: bool) -> None:
    """ลบข้อความของผู้แจ้งที่เก็บครบกำหนดแล้ว เหลือแต่ตัวเลข

    Erase words, contacts, pictures and messages older than the assembly keeps them, of matters
    that are over. Numbers and places stay. Exits 1 where no time of keeping is settled.
    """
    with _program():
        from assembly.operator.addresses import assembly_called
        from assembly.operator.keeping import forget as forget_now

        told = forget_now(assembly_called(slug).id, dry_run=dry_run)
        _say(json_, told.as_plain(), told.as_lines())


@commands.command()
@click.argument("bundle", required=False, type=click.Path(exists=True, path_type=Path))
@as_json
def verify(bundle: Path | None, json_: bool) -> None:
    """ตรวจว่าบันทึกและผลการลงมติไม่ถูกแก้ไข

    This installation, or a bundle from anywhere: exits 0 intact, 1 tampered, 2 cannot tell.
    """
    from assembly.operator import instances, verifying

    if bundle:
        from assembly.operator.bundles import verify_bundle

        report = verify_bundle(bundle)
    else:
        report = verifying.verify_instance(instances.here())
    _say(json_, report.as_plain(), report.as_lines())
    if report.exit_code:
        click.echo(report.summary, err=True)
    sys.exit(report.exit_code)


@commands.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """สำรองข้อมูลทั้งหมดเป็นไฟล์เดียว ทำระหว่างเปิดเซิร์ฟเวอร์ได้

    Everything in one file; safe while serving. Keep it safe: it holds the installation's secrets.
    """
    from assembly.operator import backups, instances

    backups.back_up(instances.standing(), file.resolve())
    click.echo(file)


@commands.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """นำไฟล์สำรองกลับมาใช้ ของเดิมถูกย้ายไปเก็บ ไม่ถูกลบ

    Put a backup in place; what stood here before is moved aside. Not while the server runs.
    """
    from assembly.operator import backups, instances

    with instances.alone(instances.here()):
        aside = backups.restore(instances.here(), file.resolve())
    click.echo(aside or instances.here())


@contextmanager
def _program(instance: Path | None = None) -> Iterator[None]:
    from assembly.operator import instances, upkeep

    with upkeep.program(instance or instances.standing()):
        yield


def _say(json_: bool, told: dict[str, Any], lines: str) -> None:
    click.echo(json.dumps(told, ensure_ascii=False) if json_ else lines)
