"""The one place that reads the time. Stored in UTC, shown in Asia/Bangkok."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def milliseconds(moment: datetime) -> int:
    """Since 1970, as the scripts of a page count."""
    return int(moment.timestamp() * 1000)


def today() -> date:
    """The present date in Thailand."""
    return now().astimezone(BANGKOK).date()
