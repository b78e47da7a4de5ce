"""Shelves: where files that people sent lie, out of everybody's reach, under random names."""

import logging
import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from flask import current_app

from assembly.core import clock, ids
from assembly.core.errors import TryAgain

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shelf:
    """One folder beside the database, of which backups take everything; never in the web root."""

    name: str

    def keep(self, body: bytes, ending: str) -> str:
        """Write a file to the disk before anything says that it is there; answers its name.

        Refuses: TryAgain, where the disk is full or does not take it; nothing of it is left then.
        """
        name = f"{ids.token()}{ending}"
        try:
            self._write(name, body)
        except OSError as error:
            log.exception("a file could not be kept")
            with suppress(OSError):
                self.file(name).unlink(missing_ok=True)
            raise TryAgain from error
        return name

    def _write(self, name: str, body: bytes) -> None:
        folder = self._folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            _blur(file.fileno())
            os.fsync(file.fileno())
        _blur(folder)

    def file(self, name: str) -> Path:
        """Where a file of this name lies, if it still does."""
        return self._folder() / Path(name).name

    def forget(self, name: str) -> None:
        """Take a file away for good. May be repeated."""
        file = self.file(name)
        file.unlink(missing_ok=True)
        if file.parent.is_dir():
            _blur(file.parent)

    def forget_strays(self, known: Collection[str]) -> int:
        """Take away the files that no row names; answers how many. Only while nobody sends any.

        What was taken in or erased in the moment of a power cut may have left one.
        """
        strays = [file for file in self._folder().glob("*.*") if file.name not in known]
        for stray in strays:
            stray.unlink(missing_ok=True)
        return len(strays)

    def _folder(self) -> Path:
        return Path(current_app.instance_path) / "files" / self.name


def _blur(where: int | Path) -> None:
    """A file's times, as far as they can be set: its day's beginning, and no hour."""
    day = datetime.combine(clock.today(), time(), clock.BANGKOK).timestamp()
    os.utime(where, (day, day))
