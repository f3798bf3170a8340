"""Who says it: the subject of an English verb of saying, found without a parser."""

from __future__ import annotations

import re

from maek.lang.en.quotations_phrase import EDGES, LONGEST, VERBISH, Source, noun_phrase
from maek.lang.en.quotations_scene import Scene
from maek.lang.en.quotations_words import words
from maek.model.span import Span

_NOMINAL = re.compile(
    r"(?:the|an?|his|her|its|their|our|my|some|many|most|several|one|two|three|another|other|few)\b",
    re.IGNORECASE,
)
_CITED = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s(?P<who>[^,;.“”\"]{2,80}?)\sas\s$")
_OPENING = re.compile(
    r"(?:In|On|At|During|After|Before|Earlier|Since|By|For|With|While|When|As)\b[^,“\"]{2,80},\s"
)
_AFTER_VERB = re.compile(
    r"[^,;:.()“\"—]{2,110}?(?=,|;|:|\(|—|[.!?]?[”\"]?$|\.\s"
    r"|\s(?:in|on|at|during|after|to|who|about|as|of a|when|while|last|this)\s)"
)
_GROUP = re.compile(
    r"(?:The|A|An|Some|Several|Many|[A-Z][\w’-]+s)\b(?:\s[\w’'-]+){0,6}?"
    r"(?=\s(?:of|in|on|have|has|had|were|was|also|[a-z]+ed)\b)"
)
"""The group a sentence begins with, up to its verb or preposition."""
_CLAUSE = re.compile(r"[;:]\s|[—–]\s?|\s--?\s|\b(?:that|but|while|because|although)\s")
_INNER = re.compile(r"\b(?:and|as|when|where|because|that)\s")
_SUM = re.compile(r"[$£€¥₩]|\d\s?(?:%|percent|million|billion)")
_DONE = re.compile(r"\b[a-z]{3,}ed\s(?:[a-z]+\s){0,2}$")
"""A verb right before such a word has its own subject: resigned hours | after the Courier said."""
_DESCRIBED = re.compile(r"\s*[a-z]+(?:ed|wn|lt)\s(?:in|by|at|on|for|with|as|to|from|of)\s")
"""A participle that tells more of who is named before: X, based in Leeds, said."""
_RELATIVE = re.compile(
    r"\s?(?:also |once |long |first )?(?:[a-z]{3,}ed|was|were|is|are|had|have|has|led|ran|won|lost"
    r"|took|made|saw|met|knew|left|wrote|spoke|fled|works?|lives?|runs?|leads?|heads?|owns?|teach(?:es)?|stud(?:y|ies)"
    r"|represents?|oversees?|tracks?|monitors?|attended)\s"
)
"""Behind who or that: the clause tells more of who stands before it, and does not speak."""
_OFFICE = re.compile(
    r"\s*(?:the|an?|its|his|her|their|our|one of|[A-Z][\w.]*(?:\s[A-Z][\w.]*)*[’']s)\s"
    r"[^“”\"]{2,70}$"
)
"""…, the festival's director, X told: what X is stands between commas too."""
_COMPARES = frozenset({"as", "than", "before", "after", "since", "so"})
"""Words that open a clause only behind a comma."""


def before(scene: Scene, start: int, verb: int) -> Source | None:
    """Find the subject that stands before a verb.

    Args:
        scene: The text.
        start: Where the clause or sentence begins at the earliest.
        verb: Where the verb begins.

    Returns:
        The source; None where nobody can be made out.
    """
    text, end = scene.text, _without_helpers(scene.text, start, verb)
    left = text[start:end].rstrip()
    if not left.strip(EDGES):
        return None
    if left.endswith((",", "),", ")")):
        return _over_apposition(scene, start, start + len(left))
    edge, word = _boundary(scene, start, end)
    if word in ("who", "which", "that") and not text[edge:end].strip(EDGES):
        return _antecedent(scene, start, edge - len(word) - 1)
    if word in ("who", "which", "that") and _RELATIVE.match(text, edge, end):
        return _antecedent(scene, start, edge - len(word) - 1)
    subject = Span(edge, max(edge, start + len(left))).trim(text, EDGES)
    if not len(subject):
        # "…, and said": whoever the sentence is about.
        whole = Span(start, max(start, edge))
        return of_participle(scene, whole, edge, None) if word in ("and", "but", "or") else None
    return noun_phrase(scene, subject)


def after(scene: Scene, verb_end: int, end: int) -> Source | None:
    """Find the subject that follows an inverted verb: “…,” said X, who ….

    Args:
        scene: The text.
        verb_end: Where the verb ends.
        end: Where the sentence ends.
    """
    text = scene.text
    m = _AFTER_VERB.match(text, verb_end, end)
    stop = m.end() if m else min(end, verb_end + 60)
    here = scene.named_in(Span(verb_end, min(end, verb_end + LONGEST)))
    for mention in here:
        if mention.span.start <= stop and not re.search(
            r"\b(?:of|for|to|at|from|with|in)\s(?:the )?$", text[verb_end : mention.span.start]
        ):
            return Source(mention.span, mention.span)
    span = Span(verb_end, stop).trim(text, EDGES + ".")
    for mention in here:
        # …, testified the guard, Olu Bankole.
        if mention.kind == "person" and text[span.end : mention.span.start] == ", ":
            return Source(mention.span, mention.span)
    # X, based in Leeds, reported a net loss of £3.2 million: no sum speaks.
    summed = _SUM.search(span.of(text)) is not None
    return noun_phrase(scene, span) if len(span) and not summed else None


def of_participle(scene: Scene, sentence: Span, verb: int, known: Span | None) -> Source | None:
    """Find whose words "…, adding that" or "quoted X as saying" brings.

    Args:
        scene: The text.
        sentence: The sentence of the participle.
        verb: Where it begins.
        known: Who has already spoken in the sentence, if anybody.
    """
    text = scene.text
    cited = _CITED.search(text, sentence.start, verb)
    if cited is not None:
        return noun_phrase(scene, Span(*cited.span("who")))
    if known is not None:
        return Source(known, known)
    opening = _OPENING.match(text, sentence.start, verb)
    start = opening.end() if opening else sentence.start
    pronoun = re.match(r"(?:[Hh]e|[Ss]he)\b", text[start:verb])
    if pronoun:
        end = start + pronoun.end()
        return Source(scene.named_before(start, pronoun[0]), Span(start, end))
    for mention in scene.named_in(Span(start, verb)):
        if re.match(r"\s?(?:\([^)]*\)\s?)?[—–]|\s--?\s", text[mention.span.end : verb]):
            continue  # the place of a dateline
        before_it = text[max(start, mention.span.start - 12) : mention.span.start]
        if not re.search(
            r"\b(?:of|in|at|on|for|with|by|from|to|against|after|near)\s(?:the\s)?$", before_it
        ):
            return Source(mention.span, mention.span)
    m = _GROUP.match(text, start, verb)
    return Source(Span(*m.span()), Span(*m.span())) if m else None


def _without_helpers(text: str, start: int, verb: int) -> int:
    """Step back over "has also repeatedly" before a verb."""
    end = verb
    while True:
        m = words().helping.search(text, max(start, end - 24), end)
        if m is None or m.start() < start:
            return end
        end = m.start()


def _boundary(scene: Scene, start: int, end: int) -> tuple[int, str]:
    """Where the clause that ends at ``end`` begins, and the word that opens it."""
    text, found = scene.text, (start, "")
    for m in words().boundary.finditer(text, start, end):
        word = m[0].strip().lower()
        if word in ("and", "or") and _joins_names(scene, m.start(), m.end(), end):
            continue
        behind = m.start() > start and text[m.start() - 2 : m.start()] != ", "
        if word in _COMPARES and behind and not _DONE.search(text, start, m.start()):
            continue
        found = (m.end(), word)
    comma = text.rfind(", ", found[0], end)
    if comma >= 0 and text[comma + 2 : end].strip() and not _is_list(text[comma + 2 : end]):
        return comma + 2, ""
    return found


def _is_list(tail: str) -> bool:
    return tail.startswith("and ")


def _joins_names(scene: Scene, start: int, end: int, limit: int) -> bool:
    """Tell "Smith and Jones" from "met Smith and Jones said"."""
    text = scene.text
    right = text[end:limit]
    return (
        not VERBISH.search(text[max(0, start - 60) : start])
        and right[:1].isupper()
        and text[:start].rstrip()[-1:].isalpha()
        and len(right.split()) <= 4
    )


def _antecedent(scene: Scene, start: int, end: int) -> Source | None:
    """Whom "who" stands for: what is named last before it."""
    span = Span(start, max(start, end)).trim(scene.text, EDGES)
    named = [m for m in scene.named_in(span) if span.end - m.span.end <= 60]
    if named:
        return Source(named[-1].span, named[-1].span)
    m = re.search(
        r"(?:\b(?:the|an?|some|many|other|several)\s)?(?:[\w’-]+\s){0,3}[\w’-]+$",
        span.of(scene.text),
    )
    if m is None:
        return None
    found = Span(span.start + m.start(), span.end)
    return Source(found, found)


def _over_apposition(scene: Scene, start: int, end: int) -> Source | None:
    """X, a nurse from Lagos, said: step back over what only tells more of X."""
    text = scene.text
    edge = max((start + m.end() for m in _CLAUSE.finditer(text[start:end])), default=start)
    pieces = [Span(edge + m.start(), edge + m.end()) for m in re.finditer(r"[^,]+", text[edge:end])]
    pieces = [p for p in pieces if p.of(text).strip(EDGES)]
    while len(pieces) > 1 and _tells_more(scene, pieces[-1], pieces[-2]):
        pieces.pop()
    who = noun_phrase(scene, _tail(text, pieces[-1])) if pieces else None
    office = pieces[-2] if len(pieces) > 2 else None
    if who and office and _OFFICE.match(office.of(text)) and not VERBISH.search(office.of(text)):
        named = scene.named_in(pieces[-1])
        if named and named[0].kind == "person" and not named[0].span.start - pieces[-1].start > 1:
            return Source(who.speaker, Span(office.trim(text, EDGES).start, who.subject.end))
    return who


def _tells_more(scene: Scene, piece: Span, earlier: Span) -> bool:
    """Tell an apposition or a relative clause from the subject itself."""
    words_of = re.findall(r"[\w’'.-]+", piece.of(scene.text))
    first = words_of[0].lower().rstrip(".") if words_of else ""
    if first in words().apposition or first[:1].isdigit() or first.endswith("ing"):
        return True
    if _DESCRIBED.match(piece.of(scene.text)):
        return True
    named = scene.named_in(piece)
    if not named:
        return piece.of(scene.text).lstrip()[:1].islower()
    # Smith, R-Texas, said
    party = len(words_of) <= 2 and named[0].kind != "person"
    return party and bool(scene.named_in(earlier))


def _tail(text: str, piece: Span) -> Span:
    """Leave out "and" and the like at the head of a piece."""
    span = piece.trim(text, EDGES)
    if _NOMINAL.match(span.of(text)):
        return span
    ends = [m.end() for m in _INNER.finditer(span.of(text)) if m.end() < len(span)]
    return Span(span.start + ends[-1], span.end) if ends else span
