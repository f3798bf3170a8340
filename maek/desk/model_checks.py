"""What judges an assistant's sentences: the same checks as for any text from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from maek.check.statement import Prepared, squeezed
from maek.desk.assistant import Checks
from maek.desk.checking import claim_verdict, prepared
from maek.model.finding import Finding
from maek.model.span import Span
from maek.write.sentence import Candidate


def model_checks() -> Checks:
    """Return the checks an assistant's sentences must pass."""
    return Checks(claim=_claim, translation=_translation)


def narrowed(source: Prepared, spans: Iterable[Span]) -> Prepared:
    """Return a source of which only some sentences may carry anything.

    What the whole text knows of its names stays known: 김 위원장 is still 김정은.

    Args:
        source: A prepared text.
        spans: Where the sentences are.
    """
    wanted = tuple(spans)
    kept = [s for s in source.statements if any(s.span.overlaps(w) for w in wanted)]
    statements = tuple(replace(s, index=number) for number, s in enumerate(kept))
    index: dict[str, list[int]] = {}
    for statement in statements:
        for key in statement.keys:
            index.setdefault(key, []).append(statement.index)
    return replace(
        source,
        statements=statements,
        index={key: tuple(numbers) for key, numbers in index.items()},
        low=squeezed(" ".join(s.text for s in statements)),
    )


def _claim(text: str, lang: str, sources: Sequence[Candidate]) -> Sequence[str]:
    spans: dict[str, list[Span]] = {}
    members = {c.member.article.id: c.member for c in sources}
    for candidate in sources:
        spans.setdefault(candidate.member.article.id, []).append(candidate.whole)
    ready = [
        narrowed(
            prepared(
                member.article.text,
                member.article.lang,
                published=(member.analysis.story_date or member.day)[:10],
                id=id,
            ),
            spans[id],
        )
        for id, member in members.items()
    ]
    return [_told(finding) for finding in claim_verdict(text, lang, ready).findings]


def _translation(source: str, source_lang: str, target: str, target_lang: str) -> Sequence[str]:
    verdict = claim_verdict(target, target_lang, [prepared(source, source_lang)])
    return [_told(finding) for finding in verdict.findings]


def _told(finding: Finding) -> str:
    beside = f"; the source says: {finding.source_words}" if finding.source_words else ""
    return f"{finding.kind}: “{finding.words}”: {finding.why}{beside}"
