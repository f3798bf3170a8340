"""How near two spellings of a foreign name in Hangul are: 반더메르, 반데르메르."""

from __future__ import annotations

import functools

from maek.text.hangul import is_syllable, split

LEAST_ALIKE, LEAST_CONSONANTS = 4, 4
"""Names so long, of so many consonants, are one name when these are the same."""
LIKE_LEADS = tuple(
    map(
        frozenset,
        (
            "ㅈㅊㅉ",
            "ㅅㅆㅈ",
            "ㄱㄲㅋ",
            "ㄷㄸㅌ",
            "ㅂㅃㅍ",
            "ㅎㅍ",
            "ㄹㄴ",
            "ㄷㅈ",
            "ㅌㅊ",
            "ㄱㅈ",
            "ㅅㅊ",
        ),
    )
)
LIKE_VOWELS = tuple(
    map(
        frozenset,
        (
            "ㅏㅓㅐㅔ",
            "ㅓㅗㅡ",
            "ㅓㅜ",
            "ㅑㅏㅕ",
            "ㅡㅜㅣ",
            "ㅠㅜㅗ",
            "ㅟㅣㅢ",
            "ㅔㅣ",
            "ㅖㅔ",
            "ㅝㅓ",
            "ㅘㅏ",
            "ㅟㅜ",
        ),
    )
)
"""Letters that spellings of one foreign name have for each other."""
LEAST_WORD = 3
OF_BOTH_SEXES = ({"프", "바"}, {"키", "야"}, {"킨", "나"}, {"노", "나"}, {"오", "아"})
"""How names of men and of women end: 이바노프, 이바노바."""
DROPPED = "ㅇㄹ"
STOPPED = dict.fromkeys("ㅅㅈㅊㅌ", "ㄷ")
"""Letters that sound as ㄷ at the end of a syllable."""
GLIDES = (("이아", "야"), ("이오", "요"), ("이우", "유"), ("이에", "예"))
"""Two vowels that other spellings have for one."""
SORT_OF = {c: row[0] for row in ("ㄱㄲㅋ", "ㄷㄸㅌ", "ㅂㅃㅍ", "ㅅㅆㅈㅉㅊ") for c in row}
GLIDE = {
    ("ㅣ", "ㅏ"): "ㅏ", ("ㅣ", "ㅓ"): "ㅓ", ("ㅣ", "ㅗ"): "ㅗ", ("ㅣ", "ㅜ"): "ㅜ",
    ("ㅣ", "ㅔ"): "ㅔ", ("ㅣ", "ㅐ"): "ㅐ", ("ㅟ", "ㅔ"): "ㅞ", ("ㅟ", "ㅏ"): "ㅘ",
    ("ㅜ", "ㅏ"): "ㅘ", ("ㅜ", "ㅓ"): "ㅝ", ("ㅜ", "ㅔ"): "ㅞ", ("ㅜ", "ㅣ"): "ㅟ",
    ("ㅗ", "ㅏ"): "ㅘ", ("ㅡ", "ㅣ"): "ㅢ",
}  # fmt: skip
"""Two vowels that other spellings have for one; ㅑ and its like are counted as ㅏ."""
PLAIN = {"ㅑ": "ㅏ", "ㅕ": "ㅓ", "ㅛ": "ㅗ", "ㅠ": "ㅜ", "ㅖ": "ㅔ", "ㅒ": "ㅐ"}


UNHEARD = {"ㅐ": "ㅔ", "ㅒ": "ㅖ", "ㅢ": "ㅣ", "ㅙ": "ㅚ", "ㅞ": "ㅚ"}
"""Vowels that sound like another one."""


def letters(word: str) -> str:
    """Return the letters of a word that sound.

    Args:
        word: In Hangul.
    """
    return "".join(c for s in word if is_syllable(s) for c in split(s)).replace("ㅇ", "")


def sound_alike(word: str, other: str) -> bool:
    """Tell whether two long surnames have the same consonants: 반더메르, 반데르메르."""
    if word == other or word[0] != other[0] or min(len(word), len(other)) < LEAST_ALIKE:
        return False
    if abs(len(word) - len(other)) > 1:
        return False
    if any(word.replace(a, b) == other.replace(a, b) for a, b in GLIDES):
        return True
    mine = _consonants(word)
    return len(mine) >= LEAST_CONSONANTS and mine == _consonants(other)


def skeleton_alike(word: str, other: str, least: int = LEAST_CONSONANTS) -> bool:
    """Tell whether two long surnames have one skeleton, ㄹ told: 크로포드, 크로우포드.

    Args:
        word: In Hangul.
        other: In Hangul.
        least: So many consonants they have at least.
    """
    short, long = sorted((word, other), key=len)
    if len(short) < LEAST_WORD or len(long) - len(short) > 1 or long.startswith(short):
        return False
    if word[0] != other[0] or {word[-1], other[-1]} in OF_BOTH_SEXES:
        return False
    mine = _skeleton(word)
    return len(mine) >= least and mine == _skeleton(other)


def _skeleton(word: str) -> str:
    """The consonants of a word by sort, a double ㄹ as one."""
    sounds = (split(s) for s in word if is_syllable(s))
    letters = (c for lead, _, tail in sounds for c in (lead, STOPPED.get(tail, tail)))
    told = "".join(SORT_OF.get(c, c) for c in letters if c != "ㅇ")
    return told.replace("ㄹㄹ", "ㄹ")


