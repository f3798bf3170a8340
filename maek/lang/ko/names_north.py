"""People as the North writes of them, glued to what they are: 뿌찐동지, 로씨야대통령."""

from __future__ import annotations

from collections.abc import Iterator

from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_titles import Named
from maek.lang.ko.names_view import View, is_title
from maek.model.findings import Mention
from maek.model.span import Span

COMRADE = "동지"
ENDS = ("동지", "각하", "녀사")
LONGEST = 6
"""So many syllables a name before 동지 has at most."""


def comrades(view: View) -> Iterator[Named]:
    """Yield names right before 동지, 각하 and 녀사, of which the engine makes one noun.

    Args:
        view: The sentence.
    """
    if not any(end in view.text[view.span.start : view.span.end] for end in ENDS):
        return
    for i, word in enumerate(view.words):
        name = word.stem[:-2]
        if not word.stem.endswith(ENDS) or not 1 < len(name) <= LONGEST:
            continue
        if not is_title(name) and not name.endswith(COMRADE):
            yield Named(Span(word.begin, word.begin + len(name)), i, "comrade")


def countries(view: View) -> Iterator[Mention]:
    """Yield the country a glued office begins with: 로씨야 of 로씨야대통령.

    Args:
        view: The sentence.
    """
    if "로씨야" not in view.text[view.span.start : view.span.end]:
        return
    for word in view.words:
        for name in ("로씨야련방", "로씨야"):
            office = word.stem.removeprefix(name)
            if office != word.stem and office in tables().titles:
                span = Span(word.begin, word.begin + len(name))
                yield Mention(span, "place", "country-office", name=name)
                break
