"""The command line run in this process: what the ``maek`` fixture gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple


class Said(NamedTuple):
    """What a command said: exit status, stdout, stderr."""

    status: int
    out: str
    err: str

    def json(self) -> list[dict[str, object]]:
        """What was printed, one object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Maek = Callable[..., Said]
