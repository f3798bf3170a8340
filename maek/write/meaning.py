"""What words of a source mean, in keys that are the same in every language."""

from __future__ import annotations

from unicodedata import normalize

from maek.model.article import Article
from maek.model.findings import Analysis
from maek.model.span import Span
from maek.text.senses import PLACE, of_word, senses

COUNTRY = 3
"""Length of a meaning's key that is a country's: ``@kp``."""
FIRST_LETTERS, ENDING = 2, 2
"""Letters of a base form that stand in every form of it at least, and those that may change."""


def meanings(article: Article, analysis: Analysis, span: Span) -> frozenset[str]:
    """Return what the words of a stretch mean, in keys that are the same in every language.

    A date or a figure is a fact already, and so is a name, of which only the place it holds is
    a meaning: no Japan in 29日, no river in 石川県, no house in 国家.

    Args:
        article: Whose text it is.
        analysis: What is known of it: verbs by their base form.
        span: The stretch.
    """
    counted = [d.span for d in analysis.dates] + [q.span for q in analysis.quantities]
    named = [m.span for m in analysis.mentions if m.entity and m.span.overlaps(span)]
    found = set()
    for sense in senses(article.text, article.lang, span.start, span.end):
        here = Span(sense.start, sense.end)
        if any(f.overlaps(here) for f in counted):
            continue
        if sense.key[0] == PLACE or not any(m.overlaps(here) for m in named):
            found.add(sense.key)
    letters = normalize("NFD", span.of(article.text).lower())
    for sentence, terms in zip(analysis.sentences, analysis.sentence_terms, strict=True):
        if span.overlaps(sentence):
            whole = span.contains(sentence)
            own = (t for t in terms.split() if whole or _begin(t) in letters)
            found.update(key for term in own for key in of_word(term, article.lang))
    return frozenset(_entity(key) for key in found)


def _begin(term: str) -> str:
    """Return how the forms of a word begin, in letters taken apart: ㄷㅗ for 돕다, 도와, 도운."""
    letters = normalize("NFD", term)
    return letters[: max(FIRST_LETTERS, len(letters) - ENDING)]


def _entity(key: str) -> str:
    """Return the id of the country a meaning names, else the meaning."""
    return f"c-{key[1:].upper()}" if key.startswith("@") and len(key) == COUNTRY else key
