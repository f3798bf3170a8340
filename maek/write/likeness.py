"""How far sentences say the same, within a language and across languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from maek.text.counted import LENGTHS, SIZES
from maek.write.sentence import Candidate

FEW_TERMS = 4
"""Terms two sentences must share before one can be said to be within the other."""
HARD = 2
"""Entities, and figures or days, that sentences of two languages must share to say the same."""
MEANT = 4
"""Meanings that make up for a figure or day that only one of the two gives."""
TOLD = 0.45
"""A foreign sentence of whose facts and meanings this much is shown already tells little more."""
RETOLD = 0.5
"""The same within a language, where the words must be shown already too."""
LED = 0.4
"""The same for the lead of another report: leads of one happening all tell that happening."""
ROUNDED = Decimal("0.1")
"""How far, as a share, a figure of one digit may stand from what it rounds: 300억 원대, 312억."""
ROUND_FROM = 20
"""Smaller figures are not given in round."""
FEW_OF = ("1~1 ", "2~2 ")
"""Counts that are words of a sentence rather than news."""
CURRENCY = re.compile("[A-Z]{3}")
MINUTE = re.compile(r"(?<!\d)(\d{1,2})(?:시 ?|[:：]|時|时|点|點)(\d{2})(?:분|分|(?!\d))")
"""A time of day to the minute."""
DIMENSIONS = frozenset((*LENGTHS, *SIZES))
"""Units of how long, large or heavy a thing is."""
WHERE = ("l-", "c-")
"""How the ids of places and countries begin."""
NAMED = 0.75
"""Share of a foreign sentence's people, bodies, figures and days that others must give."""
TOGETHER = 4
"""So many of them, and of its meanings, they must give at least."""
FEW_MEANINGS = 3
"""Meanings shown already without which nothing is said to be told."""


def likeness(a: Candidate, b: Candidate) -> float:
    """Return how far two sentences say the same, 0 to 1.

    Within a language by their terms; across languages by the entities, figures and days
    they name and by the words that mean the same.

    Args:
        a: A sentence.
        b: Another.
    """
    if a.lang == b.lang:
        return max(_dice(a.terms, b.terms), _within(a.terms, b.terms))
    named = _dice(a.facts, b.facts)
    hard = (a.numbers | a.days) & (b.numbers | b.days)
    by_name = named if hard and len(a.facts & b.facts) >= HARD + 1 else named / 2
    meant = len(a.meanings & b.meanings)
    by_meaning = _shared(a, b) if hard and meant >= FEW_MEANINGS else 0.0
    return max(by_name, by_meaning)


def vouches(a: Candidate, b: Candidate) -> bool:
    """Tell whether one sentence may be cited for what another says.

    Across languages names alone do not do: leaders meet, sign and part under one pair of
    names. Figures and days that both give do, or one of them with words that mean the same.

    Args:
        a: A sentence.
        b: Another.
    """
    if a.lang == b.lang:
        return True
    hard = len((a.numbers | a.days) & (b.numbers | b.days))
    enough = hard >= HARD or (hard and len(a.meanings & b.meanings) >= MEANT)
    return bool(enough) and len(a.entities & b.entities) >= HARD


def said_already(
    sentence: Candidate, shown: Sequence[Candidate], headlines: Sequence[Candidate] = ()
) -> bool:
    """Tell whether what a reader has seen says most of a sentence already.

    Args:
        sentence: A sentence.
        shown: Sentences the reader has already.
        headlines: The headline above them: it tells in few words what sentences of its own
            language tell in full, and to those of others the same.
    """
    return (
        retold(sentence, shown)
        or leads_again(sentence, shown)
        or told(sentence, [*shown, *headlines])
    )


def told(sentence: Candidate, shown: Iterable[Candidate]) -> bool:
    """Tell whether sentences of another language, together, say most of what ``sentence`` says.

    A figure that no other gives is worth its sentence.

    Args:
        sentence: A foreign sentence.
        shown: Sentences the reader has already.
    """
    others = [s for s in shown if s.lang != sentence.lang]
    if _new_figure(sentence, others):
        return False
    return (
        _covered(sentence, others) >= TOLD
        or _named(sentence, others)
        or _nothing_new(sentence, others)
    )


def leads_again(sentence: Candidate, shown: Iterable[Candidate]) -> bool:
    """Tell whether a foreign sentence opens its report as one shown does, without a new figure.

    The first sentences of reports of one happening all tell that happening.

    Args:
        sentence: A foreign sentence of a report in the same story.
        shown: Sentences the reader has already.
    """
    others = [s for s in shown if s.lang != sentence.lang]
    led = sentence.leads and any(s.leads for s in others)
    return led and not _new_figure(sentence, others)


