"""What the office's pages of organisations share."""

from flask import Blueprint

pages = Blueprint("registry", __name__)

LARGEST_ID = 2**53
ONE = f"/office/<slug>/organisations/<int(max={LARGEST_ID}):organisation_id>"
