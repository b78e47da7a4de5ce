from dataclasses import dataclass


@dataclass(frozen=True)
class RequestSent:
    """A letter left: the first one, or a reminder."""

    request_id: int
    assembly_id: int


@dataclass(frozen=True)
class RequestAnswered:
    """A body answered, by its link or on paper."""

    request_id: int
    assembly_id: int
    answer_id: int


@dataclass(frozen=True)
class RequestChanged:
    """A request was written, changed, withdrawn, or an answer to it was read."""

    request_id: int
    assembly_id: int
