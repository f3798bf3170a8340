"""One doing told as done in the claim and as undergone in the sources, or the other way.

``A saved B`` is ``B was saved by A``. Who does it on one side must be who it is done by on the
other; one who stands as the subject on both sides has changed his part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maek.check.beside.case import Case, Evidence
from maek.check.beside.deeds import SAYING, TAKING, WHY, Act, Party, acts, one_party
from maek.check.beside.roles import MUTUAL
from maek.lang.wording import Role
from maek.model.finding import Finding
from maek.text.directed import doing_of

BY: frozenset[Role] = frozenset({"to", "by", "from"})
"""Parts of those by whom something is done: 시민에게 구조됐다, 시민에 의해."""
NAMED = ("person", "body", "role")


def changed_voice(case: Case) -> Iterator[Finding]:
    """Yield a party that undergoes in the claim what it does in the evidence, or does it.

    Args:
        case: A sentence of a claim with its evidence, in one language.
    """
    for act in acts(case.statement):
        if act.verbs & (SAYING | MUTUAL | TAKING):
            continue
        found = list(_turned(act, case))
        if found and not _is_told_so(act, case):
            mine, theirs, evidence = found[0]
            yield case.finding("role", WHY, mine.span, theirs.span, evidence)
            return
        another = None if found else _done_by_another(act, case) or _done_to_another(act, case)
        if another is not None:
            mine, theirs, evidence = another
            yield case.finding("role", WHY, mine.span, theirs.span, evidence)
            return


def _turned(act: Act, case: Case) -> Iterator[tuple[Party, Party, Evidence]]:
    """Yield subjects that are the subject of the same doing told from its other end."""
    for evidence in case.evidence:
        for other in acts(evidence.statement):
            if act.passive == other.passive or act.stems.isdisjoint(other.stems):
                continue
            for mine in _in_part(act, {"subject"}):
                for theirs in _in_part(other, {"subject"}):
                    if _has_what_is_done(act, other):
                        met = may_be_one(mine, theirs, case, evidence)
                    else:
                        met = one_party(mine, theirs, case, evidence)
                        met = met and _ends_met(act, other, case, evidence)
                    if met:
                        yield mine, theirs, evidence


def _has_what_is_done(act: Act, other: Act) -> bool:
    """Tell whether the one who undergoes it has an object of his own: 그림을 기증받다."""
    return any(a.passive and _in_part(a, {"object"}) for a in (act, other))


def _ends_met(act: Act, other: Act, case: Case, evidence: Evidence) -> bool:
    """Tell whether the other ends of two deeds are one, or there are two parties on one side."""
    ends = _other_end(act), _other_end(other)
    if ends[0] and ends[1]:
        return any(one_party(p, q, case, evidence) for p in ends[0] for q in ends[1])
    return any(p.named is not None and p.named.mention.kind in NAMED for p in (*ends[0], *ends[1]))


def _other_end(act: Act) -> list[Party]:
    return _in_part(act, BY if act.passive else {"object"})


def _is_told_so(act: Act, case: Case) -> bool:
    """Tell whether the evidence has the doing from the same end with the same subject, too."""
    subjects = _in_part(act, {"subject"})
    return any(
        one_party(mine, theirs, case, evidence)
        for evidence in case.evidence
        for other in acts(evidence.statement)
        if act.verbs & other.verbs
        for mine in subjects
        for theirs in _in_part(other, {"subject"})
    )


def _in_part(act: Act, roles: Sequence[Role] | frozenset[Role] | set[Role]) -> list[Party]:
    return [p for r, p in act.parts if r in roles]


def _done_by_another(act: Act, case: Case) -> tuple[Party, Party, Evidence] | None:
    """Who does it in the claim, where the evidence tells from the other end who did it.

    해경이 선원을 구조했다, beside: 선원은 어선에 구조됐다. Only of doings that have two parties,
    and of one whom the evidence knows for something else.
    """
    if not any(map(doing_of, act.keys)):
        return None
    doers = [p for p in _in_part(act, BY if act.passive else {"subject"}) if p.named]
    for evidence in case.evidence:
        for other in acts(evidence.statement):
            if act.passive == other.passive or act.stems.isdisjoint(other.stems):
                continue
            theirs = _in_part(other, BY if other.passive else {"subject"})
            if not doers or not theirs or _ends_apart(act, other, case, evidence):
                continue
            if _is_done_to(doers, other, case, evidence):
                continue
            if any(may_be_one(p, q, case, evidence) for p in doers for q in theirs):
                return None
            if any(_is_known(p, case) for p in doers):
                return doers[0], theirs[0], evidence
    return None


def _done_to_another(act: Act, case: Case) -> tuple[Party, Party, Evidence] | None:
    """Whom it is done to in the claim, where the sources tell from the other end of another.

    코치가 경질됐다, beside: 구단은 감독을 경질했다. Only of people the sources know.
    """
    mine = _people(_in_part(act, {"subject"} if act.passive else {"object"}))
    found: tuple[Party, Party, Evidence] | None = None
    for evidence in case.whole if mine else ():
        for other in acts(evidence.statement):
            if act.stems.isdisjoint(other.stems):
                continue
            theirs = _in_part(other, {"subject"} if other.passive else {"object"})
            if any(may_be_one(p, q, case, evidence) for p in mine for q in theirs):
                return None
            if act.passive != other.passive and _people(theirs):
                found = found or (mine[0], theirs[0], evidence)
    return found if mine and _is_named(mine[0], case) else None


def _is_named(party: Party, case: Case) -> bool:
    """Tell whether the sources name somebody of a claim."""
    name = party.named.mention.name if party.named is not None else ""
    return bool(name) and any(name in e.statement.text for e in case.whole)


def _people(parties: list[Party]) -> list[Party]:
    return [p for p in parties if p.named is not None and p.named.mention.kind == "person"]


def _is_done_to(doers: list[Party], other: Act, case: Case, evidence: Evidence) -> bool:
    """Tell whether it is given to them on the other side too: 정씨에게 벌금이 선고됐다."""
    hearers = _in_part(other, {"to"})
    return any(one_party(p, q, case, evidence) for p in doers for q in hearers)


def _ends_apart(act: Act, other: Act, case: Case, evidence: Evidence) -> bool:
    """Tell whether it is done to two different ones, where both sides tell to whom."""
    mine = _in_part(act, {"subject"} if act.passive else {"object"})
    theirs = _in_part(other, {"subject"} if other.passive else {"object"})
    return bool(mine and theirs) and not any(
        may_be_one(p, q, case, evidence) for p in mine for q in theirs
    )


def _is_known(party: Party, case: Case) -> bool:
    """Tell whether the sources have somebody of a claim."""
    return party.word is not None and any(party.word.key in e.statement.by_key for e in case.whole)


def may_be_one(a: Party, b: Party, case: Case, evidence: Evidence) -> bool:
    """Tell whether two parties are one, or nothing tells them apart.

    Args:
        a: Of the claim.
        b: Of the evidence.
        case: A sentence of the claim with its evidence.
        evidence: The sentence the other stands in.
    """
    if one_party(a, b, case, evidence) or a.word is None or b.word is None:
        return True
    return a.word.key.endswith(b.word.key) or b.word.key.endswith(a.word.key)
