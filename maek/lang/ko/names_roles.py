"""People without a name: roles (러시아 지도자), groups (두 정상), the pronoun 그."""

from __future__ import annotations

from collections.abc import Iterator

from maek.lang.ko.names_headline import is_country
from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_view import Of, View, is_title
from maek.model.findings import Mention
from maek.model.span import Span

PEAKS = frozenset("산봉악령")
PAIRING = frozenset("·ㆍ-/∙・")


def roles(view: View) -> Iterator[Mention]:
    """Yield roles that stand for one person: a country or body and an office.

    No role is a mention where the name stands beside it (북한 외무상 최선희), nor where the
    office is part of something else (대통령 선거).
    """
    found = tables()
    for i in view.known(Of.ROLE):
        word = view.words[i]
        if word.stem in found.role_alone:
            yield Mention(word.span, "role", "role", title=word.stem)
        elif not _goes_on(view, i) and not _is_summit(view, i):
            start = _holder(view, i)
            if start is not None and not _with_another(view, start):
                span = Span(start, word.span.end)
                yield Mention(span, "role", "role", title=word.stem)


def _is_summit(view: View, i: int) -> bool:
    """후지산 정상 is the top of a mountain, not of a country."""
    if view.words[i].stem != "정상" or not i:
        return False
    before = view.words[i - 1].stem
    return len(before) > 1 and before[-1] in PEAKS


def before(view: View, offset: int) -> str:
    """Return the office right before a name, its country with it, or an empty string.

    Args:
        view: The sentence.
        offset: Where the name begins.
    """
    name = view.starting_at(offset)
    if not name or not view.joined(name - 1):
        return ""
    i = name - 1
    office = view.words[i]
    if not is_title(office.stem) and office.stem not in tables().role:
        return ""
    start = _holder(view, i)
    return view.text[office.begin if start is None else start : office.stem_end]


def _holder(view: View, i: int) -> int | None:
    """Return where the country or body before the office ``i`` begins."""
    start = None
    while i and view.joined(i - 1) and _holds(view, i - 1):
        i -= 1
        start = view.words[i].span.start
    return start


def _with_another(view: View, start: int) -> bool:
    """Tell whether the country at ``start`` is the second of a pair (북·러 정상)."""
    return start > 0 and view.text[start - 1] in PAIRING


def _holds(view: View, i: int) -> bool:
    stem, found = view.words[i].stem, tables()
    if set(stem) & PAIRING:
        return False
    return (
        stem in found.countries
        or stem in found.short_countries
        or is_country(stem)
        or stem in found.bodies
        or (view.kind_at(view.words[i].span) == "OG" and view.nominal(i))
    )


def _goes_on(view: View, i: int) -> bool:
    if not view.joined(i):
        return False
    after = view.words[i + 1]
    if after.stem in tables().not_role or after.stem in tables().role:
        return True
    return view.kind_at(after.span) == "PS"


def groups(view: View) -> Iterator[Mention]:
    """Yield two or three people taken together: 두 정상, 두 권위주의 지도자, 한미 정상."""
    found = tables()
    for i in view.known(Of.GROUP):
        word = view.words[i]
        if word.stem in found.group_who and not _goes_on(view, i):
            paired = _pair_before(view, i)
            if paired is not None:
                yield Mention(Span(paired, word.span.end), "group", "group")
        if word.stem not in found.group_count or not view.joined(i):
            continue
        for step in (1, 2):
            if i + step >= len(view.words):
                break
            after = view.words[i + step]
            if after.stem in found.group_who:
                span = Span(word.span.start, after.span.end)
                if not (view.joined(i + step) and view.words[i + step + 1].stem in found.not_role):
                    yield Mention(span, "group", "group")
                break
            if not (view.joined(i + step) and view.nominal(i + step)):
                break


def _pair_before(view: View, i: int) -> int | None:
    """Return where 북·러 before 정상 begins."""
    if not (i and view.joined(i - 1)):
        return None
    if set(view.words[i - 1].stem) & PAIRING:
        return view.words[i - 1].begin
    start = None
    while i > 2 and view.words[i - 2].stem in PAIRING and _country(view, i - 1):
        if not _country(view, i - 3):
            break
        i -= 2
        start = view.words[i - 1].begin
    return start


def _country(view: View, i: int) -> bool:
    found, stem = tables(), view.words[i].stem
    return stem in found.countries or stem in found.short_countries or stem in {"한", "남"}


def pronouns(view: View) -> Iterator[Mention]:
    """Yield 그 and 그녀 where they stand for a person."""
    for i in view.known(Of.PRONOUN):
        word = view.words[i]
        if word.ending and view.tokens[word.start].tag == "NP":
            yield Mention(word.span, "pronoun", "pronoun")
