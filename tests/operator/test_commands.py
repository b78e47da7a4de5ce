"""The ``assembly`` command as scripts and people use it: answers, exit codes, plain refusals."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import click
import pytest

from assembly import __version__
from assembly.cli import commands
from assembly.cli.papers import FORMS, PAPERS
from assembly.exports.formats import EXPORTS
from tests.operator.conftest import copied
from tests.operator.machine import Machine

THAI = re.compile("[\u0e00-\u0e7f]")


@pytest.fixture(scope="module")
def demonstration(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine with the example in it, at rest."""
    return Machine(copied(planted, tmp_path_factory.mktemp("shown") / "instance"))


def every_command(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [path]
    for name, command in group.commands.items():
        inside = (*path, name)
        found += every_command(command, inside) if isinstance(command, click.Group) else [inside]
    return found


@pytest.mark.parametrize("path", every_command(commands), ids=" ".join)
def test_every_command_explains_itself_in_both_languages(path: tuple[str, ...]) -> None:
    command: click.Command = commands
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    with click.Context(command) as context:
        said = command.get_help(context)
    assert THAI.search(said)
    assert re.search(r"[A-Z][a-z]+.*\.", said), "an English sentence"


def test_the_command_is_there_by_name(machine: Machine) -> None:
    said = machine.runs("--version")
    assert (said.code, said.out.strip()) == (0, f"assembly, version {__version__}")
    assert machine.runs("init", "--template", "blank").code == 0


def test_founding_answers_its_name_and_adds_another(machine: Machine) -> None:
    assert machine.types("init", "--template", "phuket", "--json").json == {"assembly": "phuket"}
    assert machine.types("init", "--template", "phangnga").code == 0
    with closing(sqlite3.connect(machine.instance / "assembly.db")) as database:
        counts = database.execute(
            "SELECT (SELECT count(*) FROM assembly), (SELECT count(*) FROM district),"
            " (SELECT count(*) FROM subdistrict), (SELECT count(*) FROM strategy)"
        ).fetchone()
    assert counts == (2, 11, 65, 18)


def test_founding_ends_by_telling_how_to_call_the_first_meeting(machine: Machine) -> None:
    said = machine.types("init", "--template", "blank").out
    assert "assembly staff add" in said
    assert "เรียกประชุม" in said


def test_founding_the_same_twice_is_refused_and_changes_nothing(machine: Machine) -> None:
    machine.types("init", "--template", "blank")
    said = machine.types("init", "--template", "blank")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "มีอยู่แล้ว" in said.err


def test_only_the_owner_may_look_into_the_folder(machine: Machine) -> None:
    machine.types("init", "--template", "blank")
    assert machine.instance.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("init",),
        ("init", "--template", "mars"),
        ("export", "minutes", "--format", "csv", "-o", "x"),
        ("export", "secrets", "--format", "json", "-o", "x"),
        ("export", "charter", "--format", "pdf", "-o", "x", "--district", "8205"),
        ("export", "voices", "--format", "pdf", "-o", "x", "--public"),
        ("export", "minutes", "--format", "docx", "-o", "x", "--edition", "1"),
        ("export", "ballots", "--format", "xlsx", "-o", "x", "--language", "en"),
        ("export", "minutes", "--format", "json", "-o", "x", "--body", "4"),
        ("export", "commitments", "--format", "akn", "-o", "x"),
        ("export", "commitments", "--format", "json", "-o", "x", "--year", "2027"),
        ("staff", "add", "ก", "--role", "king"),
        ("serve", "--port", "99999"),
        ("restore", "not-there.zip"),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2(machine: Machine, words: tuple[str, ...]) -> None:
    said = machine.types(*words)
    assert (said.code, said.out) == (2, "")
    assert "Error:" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("access",),
        ("staff", "add", "ก", "--role", "secretary"),
        ("export", "charter", "--format", "json", "-o", "x"),
        ("backup", "x.zip"),
    ],
    ids=" ".join,
)
def test_without_an_assembly_they_say_how_to_begin(
    machine: Machine, words: tuple[str, ...]
) -> None:
    said = machine.types(*words)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "assembly init" in said.err
    assert not machine.instance.exists(), "nothing was made by asking"


