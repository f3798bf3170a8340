"""A candidate has not won yet: who 후보에 올랐다 neither got the prize nor was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.lang.wording import DENIAL
from maek.model.finding import Finding
from maek.text.toml import toml_table

WHY = "the sources tell of a candidate only"
NOMINATED = re.compile("|".join(toml_table("maek.text", "cues")["nominated"]["ko"]))
WON = re.compile("|".join(toml_table("maek.text", "cues")["won"]["ko"]))
"""Who got a prize or an office, in a Korean sentence."""


def nominated(case: Case) -> Iterator[Finding]:
    """Yield what a Korean claim tells as got, where the closest sentence names candidates.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here, there = case.statement, case.first.statement
    if not case.same_language or here.lang != "ko" or NOMINATED.search(here.text):
        return
    got, named = WON.search(here.text), NOMINATED.search(there.text)
    if got is None or named is None or any(w.mark("plan", *DENIAL) for w in here.words):
        return
    if not any(WON.search(e.statement.text) for e in case.whole):
        yield case.finding("tense", WHY, here.place(got), there.place(named))
