"""The ``assembly`` command. Everything but the command line itself is imported when it is needed:
a server must patch the standard library first, and ``--help`` should not wait for a database.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from assembly import __version__

SERVERS = ("serve", "demo")
TEMPLATES = ("phangnga", "phuket", "blank")
ROLES = ("facilitator", "secretary", "teller", "helper", "admin")


def main() -> None:
    """The program behind ``assembly``: patched before anything else when it is to serve."""
    if sys.argv[1:2] and sys.argv[1] in SERVERS:
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
    from assembly import seeds
    from assembly.serving import serve

    serve(_instance(), host, port, before=seeds.plant_demonstration, ready=_say_doors)


@commands.command()
@host_option
@port_option
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
def serve(host: str, port: int, workers: int) -> None:
    """เปิดเซิร์ฟเวอร์ของสมัชชาในโฟลเดอร์นี้

    The production server. Backs up and upgrades the database by itself.
    """
    from assembly import serving

    if workers > 1:
        raise serving.OneProcessOnly
    serving.serve(_standing_instance(), host, port, ready=_say_where)


@commands.command()
@click.option("--template", type=click.Choice(TEMPLATES), required=True)
@as_json
def init(template: str, json_: bool) -> None:
    """สร้างสมัชชาใหม่จากแม่แบบ

    Found an assembly here; again with another template adds one.
    """
    with _program(_instance()):
        from flask_babel import gettext as _

        from assembly.seeds import found_from_template

        slug = found_from_template(template)
        _say(json_, {"assembly": slug}, _("สร้างสมัชชา %(slug)s แล้ว", slug=slug))


@commands.command()
@which
@click.option("--meeting", "code", metavar="CODE", help="Six digits; the current one unless given.")
@as_json
def access(slug: str | None, code: str | None, json_: bool) -> None:
    """ที่อยู่ ลิงก์เข้าใช้ครั้งเดียว และบัตรประจำตัวผู้แทน

    Addresses, fresh one-time sign-in links, and the delegates' slips.
    """
    with _program():
        from assembly.addresses import access_to, as_lines, assembly_called, meeting_called

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
        from assembly.addresses import assembly_called, link_of, meeting_called
        from assembly.core.access import SYSTEM
        from assembly.people.actions import add_staff

        assembly = assembly_called(slug)
        staff_id = add_staff(SYSTEM, name, assembly.id, role)
        url = link_of(staff_id, role, assembly, meeting_called(assembly, None))
        _say(json_, {"name": name, "role": role, "url": url}, url)


@commands.command()
@as_json
def verify(json_: bool) -> None:
    """ตรวจว่าบันทึกและผลการลงมติไม่ถูกแก้ไข

    Journal, checkpoints, ballots and texts: exits 0 intact, 1 tampered, 2 cannot tell.
    """
    from assembly import create_app, verifying

    instance = _instance()
    if not _stands(instance):
        report = verifying.nothing_here()
    else:
        with create_app(INSTANCE=instance).app_context():
            report = verifying.verify()
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
    from assembly.backups import back_up

    back_up(_standing_instance(), file.resolve())
    click.echo(file)


@commands.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """นำไฟล์สำรองกลับมาใช้ ของเดิมถูกย้ายไปเก็บ ไม่ถูกลบ

    Put a backup in place; what stood here before is moved aside. Not while the server runs.
    """
    from assembly.backups import restore as put_back
    from assembly.upkeep import alone

    instance = _instance()
    with alone(instance):
        aside = put_back(instance, file.resolve())
    click.echo(aside or instance)


def _instance() -> Path:
    return Path(os.environ.get("ASSEMBLY_INSTANCE", "instance")).resolve()


def _stands(instance: Path) -> bool:
    """Whether something was ever founded here, or a database elsewhere was named."""
    named = os.environ.get("DATABASE_URL") or (instance / "settings.py").is_file()
    return bool(named) or (instance / "assembly.db").is_file()


def _standing_instance() -> Path:
    """The instance folder; refuses where nothing was founded, rather than found an empty one."""
    if not _stands(_instance()):
        from assembly.addresses import NoAssembly

        raise NoAssembly
    return _instance()


@contextmanager
def _program(instance: Path | None = None) -> Iterator[None]:
    """The program on an instance, its database in today's shape; stopped at the end."""
    from assembly import create_app, upkeep

    app = create_app(INSTANCE=instance or _standing_instance())
    with app.app_context():
        try:
            upkeep.prepare_database_alone()
            yield
        finally:
            app.extensions["writer"].stop()


def _say_doors() -> None:
    """The demonstration's addresses, with fresh links."""
    from assembly.addresses import access_to, as_lines, assembly_called, meeting_called
    from assembly.seeds import DEMONSTRATION

    assembly = assembly_called(DEMONSTRATION)
    click.echo(as_lines(access_to(assembly, meeting_called(assembly, None))))


def _say_where() -> None:
    from assembly.core.web import public_url

    click.echo(public_url())


def _say(json_: bool, told: dict[str, Any], lines: str) -> None:
    click.echo(json.dumps(told, ensure_ascii=False) if json_ else lines)
