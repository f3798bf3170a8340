"""Which sentences, in which order; a quotation budget per source."""

from __future__ import annotations

from collections.abc import Sequence

from maek.write.budget import Budget
from maek.write.likeness import likeness, said_already, vouches
from maek.write.member import DAY, Member, reported
from maek.write.overtaken import Tolls, tells_toll
from maek.write.sentence import Candidate, candidates, headlines, scored
from maek.write.settings import WriteSettings

SAME = 0.55
"""From this likeness on two sentences say the same: one is shown, the other cited beside it."""

DULLING = 0.6
"""How much likeness to what is chosen already takes from a sentence's score (maximal
marginal relevance: J. Carbonell and J. Goldstein, SIGIR '98)."""

UNKNOWN = 0.6
"""How much a sentence counts that names somebody by surname alone whom no line names in full."""

EARLY = 0.35
"""How far into an article (share of its sentences) it tells what happened."""

FOREIGN = 2
"""Foreign sentences shown for what they alone say, once the brief's own language has enough."""


def ranked(members: Sequence[Member]) -> tuple[Candidate, ...]:
    """Return every sentence that can stand in the brief, with its score, best first.

    Args:
        members: The story's members.
    """
    found = scored([c for m in reported(members) for c in candidates(m)], members)
    return tuple(sorted(found, key=_rank))


def toll(
    pool: Sequence[Candidate],
    taken: Sequence[Candidate],
    tolls: Tolls,
    budget: Budget,
    settings: WriteSettings,
) -> tuple[Candidate, ...]:
    """Choose the sentence that says whom the happening cost, where the lead does not.

    Nothing else in a report is worth more. What other days cost, told further down, is not
    what this happening did, unless it is the toll as it stands now; the lead of another report
    tells the whole once more, and waits.

    Args:
        pool: Candidates, best first.
        taken: Sentences the brief shows already (its standfirst).
        tolls: What later days changed.
        budget: What may still be quoted of each source; what is chosen is spent.
        settings: Language of the brief.

    Returns:
        One sentence, or none: where the lead tells it, or nothing befell anybody.
    """
    if any(tells_toll(t) for t in taken):
        return ()
    own = [c for c in pool if c.lang == settings.lang and not tolls.is_old(c)]
    newest = [c for c in own if tolls.renews(c)]
    costs = [c for c in own if _costs(c, taken)]
    for c in (*newest, *sorted(costs, key=lambda c: c.leads)):
        if _reads(c, taken) and budget.allows(c.member.article.id, c.span):
            budget.spend(c.member.article.id, c.span)
            return (c,)
    return ()


def _costs(c: Candidate, taken: Sequence[Candidate]) -> bool:
    """Tell whether a sentence says whom the happening cost, and the lead does not.

    How far down it stands is counted from the lead: captions may come before that.
    """
    days = frozenset(day for t in taken for day in t.days)
    begins = min((t.place for t in taken if t.member is c.member), default=0.0)
    if not taken or c.place - begins >= EARLY or not c.days <= days:
        return False
    return tells_toll(c) and not any(tells_toll(t) for t in taken)


def chosen(
    pool: Sequence[Candidate],
    taken: Sequence[Candidate],
    budget: Budget,
    settings: WriteSettings,
    begun: Sequence[Candidate] = (),
) -> tuple[Candidate, ...]:
    """Choose the body sentences of a brief.

    Sentences of the brief's language first; foreign ones only for what nothing shown says:
    to reach the fewest, and at most :data:`FOREIGN` more.

    Args:
        pool: Candidates, best first.
        taken: Sentences the brief shows already (its standfirst).
        budget: What may still be quoted of each source; what is chosen is spent.
        settings: How many sentences.
        begun: Sentences of the body that are chosen already.

    Returns:
        The chosen sentences in reading order.
    """
    own = [c for c in pool if c.lang == settings.lang]
    foreign = [c for c in pool if c.lang != settings.lang]
    picked = list(begun)
    _pick(own, settings.max_sentences - FOREIGN, picked, taken, budget)
    _pick(foreign, max(settings.min_sentences, len(picked) + FOREIGN), picked, taken, budget)
    _pick(own, settings.max_sentences, picked, taken, budget)
    return _in_reading_order(picked, taken, begun, settings.lang)


