"""Who does what to whom: the parts people play in the claim and in the evidence.

Where the language tells the nouns of each predicate, predicates are laid side by side: whoever
does in the claim what the other did in the evidence has changed places. Where it does not:
:mod:`maek.check.beside.crossed_names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from maek.check.beside.case import Case, Evidence
from maek.check.beside.roles import MUTUAL, joined_before
from maek.check.beside.statement import Named, Prepared, Statement
from maek.check.beside.who import same
from maek.lang.wording import Deed, Role, Word
from maek.model.finding import Finding
from maek.model.span import Span

PEOPLE = ("person", "role")
SAYING = frozenset({"say", "announce", "report"})
"""Who says it is told by the quotation."""
TAKING = frozenset({"받다", "당하다", "입다", "맞다", "얻다"})
"""Verbs of Korean whose subject is who another verb is done to: 처분을 받다, 처분을 내리다."""
PASSIVE = "passive"
"""Behind a verb that tells a doing from the end of whom it is done to."""
PASSING = "통과"
"""A verb of Korean whose object lets its subject pass: 법안이 국회를 통과했다."""
SIDE = re.compile(r"(?: ?씨)? ?측")
"""What stands behind a party when others may speak for it."""
TOPIC = ("은", "는")
"""Particles of Korean that tell what is spoken of, whichever part it plays."""
WHY = "the sources give this part to another"


@dataclass(frozen=True, slots=True)
class Party:
    """A noun or name that plays a part."""

    span: Span
    word: Word | None
    named: Named | None

    @property
    def shown(self) -> Span:
        """Where a person reads it: the whole name, 이모 씨, of which the engine cuts out 이."""
        held = self.named is not None and self.named.span.overlaps(self.span)
        return self.named.span if held and self.named is not None else self.span


def swapped_deeds(case: Case) -> Iterator[Finding]:
    """Yield a party of the claim that does what another does in the evidence.

    Args:
        case: A sentence of a claim with its evidence, in one language.
    """
    for act in acts(case.statement):
        if act.verbs & SAYING or act.verbs & MUTUAL:
            continue
        conflicts: list[tuple[Party, Party, Evidence]] = []
        likely = list(_alike(act, case))
        telling = _with_same_object(act, likely, case)
        for evidence, other in likely:
            conflict = _conflict(act, other, case, evidence)
            if conflict is not None and (telling or not act.light):
                conflicts.append((*conflict, evidence))
            elif (evidence, other) in telling:
                conflicts = []
                break
        if conflicts:
            mine, theirs, evidence = conflicts[0]
            yield case.finding("role", WHY, mine.shown, theirs.shown, evidence)
            return


def sharing(act: Act, case: Case) -> Iterator[tuple[Evidence, Act]]:
    """Yield the deeds of the evidence in which a party plays the part it plays in a deed.

    Args:
        act: Of the claim.
        case: A sentence of the claim with its evidence.
    """
    for evidence in case.evidence:
        for other in acts(evidence.statement):
            pairs = ((p, o) for r, p in act.parts for q, o in other.parts if r == q)
            if any(one_party(p, o, case, evidence) for p, o in pairs):
                yield evidence, other


@dataclass(frozen=True, slots=True)
class Act:
    """A deed with its parties, and what its predicate can be known again by."""

    deed: Deed
    verbs: frozenset[str]
    parts: tuple[tuple[Role, Party], ...]
    light: bool = False
    """Told by a verb that says little alone."""
    passive: bool = False
    """Told from the end of whom it is done to."""
    stems: frozenset[str] = frozenset()
    """What the doing is known again by, in whichever voice."""
    keys: tuple[str, ...] = ()
    """The base forms of the word that tells it."""


Parts = tuple[tuple[Role, Party], ...]


def acts(statement: Statement) -> tuple[Act, ...]:
    """Return the deeds of a sentence with their parties, worked out once.

    Args:
        statement: A sentence.
    """
    found: tuple[Act, ...] | None = statement.memo.get("acts")
    if found is None:
        found = statement.memo["acts"] = tuple(_act(d, statement) for d in statement.deeds)
    return found


def _act(deed: Deed, statement: Statement) -> Act:
    start, end = deed.verb.start, deed.verb.end
    words = [w for w in statement.words if w.span.start == start and w.span.end == end]
    verbs = _verbs(deed, words, statement)
    parts = tuple((r, party_at(s, statement)) for s, r in deed.parts)
    parts += tuple(
        (r, party_at(w.span, statement))
        for r, p in parts
        for w in (joined_before(p.span, statement) if r == "subject" else ())
    )
    passing = PASSING in verbs and any(r == "object" for r, _ in parts)
    if passing:
        verbs = frozenset(f"{v}{PASSIVE}" for v in verbs)
        parts = tuple(("by" if r == "object" else r, p) for r, p in parts)
    return Act(
        deed,
        verbs,
        parts,
        any(w.sort == "other" for w in words),
        any(v.endswith(PASSIVE) for v in verbs),
        frozenset(v.removesuffix(PASSIVE) for v in verbs),
        tuple(w.key for w in words),
    )


def _parties(statement: Statement) -> tuple[Party, ...]:
    """Every noun and name of a sentence, worked out once."""
    found: tuple[Party, ...] | None = statement.memo.get("parties")
    if found is None:
        found = statement.memo["parties"] = tuple(
            party_at(s, statement) for s in _places(statement)
        )
    return found


def _verbs(deed: Deed, words: list[Word], statement: Statement) -> frozenset[str]:
    """What a predicate can be known again by: its word, its meanings, words like it."""
    # 재판에 넘겨지다 means what its two words mean together.
    start, end = deed.verb.start, deed.verb.end
    meant = [s.key for s in statement.means if start == s.start or end == s.end]
    marks = {m.name for w in words for m in w.marks}
    voice = "".join(name for name in (PASSIVE, "causes") if name in marks)
    voice = PASSIVE if deed.undergone else voice
    return frozenset(f"{k}{voice}" for k in (*(w.key for w in words), *meant))


def _alike(act: Act, case: Case) -> Iterator[tuple[Evidence, Act]]:
    for evidence in case.evidence:
        for other in acts(evidence.statement):
            converse = bool(act.verbs & TAKING) != bool(other.verbs & TAKING)
            # 무죄가 그에게 선고됐다 and 그는 무죄 선고를 받았다 have two subjects.
            one_end = act.deed.undergone == other.deed.undergone
            if act.verbs & other.verbs and not converse and one_end:
                yield evidence, other


def _with_same_object(
    act: Act, likely: list[tuple[Evidence, Act]], case: Case
) -> list[tuple[Evidence, Act]]:
    """Of like deeds those done to the same, if there are any: who scored the first goal.

    A verb that says little alone tells the same only with the same noun: 판결을 받다, 혐의를 받다.
    """
    mine = [p for r, p in act.parts if r == "object"]
    same_ = [
        (evidence, other)
        for evidence, other in likely
        if any(
            r == "object" and one_party(m, p, case, evidence) for m in mine for r, p in other.parts
        )
    ]
    if same_ or not (act.light and mine):
        return same_ or likely
    nouns = {m.word.key for m in mine if m.word is not None}
    return [(e, other) for e, other in likely if not nouns.isdisjoint(e.statement.by_key)]


def _conflict(act: Act, other: Act, case: Case, evidence: Evidence) -> tuple[Party, Party] | None:
    mine, theirs = act.parts, other.parts
    for role, party in mine:
        rivals = [p for r, p in theirs if r == role]
        if any(one_party(party, p, case, evidence) for p in rivals):
            continue
        for rival in rivals:
            if _crossed(party, rival, role, (mine, theirs), (case, evidence)):
                return party, rival
            if _may_be_one(party, rival, case, evidence):
                break
        else:
            if role == "subject" and rivals and _is_another(party, (act, other), case, evidence):
                return party, rivals[0]
            if role == "to" and rivals and _is_given_another(party, (act, other), case, evidence):
                return party, rivals[0]
    return None


def _is_another(mine: Party, both: tuple[Act, Act], case: Case, evidence: Evidence) -> bool:
    """Tell whether the subject of a deed is somebody else than that of the same deed there.

    Of two nouns that is known where the evidence has the other do something else, and both do
    it to the same: 회사는 7% 인상을 요구했다 beside 노조는 7% 인상을 요구했고 회사는 … 제시했다.
    """
    rivals = [p for r, p in both[1].parts if r == "subject"]
    if any(_two_of_a_kind(mine, r) for r in rivals):
        return True
    objects = [[p for r, p in act.parts if r == "object"] for act in both]
    if not any(one_party(p, q, case, evidence) for p in objects[0] for q in objects[1]):
        return False
    elsewhere = [
        p
        for act in acts(evidence.statement)
        for r, p in act.parts
        # Whom the doer beats before he does it is another, too.
        if (r == "subject" or (r == "object" and p.named)) and p not in rivals
    ]
    return any(one_party(mine, p, case, evidence) for p in elsewhere)


def _is_given_another(mine: Party, both: tuple[Act, Act], case: Case, evidence: Evidence) -> bool:
    """Tell whether the very same is given or done to another person or body than there."""
    rivals = [p for r, p in both[1].parts if r == "to"]
    if not any(_two_of_a_kind(mine, r) and _is_somebody(mine, r) for r in rivals):
        return False
    objects = [[p for r, p in act.parts if r == "object"] for act in both]
    return any(one_party(p, q, case, evidence) for p in objects[0] for q in objects[1])


def _is_somebody(*parties: Party) -> bool:
    kinds = (*PEOPLE, "body")
    return all(p.named is not None and p.named.mention.kind in kinds for p in parties)


def _crossed(
    mine: Party,
    theirs: Party,
    role: Role,
    parts: tuple[Parts, Parts],
    texts: tuple[Case, Evidence],
) -> bool:
    """Tell whether two parties have changed places, or one stands in the other's."""
    case, evidence = texts
    here = [(r, p) for r, p in parts[0] if r != role]
    if any(one_party(p, theirs, case, evidence) for _, p in here):
        return not (role == "subject" and _may_be_undergoing(theirs, parts[1], evidence))
    # 법이 통과됐다 for 국회가 법을 통과시켰다: nobody else plays the other part in the claim.
    filled = {r for r, _ in here}
    there = [p for r, p in parts[1] if r in filled]
    if any(one_party(mine, p, case, evidence) for p in there):
        return True
    done_to = [p for r, p in parts[1] if r == "object" and "object" not in filled]
    if role == "subject" and any(one_party(mine, p, case, evidence) for p in done_to):
        return False  # 요금이 오른다, for: 시가 요금을 올린다
    nouns = mine.named is None and theirs.named is None
    if nouns and not any(r == "object" for r, _ in (*parts[0], *parts[1])):
        return False  # 사상자가 발생하다, 불이 나다: much may happen at once
    return any(one_party(mine, p, case, evidence) for p in _parties(evidence.statement)) and any(
        one_party(p, theirs, case, evidence) for p in _parties(case.statement)
    )