def test_with_several_assemblies_one_must_be_named(machine: Machine) -> None:
    machine.types("init", "--template", "phuket")
    machine.types("init", "--template", "blank")
    said = machine.types("access", "--json")
    assert said.code == 1
    assert "phuket blank" in said.err
    assert machine.types("access", "--assembly", "phuket", "--json").code == 0
    assert machine.types("access", "--assembly", "mars", "--json").code == 1


def test_access_names_every_door_and_every_slip(demonstration: Machine) -> None:
    told = demonstration.types("access", "--json").json
    assert set(told) == {
        "join_url",
        "projector_url",
        "facilitator_url",
        "secretary_url",
        "public_url",
        "slips",
    }
    assert re.fullmatch(r"http://[^/]+/m/\d{6}", told["join_url"])
    assert re.fullmatch(r"http://[^/]+/screen/\d{6}", told["projector_url"])
    assert len(told["slips"]) == 40
    for slip in told["slips"]:
        assert set(slip) == {"member", "district", "url", "code"}
        assert re.fullmatch(r"\d{4} \d{4} \d{4}", slip["code"])
    assert len({slip["district"] for slip in told["slips"]}) == 8


def test_links_are_fresh_each_time_and_slips_are_not(demonstration: Machine) -> None:
    first, second = (demonstration.types("access", "--json").json for _ in range(2))
    assert first["facilitator_url"] != second["facilitator_url"]
    assert first["secretary_url"] != second["secretary_url"]
    assert first["slips"] == second["slips"]


def test_access_to_another_meeting_and_to_none(demonstration: Machine) -> None:
    told = demonstration.types("access", "--meeting", "317204", "--json").json
    assert told["join_url"].endswith("/m/317204")
    said = demonstration.types("access", "--meeting", "000000", "--json")
    assert (said.code, said.err.count("\n")) == (1, 1)


def test_access_for_people_is_a_plain_table(demonstration: Machine) -> None:
    lines = demonstration.types("access").out.splitlines()
    assert len(lines) == 5 + 1 + 40
    assert all("\t" in line for line in lines[:5] + lines[6:])


def test_a_new_member_of_staff_gets_a_link(demonstration: Machine) -> None:
    said = demonstration.types("staff", "add", "วิชัย", "--role", "facilitator", "--json").json
    assert (said["name"], said["role"]) == ("วิชัย", "facilitator")
    assert "/in/" in said["url"]


def founds_three(machine: Machine) -> None:
    """A subdistrict's, a district's and the province's assembly in one folder."""
    machine.types("init", "--template", "phangnga")
    for slug, name in (("ko-yao", "อำเภอเกาะยาว"), ("phru-nai", "ตำบลพรุใน")):
        told = machine.types("init", "--template", "blank", "--slug", slug, "--name", name)
        assert (told.code, f"--assembly {slug}" in told.out) == (0, True)


def test_assemblies_of_one_folder_have_names_of_their_own(machine: Machine) -> None:
    founds_three(machine)
    with closing(sqlite3.connect(machine.instance / "assembly.db")) as database:
        named = database.execute("SELECT slug, name_th, name_en FROM assembly").fetchall()
    assert named[1:] == [
        ("ko-yao", "อำเภอเกาะยาว", "อำเภอเกาะยาว"),
        ("phru-nai", "ตำบลพรุใน", "ตำบลพรุใน"),
    ]
    again = machine.types("init", "--template", "phuket", "--slug", "ko-yao")
    assert (again.code, "ko-yao" in again.err) == (1, True)
    for odd in ("Ko Yao", "เกาะยาว", "ko/yao", "-", "k" * 41):
        said = machine.types("init", "--template", "blank", f"--slug={odd}")
        assert (said.code, said.err.count("\n")) == (1, 1)


