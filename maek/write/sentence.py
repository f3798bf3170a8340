"""Sentences of a story's articles as candidates for its brief."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from maek.lang.find import load
from maek.model.article import Part
from maek.model.brief import Citation, How, Line
from maek.model.span import Span
from maek.text.counted import is_measure
from maek.text.dateline import after_dateline
from maek.text.orders import is_for_machines
from maek.write.meaning import meanings
from maek.write.member import DAY, Member

SHORTEST, LONGEST = 18, 260
"""Code points; CJK ideographs carry more, so Chinese and Japanese may be shorter."""
SHORTEST_IDEOGRAPHIC = 12
ENDS = (".", "!", "。", "！", "…", ".”", "。”", ")")
"""How a whole sentence ends."""
HEADED = 2
"""Content words a lead shares with its headline when it names nobody."""
SCENE = 4
"""Sentences within which a report that opens with a scene tells its news."""
OF_THE_PAGE = frozenset({"mixed_register", "vague_source", "name_two_ways"})
"""Defects of a page's manner, by which no single sentence is spoiled."""
POINTING = frozenset({"day-word", "han.word", "ru.word"})
"""Rules of dates that are a word only: 이날, yesterday, 同日, накануне."""
PEOPLE = frozenset({"person", "role"})
BESIDE = 0.4
"""What an aside (한편 …) is worth that has nothing of what any headline or lead speaks of."""
QUOTED = 0.4
"""Share of a sentence from which a phrase in quotation marks makes it somebody's words."""


@dataclass(frozen=True)
class Candidate:
    """One sentence that could stand in the brief."""

    member: Member
    span: Span
    """What is shown of it: the whole, or without a dateline or an opening that leans back."""
    whole: Span
    place: float
    """Where in its article it stands, 0 for the first sentence, 1 for the last."""
    leads: bool
    """Whether it is a news report's lead: the first sentence of the running text, which names
    somebody or says what the headline says; not a scene."""
    terms: frozenset[str]
    entities: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]
    pointed: frozenset[str]
    """Days among them that it tells by a word that points from another day (이날, the next day)."""
    meanings: frozenset[str]
    """What its words mean, in keys that are the same in every language."""
    quoted: bool
    """Whether it is above all somebody's words, in quotation marks."""
    meant: str
    """Whom it speaks of without a name (그를, he) and names nowhere: the person named last before
    it in its article, ``?`` for nobody; empty where it needs nobody."""
    full: frozenset[str]
    """People it names in full."""
    short: frozenset[str]
    """People it names by surname and title alone (김 위원장), as if they were known."""
    score: float = 0.0

    @property
    def lang(self) -> str:
        """Language of the sentence: its article's."""
        return self.member.article.lang

    @property
    def first(self) -> str:
        """The person it names first; empty when it names nobody."""
        mentions = self.member.analysis.mentions
        people = (m.entity for m in mentions if m.kind == "person" and self.span.contains(m.span))
        return next(people, "")

    @property
    def words(self) -> str:
        """The words as they stand in the source."""
        return self.span.of(self.member.article.text)

    @property
    def facts(self) -> frozenset[str]:
        """Who, how many and when: what no two languages say differently."""
        return self.entities | self.numbers | self.days

    def citation(self) -> Citation:
        """Return the citation of this sentence."""
        return cite(self.member, self.span)

    def line(self, also: Iterable[Candidate] = ()) -> Line:
        """Return the line that shows this sentence, with those that say the same.

        Args:
            also: Sentences of other sources to cite beside it.
        """
        how: How = "copied" if self.span == self.whole else "trimmed"
        cited = (self.citation(), *(c.citation() for c in also))
        return Line(self.words, self.lang, how, cited)


def cite(member: Member, span: Span) -> Citation:
    """Return a citation of exact words of a member's text."""
    article = member.article
    return Citation(
        article.id, article.text_id, span, span.of(article.text), member.outlet.name, article.url
    )


def candidates(member: Member) -> tuple[Candidate, ...]:
    """Return every sentence of a member that can stand by itself.

    A sentence can not when it leans on the one before, when somebody is quoted in it who
    is not named in it, or when something is wrong with it as published.

    Args:
        member: An article of the story.
    """
    analysis = member.analysis
    told = [p for p in member.article.parts if p.kind in ("body", "standfirst")]
    standing = load(member.article.lang).standing
    opening = _opening(member)
    found: list[Candidate] = []
    for number, span in enumerate(analysis.sentences):
        if not _in_parts(span, told) or _spoiled(member, span):
            continue
        begun = Span(span.start + after_dateline(span.of(member.article.text)), span.end)
        words = begun.of(member.article.text)
        stands = standing(words)
        if stands is None or not _fits(stands.of(words), member.article.lang):
            continue
        shown = stands.shift(begun.start).trim(member.article.text)
        found.append(_candidate(member, number, shown, leads=span == opening))
    return tuple(found)


