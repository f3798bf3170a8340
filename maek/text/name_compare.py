"""Two readings of names side by side: by sound, by letters, by the consonants alone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from maek.text.folding import folded, hard_edits, likeness
from maek.text.hangul import is_syllable, romanised, sounds
from maek.text.hanja import HEADS, as_at_head
from maek.text.kana import romaji_differ
from maek.text.korean_key import (
    consonants_differ,
    korean_key,
    korean_keys,
    shut_differs,
    vowels_differ,
)
from maek.text.name_onsets import may_begin
from maek.text.name_readings import Reading
from maek.text.name_scorer import Match, Scorer, figures, match, scorer
from maek.text.name_words import Word, Words, also_called, lists
from maek.text.pinyin import cut
from maek.text.pinyin_hangul import in_pinyin
from maek.text.skeletons import skeletons
from maek.text.sounds import Table, begins_unseen

ALONE_AT = 0.9
"""From which score on two surnames alone are one: 마크롱 and Меркель share a sound or two."""
SAME_SOUND = 0.5
"""From which score on two names sound alike."""
PART_AT, SHORT_PART_AT, SAME_AT = 0.72, 0.8, 0.8
"""Every part must be at least this like its partner; from the last likeness on names are one."""
WELL_HEARD = 0.35
"""Share of what there is to know that a surname alone must carry."""
OTHER_CONSONANTS = 0.62
"""What is left of a score where two Korean names differ in a consonant."""
ALONE = -0.9
"""Share below which a syllable has no partner."""
SURNAME_ONLY = 0.62
"""How sure a match is where one name is a surname that few share, and nothing else."""


class Verdict(NamedTuple):
    """How sure it is that two readings are one name, 0 to 1, and why."""

    score: float
    why: str


DIFFERENT = Verdict(0.0, "the names sound different")


def compare(a: Reading, b: Reading) -> Verdict:
    """Compare two readings, in whatever scripts they are."""
    if a.how and b.how and a.how != b.how:
        return DIFFERENT
    if a.script == "pinyin" or b.script == "pinyin":
        if a.script == b.script:
            return _by_letters(_plain(a), _plain(b))
        return _transcribed(a, b) if a.script == "pinyin" else _transcribed(b, a)
    if a.script == b.script == "hangul":
        japanese = "Japanese" in a.how + b.how
        return _japanese(a, b) if japanese else _by_syllables(a, b)
    if a.script == b.script:
        found = _by_letters(a.name, b.name)
        read = a.how and b.how and "Japanese" in a.how
        words = ([w.text for w in r.name.words] for r in (a, b))
        if read and romaji_differ(*words):
            return Verdict(min(found.score, 0.45), found.why)
        return found
    if "Japanese" in a.how + b.how:
        # Kanji are read in Hangul as well, where Japanese names are compared sound by sound.
        return DIFFERENT
    hangul, latin = (a, b) if a.script == "hangul" else (b, a)
    alone_at = SAME_SOUND if latin.blurred and hangul.own else ALONE_AT
    return by_sound(hangul.name, latin.name, alone_at=alone_at)


def by_sound(
    hangul: Words,
    latin: Words,
    using: Table | None = None,
    judge: Scorer | None = None,
    *,
    alone_at: float = ALONE_AT,
) -> Verdict:
    """Compare a name in Hangul with one in Latin letters by the learned table of sounds.

    Args:
        hangul: The words of one name.
        latin: The words of the other.
        using: Other links than the stored ones.
        judge: Another scorer than the stored one.
        alone_at: From which score on two single words are one.
    """
    if not hangul.words or not latin.words:
        return DIFFERENT
    found = match(hangul, latin, using)
    score = (judge or scorer()).score(figures(found, hangul, latin))
    key, keys = korean_key(hangul, "hangul"), korean_keys(latin, "latin")
    if key and keys:
        score = max(_by_key(score, key, other) for other in keys)
        other = vowels_differ(hangul, latin) or consonants_differ(hangul, latin)
        if score >= 0.5 and (other or any(shut_differs(key, told) for told in keys)):
            score = 0.45
    elif score < alone_at and len(hangul.words) == len(latin.words) == 1:
        score = min(score, 0.45)
    even = len(hangul.words) == len(latin.words)
    if score >= SAME_SOUND and _unanswered(found, goes_on=even):
        score = 0.45
    if in_pinyin(hangul, latin):
        score = max(score, 0.95)
    if hangul.ordinal and latin.ordinal and hangul.ordinal != latin.ordinal:
        score = min(score, 0.3)
    if _only_surname(found) and hangul.ordinal == latin.ordinal:
        well = min(p.heard.share for p in found.pairings) > WELL_HEARD
        return Verdict(SURNAME_ONLY if well else min(score, 0.3), _why_surname(found))
    return Verdict(score, _why_sound(found, hangul, latin, same=score >= SAME_SOUND))


def _unanswered(found: Match, *, goes_on: bool) -> bool:
    """Tell whether a word begins otherwise than its partner, or goes on without it.

    How the other words fit says nothing for it: 몰로딘 is not Volodin, whoever is called
    Vyacheslav, and 소콜로프스키 not Sokolov.
    """
    for pairing in found.pairings if not found.whole else ():
        shares = pairing.heard.syllables
        if len(pairing.hangul) > 1 and begins_unseen(pairing.hangul, pairing.latin):
            return True
        if goes_on and any(a < ALONE and b < ALONE for a, b in itertools.pairwise(shares)):
            return True
    return False


def _by_key(score: float, hangul: str, latin: str) -> float:
    """Mend the score of a Korean name: the same key is one name, other consonants are two."""
    if hangul == latin:
        return max(score, 0.97)
    hard = [re.sub(r"[aOUEIyw]", "", key) for key in (hangul, latin)]
    return score if hard[0] == hard[1] else min(score, OTHER_CONSONANTS * score)


def _only_surname(found: Match) -> bool:
    """Tell whether one of the names is one word, met by the last word of the other."""
    if len(found.pairings) != 1 or found.turned:
        return False
    pairing = found.pairings[0]
    many = lists("hangul").surnames | lists("latin").surnames
    if pairing.hangul in many or pairing.latin in many or len(pairing.hangul) < 2:
        return False
    latin_left = [w for w in found.left_latin if not w.optional]
    hangul_left = [w for w in found.left_hangul if not w.optional]
    last = pairing.at[1] == found.latin_count
    if latin_left and not found.left_hangul:
        return last
    return bool(hangul_left) and not found.left_latin and found.latin_count == 1


def _why_surname(found: Match) -> str:
    pairing = found.pairings[0]
    return f"{pairing.hangul} is {pairing.latin.title()}, and only that part is in both names"


def _why_sound(found: Match, hangul: Words, latin: Words, *, same: bool) -> str:
    if hangul.ordinal and latin.ordinal and hangul.ordinal != latin.ordinal:
        return f"the numbers differ: {hangul.ordinal} and {latin.ordinal}"
    good = [p for p in found.pairings if p.heard.share > 0.3]
    poor = [p for p in found.pairings if p.heard.share <= 0.3]
    said = ", ".join(
        f"{p.hangul} = {p.latin.title()}" for p in (good if not same else found.pairings)
    )
    if same:
        return f"they sound alike: {said}" if said else "they sound alike"
    left = [w.text for w in (*found.left_hangul, *found.left_latin) if not w.optional]
    wrong = [f"{p.hangul} is not {p.latin.title()}" for p in poor]
    if left:
        wrong.append(f"nothing stands for {', '.join(w.title() for w in left)}")
    told = "; ".join(wrong) or "too little is alike"
    return f"{said}, but {told}" if said else told


def _by_syllables(a: Reading, b: Reading) -> Verdict:
    """Compare two names in Hangul: Korean ones syllable by syllable, others by sound."""
    left, right = ("".join(w.text for w in r.name.words) for r in (a, b))
    if not left or not right:
        return DIFFERENT
    one, two = _head_changed(left), _head_changed(right)
    if a.how or b.how:
        one, two = (one[0] + "".join(map(_lost, one[1:])), two[0] + "".join(map(_lost, two[1:])))
    if one == two:
        return Verdict(
            0.98, f"{left} and {right} are one name" if left != right else "the same letters"
        )
    single = len(a.name.words) == len(b.name.words) == 1
    if single and max(len(one), len(two)) <= 4 and one[0] in lists("hangul").surnames:
        return Verdict(0.1, f"{left} and {right} differ")
    plain_a, plain_b = (_plain(r) for r in (a, b))
    return _by_letters(plain_a, plain_b)


def _japanese(a: Reading, b: Reading) -> Verdict:
    """Compare two Japanese names in Hangul: 가 and 카, 쓰 and 츠 are one sound there."""
    from rapidfuzz.fuzz import ratio

    left, right = (["".join(map(_lax, w.text)) for w in r.name.words] for r in (a, b))
    if len(left) == 1 or len(right) == 1:
        left, right = ["".join(left)], ["".join(right)]
    shown = " ".join(w.text for w in (a if a.how else b).name.words)
    best = 0.0
    for order in (left, left[::-1]):
        if len(order) == len(right):
            best = max(best, min(ratio(x, y) / 100 for x, y in zip(order, right, strict=True)))
    like = SAME_AT + (best - 0.85) / 0.15 * (1 - SAME_AT) if best >= 0.85 else best * 0.8
    return Verdict(
        _score(min(like, 0.99)), f"the other is read {shown}" if best >= 0.85 else "read otherwise"
    )


def _lax(syllable: str) -> str:
    """Return the sounds of a syllable as Japanese keeps them apart; long vowels short."""
    if not is_syllable(syllable):
        return syllable
    heard = sounds(syllable).translate(_LAX)
    return heard.replace("ㅊyㅏ", "ㅊㅏ")


_LAX = str.maketrans("ㄱㄲㄷㄸㅈㅉㅆㅂㅃㅡ", "ㅋㅋㅌㅌㅊㅊㅊㅍㅍㅜ")


def _lost(c: str) -> str:
    return as_at_head(c) if is_syllable(c) else c


def _head_changed(name: str) -> str:
    return HEADS.get(name[0], name[0]) + name[1:]


def _plain(reading: Reading) -> Words:
    """Return a reading with its words in Latin letters."""
    words = tuple(Word(romanised(w.text), w.optional) for w in reading.name.words)
    return Words(words, reading.name.ordinal)


def _by_letters(a: Words, b: Words) -> Verdict:
    """Compare two names in Latin letters by what their spellings have in common."""
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return Verdict(0.0, f"the numbers differ: {a.ordinal} and {b.ordinal}")
    best = DIFFERENT
    for left in _shorter(a):
        for right in _shorter(b):
            for order in dict.fromkeys((left, (*left[1:], *left[:1]), (*left[-1:], *left[:-1]))):
                found = _ordered(order, right)
                if found.score > best.score:
                    best = found
    if _initials_differ(a, b):
        return Verdict(min(best.score, 0.2), "the initials differ")
    return max(best, _part_of(a, b), _part_of(b, a), key=lambda v: v.score)


def _shorter(name: Words) -> Iterator[tuple[str, ...]]:
    """Yield the words of a name, and those it cannot lack."""
    every = tuple(w.text for w in name.words)
    needed = tuple(w.text for w in name.words if not w.optional)
    yield every
    if needed and needed != every:
        yield needed


def _ordered(a: tuple[str, ...], b: tuple[str, ...]) -> Verdict:
    # Tony is Antony where the other name has the full form at the same place.
    if len(a) == len(b):
        a = tuple(y if y in also_called(x) else x for x, y in zip(a, b, strict=True))
    left, right = tuple(map(folded, a)), tuple(map(folded, b))
    if not all(left) or not all(right):
        return DIFFERENT
    like = min(likeness("".join(left), "".join(right)), _weakest(left, right))
    if like >= SAME_AT and _other_length("".join(a), "".join(b)):
        like = min(like, 0.6)
    shown = f"{' '.join(a).title()} and {' '.join(b).title()}"
    return Verdict(
        _score(like),
        f"{shown} are spelled or sound alike" if like >= SAME_AT else f"{shown} differ",
    )


def _other_length(a: str, b: str) -> bool:
    """Tell whether two words are pinyin of different numbers of syllables: qiang, keqiang."""
    counts = [{n for n in range(1, 5) if cut([w], n)} for w in (a, b)]
    return all(counts) and not counts[0] & counts[1]


def _score(like: float) -> float:
    """Stretch a likeness so that :data:`SAME_AT` becomes one half."""
    if like < SAME_AT:
        return 0.5 * like / SAME_AT
    return 0.5 + 0.5 * (like - SAME_AT) / (1 - SAME_AT)


def _initials_differ(a: Words, b: Words) -> bool:
    """Tell whether the initials before a surname cannot be those of the other name's words."""
    for one, other in ((a, b), (b, a)):
        initials = [w.text for w in one.words if len(w.text) == 1]
        full = [w.text for w in other.words]
        # Beside a given name written out, an initial is one the other name may lack.
        if initials and len(one.words) == len(initials) + 1:
            heads = {folded(w[:1]) for w in full} | {w[:1] for w in full}
            if folded(initials[0]) not in heads and initials[0] not in heads:
                return True
    return False


