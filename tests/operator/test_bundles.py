"""The bundle of an assembly: what is in it, what is not, and that it proves itself anywhere."""

import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from assembly.operator.bundles import contents
from assembly.operator.bundles.openness import OPEN
from assembly.operator.bundles.standalone import verify as verifier
from assembly.trail.facts import TOLD
from tests.factories.bundles import Browser
from tests.operator.conftest import copied
from tests.operator.machine import Machine


@pytest.fixture(scope="module")
def office(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine with the example in it, at rest."""
    return Machine(copied(planted, tmp_path_factory.mktemp("office") / "instance"))


@pytest.fixture(scope="module")
def bundle(office: Machine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundled(office, tmp_path_factory.mktemp("bundle"))


def bundled(office: Machine, folder: Path, *words: str) -> Path:
    file = folder / "bundle.zip"
    said = office.types("export", "bundle", "-o", str(file), *words)
    assert (said.code, said.out.strip()) == (0, str(file))
    return file


def parts(bundle: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(bundle) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def entries(bundle: Path) -> list[dict[str, dict[str, object]]]:
    return [json.loads(line) for line in parts(bundle)["journal.jsonl"].splitlines()]


def test_a_bundle_holds_papers_data_evidence_and_both_verifiers(bundle: Path) -> None:
    names = set(parts(bundle))
    assert set(verifier.EVIDENCE) < names
    assert {"อ่านก่อน.txt", "verify.py", "verify.html", "data/texts.jsonl"} < names
    assert {f"data/{what}.json" for what in ("resolutions", "charter-1", "ballots")} < names
    for paper in ("มติ", "ธรรมนูญ ฉบับที่ 1", "รายงานการประชุม สมัชชาใหญ่ ครั้งที่ 12-2569"):
        assert {f"documents/{paper}.docx", f"documents/{paper}.pdf"} < names
    assert next(iter(parts(bundle))) == "อ่านก่อน.txt", "what is to be read first comes first"


def test_it_proves_itself_anywhere(bundle: Path, tmp_path: Path) -> None:
    stranger = Machine(tmp_path / "stranger")
    said = stranger.types("verify", str(bundle), "--json")
    assert (said.code, said.json["result"], said.json["faults"]) == (0, "intact", [])
    assert not stranger.instance.exists(), "nothing is made by asking"


def test_all_three_verifiers_agree(bundle: Path, tmp_path: Path) -> None:
    """The command, the program from the zip run by itself, and the page's script."""
    (tmp_path / "verify.py").write_bytes(parts(bundle)["verify.py"])
    alone = [sys.executable, "-I", str(tmp_path / "verify.py"), str(bundle), "--json"]
    done = subprocess.run(alone, capture_output=True, text=True, check=False, cwd=tmp_path)
    told = json.loads(done.stdout)
    assert (done.returncode, told["result"]) == (0, "intact")
    assert Browser(tmp_path).judges({"it": bundle.read_bytes()})["it"] == told
    said = Machine(tmp_path / "stranger").types("verify", str(bundle), "--json").json
    assert {name: told[name] for name in said} == said


def test_the_key_and_a_photograph_may_be_given(bundle: Path, office: Machine) -> None:
    key = parts(bundle)["key.txt"].decode().strip()
    assert office.types("verify", str(bundle), "--key", key).code == 0
    assert office.types("verify", str(bundle), "--key", "0000 0000 0000 0000").code == 1
    assert office.types("verify", str(bundle), "--seen", "0000 0000 0000 0000").code == 2
    wall = office.types("verify", str(bundle), "--json").json["fingerprint"]
    assert office.types("verify", str(bundle), "--seen", wall).code == 0
    assert office.types("verify", "--key", key).code == 2


def test_the_unpacked_folder_checks_itself(bundle: Path, tmp_path: Path) -> None:
    """As when somebody unpacks it and double-clicks the program."""
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path)
    alone = [sys.executable, "-I", str(tmp_path / "verify.py")]
    done = subprocess.run(alone, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "ไม่พบการแก้ไข")


LIES = {
    "data/texts.jsonl": ("ขอให้", "ขอไม่ให้"),
    "data/resolutions.json": ("ครบทุกตำบล", "ครบทุกจังหวัด"),
    "journal.jsonl": ("resolution_adopted", "resolution_refused"),
    "key.txt": ("assembly-journal", "another-journal!"),
}


@pytest.mark.parametrize("name", LIES)
def test_a_changed_word_is_found(bundle: Path, tmp_path: Path, name: str) -> None:
    old, new = LIES[name]
    content = parts(bundle)[name].decode()
    assert old in content
    lie = parts(bundle) | {name: content.replace(old, new, 1).encode()}
    with zipfile.ZipFile(tmp_path / "lie.zip", "w") as archive:
        for part, told in lie.items():
            about = zipfile.ZipInfo(part)
            about.create_system, about.external_attr = 3, verifier.PLAIN_FILE
            archive.writestr(about, told)
    assert Machine(tmp_path / "stranger").types("verify", str(tmp_path / "lie.zip")).code == 1


