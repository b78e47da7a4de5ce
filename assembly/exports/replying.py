"""The letters that a body was sent, for whoever holds the link that is printed in them."""

import io

from flask import Blueprint, g, send_file
from werkzeug.wrappers import Response

from assembly.core.access import needs
from assembly.core.errors import NotFound
from assembly.exports.formats import MIMETYPES, THINGS
from assembly.exports.press import print_once
from assembly.exports.queries import paper_of
from assembly.exports.queries.house import housed
from assembly.requests.queries import RequestView, request_view
from assembly.requests.views.reply import chosen_link

pages = Blueprint("letters", __name__)

LARGEST_ID = 2**53


@pages.get(f"/reply/letters/<int(max={LARGEST_ID}):number>.pdf")
@needs("look")
def letter(number: int) -> Response:
    """One letter as the office printed it; the link that this browser holds says of which request.

    Refuses: NoLinkHere, DeadLink. Raises ``NotFound``.
    """
    link = chosen_link()
    g.assembly_id = link.assembly_id
    what, about = _file_of(request_view(link.request_id), number)
    paper = paper_of(what, link.assembly_id, about=about, letter=number)
    paper = housed(link.assembly_id, what, paper)
    name = f"{THINGS[what]}-{link.request_id}-{number}.pdf"
    content = io.BytesIO(print_once(what, paper))
    answer = send_file(content, MIMETYPES["pdf"], as_attachment=True, download_name=name)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _file_of(asked: RequestView, number: int) -> tuple[str, int]:
    """The paper of a letter: a proposal's first one is the proposal's own. Raises ``NotFound``."""
    if number not in {one.number for one in asked.letters}:
        raise NotFound
    if asked.proposal_id and number == 1 and not asked.escalated_from:
        return "letters", asked.proposal_id
    return "requests", asked.id
