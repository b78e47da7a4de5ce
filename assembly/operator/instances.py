"""An instance folder: where it is, whether something stands in it, and who serves it now."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

DATABASE = "assembly.db"
SERVING = "serving.json"
PRACTICE_KEY = "practice.key"  # stands in a practice copy alone, and makes it one


class NoAssembly(Refusal):
    message = _l("ยังไม่มีสมัชชาในโฟลเดอร์นี้ เริ่มด้วย assembly init หรือ assembly demo")


class AlreadyServing(Refusal):
    message = _l("มีเซิร์ฟเวอร์ใช้ข้อมูลในโฟลเดอร์นี้อยู่แล้ว โปรดปิดเครื่องนั้นก่อน")


@dataclass(frozen=True)
class Served:
    """What a running server says about itself."""

    url: str
    pid: int


def here() -> Path:
    """``./instance``, or where ``ASSEMBLY_INSTANCE`` says."""
    return Path(os.environ.get("ASSEMBLY_INSTANCE", "instance")).resolve()


def stands(instance: Path) -> bool:
    """Whether something was ever founded here, or a database elsewhere was named."""
    named = os.environ.get("DATABASE_URL") or (instance / "settings.py").is_file()
    return bool(named) or (instance / DATABASE).is_file()


def standing() -> Path:
    """The instance folder; refuses where nothing was founded, rather than make an empty one."""
    if not stands(here()):
        raise NoAssembly
    return here()


def is_practice(instance: Path) -> bool:
    return (instance / PRACTICE_KEY).is_file()


def served_at(instance: Path) -> Served | None:
    """Where the server of this instance is, if one said so and has not gone."""
    try:
        said = json.loads((instance / SERVING).read_text(encoding="utf-8"))
        return Served(str(said["public_url"]), int(said["pid"])) if _lives(said["pid"]) else None
    except (OSError, ValueError, LookupError):
        return None


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True  # another user's process
    except OSError:
        return False
    return True


@contextmanager
def alone(instance: Path, lock: str = "serving.lock") -> Iterator[None]:
    """Be the only server of an instance folder. Raises ``AlreadyServing``.

    The system gives the lock back however the holder ends, kill -9 included.
    """
    instance.mkdir(parents=True, exist_ok=True)
    with (instance / lock).open("w") as held:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 -- not there on Windows, which gets no lock

            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise AlreadyServing from error
        yield


@contextmanager
def told(instance: Path, public_url: str) -> Iterator[None]:
    """Tell the commands of this instance where its server is, for as long as it is there."""
    note = instance / SERVING
    note.write_text(json.dumps({"public_url": public_url, "pid": os.getpid()}), encoding="utf-8")
    try:
        yield
    finally:
        note.unlink(missing_ok=True)
