"""Parties that have changed sides: *Astana beat Almaty* where Almaty beat Astana.

Of doings with two parties (``maek/text/tables/directed.txt``) a claim is laid beside the
sentences that tell the same doing, in any pair of languages and from either end of it: B lost
to A, A beat B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maek.check.beside.case import Case, Evidence
from maek.check.beside.directed_sides import Doing, sided
from maek.check.beside.statement import Prepared, Statement
from maek.check.beside.stems import ENDING, one_stem
from maek.check.beside.who import alike
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.directed import parties
from maek.text.senses import PLACE

WHY = "the sources give this part to another"
BODIES = frozenset({
    "company", "bank", "court", "police", "prosecutor", "parliament", "government", "mayor",
    "governor", "president", "prime_minister", "minister", "lawmaker", "party", "hospital",
    "school", "university", "newspaper", "team", "player", "coach_", "captain", "doctor",
    "patient", "actor", "singer", "scientist", "worker", "student", "crew", "army", "navy",
    "troop", "agency", "spokesperson", "ambassador", "king", "queen", "opposition", "ruling",
    "man", "woman", "child", "father", "mother", "son", "daughter", "wife", "husband",
})  # fmt: skip
"""Meanings of the other tables that are people and bodies."""
WRITTEN = {
    "en": re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"),
    "ru": re.compile(r"[А-ЯЁA-Z][\w-]+(?: [А-ЯЁA-Z][\w-]+)*"),
    "ja": re.compile(r"[ァ-ヴー・]{3,}"),
}
"""What looks like a name."""
OPENING = frozenset(
    {"The", "A", "An", "In", "On", "At", "But", "And", "This", "That", "Its", "His"}
)
"""English words that open a sentence and name nobody."""
KOREA = {
    "en": re.compile(r"(?<!North )\bKorea"),
    "ru": re.compile(r"(?<!Северная )(?<!Северной )(?<!Северную )\bКоре[яиюе]"),
}
SOUTH, NORTH = "@kr", "@kp"
"""A bare Korea is the southern one where nothing tells of the northern."""
PRONOUN = {
    "ko": re.compile(r"^(?:그|그녀|자신|이들|그들|본인|우리|저|저희)$"),
    "en": re.compile(
        r"\b(?:he|she|it|they|him|her|them|we|us|you|i|himself|herself|themselves|who|whom)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:он|она|они|его|её|ее|их|ему|ей|им|ними|нею|неё|нее|него|них|мы|нас|нам|себя|себе)\b",
        re.IGNORECASE,
    ),
    "ja": re.compile(r"彼|自分|自身|私|我々|両者|両氏"),
    "zh": re.compile(r"[他她它]|自己|我们|双方|对方"),
}
"""Words that may stand for whoever was named before."""
PHRASED = {"ja": re.compile("の"), "ko": re.compile(r"\s")}
"""Languages whose particles part a side from the rest; what its head stands behind."""
WORDS = "="
"""Before the words of a side, which are the same in one language only."""
WITHIN_ZH = re.compile("^其中$")
"""Of them, and not China."""
MOST = 6
"""So many names of a side are compared."""


@dataclass(frozen=True, slots=True)
class Side:
    """Who stands on one side of a doing."""

    names: tuple[str, ...]
    kinds: frozenset[str]
    anyone: bool = False
    """A pronoun stands there: it may be whoever."""

    @property
    def known(self) -> bool:
        """Whether somebody in particular stands there."""
        return bool(self.names or self.kinds) and not self.anyone


def changed_sides(case: Case) -> Iterator[Finding]:
    """Yield a doing of the claim whose parties stand on the other side in the evidence.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for mine in sided(case.statement):
        here = _sides(mine, case.statement, case.claim)
        crossed: tuple[Doing, int] | None = None
        for at, evidence in enumerate(case.evidence):
            langs = case.claim.lang, evidence.source.lang
            for theirs in sided(evidence.statement):
                if theirs.key != mine.key:
                    continue
                there = _sides(theirs, evidence.statement, evidence.source)
                if in_common(here[0], there[0], langs) or in_common(here[1], there[1], langs):
                    return
                if in_common(here[0], there[1], langs) or in_common(here[1], there[0], langs):
                    crossed = crossed or (theirs, at)
        if crossed is not None:
            told, at = crossed
            evidence = case.evidence[at]
            yield case.finding("role", WHY, mine.verb, told.verb, evidence)
            return


