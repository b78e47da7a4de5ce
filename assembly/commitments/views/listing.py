"""The office's list of promises: what is late, what waits for a first report, all by state."""

from flask import flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _

from assembly.assemblies.queries import assembly
from assembly.commitments.queries import Asked, Listing, commitments_of_resolutions, listing_of
from assembly.commitments.views.ground import LARGEST_ID, LISTED, Page, pages
from assembly.core.access import needs
from assembly.core.i18n import current
from assembly.core.thai import year_read
from assembly.places.queries import districts_of
from assembly.plans.queries import short_name, strategies_of
from assembly.registry.queries import organisations_of

OF_ITEM = f"/office/<slug>/register/<int(max={LARGEST_ID}):resolution_id>/items/<int:number>"


@pages.get(LISTED)
@needs("keep_record")
def listed(slug: str) -> str:
    found = listing_of(g.assembly_id, Asked.by(request.args))
    return render_template("commitments/listed.html", listing=found, choices=_choices(found))


@pages.get(f"{OF_ITEM}/commitment")
@needs("keep_record")
def of_item(slug: str, resolution_id: int, number: int) -> Page:
    """From an item of the register to what is promised by it."""
    promised = commitments_of_resolutions([resolution_id]).get(resolution_id, ())
    found = next((view for view in promised if view.item == number), None)
    if found is None:
        flash(_("ข้อนี้ไม่ได้ขอให้ใครทำอะไร จึงไม่มีพันธสัญญา"), "info")
        return redirect(url_for("resolutions.register", slug=slug, at=resolution_id))
    return redirect(url_for("commitments.one", slug=slug, commitment_id=found.id))


def _choices(listing: Listing) -> dict[str, list[tuple[int | str, str]]]:
    """What the list can be narrowed by, as the words of its form."""
    districts = districts_of(assembly(g.assembly_id).province_code)
    return {
        "years": [(year, str(year_read(year, current()))) for year in listing.years],
        "strategies": [
            (row.number, f"{row.number} {short_name(row)}") for row in strategies_of(g.assembly_id)
        ],
        "bodies": [(row.id, row.name) for row in organisations_of(g.assembly_id)],
        "districts": [(row.code, getattr(row, f"name_{current()}")) for row in districts],
    }