def echoes(line: Candidate, pool: Sequence[Candidate], *, most: int = 3) -> tuple[Candidate, ...]:
    """Return sentences of other origins that say the same as ``line``, likest first.

    Args:
        line: A chosen sentence.
        pool: All candidates.
        most: How many at most.
    """
    seen = {line.member.origin}
    found: list[Candidate] = []
    for other in sorted(pool, key=lambda c: (-likeness(line, c), _rank(c))):
        if len(found) >= most or likeness(line, other) < SAME:
            break
        if other.member.origin not in seen and vouches(line, other):
            seen.add(other.member.origin)
            found.append(other)
    return tuple(found)


def _pick(
    pool: Sequence[Candidate],
    most: int,
    picked: list[Candidate],
    taken: Sequence[Candidate],
    budget: Budget,
) -> None:
    left = [c for c in pool if c.score > 0 and _reads(c, taken)]
    above = [h for c in taken for h in headlines(c.member)]
    while left and len(picked) < most:
        shown = [*taken, *picked]
        left = [
            c
            for c in left
            if budget.allows(c.member.article.id, c.span)
            and all(likeness(c, s) < SAME for s in shown)
            and not said_already(c, shown, above)
        ]
        if left:
            best = max(left, key=lambda c: (_marginal(c, shown), -c.place, c.member.article.id))
            budget.spend(best.member.article.id, best.span)
            picked.append(best)
            left.remove(best)


def _reads(c: Candidate, taken: Sequence[Candidate]) -> bool:
    """Tell whether a sentence reads below the lead as it did where it was written."""
    return _on_its_day(c, taken) and _is_somebody(c, taken)


def _on_its_day(c: Candidate, taken: Sequence[Candidate]) -> bool:
    """Tell whether 이날 or the next day in a sentence is read as the day it was written of.

    It is where the lines above name that day, or speak of the day its article is about.
    """
    shown = frozenset(day for t in taken for day in t.days)
    about = {t.member.analysis.story_date[:DAY] for t in taken}
    return c.pointed <= shown or not taken or c.member.analysis.story_date[:DAY] in about


def _is_somebody(c: Candidate, taken: Sequence[Candidate]) -> bool:
    """Tell whether 그를 or he is read as whom it was written of: whom the lead names first."""
    return not c.meant or any(c.meant == t.first for t in taken)


def _marginal(c: Candidate, shown: Sequence[Candidate]) -> float:
    known = frozenset(name for s in shown for name in s.full)
    introduced = 1.0 if c.short <= known else UNKNOWN
    return c.score * introduced * (1 - DULLING * max((likeness(c, s) for s in shown), default=0.0))


def _in_reading_order(
    picked: Sequence[Candidate],
    taken: Sequence[Candidate],
    begun: Sequence[Candidate],
    lang: str,
) -> tuple[Candidate, ...]:
    """Whom it cost, news, what people said, background last; foreign words after all our own.

    Who is named by surname alone comes after the line that names them in full. One who reads
    the brief's language only can read it to the last line of that language and has lost nothing
    of its thread.
    """
    known = {name for c in taken for name in c.full}
    since = min((d for c in taken for d in c.days if len(d) == DAY), default="")
    left = sorted(picked, key=lambda c: (*_reading_key(c, lang, since), c.member.article.id))
    # The toll as it stands comes first; where there is none, whatever tells one.
    left.sort(key=lambda c: (c.lang != lang, c not in begun if begun else not _costs(c, taken)))
    ordered: list[Candidate] = []
    while left:
        near = [c for c in left if (c.lang != lang) == (left[0].lang != lang)]
        pending = {name for c in near for name in c.full}
        ready = next((c for c in near if not (c.short - known) & pending), near[0])
        left.remove(ready)
        ordered.append(ready)
        known |= ready.full
    return tuple(ordered)


def _reading_key(c: Candidate, lang: str, since: str) -> tuple[str, int, float]:
    """Language by language; background is what was over before the first day the lead names.

    Where a sentence names no day it is of its report's.
    """
    since = since or c.member.analysis.story_date[:DAY]
    told = c.days or {c.member.analysis.story_date}
    old = bool(since) and all(bool(d) and d[:DAY] < since[: len(d[:DAY])] for d in told)
    kind = 2 * old + c.quoted
    return c.lang if c.lang != lang else "", kind, round(c.place, 1)


def _rank(c: Candidate) -> tuple[float, str, int]:
    return -c.score, c.member.article.id, c.span.start