def test_a_person_of_the_team_may_serve_a_second_assembly(machine: Machine) -> None:
    founds_three(machine)
    machine.types("staff", "add", "ธนพร", "--role", "facilitator", "--assembly", "phru-nai")
    also = ("staff", "also", "ธนพร", "--role", "facilitator", "--assembly", "ko-yao", "--json")
    for _twice in range(2):
        assert "/in/" in machine.types(*also).json["url"]
    with closing(sqlite3.connect(machine.instance / "assembly.db")) as database:
        roles = database.execute("SELECT staff_id, assembly_id FROM staff_role").fetchall()
    assert roles == [(1, 3), (1, 2)]
    assert machine.types("staff", "also", "ไม่มี", *also[3:]).code == 1
    machine.types("staff", "add", "ธนพร", "--role", "teller", "--assembly", "ko-yao")
    said = machine.types(*also)
    assert (said.code, "2 คน" in said.err) == (1, True)


def test_papers_come_out_as_files(demonstration: Machine, tmp_path: Path) -> None:
    papers = [("resolutions", "json"), ("minutes", "docx"), ("charter", "pdf")]
    for what, form in papers:
        file = tmp_path / f"{what}.{form}"
        said = demonstration.types("export", what, "--format", form, "-o", str(file))
        assert (said.code, said.out.strip()) == (0, str(file))
    told = json.loads((tmp_path / "resolutions.json").read_text())
    assert [r["number"] for r in told["resolutions"]] == ["12.1", "12.2", "12.3"]
    assert (tmp_path / "minutes.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "charter.pdf").read_bytes().startswith(b"%PDF")


def test_one_edition_comes_out_and_one_that_is_not_there_does_not(
    demonstration: Machine, tmp_path: Path
) -> None:
    asked = ("export", "charter", "--format", "json", "-o", str(tmp_path / "x"))
    assert demonstration.types(*asked, "--edition", "1", "--document", "charter").code == 0
    told = json.loads((tmp_path / "x").read_text())
    assert (told["edition"], told["with_additions_until"]) == (1, None)
    assert demonstration.types(*asked, "--edition", "7").code == 1
    assert demonstration.types(*asked, "--document", "nothing").code == 1


def test_a_report_is_narrowed_and_one_of_a_body_that_is_not_there_is_not_made(
    demonstration: Machine, tmp_path: Path
) -> None:
    asked = ("export", "commitments", "--format", "json", "-o", str(tmp_path / "x"))
    assert demonstration.types(*asked).code == 0
    dues = [one["due"] for one in json.loads((tmp_path / "x").read_text())["commitments"]]
    year = max(due[:4] for due in dues if due)
    said = demonstration.types(*asked, "--year", str(int(year) + 543), "--by", "body")
    assert said.code == 0
    told = json.loads((tmp_path / "x").read_text())
    assert told["schema"] == "assembly.commitments/1"
    assert len(told["commitments"]) < len(dues)
    assert {one["due"][:4] for one in told["commitments"]} == {year}
    assert demonstration.types(*asked, "--body", "99999").code == 1
    assert demonstration.types(*asked, "--district", "9999").code == 1


def test_the_command_knows_what_can_be_exported() -> None:
    assert set(PAPERS) == {*EXPORTS, "bundle"}
    assert set(FORMS) == {form for forms in EXPORTS.values() for form in forms}


def test_what_is_no_bundle_tells_nothing(demonstration: Machine, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"rubbish")
    assert demonstration.types("verify", str(tmp_path / "x.zip")).code == 2


def test_verify_says_intact_then_tampered_then_that_it_cannot_tell(
    machine: Machine, tmp_path: Path
) -> None:
    assert machine.types("verify").code == 2, "nothing is there yet"
    machine.types("init", "--template", "phuket")
    said = machine.types("verify", "--json")
    assert (said.code, said.json["result"], said.json["faults"]) == (0, "intact", [])
    file = machine.instance / "assembly.db"
    image = file.read_bytes()
    file.write_bytes(image.replace(b"assembly_founded", b"assembly_founder", 1))
    said = machine.types("verify", "--json")
    assert (said.code, said.json["result"]) == (1, "tampered")
    assert said.err.count("\n") == 1
    assert any("ถูกแก้ไข" in fault for fault in said.json["faults"])


def test_a_backup_under_way_of_service_comes_back_whole(machine: Machine, tmp_path: Path) -> None:
    machine.types("init", "--template", "phuket")
    running = machine.starts("serve")
    kept = tmp_path / "kept.zip"
    assert machine.types("backup", str(kept)).code == 0
    assert kept.stat().st_mode & 0o077 == 0, "it holds the secrets"
    machine.types("staff", "add", "หลังสำรอง", "--role", "secretary")
    refused = machine.types("restore", str(kept))
    assert (refused.code, refused.err.count("\n")) == (1, 1), "not under a running server"
    running.stops()
    restored = machine.types("restore", str(kept))
    assert restored.code == 0
    assert (Path(restored.out.strip()) / "assembly.db").is_file(), "what stood here is kept"
    assert machine.types("verify").code == 0
    with closing(sqlite3.connect(machine.instance / "assembly.db")) as database:
        assert database.execute("SELECT count(*) FROM staff").fetchone() == (0,)


def test_a_backup_makes_a_new_machine(demonstration: Machine, tmp_path: Path) -> None:
    kept = tmp_path / "kept.zip"
    demonstration.types("backup", str(kept))
    elsewhere = Machine(tmp_path / "elsewhere")
    assert elsewhere.types("restore", str(kept)).code == 0
    assert elsewhere.types("verify").code == 0
    mine, theirs = (m.types("access", "--json").json["slips"] for m in (demonstration, elsewhere))
    assert [slip["code"] for slip in mine] == [slip["code"] for slip in theirs]


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + b"\0" * 18, b"rubbish" * 100])
def test_what_is_no_backup_is_refused_and_changes_nothing(
    machine: Machine, tmp_path: Path, content: bytes
) -> None:
    machine.types("init", "--template", "blank")
    before = (machine.instance / "assembly.db").read_bytes()
    (tmp_path / "x.zip").write_bytes(content)
    said = machine.types("restore", str(tmp_path / "x.zip"))
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert (machine.instance / "assembly.db").read_bytes() == before


