"""The new and the old one: 새 효소는 70도에서만 작동한다, where 기존 효소 does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.model.finding import Finding

NEW = re.compile(r"(?<![가-힣])(?:새|새로운|신형|신규|차기|후임|신임)\s?(?P<noun>[가-힣]{2,})")
OLD = re.compile(r"(?<![가-힣])(?:기존|종전|구형|옛|이전|전임|전직)(?:의)?\s?(?P<noun>[가-힣]{2,})")
BOTH = ((NEW, OLD), (OLD, NEW))
LEAST = 2
WHY = "the sources tell this of the other, old or new"


def newness(case: Case) -> Iterator[Finding]:
    """Yield what a claim tells of the new one where the closest sentence tells it of the old one.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here, there = case.statement, case.first.statement
    if not case.same_language or here.lang != "ko":
        return
    for one, other in BOTH:
        mine, theirs = one.search(here.text), other.search(there.text)
        if mine is None or theirs is None or other.search(here.text) or one.search(there.text):
            continue
        if mine["noun"][:LEAST] == theirs["noun"][:LEAST]:
            told, facing = (s.place(m) for s, m in ((here, mine), (there, theirs)))
            yield case.finding("role", WHY, told, facing)
            return
