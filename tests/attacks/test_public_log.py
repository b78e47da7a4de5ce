"""The public log of one of several assemblies leaves nothing of its own out."""

from flask.testing import FlaskClient

from tests.factories.hall import Hall, gather
from tests.house.test_matrix import arguments


def kinds(client: FlaskClient, slug: str) -> set[str]:
    found: set[str] = set()
    before: int | None = None
    while True:
        at = f"?before={before}" if before is not None else ""
        told = client.get(f"/a/{slug}/log.json{at}").get_json()
        found |= {line["kind"] for line in told["entries"]}
        before = told["older"]
        if before is None:
            return found


def test_proposals_and_confirmations_stand_in_it_beside_another_assembly(
    hall: Hall, client: FlaskClient
) -> None:
    """Alone it told them; from the day a second assembly was founded they were gone."""
    arguments(hall)
    alone = kinds(client, hall.slug)
    assert {"proposal_written", "confirmation_asked", "edition_drafted"} <= alone
    gather(hall.app, slug="another", code="111111")
    assert kinds(client, hall.slug) == alone
    assert "proposal_written" not in kinds(client, "another")
