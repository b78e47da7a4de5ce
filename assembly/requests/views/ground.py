"""What the pages of requests share: their blueprint and addresses."""

from typing import TypeAlias

from flask import Blueprint
from werkzeug.wrappers import Response

pages = Blueprint("requests", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

LARGEST_ID = 2**53
LISTED = "/office/<slug>/requests"
ONE = f"{LISTED}/<int(max={LARGEST_ID}):request_id>"
NEW = f"/office/<slug>/commitments/<int(max={LARGEST_ID}):commitment_id>/requests"
ANSWER = f"/office/<slug>/answers/<int(max={LARGEST_ID}):answer_id>"