def retold(sentence: Candidate, shown: Iterable[Candidate]) -> bool:
    """Tell whether sentences of its language, together, say most of it in most of its words.

    A figure that no other gives is worth its sentence; the length or weight of a thing is not,
    where a second report opens with what the first has told. Two reports that open with what
    was at one minute of one day open with one happening.

    Args:
        sentence: A sentence.
        shown: Sentences the reader has already.
    """
    others = [s for s in shown if s.lang == sentence.lang]
    led = sentence.leads and any(s.leads for s in others)
    if _new_figure(sentence, others, measures=not led):
        return False
    if led and any(s.leads and _one_minute(sentence, s) for s in others):
        return True
    enough = LED if led else RETOLD
    words = sentence.terms & frozenset().union(*(s.terms for s in others))
    return len(words) >= enough * len(sentence.terms) and _covered(sentence, others) >= enough


def _new_figure(sentence: Candidate, others: Sequence[Candidate], *, measures: bool = True) -> bool:
    """Tell whether a sentence alone gives a figure: the two countries and one side are none.

    Nor is an amount that is shown, told once more in another currency; nor, if so asked, how
    long or heavy a thing is.
    """
    own = {n for n in sentence.numbers if not n.startswith(FEW_OF)}
    if not measures:
        own = {n for n in own if n.partition(" ")[2] not in DIMENSIONS}
    shown = frozenset().union(*(s.numbers for s in others))
    paid = {_currency(n) for n in own & shown} - {""}
    return any(
        not any(_rounds(n, s) for s in shown)
        and not (paid and _currency(n) and _currency(n) not in paid)
        for n in own - shown
    )


def _one_minute(a: Candidate, b: Candidate) -> bool:
    """Tell whether two sentences tell of one minute of a day: 25일 오후 6시 24분."""
    minutes = [set(MINUTE.findall(c.words)) for c in (a, b)]
    return bool(minutes[0] & minutes[1] and a.days & b.days)


def _currency(figure: str) -> str:
    """Return the code of the currency a figure is told in; empty for what is no money."""
    unit = figure.partition(" ")[2]
    return unit if CURRENCY.fullmatch(unit) else ""


def _rounds(figure: str, other: str) -> bool:
    """Tell whether a figure is another one given in round: 300억 원 for 312억 원."""
    low, _, unit = figure.partition(" ")
    exact, _, other_unit = other.partition(" ")
    a, b = _value(low), _value(exact)
    if a is None or b is None or unit != other_unit or a < ROUND_FROM:
        return False
    return len(a.normalize().as_tuple().digits) == 1 and abs(a - b) <= ROUNDED * b


def _value(low_high: str) -> Decimal | None:
    """Return the value of ``low~high`` where both ends are one."""
    low, _, high = low_high.partition("~")
    return Decimal(low) if low and low == high else None


def _covered(sentence: Candidate, others: Sequence[Candidate]) -> float:
    """How much of a sentence's facts and meanings others have, 0 to 1; 0 for very few meanings."""
    facts = _known(sentence, others)
    meanings = sentence.meanings & frozenset().union(*(s.meanings for s in others))
    if len(meanings) < FEW_MEANINGS:
        return 0.0
    return (len(facts) + len(meanings)) / (len(sentence.facts) + len(sentence.meanings))


def _nothing_new(sentence: Candidate, others: Sequence[Candidate]) -> bool:
    """Tell whether others name everybody and every figure and day in it, and share a meaning."""
    meant = sentence.meanings & frozenset().union(*(s.meanings for s in others))
    facts = sentence.facts
    return len(facts) >= HARD and facts == _known(sentence, others) and bool(meant)


def _known(sentence: Candidate, others: Sequence[Candidate]) -> frozenset[str]:
    """Return the facts of a sentence that others give too: a month gives its year."""
    shown = frozenset().union(*(s.facts for s in others))
    days = frozenset().union(*(s.days for s in others))
    wider = {d for d in sentence.days if any(other.startswith(f"{d}-") for other in days)}
    return (sentence.facts & shown) | wider


def _named(sentence: Candidate, others: Sequence[Candidate]) -> bool:
    """Tell whether others name nearly everybody in a sentence, with a figure or day of it.

    Where it was and which countries had a part in it are left out: what a place or an adjective
    is called in another language is often not known, and tells little by itself.
    """
    own = {f for f in sentence.facts if not f.startswith(WHERE)}
    known = own & _known(sentence, others)
    if not known & (sentence.numbers | sentence.days) or len(known) < HARD:
        return False
    meant = sentence.meanings & frozenset().union(*(s.meanings for s in others))
    return len(known) >= NAMED * len(own) and len(known) + len(meant) >= TOGETHER


def _shared(a: Candidate, b: Candidate) -> float:
    shared = len(a.facts & b.facts) + len(a.meanings & b.meanings)
    return shared / min(len(a.facts) + len(a.meanings), len(b.facts) + len(b.meanings))


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _within(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the shorter sentence the other one says; nothing for very short ones."""
    shared = len(a & b)
    return 0.8 * shared / min(len(a), len(b)) if shared >= FEW_TERMS else 0.0
