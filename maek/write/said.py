"""Who said what, in the sources' own words: one entry per utterance, with every outlet."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from maek.model.brief import Line, Said
from maek.model.findings import Quotation
from maek.write.budget import Budget
from maek.write.member import Member, reported
from maek.write.sentence import cite

SHORTEST_QUOTE = 6
MOST_QUOTES = 24
COUNTRY = "c-"
"""How the ids of countries begin."""
SPEAKERS = frozenset({"person", "body", "role", "group"})
FOREIGN = 1
"""Foreign quotations of a speaker shown per language, once the brief's own has one of them:
most are the same words in translation."""


def said(members: Sequence[Member], budget: Budget, lang: str) -> tuple[Said, ...]:
    """Return who said what, people with most to say first, in the brief's language first.

    The same words in two outlets are one entry with both outlets. Only words inside
    quotation marks count: an indirect quotation is the reporter's wording.

    Args:
        members: The story's members, in the order they joined.
        budget: What may still be quoted of each source.
        lang: Language of the speakers' names where one is known.
    """
    rows: dict[tuple[str, str], tuple[Member, Quotation, list[str]]] = {}
    for member in reported(members):
        for quote in member.analysis.quotations:
            words = quote.span.of(member.article.text)
            if quote.kind not in ("direct", "partial") or not quote.speaker_entity:
                continue
            if not member.tells(quote.span) or not _can_speak(quote.speaker_entity, member):
                continue
            if quote.kind == "partial" and len(words) < SHORTEST_QUOTE:
                continue
            _, _, outlets = rows.setdefault(
                (quote.speaker_entity, _bare(words)), (member, quote, [])
            )
            if member.outlet.name not in outlets:
                outlets.append(member.outlet.name)
    entries = _without_shorter([_said(*row, lang, members) for row in rows.values()])
    entries = _without_translations(_in_order(entries, lang), lang)
    affordable = (e for e in entries if budget.afford(e.line) is not None)
    return tuple(itertools.islice(affordable, MOST_QUOTES))


def _can_speak(entity: str, member: Member) -> bool:
    """Tell whether words can be somebody's: people and bodies speak, countries too, towns not."""
    kind = next((e.kind for e in member.analysis.entities if e.id == entity), "person")
    return kind in SPEAKERS or entity.startswith(COUNTRY)


def _in_order(entries: Iterable[Said], lang: str) -> list[Said]:
    entries = list(entries)
    weight = Counter(e.entity for e in entries)
    near = Counter(e.entity for e in entries if e.line.lang == lang)
    return sorted(
        entries,
        key=lambda e: (
            -near[e.entity],
            -weight[e.entity],
            e.entity,
            e.line.lang != lang,
            e.kind != "direct",
            -len(e.line.text),
        ),
    )


def _without_translations(entries: Sequence[Said], lang: str) -> list[Said]:
    """Keep few foreign quotations of people who are quoted in the brief's own language."""
    near = {e.entity for e in entries if e.line.lang == lang}
    shown: Counter[tuple[str, str]] = Counter()
    kept: list[Said] = []
    for entry in entries:
        foreign = entry.line.lang != lang and entry.entity in near
        key = (entry.entity, entry.line.lang)
        if foreign and (entry.kind == "partial" or shown[key] >= FOREIGN):
            continue
        shown[key] += 1
        kept.append(entry)
    return kept


def _said(
    member: Member, quote: Quotation, outlets: Sequence[str], lang: str, members: Sequence[Member]
) -> Said:
    text = member.article.text
    words = quote.span.of(text)
    speaker = quote.speaker.of(text) if quote.speaker is not None else ""
    return Said(
        speaker=_name(quote.speaker_entity, lang, members) or speaker,
        entity=quote.speaker_entity,
        kind=quote.kind,
        line=Line(words, member.article.lang, "copied", (cite(member, quote.span),)),
        outlets=tuple(outlets),
    )


def _name(entity: str, lang: str, members: Sequence[Member]) -> str:
    """Return an entity's name in ``lang``, as any member of the story knows it."""
    fallback = ""
    for member in members:
        for known in member.analysis.entities:
            if known.id != entity:
                continue
            for code, name in known.names:
                if code == lang:
                    return name
            fallback = fallback or known.name(lang)
    return fallback


def _bare(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _without_shorter(entries: Sequence[Said]) -> list[Said]:
    """Drop a quotation that is a piece of a longer one by the same speaker."""
    bare = [(e.entity, _bare(e.line.text)) for e in entries]
    return [
        entry
        for entry, (who, words) in zip(entries, bare, strict=True)
        if not any(who == w and words != longer and words in longer for w, longer in bare)
    ]
