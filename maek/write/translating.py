"""Lines of a brief that are shown in another language, as material for a translator."""

from __future__ import annotations

import json
from collections.abc import Sequence

from maek.model.brief import Brief, Line


def foreign_lines(brief: Brief) -> tuple[Line, ...]:
    """Return the lines that could be shown in translation, each once.

    Quotations and figures stay in their own words: they are what somebody said and wrote.

    Args:
        brief: A brief.
    """
    lines = (
        brief.headline,
        *brief.standfirst,
        *brief.body,
        *(moment.line for moment in brief.timeline),
    )
    return tuple(dict.fromkeys(line for line in lines if line.lang != brief.lang))


def translation_question(lines: Sequence[Line]) -> str:
    """Return the material for the translator as JSON: numbered sentences.

    Args:
        lines: What to translate, numbered from 1.
    """
    rows = [
        {"number": number, "language": line.lang, "text": line.text}
        for number, line in enumerate(lines, start=1)
    ]
    return json.dumps({"sentences": rows}, ensure_ascii=False, indent=1)
