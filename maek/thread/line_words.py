"""Words that the headlines of a storyline share, as they are written."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from maek.thread.item import Glimpse
from maek.thread.neutral import concepts
from maek.thread.packed import slot

SHARE = 0.5
"""Share of the stories in which what names a storyline must occur."""
MOST = 4
"""Words that headlines share in a storyline's name at most."""
SPOKEN = ("ko", "en")
"""Languages a storyline may be named in: readers' and, where nobody reports in it, English."""
SHORTEST = 2
"""Letters of a word that counts."""

Rarity = Callable[[str, str], float]
"""How much a feature of a kind tells, by how rare it is."""

_WORD = re.compile(r"[^\W\d_]\w*(?:[-'’]\w+)*")


def least(stories: int) -> int:
    """Return in how many stories what names a storyline must occur.

    Args:
        stories: How many the storyline has.
    """
    return max(2, math.ceil(stories * SHARE))


def shared_words(told: Sequence[Sequence[Glimpse]], lang: str, rarity: Rarity) -> list[str]:
    """Return the words most headlines of one language share, in the order they have them.

    Args:
        told: Per story articles that speak for it.
        lang: The language; where fewer than half of the stories have a headline in it, its words
            do not speak for the storyline.
        rarity: How much a feature of a kind tells, by how rare it is.
    """
    if lang not in SPOKEN:
        return []
    heads = [[words_of(item) for item in own if item.lang == lang and item.title] for own in told]
    heads = [own for own in heads if own]
    if len(heads) < least(len(told)):
        return []
    found = Counter(term for own in heads for term in set().union(*own))
    worth = {t: n * rarity("head", t) for t, n in found.items() if n >= least(len(heads))}
    best = sorted(worth, key=lambda term: (-worth[term], term))[:MOST]
    places: defaultdict[str, list[float]] = defaultdict(list)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words in (words for own in heads for words in own):
        for term in set(best) & set(words):
            at, form = words[term]
            places[term].append(at)
            forms[term][form] += 1
    best.sort(key=lambda term: (sum(places[term]) / len(places[term]), term))
    shown = list(dict.fromkeys(forms[term].most_common(1)[0][0] for term in best))
    return [w for w in shown if not any(w != other and w in other for other in shown)]


def words_of(item: Glimpse) -> Mapping[str, tuple[float, str]]:
    """Return the terms of a headline that may name something.

    Where terms are beginnings of words only names and words of an affair will do: others are
    the verbs of one day.

    Args:
        item: The article.

    Returns:
        Per term how far into the headline it stands, 0 to 1, and how it is written there.
    """
    known = frozenset(item.packed.kind("head")[0].tolist())
    found: dict[str, tuple[float, str]] = {}
    for match in _WORD.finditer(item.title):
        word = match.group()
        term = _term(word, item.lang, known)
        if not term:
            continue
        # A Korean word goes on as a particle; others are told as they stand.
        form = term if item.lang == "ko" else word.removesuffix("'s").removesuffix("’s")
        if item.lang == "ko" or form[:1].isupper() or concepts(form, item.lang):
            found.setdefault(term, (match.start() / len(item.title), form))
    return found


def _term(word: str, lang: str, known: frozenset[int]) -> str:
    """Return the longest beginning of a word that is a term of its article's headline."""
    folded = word if lang == "ko" else word.lower()
    ends = range(len(folded), SHORTEST - 1, -1)
    return next((folded[:end] for end in ends if slot("head", folded[:end]) in known), "")
