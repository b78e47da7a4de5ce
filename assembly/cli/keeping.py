"""Commands that keep the record: prove it, save it, bring it back, and forget in time."""

import sys
from pathlib import Path

import click

from assembly.cli.ground import as_json, commands, program, say, which


@commands.command()
@click.argument("bundle", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--key", default="", help="Of a bundle: the published public key or fingerprint.")
@click.option("--seen", default="", help="Of a bundle: a fingerprint photographed from the wall.")
@as_json
def verify(bundle: Path | None, key: str, seen: str, json_: bool) -> None:
    """ตรวจว่าบันทึกและผลการลงมติไม่ถูกแก้ไข

    This installation, or a bundle (zip or unpacked folder) from anywhere: exits 0 intact,
    1 tampered, 2 cannot tell.
    """
    from assembly.operator import instances, verifying

    if (key or seen) and not bundle:
        raise click.UsageError("--key and --seen: only of a bundle")
    if bundle:
        from assembly.operator.bundles import verify_bundle

        report = verify_bundle(bundle, key, seen)
    else:
        report = verifying.verify_instance(instances.here())
    say(json_, report.as_plain(), report.as_lines())
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


@commands.command()
@click.option("--dry-run", is_flag=True, help="Say how many; change nothing.")
@which
@as_json
def forget(dry_run: bool, slug: str | None, json_: bool) -> None:
    """ลบข้อความของผู้แจ้งที่เก็บครบกำหนดแล้ว เหลือแต่ตัวเลข

    Erase words, contacts, pictures and messages older than the assembly keeps them, of matters
    that are over. Numbers and places stay. Exits 1 where no time of keeping is settled.
    """
    with program():
        from assembly.operator.addresses import assembly_called
        from assembly.operator.keeping import forget as forget_now

        told = forget_now(assembly_called(slug).id, dry_run=dry_run)
        say(json_, told.as_plain(), told.as_lines())
