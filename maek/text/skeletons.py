"""The consonants of a Western name and of its transcription in Chinese characters."""

from __future__ import annotations

import re

_ONSETS = re.compile(r"zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?")
_CLASS = {
    **dict.fromkeys(("b", "p", "f", "v", "w"), "p"),
    **dict.fromkeys(("d", "t"), "t"),
    **dict.fromkeys(("g", "k", "j", "q", "c"), "k"),
    **dict.fromkeys(("z", "s", "x", "zh", "ch", "sh"), "s"),
    **dict.fromkeys(("l", "r"), "r"),
    **dict.fromkeys(("m", "n"), "n"),
}
"""Consonants that Chinese transcription does not keep apart."""
_SKELETON = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"tch|tsch|sch|shch|sh|ch|zh|ts|tz|cz", "s"),
        (r"ph", "f"),
        (r"ck", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
    )
)
_ONCE = re.compile(r"(.)\1+")


def skeletons(chinese: str, word: str) -> float:
    """Return how alike the consonants of a transcription and of a word are; r is often lost.

    Args:
        chinese: The pinyin of the transcription, syllables apart.
        word: The word in Latin letters.
    """
    from rapidfuzz.fuzz import ratio

    best = 0.0
    for soft in "kts":
        spoken = _of_pinyin(chinese, soft)
        for th in "ts":
            hard = _of_letters(word, th)
            whole = ratio(spoken, hard) / 100
            without = ratio(spoken.replace("r", ""), hard.replace("r", "")) / 100
            best = max(best, whole, 0.95 * without if len(hard) > 2 else 0.0)
    return best


def _of_pinyin(text: str, soft: str) -> str:
    """Return the consonants of pinyin syllables, by class; ``soft`` is that of j and q."""
    found = ""
    for syllable in text.split():
        if syllable == "er":
            found += "r"
            continue
        match = _ONSETS.match(syllable)
        onset = match[0] if match else ""
        if onset in ("j", "q"):
            found += soft
        elif syllable not in ("wu", "wo"):
            found += "s" if onset == "c" else _CLASS.get(onset, "")
        found += "n" if syllable.endswith(("n", "ng")) else ""
    return _ONCE.sub(r"\1", found)


def _of_letters(word: str, th: str) -> str:
    """Return the consonants of a word in Latin letters, by class."""
    low = word.lower().replace("th", th)
    for pattern, to in _SKELETON:
        low = pattern.sub(to, low)
    return _ONCE.sub(r"\1", "".join(_CLASS.get(c, "") for c in low))
