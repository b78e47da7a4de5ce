"""The paper mill: a PDF from anybody, made anew from what its pages show, and from nothing else.

A program of its own (``python -I papermill.py``), started for one file and gone after it: a file
that breaks it breaks nothing besides. It knows no feature and no word of Thai; on its standard
output stands one word, how many pages there are, and the new file.
"""

import base64
import io
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, StreamDecodeLevel

MEGABYTE = 1024 * 1024
MOST_PAGES = 200
MOST_OBJECTS = 100_000
MOST_UNFOLDED = 128 * MEGABYTE  # of one stream; a page scanned in colour has about 25
MOST_IN_ALL = 512 * MEGABYTE
MOST_PIXELS = 150_000_000  # of one picture: A4 at 1200 dots an inch
MOST_DRAWN = 50_000  # pieces of a page that are drawn by other pieces
MOST_FILTERS = 4  # one inside the other
DEEPEST = 30  # pieces inside pieces
MOST_INSIDE = 3  # letters and patterns that are drawn with letters and patterns
WIDEST = 14_400  # points, five metres
MOST_WRITTEN = 16 * MEGABYTE
MEMORY, SECONDS = 1536 * MEGABYTE, 25

ROOT = frozenset(("/Type", "/Pages"))
PAGE = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents")
# What belongs to a stream that draws: pictures, pieces, patterns, functions, faces, colours.
# Never who wrote it (/Metadata, /PieceInfo), nor what lies elsewhere (/F, /Ref, /OPI, /AF).
STREAM = frozenset({
    "/Length", "/Filter", "/DecodeParms", "/Type", "/Subtype", "/Name", "/Width", "/Height",
    "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask", "/Decode",
    "/Interpolate", "/SMask", "/SMaskInData", "/Matte", "/FormType", "/BBox", "/Matrix",
    "/Resources", "/Group", "/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep",
    "/ShadingType", "/Background", "/AntiAlias", "/BitsPerCoordinate", "/BitsPerFlag",
    "/VerticesPerRow", "/Function", "/FunctionType", "/Domain", "/Range", "/Size",
    "/BitsPerSample", "/Order", "/Encode", "/Length1", "/Length2", "/Length3", "/CMapName",
    "/CIDSystemInfo", "/WMode", "/UseCMap", "/N", "/Alternate", "/HalftoneType",
    "/HalftoneName", "/TransferFunction",
})  # fmt: skip
RESOURCES = frozenset(
    ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/ProcSet")
)
# What belongs to a face, to what is known of one, to its letters, and to a way of drawing.
FACE = frozenset({
    "/Type", "/Subtype", "/Name", "/BaseFont", "/FirstChar", "/LastChar", "/Widths",
    "/FontDescriptor", "/Encoding", "/ToUnicode", "/FontBBox", "/FontMatrix", "/CharProcs",
    "/Resources", "/DescendantFonts", "/CIDSystemInfo", "/DW", "/W", "/DW2", "/W2", "/CIDToGIDMap",
})  # fmt: skip
KNOWN_OF_FACE = frozenset({
    "/Type", "/FontName", "/FontFamily", "/FontStretch", "/FontWeight", "/Flags", "/FontBBox",
    "/ItalicAngle", "/Ascent", "/Descent", "/Leading", "/CapHeight", "/XHeight", "/StemV", "/StemH",
    "/AvgWidth", "/MaxWidth", "/MissingWidth", "/FontFile", "/FontFile2", "/FontFile3", "/CharSet",
    "/Style", "/Lang", "/FD", "/CIDSet",
})  # fmt: skip
LETTERS = frozenset(("/Type", "/BaseEncoding", "/Differences"))
DRAWN_HOW = frozenset({
    "/Type", "/LW", "/LC", "/LJ", "/ML", "/D", "/RI", "/OP", "/op", "/OPM", "/Font", "/BG", "/BG2",
    "/UCR", "/UCR2", "/TR", "/TR2", "/HT", "/FL", "/SM", "/SA", "/BM", "/SMask", "/CA", "/ca",
    "/AIS", "/TK",
})  # fmt: skip
NAMED = {"/Font": FACE, "/ExtGState": DRAWN_HOW}  # several, each under a name
PLAIN = {"/FontDescriptor": KNOWN_OF_FACE, "/Encoding": LETTERS}
# Things that draw nothing, wherever they hang.
IDLE = frozenset({
    "/Action", "/Annot", "/Catalog", "/EmbeddedFile", "/Filespec", "/F", "/Metadata",
    "/Outlines", "/Page", "/Pages", "/Sig", "/StructElem", "/StructTreeRoot", "/OCG", "/OCMD",
})  # fmt: skip
ACTIONS = frozenset({
    "/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/GoTo", "/GoToR",
    "/GoToE", "/Named", "/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/Trans",
    "/SetOCGState", "/Hide", "/ResetForm", "/Thread", "/GoTo3DView",
})  # fmt: skip
DRAWN_ALREADY = ("/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF")
SHORT = {"/Fl": "/FlateDecode", "/A85": "/ASCII85Decode", "/AHx": "/ASCIIHexDecode"}
_DO = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_WEB = re.compile(r"https?://[^\s<>\"']{1,2000}\Z", re.IGNORECASE)