def _part_of(a: Words, b: Words) -> Verdict:
    """One word, and another name that ends in it: a surname alone, or with initials."""
    needed = [w.text for w in a.words if not w.optional]
    full = [w.text for w in b.words if not w.optional]
    if (
        len(needed) != 1
        or len(full) < 2
        or len(needed[0]) < 4
        or needed[0] in lists("latin").surnames
    ):
        return DIFFERENT
    if likeness(folded(needed[0]), folded(full[-1])) < 0.85:
        return DIFFERENT
    initials = any(len(w.text) == 1 for w in a.words)
    said = f"{needed[0].title()} is the surname of {' '.join(full).title()}"
    return Verdict(
        0.8 if initials else SURNAME_ONLY, said + (", the initials fit" if initials else "")
    )


def _weakest(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return how alike the least alike part is, scaled so that its floor is :data:`SAME_AT`."""
    if len(a) == len(b):
        return min(map(_part, a, b), default=0.0)
    few, many = (a, b) if len(a) < len(b) else (b, a)
    return _best_cut("".join(few), many)


def _part(a: str, b: str) -> float:
    floor = SHORT_PART_AT if min(len(a), len(b)) <= 3 else PART_AT
    like = min(1.0, likeness(a, b) * SAME_AT / floor)
    # A consonant more or less is another name, unless the word is long: Belov, Belyakov.
    return min(like, 0.75) if hard_edits(a, b) > max(len(a), len(b)) // 9 else like


def _best_cut(word: str, parts: tuple[str, ...]) -> float:
    """Cut ``word`` into stretches for ``parts``; return the best weakest likeness."""
    if len(parts) == 1:
        return _part(word, parts[0])
    size, best = len(parts[0]), 0.0
    for end in range(max(1, size - 2), min(len(word), size + 2) + 1):
        here = _part(word[:end], parts[0])
        if here > best:
            best = max(best, min(here, _best_cut(word[end:], parts[1:])))
    return best


def _may_begin(chinese: str, word: str) -> bool:
    """Tell whether a transcription may begin as a word does, or as its full form (Tony, Antony)."""
    return any(may_begin(chinese, w) for w in (word, word.removeprefix("al"), *also_called(word)))


SURNAME_AT, GIVEN_AT = 0.7, 0.5


def _transcribed(chinese: Reading, other: Reading) -> Verdict:
    """Compare a Western name in Chinese characters with one in letters, by consonants.

    Of the surname most consonants must agree, of the given name half of them.
    """
    words = _plain(other)
    left = [w.text for w in chinese.name.words]
    right = [w.text for w in words.words if not w.optional] or [w.text for w in words.words]
    if not left or not right or len(left) > 4:
        return DIFFERENT
    size = min(len(left), len(right))
    sides = list(zip(left[-size:], right[-size:], strict=True))
    if len(left) == len(right) and not all(_may_begin(a, b) for a, b in sides):
        return Verdict(0.2, "the first sounds differ")
    shares = [skeletons(a, b) for a, b in sides]
    syllables = sum(len(w.split()) for w in left[-size:])
    enough = syllables >= 3 or (syllables == 2 and min(shares) == 1)
    if not enough or shares[-1] < SURNAME_AT or min(shares) < GIVEN_AT:
        return Verdict(0.45 * min(shares), "the consonants differ")
    score = 0.5 + 0.5 * (sum(shares) / size - SURNAME_AT) / (1 - SURNAME_AT)
    alone = len(left) != len(right)
    return Verdict(
        min(max(score, 0.5), SURNAME_ONLY if alone else 1.0),
        "a transcription with the same consonants",
    )
