"""What is read first: in plain words, what is in the bundle, what it proves and what not."""

from pathlib import Path

from assembly.operator.bundles.standalone.verify import Key

LETTER = Path(__file__).with_name("standalone") / "readme.txt"


def readme(assembly: str, key: str, files: list[str]) -> bytes:
    """The letter, with the assembly's name, its key and the papers that are there."""
    papers = "\r\n".join(f"    {name}" for name in files)
    told = {
        "{assembly}": assembly,
        "{key}": key,
        "{fingerprint}": Key(key).fingerprint,
        "{papers}": papers,
    }
    text = LETTER.read_text("utf-8").replace("\n", "\r\n")
    for place, word in told.items():
        text = text.replace(place, word)
    return b"\xef\xbb\xbf" + text.encode()  # with its mark, or an older Notepad garbles the Thai
