"""Names in Latin letters, and credit lines: Gavriel Grigorov/Pool/AFP."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.lang.ko.names_tables import tables
from maek.lang.reading import Reading
from maek.model.findings import Mention
from maek.model.span import Span

FULL_NAME = re.compile(
    r"(?<![A-Za-z0-9])[A-Z][a-z]+(?:[ \u00a0](?:[A-Z]\.|[A-Z][A-Za-z'’]*[a-z](?:-[A-Za-z]+)*)){1,3}"
)
CREDIT = re.compile(r"[^\n.?!]{2,90}$")
SEGMENT = re.compile(r"(?:(?! via )[^/])+")
HANGUL_NAME = re.compile(r"[가-힣]{2,7}(?: [가-힣]{2,7}){1,2}$|[가-힣]{3}$")
LATIN_NAME = re.compile(r"[A-Z][A-Za-z'’.\-]+(?: [A-Z][A-Za-z'’.\-]+){1,3}$")


def latin_names(text: str, within: Span) -> Iterator[Span]:
    """Yield the spans of full names in Latin letters that are a person's by their first word."""
    found = tables()
    for m in FULL_NAME.finditer(text, within.start, within.end):
        span = _without_frame(Span(m.start(), m.end()), text)
        words = span.of(text).split()
        if len(words) < 2 or found.latin_not & set(words):
            continue
        if words[0] in found.given or (words[0] in found.family and len(words) < 4):
            yield span


def _without_frame(span: Span, text: str) -> Span:
    """Cut words off both ends that no name has (President …, … News)."""
    not_names = tables().latin_not
    words = span.of(text).split(" ")
    start, end = span.start, span.end
    while len(words) > 1 and words[0] in not_names:
        start += len(words.pop(0)) + 1
    while len(words) > 1 and words[-1] in not_names:
        end -= len(words.pop()) + 1
    return Span(start, end)


def credit_lines(reading: Reading) -> list[Span]:
    """Return the lines that say who made a picture."""
    found: list[Span] = []
    for block in reading.blocks:
        line = block.span.of(reading.text)
        if block.kind == "credit" or ("/" in line and _credit(line)):
            found.append(block.span)
    return found


def _credit(line: str) -> bool:
    if not CREDIT.match(line):
        return False
    return any(_medium(s.strip()) for s in line.split("/"))


def _medium(words: str) -> bool:
    found = tables()
    return words in found.media or words in found.credit_roles


def credits(text: str, lines: Sequence[Span]) -> Iterator[Mention]:
    """Yield the photographers and agencies of credit lines; 스트링거 and Pool are neither."""
    found = tables()
    for line in lines:
        for m in SEGMENT.finditer(text, line.start, line.end):
            span = Span(m.start(), m.end()).trim(text)
            if span.of(text).startswith("via "):
                span = Span(span.start + 4, span.end)
            words = span.of(text)
            if words in found.media:
                yield Mention(span, "body", "credit", name=words)
            elif not _medium(words) and _a_name(words):
                yield Mention(span, "person", "credit", name=words)


def _a_name(words: str) -> bool:
    found = tables()
    if LATIN_NAME.match(words):
        return not found.latin_not & set(words.split())
    if not HANGUL_NAME.match(words):
        return False
    parts = words.split()
    listed = found.bodies | found.titles | found.countries | found.places | found.credit_roles
    return not listed & set(parts) and (len(parts) > 1 or words[0] in found.surnames)
