"""Why it happened, as a Korean claim tells it: a cause no source gives is the writer's own.

Where the rest of a claim is carried, one lost word of its cause would weigh little; but what
stands before 때문에, 탓에, -로 인해 is news by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from maek.check.carried import carried
from maek.check.case import Case
from maek.lang.wording import Word
from maek.model.finding import Finding

CAUSE = re.compile(
    r"때문(?:에|이|으로)|탓(?:에|이|으로)|덕(?:분)?에|으?로 인[해한]|여파로|이유로|영향으로"
    r"|바람에|계기로|말미암|[점것]을 (?:들어|이유로|감안|고려|참작)"
)
"""Words behind a cause."""
WEAK = frozenset(
    {"크다", "많다", "높다", "심하다", "강하다", "낮다", "적다", "어렵다", "필요", "가능"}
)
"""Words that only say how much."""
SORTS = ("noun", "verb")
NEAR = 3
"""So many words before it tell the cause; the last, or two of them, must be carried."""
LEAST = 2
"""A word of one syllable says little alone."""


def reasons(case: Case) -> Iterator[Finding]:
    """Yield a word of a claim's cause that no source has.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if not case.same_language or here.lang != "ko":
        return
    for match in CAUSE.finditer(here.text):
        whole = replace(case, evidence=case.whole)
        end = here.span.start + match.start()
        clause = here.clause_at(end)
        told = [
            w
            for w in here.free
            if w.key not in WEAK and clause.start <= w.span.start < end and _tells(w)
        ]
        lost = [w for w in told[-NEAR:] if not carried(w, whole)]
        if lost and (lost[-1] is told[-1] or len(lost) > 1):
            yield case.finding("unsupported", "the sources give no such cause", lost[-1].span)
            return


def _tells(word: Word) -> bool:
    return word.sort in SORTS and len(word.key) >= LEAST