def _may_be_undergoing(party: Party, parts: Parts, evidence: Evidence) -> bool:
    """Tell whether a topic may be what it is done to: 어린이 요금은 동결한다."""
    if party.named is not None or party.word is None or any(r == "object" for r, _ in parts):
        return False
    return evidence.source.text.startswith(TOPIC, party.word.span.end)


def _places(statement: Statement) -> Iterator[Span]:
    yield from (n.span for n in statement.named)
    yield from (w.span for w in statement.words if w.sort in ("noun", "name"))


def _two_of_a_kind(a: Party, b: Party) -> bool:
    if a.named is None or b.named is None or a.named.loose or b.named.loose:
        return False
    return _is_person(a.named) == _is_person(b.named)


def _is_person(named: Named) -> bool:
    return named.mention.kind in PEOPLE


def party_at(span: Span, statement: Statement) -> Party:
    """Return the party that stands at a place.

    Args:
        span: A stretch of the text the sentence is in.
        statement: The sentence.
    """
    named = None
    if statement.named:
        named = next(iter(statement.named_at(span)), None) or _before(span, statement)
    return Party(span, _word_at(span, statement), named)


def _word_at(span: Span, statement: Statement) -> Word | None:
    """The first word a stretch has a letter of."""
    start, end = span.start, span.end
    for word in statement.words:
        if word.span.start < end and start < word.span.end:
            return word
    return None


