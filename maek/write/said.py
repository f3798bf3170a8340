"""Who said what, in the sources' own words: one entry per utterance, with every outlet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from maek.model.brief import Line, Said
from maek.model.findings import Quotation
from maek.text.orders import is_ordered
from maek.write.budget import Budget
from maek.write.meaning import meanings
from maek.write.member import Member, reported
from maek.write.sentence import cite

SHORTEST_QUOTE = 6
MOST_QUOTES = 24
FIGURE = re.compile(r"\d[\d.,]*\d")
"""A figure of two digits or more: one digit is in everybody's mouth."""
COUNTRY = "c-"
"""How the ids of countries begin."""
BODY = re.compile("[bcl]-")
"""How the ids of bodies, countries and places begin."""
SPEAKERS = frozenset({"person", "body", "role", "group"})
FEW_MEANINGS = 2
MEANT = 0.5
"""Words of two languages are one utterance when they share so many meanings, and this much of the
fewer of the two."""
FOREIGN = 1
"""Foreign quotations of a speaker shown per language, once the brief's own has one of them:
most are the same words in translation."""
RUN = {"ko": 2, "ja": 2, "zh": 2}
"""Letters in a row that count as shared words of two quotations; four elsewhere."""
KEPT = 0.4
"""Share of what an article may show that is kept for what people say in it."""
WITHIN = 0.85
"""A quotation of whose letters this much stands in a longer one, in order, is that one cut."""


def said(members: Sequence[Member], budget: Budget, lang: str) -> tuple[Said, ...]:
    """Return who said what, people with most to say first, in the brief's language first.

    The same words in two outlets are one entry with both outlets. Only words inside
    quotation marks count: an indirect quotation is the reporter's wording.

    Args:
        members: The story's members, in the order they joined.
        budget: What may still be quoted of each source.
        lang: Language of the speakers' names where one is known.
    """
    found = _utterances(members, lang)
    return tuple(u.said for u in _in_order(_once(found, budget, lang), lang))


def keep_words(members: Sequence[Member], budget: Budget, lang: str) -> None:
    """Spend, before a body is chosen, what the words of every speaker will cost.

    Else a body would use up the budget of a short report, and who answers a charge would not
    be heard. Whom most outlets quote comes first. A sentence with those words in it costs only
    what is around them.

    Args:
        members: The story's members, in the order they joined.
        budget: What may still be quoted of each source.
        lang: Language of the brief: foreign words wait for their turn.
    """
    heard: set[str] = set()
    spent: Counter[str] = Counter()
    found = _utterances(members, lang)
    by = Counter(who for who, _ in {(u.who, o) for u in found for o in u.said.outlets})
    near = [u for u in found if u.lang == lang]
    for one in sorted(near, key=lambda u: (-by[u.who], -len(u.words))):
        (citation,) = one.said.line.citations
        cost = spent[citation.article] + len(citation.span)
        if one.who in heard or cost > budget.room(citation.article, KEPT):
            continue
        if budget.afford(one.said.line) is not None:
            heard.add(one.who)
            spent[citation.article] = cost


def _utterances(members: Sequence[Member], lang: str) -> list[_Uttered]:
    rows: dict[tuple[str, str], tuple[Member, Quotation, list[str]]] = {}
    for member in reported(members):
        for quote in member.analysis.quotations:
            if not _counts(quote, member):
                continue
            key = (quote.speaker_entity, _bare(quote.span.of(member.article.text)))
            _, _, outlets = rows.setdefault(key, (member, quote, []))
            if member.outlet.name not in outlets:
                outlets.append(member.outlet.name)
    return [_uttered(*row, lang, members) for row in rows.values()]


@dataclass(frozen=True)
class _Uttered:
    """A quotation with what it means in any language."""

    said: Said
    meanings: frozenset[str]

    @property
    def who(self) -> str:
        return self.said.entity

    @property
    def lang(self) -> str:
        return self.said.line.lang

    @property
    def words(self) -> str:
        return self.said.line.text


def _counts(quote: Quotation, member: Member) -> bool:
    """Tell whether a quotation is somebody's words in quotation marks, told by the story itself."""
    if quote.kind not in ("direct", "partial") or not quote.speaker_entity:
        return False
    if not member.tells(quote.span) or not _can_speak(quote.speaker_entity, member):
        return False
    if quote.kind == "partial" and _within_another(quote, member):
        return False
    around = (s for s in member.analysis.sentences if s.overlaps(quote.span))
    if any(is_ordered(member.article.text, sentence) for sentence in around):
        return False  # a page that tells what to write has quoted nobody
    return quote.kind == "direct" or len(quote.span.of(member.article.text)) >= SHORTEST_QUOTE


def _within_another(quote: Quotation, member: Member) -> bool:
    """Tell whether a phrase is set off inside a quotation: that speaker chose the words."""
    return any(
        other.span.contains(quote.span) and len(other.span) > len(quote.span)
        for other in member.analysis.quotations
        if other.kind in ("direct", "partial")
    )


