"""Names across scripts: is 김정은 Kim Jong Un, is Ким Чен Ын 金正恩?

A name is brought to Latin letters (Hangul by sound, Han characters by their Korean reading
and by pinyin, the rest by anyascii), and then folded: spellings that romanisations and
languages disagree on become one (Lee/Yi/Rhee, k/g, p/b/v/f, eo/o, ch/j/z). Two names are the
same when their folded forms are close enough, given name and surname each by itself.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib.resources import files

from maek.text.known import by_name
from maek.text.scripts import script_of

SAME_AT = 0.8
"""Folded likeness from which on two names are one."""
PART_AT = 0.62
"""Every part of a name must be at least this like its partner: Kim Jong Un is not Kim Jong Il."""
SHORT_PART_AT = 0.75

_VOWELS = re.compile(r"[aeiou]")

_SPLIT = re.compile(r"[\s\-–·・.,'’()]+")

_LEAD = (
    "g",
    "kk",
    "n",
    "d",
    "tt",
    "r",
    "m",
    "b",
    "pp",
    "s",
    "ss",
    "",
    "j",
    "jj",
    "ch",
    "k",
    "t",
    "p",
    "h",
)
_VOWEL = (
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
)
_TAIL = (
    "",
    "k",
    "k",
    "ks",
    "n",
    "nj",
    "n",
    "t",
    "l",
    "lk",
    "lm",
    "lp",
    "ls",
    "lt",
    "lp",
    "l",
    "m",
    "p",
    "ps",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
)

_SURNAME_READINGS = {
    "금": "김",
    "리": "이",
    "류": "유",
    "라": "나",
    "로": "노",
    "림": "임",
    "량": "양",
    "련": "연",
    "렴": "염",
    "룡": "용",
    "륙": "육",
}
"""Readings that change at the head of a name (두음 법칙), and 金, which as a surname is 김."""

_FOLDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[^a-z]", ""),
        (r"tsch|tch|sch|shch|dzh|dz|ts|tz|cz|zh|sh|ch|jj", "z"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"ph", "p"),
        (r"th", "t"),
        (r"kh|gh", "k"),
        (r"ng(?![aeiou])", "n"),
        (r"[gkc]", "k"),
        (r"[dt]", "t"),
        (r"[bpfv]", "p"),
        (r"[jsz]", "z"),
        (r"[lr]", "r"),
        (r"w|h", ""),
        (r"yeo|eo|yo|oe|ou|oo", "o"),
        (r"eu|yu|ui|ue|uu", "u"),
        (r"yae|ae|ye|ey|ay|ee|ie|ei|ia|ya", "e"),
        (r"y|i", "e"),
        (r"u", "o"),
        (r"(.)\1+", r"\1"),
    )
)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whether two names are one, how sure, and why."""

    same: bool
    score: float
    why: str


def fold(name: str, lang: str = "") -> str:
    """Return the folded form of a name: an index key, the same for most spellings of it.

    Args:
        name: A name in any script.
        lang: Its language, for Han characters (``zh`` by pinyin, others by Korean reading).
    """
    return "".join(_folded(word) for word in _parts(name, lang)) or name.casefold().strip()


@functools.lru_cache(maxsize=65536)
def same_name(a: str, a_lang: str, b: str, b_lang: str) -> NameMatch:
    """Tell whether two names can be one person's, in any pair of scripts.

    Args:
        a: A name.
        a_lang: Its language.
        b: Another name.
        b_lang: Its language.
    """
    known_a, known_b = by_name().get(a.strip()), by_name().get(b.strip())
    if known_a is not None and known_b is not None:
        same = known_a.id == known_b.id
        return NameMatch(same, 1.0 if same else 0.0, "both names are known")
    score, why = max(
        (_compare(x, y) for x in _readings(a, a_lang) for y in _readings(b, b_lang)),
        default=(0.0, "a name without letters"),
    )
    return NameMatch(score >= SAME_AT, round(score, 3), why)