def test_no_person_and_no_unpublished_word_is_in_the_evidence(
    bundle: Path, office: Machine
) -> None:
    """Names stand in the minutes as ever, and nowhere else; words not published, nowhere at all."""
    with closing(sqlite3.connect(office.instance / "assembly.db")) as database:
        people = "SELECT given_name || ' ' || surname FROM member UNION SELECT name FROM staff"
        names = {name for (name,) in database.execute(people)}
        hidden = "SELECT text FROM grievance WHERE published_on IS NULL AND text != ''"
        words = {text for (text,) in database.execute(hidden)}
    found = parts(bundle)
    evidence = b"".join(found[name] for name in verifier.EVIDENCE).decode()
    assert names
    assert [name for name in names if name in evidence] == []
    data = "".join(c.decode() for name, c in found.items() if name.endswith((".json", ".jsonl")))
    assert words
    assert [text for text in words if json.dumps(text, ensure_ascii=False)[1:-1] in data] == []


def test_contents_about_persons_stay_at_home(bundle: Path) -> None:
    told = {line["entry"]["type"] for line in entries(bundle) if line["payload"] is not None}
    kept = {line["entry"]["type"] for line in entries(bundle) if line["payload"] is None}
    assert {"vote_cast", "member_checked_in", "slip_issued", "speech_called"} <= kept - told
    assert {"resolution_adopted", "ballot_declared", "grievances_sealed", "exported"} <= told
    for line in entries(bundle):
        content = (line["payload"] or {}).get("content", {})
        assert isinstance(content, dict)
        assert not {"member", "grievances", "helper", "name_th"} & content.keys()


def test_nothing_is_told_that_the_public_log_keeps_back() -> None:
    assert OPEN - TOLD.keys() == set()


def test_the_same_records_give_the_same_papers(
    bundle: Path, office: Machine, tmp_path: Path
) -> None:
    """Byte for byte; only the evidence goes on, for the first bundle is in the second's journal."""
    first, second = parts(bundle), parts(bundled(office, tmp_path))
    assert first.keys() == second.keys()
    differ = {name for name in first if first[name] != second[name]}
    assert differ <= {*verifier.EVIDENCE, "documents"} - {"key.txt"}
    assert second["journal.jsonl"].startswith(first["journal.jsonl"])
    assert second["checkpoints.txt"].startswith(first["checkpoints.txt"])


@pytest.fixture
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only data, which costs no time."""
    monkeypatch.setattr(contents, "FORMS", ())


@pytest.mark.usefixtures("unprinted")
def test_two_assemblies_of_one_journal_have_a_bundle_each(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "instance")
    for place in ("phangnga", "phuket"):
        machine.types("init", "--template", place)
    file = bundled(machine, tmp_path, "--assembly", "phuket")
    assert "ภูเก็ต" in json.loads(parts(file)["manifest.json"])["assembly"]
    assert machine.types("verify", str(file)).code == 0


@pytest.mark.usefixtures("unprinted")
def test_what_was_erased_or_spoilt_in_the_database(planted: Path, tmp_path: Path) -> None:
    """An erased content leaves the chain whole; a reworded row is found by the bundle too."""
    machine = Machine(copied(planted, tmp_path / "instance"))
    with closing(sqlite3.connect(machine.instance / "assembly.db", isolation_level=None)) as tool:
        tool.execute("DELETE FROM journal_payload WHERE seq = 0")
    said = machine.types("verify", str(bundled(machine, tmp_path)), "--json")
    assert said.code == 0
    assert any("ไม่อยู่ในชุดนี้" in line for line in said.json["unproven"])
    with closing(sqlite3.connect(machine.instance / "assembly.db", isolation_level=None)) as tool:
        tool.execute("UPDATE clause SET text = text || ' ยกเว้นโรงแรม' WHERE id = 1")
    said = machine.types("verify", str(bundled(machine, tmp_path)), "--json")
    assert said.code == 1
    assert any("clause:1 " in line for line in said.json["faults"])


def test_the_letter_says_how_to_check_and_what_is_not_proven(bundle: Path) -> None:
    letter = parts(bundle)["อ่านก่อน.txt"].decode("utf-8-sig")
    assert verifier.Key(parts(bundle)["key.txt"].decode().strip()).fingerprint in letter
    for word in ("verify.html", "พิสูจน์อะไรไม่ได้", "Not proven", "documents/มติ.pdf", "\r\n"):
        assert word in letter
    assert "{" not in letter


def test_the_zip_opens_in_any_program(bundle: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle.read_bytes())) as archive:
        assert archive.testzip() is None
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
