"""Founding an assembly from a template: its places, its name, and the strategies of its plan."""

import json
from importlib.resources import files
from typing import Any

from flask_babel import lazy_gettext as _l

from assembly.assemblies.actions import found_assembly
from assembly.assemblies.queries import assemblies
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.errors import Refusal
from assembly.places.actions import load_province
from assembly.plans.actions import adopt_strategies
from assembly.plans.facts import plan


class AlreadyFounded(Refusal):
    message = _l("สมัชชา %(slug)s มีอยู่แล้วในโฟลเดอร์นี้ ข้อมูลเดิมยังอยู่ครบ")


@change
def found_from_template(name: str, *, is_example: bool = False) -> str:
    """Found an assembly without meetings; answers its slug, which is the template's name.

    Refuses: AlreadyFounded.
    """
    if name in {row.slug for row in assemblies()}:
        raise AlreadyFounded(slug=name)
    template = texts("templates")[name]
    assembly_id = found_assembly(
        SYSTEM,
        name,
        load_province(template["province"]),
        tuple(template["names"]),
        tuple(template["themes"]),
        is_example=is_example,
    )
    if template["plan"] is not None:
        adopt_strategies(SYSTEM, assembly_id, plan(template["plan"]).strategies)
    return name


def texts(name: str) -> Any:
    """One of the files in ``data``: what people are called, and what they say."""
    return json.loads(files("assembly.seeds").joinpath(f"data/{name}.json").read_text("utf-8"))