def headlines(member: Member) -> tuple[Candidate, ...]:
    """Return what the headline of a member says, one for each sentence of it.

    Args:
        member: An article of the story.
    """
    parts = [p for p in member.article.parts if p.kind == "headline"][:1]
    return tuple(
        _candidate(member, number, span, leads=False)
        for number, span in enumerate(member.analysis.sentences)
        if _in_parts(span, parts)
    )


def _candidate(member: Member, number: int, shown: Span, *, leads: bool) -> Candidate:
    """Return sentence ``number`` of an article, of which ``shown`` would stand in the brief."""
    analysis = member.analysis
    span = analysis.sentences[number]
    full, short = _people(member, span)
    dates = [d for d in analysis.dates if span.contains(d.span)]
    entities = _entities(member, span)
    terms = frozenset(analysis.sentence_terms[number].split())
    return Candidate(
        member=member,
        span=shown,
        whole=span,
        place=number / max(len(analysis.sentences) - 1, 1),
        leads=leads and bool(entities or len(terms & _terms_of(member, "headline")) >= HEADED),
        terms=terms,
        entities=entities,
        numbers=_numbers(member, span),
        days=frozenset(d.value for d in dates),
        pointed=frozenset(d.value for d in dates if d.rule in POINTING),
        meanings=meanings(member.article, analysis, span) - entities,
        quoted=_quoted(member, span),
        meant=_meant(member, span),
        full=full,
        short=short,
    )


def scored(found: Sequence[Candidate], members: Sequence[Member]) -> tuple[Candidate, ...]:
    """Give every candidate its score: how much of what the sources share it says.

    Terms count by how many independent origins use them (within a language), entities and
    figures by how many origins of any language name them; a lead counts more than a tail
    (J. Christensen et al., "Towards Coherent Multi-Document Summarization", NAACL 2013,
    for the kinds of evidence; weights are ours).

    Args:
        found: Candidates of all members.
        members: The story's members.
    """
    term_origins = _spread((c.member.origin, f"{c.lang}:{t}") for c in found for t in c.terms)
    name_origins = _spread(
        (c.member.origin, key) for c in found for key in (*c.entities, *c.numbers, *c.days)
    )
    origins = len({m.origin for m in members})
    matter = _matter(found, members)
    return tuple(
        replace(
            c,
            score=_score(c, term_origins, name_origins, max(origins, 1))
            * (BESIDE if _is_aside(c) and not _keys(c) & matter else 1.0),
        )
        for c in found
    )


def _is_aside(c: Candidate) -> bool:
    """Tell whether a sentence is tied to the one before by an opening that was cut off."""
    return c.span != c.whole and not c.leads


def _matter(found: Iterable[Candidate], members: Sequence[Member]) -> frozenset[str]:
    """Return the keys of what headlines and leads speak of: the matter of the story."""
    told = [*(c for c in found if c.leads), *(h for m in members for h in headlines(m))]
    return frozenset(key for c in told for key in _keys(c))


def _keys(c: Candidate) -> frozenset[str]:
    """Return keys of what a sentence speaks of: its words, who is in it, what they mean."""
    return frozenset(f"{c.lang}:{t}" for t in c.terms) | c.entities | c.meanings


def _score(c: Candidate, terms: Counter[str], names: Counter[str], origins: int) -> float:
    if not c.terms:
        return 0.0
    shared = sum(_weight(terms[f"{c.lang}:{t}"]) for t in c.terms) / math.sqrt(len(c.terms) + 4)
    named = sum(_weight(names[k]) for k in (*c.entities, *c.numbers, *c.days))
    lead = 1.6 - 0.9 * math.sqrt(c.place)
    return (shared + 0.5 * named / math.sqrt(origins)) * lead * c.member.trust


def _weight(spread: int) -> float:
    return math.log2(1 + spread)


def _spread(pairs: Iterable[tuple[str, str]]) -> Counter[str]:
    return Counter(key for _, key in set(pairs))


def _in_parts(span: Span, parts: Sequence[Part]) -> bool:
    return any(p.span.contains(span) for p in parts)


def _spoiled(member: Member, span: Span) -> bool:
    """Tell whether a sentence is faulty, gives orders, or quotes somebody it does not name."""
    if any(span.overlaps(d.span) for d in member.analysis.defects if d.kind not in OF_THE_PAGE):
        return True
    if is_for_machines(member.article.text, span):
        return True
    return any(
        span.overlaps(q.span) and (q.speaker is None or not span.contains(q.speaker))
        for q in member.analysis.quotations
    )


