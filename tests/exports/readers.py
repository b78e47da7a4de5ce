"""Two readers of a PDF that share no line of code: poppler, and Firefox's pdf.js."""

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")  # comes with the tools of the house checks


def by_poppler(*files: Path, how: str = "-raw") -> list[str]:
    """The words of each file, in the order in which they were written."""
    reader = shutil.which("pdftotext") or "pdftotext"
    told = [_output(reader, "-enc", "UTF-8", how, str(file), "-") for file in files]
    return [words.replace("\f", "\f\n") for words in told]


def by_pdfjs(*files: Path) -> list[str]:
    node = str(NODE) if NODE.exists() else shutil.which("node") or "node"
    told: list[str] = json.loads(_output(node, str(HERE / "read_pdf.mjs"), *map(str, files)))
    return told


READERS = {"poppler": by_poppler, "pdf.js": by_pdfjs}


def lines_of(file: Path) -> list[str]:
    """Each line as it stands on the page."""
    told = by_poppler(file, how="-layout")[0]
    return [line.strip() for line in told.split("\n") if line.strip()]


def drawn(file: Path) -> list[Image.Image]:
    """Each page as a picture."""
    folder = file.with_suffix("")
    folder.mkdir()
    _output("pdftoppm", "-r", "110", "-png", str(file), str(folder / "page"))
    return [Image.open(page) for page in sorted(folder.iterdir())]


def bare(text: str) -> str:
    """Without what a line break may add or take."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return done.stdout.decode()
