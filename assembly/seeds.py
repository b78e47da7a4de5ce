"""What an installation begins with: templates for real assemblies, and the demonstration."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from assembly.assemblies.actions import found_assembly
from assembly.assemblies.queries import assemblies
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.errors import Refusal
from assembly.places.actions import load_province
from assembly.plans.actions import adopt_strategies
from assembly.plans.facts import plan

DEMONSTRATION = "phangnga"


@dataclass(frozen=True)
class Template:
    """Where an assembly stands, what it is called, and whose plan it follows, if any."""

    province: str
    plan: str | None
    names: tuple[str, str]
    themes: tuple[str, str] = ("", "")


TEMPLATES = {
    "phangnga": Template(
        "phangnga",
        "phangnga",
        ("พังงาแห่งความสุข", "Phang-nga of Happiness"),
        ("รวมตัว ร่วมคิด ร่วมทำ", "Gather, think and act together"),
    ),
    "phuket": Template(
        "phuket",
        "phuket",
        ("สวัสดิการชุมชนภูเก็ต", "Phuket Community Welfare"),
        (
            "สานพลังประชารัฐ สู่ภูเก็ตเกาะสวรรค์",
            "People and state together, towards an island of paradise",
        ),
    ),
    "blank": Template("phangnga", None, ("ของเรา", "Our")),
}


class AlreadyFounded(Refusal):
    message = _l("สมัชชา %(slug)s มีอยู่แล้วในโฟลเดอร์นี้ ข้อมูลเดิมยังอยู่ครบ")


@change
def found_from_template(name: str, *, is_example: bool = False) -> str:
    """Found an assembly with its places and strategies; answers its slug, which is the template's.

    Refuses: AlreadyFounded.
    """
    if name in {row.slug for row in assemblies()}:
        raise AlreadyFounded(slug=name)
    template = TEMPLATES[name]
    province = load_province(template.province)
    assembly_id = found_assembly(
        SYSTEM, name, province, template.names, template.themes, is_example=is_example
    )
    if template.plan is not None:
        adopt_strategies(SYSTEM, assembly_id, plan(template.plan).strategies)
    return name


def plant_demonstration() -> None:
    """The Phang-nga example, planted once."""
    if DEMONSTRATION not in {row.slug for row in assemblies()}:
        found_from_template(DEMONSTRATION, is_example=True)
