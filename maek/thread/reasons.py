"""Why, in words a person understands."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from maek.model.story import Reason
from maek.thread.background import Background
from maek.thread.item import Item
from maek.thread.judge import PAIR_PARTS, RELATIVE, likelihood, models
from maek.thread.meaning import Calibration, cosine
from maek.thread.memory import Memory
from maek.thread.near import Copy
from maek.thread.neighbours import Near
from maek.thread.packed import SHARED
from maek.thread.pair import APART, KINDS, days_apart, vetoed
from maek.thread.told import figure, figures, label, whole

SHOWN = 5
"""Shared things named in one reason…"""
LOOKED_AT = 48
"""…of so many that weigh most: some have no name, some are put together."""
PAIRED = ("ja", "zh")
"""Languages compared by pairs of characters."""
NAMES = {
    "words": "same words",
    "head": "same words in the headline",
    "names": "same names",
    "shared": "same subjects and names by sound",
    "numbers": "same figures",
    "days": "same days",
    "where": "same country",
    "elsewhere": "other countries",
    "amounts": "same amounts",
    "other amounts": "other amounts",
    "quotes": "same quotations",
    "gap": "close in time",
    "far": "far apart in time",
}
_APART = {part: kind for kind, part in APART.items()}
TOGETHER = dict.fromkeys(SHARED.values(), "shared")
"""Parts told under one name."""


def for_join(
    item: Item, inside: Sequence[Near], items: Sequence[Item], memory: Memory
) -> tuple[Reason, ...]:
    """Say why an article is in a story: what weighed for it and against it, heaviest first.

    Args:
        item: The article.
        inside: Its neighbours in the story.
        items: All articles of the scene.
        memory: What is known: how common features are, what an embedding model's cosines mean.
    """
    nearest = max(inside, key=lambda n: (n.odds, -n.at))
    other = items[nearest.at]
    weights = models()[KINDS[nearest.kind]].weights
    worth: dict[str, float] = {}
    for part, weight, value in zip(PAIR_PARTS, weights, nearest.values, strict=True):
        name = part.removesuffix(" lead")
        name = TOGETHER.get(name, name)
        worth[name] = worth.get(name, 0.0) + weight * value
    told = {part: n for part, n in worth.items() if part in NAMES and abs(n) >= 0.05}
    common = _in_common(told, item, other, memory.background)
    found = [
        Reason(NAMES[part], round(weight, 2), _turned(part, weight) + detail)
        for part, weight in told.items()
        if (detail := _detail(part, item, other, common.get(part, ())))
    ]
    found += _meaning(item, other, memory.calibration)
    found.sort(key=lambda r: (-abs(r.weight), r.name))
    chance = likelihood(sum(n.odds for n in inside) / len(inside))
    story = Reason("story", round(chance, 2), f"nearest report: {other.title or other.id}")
    return (story, *found)


def _turned(part: str, weight: float) -> str:
    """Return what to say before things in common that count against a story.

    Other reports near have more in common, so this much says that it is another happening.
    """
    return "less than with other reports: " if weight < 0 and part in RELATIVE else ""


def _meaning(item: Item, other: Item, calibration: Calibration) -> list[Reason]:
    curve = calibration.curve(item, other)
    if curve is None or not curve.cosine:
        return []
    alike = cosine(item, other)
    worth = round(curve.told(alike), 2)
    usual = f"cosine {alike:.2f}, usual between such reports {curve.mean:.2f}"
    return [Reason("same meaning by the embedding model", worth, usual)]


def for_copy(copy: Copy, original: Item) -> Reason:
    """Say why an article is a copy."""
    share = f"{round(100 * copy.share)} %"
    if copy.kind == "translated":
        what = f"{share} of names, figures and days stand in the same order"
    elif copy.share >= 1.0 and copy.kind == "updated":
        what = "a later version of the same page"
    else:
        what = f"{share} of the shorter text stands in the other word for word"
    said = f"; the page names {original.outlet}" if copy.named and original.outlet else ""
    return Reason(f"{copy.kind} copy", round(copy.share, 2), what + said)


def for_new(item: Item, nearest: Near | None, items: Sequence[Item]) -> Reason:
    """Say why an article founds a story: what was nearest, and why it was not near enough.

    Args:
        item: The article.
        nearest: The nearest of its neighbours in other stories.
        items: All articles of the scene.
    """
    if nearest is None:
        return Reason("new story", 1.0, "no other report shares its names, words or figures")
    title = items[nearest.at].title or items[nearest.at].id
    if veto := vetoed(item, items[nearest.at]):
        return Reason("new story", 1.0, f"not “{title}”: {veto}")
    chance = round(1 - likelihood(nearest.odds), 2)
    return Reason("new story", chance, f"nearest, but not near enough: {title}")


def _detail(part: str, item: Item, other: Item, both: Sequence[str]) -> str:
    if part in ("gap", "far"):
        gap = days_apart(item, other)
        return "" if gap is None else "the same day" if gap == 0 else f"{gap} days apart"
    if kind := _APART.get(part):
        return _differing(getattr(item, kind), getattr(other, kind), item, other)
    if part == "quotes":
        return "word for word" if item.quotes & other.quotes else ""
    shown: Iterable[str]
    if part == "numbers":
        shown = figures(both, item.days & other.days)
    elif part == "amounts":
        shown = map(figure, both)
    else:
        shown = filter(None, (label(feature, item) for feature in both))
        shown = whole(shown) if item.lang in PAIRED else shown
    return ", ".join(islice(_once(shown), SHOWN))


def _once(words: Iterable[str]) -> Iterator[str]:
    told: set[str] = set()
    for word in words:
        if word not in told:
            told.add(word)
            yield word


def _in_common(
    parts: Iterable[str], item: Item, other: Item, background: Background
) -> dict[str, list[str]]:
    """Return the features two articles have in common, part by part.

    Those that made most of a part come first. How common they are is asked for all together.
    """
    told: dict[str, tuple[Mapping[str, float], Mapping[str, float], list[str]]] = {}
    for part in parts:
        if part != "quotes" and hasattr(item, part):
            mine, theirs = _counts(getattr(item, part)), _counts(getattr(other, part))
            told[part] = mine, theirs, list(mine.keys() & theirs.keys())
    asked = ((SHARED.get(f[0], part), f) for part, (*_, own) in told.items() for f in own)
    rarity = iter(background.idfs(asked))
    found: dict[str, list[str]] = {}
    for part, (mine, theirs, own) in told.items():
        worth = [
            (-idf * idf * _damped(mine[f]) * _damped(theirs[f]), f)
            for f, idf in zip(own, rarity, strict=False)
        ]
        found[part] = [feature for _, feature in sorted(worth)[:LOOKED_AT]]
    return found


def _counts(features: Collection[str]) -> Mapping[str, float]:
    return features if isinstance(features, Mapping) else dict.fromkeys(features, 1.0)


@lru_cache(maxsize=1 << 10)
def _damped(count: float) -> float:
    return 1.0 + math.log(count) if count > 1.0 else count


def _differing(mine: Collection[str], theirs: Collection[str], item: Item, other: Item) -> str:
    """Return what only the one has, and what only the other."""
    sides = (
        ", ".join([_told(f, whose) for f in sorted(own) if f not in others][:SHOWN])
        for own, others, whose in ((mine, theirs, item), (theirs, mine, other))
    )
    return " – ".join(filter(None, sides))


def _told(feature: str, item: Item) -> str:
    return label(feature, item) if feature in item.where else figure(feature)