def agreed(case: Case) -> tuple[Span, ...]:
    """Return the doings of a claim that the evidence gives to the same two, from either end.

    Args:
        case: A sentence of a claim with its evidence.
    """
    return tuple(
        mine.verb
        for mine in sided(case.statement)
        for evidence in case.evidence
        for theirs in sided(evidence.statement)
        if theirs.key == mine.key and _both(mine, theirs, case, evidence)
    )


def _both(mine: Doing, theirs: Doing, case: Case, evidence: Evidence) -> bool:
    langs = case.claim.lang, evidence.source.lang
    here = _sides(mine, case.statement, case.claim)
    there = _sides(theirs, evidence.statement, evidence.source)
    return all(
        a.known and b.known and in_common(a, b, langs) for a, b in zip(here, there, strict=True)
    )


def _sides(doing: Doing, statement: Statement, text: Prepared) -> tuple[Side, Side]:
    return _party(doing.does, statement, text), _party(doing.to, statement, text)


def _party(spans: Sequence[Span], statement: Statement, text: Prepared) -> Side:
    """A side with its very words, which are the same in one language."""
    side = side_of(spans, statement, text)
    pattern = PHRASED.get(text.lang)
    if pattern is None:
        return side
    words = {WORDS + pattern.split(span.of(text.text))[-1] for span in spans}
    return replace(side, kinds=side.kinds | words)


def side_of(spans: Sequence[Span], statement: Statement, text: Prepared) -> Side:
    """Gather who stands in some stretches of a sentence.

    Args:
        spans: Where to look.
        statement: The sentence.
        text: The text it is in.
    """
    names: list[str] = []
    kinds: set[str] = set()
    for span in spans:
        words = span.of(text.text)
        for named in (n for n in statement.named if n.span.overlaps(span)):
            names += [named.mention.name or named.words]
            names += sorted(text.names_of.get(named.mention.entity, ()))
        names += _written(span, words, statement, text)
        kinds |= parties(words, text.lang)
        if text.lang in KOREA and KOREA[text.lang].search(words) and NORTH not in statement.meant:
            kinds.add(SOUTH)
        kinds |= {
            s.key
            for s in statement.senses
            if span.start <= s.start
            and s.end <= span.end
            and (s.key in BODIES or s.key[0] == PLACE)
            and not WITHIN_ZH.search(text.text[max(0, s.start - 1) : s.end])
            and not any(d.span.contains(Span(s.start, s.end)) for d in statement.dates)
        }
    anyone = any(PRONOUN[text.lang].search(span.of(text.text)) for span in spans)
    return Side(tuple(dict.fromkeys(names))[:MOST], frozenset(kinds), anyone)


def _written(span: Span, words: str, statement: Statement, text: Prepared) -> Iterator[str]:
    """What looks like a name and is none of a date, nor a noun that opens the sentence: Банк."""
    pattern = WRITTEN.get(text.lang)
    for match in pattern.finditer(words) if pattern else ():
        at = Span(*match.span()).shift(span.start)
        opens = at.start == statement.span.start and " " not in match.group()
        common = opens and (match.group() in OPENING or parties(match.group(), text.lang))
        if not common and not any(d.span.overlaps(at) for d in statement.dates):
            yield match.group()


def in_common(a: Side, b: Side, langs: tuple[str, str]) -> bool:
    """Tell whether two sides have somebody in common: by name where both give one.

    Args:
        a: A side.
        b: Another.
        langs: The languages of the two.
    """
    if a.anyone or b.anyone:
        return True
    common = a.kinds & b.kinds
    if a.names and b.names:
        named = any(_alike(x, y, langs) for x in a.names for y in b.names)
        return named or any(key[0] == PLACE for key in common)
    return bool(common)


def _alike(x: str, y: str, langs: tuple[str, str]) -> bool:
    if langs[0] != langs[1]:
        return alike(x, langs[0], y, langs[1])
    if langs[0] != "ru":
        return x in y or y in x
    words = [(a, b) for a in x.lower().split() for b in y.lower().split()]
    return any(a == b or one_stem(a, b) or one_stem(a[:-ENDING], b[:-ENDING]) for a, b in words)
