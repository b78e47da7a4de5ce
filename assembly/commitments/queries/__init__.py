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
from assembly.commitments.queries.listing import Heeded, Listing, counts_of, heeded_in, listing_of
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

__all__ = [
    "HEEDS",
    "SHELF",
    "Asked",
    "CommitmentView",
    "EvidenceView",
    "Heeded",
    "LineView",
    "Listing",
    "Sheet",
    "Total",
    "commitment",
    "commitment_of_item",
    "commitment_view",
    "commitment_views",
    "commitments_of_body",
    "commitments_of_resolutions",
    "counts_of",
    "evidence_by_id",
    "evidence_of",
    "heeded_in",
    "line_of",
    "listing_of",
    "report_row",
    "timeline_of",
    "totals_of",
    "wants_second",
]
