"""Commands that found an assembly, let people in, and bring what was on paper."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from assembly.cli.ground import as_json, commands, program, say, which

TEMPLATES = ("phangnga", "phuket", "blank")
IMPORTS = ("members", "grievances", "organisations")
ROLES = ("facilitator", "secretary", "teller", "helper", "admin")


@commands.command()
@click.option("--template", type=click.Choice(TEMPLATES), required=True)
@click.option("--slug", default="", metavar="SLUG", help="Its name in addresses, if another one.")
@click.option("--name", default="", help="What it is called, after the word for assembly, in Thai.")
@click.option("--name-en", default="", help="The same in English.")
@as_json
def init(template: str, slug: str, name: str, name_en: str, json_: bool) -> None:
    """สร้างสมัชชาใหม่จากแม่แบบ

    Found an assembly here; again with another template or --slug adds one.
    """
    from assembly.operator import instances

    with program(instances.here()):
        from flask_babel import gettext as _

        from assembly.seeds.founding import found_from_template

        slug = found_from_template(template, slug=slug, names=(name, name_en or name))
        lines = [
            _("สร้างสมัชชา %(slug)s แล้ว", slug=slug),
            _("เพิ่มเลขานุการ: assembly staff add ชื่อ --role secretary --assembly %(slug)s", slug=slug),
            _("เปิดเซิร์ฟเวอร์: assembly serve แล้วเปิดลิงก์ที่ได้ และกด “เรียกประชุม” เพื่อเรียกประชุมครั้งแรก"),
        ]
        say(json_, {"assembly": slug}, "\n".join(lines))


@commands.command()
@which
@click.option("--meeting", "code", metavar="CODE", help="Six digits; the current one unless given.")
@as_json
def access(slug: str | None, code: str | None, json_: bool) -> None:
    """ที่อยู่ ลิงก์เข้าใช้ครั้งเดียว และบัตรประจำตัวผู้แทน

    Addresses, fresh one-time sign-in links, and the delegates' slips.
    """
    with program():
        from assembly.operator.addresses import access_to, as_lines, assembly_called, meeting_called

        assembly = assembly_called(slug)
        told = access_to(assembly, meeting_called(assembly, code))
        say(json_, asdict(told), as_lines(told))


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
    with program():
        from assembly.core.access import SYSTEM
        from assembly.operator.addresses import assembly_called, link_of, meeting_called
        from assembly.people.actions import add_staff

        assembly = assembly_called(slug)
        staff_id = add_staff(SYSTEM, name, assembly.id, role)
        url = link_of(staff_id, role, assembly, meeting_called(assembly, None))
        say(json_, {"name": name, "role": role, "url": url}, url)


@staff.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True)
@which
@as_json
def also(name: str, role: str, slug: str | None, json_: bool) -> None:
    """ให้หน้าที่เพิ่มแก่เจ้าหน้าที่เดิม เช่น ในสมัชชาอื่นที่เปิดอยู่ด้วยกัน

    Give a person who works here a further role, in this assembly or another.
    Who runs meetings of two assemblies raises a matter from one to the other.
    """
    with program():
        from assembly.core.access import SYSTEM
        from assembly.operator.addresses import assembly_called, link_of, meeting_called
        from assembly.people.actions import also_serves
        from assembly.people.queries import staff_called

        assembly, who = assembly_called(slug), staff_called(name)
        also_serves(SYSTEM, who.id, assembly.id, role)
        url = link_of(who.id, role, assembly, meeting_called(assembly, None))
        say(json_, {"name": who.name, "role": role, "url": url}, url)


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
    """นำเข้ารายชื่อ องค์กร หรือความทุกข์จากกระดาษ จากไฟล์ Excel หรือ CSV

    Members, grievances or organisations from a file, all rows or none; each row that is not good is
    named by its line. Tracking codes of grievances are printed once, here, and kept nowhere.
    """
    with program():
        from assembly.operator import bringing
        from assembly.operator.addresses import assembly_called, meeting_called

        row = assembly_called(slug)
        told: bringing.Brought | bringing.BroughtPaper | bringing.BroughtOrganisations
        if what == "members":
            told = bringing.bring_members(row.id, file, dry_run=dry_run)
        elif what == "organisations":
            told = bringing.bring_organisations(row.id, file, dry_run=dry_run)
        else:
            meeting = meeting_called(row, code) if code else None
            at = meeting.id if meeting else None
            told = bringing.bring_grievances(row.id, file, era or "", at, dry_run=dry_run)
        say(json_, told.as_plain(), told.as_lines())
    if told.problems:
        sys.exit(1)
