"""People in lists of appointments: ▲항만정책과장 나도현 ▲어촌개발과장 표수진."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_view import View, is_title
from maek.model.findings import Mention
from maek.model.span import Span

OFFICES = frozenset("장관원사감수역무리직위")
"""How offices end: 과장, 담당관, 선임연구원, 부이사, 교수, 심의역, 전무."""
BULLET = re.compile("[▲△▷▶◇◆]")
_ENTRY = re.compile(
    r"(?P<office>[가-힣]+) (?P<name>[가-힣]{2,4})(?=\s*(?:[▲△▷▶◇◆■□,(]|$))", re.MULTILINE
)


def appointed(view: View) -> Iterator[Mention]:
    """Yield whoever a list with bullets names behind an office.

    Args:
        view: A sentence of a text with bullets.
    """
    if BULLET.search(view.text, view.span.start, view.span.end) is None:
        return
    found = tables()
    for m in _ENTRY.finditer(view.text, view.span.start, view.span.end):
        called = m["name"][0] in found.surnames or m["name"][:2] in found.surnames
        if called and (m["office"][-1] in OFFICES or is_title(m["office"])):
            span = Span(*m.span("name"))
            yield Mention(span, "person", "appointed", name=m["name"], title=m["office"])
