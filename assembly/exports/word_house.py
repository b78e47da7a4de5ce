"""An organisation's own head in Word: seal and name at the top, a line at the foot of each page."""

from docx.shared import Cm

from assembly.exports.blocks import Letterhead
from assembly.exports.word_put import Pen, put
from assembly.exports.word_xml import Element, element, paragraph, words

KINDS = (Letterhead,)
SEAL = Cm(2.2)


@put.register
def _letterhead(block: Letterhead, pen: Pen) -> None:
    if block.picture is not None:
        wide = round(SEAL * block.picture.width / max(block.picture.width, block.picture.height))
        high = round(wide * block.picture.height / block.picture.width)
        drawn = pen.picture(block.picture.content, wide, high, block.picture.says or block.name)
        pen.write(paragraph("", drawn, shape=_centred()))
    pen.write(paragraph("BodyText", words(block.name, "Strong"), shape=_centred()))
    for n, line in enumerate(block.lines, 1):
        last = [_ruled()] if n == len(block.lines) and not block.heading else []
        pen.write(paragraph("BodyText", words(line), shape=[*last, *_centred()]))
    if block.heading:
        pen.write(
            paragraph("BodyText", words(block.heading, "Strong"), shape=[_ruled(), *_centred()])
        )
    if block.foot:
        _under_every_page(block.foot, pen)


def _centred() -> list[Element]:
    return [element("jc", val="center")]


def _ruled() -> Element:
    """A thin line below."""
    return element("pBdr", element("bottom", val="single", sz=6, space=6, color="5A5A5A"))


def _under_every_page(said: str, pen: Pen) -> None:
    """The last line of both feet: that of the first page, and that of all others."""
    section = pen.document.sections[0]
    for part in (section.first_page_footer, section.footer):
        part.is_linked_to_previous = False
        root = part._element
        for child in [one for one in root if not one.xpath(".//w:t")]:
            root.remove(child)  # the library's own empty paragraph
        root.append(paragraph("Footer", words(said), shape=_centred()))
