"""What the pages of grievances share: their blueprint."""

from typing import TypeAlias

from flask import Blueprint
from werkzeug.wrappers import Response

pages = Blueprint("grievances", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]
