from assembly.agenda.events import ItemCarriedOver
from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.issues.actions import follow_matter


@reacts_to(ItemCarriedOver)
def on_item_carried_over(fact: ItemCarriedOver) -> None:
    follow_matter(SYSTEM, fact.from_id, fact.item_id)