class Unfit(Exception):  # noqa: N818 -- an answer: the word is said to whoever sent the file
    """``kind``, ``broken``, ``locked``, ``pages``, ``nested`` or ``much``."""


def made_anew(sent: bytes) -> tuple[int, bytes]:
    """How many pages, and the new file. Raises ``Unfit``."""
    _check_outside(sent)
    with _opened(sent) as old, Pdf.new() as new:
        _check_plain(old)
        pages = _pages(old)
        links = [list(_links(page)) for page in pages]
        old.flatten_annotations()  # what a form, a stamp or a signature shows stays as drawn
        for page in pages:
            _strip(page)
        Sieve().run(pages)
        for page in pages:
            _check_drawing(page)
        for page, own in zip(pages, links, strict=True):
            _link(old, page, own)
        _keep_only(old.Root, ROOT)
        new.pages.extend(old.pages)
        return len(pages), _written(new)


def _check_outside(sent: bytes) -> None:
    """One PDF and nothing else: no archive, page or program that also reads as one."""
    if not sent.startswith(b"%PDF-"):
        raise Unfit("kind")
    end = sent.rfind(b"%%EOF")
    if end < 0:
        raise Unfit("broken")
    behind = sent[end + 5 :].strip(b"\0 \t\r\n\x1a")
    if behind or re.search(rb"%%EOF\s*%PDF-", sent) or zipfile.is_zipfile(io.BytesIO(sent)):
        raise Unfit("nested")


def _opened(sent: bytes) -> Pdf:
    try:
        opened = Pdf.open(io.BytesIO(sent))
    except pikepdf.PasswordError as error:
        raise Unfit("locked") from error
    if opened.is_encrypted:
        raise Unfit("locked")
    return opened


def _check_plain(old: Pdf) -> None:
    """Not a folder of files, nor a form that is only there inside one program."""
    if "/Collection" in old.Root or bool(old.Root.get("/NeedsRendering", False)):
        raise Unfit("nested")


def _pages(old: Pdf) -> list[Object]:
    count = len(old.pages)
    if count > MOST_PAGES:
        raise Unfit("pages")
    if not count:
        raise Unfit("broken")
    return [page.obj for page in old.pages]


def _links(page: Object) -> Iterator[tuple[list[float], str]]:
    """Where a page leads to the web: the place on it, and the address."""
    annots = page.get("/Annots")
    for one in list(annots)[:500] if isinstance(annots, Array) else []:
        action = one.get("/A") if isinstance(one, Dictionary) else None
        if isinstance(action, Dictionary) and action.get("/S") == Name.URI:
            place, address = _numbers(one.get("/Rect")), str(action.get("/URI", ""))
            if place and _WEB.match(address) and address.isascii():
                yield place, address