def _opening(member: Member) -> Span | None:
    """Return the sentence of the running text that tells the news: the first whole one.

    [앵커] or a place and a day do not count. Behind a scene, which names nobody and no day,
    it is the next that says who and when of what the headline says.
    """
    running = [p for p in member.article.parts if p.kind == "body"]
    text, lang = member.article.text, member.article.lang
    whole = [
        number
        for number, s in enumerate(member.analysis.sentences)
        if _in_parts(s, running)
        and _fits(s.of(text), lang)
        and s.of(text).endswith(ENDS)
        and not _only_dated(member, s)
    ][:SCENE]
    if not whole:
        return None
    spans = member.analysis.sentences
    headed = _terms_of(member, "headline")
    told = (
        n
        for n in whole
        if _is_dated(member, spans[n])
        and _entities(member, spans[n])
        and len(headed & frozenset(member.analysis.sentence_terms[n].split())) >= HEADED
    )
    first = spans[whole[0]]
    scene = not (_entities(member, first) or _is_dated(member, first))
    return spans[next(told, whole[0])] if scene else first


def _is_dated(member: Member, span: Span) -> bool:
    """Tell whether a sentence names a day."""
    return any(span.contains(d.span) and len(d.value) == DAY for d in member.analysis.dates)


def _only_dated(member: Member, span: Span) -> bool:
    """Tell whether a sentence is a place and a day only: НАХОДКА, 25 августа."""
    dates = [d.span for d in member.analysis.dates if span.contains(d.span)]
    if not dates or span.end - dates[-1].end > 1:
        return False
    before = Span(span.start, dates[0].start).of(member.article.text).split()
    return all(word[0].isupper() for word in before)


def _terms_of(member: Member, kind: str) -> frozenset[str]:
    """Return the content words of a kind of part."""
    parts = [p for p in member.article.parts if p.kind == kind]
    rows = zip(member.analysis.sentences, member.analysis.sentence_terms, strict=True)
    return frozenset(t for s, terms in rows if _in_parts(s, parts) for t in terms.split())


def _quoted(member: Member, span: Span) -> bool:
    """Tell what people said from news told on somebody's word (… 했다고 국정원이 밝혔다).

    A word or two in quotation marks does not make a sentence somebody's.
    """
    return any(
        q.kind == "direct" or len(q.span) >= QUOTED * len(span)
        for q in member.analysis.quotations
        if q.kind in ("direct", "partial") and span.overlaps(q.span)
    )


def _meant(member: Member, span: Span) -> str:
    """Return whom a pronoun outside quotation marks stands for where nobody is named."""
    people = [m for m in member.analysis.mentions if m.kind in PEOPLE]
    if any(span.contains(m.span) for m in people):
        return ""
    quoted = [q.span for q in member.analysis.quotations if q.kind in ("direct", "partial")]
    found = load(member.article.lang).pronouns(span.of(member.article.text))
    if all(any(q.overlaps(p.shift(span.start)) for q in quoted) for p in found):
        return ""
    before = [m.entity for m in people if m.entity and m.span.end <= span.start]
    return before[-1] if before else "?"


def _fits(words: str, lang: str) -> bool:
    shortest = SHORTEST_IDEOGRAPHIC if lang in ("ja", "zh") else SHORTEST
    longest = LONGEST if lang in ("ko", "ja", "zh") else 2 * LONGEST
    return shortest <= len(words.strip()) <= longest and not words.rstrip().endswith("?")


def _entities(member: Member, span: Span) -> frozenset[str]:
    return frozenset(
        m.entity for m in member.analysis.mentions if m.entity and span.contains(m.span)
    )


def _people(member: Member, span: Span) -> tuple[frozenset[str], frozenset[str]]:
    """Return the people a sentence names in full, and those it names as if they were known."""
    people = [
        m
        for m in member.analysis.mentions
        if m.kind == "person" and m.entity and span.contains(m.span)
    ]
    longest = {
        m.entity: max(len(o.name) for o in member.analysis.mentions if o.entity == m.entity)
        for m in people
    }
    full = frozenset(m.entity for m in people if m.name and len(m.name) == longest[m.entity])
    return full, frozenset(m.entity for m in people) - full


def _numbers(member: Member, span: Span) -> frozenset[str]:
    """Return the figures of a sentence; a counter is left out: 위성 13기 are 13 satellites."""
    return frozenset(
        f"{q.low or ''}~{q.high or ''} {q.unit_norm if is_measure(q.unit_norm) else ''}"
        for q in member.analysis.quantities
        if span.contains(q.span)
    )
