"""Whether words that name a person mean somebody of theirs: a lawyer, a spokesman, a widow."""

from __future__ import annotations

import functools
import re

from maek.text.toml import toml_table

NEVER = "(?!)"


def is_of_theirs(before: str, behind: str, lang: str) -> bool:
    """Tell whether one of a person's people is meant, not the person.

    Args:
        before: What stands before the person's name: *a spokesman for*.
        behind: What stands behind it: *의 변호인*, *'s lawyer*.
        lang: Language of the words.
    """
    return bool(
        _pattern("of_theirs", lang).search(behind) or _pattern("to_theirs", lang).search(before)
    )


@functools.cache
def _pattern(name: str, lang: str) -> re.Pattern[str]:
    return re.compile(toml_table("maek.text", "cues")[name].get(lang, NEVER))
