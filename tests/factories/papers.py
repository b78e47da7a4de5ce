"""Files that come as papers: good ones with too much in them, and all kinds of bad ones."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, Object, Pdf, String

from tests.factories.uploads import HTML, SVG, huge_jpeg, jpeg, with_exif, zipped

# (the bytes, the word the mill says of them)
Upload: TypeAlias = tuple[bytes, str]

SECRET = b"ANDAMAN-PHONE"  # what a clean paper no longer holds, however it was packed
WORDS = b"BT /F1 18 Tf 72 700 Td (The pump runs again) Tj ET"
MEGABYTE = 1024 * 1024


def helvetica(made: Pdf) -> Object:
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return made.make_indirect(face)


def script(said: str = SECRET.decode()) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{said}')"))


def paper(
    change: Callable[[Pdf, Object], object] | None = None, pages: int = 1, **how: Any
) -> bytes:
    """A paper that says one line on each page, after something was done to it."""
    with Pdf.new() as made:
        for _ in range(pages):
            page = made.add_blank_page(page_size=(595, 842)).obj
            page.Resources = Dictionary(Font=Dictionary(F1=helvetica(made)))
            page.Contents = made.make_stream(WORDS)
        if change:
            change(made, made.pages[0].obj)
        into = io.BytesIO()
        made.save(into, **how)
        return into.getvalue()


def with_annotation(**said: Any) -> bytes:
    def add(made: Pdf, page: Object) -> None:
        rect = Array([72, 690, 300, 720])
        page.Annots = Array([made.make_indirect(Dictionary(Type=Name.Annot, Rect=rect, **said))])

    return paper(add)


def link(address: str) -> bytes:
    return with_annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(address)))


def with_action(**said: Any) -> bytes:
    return with_annotation(Subtype=Name.Link, A=Dictionary(**said))


def with_words_in_a_face(made: Pdf, page: Object) -> None:
    """Who made it, beside what draws: in a face, in what is known of it, in a way of drawing."""
    whose = made.make_stream(b"<x>" + SECRET + b"</x>")
    about = Dictionary(Type=Name.FontDescriptor, FontName=Name.Helvetica, Metadata=whose)
    page.Resources.Font.F1.FontDescriptor = made.make_indirect(about)
    page.Resources.Font.F1.PieceInfo = Dictionary(X=Dictionary(Private=String(SECRET.decode())))
    page.Resources.ExtGState = Dictionary(G=Dictionary(CA=1, Author=String(SECRET.decode())))


def letters_of_letters(made: Pdf, page: Object) -> None:
    """Each draws ten of the one below, twelve times over: a million million."""
    below: Object | None = None
    for _ in range(12):
        face = made.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type3,
                FontBBox=Array([0, 0, 1, 1]),
                FontMatrix=Array([1, 0, 0, 1, 0, 0]),
                Encoding=Dictionary(Differences=Array([97, Name.a])),
                Resources=Dictionary() if below is None else Dictionary(Font=Dictionary(T=below)),
            )
        )
        drawn = b"0 0 1 1 re f" if below is None else b"BT /T 1 Tf (aaaaaaaaaa) Tj ET"
        face.CharProcs = Dictionary(a=made.make_stream(b"1 0 d0 " + drawn))
        below = face
    page.Resources.Font.T = below
    page.Contents = made.make_stream(b"BT /T 1 Tf (aaaaaaaaaa) Tj ET")


def patterns_of_patterns(made: Pdf, page: Object) -> None:
    own, below = Array([0, 0, 1, 1]), Dictionary()
    for _ in range(12):
        made_of = b"/Pattern cs /P scn 0 0 9 9 re f" if below else b"0 0 1 1 re f"
        tile = made.make_stream(made_of, PatternType=1, PaintType=1, TilingType=1, BBox=own)
        tile.XStep = tile.YStep = 1
        tile.Resources = below
        below = Dictionary(Pattern=Dictionary(P=tile))
    page.Resources.Pattern = below.Pattern
    page.Contents = made.make_stream(b"/Pattern cs /P scn 0 0 500 500 re f")


def with_root(**said: Any) -> bytes:
    def put(made: Pdf, _page: Object) -> None:
        for key, value in said.items():
            made.Root[f"/{key}"] = value

    return paper(put)


def with_page(**said: Any) -> bytes:
    def put(_made: Pdf, page: Object) -> None:
        for key, value in said.items():
            page[f"/{key}"] = value

    return paper(put)


def with_stream(body: bytes, **said: Any) -> bytes:
    """A page that draws one more piece, whose stream is as told."""

    def put(made: Pdf, page: Object) -> None:
        piece = made.make_stream(b"")
        piece.write(body, filter=said.pop("Filter", None), decode_parms=said.pop("Parms", None))
        piece.Type = Name.XObject
        for key, value in said.items():
            piece[f"/{key}"] = value
        page.Resources.XObject = Dictionary(X0=piece)
        page.Contents = made.make_stream(WORDS + b" q 9 0 0 9 0 0 cm /X0 Do Q")

    return paper(put, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def piece(body: bytes, **said: Any) -> bytes:
    return with_stream(body, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), **said)


def image(body: bytes, width: int = 64, height: int = 48, **said: Any) -> bytes:
    size = {"Width": width, "Height": height, "BitsPerComponent": 8}
    return with_stream(body, Subtype=Name.Image, ColorSpace=Name.DeviceRGB, **size, **said)


def photograph(body: bytes) -> bytes:
    return image(body, Filter=Name.DCTDecode)


def raw(objects: Sequence[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A file written by hand, object by object, right to the byte."""
    body, places = bytearray(b"%PDF-1.7\n"), []
    for number, said in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return bytes(
        body + b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    )


