"""An empty Word document of our own: no template's styles, themes or fonts are left in it.

Word draws Thai with a run's complex-script attributes, so each font, size and weight is said twice.
"""

from dataclasses import dataclass

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as PART
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm

FONT = "TH SarabunPSK"  # the name the face of official documents has on Thai office machines
SIZE = 32  # half points: 16 pt
STEP, MORE = 1418, 567  # twentieths of a point: the regulation's 2.5 cm first-line indent; 1 cm
KEPT = {
    *(PART.STYLES, PART.SETTINGS, PART.NUMBERING),
    *(PART.CORE_PROPERTIES, PART.OFFICE_DOCUMENT),
}

SPACED = '<w:spacing w:before="60" w:after="60"/>'
HELD = "<w:keepNext/><w:keepLines/>"
PAGE_TABS = (
    '<w:tabs><w:tab w:val="center" w:pos="4535"/><w:tab w:val="right" w:pos="9071"/></w:tabs>'
)
FOOT_TABS = '<w:tabs><w:tab w:val="right" w:pos="9071"/></w:tabs>'
ENTRY = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9071"/></w:tabs>'
CENTRED = '<w:jc w:val="center"/>'


@dataclass(frozen=True)
class Style:
    """One paragraph style. ``name`` is Word's own name for it, so that Word lists it in Thai."""

    name: str
    paragraph: str  # inner XML of w:pPr
    bold: bool = False
    size: int = SIZE

    @property
    def id(self) -> str:
        return self.name.title().replace(" ", "").replace("Toc", "TOC")


STYLES = (
    Style("Title", f"<w:keepNext/>{CENTRED}", bold=True, size=36),
    *(
        Style(
            f"heading {level}",
            f'{HELD}<w:spacing w:before="200"/><w:outlineLvl w:val="{level - 1}"/>',
            bold=True,
            size=34 if level == 1 else SIZE,
        )
        for level in (1, 2, 3)
    ),
    Style("Body Text", SPACED),
    Style("Body Text First Indent", f'{SPACED}<w:ind w:firstLine="{STEP}"/>'),
    Style("Body Text First Indent 2", f'{SPACED}<w:ind w:firstLine="{STEP + MORE}"/>'),
    Style("Note", f'<w:spacing w:after="120"/><w:ind w:left="{STEP}"/>', size=26),
    Style("Signature", f'{HELD}<w:ind w:left="4252"/>{CENTRED}'),
    Style("List Number", SPACED),
    Style("List Number 2", SPACED),
    Style("List Number 3", SPACED),
    Style("TOC Heading", f'{HELD}<w:spacing w:before="120" w:after="60"/>{CENTRED}', bold=True),
    *(
        Style(f"toc {level}", f'{ENTRY}<w:spacing w:after="40"/><w:ind w:left="{left}"/>')
        for level, left in ((1, 0), (2, MORE))
    ),
    Style("footer", FOOT_TABS, size=22),
    Style(
        "header",
        PAGE_TABS,
    ),
)


def empty_document(*, thai_numbers: bool) -> Document:
    """A4 with the official margins, our styles, and nothing else."""
    document = docx.Document()
    for rels in (document.part.rels, document.part.package.rels):
        for name in [name for name, rel in rels.items() if rel.reltype not in KEPT]:
            del rels[name]
    _refill(document.styles.element, _styles_xml())
    _refill(document.settings.element, _settings_xml())
    _official_page(document, thai_numbers=thai_numbers)
    return document


def _official_page(document: Document, *, thai_numbers: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    section.header_distance, section.footer_distance = Cm(1.25), Cm(1)
    section.different_first_page_header_footer = True  # the first page bears no number
    page = document.element.body.sectPr
    for grid in page.xpath("w:docGrid"):
        page.remove(grid)
    if thai_numbers:
        numbers = parse_xml(f'<w:pgNumType {nsdecls("w")} w:fmt="thaiNumbers"/>')
        page.xpath("w:cols")[0].addprevious(numbers)


def _refill(element: BaseOxmlElement, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)


def _styles_xml() -> str:
    return f"""<w:styles {nsdecls("w")}>
      <w:docDefaults>
        <w:rPrDefault><w:rPr>{_face(SIZE)}
          <w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/></w:rPr></w:rPrDefault>
        <w:pPrDefault><w:pPr>
          <w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
      </w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
        <w:name w:val="Normal"/><w:qFormat/><w:rPr>{_face(SIZE)}</w:rPr></w:style>
      <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
        <w:name w:val="Default Paragraph Font"/></w:style>
      <w:style w:type="character" w:styleId="Strong">
        <w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
      <w:style w:type="character" w:customStyle="1" w:styleId="ClauseNumber">
        <w:name w:val="Clause Number"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
      <w:style w:type="character" w:customStyle="1" w:styleId="Example">
        <w:name w:val="Example"/>
        <w:rPr><w:b/><w:bCs/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>
      {_table_styles()}{"".join(_paragraph_style(style) for style in STYLES)}
    </w:styles>"""


def _paragraph_style(style: Style) -> str:
    weight = "<w:b/><w:bCs/>" if style.bold else ""
    return f"""<w:style w:type="paragraph" w:styleId="{style.id}">
      <w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr>{style.paragraph}</w:pPr>
      <w:rPr>{_face(style.size, weight)}</w:rPr></w:style>"""


def _face(size: int, weight: str = "") -> str:
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "cs", "eastAsia"))
    return f'<w:rFonts {fonts}/>{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _table_styles() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides
    )
    margin = '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    return f"""<w:style w:type="table" w:default="1" w:styleId="TableNormal">
      <w:name w:val="Normal Table"/>
      <w:tblPr><w:tblInd w:w="0" w:type="dxa"/>
        <w:tblCellMar>{margin}</w:tblCellMar></w:tblPr></w:style>
    <w:style w:type="table" w:styleId="TableGrid">
      <w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>
      <w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr></w:style>"""


def _settings_xml() -> str:
    uri = "http://schemas.microsoft.com/office/word"
    names = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1}
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in names.items()
    )
    return f"""<w:settings {nsdecls("w")}>
      <w:zoom w:percent="100"/><w:defaultTabStop w:val="{MORE}"/>
      <w:compat>{compat}</w:compat>
      <w:themeFontLang w:val="en-US" w:bidi="th-TH"/>
    </w:settings>"""
