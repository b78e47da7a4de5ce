"""What the journal keeps of words beside its plain hashes: keyed, for some of them are short."""

from assembly.commitments.models import Commitment, Evidence, Report
from assembly.core.ids import fingerprint


def fingerprint_of_line(line: Report) -> str:
    """Of a line of days, bodies or words: all of it that is never changed."""
    day = line.happened_on.isoformat()
    by = (str(line.meeting_id or ""), str(line.ballot_id or ""))
    return fingerprint(
        line.kind, day, line.made_by, line.source, *by, line.text, line.before, line.after
    )


def fingerprint_of_promise(row: Commitment) -> str:
    """Of what is promised: its words, its place, when it begins, its weight."""
    place = (row.district_code or "", row.subdistrict_code or "")
    begins = row.begins_on.isoformat() if row.begins_on else ""
    strategy = str(row.strategy_id or "")
    return fingerprint(row.title, row.expected, *place, begins, str(row.weight), row.kind, strategy)


def fingerprint_of_caption(one: Evidence) -> str:
    """Of a file: what stands under it, and what kind it is."""
    return fingerprint(one.kind, one.caption)
