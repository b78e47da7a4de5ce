"""The verbs of the registry: keeping organisations, joining them, agreements, a file of many."""

from assembly.registry.actions.agreeing import change_agreement, write_agreement
from assembly.registry.actions.bringing import import_organisations
from assembly.registry.actions.joining import (
    join,
    name_representative,
    part,
    remove_representative,
)
from assembly.registry.actions.keeping import add_organisation, describe_organisation

__all__ = [
    "add_organisation",
    "change_agreement",
    "describe_organisation",
    "import_organisations",
    "join",
    "name_representative",
    "part",
    "remove_representative",
    "write_agreement",
]
