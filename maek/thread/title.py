"""Names of stories and storylines."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from maek.thread.item import Item
from maek.thread.neutral import affairs, concept_name, concepts

PREFERRED = ("ko", "en")
"""Languages a story's name is taken from, the first that has a headline."""
ACTORS = 2
"""Names in a storyline's name at most…"""
SECOND = 0.65
"""…the second when it carries the storyline nearly as much."""
SHARE = 0.5
"""Share of its stories in which what names a storyline must occur."""
SLUG = 4
"""Words that headlines share in a storyline's name at most."""
WORDS = 120
"""Longer headlines are cut at a word."""


def story_title(items: Sequence[Item], copies: frozenset[str] = frozenset()) -> str:
    """Return the best headline: written by people, in the desk's language, no copy, the first.

    Args:
        items: The story's articles in the order they joined.
        copies: Those that are copies of others.
    """
    titled = [item for item in items if item.title]
    if not titled:
        return items[0].id if items else ""

    def rank(item: Item) -> tuple[bool, int, bool]:
        return item.generated or item.translated, _preferred(item.lang), item.id in copies

    return _cut(min(titled, key=rank).title)


def line_title(
    founders: Sequence[Item],
    titles: Sequence[str],
    rarity: Callable[[str, str], float] = lambda kind, feature: 1.0,
) -> str:
    """Return a storyline's name: the words its headlines share, else who carries it and in what.

    Args:
        founders: The founding articles of its stories.
        titles: Their stories' names; a storyline of one story has that story's name.
        rarity: How much a feature of a kind tells, by how rare it is.
    """
    if len(titles) == 1:
        return titles[0]
    words = _shared_words(founders, partial(rarity, "head"))
    if len(words) > 1:
        return " ".join(words)
    least = max(2, math.ceil(len(founders) * SHARE))
    labels = {a: name for item in founders for a, name in item.labels.items()}
    actors = _carried((item.names for item in founders), least)
    own = [word for word in words for i in founders if i.lang == PREFERRED[0] and word in i.title]
    told = own[0] if own else _affair(founders, least, partial(rarity, "concepts"))
    most = max(actors.values(), default=0.0)
    ranked = sorted(actors, key=lambda a: (-actors[a], a))
    shown = [labels.get(a, "") for a in ranked if actors[a] >= SECOND * most]
    named = list(dict.fromkeys(name for name in shown if name and name not in told))[:ACTORS]
    if not named and own:
        # A thing no table knows carries it (누리호), with what is done with it.
        affair = _affair(founders, least, partial(rarity, "concepts"))
        named, told = own[:1], affair if affair not in own[0] else ""
        return " ".join(part for part in (*named, told) if part)
    if not named or (not told and len(named) < ACTORS):
        return titles[0]
    return " ".join(part for part in ("·".join(named), told) if part)


def _shared_words(founders: Sequence[Item], rarity: Callable[[str], float]) -> list[str]:
    """Return the words that most headlines of one language share, as the best of them has them.

    Args:
        founders: The founding articles; the language must be that of at least half of them.
        rarity: How much a word tells.
    """
    spoken = Counter(item.lang for item in founders if item.title)
    langs = [lang for lang, n in spoken.items() if n > 1 and n >= SHARE * len(founders)]
    if not langs:
        return []
    lang = min(langs, key=lambda lang: (_preferred(lang), -spoken[lang], lang))
    own = [item for item in founders if item.lang == lang and item.title]
    least = max(2, math.ceil(len(own) * SHARE))
    held = [{t: w for t in i.head if (w := _as_written(t, i.title, lang))} for i in own]
    found = Counter(term for words in held for term in words)
    told = {term: n * rarity(term) for term, n in found.items() if n >= least}
    best = sorted(told, key=lambda term: (-told[term], term))[:SLUG]
    item, words = max(zip(own, held, strict=True), key=lambda one: sum(t in one[1] for t in best))
    terms = [t for t in best if t in words]
    terms.sort(key=lambda t: (_place(t, own), item.title.find(words[t])))
    shown = list(dict.fromkeys(words[t] for t in terms))
    return [w for w in shown if not any(w != other and w in other for other in shown)]


def _place(term: str, items: Sequence[Item]) -> float:
    """Return how far into the headlines that have it a term stands on average, 0 to 1."""
    told = [(i.title.lower().find(term.lower()), len(i.title)) for i in items]
    places = [at / size for at, size in told if at >= 0]
    return sum(places) / len(places) if places else 1.0


def _as_written(term: str, title: str, lang: str) -> str:
    """Return how a headline writes a term, or nothing.

    Where terms are beginnings of words only names and words of an affair will do: others are
    the verbs of one day.
    """
    if len(term) < 2 or not term[0].isalpha():
        return ""
    if term[0].lower() == term[0].upper():
        return term if term in title else ""
    word = _begun_by(term.lower(), title)
    return word if word[:1].isupper() or (word and concepts(word, lang)) else ""


def _begun_by(term: str, title: str) -> str:
    """Return the first word of a headline that begins with a term, whatever its case."""
    folded = title.lower()
    at = folded.find(term)
    while at > 0 and folded[at - 1].isalpha():
        at = folded.find(term, at + 1)
    if at < 0:
        return ""
    end = at + len(term)
    while end < len(title) and title[end].isalpha():
        end += 1
    return title[at:end]


def _preferred(lang: str) -> int:
    """Return the place of a language among those a name is taken from, the first ones first."""
    return PREFERRED.index(lang) if lang in PREFERRED else len(PREFERRED)


def _carried(counts: Iterable[Mapping[str, float]], least: int) -> dict[str, float]:
    """Return how much features carry a storyline, those that at least so many stories have."""
    found: Counter[str] = Counter()
    carried: defaultdict[str, float] = defaultdict(float)
    for own in counts:
        most = max(own.values(), default=1.0)
        for feature, n in own.items():
            found[feature] += 1
            carried[feature] += math.sqrt(n / most)
    return {f: n for f, n in carried.items() if found[f] >= least}


def _affair(founders: Sequence[Item], least: int, rarity: Callable[[str], float]) -> str:
    """Return what a storyline is about in a word of the desk's language.

    Args:
        founders: The founding articles; what their headlines tell comes first, of their texts
            only affairs count, not the things and people in them.
        least: In so many of them it must occur.
        rarity: How much a concept tells.
    """
    headlines = _carried((concepts(item.title, item.lang) for item in founders), least)
    told = headlines or {
        concept: n
        for concept, n in _carried((item.concepts for item in founders), least).items()
        if concept.removeprefix("#") in affairs()
    }
    best = min(told, key=lambda c: (-told[c] * rarity(c), c), default="")
    return concept_name(best.removeprefix("#"), PREFERRED[0]) if best else ""


def _cut(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= WORDS else title[:WORDS].rsplit(" ", 1)[0] + "…"
