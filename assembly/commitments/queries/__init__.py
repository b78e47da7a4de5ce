"""Promises as they stand: one, many, as an address asks for them, in sums; and their lines."""

from assembly.commitments.queries.asked import HEEDS, Asked
from assembly.commitments.queries.evidence import (
    SHELF,
    EvidenceView,
    evidence_by_id,
    evidence_of,
    wants_second,
)
from assembly.commitments.queries.lines import LineView, line_of, timeline_of
from assembly.commitments.queries.listing import (
    Heeded,
    Listing,
    counts_of,
    heeded_in,
    listing_of,
    years_of,
)
from assembly.commitments.queries.one import (
    CommitmentView,
    commitment_view,
    commitment_views,
    commitments_of_body,
    commitments_of_resolutions,
)
from assembly.commitments.queries.reading import (
    Sheet,
)
from assembly.commitments.queries.rows import commitment, commitment_of_item, report_row
from assembly.commitments.queries.totals import Total, totals_of
from assembly.commitments.queries.witnessing import (
    OwnWord,
    Witnessed,
    changed_counts,
    contradicted_in,
    own_word,
    witnesses_of,
)

__all__ = [
    "HEEDS",
    "SHELF",
    "Asked",
    "CommitmentView",
    "EvidenceView",
    "Heeded",
    "LineView",
    "Listing",
    "OwnWord",
    "Sheet",
    "Total",
    "Witnessed",
    "changed_counts",
    "commitment",
    "commitment_of_item",
    "commitment_view",
    "commitment_views",
    "commitments_of_body",
    "commitments_of_resolutions",
    "contradicted_in",
    "counts_of",
    "evidence_by_id",
    "evidence_of",
    "heeded_in",
    "line_of",
    "listing_of",
    "own_word",
    "report_row",
    "timeline_of",
    "totals_of",
    "wants_second",
    "witnesses_of",
    "years_of",
]
