"""Organisations for everybody: the list, one of them, the structure tree, the networks."""

from flask import g, render_template, request

from assembly.core import clock
from assembly.core.access import needs
from assembly.registry.queries import (
    Asked,
    agreements_of,
    listing_of,
    network_picture,
    organisation_view,
    tree_picture,
)
from assembly.registry.rules import LEVELS
from assembly.trail.queries.organisations import asked_of, named_in
from assembly.trail.queries.promised_by import promised_by
from assembly.trail.views.ground import LARGEST_ID, pages


@pages.get("/a/<slug>/organisations")
@needs("look")
def organisations(slug: str) -> str:
    return render_template(
        "trail/organisations.html",
        listing=listing_of(g.assembly_id, Asked.by(request.args)),
        levels=LEVELS,
        agreements=agreements_of(g.assembly_id, public=True),
    )


@pages.get(f"/a/<slug>/organisations/<int(max={LARGEST_ID}):organisation_id>")
@needs("look")
def organisation(slug: str, organisation_id: int) -> str:
    return render_template(
        "trail/organisation.html",
        one=organisation_view(organisation_id, public=True),
        resolutions=named_in(organisation_id),
        proposals=asked_of(organisation_id),
        promised=promised_by(organisation_id, clock.today()),
    )


@pages.get("/a/<slug>/organisations/structure")
@needs("look")
def structure(slug: str) -> str:
    """``?at=`` shows whom one organisation hangs together with."""
    return render_template("trail/structure.html", picture=tree_picture(g.assembly_id, _at()))


@pages.get("/a/<slug>/organisations/networks")
@needs("look")
def networks(slug: str) -> str:
    """``?at=`` shows whom one organisation hangs together with."""
    return render_template("trail/networks.html", picture=network_picture(g.assembly_id, _at()))


def _at() -> int:
    said = request.args.get("at", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 17 else 0
