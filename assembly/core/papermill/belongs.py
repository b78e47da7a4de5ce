"""What belongs to a page and to what it draws with, by name; everything else falls through."""

from pikepdf import Object

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


def keep_only(holder: Object, keys: frozenset[str]) -> None:
    for key in [key for key in holder.keys() if key not in keys]:  # noqa: SIM118 -- no Python dict
        del holder[key]
