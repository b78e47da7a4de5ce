"""The browser around the scenes: Debian's Chromium, elsewhere Playwright's."""

import shutil

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
# The shell is the same engine without the surroundings of a window, which took a sixth of a scene.
OWN = shutil.which("chromium-headless-shell") or shutil.which("chromium")
