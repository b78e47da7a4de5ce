"""What follows a count once it is committed. Boards need nothing from here: every step at the desk
and every vote is a fact that the hall hears."""

from flask import current_app

from assembly.ballots.actions import purge_box
from assembly.ballots.events import BallotCancelled, BallotCounted
from assembly.core.change import broadcasts
from assembly.extensions import socketio


@broadcasts(BallotCounted, BallotCancelled)
def on_box_emptied(fact: BallotCounted | BallotCancelled) -> None:
    """Key and old pages of a secret box go beside the writer, which the last step needs again."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # the proxy's documented way out

    def purge() -> None:
        with app.app_context():
            try:
                purge_box(fact.ballot_id)
            except Exception:
                app.logger.exception("the box of ballot %d is not yet purged", fact.ballot_id)

    socketio.start_background_task(purge)
