"""The five questions of the EBU/BBC study of 2025, asked of a text and its sources.

Accuracy: is what it says what the sources say. Sourcing: does every sentence have a source, and
are words given to those who said them. Opinion against fact: does it vouch for what somebody
only claims. Editorialising: does it judge where the sources do not. Context: does it leave out
what the sources say most. (EBU and BBC, "News Integrity in AI Assistants", October 2025; the
questions are the study's, the rules that answer them are ours.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maek.check.beside.statement import Prepared, Statement
from maek.check.claims.check import Verdict
from maek.model.finding import Finding
from maek.model.span import Span

QUESTIONS = ("accuracy", "sourcing", "opinion", "editorialising", "context")
OF_SOURCING = frozenset({"speaker", "quotation"})
OF_OPINION = frozenset({"attribution", "hedge", "modality"})
JUDGING = "!"
"""Meanings of the table that judge: shocking, 충격적, позорный."""
LEAST_TOLD = 2
"""What so many sources tell is part of the story."""
MOST_MISSED = 5
FEW_WORDS = 3
"""So many words of a sentence without a counterpart, and the sentence has no source."""
NO_SOURCE = "none of the sources says this"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question: whether there is an issue, how grave, and the findings."""

    question: str
    issue: str
    """``none``, ``some`` or ``significant``."""
    findings: tuple[Finding, ...]


def five_questions(
    text: Prepared, verdict: Verdict, sources: Sequence[Prepared]
) -> tuple[Answer, ...]:
    """Answer the five questions for a text.

    Args:
        text: The brief, prepared.
        verdict: What the check of its sentences as claims says.
        sources: The articles of the story, prepared.
    """
    by_question: dict[str, list[Finding]] = {name: [] for name in QUESTIONS}
    judged = _once(_judging(text, sources))
    for finding in _once(_whole(verdict.findings, text)):
        if not _is_judgement(finding, judged):
            by_question[_question(finding)].append(finding)
    by_question["editorialising"] += judged
    by_question["context"] += _missing(text, sources)
    size = max(1, len(text.statements))
    return tuple(
        Answer(name, _grave(name, len(found), size), tuple(found))
        for name, found in by_question.items()
    )


def _whole(findings: Sequence[Finding], text: Prepared) -> Iterator[Finding]:
    """A sentence most of whose words have no source is one finding, not one for each word."""
    alone = [f for f in findings if f.kind == "unsupported" and f.span is not None]
    for statement in text.statements:
        inside = [f for f in alone if f.span is not None and f.span.overlaps(statement.span)]
        if len(inside) >= FEW_WORDS:
            words = statement.span.of(text.text)
            yield Finding("unsupported", text.id, NO_SOURCE, statement.span, words)
            alone = [f for f in alone if f not in inside]
    yield from (f for f in findings if f.kind != "unsupported" or f.span is None or f in alone)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for one spot, in the order of the text: 의장 is told with 이솔비 의장."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: -len(f.span) if f.span else 0):
        span = finding.span
        asked = _question(finding)
        told = (k.span for k in kept if k.span and _question(k) == asked)
        if span is None or not any(t.start <= span.start < t.end for t in told):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.span.start if f.span else 0)


def _question(finding: Finding) -> str:
    if finding.kind in OF_SOURCING or (finding.kind == "unsupported" and not finding.source):
        return "sourcing"
    return "opinion" if finding.kind in OF_OPINION else "accuracy"


def _is_judgement(finding: Finding, judged: Sequence[Finding]) -> bool:
    """Tell a word without a source that is told as a judgement."""
    span = finding.span
    return finding.kind == "unsupported" and any(
        span and j.span and j.span.start <= span.start and span.end <= j.span.end for j in judged
    )


def _grave(question: str, found: int, size: int) -> str:
    """One wrong fact or invented quotation is significant; a judgement or a gap is some issue."""
    if not found:
        return "none"
    if question in ("accuracy", "sourcing", "opinion"):
        return "significant"
    return "significant" if found * 3 > size else "some"


def _judging(text: Prepared, sources: Sequence[Prepared]) -> Iterator[Finding]:
    """Words that judge, outside quotation marks, which no source has."""
    theirs = {s.key for t in sources for st in t.statements for s in st.senses}
    for statement in text.statements:
        open_words = {
            Span(s.start, s.end): s.key
            for s in statement.senses
            if s.key.startswith(JUDGING)
            and not any(m.span.start <= s.start < m.span.end for m in statement.marked)
        }
        for span, key in open_words.items():
            if key not in theirs:
                why = "a judgement none of the sources makes"
                yield Finding("judgement", text.id, why, span, span.of(text.text))


def _missing(text: Prepared, sources: Sequence[Prepared]) -> Iterator[Finding]:
    """People, bodies, places and figures most sources tell and the text does not."""
    told: Counter[str] = Counter()
    where: dict[str, tuple[Prepared, Span]] = {}
    for source in sources:
        here: dict[str, Span] = {}
        for statement in source.statements:
            here |= {k: v for k, v in _facts(statement).items() if k not in here}
        told.update(here.keys())
        for key, span in here.items():
            where.setdefault(key, (source, span))
    mine = frozenset().union(*(s.keys for s in text.statements)) if text.statements else frozenset()
    needed = max(LEAST_TOLD, (len(sources) + 1) // 2)
    missed = [k for k, n in told.most_common() if n >= needed and k not in mine]
    for key in missed[:MOST_MISSED]:
        source, span = where[key]
        words = span.of(source.text)
        why = f"{told[key]} of {len(sources)} sources tell this, the text does not"
        yield Finding(
            "left_out", text.id, why, source=source.id, source_span=span, source_words=words
        )


def _facts(statement: Statement) -> dict[str, Span]:
    facts = {"e" + n.mention.entity: n.span for n in statement.named if n.mention.entity}
    facts |= {f"f{f.low}": f.span for f in statement.figures if f.unit_norm and f.low}
    return facts
