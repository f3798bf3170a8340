"""Figure: one measured speed or size, beside its target; and how work is timed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured speed, size or ratio.

    ``at_least`` and ``at_most`` are the targets the issues set; absolute times depend on the
    machine, so ratios to a floor measured in the same run are preferred.
    """

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool:
        """Whether it meets its target; true where there is none."""
        low = self.at_least is None or self.value >= self.at_least
        return low and (self.at_most is None or self.value <= self.at_most)


def seconds(call: Callable[[], object], runs: int = 3) -> float:
    """Return the median time of some runs of a call, after one that warms up.

    Args:
        call: What is timed.
        runs: How often it is timed.
    """
    call()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)
