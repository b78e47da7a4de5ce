"""LibreOffice as an office would have it, with the face of official documents on the machine.

TH SarabunPSK itself is not ours to carry: the bundled Sarabun is the same hand drawn larger, so it
is set smaller (16 points of the one are 11 of the other) and called by the other's name.
"""

import os
import shutil
import subprocess
from pathlib import Path

from fontTools.ttLib import TTFont

from assembly import home

FACE, CUTS = "TH SarabunPSK", ("Regular", "Bold")
RESOLUTION = 60  # dots per inch: a line is seen, a letter's edge is not
SETTINGS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def office_face(folder: Path) -> Path:
    """The face under its office name, and the settings that show no other; answers the settings."""
    folder.mkdir()
    for cut in CUTS:
        font = TTFont(home() / "static" / "vendor" / "ttf" / f"Sarabun-{cut}.ttf")
        font["head"].unitsPerEm = font["head"].unitsPerEm * 16 // 11
        lines = font["head"].unitsPerEm * 21 // 16  # a pitch of 21 points
        font["hhea"].ascent = font["OS/2"].usWinAscent = font["OS/2"].sTypoAscender = lines * 3 // 4
        font["OS/2"].usWinDescent = lines // 4
        font["hhea"].descent = font["OS/2"].sTypoDescender = -(lines // 4)
        font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0
        for name in font["name"].names:
            if name.nameID in (1, 4, 16):
                name.string = FACE if name.nameID != 4 else f"{FACE} {cut}"
        font.save(folder / f"{cut}.ttf")
    settings = folder / "fonts.conf"
    settings.write_text(SETTINGS.format(fonts=folder, cache=folder / "cache"), encoding="utf-8")
    return settings


def pages_of(documents: dict[str, bytes], desk: Path) -> dict[str, list[Path]]:
    """Each document's pages as grey pictures; one start of the office for all of them."""
    for name, content in documents.items():
        (desk / f"{name}.docx").write_bytes(content)
    face = office_face(desk / "face")
    run = [shutil.which("soffice") or "soffice", "--headless", "--convert-to", "pdf"]
    run += [f"-env:UserInstallation={(desk / 'profile').as_uri()}", "--outdir", str(desk)]
    run += [str(desk / f"{name}.docx") for name in documents]
    surroundings = {**os.environ, "FONTCONFIG_FILE": str(face), "HOME": str(desk)}
    subprocess.run(run, env=surroundings, check=True, capture_output=True, timeout=120)
    return {name: _pictures(desk / f"{name}.pdf") for name in documents}


def _pictures(pdf: Path) -> list[Path]:
    drawn = ["pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", str(pdf), str(pdf.with_suffix(""))]
    subprocess.run(drawn, check=True, capture_output=True, timeout=60)
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))