def _link(old: Pdf, page: Object, links: list[tuple[list[float], str]]) -> None:
    if links:
        page["/Annots"] = Array(
            old.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array(place),
                    Border=Array([0, 0, 0]),
                    A=Dictionary(S=Name.URI, URI=pikepdf.String(address)),
                )
            )
            for place, address in links
        )


def _strip(page: Object) -> None:
    """A page is its size, what it draws and what it draws with."""
    for key in [key for key in page.keys() if key not in PAGE]:  # noqa: SIM118 -- no Python dict
        del page[key]
    if not _sensible(page.get("/MediaBox")):
        raise Unfit("broken")
    if "/CropBox" in page and not _sensible(page.CropBox):
        del page["/CropBox"]
    if not isinstance(page.get("/Resources"), Dictionary):
        page["/Resources"] = Dictionary()
    if not all(isinstance(one, Stream) for one in _contents(page)):
        raise Unfit("broken")
    if page.get("/Rotate", 0) not in (0, 90, 180, 270):
        page["/Rotate"] = 0


def _contents(page: Object) -> list[Object]:
    found = page.get("/Contents")
    if isinstance(found, Array):
        return list(found)
    return [] if found is None else [found]


def _numbers(box: Any) -> list[float]:
    """Four numbers of a rectangle, or none."""
    if not isinstance(box, Array) or len(box) != 4:
        return []
    try:
        return [round(float(side), 2) for side in box]
    except (TypeError, ValueError, OverflowError):
        return []


def _sensible(box: Any) -> bool:
    sides = _numbers(box)
    if not sides:
        return False
    left, low, right, high = sides
    return all(1 <= abs(size) <= WIDEST for size in (right - left, high - low))


class Sieve:
    """Goes once through everything that pages draw with; what does not draw falls through."""

    def __init__(self) -> None:
        self.seen: set[tuple[int, int]] = set()
        self.count = self.unfolded = 0
        self.todo: list[Object] = []

    def run(self, pages: list[Object]) -> None:
        for page in pages:
            _keep_only(page["/Resources"], RESOURCES)
            self.todo += [page["/Resources"], *_contents(page)]
            while self.todo:
                self._sift(self.todo.pop())

    def _sift(self, thing: Object) -> None:
        if thing.is_indirect:
            if thing.objgen in self.seen:
                return
            self.seen.add(thing.objgen)
        self.count += 1
        if self.count > MOST_OBJECTS:
            raise Unfit("much")
        if isinstance(thing, Stream):
            self._sift_stream(thing)
        inside = thing.stream_dict if isinstance(thing, Stream) else thing
        for key, value in list(_children(inside)):
            _trim(key, value)
            if _is_idle(value):
                del inside[key]
            elif key == "/Resources" and isinstance(value, Dictionary):
                _keep_only(value, RESOURCES)
                self.todo.append(value)
            else:
                self.todo.append(value)

    def _sift_stream(self, stream: Object) -> None:
        _keep_only(stream.stream_dict, STREAM)
        _check_size(int(_number(stream, "/Width")), int(_number(stream, "/Height")))
        filters = _filters(stream)
        if len(filters) > MOST_FILTERS:
            raise Unfit("broken")
        if any(one in DRAWN_ALREADY for one in filters):
            size = _peel(stream, filters)
        else:
            size = len(stream.read_bytes(StreamDecodeLevel.generalized))
        self.unfolded += size
        if size > MOST_UNFOLDED or self.unfolded > MOST_IN_ALL:
            raise Unfit("much")


