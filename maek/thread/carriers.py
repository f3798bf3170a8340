"""Who carries a storyline: the countries, people, bodies and things most of its stories name."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from maek.text.known import by_id
from maek.text.senses import PLACE, senses
from maek.thread.item import Glimpse
from maek.thread.line_words import least
from maek.thread.packed import slot
from maek.thread.where import HOME

SUPPOSED = 0.3
"""What a country counts that a report does not name, for it plays at home."""

SURNAME_FIRST = frozenset(("c-KR", "c-KP", "c-JP", "c-CN", "c-TW", "c-HK", "c-VN"))
"""Countries whose people are called by a name that begins with the surname, so by all of it."""
COUNTRY = 3
"""Length of a country's key: ``@kr``."""
SHORTEST = 2
"""Characters of a country's name in a headline: 日 is a day anywhere else."""

_LATIN = re.compile(r"[A-Za-z]")
_SCRIPTS = {"ko": re.compile(r"[가-힣]"), "en": _LATIN}


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody or some place that carries a storyline."""

    id: str
    label: str
    carries: float
    """How much of it, one for every story of which it is the most named."""
    sort: str
    """``c`` a country, ``l`` a place in one, ``p`` a person, ``b`` a body, ``w`` a work."""
    headed: bool
    """A country half of the stories' headlines name."""
    foreign: bool
    """No report in the readers' language names it."""


def carriers(told: Sequence[Sequence[Glimpse]], lang: str) -> list[Who]:
    """Return who carries a storyline, those that carry most first.

    Args:
        told: Per story the articles that speak for it.
        lang: The language names are wanted in; who has none that its readers can read comes last.
    """
    carried: defaultdict[str, float] = defaultdict(float)
    found: Counter[str] = Counter()
    for own in told:
        for id, share in _story(own).items():
            carried[id] += share
            found[id] += 1
    enough = [id for id, n in found.items() if n >= least(len(told))]
    headed = _headed(told, lang)
    surname_first = not SURNAME_FIRST.isdisjoint(enough)
    found_by = [(id, _label(id, told, lang, surname_first)) for id in enough]
    if lang == "ko":
        # Of several names the one headlines use: 호주, 오스트레일리아.
        found_by = [(id, _most(headed.get(id, Counter()), name)) for id, name in found_by]
    who = [
        Who(id, label, carried[id], _sort(id), id in headed, not _SCRIPTS[lang].search(label))
        for id, label in found_by
        if label
    ]
    # Letters nobody here reads come last.
    return sorted(who, key=lambda o: (o.foreign and not _LATIN.search(o.label), -o.carries, o.id))


def _headed(told: Sequence[Sequence[Glimpse]], lang: str) -> dict[str, Counter[str]]:
    """Return the countries that headlines of half the stories name; a town is none.

    Args:
        told: Per story the articles that speak for it.
        lang: The language they are wanted in.

    Returns:
        Per country how headlines of that language write it, with how often.
    """
    found: Counter[str] = Counter()
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for own in told:
        named: set[str] = set()
        for item in own:
            for sense in senses(item.title, item.lang, mark=PLACE):
                if len(sense.key) == COUNTRY and sense.end - sense.start >= SHORTEST:
                    named.add(id := f"c-{sense.key[1:].upper()}")
                    if item.lang == lang:
                        written[id][item.title[sense.start : sense.end]] += 1
        found.update(named)
    return {id: written[id] for id, n in found.items() if n >= least(len(told))}


def _story(own: Sequence[Glimpse]) -> dict[str, float]:
    """Return how much of a story everybody carries, 1 for whom an article names most."""
    found: defaultdict[str, float] = defaultdict(float)
    for item in own:
        most = max(item.names.values(), default=1.0)
        for id, n in item.names.items():
            found[id] = max(found[id], math.sqrt(n / most))
        slots, counts = item.packed.kind("where")
        named = dict(zip(slots.tolist(), counts.tolist(), strict=True))
        for at, n in named.items():
            id = _countries().get(at, "")
            if id:
                at_home = id == HOME.get(item.lang) and id not in item.names
                share = SUPPOSED if at_home else n / max(named.values())
                found[id] = max(found[id], share)
    return found


@cache
def _countries() -> dict[int, str]:
    """Return the country of every slot."""
    return {slot("where", id): id for id in by_id() if id.startswith("c-")}


def _sort(id: str) -> str:
    known = by_id().get(id)
    if known is not None and known.kind != "place":
        return known.kind[0]
    return id[:1] if id[1:2] == "-" else "b"


def _label(id: str, told: Sequence[Sequence[Glimpse]], lang: str, surname_first: bool) -> str:
    """Return a name as it is printed: in the readers' language, in Latin letters, or as it is."""
    if (known := by_id().get(id)) is not None and (name := dict(known.pairs()).get(lang)):
        return name
    labels = [item.labels[id] for own in told for item in own if id in item.labels]
    for script in (_SCRIPTS[lang], *_SCRIPTS.values()):
        for label in labels:
            if script.search(label):
                return label if surname_first or _sort(id) != "p" else _surname(label)
    return labels[0] if labels else ""


def _most(written: Counter[str], otherwise: str) -> str:
    return max(written, key=lambda name: (written[name], name), default=otherwise)


def _surname(name: str) -> str:
    """Return what a headline calls a foreigner: 엑토르 살바티에라 → 살바티에라."""
    first, _, last = name.rpartition(" ")
    return last if len(first) > 1 else name
