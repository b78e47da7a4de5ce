"""What every command shares: the group, the options that many take, and how it answers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from assembly import __version__


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


@contextmanager
def program(instance: Path | None = None) -> Iterator[None]:
    from assembly.operator import instances, upkeep

    with upkeep.program(instance or instances.standing()):
        yield


def say(json_: bool, told: dict[str, Any], lines: str) -> None:
    click.echo(json.dumps(told, ensure_ascii=False) if json_ else lines)
