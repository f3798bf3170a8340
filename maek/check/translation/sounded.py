"""Whether words of a text in another language sound like a name.

Japanese and Chinese do not mark where a name begins: there a name is sought by its sound in
everything a text says.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.check.beside.who import alike
from maek.text.hangul import is_syllable, letters
from maek.text.names import same_name

HAN_RUN = re.compile(r"[\u3400-\u9fff々ァ-ヺー]{1,12}")
LONGEST_HAN = {"ja": 4, "zh": 3}
"""Characters of a name, at most."""
WORD = re.compile(r"[^\W\d_][\w'’-]*")
WORDS = 3
CLOSED = frozenset({"ja", "zh"})
"""Languages whose names do not show where they begin."""
SURE = 0.9
CORE_SURE = 0.8
"""One word of a name must sound so much like a word of the text to stand for the whole."""
MOST_TRIED = 400
"""So many stretches of a text are compared with a name at most."""
LETTERS = 6
LONGEST_SOUND = {"ko": 2}
"""So many letters, or syllables, of a name are written with one character at most."""
ONSETS = tuple(map(frozenset, ("bpfvwhm", "dtz", "lrn", "sxcqjz", "gkhcqjx", "aeiouywhlrx")))
"""Sounds that languages write for each other at the head of a name."""
CLASS_WORDS = {
    "en": re.compile(
        r"^(?:Mount|Mt\.?|Lake|Cape|Port) | (?:Islands?|River|Lake|Province|County|City|Desert"
        r"|Mountains?|Bay|Sea|Region|District|Prefecture|Peninsula|Valley|Strait)$"
    ),
    "ko": re.compile(
        r"(?<=[가-힣]{2})(?: ?(?:산|강|호|섬|도|시|군|구|현|성|주|만|사막|반도|산맥|해협))$"
    ),
}
"""What sort of a place it is: Mount Halla, 한라산."""
NO_CLASS = re.compile("(?!)")


def heard(name: str, lang: str, text: str, other: str) -> bool:
    """Tell whether words of a text in another language sound like a name.

    Args:
        name: A name without its title.
        lang: Its language.
        text: The text.
        other: The text's language.
    """
    names = sorted({name, *cores(name, lang)})
    pairs = ((n, words) for words in _stretches(text, other) for n in names)
    tried = 0
    for spelt, words in pairs:
        if not _may_be(spelt, lang, words, other):
            continue
        tried += other in CLOSED
        # What takes too long to seek is left alone: not found is not contradicted.
        if tried > MOST_TRIED:
            return True
        one_word = " " in name and " " not in spelt
        if _alike(spelt, lang, words, other) and (
            not one_word or _score(spelt, lang, words, other) >= CORE_SURE
        ):
            return True
    return False


def cores(name: str, lang: str) -> Iterator[str]:
    """Yield a name without what sort of place it is, and without a word at either end.

    Args:
        name: A name.
        lang: Its language; a Korean one may have its bearer's work beside it.
    """
    yield CLASS_WORDS.get(lang, NO_CLASS).sub("", name)
    words = name.split()
    if lang == "ko" and len(words) > 1:
        yield from (" ".join(words[1:]), " ".join(words[:-1]))


def _alike(name: str, lang: str, words: str, other: str) -> bool:
    """Tell whether a stretch of text is a name; chance likeness is common among characters."""
    if other not in CLOSED:
        return alike(name, lang, words, other)
    return _score(name, lang, words, other) >= SURE


def _may_be(name: str, lang: str, words: str, other: str) -> bool:
    """Tell whether it is worth the cost of comparing a name with a stretch of a text."""
    if other not in CLOSED:
        return True
    size = sum(map(str.isalpha, name))
    if other == "zh" and size > LONGEST_SOUND.get(lang, LETTERS) * len(words):
        return False
    return len(words) <= size and (other != "zh" or _may_begin(name, words))


def _may_begin(name: str, words: str) -> bool:
    """Tell whether a word of a name begins about as Chinese characters do: comparing is dear."""
    from anyascii import anyascii

    onset = anyascii(words[0]).strip()[:1].lower()
    heads = {(letters(p[0]) if is_syllable(p[0]) else anyascii(p[0]))[:1] for p in name.split()}
    near = {onset}.union(*(group for group in ONSETS if onset in group))
    return any(head.lower() in near for head in heads)


@functools.lru_cache(maxsize=65536)
def _score(name: str, lang: str, words: str, other: str) -> float:
    return same_name(name, lang, words, other).score


def _stretches(text: str, lang: str) -> Iterator[str]:
    """What of a text may be a name: runs of words, or of characters."""
    if lang in CLOSED:
        for match in HAN_RUN.finditer(text):
            run = match.group()
            sizes = range(2, min(LONGEST_HAN[lang], len(run)) + 1)
            yield from {run[at : at + n] for n in sizes for at in range(len(run) - n + 1)}
        return
    words = list(WORD.finditer(text))
    for size in range(1, WORDS + 1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            stretch = text[first.start() : last.end()]
            if lang == "ko" or stretch[0].isupper():
                yield stretch
