"""What the pages of requests share: their blueprint."""

from flask import Blueprint

pages = Blueprint("requests", __name__)
