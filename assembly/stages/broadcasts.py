"""A stage that opens, closes or is counted changes where was heard: the board moves everywhere."""

from sqlalchemy import select

from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly, assembly_by_slug
from assembly.core.access import Actor
from assembly.core.change import broadcasts
from assembly.core.db import session
from assembly.live import push
from assembly.live.rooms import Board, room
from assembly.stages.events import StageChanged
from assembly.stages.queries import coverage_of


def _is_assembly(_actor: Actor, slug: str) -> bool:
    return session().scalar(select(Assembly.id).where(Assembly.slug == slug)) is not None


@room("coverage", guard=_is_assembly, pace=1.0)
def coverage_room(slug: str) -> Board:
    board = coverage_of(assembly_by_slug(slug).id)
    return Board("stages/_coverage.html", {"board": board}, {"heard": board.heard})


@broadcasts(StageChanged)
def on_stage_changed(fact: StageChanged) -> None:
    push.refresh("coverage", assembly(fact.assembly_id).slug)
