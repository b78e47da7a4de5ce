"""What people type: cleaned on the way in, measured as they see it, put in dictionary order."""

import re
import unicodedata

import regex

ELLIPSIS = "…"
MARKS_PER_LETTER = 3
# Code points in one letter as people see it; a family emoji of four with skin tones has eleven.
# What goes on without end (joined emoji, Hangul, Indic conjuncts) counts as several.
LONGEST_LETTER = 16

# Over or under a Thai consonant: first the vowel, then the tone, then the silencer.
_MARKS = regex.compile(
    r"(?<=[\p{Thai}&&\p{L}])(?:\p{M}*(?:[\u0e32\u0e33]\p{M}*)+|\p{M}+)", flags=regex.V1
)
_THAI_MARK = regex.compile(r"[\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e]")
_TONES = "\u0e48\u0e49\u0e4a\u0e4b"
_SILENCER = "\u0e4c"
_NIKHAHIT, _AA, _AM = "\u0e4d", "\u0e32", "\u0e33"

_LINE_END = regex.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# U+2800, the empty Braille pattern, looks like a space and is none.
_BLANK = regex.compile(r"[\p{Zs}\t\x1f\u2800]")
_EMOJI_PARTS = regex.compile(
    r"(?<=\p{Extended_Pictographic}[\ufe0f\U0001f3fb-\U0001f3ff]?)\u200d(?=\p{Extended_Pictographic})"
    r"|(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]"
    r"|(?<=[0-9#*])\ufe0f(?=\u20e3)"
)
_UNSEEN = regex.compile(
    r"[[\p{Cc}--\n]\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}"
    r"\p{Noncharacter_Code_Point}\ufff9-\ufffb]",
    flags=regex.V1,
)
# Putting marks in order takes the square of their number: what no letter carries goes before that.
_HEAP = regex.compile(r"(\p{M}{500})\p{M}+")
_BASELESS = regex.compile(r"(^|\s)\p{M}+")
_STACK = regex.compile(rf"(\p{{M}}{{{MARKS_PER_LETTER}}})\p{{M}}+")
_LEADING_VOWEL = regex.compile(r"([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_SECOND_WEIGHT = "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e"
# Nearly everything that is read back from the tables: Thai as it should be written, ASCII, single
# blanks and line breaks between words. There is nothing to clean in it, and it is seen at once.
_WORD = r"(?:[ก-ฮ][ัิ-ฺ็]?[่-๋]?์?[าำ]?|[!-~ะแ-ไๆฯ๐-๙“”‘’–—]|เ(?!เ))++"
_NOTHING_TO_CLEAN = re.compile(rf"{_WORD}(?:[ \n]{_WORD})*+")
_TWIN_SPELLINGS = (("ฉันทามติ", "ฉันทมติ"),)


def clean(text: str, *, newlines: bool = True) -> str:
    """What a person typed, as the assembly keeps it. Cleaning twice changes nothing more.

    NFC (never NFKC, which takes ำ apart); Thai marks in their written order and each once;
    no unseen or direction-changing characters; at most three marks on a letter and none without
    one; no blank edges. An emoji keeps what joins its parts.
    ``newlines=False`` (names, titles) also makes one line of it with single spaces.
    """
    if _NOTHING_TO_CLEAN.fullmatch(text):
        return text if newlines else text.replace("\n", " ")
    text = _visible(_LINE_END.sub("\n", text))
    text = unicodedata.normalize("NFC", text).replace("เเ", "แ")
    text = unicodedata.normalize("NFC", _MARKS.sub(_in_written_order, text))
    text = _STACK.sub(r"\1", _BASELESS.sub(r"\1", text))
    return _paragraphs(text) if newlines else " ".join(text.split())


def graphemes(text: str) -> int:
    """How many characters a reader sees: น้ำ is one, a family emoji is one (Unicode UAX 29)."""
    return len(_letters(text))


def short(text: str, n: int) -> str:
    """``text`` in at most ``n`` seen characters; what is cut ends with …, never inside a letter."""
    seen = _letters(text)
    if len(seen) <= n:
        return text
    return "".join(seen[: max(n - 1, 0)]).rstrip() + ELLIPSIS


def search_key(text: str) -> str:
    """The shadow that searches read: case, digit script, spacing and twin spellings made equal."""
    text = clean(text, newlines=False).casefold()
    text = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    for other, usual in _TWIN_SPELLINGS:
        text = text.replace(other, usual)
    return unicodedata.normalize("NFC", text.replace(" ๆ", "ๆ"))


def thai_sort_key(text: str) -> str:
    """A string whose code-point order is the order of the Royal Institute's dictionary.

    A leading vowel counts after its consonant; tones, ็ and ์ decide only between equal words.
    """
    text = _LEADING_VOWEL.sub(r"\2\1", search_key(text))
    letters = "".join(char for char in text if char not in _SECOND_WEIGHT)
    marks = "".join(str(_SECOND_WEIGHT.find(char) + 1) for char in text)
    return f"{letters}\t{marks}"


def _letters(text: str) -> list[str]:
    """The letters as a reader sees them; one that never ends comes in pieces."""
    return [
        seen[start : start + LONGEST_LETTER]
        for seen in regex.findall(r"\X", text)
        for start in range(0, len(seen), LONGEST_LETTER)
    ]


def _visible(text: str) -> str:
    """Without controls, direction marks and zero-width characters, save those inside an emoji."""
    kept = {match.start() for match in _EMOJI_PARTS.finditer(text)}
    text = _BLANK.sub(" ", text)
    text = _UNSEEN.sub(lambda match: match[0] if match.start() in kept else "", text)
    return str(_HEAP.sub(r"\1", text))


def _in_written_order(match: "regex.Match[str]") -> str:
    """Vowel, tone, silencer, each once; ํ with า is ำ, however they were typed around the tone."""
    found = match[0]
    vowels = "".join(char for char in found if char in _AA + _AM)
    marks = list(dict.fromkeys(sorted((c for c in found if c not in vowels), key=_rank)))
    if vowels and (_NIKHAHIT in marks or vowels[0] == _AM):
        vowels = _AM + vowels[1:]
        marks = [mark for mark in marks if mark != _NIKHAHIT]
    return "".join(marks) + vowels


def _rank(mark: str) -> int:
    if _THAI_MARK.match(mark):
        return 0
    return 1 if mark in _TONES else 2 if mark == _SILENCER else 3


def _paragraphs(text: str) -> str:
    """Lines without trailing blanks, at most one empty line between two of them."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return str(regex.sub(r"\n{3,}", "\n\n", lines)).strip()