def _before(span: Span, statement: Statement) -> Named | None:
    """The country or body a noun belongs to: 미국 of 미국 상무부."""
    return next(
        (
            n
            for n in statement.named
            if not n.role
            and 0 <= span.start - n.span.end <= 1
            and n.mention.kind in ("place", "body")
        ),
        None,
    )


def one_party(a: Party, b: Party, case: Case, evidence: Evidence) -> bool:
    """Tell whether two parties are one: the same name, or the same or a like word.

    Args:
        a: Of the claim.
        b: Of the evidence.
        case: A sentence of the claim with its evidence.
        evidence: The sentence the other stands in.
    """
    if a.named is not None and b.named is not None:
        if same(a.named, case.claim, b.named, evidence.source):
            return True
        heads = a.word is not None and b.word is not None and a.word.key == b.word.key
        return heads and (a.named.loose or b.named.loose)
    if a.named is not None or b.named is not None or a.word is None or b.word is None:
        return False
    if a.word.key == b.word.key:
        return True
    return bool(meant_at(a.span, case.statement) & meant_at(b.span, evidence.statement))


def _may_be_one(a: Party, b: Party, case: Case, evidence: Evidence) -> bool:
    """Tell whether two parties that share no name may still be one: 시장 and 윤태건 전 시장."""
    if a.word is None or b.word is None:
        return True
    if _speaks_for(a, case.claim) or _speaks_for(b, evidence.source):
        return True
    if a.word.key.endswith(b.word.key) or b.word.key.endswith(a.word.key):
        return True
    if (a.named is None) == (b.named is None):
        return False
    person = a.named or b.named
    assert person is not None
    titles = (*person.words.split(), *person.mention.title.split())
    noun = a.word if a.named is None else b.word
    return noun.key in titles or (person.mention.kind in PEOPLE and noun.sort == "noun")


def _speaks_for(party: Party, text: Prepared) -> bool:
    """Tell whether somebody on a party's side may be meant: 윤 전 시장 측."""
    assert party.word is not None
    return SIDE.match(text.text, party.word.span.end) is not None


def meant_at(span: Span, statement: Statement) -> frozenset[str]:
    """Return the meanings of the words at a place, and the groups they belong to.

    Args:
        span: A stretch of the text the sentence is in.
        statement: The sentence.
    """
    known: dict[tuple[int, int], frozenset[str]] = statement.memo.setdefault("meant at", {})
    start, end = span.start, span.end
    found = known.get((start, end))
    if found is None:
        meant = [s.key for s in statement.means if s.start < end and start < s.end]
        found = known[start, end] = frozenset(meant)
    return found
