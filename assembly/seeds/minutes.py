"""The minutes of the finished plenary: circulated, corrected, adopted."""

from datetime import date, timedelta

from assembly.minutes.actions import (
    accept_correction,
    circulate_minutes,
    propose_correction,
    sign_minutes,
    write_passage,
)
from assembly.minutes.queries import passages_of
from assembly.minutes.rules import item_place
from assembly.office.actions import adopt_minutes
from assembly.seeds.founding import texts
from assembly.seeds.story import Scene, delegate_called, on


def adopt_the_last_minutes(scene: Scene, last: date) -> None:
    """Read by the chair, sent round for a month; one delegate misses a reason that was given."""
    told, who = texts("minutes"), scene.staff["secretary"]
    with on(last + timedelta(days=3), "09:00"):
        sign_minutes(who, scene.meeting_id, who.staff_id, scene.chair.staff_id)
        for place in ("before", "after"):
            write_passage(who, scene.meeting_id, place, 0, told[place])
        circulate_minutes(who, scene.meeting_id, last + timedelta(days=30))
    asked = told["correction"]
    place = item_place(scene.items[asked["item"]])
    now = passages_of(scene.meeting_id)[place]
    with on(last + timedelta(days=9), "19:20"):
        corrected = now.text.replace(asked["old"], asked["new"])
        delegate = delegate_called(scene, asked["name"])
        said = (place, now.version, corrected, asked["reason"])
        asked_id = propose_correction(delegate, scene.meeting_id, *said)
    with on(last + timedelta(days=10), "10:05"):
        accept_correction(who, asked_id, now.version, corrected)
    with on(last + timedelta(days=31), "09:30"):
        adopt_minutes(who, scene.meeting_id)
