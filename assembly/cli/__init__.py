"""The ``assembly`` command. Everything but the command line itself is imported when it is needed:
a server must patch the standard library first, and ``--help`` should not wait for a database.
"""

import sys

from assembly.cli import founding, keeping, papers, serving
from assembly.cli.ground import commands

__all__ = ["commands", "founding", "keeping", "main", "papers", "serving"]


def main() -> None:
    """The program behind ``assembly``: patched before anything else when it is to serve."""
    if sys.argv[1:2] in (["serve"], ["demo"], ["practice"]):
        from gevent import monkey

        monkey.patch_all()
    commands()
