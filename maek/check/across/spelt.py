"""Whether a name of a claim stands in sources of another language, under any spelling."""

from __future__ import annotations

import difflib
import functools
import re

from maek.check.beside.case import Case
from maek.check.beside.statement import Named, squeezed
from maek.check.beside.who import alike, same, written
from maek.text.hanja import read
from maek.text.known import by_id
from maek.text.names import same_name
from maek.text.scripts import script_of

SPACED_NAMES = frozenset({"en", "ru"})
SURE = 0.75
LEAST_STEM = 5
SPELT_ALIKE = 0.75
LEAST_PART = 3
HAN_ONLY = re.compile(r"^[\u3400-\u9fff々]+$")


def found_in(named: Named, case: Case) -> bool:
    """Tell whether a name stands in the evidence under any spelling.

    Args:
        named: A name of the claim.
        case: A sentence of the claim with its evidence.
    """
    for source, sentence in case.pairs():
        for other in sentence.named:
            if same(named, case.claim, other, source) and _is_truly(named, other, source.lang):
                return True
            if _by_a_part(named, other, case.claim.lang, source.lang):
                return True
    if known_name(named):
        return _as_listed(named, case)
    if named.mention.kind == "person":
        return _is_spelt(named, case)
    return written(named, case)


def _is_spelt(named: Named, case: Case) -> bool:
    """Tell whether a word of the evidence no reader took for a name is this one for sure."""
    mine, lang = bare(named), case.claim.lang
    for source, sentence in case.pairs():
        if squeezed(mine) in squeezed(sentence.text):
            return True
        if source.lang == lang:
            continue
        if lang == "en" and source.lang == "zh" and _letters(mine) in _letters(sentence.text):
            return True
        people = [bare(o) for o in sentence.named if o.mention.kind == "person"]
        for spelt in sentence.spelt:
            inside = any(spelt in p for p in people)
            if not inside and _surely(mine, lang, spelt, source.lang):
                return True
    return False


@functools.lru_cache(maxsize=4096)
def _letters(words: str) -> str:
    """Words in plain Latin letters, Chinese ones in pinyin: chenzhiyuan."""
    from anyascii import anyascii

    return "".join(c for c in anyascii(words).lower() if c.isalpha())


@functools.lru_cache(maxsize=65536)
def _surely(mine: str, lang: str, spelt: str, other: str) -> bool:
    if lang in SPACED_NAMES and other in SPACED_NAMES and len(mine.split()) != len(spelt.split()):
        return False
    return same_name(mine, lang, spelt, other).score >= SURE


def _is_truly(named: Named, other: Named, lang: str) -> bool:
    """Tell whether a well-known name is spelt there nearly as it is listed: no Меркель for Macron.

    How a name sounds is compared loosely; whose spelling is listed needs none of that.
    """
    row = by_id().get(named.mention.entity)
    if row is None or named.mention.entity == other.mention.entity:
        return True
    words = bare(other)
    listed = [n for code, spelt in row.names for n in spelt if script_of(n) == script_of(words)]
    return not listed or any(_near(n, words) for n in listed)


def _near(listed: str, words: str) -> bool:
    last, other = listed.split()[-1].lower(), words.split()[-1].lower()
    if last[:LEAST_STEM] == other[:LEAST_STEM] and len(last) >= LEAST_STEM:
        return True
    return difflib.SequenceMatcher(None, last, other, autojunk=False).ratio() >= SPELT_ALIKE


def _as_listed(named: Named, case: Case) -> bool:
    row = by_id()[named.mention.entity]
    for _, sentence in case.pairs():
        low = sentence.text.lower()
        names = [n for _, spelt in row.names for n in spelt]
        names += [n.split()[-1] for n in names]
        long = (n.lower() for n in names if len(n) > (3 if n.isascii() else 1))
        if any(n[:-1] in low if len(n) > LEAST_STEM else n in low for n in long):
            return True
    return False


def _by_a_part(named: Named, other: Named, lang: str, other_lang: str) -> bool:
    """Compare part by part where the source has a bare surname, and Han by their Korean reading."""
    mine, theirs = bare(named), bare(other)
    if HAN_ONLY.match(mine) and other_lang in ("en", "ru"):
        return alike(read(mine), "ko", theirs, other_lang)
    if HAN_ONLY.match(theirs) and lang in ("en", "ru"):
        return alike(mine, lang, read(theirs), "ko")
    if other.mention.kind != "person" or len(other_words := theirs.split()) != 1:
        return False
    parts = [p for p in re.split(r"[\s·・‧]+", mine) if len(p) >= LEAST_PART]
    return len(parts) > 1 and any(alike(p, lang, other_words[0], other_lang) for p in parts)


def known_name(named: Named) -> bool:
    """Tell whether a name is in the table of the well-known.

    Args:
        named: A name.
    """
    return named.mention.entity in by_id()


def bare(named: Named) -> str:
    """Return a name without its title.

    Args:
        named: A name.
    """
    return named.mention.name or named.words