def _can_speak(entity: str, member: Member) -> bool:
    """Tell whether words can be somebody's: people and bodies speak, countries too, towns not."""
    kind = next((e.kind for e in member.analysis.entities if e.id == entity), "person")
    return kind in SPEAKERS or entity.startswith(COUNTRY)


def _once(found: Sequence[_Uttered], budget: Budget, lang: str) -> list[_Uttered]:
    """Return what the budget affords, every utterance once.

    The longest words of an utterance stand for it, those of the brief's language before all:
    foreign words are shown for what no quotation shown says already.
    """
    near = {u.who for u in found if u.lang == lang}
    kept: list[_Uttered] = []
    for one in sorted(_in_order(found, lang), key=lambda u: (u.lang != lang, -len(u.words))):
        beside = [u for u in kept if u.who == one.who]
        if one.lang != lang and one.who in near and _has_enough(one, beside):
            continue
        if any(_repeats(one, u) for u in beside) or len(kept) == MOST_QUOTES:
            continue
        if any(_gives_again(one, u) for u in kept):
            continue
        if budget.afford(one.said.line) is not None:
            kept.append(one)
    return kept


def _in_order(found: Sequence[_Uttered], lang: str) -> list[_Uttered]:
    """People with most to say first, each in the brief's language first."""
    weight = Counter(u.who for u in found)
    near = Counter(u.who for u in found if u.lang == lang)
    return sorted(
        found,
        key=lambda u: (
            -near[u.who],
            -weight[u.who],
            u.who,
            u.lang != lang,
            u.said.kind != "direct",
            -len(u.words),
        ),
    )


def _has_enough(one: _Uttered, beside: Sequence[_Uttered]) -> bool:
    """Tell whether few foreign words of somebody quoted in the brief's language are enough.

    Words too few to be compared are taken for what the brief's language has already.
    """
    if one.said.kind == "partial" or len(one.meanings) < FEW_MEANINGS:
        return True
    return sum(u.lang == one.lang for u in beside) >= FOREIGN


def _repeats(one: _Uttered, shown: _Uttered) -> bool:
    """Tell whether a quotation is one that is shown, cut short or in another language."""
    if one.lang == shown.lang:
        return cut_from(one.words, shown.words, one.lang)
    shared = len(one.meanings & shown.meanings)
    fewer = min(len(one.meanings), len(shown.meanings))
    return shared >= FEW_MEANINGS and shared >= MEANT * fewer


def _gives_again(one: _Uttered, shown: _Uttered) -> bool:
    """Tell whether foreign words give just the figures of words that are shown.

    Whose they are does not matter: a name few know is not always the same in two scripts.
    """
    figures = set(FIGURE.findall(one.words))
    return one.lang != shown.lang and bool(figures) and figures == set(FIGURE.findall(shown.words))


def _uttered(
    member: Member, quote: Quotation, outlets: Sequence[str], lang: str, members: Sequence[Member]
) -> _Uttered:
    article = member.article
    speaker = quote.speaker.of(article.text) if quote.speaker is not None else ""
    entry = Said(
        speaker=_shown_name(
            quote.speaker_entity,
            speaker,
            _name(quote.speaker_entity, lang, members),
            _name(quote.speaker_entity, article.lang, members),
        ),
        entity=quote.speaker_entity,
        kind=quote.kind,
        line=Line(quote.span.of(article.text), article.lang, "copied", (cite(member, quote.span),)),
        outlets=tuple(outlets),
    )
    return _Uttered(entry, meanings(article, member.analysis, quote.span))


def _shown_name(who: str, words: str, name: str, own: str) -> str:
    """Return how a speaker is called: an official of a ministry is not the ministry.

    ``own`` is the name in the words' language: Vietnam's foreign ministry is not 베트남 either.
    """
    names = (name, own) if who.startswith(COUNTRY) else (name,)
    longer = any(n and words.startswith(n) and words != n for n in names)
    return words if not name or (longer and BODY.match(who)) else name


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


def cut_from(short: str, long: str, lang: str) -> bool:
    """Tell whether a quotation is a longer one cut to fit, as headlines cut them.

    A figure that only the shorter one has makes it another statement.

    Args:
        short: Words of the shorter quotation.
        long: Words of the longer one.
        lang: Language of both.
    """
    if not set(re.findall(r"\d+", short)) <= set(re.findall(r"\d+", long)):
        return False
    a, b = _bare(short), _bare(long)
    if not a or len(a) > len(b):
        return False
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(m.size for m in blocks if m.size >= RUN.get(lang, 4)) >= WITHIN * len(a)


def _bare(words: str) -> str:
    """Return the letters and digits of words, lower case."""
    return "".join(c for c in words.casefold() if c.isalnum())
