"""A Korean comparison told from its other end: B는 A보다 낮다 is A는 B보다 높다."""

from __future__ import annotations

import re
from functools import cache

from maek.check.beside.statement import Statement
from maek.lang import tables

LEAST = 2
"""A noun of one letter (달, 해) says too little of what is compared with."""
MORE = re.compile(r"(?<!\S)(?:더|더욱|훨씬) ")
"""Words of a comparison that leaves out with what: 지난해에 더 많은 병력이."""
IN_BRACKETS = re.compile(r"\([^()]*\)")


def turned(here: Statement, there: Statement) -> bool:
    """Tell whether one of two sentences is told of what the other only compares with.

    Args:
        here: A sentence of a claim.
        there: One of its sources, in the same language.
    """
    theirs = _standards(there)
    if not theirs:
        return False
    mine, rest = _standards(here), _rest(here)
    compares = bool(mine) or MORE.search(here.text) is not None
    return compares and any(word in rest for word in theirs - mine)


def _standards(statement: Statement) -> frozenset[str]:
    """The nouns before 보다, sought once."""
    found: frozenset[str] | None = statement.memo.get("than")
    if found is None:
        matches = _than().findall(statement.text) if statement.lang == "ko" else ()
        words = (IN_BRACKETS.sub("", m[0] or m[1]).strip("‘’“”'\"") for m in matches)
        found = statement.memo["than"] = frozenset(w for w in words if len(w) >= LEAST)
    return found


def _rest(statement: Statement) -> frozenset[str]:
    """The beginnings of a sentence's words that are not what it compares with."""
    words = (w.strip("‘’“”'\"") for w in _than().sub("", statement.text).split())
    return frozenset(w[:end] for w in words for end in range(LEAST, len(w) + 1))


@cache
def _than() -> re.Pattern[str]:
    than = tables.table("ko", "wording")["than"]
    return re.compile(rf"(?:(\S+) 같은 (?:달|기간|분기|시기|날|때)|(\S+)){than} ")