def test_the_example_does_not_mix_with_real_records(machine: Machine) -> None:
    machine.types("init", "--template", "phangnga")
    said = machine.runs("demo", "--port", "0")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "ข้อมูลจริง" in said.err


def test_members_are_brought_in_all_or_none(machine: Machine, tmp_path: Path) -> None:
    """A dry run changes nothing, a bad row is named by its line, a second time is harmless."""
    machine.types("init", "--template", "phangnga")
    file = tmp_path / "members.csv"
    file.write_bytes("ชื่อ,นามสกุล,อำเภอ\nมาลี,ทุ่งทอง,ทับปุด\nวินัย,สมบูรณ์,เกาะใหญ่\n".encode("cp874"))
    refused = machine.types("import", "members", str(file), "--json")
    assert refused.code == 1
    assert [error["line"] for error in refused.json["errors"]] == [3]
    file.write_text("ชื่อ,นามสกุล,อำเภอ\nมาลี,ทุ่งทอง,ทับปุด\nวินัย,สมบูรณ์,เกาะยาว\n", "utf-8-sig")
    for words, told in (
        (("--dry-run",), {"added": 2, "known": 0, "slips": 0}),
        ((), {"added": 2, "known": 0, "slips": 0}),
        ((), {"added": 0, "known": 2, "slips": 0}),
    ):
        answer = machine.types("import", "members", str(file), "--json", *words).json
        assert {name: answer[name] for name in told} == told
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    refused = machine.types("import", "members", str(tmp_path / "picture.csv"))
    assert (refused.code, "ตาราง" in refused.err) == (1, True)