def same_consonants(word: str, other: str) -> bool:
    """Tell whether surnames behind one first name are spelt otherwise: 슈밋, 슈미드."""
    mine = _consonants(word)
    # 페일린 is in 페일린이 with its particle.
    held = word.startswith(other) or other.startswith(word)
    return word[0] == other[0] and not held and len(mine) > 1 and mine == _consonants(other)


def _consonants(word: str) -> str:
    """The consonants of a word by sort; ㄹ, which spellings drop and add, is left out."""
    sounds = (split(s) for s in word if is_syllable(s))
    letters = (c for lead, _, tail in sounds for c in (lead, STOPPED.get(tail, tail)))
    return "".join(SORT_OF.get(c, c) for c in letters if c not in DROPPED)


def differ(name: str, other: str) -> bool:
    """Tell whether two words of one length differ in one letter of a like sound."""
    if len(name) != len(other):
        return False
    places = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    if len(places) != 1 or not all(is_syllable(c) for c in places[0]):
        return False
    (lead, vowel, tail), (lead_, vowel_, tail_) = map(split, places[0])
    if (lead != lead_) + (vowel != vowel_) + (tail != tail_) != 1:
        return False
    if lead != lead_:
        return any({lead, lead_} <= like for like in LIKE_LEADS)
    return tail == tail_ and any({vowel, vowel_} <= like for like in LIKE_VOWELS)


def geminate_alike(word: str, other: str) -> bool:
    """Tell whether two words differ by a consonant that one has twice: 오데사, 오뎃사.

    Args:
        word: In Hangul.
        other: In Hangul.
    """
    return word != other and len(word) == len(other) and _once(word) == _once(other)


def _once(word: str) -> str:
    """The letters of a word, without the tail of a syllable that the next begins with."""
    sounds = [split(s) for s in word if is_syllable(s)]
    heads = [lead for lead, _, _ in sounds[1:]] + [""]
    return "".join(
        lead + vowel + ("" if tail == head else tail)
        for (lead, vowel, tail), head in zip(sounds, heads, strict=True)
    )


def vowels_alike(name: str, other: str) -> bool:
    """Tell whether two words have the same consonants, and vowels that sound alike: 카렌, 캐런.

    Args:
        name: In Hangul.
        other: In Hangul.
    """
    if len(name) != len(other) or name == other or not all(map(is_syllable, name + other)):
        return False
    for (lead, vowel, tail), (lead_, vowel_, tail_) in zip(
        map(split, name), map(split, other), strict=True
    ):
        if (lead, tail) != (lead_, tail_):
            return False
        if vowel != vowel_ and not any({vowel, vowel_} <= like for like in LIKE_VOWELS):
            return False
    return True


def er_alike(name: str, other: str) -> bool:
    """Tell whether two names end in -er, as it is written and as it sounds: 베르게르, 베르거.

    Args:
        name: In Hangul.
        other: In Hangul.
    """
    long, short = sorted((name, other), key=len, reverse=True)
    if len(long) != len(short) + 1 or len(short) < 2 or not long.endswith("르"):
        return False
    if long[:-2] != short[:-1] or not is_syllable(long[-2]) or not is_syllable(short[-1]):
        return False
    (lead, vowel, tail), heard = split(long[-2]), split(short[-1])
    return (vowel, tail) == ("ㅔ", "") and heard == (lead, "ㅓ", "")


def heard_alike(name: str, other: str) -> bool:
    """Tell whether two Korean names differ by what nobody hears: 재 and 제, 희 and 이.

    Args:
        name: Of a person, in Hangul.
        other: Of another or the same.
    """
    if len(name) != len(other) or name[0] != other[0] or name == other:
        return False
    return _heard(name) == _heard(other)


def _heard(name: str) -> list[tuple[str, str, str]]:
    """The syllables of a name as they sound: no ㅎ within a word, one sound of ㅐ and ㅔ."""
    sounds = [split(s) for s in name if is_syllable(s)]
    return [
        ("ㅇ" if lead == "ㅎ" and at else lead, UNHEARD.get(vowel, vowel), tail)
        for at, (lead, vowel, tail) in enumerate(sounds)
    ]


def one_letter(word: str, other: str) -> bool:
    """Tell whether two words are the same but for one letter of any sound: 켈러, 켈리."""
    if len(word) != len(other) or not all(map(is_syllable, word + other)):
        return False
    mine, theirs = ([c for s in w for c in split(s)] for w in (word, other))
    return sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1


@functools.lru_cache(maxsize=1024)
def contracted(name: str) -> str:
    """Return the letters of a name with joined vowels, as Chinese names are spelt: 지엔 is 젠.

    Args:
        name: In Hangul.
    """
    out: list[tuple[str, str, str]] = []
    for lead, written, tail in (split(c) for c in name if is_syllable(c)):
        vowel = written if lead == "ㅇ" and not out else PLAIN.get(written, written)
        joined = GLIDE.get((out[-1][1], vowel)) if out and lead == "ㅇ" and not out[-1][2] else None
        if joined is not None:
            out.append((out.pop()[0], joined, tail))
        else:
            out.append((lead, vowel, tail))
    # 레일라 is 레이라: an ㄹ is written double or not.
    return "".join("".join(letters) for letters in out).replace("ㄹㄹ", "ㄹ")
