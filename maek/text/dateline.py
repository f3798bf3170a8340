"""The dateline before a report: (서울=한빛통신) 윤서진 기자 =, SEOUL, June 19 —."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files

HAN = "[\u3400-\u9fff]"


def after_dateline(sentence: str) -> int:
    """Return where a sentence begins once its dateline is left off; 0 when it has none.

    Args:
        sentence: The words of one sentence, as they stand in the article.
    """
    for opening in _openings():
        match = opening.match(sentence)
        if match is not None and match.end() < len(sentence):
            return match.end()
    return 0


@functools.cache
def _openings() -> tuple[re.Pattern[str], ...]:
    path = files("maek.text").joinpath("tables/datelines.toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["openings"]
    return tuple(re.compile(row.replace(r"\p{H}", HAN)) for row in rows)