CATALOG, ONE_PAGE = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"


def by_hand(page: bytes, *more: bytes) -> bytes:
    return raw([CATALOG, ONE_PAGE, PAGE + page + b">>", *more])


def stream(body: bytes, said: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (said, len(body), body)


def lzw(megabytes: int) -> bytes:
    """Zeros, packed by a rule under which every code says one byte more than the one before."""
    codes, total, width = [256, 0], 1, 9
    bits = [(code, 9) for code in codes]
    new, length = 258, 2
    while total < megabytes * MEGABYTE:
        bits.append((new, width))
        total, length, new = total + length, length + 1, new + 1
        width = 9 if new < 511 else 10 if new < 1023 else 11 if new < 2047 else 12
        if new >= 4094:
            bits += [(256, width), (0, 9)]
            width, new, length = 9, 258, 2
    text = "".join(f"{code:0{size}b}" for code, size in [*bits, (257, width)])
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


def office(kind: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(kind, "<x/>")
    return into.getvalue()


def embedded(made: Pdf, _page: Object) -> None:
    made.attachments["pump.exe"] = pikepdf.AttachedFileSpec(made, b"MZ" + SECRET)


def form(made: Pdf, page: Object) -> None:
    """A filled field, its drawn look, a button that sends it away, and the same in XML."""
    look = made.make_stream(b"BT /F1 12 Tf (11 weeks) Tj ET")
    look.Subtype, look.BBox = Name.Form, Array([0, 0, 200, 20])
    look.Resources = Dictionary(Font=Dictionary(F1=helvetica(made)))
    field = made.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("weeks"), F=4,
            V=String(SECRET.decode()), Rect=Array([72, 600, 272, 620]), AP=Dictionary(N=look),
            AA=Dictionary(K=script()),
        )
    )  # fmt: skip
    send = made.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, T=String("send"), F=4,
            Rect=Array([72, 500, 172, 520]), A=Dictionary(S=Name.SubmitForm, F=String("http://x")),
        )
    )  # fmt: skip
    page.Annots = Array([field, send])
    xfa = made.make_stream(b"<xdp:xdp>" + SECRET)
    made.Root.AcroForm = made.make_indirect(Dictionary(Fields=Array([field, send]), XFA=xfa))


def told(made: Pdf, page: Object) -> None:
    """Who wrote it, with what, and what the program keeps for itself."""
    made.docinfo["/Author"] = String(SECRET.decode())
    with made.open_metadata() as words:
        words["dc:title"] = SECRET.decode()
    page.PieceInfo = Dictionary(Maker=Dictionary(Private=String(SECRET.decode())))
    page.Metadata = made.make_stream(SECRET)
    page.Thumb = made.make_stream(SECRET)
    page.Resources.Font.F1["/PieceInfo"] = Dictionary(Type=Name.Metadata, X=String(SECRET.decode()))


