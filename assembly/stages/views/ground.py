"""What the pages of stages share: their blueprint, and the places to choose from."""

from itertools import groupby
from typing import TypeAlias

from flask import Blueprint, g
from werkzeug.wrappers import Response

from assembly.assemblies.queries import assembly
from assembly.meetings.queries import name_of
from assembly.places.models import District, Subdistrict
from assembly.places.queries import districts_of, subdistricts_of
from assembly.stages.forms import PlaceFields

pages = Blueprint("stages", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]


def offer_places(form: PlaceFields) -> None:
    province = assembly(g.assembly_id).province_code
    form.offer((district.code, name_of(district)) for district in districts_of(province))


def places() -> list[tuple[District, list[Subdistrict]]]:
    """The province's districts, each with its subdistricts, in the order people look them up."""
    subdistricts = subdistricts_of(assembly(g.assembly_id).province_code)
    return [(d, list(inside)) for d, inside in groupby(subdistricts, key=lambda s: s.district)]
