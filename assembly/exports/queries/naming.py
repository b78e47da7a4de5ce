"""Names, addresses and figures as papers tell them."""

from datetime import date
from typing import Any

from assembly.assemblies.models import Assembly
from assembly.ballots.models import Ballot
from assembly.ballots.queries import (
    BallotBoard,
    Voice,
    board_of,
    dissents,
    tally_of,
    verdict_of,
)
from assembly.core import thai
from assembly.core.web import public_url
from assembly.exports.languages import say, spoken
from assembly.exports.papers import Figures, StrategyName
from assembly.meetings.models import Meeting
from assembly.places import facts
from assembly.places.queries import districts_of, subdistricts_of
from assembly.plans.models import Strategy
from assembly.registry.queries import organisations_of

UNMISTAKABLE = 6  # characters of a name that no other word begins with
KINDS = {
    "plenary": "สมัชชาใหญ่",
    "listening_stage": "เวทีรับฟังความทุกข์",
    "working_group": "คณะทำงาน",
}


def spoken_name(row: Any) -> str:
    """The name of a row that has one in both languages, in the language that papers are said in."""
    english = row.name_en if spoken() == "en" else ""
    return str(english or row.name_th)


def assembly_name(row: Assembly) -> str:
    """สมัชชาพังงาแห่งความสุข"""
    return say("สมัชชา{name}", name=spoken_name(row))


def meeting_name(row: Assembly, sitting: Meeting) -> str:
    """สมัชชาใหญ่พังงาแห่งความสุข"""
    return say("{kind}{name}", kind=say(KINDS[sitting.kind]), name=spoken_name(row))


def meeting_number(sitting: Meeting) -> str:
    """12/2568: ครั้งที่ and year of the era."""
    return f"{sitting.number}/{thai.be_year(sitting.held_on)}"


def meeting_title(row: Assembly, sitting: Meeting) -> str:
    name, number = meeting_name(row, sitting), meeting_number(sitting)
    return say("{meeting} ครั้งที่ {number}", meeting=name, number=number)


def theme_of(row: Assembly, sitting: Meeting) -> str:
    """The meeting's own theme, else the assembly's."""
    thai_theme = sitting.theme_th or row.theme_th
    return thai_theme if spoken() == "th" else sitting.theme_en or row.theme_en or thai_theme


def strategy_name(row: Strategy | None) -> StrategyName | None:
    return StrategyName(row.number, spoken_name(row)) if row else None


def local_names(row: Assembly) -> tuple[str, ...]:
    """What no line may cut: districts, subdistricts, peoples and islands, and the organisations.

    A subdistrict's short name may be the beginning of another word (ท่านา in ท่านายอำเภอ), so that
    it is kept together with the word ตำบล only.
    """
    return (
        *(district.name_th for district in districts_of(row.province_code)),
        *(_kept(place.name_th) for place in subdistricts_of(row.province_code)),
        *facts.local_names(row.province_code),
        *(body.name for body in organisations_of(row.id)),
    )


def _kept(subdistrict: str) -> str:
    return subdistrict if len(subdistrict) >= UNMISTAKABLE else f"ตำบล{subdistrict}"


def address(path: str) -> str:
    return f"{public_url()}{path}"


def figures_of(ballot: Ballot) -> Figures:
    """A declared ballot's figures."""
    counted, verdict = tally_of(ballot), verdict_of(ballot)
    board = board_of(ballot.id)
    return Figures(
        kind=ballot.kind,
        method=ballot.method,
        majority=ballot.majority,
        electors=ballot.electors,
        present=ballot.present_at_close or 0,
        quorum=ballot.quorum,
        cast=counted.cast,
        yes=counted.yes,
        no=counted.no,
        abstain=counted.abstain,
        spoiled=counted.spoiled,
        needed=verdict.needed,
        carried=bool(ballot.carried),
        why=verdict.why.value,
        received=board.received,
        round=ballot.round,
        outcome=ballot.outcome or "",
        channels=board.channels,
        voices=_voices(board),
        lines=tuple((line.text, line.votes or 0) for line in board.lines),
        quorum_met=verdict.quorum_met,
        districts_agreeing=verdict.balance.agreeing,
        districts_needed=verdict.balance.needed,
        dissent=tuple(map(_dissent, dissents(ballot.id))),
    )


def _voices(board: BallotBoard) -> tuple[int, int, int]:
    found = board.voices or {}
    return found.get("agree", 0), found.get("remark", 0), found.get("not_yet", 0)


def _dissent(voice: Voice) -> str:
    """นางมาลี ใจดี (อำเภอกะปง): เพราะ…"""
    named = f"{voice.name} (อำเภอ{voice.district})"
    return f"{named}: {voice.reason}" if voice.reason else named


def newest(days: list[date], otherwise: date) -> date:
    return max(days, default=otherwise)
