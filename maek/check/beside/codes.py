"""Numbers that are part of a name: C939, F-16, RM-88."""

from __future__ import annotations

import re

from maek.check.beside.case import Case
from maek.model.findings import Quantity

CODE = re.compile(r"[A-Za-z]{1,4}-?$")
"""What stands right before the number of a name."""
LONGEST = 5


def kept_code(figure: Quantity, case: Case) -> bool:
    """Tell whether a figure numbers a name the sources have letter by letter.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    if figure.unit:
        return False
    text, span = case.claim.text, figure.span
    head = CODE.search(text[max(0, span.start - LONGEST) : span.start])
    return head is not None and any(head[0] + span.of(text) in s.text for s in case.sources)
