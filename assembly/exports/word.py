"""DOCX: prints a manuscript block by block in plain runs; what people typed is never markup."""

import io
import zipfile
from datetime import UTC, datetime, time

import segno
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as PART
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Header
from docx.shared import Cm, Twips
from docx.text.paragraph import Paragraph as WordParagraph

from assembly.exports import word_drawn, wording
from assembly.exports.blocks import (
    Contents,
    Heading,
    Link,
    Manuscript,
    Paragraph,
    Rule,
    Signature,
    Table,
    Title,
)
from assembly.exports.word_base import MORE, STEP, empty_document
from assembly.exports.word_put import WIDTH, fill, lay_columns, put

DRAWN = word_drawn.KINDS  # they print themselves once that file is read
INDENTED = ("Body Text", "Body Text First Indent", "Body Text First Indent 2")
DOTS = "." * 50
PAGE_FIELDS = {"arabic": "PAGE", "thai": r"PAGE \* THAIARABIC"}


def to_docx(manuscript: Manuscript) -> bytes:
    """The manuscript as a Word document; equal manuscripts give equal bytes."""
    document = empty_document(thai_numbers=manuscript.digits == "thai")
    _describe(document, manuscript)
    _running_heads(document, manuscript)
    for block in manuscript.blocks:
        put(block, document)
    written = io.BytesIO()
    document.save(written)
    return steady_zip(written.getvalue())


def steady_zip(packed: bytes) -> bytes:
    """The same files in the same order without the hour of packing."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


@put.register
def _title(block: Title, document: Document) -> None:
    written = [document.add_paragraph(line, style="Title") for line in block.lines]
    written[0].paragraph_format.page_break_before = block.new_page


@put.register
def _heading(block: Heading, document: Document) -> None:
    written = document.add_paragraph(style=f"Heading {block.level}")
    for n, line in enumerate(block.lines):
        run = written.add_run()
        if n:
            run.add_break()
        run.add_text(line)
    if block.centred:
        written.alignment = WD_ALIGN_PARAGRAPH.CENTER


@put.register
def _contents(block: Contents, document: Document) -> None:
    head = document.add_paragraph(block.head, style="Title")
    head.paragraph_format.page_break_before = True
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), r'TOC \o "1-1" \h')
    document.add_paragraph(style="Body Text")._p.append(field)


@put.register
def _paragraph(block: Paragraph, document: Document) -> None:
    style = "Note" if block.note else INDENTED[min(block.step, 2)]
    written = document.add_paragraph(style=style)
    if block.step > len(INDENTED) - 1:
        written.paragraph_format.first_line_indent = Twips(STEP + (block.step - 1) * MORE)
    if block.lead:
        written.add_run(block.lead, style="Strong")
        written.add_run("  ")
    written.add_run(block.text)
    if block.follows:
        written.paragraph_format.keep_with_next = True


@put.register
def _table(block: Table, document: Document) -> None:
    table = document.add_table(0, len(block.columns), "Table Grid" if block.ruled else None)
    table.autofit = False
    whole = sum(column.width for column in block.columns)
    widths = [Twips(WIDTH * column.width // whole) for column in block.columns]
    lay_columns(table, widths)
    for n, texts in enumerate([tuple(column.head for column in block.columns), *block.rows]):
        row = table.add_row()
        marks = row._tr.get_or_add_trPr()
        marks.append(OxmlElement("w:cantSplit"))
        if n == 0:
            marks.append(OxmlElement("w:tblHeader"))
        for cell, text, column, width in zip(row.cells, texts, block.columns, widths, strict=True):
            cell.width = width
            fill(cell, text, centred=column.align == "center", bold=n == 0)


@put.register
def _link(block: Link, document: Document) -> None:
    drawn = io.BytesIO()
    segno.make_qr(block.url).save(drawn, kind="png", scale=8, border=0)
    drawn.seek(0)
    picture = document.add_paragraph(style="Body Text")
    picture.paragraph_format.keep_with_next = True
    shape = picture.add_run().add_picture(drawn, width=Cm(2))
    shape._inline.docPr.set("descr", block.url)
    written = document.add_paragraph(style="Body Text")
    written.add_run(f"{block.text} ")
    _linked(written, block.url)


def _linked(paragraph: WordParagraph, url: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, PART.HYPERLINK, is_external=True))
    link.append(paragraph.add_run(url)._r)
    paragraph._p.append(link)


@put.register
def _signature(block: Signature, document: Document) -> None:
    space = document.add_paragraph(style="Signature")
    space.paragraph_format.space_before = Twips(2 * MORE // 3)
    document.add_paragraph(f"(ลงชื่อ) {DOTS}", style="Signature")
    named = document.add_paragraph(f"({block.name or DOTS})", style="Signature")
    last = document.add_paragraph(block.office, style="Signature") if block.office else named
    last.paragraph_format.keep_with_next = False


@put.register
def _rule(_block: Rule, document: Document) -> None:
    written = document.add_paragraph()
    shape = written.paragraph_format
    shape.left_indent = shape.right_indent = Cm(6)
    shape.space_after, shape.line_spacing = Twips(120), Twips(120)
    line = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>")
    written._p.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc")


def _describe(document: Document, manuscript: Manuscript) -> None:
    about = document.core_properties
    about.title, about.author = manuscript.title[:255], manuscript.author[:255]
    about.last_modified_by, about.comments = manuscript.author[:255], ""
    about.language, about.revision = "th-TH", 1
    about.created = about.modified = datetime.combine(manuscript.dated, time(12), UTC)
    about.subject = wording.EXAMPLE if manuscript.is_example else ""


def _running_heads(document: Document, manuscript: Manuscript) -> None:
    """The page's number at the top centre from page 2 on; ตัวอย่าง on every page."""
    section = document.sections[0]
    note = wording.EXAMPLE_NOTE if manuscript.is_example else ""
    _head(section.first_page_header, note, "")
    _head(section.header, note, PAGE_FIELDS[manuscript.digits])


def _head(header: _Header, note: str, field: str) -> None:
    header.is_linked_to_previous = False
    written = header.paragraphs[0]
    written.style = "Header"
    written.add_run("\t")
    if field:
        written.add_run("– ")
        instruction = OxmlElement("w:fldSimple")
        instruction.set(qn("w:instr"), field)
        written._p.append(instruction)
        written.add_run(" –")
    written.add_run("\t")
    written.add_run(note, style="Strong")
