"""Names spelt shorter or longer in a sentence of the same language: WHO, 대한민국 정부."""

from __future__ import annotations

from maek.check.statement import Named, Statement, squeezed
from maek.text.kin import kin_of
from maek.text.known import by_name
from maek.text.short import short_for

PERSON = ("person", "role")


def is_short(named: Named, sentence: Statement) -> bool:
    """Tell whether a sentence has the long form of a name, or a short one: WHO, 공정위.

    Args:
        named: A name of the claim.
        sentence: Of the evidence, in the claim's language.
    """
    if named.mention.kind in PERSON:
        return False
    name = named.mention.name or named.words
    if short_for(name, sentence.text) or kin_of(name, sentence.lang) & sentence.akin:
        return True
    others = (n.mention.name or n.words for n in sentence.named if n.mention.kind not in PERSON)
    return any(short_for(other, name) for other in others)


def in_parts(name: str, sentence: Statement) -> bool:
    """Tell whether every part of a name stands there, known parts under any name: 대한민국 정부.

    Args:
        name: A name of the claim.
        sentence: Of the evidence, in the claim's language.
    """
    parts = name.split()
    known = by_name()
    if len(parts) < 2 and not (parts and parts[0] in known):
        return False
    return all(
        ("e" + known[p].id in sentence.keys)
        if p in known
        else any(squeezed(form) in squeezed(sentence.text) for form in (p, _bare(p)))
        for p in parts
    )


def _bare(part: str) -> str:
    """A place without the word for its kind: 강원 of 강원도."""
    return part[:-1] if len(part) > 2 and part[-1] in "도시군구県府都市省州" else part
