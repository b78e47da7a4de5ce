from dataclasses import dataclass


@dataclass(frozen=True)
class IssueChanged:
    """An issue got grievances, lost some, has another name, or stands on an agenda."""

    issue_id: int
    assembly_id: int