def named_like_actions(made: Pdf, page: Object) -> None:
    """Resources may be called anything; what they are decides, not their names."""
    page.Resources.Font["/AA"] = helvetica(made)
    page.Resources.Font["/JS"] = script()
    page.Resources.Evil = Dictionary(A=script())
    page.Resources.Properties = Dictionary(
        P0=Dictionary(Type=Name.OCG, Name=String(SECRET.decode()))
    )


def outlined(made: Pdf, _page: Object) -> None:
    made.Root.Outlines = made.make_indirect(
        Dictionary(Type=Name.Outlines, First=Dictionary(Title=String(SECRET.decode()), A=script()))
    )


def laughing(made: Pdf, page: Object, depth: int = 12) -> None:
    """Each piece draws the next one ten times: a few bytes that a reader never finishes."""
    last = made.make_stream(b"0 0 1 1 re f")
    last.Subtype, last.BBox = Name.Form, Array([0, 0, 9, 9])
    for _ in range(depth):
        more = made.make_stream(b"/X Do\n" * 10)
        more.Subtype, more.BBox = Name.Form, Array([0, 0, 9, 9])
        more.Resources = Dictionary(XObject=Dictionary(X=last))
        last = more
    page.Resources.XObject = Dictionary(X=last)
    page.Contents = made.make_stream(b"/X Do")


def ring(made: Pdf, page: Object) -> None:
    """A piece that draws itself."""
    piece = made.make_stream(b"/X Do")
    piece.Subtype, piece.BBox = Name.Form, Array([0, 0, 9, 9])
    piece.Resources = Dictionary(XObject=Dictionary(X=piece))
    page.Resources.XObject = Dictionary(X=piece)
    page.Contents = made.make_stream(b"/X Do")


def crowd(made: Pdf, page: Object) -> None:
    """More things than any paper has."""
    page.Resources.ExtGState = Dictionary(
        {f"/G{n}": Array([Array([Dictionary(LW=1)] * 40) for _ in range(60)]) for n in range(60)}
    )


def earlier_version() -> bytes:
    """A second version behind the first, which still says what was taken out."""
    first = by_hand(b"/Contents 4 0 R", stream(b"% " + SECRET))
    at = len(first)
    after = b"4 0 obj\n" + stream(b"0 0 1 1 re f") + b"\nendobj\n"
    start = first.rindex(b"startxref") + 10
    before = first[start : first.index(b"\n", start)]
    table = b"xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 5/Root 1 0 R/Prev %s>>" % (at, before)
    return first + after + table + b"\nstartxref\n%d\n%%%%EOF\n" % (at + len(after))


def locked(**said: Any) -> bytes:
    return paper(encryption=Encryption(owner="owner", **said))


PLAIN = paper()
WITH_ZIP = PLAIN[:-6] + zipped() + b"\n%%EOF\n"
DEEP = b"[" * 3000 + b"]" * 3000
NESTED_BOMB = zlib.compress(zlib.compress(b"\0" * 400 * MEGABYTE, 9), 9)
BOMB = zlib.compress(b"\0" * 300 * MEGABYTE, 9)
CHAIN = raw([CATALOG, ONE_PAGE, PAGE + b"/Resources<</ExtGState 4 0 R>>>>"]
            + [b"<</SMask %d 0 R>>" % (n + 5) for n in range(90_000)] + [b"<<>>"])  # fmt: skip

