"""Founding an assembly from a template: its places, its name, and the strategies of its plan."""

import json
import re
from importlib.resources import files
from typing import Any

from flask_babel import lazy_gettext as _l

from assembly.assemblies.actions import found_assembly
from assembly.assemblies.queries import assemblies
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.errors import Refusal
from assembly.core.text import clean
from assembly.places.actions import load_province
from assembly.plans.actions import adopt_strategies
from assembly.plans.facts import plan

SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 40


class NoSuchSlug(Refusal):
    status = 422
    message = _l("ชื่อในที่อยู่ใช้ตัวอังกฤษเล็ก ตัวเลข และขีด ไม่เกิน %(most)s ตัว เช่น ko-yao")


class AlreadyFounded(Refusal):
    message = _l("สมัชชา %(slug)s มีอยู่แล้วในโฟลเดอร์นี้ ข้อมูลเดิมยังอยู่ครบ")


@change
def found_from_template(
    name: str, *, slug: str = "", names: tuple[str, str] = ("", ""), is_example: bool = False
) -> str:
    """Found an assembly without meetings; answers its slug, unless said the template's name.

    ``names``: Thai, English; as the template says where they are empty.
    Refuses: NoSuchSlug, AlreadyFounded.
    """
    slug = slug or name
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        raise NoSuchSlug(most=LONGEST_SLUG)
    if slug in {row.slug for row in assemblies()}:
        raise AlreadyFounded(slug=slug)
    template = texts("templates")[name]
    usual_th, usual_en = template["names"]
    named = (clean(names[0], newlines=False), clean(names[1], newlines=False))
    assembly_id = found_assembly(
        SYSTEM,
        slug,
        load_province(template["province"]),
        (named[0] or usual_th, named[1] or usual_en),
        tuple(template["themes"]),
        is_example=is_example,
    )
    if template["plan"] is not None:
        adopt_strategies(SYSTEM, assembly_id, plan(template["plan"]).strategies)
    return slug


def texts(name: str) -> Any:
    """One of the files in ``data``: what people are called, and what they say."""
    return json.loads(files("assembly.seeds").joinpath(f"data/{name}.json").read_text("utf-8"))
