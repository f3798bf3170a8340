"""What judges an assistant's sentences: the same checks as for any text from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from maek.check.beside.statement import Prepared, squeezed
from maek.desk.assistant import Checks
from maek.desk.checking import claim_verdict, prepared
from maek.model.finding import Finding
from maek.model.span import Span
from maek.write.sentence import Candidate

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


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
    found = [_told(finding) for finding in claim_verdict(text, lang, ready).findings]
    return [*found, *by_the_letter(text, lang, sources)]


def by_the_letter(text: str, lang: str, sources: Sequence[Candidate]) -> Iterator[str]:
    """Yield what no check of meaning is needed to see: a model has no licence to guess.

    A figure stands no more often than in the sentences cited; a person is somebody the articles
    name, in most of its parts. (A claim from elsewhere may call 김 위원장 by a full
    name the source does not give; a model has only these articles.)

    Args:
        text: A sentence a model wrote.
        lang: Its language.
        sources: The sentences it says it stands on; those of another language say nothing here.
    """
    if any(c.lang != lang for c in sources):
        return
    theirs = Counter(n for c in sources for n in NUMBER.findall(c.whole.of(c.member.article.text)))
    for number, times in Counter(NUMBER.findall(text)).items():
        if 0 < theirs[number] < times:
            yield f"number: “{number}”: stands {times} times, in the sources {theirs[number]}"
    whole = squeezed(" ".join(c.member.article.text for c in sources))
    for statement in prepared(text, lang).statements:
        for named in statement.named:
            name = named.mention.name or named.words
            if named.mention.kind == "person" and not _within(name, whole):
                yield f"name: “{name}”: the articles name nobody so"


def _within(name: str, text: str) -> bool:
    """Tell whether half of a name's parts stand in a text; one letter is a surname, no name."""
    parts = [squeezed(part) for part in name.split() if len(part) > 1]
    return 2 * sum(part in text for part in parts) >= len(parts)


def _translation(source: str, source_lang: str, target: str, target_lang: str) -> Sequence[str]:
    verdict = claim_verdict(target, target_lang, [prepared(source, source_lang)])
    return [_told(finding) for finding in verdict.findings]


def _told(finding: Finding) -> str:
    beside = f"; the source says: {finding.source_words}" if finding.source_words else ""
    return f"{finding.kind}: “{finding.words}”: {finding.why}{beside}"