HOSTILE: dict[str, Callable[[], Upload]] = {
    # --- other kinds ---
    "nothing": lambda: (b"", "kind"),
    "words": lambda: ("รายงานผล".encode(), "kind"),
    "a word document": lambda: (office("word/document.xml"), "kind"),
    "a sheet": lambda: (office("xl/workbook.xml"), "kind"),
    "slides": lambda: (office("ppt/presentation.xml"), "kind"),
    "an old word document": lambda: (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "kind"),
    "an archive": lambda: (zipped(), "kind"),
    "a page of html": lambda: (HTML, "kind"),
    "a drawing with a script": lambda: (SVG, "kind"),
    "a program": lambda: (b"MZ\x90\0" + b"\0" * 600, "kind"),
    "a program of another system": lambda: (b"\x7fELF\x02\x01\x01" + b"\0" * 600, "kind"),
    "a script": lambda: (b"#!/bin/sh\nrm -rf /\n", "kind"),
    "rich text": lambda: (b"{\\rtf1 hello}", "kind"),
    "postscript": lambda: (b"%!PS-Adobe-3.0\n(x) show\n", "kind"),
    "a photograph": lambda: (jpeg(), "kind"),
    "a program with a paper behind it": lambda: (b"MZ" + b"\0" * 100 + PLAIN, "kind"),
    "html with a paper behind it": lambda: (HTML + PLAIN, "kind"),
    # --- two kinds at once ---
    "a paper with an archive behind it": lambda: (PLAIN + zipped(), "nested"),
    "a paper with an archive inside": lambda: (WITH_ZIP, "nested"),
    "a paper with html behind it": lambda: (PLAIN + HTML, "nested"),
    "two papers in one file": lambda: (PLAIN + PLAIN, "nested"),
    "a folder of files": lambda: (with_root(Collection=Dictionary(View=Name.D)), "nested"),
    "a form for one program": lambda: (with_root(NeedsRendering=True), "nested"),
    # --- broken ---
    "a head alone": lambda: (b"%PDF-1.7\n", "broken"),
    "a head and an end": lambda: (b"%PDF-1.7\n%%EOF\n", "broken"),
    "half of it": lambda: (PLAIN[: len(PLAIN) // 2], "broken"),
    "no pages": lambda: (raw([CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"]), "broken"),
    "no page tree": lambda: (raw([b"<</Type/Catalog>>"]), "broken"),
    "a tree that is its own branch": lambda: (
        raw([CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]), "broken",
    ),
    "two branches that hold each other": lambda: (
        raw([CATALOG, b"<</Type/Pages/Kids[3 0 R]>>", b"<</Type/Pages/Kids[2 0 R]>>"]), "broken",
    ),
    "a page without a size": lambda: (with_page(MediaBox=Array([0, 0, 0, 0])), "broken"),
    "a page as wide as a town": lambda: (with_page(MediaBox=Array([0, 0, 9e9, 9e9])), "broken"),
    "a page that draws a number": lambda: (by_hand(b"/Contents 7"), "broken"),
    "what does not unfold": lambda: (
        by_hand(b"/Contents 4 0 R", stream(b"no zlib at all", b"/Filter/FlateDecode")), "broken",
    ),
    "a packing that nobody knows": lambda: (piece(b"x", Filter=Name.Secret), "broken"),
    "a photograph that is none": lambda: (photograph(b"GIF89a"), "broken"),
    # --- locked ---
    "locked by a word": lambda: (locked(user="secret"), "locked"),
    "locked against changes": lambda: (locked(user=""), "locked"),
    "locked in the old way": lambda: (locked(user="", R=4, aes=False, metadata=False), "locked"),
    # --- without end ---
    "more pages than anybody reads": lambda: (paper(pages=201), "pages"),
    "a page that says it is there 10,000 times": lambda: (
        raw([CATALOG, b"<</Type/Pages/Kids[%s]>>" % (b"3 0 R " * 10_000), PAGE + b">>"]),
        "broken",
    ),
    "a bomb": lambda: (piece(BOMB, Filter=Name.FlateDecode), "much"),
    "a bomb in a bomb": lambda: (
        piece(NESTED_BOMB, Filter=Array([Name.FlateDecode, Name.FlateDecode])), "much",
    ),
    "a bomb as a page": lambda: (
        by_hand(b"/Contents 4 0 R", stream(BOMB, b"/Filter/FlateDecode")), "much",
    ),
    "a bomb around a photograph": lambda: (
        image(BOMB, Filter=Array([Name.FlateDecode, Name.DCTDecode])), "much",
    ),
    "a bomb of the old packing": lambda: (piece(lzw(400), Filter=Name.LZWDecode), "much"),
    "a bomb of runs": lambda: (
        piece(b"\x81\0" * 2 * MEGABYTE + b"\x80", Filter=Name.RunLengthDecode), "broken",
    ),
    "five packings around nothing": lambda: (
        piece(b"3333333130>", Filter=Array([Name.ASCIIHexDecode] * 5)), "broken",
    ),
    "a picture as large as a field": lambda: (
        image(zlib.compress(b"\0" * 999), 60_000, 60_000, Filter=Name.FlateDecode), "much",
    ),
    "a photograph that says so": lambda: (photograph(huge_jpeg()), "much"),
    "a picture of the newer kind": lambda: (
        image(b"\0\0\0\x16ihdr" + struct.pack(">II", 60_000, 60_000), Filter=Name.JPXDecode),
        "much",
    ),
    "pieces that draw pieces": lambda: (paper(laughing), "much"),
    "a piece that draws itself": lambda: (paper(ring), "much"),
    "a crowd of things": lambda: (paper(crowd), "much"),
    "a chain of ninety thousand": lambda: (CHAIN, "much"),
    "brackets three thousand deep": lambda: (by_hand(b"/Resources " + DEEP), "broken"),
    # --- papers that do something, or say too much ---
    "a script at opening": lambda: (with_root(OpenAction=script()), "fine"),
    "a script by name": lambda: (
        with_root(Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))),
        "fine",
    ),
    "a script at closing": lambda: (with_root(AA=Dictionary(WC=script())), "fine"),
    "a script of a page": lambda: (with_page(AA=Dictionary(O=script())), "fine"),
    "a script behind words": lambda: (with_action(S=Name.JavaScript, JS=String("x")), "fine"),
    "a link that starts a program": lambda: (
        with_action(S=Name.Launch, F=String("cmd.exe " + SECRET.decode())), "fine",
    ),
    "a link to another file": lambda: (
        with_action(S=Name.GoToR, F=String("\\\\host\\" + SECRET.decode()), D=Array([0])), "fine",
    ),
    "a link that is a script": lambda: (link("javascript:alert('ANDAMAN-PHONE')"), "fine"),
    "a link into the machine": lambda: (link("file:///etc/ANDAMAN-PHONE"), "fine"),
    "a link with a script behind it": lambda: (
        with_action(S=Name.URI, URI=String("https://phangnga.go.th/a"), Next=script()), "fine",
    ),
    "a link that takes the answers": lambda: (
        with_action(S=Name.SubmitForm, F=String("http://ANDAMAN-PHONE")), "fine",
    ),
    "a program inside": lambda: (paper(embedded), "fine"),
    "a file pinned to a page": lambda: (
        with_annotation(Subtype=Name.FileAttachment, Contents=String(SECRET.decode())), "fine",
    ),
    "a film": lambda: (
        with_annotation(Subtype=Name.RichMedia, Contents=String(SECRET.decode())), "fine",
    ),
    "a filled form": lambda: (paper(form), "fine"),
    "who wrote it": lambda: (paper(told), "fine"),
    "who made its letters": lambda: (paper(with_words_in_a_face), "fine"),
    "letters of letters": lambda: (paper(letters_of_letters), "much"),
    "patterns of patterns": lambda: (paper(patterns_of_patterns), "much"),
    "things called like actions": lambda: (paper(named_like_actions), "fine"),
    "a table of contents with scripts": lambda: (paper(outlined), "fine"),
    "a photograph with its place": lambda: (photograph(with_exif_secret()), "fine"),
    "a piece that lies elsewhere": lambda: (
        piece(b"", Ref=Dictionary(F=String(SECRET.decode())), OPI=Dictionary(X=script())), "fine",
    ),
    "a stream that lies elsewhere": lambda: (
        piece(b"", F=String("/etc/" + SECRET.decode()), FFilter=Name.FlateDecode), "fine",
    ),
    "an earlier version": lambda: (earlier_version(), "fine"),
    "something that hangs nowhere": lambda: (
        by_hand(b"", stream(SECRET), b"(%s)" % SECRET), "fine",
    ),
    "html in its remarks": lambda: (
        PLAIN[:9] + b"%<script>" + SECRET + b"</script>\n" + PLAIN[9:], "fine",
    ),
    "zeros behind its end": lambda: (PLAIN + b"\0" * 5000, "fine"),
}  # fmt: skip


def with_exif_secret() -> bytes:
    from PIL import Image

    return with_exif(Image.new("RGB", (64, 48), "teal"))
