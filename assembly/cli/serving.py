"""Commands that serve: the real thing, the example, a practice, and a rehearsal on it."""

import sys

import click

from assembly.cli.ground import as_json, commands, host_option, port_option, program, say, which


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
    with program(instance):
        from assembly.operator.addresses import assembly_called

        rehearsing.check_nothing_is_real(instance)
        told = rehearsing.rehearse(assembly_called(slug), server, phones, votes_within)
        say(json_, told.as_plain(), told.as_lines())
        if not told.is_safe:
            click.echo(told.verdict, err=True)
            sys.exit(1)