def _compare(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, str]:
    """Compare two names part by part, in order and with the surname at the other end."""
    best, why = 0.0, "the names sound different"
    for order in dict.fromkeys((a, (*a[1:], *a[:1]), (*a[-1:], *a[:-1]))):
        score = min(_likeness("".join(order), "".join(b)), _weakest_part(order, b))
        if score > best:
            best, why = score, f"{'-'.join(order)} and {'-'.join(b)} sound alike"
    return best, why


def _likeness(a: str, b: str) -> float:
    """How alike two folded words sound, 0 to 1; consonants count for more than vowels."""
    from rapidfuzz.fuzz import ratio

    if not a or not b:
        return 0.0
    hard_a, hard_b = _VOWELS.sub("", a), _VOWELS.sub("", b)
    hard = ratio(hard_a, hard_b) / 100 if hard_a and hard_b else float(hard_a == hard_b)
    return 0.65 * hard + 0.35 * ratio(a, b) / 100


def _weakest_part(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return how alike the least alike part is, scaled so that its floor is :data:`SAME_AT`.

    Names with as many parts are compared part by part; otherwise the one with fewer parts
    (a name written as one word) is cut in every way that has parts enough.
    """
    if len(a) == len(b):
        return min(map(_part_likeness, a, b), default=0.0)
    few, many = (a, b) if len(a) < len(b) else (b, a)
    return _best_cut("".join(few), many)


def _part_likeness(a: str, b: str) -> float:
    floor = SHORT_PART_AT if min(len(a), len(b)) <= 3 else PART_AT
    return min(1.0, _likeness(a, b) * SAME_AT / floor)


def _best_cut(word: str, parts: tuple[str, ...]) -> float:
    """Cut ``word`` into stretches for ``parts``; return the best weakest likeness."""
    if len(parts) == 1:
        return _part_likeness(word, parts[0])
    size = len(parts[0])
    best = 0.0
    for end in range(max(1, size - 2), min(len(word), size + 2) + 1):
        here = _part_likeness(word[:end], parts[0])
        if here > best:
            best = max(best, min(here, _best_cut(word[end:], parts[1:])))
    return best


def _readings(name: str, lang: str) -> list[tuple[str, ...]]:
    """Return the folded parts of a name under every reading its script allows."""
    if script_of(name) == "han":
        ways = ["ko", "zh"] if lang != "zh" else ["zh", "ko"]
        return [tuple(map(_folded, _parts(name, way))) for way in ways]
    return [tuple(filter(None, map(_folded, _parts(name, lang))))]


def _parts(name: str, lang: str) -> list[str]:
    """Return the words of a name in Latin letters; a Korean name by surname and syllables."""
    from anyascii import anyascii

    script = script_of(name)
    if script == "han" and lang != "zh":
        name = _korean_reading(name)
        script = "hangul"
    if script != "hangul":
        return [anyascii(word).lower() for word in _SPLIT.split(name) if word]
    words = [word for word in _SPLIT.split(name) if word]
    if len(words) == 1 and 2 <= len(words[0]) <= 4:
        return [_letters(c) for c in words[0]]
    return ["".join(map(_letters, word)) for word in words]


def _letters(c: str) -> str:
    from anyascii import anyascii

    return _syllable(c) if _is_syllable(c) else anyascii(c).lower()


def _is_syllable(c: str) -> bool:
    return "가" <= c <= "힣"


def _syllable(c: str) -> str:
    at = ord(c) - ord("가")
    return _LEAD[at // 588] + _VOWEL[at % 588 // 28] + _TAIL[at % 28]


@functools.lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    word = word.lower()
    for pattern, to in _FOLDS:
        word = pattern.sub(to, word)
    return word


def _korean_reading(name: str) -> str:
    """Read Han characters the Korean way: 金正恩 → 김정은."""
    read = [_hanja().get(c, c) for c in name]
    if read:
        read[0] = _SURNAME_READINGS.get(read[0], read[0])
    return "".join(read)


@functools.cache
def _hanja() -> dict[str, str]:
    text = files("maek.text").joinpath("tables/hanja.txt").read_text(encoding="utf-8")
    rows = (line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {c: reading for reading, characters in rows for c in characters}
