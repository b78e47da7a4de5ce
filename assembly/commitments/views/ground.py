"""What the office's pages of promises share."""

from typing import TypeAlias

from flask import Blueprint
from werkzeug.wrappers import Response

pages = Blueprint("commitments", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

LARGEST_ID = 2**53
LISTED = "/office/<slug>/commitments"
ONE = f"{LISTED}/<int(max={LARGEST_ID}):commitment_id>"
