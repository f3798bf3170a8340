"""People a translation puts in the place of others, seen by the parts of their names.

A replaced name leaves two halves of evidence: a part of the translation's name that the
original's has not, and a part of the original's that the translation's has not (Peter Gibson,
피터 네타냐후). A well-known person must be told of by the original, too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from maek.check.across.spelt import bare
from maek.check.beside.align import Group
from maek.check.beside.statement import Named, Prepared, Statement
from maek.check.beside.who import alike
from maek.check.translation.note import Note
from maek.check.translation.sounded import heard
from maek.text.known import Known, by_id, by_name
from maek.text.names import same_name
from maek.text.senses import of_word
from maek.text.stations import stations

UNLIKE = 0.35
"""Parts of names that score so little are not two spellings of one (none of 1,600 that are)."""
ONE = 0.7
"""Parts that score less have only a syllable in common."""
LEAST_PART = {"ko": 2}
"""Letters, or syllables, of a part that can be compared by itself."""
LEAST_LATIN = 3
LEAST_SURNAME = 4
"""Shorter Latin surnames are words, too: Rice, Bush, King are no surer."""

PRONOUNS = {
    "en": re.compile(r"\b(?:he|him(?:self)?|his|she|hers?(?:elf)?)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:он|его|ему|ним|она|её|ее|ей|неё)\b", re.IGNORECASE),
    "ko": re.compile(r"(?<![가-힣])(?:그|그녀)(?:는|가|의|를|에게)"),
    "ja": re.compile("[彼](?:女)?[はがのをに]"),
    "zh": re.compile("[他她](?!们)"),
}
NO_PRONOUN = re.compile("(?!)")
FAMILY_FIRST_LANGS = frozenset({"ko", "ja", "zh"})
FAMILY_FIRST = re.compile(r"[가-힣]{3}")
"""A Korean or Chinese name, whose last word is the given name."""


def people_notes(
    group: Group, source: Prepared, target: Prepared, lost: Sequence[Named]
) -> Iterator[Note]:
    """Yield people of the target who are others than those of its source.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
        target: The translation.
        lost: Names of the original that nothing in the target stands for.
    """
    for named in (n for s in group.target for n in s.named):
        if named.mention.kind != "person" and not named.loose:
            continue
        other = _half(named, group.source, target.lang, source.lang)
        if other is not None:
            yield Note("name", named.span, f"the original has {other.words}", other.words)
        elif (row := _stranger(named, group, source, target)) is not None:
            gone = next((o for o in lost if o.mention.kind == "person"), None)
            if gone is None and (_points_outside(source) or _names_nobody(source)):
                continue
            if gone is None:
                why = f"the original does not tell of {row.names[0][1][0]}"
                yield Note("added_name", named.span, why)
            else:
                yield Note("name", named.span, f"the original has {gone.words}", gone.words)


def _half(named: Named, there: Sequence[Statement], lang: str, other_lang: str) -> Named | None:
    """The name of the original that shares one part with a name, and has another for the rest."""
    mine = _parts(named, lang)
    if len(mine) < 2 or not _is_whole(named, lang):
        return None
    others = [o for s in there for o in s.named if o.mention.kind == "person" or o.loose]
    pairs = [(o, _parts(o, other_lang)) for o in others]
    for other, theirs in pairs:
        if len(theirs) != len(mine) or not _is_whole(other, other_lang):
            continue
        met = [any(is_one(p, lang, o, other_lang) for o in theirs) for p in mine]
        back = [any(is_one(p, lang, o, other_lang) for p in mine) for o in theirs]
        if not any(met) or all(met) or all(back):
            continue
        left = [p for p, is_met in zip(mine, met, strict=True) if not is_met]
        gone = [o for o, is_met in zip(theirs, back, strict=True) if not is_met]
        if any(of_word(p.lower(), lang) for p in left):
            # What is a common word too, may be no part of a name: Report of Schork Report.
            continue
        elsewhere = [p for o, ps in pairs if o is not other for p in ps]
        if any(alike(p, lang, o, other_lang) for p in left for o in elsewhere):
            # Tracey Miller and Amy Winehouse, whose press officer she is, run together.
            continue
        if all(_score(p, lang, o, other_lang) < UNLIKE for p in left for o in gone):
            return other
    return None


def _points_outside(source: Prepared) -> bool:
    """Tell whether a text begins with a pronoun for somebody it has not named yet.

    A translation may name him: it was made with the whole report in sight.
    """
    pronoun = PRONOUNS.get(source.lang, NO_PRONOUN).search(source.text)
    named = (n for s in source.statements for n in s.named if n.mention.kind == "person")
    first = min((n.span.start for n in named), default=len(source.text))
    return pronoun is not None and pronoun.start() < first


def _names_nobody(source: Prepared) -> bool:
    """Tell whether a single sentence names no person: who is meant, the text around it told."""
    people = any(n.mention.kind == "person" for s in source.statements for n in s.named)
    return len(source.statements) == 1 and not people


def is_one(name: str, lang: str, other: str, other_lang: str) -> bool:
    """Tell whether two parts of names are one; 쇼이구 has a syllable of Сергей, and no more.

    Args:
        name: A part of a name.
        lang: Its language.
        other: Another, or a word.
        other_lang: Its language.
    """
    found = same_name(name, lang, other, other_lang)
    return found.same and found.score >= ONE


def _score(name: str, lang: str, other: str, other_lang: str) -> float:
    return same_name(name, lang, other, other_lang).score


def _parts(named: Named, lang: str) -> list[str]:
    least = LEAST_PART.get(lang, LEAST_LATIN)
    parts = (p for p in bare(named).replace("·", " ").split() if len(p) >= least)
    return [p for p in parts if not _is_office(p, lang)]


def _is_whole(named: Named, lang: str) -> bool:
    """Tell whether every word of a name can be compared; 리 of 리 클리포드 cannot."""
    words = [w for w in bare(named).replace("·", " ").split() if not _is_office(w, lang)]
    return len(words) == len(_parts(named, lang))


def _is_office(word: str, lang: str) -> bool:
    """Tell whether a word is what somebody is: 선장 of 레피크 선장."""
    return any(len(s.span) == len(word) for s in stations(word, lang, "office"))


def _stranger(named: Named, group: Group, source: Prepared, target: Prepared) -> Known | None:
    """The well-known person in a name of whom the original tells nothing."""
    parts = _parts(named, target.lang)
    if target.lang not in FAMILY_FIRST_LANGS:
        parts = parts[-1:]  # Song of Song Sang-jin is nobody's surname who is called Kim Song
    for word in (bare(named), *parts):
        row = _known_person(word, target.lang)
        if row is None:
            continue
        text = " ".join(s.text for s in group.source)
        if _tells_of(row, source) or heard(word, target.lang, text, source.lang):
            return None
        return row
    return None


def _tells_of(row: Known, source: Prepared) -> bool:
    """Tell whether a text has any name of a person, or his surname."""
    low = source.text.lower()
    names = [n.lower() for _, spelt in row.names for n in spelt]
    lasts = [n.split()[-1] for n in names]
    return any(n in low for n in (*names, *lasts) if len(n) > 1 + n.isascii())


def _known_person(word: str, lang: str) -> Known | None:
    if word.isascii() and len(word) < LEAST_SURNAME:
        return None
    row = by_name().get(word)
    if row is not None:
        return row if row.kind == "person" else None
    return None if of_word(word.lower(), lang) else _surnames().get(word)


@functools.cache
def _surnames() -> dict[str, Known]:
    """The Latin surnames that only one well-known person bears."""
    found: dict[str, Known | None] = {}
    for row in by_id().values():
        if row.kind != "person":
            continue
        full = [n for code, spelt in row.names for n in spelt if code == "en" and " " in n]
        if any(
            code == "ko" and FAMILY_FIRST.fullmatch(n) for code, spelt in row.names for n in spelt
        ):
            continue
        for last in {n.split()[-1] for n in full}:
            found[last] = None if last in found and found[last] is not row else row
    return {last: row for last, row in found.items() if row is not None}
