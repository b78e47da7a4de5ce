"""Commands that give papers out, and let the public read."""

from pathlib import Path
from typing import Any

import click

from assembly.cli.ground import as_json, commands, program, say, which

FORMS = ("docx", "pdf", "xlsx", "csv", "json", "akn")
PAPERS = (
    "resolutions", "charter", "minutes", "grievances", "voices", "ballots", "slips", "proposals",
    "letters", "requests", "organisations", "commitments", "bundle",
)  # fmt: skip
IN_ENGLISH = ("resolutions", "charter", "minutes", "commitments")


@commands.command()
@click.argument("what", type=click.Choice(PAPERS))
@click.option("--format", "form", type=click.Choice(FORMS), help="A bundle has none.")
@click.option("-o", "file", required=True, type=click.Path(dir_okay=False, path_type=Path))
@which
@click.option("--meeting", "code", metavar="CODE", help="Of one meeting; minutes: the newest.")
@click.option("--digits", type=click.Choice(("thai", "arabic")), help="Thai in Word and PDF.")
@click.option("--district", metavar="CODE", help="Voices or commitments of one district.")
@click.option("--document", metavar="SLUG", help="Charter: a by-law beside it, by its address.")
@click.option("--edition", type=click.IntRange(1, 9999), help="Charter: one edition, as adopted.")
@click.option("--language", type=click.Choice(("th", "en")), default="th", help="Of fixed words.")
@click.option(
    "--public",
    is_flag=True,
    help="Grievances that were published; organisations' people who agreed.",
)
@click.option("--number", metavar="12.3", help="One resolution, by its number.")
@click.option("--proposal", metavar="ID", type=int, help="One proposal or letter, by /p/<id>.")
@click.option("--request", metavar="ID", type=int, help="Requests: which one.")
@click.option("--letter", metavar="N", type=int, default=0, help="Of a request; 0: the next one.")
@click.option("--body", metavar="ID", type=click.IntRange(1), help="Commitments of one body.")
@click.option("--strategy", metavar="N", type=click.IntRange(1), help="… of one strategy.")
@click.option("--year", metavar="BE", type=click.IntRange(2500, 2700), help="… due in one year.")
@click.option("--by", type=click.Choice(("strategy", "body")), help="… under what they stand.")
def export(
    what: str, form: str | None, file: Path, slug: str | None, code: str | None, digits: Any,
    district: str | None, public: bool, document: str | None, edition: int | None, language: Any,
    number: str | None, proposal: int | None, request: int | None, letter: int, body: int | None,
    strategy: int | None, year: int | None, by: str | None,
) -> None:  # fmt: skip
    """ทำเอกสารเป็นไฟล์

    One paper or sheet as a file, or a bundle of all with their proofs (a zip).
    """
    from assembly.exports.formats import EXPORTS

    forms = tuple(EXPORTS.get(what, {}))
    if (form in forms) != bool(forms):
        raise click.UsageError(f"{what}: --format {' or '.join(forms)}")
    _check_narrowed(what, district, any((body, strategy, year, by)))
    if public and what not in ("grievances", "organisations"):
        raise click.UsageError("--public: only of grievances and organisations")
    if (document or edition) and what != "charter":
        raise click.UsageError("--document, --edition: only of the charter")
    if language == "en" and what not in IN_ENGLISH:
        raise click.UsageError(f"--language en: only of {', '.join(IN_ENGLISH)}")
    _check_row(what, number, proposal, request)
    with program():
        from assembly.exports.queries import Narrowed
        from assembly.operator.addresses import assembly_called, meeting_called, resolution_called
        from assembly.operator.bundles import put_out

        row = assembly_called(slug)
        meeting = meeting_called(row, code) if code else None
        sitting = meeting.id if meeting else None
        about = resolution_called(row, number) if number else proposal or request
        narrowed = Narrowed(body or 0, district or "", strategy or 0, year or 0, by or "strategy")
        put_out(
            file, row.id, what, form, sitting, digits, district=district, public=public,
            document=document, edition=edition, language=language, about=about, letter=letter,
            narrowed=narrowed,
        )  # fmt: skip
    click.echo(file)


def _check_narrowed(what: str, district: str | None, narrowed: bool) -> None:
    """Whether what is asked for can be narrowed to a place, a body, a strategy or a year."""
    if district and what not in ("voices", "commitments"):
        raise click.UsageError("--district: only of voices and commitments")
    if narrowed and what != "commitments":
        raise click.UsageError("--body, --strategy, --year, --by: only of commitments")


def _check_row(what: str, number: str | None, proposal: int | None, request: int | None) -> None:
    """Whether the one row that is named is one of what is asked for."""
    if number and what != "resolutions":
        raise click.UsageError("--number: only of resolutions")
    if proposal and what not in ("proposals", "letters"):
        raise click.UsageError("--proposal: only of proposals and letters")
    if (what == "requests") != bool(request):
        raise click.UsageError("--request ID: of requests, and only of these")


@commands.command()
@which
@as_json
def publish(slug: str | None, json_: bool) -> None:
    """เผยแพร่ความทุกข์ที่อ่านแล้ว พร้อมกันหลายเรื่อง

    Let the public read what was reviewed and not told today; fewer than five wait.
    """
    with program():
        from assembly.operator.addresses import assembly_called
        from assembly.operator.keeping import publish as publish_now

        told = publish_now(assembly_called(slug).id)
        say(json_, told.as_plain(), told.as_lines())
