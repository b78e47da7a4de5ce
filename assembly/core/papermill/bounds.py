"""How much the mill takes of one paper, and the word for what is too much."""

from contextlib import suppress

import pikepdf

MEGABYTE = 1024 * 1024
MOST_PAGES = 200
MOST_OBJECTS = 100_000
MOST_UNFOLDED = 128 * MEGABYTE  # of one stream; a page scanned in colour has about 25
MOST_IN_ALL = 512 * MEGABYTE
MOST_PIXELS = 150_000_000  # of one picture: A4 at 1200 dots an inch
MOST_DRAWN = 50_000  # pieces of a page that are drawn by other pieces
MOST_FILTERS = 4  # one inside the other
DEEPEST = 30  # pieces inside pieces
MOST_INSIDE = 3  # letters and patterns that are drawn with letters and patterns
WIDEST = 14_400  # points, five metres
MOST_WRITTEN = 16 * MEGABYTE
MEMORY, SECONDS = 1536 * MEGABYTE, 25


class Unfit(Exception):  # noqa: N818 -- an answer: the word is said to whoever sent the file
    """``kind``, ``broken``, ``locked``, ``pages``, ``nested`` or ``much``."""


def check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Unfit("much")


def bound() -> None:
    """So much memory and time, and no more; where the system cannot say it, the parent's clock."""
    pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=1000,
        parser_max_nesting=100,
        parser_max_container_size=1_000_000,
        max_stream_filters=MOST_FILTERS,
        flate_max_memory=MOST_UNFOLDED,
        run_length_max_memory=MOST_UNFOLDED,
        png_max_memory=MOST_UNFOLDED,
        tiff_max_memory=MOST_UNFOLDED,
    )
    with suppress(ImportError):
        import resource  # noqa: PLC0415 -- not on every system

        for what, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))
