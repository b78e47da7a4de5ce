"""Adopted minutes as anybody may read them: people who did not agree to be named are counted.

The paper itself stays as it was frozen. Who may be named is asked anew each time, so that who takes
the consent back is not named from then on.
"""

from collections import Counter

from assembly.assemblies.queries import assembly
from assembly.exports.papers import MinutesPaper, Person
from assembly.exports.queries.veiling import known_in, veiled
from assembly.places.queries import districts_of


def public_paper(assembly_id: int, paper: MinutesPaper) -> MinutesPaper:
    """The same paper, in whose lists and sentences stand only those who may be named."""
    return veiled(paper, known_in(assembly_id))


def by_place(people: tuple[Person, ...]) -> list[tuple[str, int]]:
    """How many of each role and district, in the order of the list."""
    return list(Counter(one.role for one in people).items())


def by_district(assembly_id: int, paper: MinutesPaper) -> list[dict[str, str | int]]:
    """How many delegates came from each district; every one is listed, zero too."""
    came = Counter(one.role.removeprefix("ผู้แทนอำเภอ") for one in paper.present)
    places = districts_of(assembly(assembly_id).province_code)
    return [{"name": place.name_th, "count": came[place.name_th]} for place in places]