def _children(inside: Object) -> Iterator[tuple[Any, Object]]:
    """What hangs in a dictionary or an array, with where it hangs; arrays from their end."""
    if isinstance(inside, Dictionary):
        found: Iterator[tuple[Any, Any]] = iter(inside.items())
    else:
        found = reversed(list(enumerate(list(inside))))
    return ((key, one) for key, one in found if isinstance(one, Dictionary | Array | Stream))


def _trim(key: Any, value: Object) -> None:
    """Of faces and ways of drawing what draws; never whose they are, and no words beside."""
    if key in PLAIN and isinstance(value, Dictionary):
        _keep_only(value, PLAIN[key])
    several: Any = ()
    if key in NAMED and isinstance(value, Dictionary):
        several = [one for _name, one in value.items()]
    elif key == "/DescendantFonts" and isinstance(value, Array):
        several = list(value)
    for one in several:
        if isinstance(one, Dictionary):
            _keep_only(one, NAMED.get(key, FACE))


def _is_idle(value: Object) -> bool:
    """Whether it is none of what draws; by what it is, for its name may be anything."""
    if isinstance(value, Array):
        return False
    return (
        str(value.get("/Type", "")) in IDLE
        or (str(value.get("/S", "")) in ACTIONS)
        or any(key in value for key in ("/JS", "/EF", "/AA", "/OpenAction"))
    )


def _keep_only(holder: Object, keys: frozenset[str]) -> None:
    for key in [key for key in holder.keys() if key not in keys]:  # noqa: SIM118 -- no Python dict
        del holder[key]


def _number(holder: Object, key: str) -> float:
    found = holder.get(key, 0)
    return float(found) if isinstance(found, int | float) else 0


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Unfit("much")


def _filters(stream: Object) -> list[str]:
    found = stream.get("/Filter")
    names = list(found) if isinstance(found, Array) else [] if found is None else [found]
    return [SHORT.get(str(name), str(name)) for name in names]


def _peel(stream: Object, filters: list[str]) -> int:
    """A picture with its own packing alone around it; answers its size in the file."""
    body, last = stream.read_raw_bytes(), filters[-1]
    if last not in DRAWN_ALREADY:
        raise Unfit("broken")
    for one in filters[:-1]:
        body = _unpacked(body, one)
    if last in ("/DCTDecode", "/DCT"):
        body = without_words(body)
    if last == "/JPXDecode" and (at := body.find(b"ihdr")) >= 0:
        _check_size(*(int.from_bytes(body[at + n : at + n + 4], "big") for n in (8, 4)))
    parms: Any = stream.get("/DecodeParms")
    own = parms[-1] if isinstance(parms, Array) and len(parms) else parms
    own = own if isinstance(own, Dictionary) else None
    stream.write(body, filter=Name(last), decode_parms=own)
    return len(body)


def _unpacked(body: bytes, how: str) -> bytes:
    if how == "/FlateDecode":
        packer = zlib.decompressobj()
        found = packer.decompress(body, MOST_UNFOLDED)
        if packer.unconsumed_tail:
            raise Unfit("much")
        return found
    if how == "/ASCII85Decode":
        return base64.a85decode(body.strip().removeprefix(b"<~").removesuffix(b"~>"))
    if how == "/ASCIIHexDecode":
        return bytes.fromhex(body.partition(b">")[0].decode("ascii"))
    raise Unfit("broken")


