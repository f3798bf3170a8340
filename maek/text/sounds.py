"""How Hangul sounds are spelled in Latin letters: a learned table, and the best alignment.

The table (tables/name_sounds.txt) lists *links*, pairs of up to two sounds and up to four
letters, with their joint probability, learned by ``training/name_sounds.py`` from pairs of
names (many-to-many alignment: S. Jiampojamarn, G. Kondrak, T. Sherif, "Applying many-to-many
alignments and hidden Markov models to letter-to-phoneme conversion", NAACL 2007). What an
alignment is worth is the logarithm of its probability over that of the sounds and the
letters each by themselves.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import NamedTuple

from maek.text.hangul import SOUND_VOWELS, sounds

MOST_SOUNDS, MOST_LETTERS = 2, 4
UNSEEN = math.log(2e-6)
"""What a pair of one sound and one letter, or a letter alone, costs that was never seen."""
RARE = -9.0
MOST_HEARD = 100_000
VOWEL_LETTERS = frozenset("aeiouyéōáíöóūüúäèăøıāôïëàåãòýêõīæœâûŏŭėęěąőűơư")

Links = Mapping[str, Mapping[str, float]]
"""Sounds → letters → logarithm of the joint probability."""


class Step(NamedTuple):
    """One link of an alignment: the sounds and letters it takes, and what it is worth."""

    sounds: tuple[int, int]
    letters: tuple[int, int]
    worth: float
    seen: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """How well a word in Hangul and a word in Latin letters go together."""

    worth: float
    """Above 0: rather the same word than two words met by chance."""
    share: float
    """``worth`` over what there is to know; 1 would be a perfect fit."""
    syllables: tuple[float, ...]
    """The share of every syllable."""
    unseen: int
    """Links never seen before."""
    unseen_hard: int
    """Those among them that have a consonant."""


@dataclass(frozen=True)
class Table:
    """The links, and how often sounds and letters occur by themselves."""

    links: Links
    of_sound: Mapping[str, float]
    of_letter: Mapping[str, float]
    heard: dict[tuple[str, str], Heard] = field(default_factory=dict, repr=False, compare=False)
    """What was asked before; begins anew when it has grown to :data:`MOST_HEARD`."""


def table_of(links: Links) -> Table:
    """Complete a table: the frequencies of sounds and letters follow from the links."""
    of_sound: dict[str, float] = {}
    of_letter: dict[str, float] = {}
    for heard, spelled in links.items():
        for written, log in spelled.items():
            for counted, word in ((of_sound, heard), (of_letter, written)):
                for c in word:
                    counted[c] = counted.get(c, 0.0) + math.exp(log)
    return Table(links, _logs(of_sound), _logs(of_letter))


def _logs(counted: Mapping[str, float]) -> dict[str, float]:
    whole = sum(counted.values())
    return {c: math.log(n / whole) for c, n in counted.items()}


@functools.cache
def table() -> Table:
    """Load the learned table, at the first call."""
    path = files("maek.text").joinpath("tables/name_sounds.txt")
    links: dict[str, dict[str, float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            heard, written, log = line.split("\t")
            links.setdefault(heard, {})[written] = float(log)
    return table_of(links)


def hear(word: str, written: str, using: Table | None = None) -> Heard:
    """Align a word in Hangul with one in small Latin letters.

    Args:
        word: Hangul syllables.
        written: Latin letters; diacritics may stay.
        using: Another table than the stored one.
    """
    known = using or table()
    found = known.heard.get((word, written))
    if found is None:
        if len(known.heard) >= MOST_HEARD:
            known.heard.clear()
        found = known.heard[word, written] = align(word, written, known)
    return found


def align(word: str, written: str, using: Table) -> Heard:
    """As :func:`hear`, with a table given and nothing remembered."""
    cut = [sounds(c) for c in word]
    of_syllable = [n for n, heard in enumerate(cut) for _ in heard]
    heard = "".join(cut)
    if not heard or not written:
        return Heard(RARE, -1.0, (-1.0,), 9, 9)
    worth, chance = [0.0] * len(word), [0.0] * len(word)
    unseen = hard = 0
    for step in _best(heard, written, using.links):
        at = min(step.sounds[0], len(heard) - 1)
        # A letter without a sound belongs to the syllable before it.
        n = of_syllable[at if step.sounds[1] > step.sounds[0] else max(step.sounds[0] - 1, 0)]
        alone = _alone(heard[slice(*step.sounds)], written[slice(*step.letters)], using)
        worth[n] += step.worth - alone
        chance[n] -= alone
        if not step.seen:
            unseen += 1
            hard += _consonant(heard[slice(*step.sounds)], written[slice(*step.letters)])
    total = sum(worth)
    return Heard(
        total,
        2 * total / sum(chance),
        tuple(2 * w / (c + 2) for w, c in zip(worth, chance, strict=True)),
        unseen,
        hard,
    )


_LIPS, _TEETH, _THROAT = "lips", "teeth", "throat"
_MADE = {
    **dict.fromkeys("ㅂㅃㅍbpfvw", (_LIPS,)),
    **dict.fromkeys("ㅁm", ("m",)),
    **dict.fromkeys("ㄴㄷㄸㅌㄹㅅㅆㅈㅉㅊtdnlrszy", (_TEETH,)),
    **dict.fromkeys("ㄱㄲㅋㅎkh", (_THROAT,)),
    **dict.fromkeys("cgjqx", (_TEETH, _THROAT)),
}
"""Where in the mouth a consonant is made; no transcription changes that at the head of a word."""


@functools.lru_cache(maxsize=65536)
def begins_unseen(word: str, written: str) -> bool:
    """Tell whether two words begin with consonants that never stand for each other.

    Args:
        word: Hangul syllables.
        written: Small Latin letters.
    """
    heard = "".join(map(sounds, word))
    one, two = _MADE.get(heard[:1], ()), _MADE.get(written[:1], ())
    if not one or not two or set(one) & set(two):
        return False
    steps = _best(heard, written, table().links)
    return bool(steps) and not steps[-1].seen


def _alone(heard: str, written: str, using: Table) -> float:
    return sum(using.of_sound.get(c, RARE) for c in heard) + sum(
        using.of_letter.get(c, RARE) for c in written
    )


def _consonant(heard: str, written: str) -> bool:
    return any(c not in SOUND_VOWELS for c in heard) or any(c not in VOWEL_LETTERS for c in written)


def _best(heard: str, written: str, links: Links) -> list[Step]:
    """Viterbi over the grid of sounds and letters; the links of the best way, last first."""
    n, m = len(heard), len(written)
    worth = [[-math.inf] * (m + 1) for _ in range(n + 1)]
    came: list[list[tuple[int, int, float, bool] | None]]
    came = [[None] * (m + 1) for _ in range(n + 1)]
    worth[0][0] = 0.0
    ends = [range(j, min(j + MOST_LETTERS, m) + 1) for j in range(m + 1)]
    for i in range(n + 1):
        for a in range(min(MOST_SOUNDS, n - i) + 1):
            row = links.get(heard[i : i + a])
            if row is None and a > 1:
                continue
            get, here, there, steps = (row or {}).get, worth[i], worth[i + a], came[i + a]
            for j in range(m + 1):
                for k in ends[j]:
                    log = get(written[j:k])
                    seen = log is not None
                    if log is None:
                        if a > 1 or k - j > 1:
                            continue
                        log = UNSEEN if a and k > j else 0.8 * UNSEEN
                    if here[j] + log > there[k] and (a or k > j):
                        there[k] = here[j] + log
                        steps[k] = (i, j, log, seen)
    found: list[Step] = []
    at = (n, m)
    while step := came[at[0]][at[1]]:
        i, j, log, seen = step
        found.append(Step((i, at[0]), (j, at[1]), log, seen))
        at = (i, j)
    return found
