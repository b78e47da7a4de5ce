from assembly.commitments.actions import follow_effect, make_commitments, mirror_item
from assembly.core.change import reacts_to
from assembly.resolutions.events import EffectSaid, ItemAssigned, ResolutionAdopted


@reacts_to(ResolutionAdopted)
def on_resolution_adopted(fact: ResolutionAdopted) -> None:
    """What was decided is promised from this moment on."""
    make_commitments(fact.resolution_id)


@reacts_to(ItemAssigned)
def on_item_assigned(fact: ItemAssigned) -> None:
    mirror_item(fact.item_id)


@reacts_to(EffectSaid)
def on_effect_said(fact: EffectSaid) -> None:
    follow_effect(fact.effect_id)