def without_words(jpeg: bytes) -> bytes:
    """A photograph inside a paper, without what its camera wrote into it, and nothing behind."""
    if not jpeg.startswith(b"\xff\xd8"):
        raise Unfit("broken")
    kept, at = [b"\xff\xd8"], 2
    while found := _NEXT_MARKER.match(jpeg, at):
        at, marker = found.end(), jpeg[found.end() - 1]
        if marker == 0xD9:
            break
        end = at + int.from_bytes(jpeg[at : at + 2], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            _check_size(*(int.from_bytes(jpeg[at + n : at + n + 2], "big") for n in (5, 3)))
        if marker == 0xDA:  # the picture itself follows, up to the next marker
            then = _NEXT_MARKER.search(jpeg, end)
            end = then.start() if then else len(jpeg)
        if marker != 0xFE and (not 0xE0 <= marker <= 0xEF or marker in (0xE0, 0xEE)):
            kept.append(jpeg[found.end() - 2 : end])
        at = end
    return b"".join([*kept, b"\xff\xd9"])


def _check_drawing(page: Object) -> None:
    """A page whose pieces draw pieces that draw pieces may be small, and never come to an end."""
    body = b"\n".join(one.read_bytes(StreamDecodeLevel.generalized) for one in _contents(page))
    if _drawn(body, page["/Resources"], {}, 0) > MOST_DRAWN:
        raise Unfit("much")
    _check_inside(page["/Resources"], set(), 0)


def _check_inside(resources: Object, seen: set[Any], depth: int) -> None:
    """Ten letters each of which draws ten letters, twelve times over, are never drawn."""
    if depth > MOST_INSIDE:
        raise Unfit("much")
    for kind in ("/Font", "/Pattern", "/XObject"):
        named = resources.get(kind)
        for one in [one for _name, one in named.items()] if isinstance(named, Dictionary) else ():
            own = one.get("/Resources") if isinstance(one, Dictionary | Stream) else None
            place = (one.objgen, depth) if own is not None and one.is_indirect else object()
            if isinstance(own, Dictionary) and place not in seen:
                seen.add(place)
                _check_inside(own, seen, depth + (kind != "/XObject"))


def _drawn(body: bytes, resources: Object, known: dict[Any, int], depth: int) -> int:
    """How many pieces are drawn in all."""
    if depth > DEEPEST:
        raise Unfit("much")
    pieces = resources.get("/XObject")
    total = 0
    for name in _DO.findall(body):
        total += 1
        if isinstance(pieces, Dictionary):
            plain = _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), name).decode("latin-1")
            total += _drawn_by(pieces.get(f"/{plain}"), resources, known, depth)
    return total


def _drawn_by(piece: Any, around: Object, known: dict[Any, int], depth: int) -> int:
    if not isinstance(piece, Stream) or piece.get("/Subtype") != Name.Form:
        return 0
    if piece.objgen not in known:
        own = piece.get("/Resources")
        body = piece.read_bytes(StreamDecodeLevel.generalized)
        inside = own if isinstance(own, Dictionary) else around
        known[piece.objgen] = _drawn(body, inside, known, depth + 1)
    return known[piece.objgen]


def _written(new: Pdf) -> bytes:
    into = io.BytesIO()
    new.save(
        into,
        stream_decode_level=StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    if into.tell() > MOST_WRITTEN:
        raise Unfit("much")
    return into.getvalue()


def answer(sent: bytes) -> tuple[str, int, bytes]:
    """The word, the pages, the file: whatever else happens inside is a broken file."""
    try:
        return ("fine", *made_anew(sent))
    except Unfit as unfit:
        return str(unfit), 0, b""
    except MemoryError:
        return "much", 0, b""
    except Exception as error:  # noqa: BLE001 -- a reader of hostile bytes fails in any way
        return "much" if "memory limit" in str(error) else "broken", 0, b""


def bound() -> None:
    """So much memory and time, and no more; where the system cannot say it, the parent's clock."""
    pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=1000,
        parser_max_nesting=100,
        parser_max_container_size=1_000_000,
        max_stream_filters=MOST_FILTERS,
        flate_max_memory=MOST_UNFOLDED,
        run_length_max_memory=MOST_UNFOLDED,
        png_max_memory=MOST_UNFOLDED,
        tiff_max_memory=MOST_UNFOLDED,
    )
    with suppress(ImportError):
        import resource  # noqa: PLC0415 -- not on every system

        for what, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))


def main() -> None:
    bound()
    word, pages, made = answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(f"{word} {pages}\n".encode() + made)


if __name__ == "__main__":
    main()
