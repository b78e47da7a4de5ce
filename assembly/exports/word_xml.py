"""Word's own elements, made one by one: what people typed is handed over as text, never markup."""

from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *inside: Element, **says: object) -> Element:
    """``element("ind", left=720)``: one of Word's own, with its attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in says.items():
        made.set(qn(f"w:{name.rstrip('_')}"), str(value))
    made.extend(inside)
    return made


def words(text: str, style: str = "") -> Element:
    """A run of plain text, its spaces kept as they are."""
    said = element("t")
    said.text = text
    said.set(SPACE, "preserve")
    made = element("r", said)
    if style:
        made.insert(0, element("rPr", element("rStyle", val=style)))
    return made


def paragraph(style: str, *inside: Element, shape: Sequence[Element] = ()) -> Element:
    """``shape`` in the order of Word's schema: keepNext, numPr, pBdr, spacing, ind, jc."""
    about = [element("pStyle", val=style), *shape] if style else list(shape)
    return element("p", *([element("pPr", *about)] if about else []), *inside)


def field_runs(instruction: str, shown: str) -> list[Element]:
    """A field with what it shows until Word counts anew."""
    code = element("instrText")
    code.text = f" {instruction} "
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
        words(shown),
        element("r", element("fldChar", fldCharType="end")),
    ]


def table(widths: Sequence[int], rows: Sequence[Element], style: str = "") -> Element:
    """Both ways of saying widths: Word reads the cells', others the columns'."""
    named = [element("tblStyle", val=style)] if style else []
    about = element(
        "tblPr",
        *named,
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", about, grid, *rows)


def row(cells: Sequence[Element], *, head: bool = False) -> Element:
    """Never cut by a page's end; a head is repeated on each."""
    marks = [element("cantSplit"), *([element("tblHeader")] if head else [])]
    return element("tr", element("trPr", *marks), *cells)


def cell(width: int, inside: Element, fill: str = "") -> Element:
    about = [element("tcW", w=width, type="dxa")]
    if fill:
        about.append(element("shd", val="clear", color="auto", fill=fill))
    return element("tc", element("tcPr", *about), inside)


def cell_text(
    text: str, *, centred: bool = False, bold: bool = False, shape: Sequence[Element] = ()
) -> Element:
    middle = [element("jc", val="center")] if centred else []
    return paragraph("", words(text, "Strong" if bold else ""), shape=[*shape, *middle])
