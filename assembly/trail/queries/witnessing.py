"""What people say of one promise, beside what the person said who is looking."""

from dataclasses import dataclass
from typing import Any

from assembly.assemblies.models import Assembly
from assembly.commitments.models import Commitment
from assembly.commitments.queries.witnessing import Witnessed, own_word, witnesses_of
from assembly.core import clock
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.meetings.queries import name_of
from assembly.places.queries import districts_of


@dataclass(frozen=True)
class PeopleSay:
    """One promise as those see it who live with it. ``says`` and ``where`` are of this browser."""

    id: int
    title: str
    state: str
    said: Witnessed
    says: str
    place: str  # the district's code: of the own word, or as the browser remembers it
    districts: tuple[tuple[str, str], ...]  # code and name, all there are

    @property
    def where(self) -> str:
        return dict(self.districts).get(self.place, "")


def people_say(commitment_id: int, participant: str, district_code: str = "") -> PeopleSay:
    """Raises ``NotFound``."""
    row = session().get(Commitment, commitment_id)
    if row is None:
        raise NotFound
    province = session().get_one(Assembly, row.assembly_id).province_code
    districts = tuple((district.code, name_of(district)) for district in districts_of(province))
    own = own_word(commitment_id, participant)
    place = own.district_code if own else district_code
    return PeopleSay(
        id=row.id,
        title=row.title,
        state=row.state,
        said=witnesses_of([row.id], clock.today())[row.id],
        says=own.says if own else "",
        place=place if place in dict(districts) else "",
        districts=districts,
    )


def people_told(said: Witnessed) -> dict[str, Any]:
    """What people say, for other programs: both words by district, zero too."""
    return {
        "done": {district.code: district.count for district in said.done},
        "unchanged": {district.code: district.count for district in said.unchanged},
        "lately": {"done": said.done_lately, "unchanged": said.unchanged_lately},
        "is_contradicted": said.is_contradicted,
    }
