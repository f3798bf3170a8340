"""Korean events named by a noun: 지난해 러시아 방문, 25일 출국…; the last noun of a headline."""

from __future__ import annotations

from collections.abc import Sequence

from maek.lang.happening import Happening
from maek.lang.ko.events_clauses import NOUN, Predicate, event_tables, noun_form, spaced
from maek.lang.reading import Token
from maek.model.span import Span

_BREAKS = frozenset({"SF", "SP", "SS", "SW", "SSO", "SSC", "SO", "SE", "NNB", "JKG"})
_HEADLINE_ENDS = frozenset({"SE", "SF", "SSC"})


def noun_after(tokens: Sequence[Token], begin: int, predicate: Predicate | None) -> int | None:
    """Return where a happening is named between a date and the next verb, by a noun alone.

    Args:
        tokens: The sentence.
        begin: The first token behind the date.
        predicate: The verb the date would belong to otherwise.
    """
    stop = predicate.at if predicate else len(tokens)
    attributive = begin < len(tokens) and tokens[begin].tag == "JKG"
    complements = False
    for i in range(begin, stop):
        if (tokens[i].tag == "JX" and i > begin + 1) or tokens[i].tag in ("JKS", "JKO"):
            # What follows a subject or object belongs to the verb.
            return None
        kind = _kind_of_noun(tokens, i) if tokens[i].tag in ("NNG", "NNP") else ""
        if kind and _is_alone(tokens, i, kind, predicate, attributive):
            genitive = i + 1 < len(tokens) and tokens[i + 1].tag == "JKG"
            # 국무회의에서 합의의 효력을 정지하다: what follows the verb's own words is its, too.
            return None if complements and genitive else i
        complements = complements or (i > begin and tokens[i].tag == "JKB")
    return None


def _kind_of_noun(tokens: Sequence[Token], at: int) -> str:
    """The kind of a noun that is a happening; a headline's last noun is its verb (25일 출국)."""
    t = event_tables()
    form = noun_form(tokens, at)
    last = at + 1 == len(tokens) or tokens[at + 1].tag in _HEADLINE_ENDS
    return t.nouns.get(form) or (t.verbs.get(form, "") if last else "")


def _is_alone(
    tokens: Sequence[Token], at: int, kind: str, predicate: Predicate | None, attributive: bool
) -> bool:
    nxt = at + 1
    if nxt < len(tokens) and tokens[nxt].tag == "XSN":
        nxt += 1
    after = tokens[nxt] if nxt < len(tokens) else None
    if after is None or after.tag in _BREAKS:
        return True
    if after.tag == "NNG":
        return kind in ("veto", "visit")
    if attributive and after.tag in ("JKO", "JKS", "JX"):
        # 오늘의 회담을: the date is the noun's own.
        return True
    return after.tag in ("JKB", "JC") and _stands_apart(tokens, at, predicate)


def _stands_apart(tokens: Sequence[Token], at: int, predicate: Predicate | None) -> bool:
    """방문에 이어, 문서와는: the verb after it says nothing of this happening itself."""
    particle = tokens[at + 1].form
    if particle in ("에서", "로", "으로"):
        return False
    t = event_tables()
    if predicate is None:
        return True
    beside = tokens[at + 2 : at + 4]
    if particle == "에" and beside and (beside[0].tag == "VV" or beside[-1].tag == "XSV"):
        # 재판에 넘겨지다; but 방문에 이어.
        return beside[0].form in t.lists["linking.words"]
    if predicate.lemma not in t.verbs:
        return predicate.lemma not in t.light
    # 협정에 서명했다: the noun is what the verb beside it is done to.
    return any(t.tag in NOUN for t in tokens[at + 2 : predicate.at])


def named(tokens: Sequence[Token], at: int, date: Span) -> Happening | None:
    """Make a happening of a noun, unless nobody says that it happened.

    Args:
        tokens: The sentence.
        at: The noun.
        date: Its day.
    """
    t = event_tables()
    following = [tok.form for tok in tokens[at + 1 : at + 4]]
    if t.lists["hedged.words"] & set(following):
        return None
    begin = next((i for i, tok in enumerate(tokens) if tok.start >= date.end), at)
    last = at + (noun_form(tokens, at) != tokens[at].form)
    inside = [tok for tok in tokens[begin : last + 1] if tok.tag in NOUN]
    words = spaced(inside[-3:])
    return Happening(
        span=Span(date.start, tokens[last].end),
        kind=_kind_of_noun(tokens, at),
        action=words,
        rule="dated-noun",
        date=date,
        planned=bool(t.lists["planned.words"] & set(following[:2])),
    )
