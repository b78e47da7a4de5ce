"""Proposals as papers, with the resolution and the voices they come from."""

from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.core import thai
from assembly.core.errors import NotFound
from assembly.exports.papers import ProposalBook, ProposalPaper
from assembly.exports.queries import naming
from assembly.exports.queries.resolutions import papers_of
from assembly.grievances.queries import counts_by_item, published_of_item
from assembly.places.queries import province_name
from assembly.proposals.queries import ProposalView, proposal_view, proposals_of
from assembly.registry.queries import organisation
from assembly.resolutions.queries import resolution
from assembly.resolutions.rules import paragraphs

MOST_QUOTES = 3
LONGEST_QUOTE = 200


def proposal_book(
    assembly_id: int, proposal_id: int | None = None, *, public: bool = False
) -> ProposalBook:
    """All proposals of an assembly, the oldest first, or one; for everybody those that were sent.

    Raises ``NotFound``.
    """
    row = assembly(assembly_id)
    views = [proposal_view(proposal_id)] if proposal_id else proposals_of(assembly_id)[::-1]
    views = [view if view.steps else proposal_view(view.id) for view in views]
    if any(view.assembly_id != assembly_id for view in views):
        raise NotFound
    papers = tuple(_paper(row, view) for view in views if view.is_sent or not public)
    founded = thai.to_bangkok(row.founded_at).date()
    days = [day for paper in papers for _state, day, _note in paper.steps]
    return ProposalBook(
        assembly=naming.assembly_name(row),
        title="ข้อเสนอนโยบาย",
        place=province_name(row.province_code),
        as_of=naming.newest(days, founded),
        proposals=papers,
        names=naming.local_names(row),
        is_example=row.is_example,
    )


def _paper(row: Assembly, view: ProposalView) -> ProposalPaper:
    source = resolution(view.resolution_id)
    counts = counts_by_item(row.id).get(source.agenda_item_id, ())
    body = organisation(view.organisation_id)
    said = published_of_item(source.agenda_item_id)
    quotes = [(" ".join(one.text.split()), one.district) for one in said]
    return ProposalPaper(
        state=view.state,
        number=view.letter_number,
        dated=view.sent_on,
        organisation=body.name,
        sector=body.sector,
        addressee=view.addressee,
        title=view.title,
        background=paragraphs(view.background),
        asked=view.asked,
        due=view.due,
        item=view.item,
        resolution=papers_of(row, [source])[0],
        grievances=sum(place.count for place in counts),
        districts=tuple((place.name, place.count) for place in counts),
        quotes=tuple(pair for pair in quotes if len(pair[0]) <= LONGEST_QUOTE)[:MOST_QUOTES],
        steps=tuple((step.state, step.happened_on, step.note) for step in view.steps),
        channel=view.channel,
        signer=view.signer,
        signer_office=view.signer_office,
        link=naming.address(f"/p/{view.id}"),
    )
