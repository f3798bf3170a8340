"""Claims and sources from rows or files → prepared texts → the check room → answers."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from maek.check.beside.statement import Prepared
from maek.check.claims.check import Verdict, check_claim
from maek.check.claims.preparing import prepare
from maek.check.translation import check as translation
from maek.errors import UnreadableError
from maek.model.article import Article, Part, Stamp
from maek.model.finding import Finding
from maek.model.findings import Defect
from maek.model.ids import text_id
from maek.model.span import Span

Json = dict[str, Any]

NEEDED = ("names", "quotations", "find dates", "story date", "dates", "quantities")
"""The passes a check needs; what a page is (labels, events, defects) says nothing of a claim."""


def prepared(text: str, lang: str, *, published: str = "", id: str = "") -> Prepared:
    """Analyse a text and make it ready for checking.

    Args:
        text: One or more sentences; line breaks part paragraphs.
        lang: Its language; told from the text when empty.
        published: ISO day relative dates are resolved against.
        id: How findings name it.
    """
    return _prepared(text, lang, published, id)


@functools.lru_cache(maxsize=256)
def _prepared(text: str, lang: str, published: str, id: str) -> Prepared:
    from maek.analyse.run import analysis_of, work_on
    from maek.lang.find import detect

    text = unicodedata.normalize("NFC", text)
    work = work_on(_article(text, lang or detect(text), published, id), only=NEEDED)
    return prepare(id, text, work.reading, analysis_of(work), published)


def forget() -> None:
    """Forget the texts prepared lately, so that the next ones are prepared anew."""
    _prepared.cache_clear()


def _article(text: str, lang: str, published: str, id: str) -> Article:
    parts: list[Part] = []
    at = 0
    for line in text.split("\n"):
        span = Span(at, at + len(line)).trim(text)
        if len(span):
            parts.append(Part("body", span))
        at += len(line) + 1
    article = Article(id, text, text_id(text), lang, parts=tuple(parts))
    if published:
        article = replace(article, published=Stamp(published[:10], published, "day"))
    return article


def check_row(row: Json) -> Json:
    """Check one row of ``maek check claims``.

    Args:
        row: ``{"id","claim","claim_lang","sources":[{"id","lang","published","text"}]}``.

    Returns:
        The answer (design, section 5).

    Raises:
        UnreadableError: The row is not of this shape.
    """
    sources = [
        prepared(
            _text(source, "text", row),
            str(source.get("lang") or ""),
            published=str(source.get("published") or "")[:10],
            id=str(source.get("id") or number),
        )
        for number, source in enumerate(_sources(row), start=1)
    ]
    claim = _text(row, "claim", row)
    lang = str(row.get("claim_lang") or row.get("lang") or "")
    return verdict_answer(claim_verdict(claim, lang, sources, id=str(row.get("id", ""))))


def check_translation_row(row: Json) -> Json:
    """Check one row of ``maek check translation``.

    Args:
        row: ``{"id","source_lang","target_lang","source","target"}``.

    Returns:
        The answer (design, section 5).

    Raises:
        UnreadableError: The row is not of this shape.
    """
    source = prepared(_text(row, "source", row), str(row.get("source_lang") or ""), id="source")
    text = _text(row, "target", row)
    target = prepared(text, str(row.get("target_lang") or ""), id="target")
    found = translation.check_translation(source, target, own_defects(text, target.lang))
    return {
        "id": str(row.get("id", "")),
        "findings": [defect_answer(defect, target.text) for defect in found],
    }


def own_defects(text: str, lang: str) -> tuple[Defect, ...]:
    """Return what a text's own language finds wrong with it.

    Args:
        text: A text; line breaks part paragraphs.
        lang: Its language.
    """
    from maek.analyse.run import work_on

    text = unicodedata.normalize("NFC", text)
    return work_on(_article(text, lang, "", ""), only=("names", "defects")).defects


def defect_answer(defect: Defect, text: str) -> Json:
    """Return a defect with its words.

    Args:
        defect: With a span in ``text``.
        text: The text it was found in.
    """
    span = defect.span
    return {
        "start": span.start,
        "end": span.end,
        "words": span.of(text),
        "kind": defect.kind,
        "why": defect.why,
        "suggestion": defect.suggestion,
    }


def claim_verdict(claim: str, lang: str, sources: Sequence[Prepared], *, id: str = "") -> Verdict:
    """Check a claim; its relative dates count from the day of a source.

    Args:
        claim: One or more sentences.
        lang: Its language; told from the text when empty.
        sources: Prepared sources.
        id: How findings name it.

    Returns:
        The kindest verdict over the days the sources were published.
    """
    anchors = sorted({s.published for s in sources}, reverse=True) or [""]
    best: Verdict | None = None
    for anchor in anchors[:3]:
        verdict = check_claim(prepared(claim, lang, published=anchor, id=id), sources)
        if best is None or len(verdict.findings) < len(best.findings):
            best = verdict
        if best.supported:
            break
    assert best is not None
    return best


def verdict_answer(verdict: Verdict) -> Json:
    """Return what is printed for a checked claim.

    Args:
        verdict: The verdict.
    """
    return {
        "id": verdict.id,
        "verdict": "supported" if verdict.supported else "unsupported",
        "findings": [finding_answer(f) for f in verdict.findings],
        "support": [
            {"source": s.source, "start": s.span.start, "end": s.span.end} for s in verdict.support
        ],
    }


def finding_answer(finding: Finding) -> Json:
    """Return a finding with its words on both sides.

    Args:
        finding: Of any check.
    """
    span, there = finding.span, finding.source_span
    return {
        "kind": finding.kind,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "words": finding.words,
        "why": finding.why,
        "source": finding.source or None,
        "source_start": there.start if there else None,
        "source_end": there.end if there else None,
        "source_words": finding.source_words,
    }


def _sources(row: Json) -> list[Json]:
    sources = row.get("sources")
    if not isinstance(sources, list) or not all(isinstance(s, dict) for s in sources):
        raise UnreadableError("has no list of sources", item=_name(row))
    return sources


def _text(holder: Json, key: str, row: Json) -> str:
    value = holder.get(key)
    if not isinstance(value, str) or not value.strip():
        raise UnreadableError(f"has no {key}", item=_name(row))
    return value


def _name(row: Json) -> str:
    return f"row {row.get('id', '?')}"
