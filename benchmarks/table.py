"""One figure of the table that ``python -m benchmarks`` prints."""

from dataclasses import dataclass


@dataclass
class Line:
    """What was reached, beside its goal; without a goal it is only told."""

    what: str
    reached: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def ratio(self) -> float | None:
        """How much of the goal was used up: at most 1 is good, whichever way the figure runs."""
        if self.least is not None:
            return self.least / self.reached
        return self.reached / self.most if self.most else None

    @property
    def met(self) -> bool:
        enough = self.least is None or self.reached >= self.least
        return enough and (self.most is None or self.reached <= self.most)

    def __str__(self) -> str:
        goal = f"≤ {self.most:g}" if self.most is not None else ""
        goal = f"≥ {self.least:g}" if self.least is not None else goal
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        mark = ("ok" if self.met else "MISSED") if goal else "told"
        return f"{self.what:<62} {self.reached:>8.1f} {self.unit:<3} {goal:>6} {ratio:>6}  {mark}"
