"""People whose names are kept back: A씨, 김모(35)씨, 정모 전 이사."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_view import View, is_title
from maek.lang.ko.particles import only_particles
from maek.model.findings import Mention
from maek.model.span import Span

_SURNAMES = "".join(sorted(name for name in tables().surnames if len(name) == 1))
UNNAMED = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?P<name>[A-Z]|[{_SURNAMES}]\s?모)"
    r"\s?(?:\(\s?\d+[^()]{0,8}\)\s?)?(?P<title>씨|양|군|(?<=[모A-Z)] )(?:[전현] )?[가-힣]{2,5}?)"
    r"(?P<rest>[가-힣]{0,4})(?![가-힣])"
)


def unnamed(view: View) -> Iterator[Mention]:
    """Yield the people of a sentence who go by a letter or a surname with 모.

    Args:
        view: The sentence.
    """
    for m in UNNAMED.finditer(view.text, view.span.start, view.span.end):
        if only_particles(m["rest"]) and is_title(m["title"].rpartition(" ")[2]):
            span = Span(m.start(), m.end("title"))
            yield Mention(span, "person", "unnamed", name=m["name"], title=m["title"])
