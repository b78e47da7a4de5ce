"""Pictures of pages, side by side with those somebody looked at and approved.

A page differs when a line moved or another face was drawn, not when an edge is a shade darker: both
pictures are softened by half a line, and so many dots must then be far from their twins.
"""

from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

SOFT = 1.5  # dots
FAR = 40  # of 255 shades
FEW = 0.002  # of all dots


def softened(page: Image.Image) -> Image.Image:
    return page.convert("L").filter(ImageFilter.GaussianBlur(SOFT))


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that are far from their twins; 1 for pages of two sizes."""
    if one.size != other.size:
        return 1.0
    far = ImageChops.difference(softened(one), softened(other)).point(lambda d: 255 * (d > FAR))
    return far.histogram()[255] / (far.width * far.height)


def keep(page: Image.Image, file: Path) -> None:
    """As small as such a picture can be: sixteen greys."""
    page.convert("L").quantize(16).save(file, optimize=True)


def difference(one: Image.Image, other: Image.Image, file: Path) -> Path:
    """Grey where both agree; red what was approved, green what is new."""
    size = (max(one.width, other.width), max(one.height, other.height))
    old, new = (Image.new("L", size, 255) for _ in range(2))
    old.paste(one.convert("L"))
    new.paste(other.convert("L"))
    Image.merge("RGB", (new, old, ImageChops.lighter(old, new))).save(file)
    return file
