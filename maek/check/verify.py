"""Every record is what was stored, and every citation reads back: a database or an export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from maek.model.article import Article
from maek.model.brief import Brief, Citation, Line
from maek.model.capture import Capture
from maek.model.finding import Finding
from maek.model.findings import Analysis
from maek.model.ids import digest, record_hash, short_id, text_id

Row = tuple[str, str, str, object]
"""(table, key, stored hash, record)."""

TextOf = Callable[[str], str | None]
"""text id → text."""


def verify_rows(rows: Iterable[Row], text_of: TextOf) -> Iterator[Finding]:
    """Yield everything that does not verify.

    Args:
        rows: Every stored record.
        text_of: Finds the text of a version.
    """
    for table, key, stored, record in rows:
        where = f"{table} {key}"
        if record_hash(record) != stored:
            yield Finding("changed_record", where, "the record is not what was stored")
        yield from _contents(record, where, text_of)


def _contents(record: object, where: str, text_of: TextOf) -> Iterator[Finding]:
    if isinstance(record, Capture):
        if short_id("c", record.url, digest(record.body)) != record.id:
            yield Finding("changed_capture", where, "the bytes are not those that came")
    elif isinstance(record, Article):
        yield from _article(record, where)
    elif isinstance(record, Analysis):
        yield from _analysis(record, where, text_of)
    elif isinstance(record, Brief):
        for number, line in enumerate(record.lines(), start=1):
            yield from verify_line(line, f"{where} line {number}", text_of)


def _article(article: Article, where: str) -> Iterator[Finding]:
    if text_id(article.text) != article.text_id:
        yield Finding("changed_text", where, "the text is not the one its id was made from")
    size = len(article.text)
    for part in article.parts:
        if part.span.end > size:
            why = f"part {part.kind} [{part.span.start}, {part.span.end}) lies outside the text"
            yield Finding("lost_span", where, why, span=part.span)


def _analysis(analysis: Analysis, where: str, text_of: TextOf) -> Iterator[Finding]:
    text = text_of(analysis.text_id)
    if text is None:
        yield Finding("lost_source", where, f"there is no text {analysis.text_id}")
        return
    for group in (analysis.mentions, analysis.quotations, analysis.dates, analysis.quantities):
        for found in group:
            if found.span.end > len(text):
                yield Finding("lost_span", where, "a finding lies outside its text", found.span)


def verify_line(line: Line, where: str, text_of: TextOf) -> Iterator[Finding]:
    """Yield what is wrong with one line: its citations, and whether it is what they say.

    Args:
        line: A line of a brief.
        where: Its name in findings.
        text_of: Finds the text of a version.
    """
    for citation in line.citations:
        text = text_of(citation.text_id)
        if text is None:
            why = f"there is no text {citation.text_id} of {citation.article}"
            yield Finding("lost_source", where, why, words=citation.words)
        elif (words := citation.span.of(text)) != citation.words:
            yield _misread(citation, words, where)
    yield from verify_wording(line, where)


def verify_wording(line: Line, where: str) -> Iterator[Finding]:
    """Yield a finding when a copied or trimmed line is not the words of its first citation."""
    if line.how in ("copied", "trimmed") and line.text != line.citations[0].words:
        yield Finding(
            "changed_line",
            where,
            "the line is not the words it cites",
            words=line.text,
            source=line.citations[0].article,
            source_words=line.citations[0].words,
        )


def _misread(citation: Citation, words: str, where: str) -> Finding:
    return Finding(
        "misread_citation",
        where,
        f"{citation.article} [{citation.span.start}, {citation.span.end}) reads otherwise",
        words=citation.words,
        source=citation.article,
        source_span=citation.span,
        source_words=words,
    )
