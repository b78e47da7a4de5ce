"""A served meeting, and whoever comes into its room with a device of their own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from flask_migrate import stamp

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.people.actions import add_staff, make_link
from assembly.people.queries import PaperSlip, paper_slips
from tests.factories.hall import Hall
from tests.journeys.devices import LAPTOP, PHONE, WALL, Opens
from tests.journeys.people import (
    Agency,
    Delegate,
    Desk,
    Helper,
    Office,
    Person,
    Phone,
    Secretary,
    Teller,
    Wall,
    votes_by_form,
)
from tests.operator.machine import Machine, Running

Serves: TypeAlias = "Callable[[], Room]"
P = TypeVar("P", bound=Person)


@dataclass
class Room:
    """The meeting of the factories behind a real server, with a browser for each who is there."""

    hall: Hall
    server: Running
    opens: Opens

    @property
    def door(self) -> str:
        return f"{self.server.url}/m/{self.hall.code}"

    @property
    def desk_address(self) -> str:
        return f"{self.server.url}/desk/{self.hall.code}"

    def wall(self) -> Wall:
        return self._comes(Wall, WALL, f"/screen/{self.hall.code}")

    def desk(self, name: str = "") -> Desk:
        """The facilitator's; a further facilitator is called by name."""
        return self._signs_in(Desk, LAPTOP, "facilitator", f"/desk/{self.hall.code}", name)

    def teller(self, name: str = "") -> Teller:
        door = f"/desk/{self.hall.code}/tellers"
        return self._signs_in(Teller, PHONE, "teller", door, name, live=False)

    def helper(self) -> Helper:
        door = f"/desk/{self.hall.code}/checkin"
        return self._signs_in(Helper, LAPTOP, "helper", door)

    def secretary(self) -> Secretary:
        door = f"/office/{self.hall.slug}/minutes/{self.hall.code}"
        return self._signs_in(Secretary, LAPTOP, "secretary", door, live=False)

    def office(self, path: str) -> Office:
        """The secretary at one of the office's pages."""
        door = f"/office/{self.hall.slug}/{path}"
        return self._signs_in(Office, LAPTOP, "secretary", door, live=False)

    def agency(self, address: str, **how: Any) -> Agency:
        """A body's officer at a desk of its own, with the address that stands in a letter."""
        return self._comes(Agency, LAPTOP, address, live=False, **how)

    def anybody(self, path: str) -> Phone:
        """Somebody at home, on a page that everybody may read."""
        return self._comes(Phone, PHONE, path, live=False)

    def villager(self) -> Phone:
        """Somebody who looks on without a slip."""
        return self._comes(Phone, PHONE, f"/m/{self.hall.code}")

    def delegate(self, place: int, **how: Any) -> Delegate:
        """The phone of the n-th delegate, let in by the slip's QR; ``script=False``: without it."""
        if how.pop("script", True):
            return self._comes(Delegate, PHONE, f"/s/{self.slip(place).token}", **how)
        bare = Delegate(self.opens(PHONE, java_script_enabled=False, **how).new_page())
        bare.goes_to(f"{self.server.url}/s/{self.slip(place).token}")
        return bare

    def slip(self, place: int) -> PaperSlip:
        """What the n-th delegate holds in the hand."""
        slips = {slip.member_id: slip for slip in paper_slips(self.hall.meeting_id)}
        db.session.remove()
        return slips[self.hall.members[place]]

    def imported(self, given_name: str) -> Delegate:
        """The phone of somebody whom the office brought in from a file."""
        slips = paper_slips(self.hall.meeting_id)
        db.session.remove()
        slip = next(slip for slip in slips if given_name in slip.member)
        return self._comes(Delegate, PHONE, f"/s/{slip.token}")

    def others_vote(self, choice: str, *places: int, remark: str = "") -> None:
        """Delegates of whom the scene shows no screen press their phones."""
        for place in places:
            slip = self.slip(place)
            told = {"url": f"{self.server.url}/s/{slip.token}", "code": slip.code}
            votes_by_form(self.opens(PHONE).request, self.door, told, choice, remark)

    def _signs_in(
        self,
        who: type[P],
        size: tuple[int, int],
        role: str,
        goes_to: str,
        name: str = "",
        *,
        live: bool = True,
    ) -> P:
        hall = self.hall
        staff = add_staff(SYSTEM, name, hall.assembly_id, role) if name else hall.staff[role]
        return self._comes(who, size, f"/in/{make_link(SYSTEM, staff, goes_to)}", live=live)

    def _comes(
        self, who: type[P], size: tuple[int, int], path: str, *, live: bool = True, **how: Any
    ) -> P:
        person = who(self.opens(size, **how).new_page())
        person.goes_to(self.server.url + path)
        if live:
            person.is_live()
        return person


@contextmanager
def served(hall: Hall, opens: Opens) -> Iterator[Room]:
    """The scene as it stands, served until the end."""
    db.session.remove()
    stamp()  # the scene's tables are already those of the newest revision
    running = Machine(Path(hall.app.instance_path)).serves()
    yield Room(hall, running, opens)
    running.stops()
