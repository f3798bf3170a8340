"""English content words, cut to a stem that survives inflection."""

from __future__ import annotations

from maek.lang.reading import Reading
from maek.model.span import Span

STOP = frozenset(
    """
    the a an and or but of to in on at by for with from as is are was were be been being it its
    he she they them his her their this that these those which who whom whose what when where
    why how not no nor so than then there here have has had having do does did will would can
    could may might shall should must into over after before about against between during under
    also more most other some such only own same too very just said says say told mr mrs ms one
    two new
    """.split()
)


def terms(reading: Reading, span: Span) -> tuple[str, ...]:
    """Return the content words of a stretch of text, lowered and stemmed.

    Args:
        reading: The text.
        span: The stretch.
    """
    found = (t.form.lower().removesuffix("’s").removesuffix("'s") for t in reading.tokens_in(span))
    return tuple(_stem(w) for w in found if len(w) > 1 and w not in STOP and not w[0].isdigit())


def _stem(word: str) -> str:
    """Cut plural and verb endings (step 1 of M. F. Porter's algorithm, 1980, shortened)."""
    for ending, put in (("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)] + put
            doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem.removesuffix("e")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word
