"""Organisations as they stand: rows, the list, one of them, agreements, the two pictures."""

from assembly.registry.queries.agreements import (
    AgreementView,
    agreement_view,
    agreements_of,
    agreements_with,
)
from assembly.registry.queries.bringing import Preview, blank_file, preview
from assembly.registry.queries.listing import Asked, Listing, listing_of
from assembly.registry.queries.one import (
    OrganisationView,
    organisation_view,
    successions_of,
)
from assembly.registry.queries.pictures import Picture, network_picture, tree_picture
from assembly.registry.queries.rows import (
    agreement,
    ids_by_name,
    names_in_order,
    organisation,
    organisations_of,
    places_of,
)

__all__ = [
    "AgreementView",
    "Asked",
    "Listing",
    "OrganisationView",
    "Picture",
    "Preview",
    "agreement",
    "agreement_view",
    "agreements_of",
    "agreements_with",
    "blank_file",
    "ids_by_name",
    "listing_of",
    "names_in_order",
    "network_picture",
    "organisation",
    "organisation_view",
    "organisations_of",
    "places_of",
    "preview",
    "successions_of",
    "tree_picture",
]
