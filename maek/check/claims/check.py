"""Is a claim carried by its sources; if not, what differs, with the words on both sides.

Every sentence of the claim is laid beside the source sentences closest to it. Names, figures,
dates, quotations, the parts people play, yes and no, certainty and tense must agree; a word
that nothing stands for is told. The support is bound to the sentences that carry it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from maek.check.across.no import unharmed
from maek.check.beside.amounts import HERE, SOMETHING_ELSE, amounts
from maek.check.beside.case import Case
from maek.check.beside.contraries import OPPOSITE
from maek.check.beside.converse import told_from_both_ends
from maek.check.beside.crossed_names import crossed_names
from maek.check.beside.deeds import swapped_deeds
from maek.check.beside.directed import changed_sides
from maek.check.beside.ends import turned
from maek.check.beside.levels import levels
from maek.check.beside.marked_roles import marked_roles
from maek.check.beside.roles import roles as crossed_roles
from maek.check.beside.scope import scope
from maek.check.beside.statement import Prepared, Statement
from maek.check.beside.weekdays import weekdays
from maek.check.beside.who import names, places, same
from maek.check.claims.absent import absent
from maek.check.claims.across import ACROSS
from maek.check.claims.ahead import ran_ahead
from maek.check.claims.belonging import bonded
from maek.check.claims.causes import causes
from maek.check.claims.content import content
from maek.check.claims.copied import copied
from maek.check.claims.days import days, months
from maek.check.claims.edges import edges
from maek.check.claims.events_untold import unheard
from maek.check.claims.evidence import candidates
from maek.check.claims.genitive import given_away
from maek.check.claims.given_up import given_up
from maek.check.claims.governed import governed
from maek.check.claims.harm import misplaced_harm
from maek.check.claims.instances import instances
from maek.check.claims.kinship import kinship
from maek.check.claims.marked_names import marked_names
from maek.check.claims.moving import moved
from maek.check.claims.newness import newness
from maek.check.claims.nominated import nominated
from maek.check.claims.not_come_off import fallen_through
from maek.check.claims.orders import orders
from maek.check.claims.own_predicate import own_predicate
from maek.check.claims.owned import owned
from maek.check.claims.paired import paired
from maek.check.claims.parts import parts
from maek.check.claims.polarity import polarity
from maek.check.claims.prefixed import prefixed
from maek.check.claims.quoted import quotations
from maek.check.claims.range_ends import range_ends
from maek.check.claims.ranks import ranks
from maek.check.claims.rates import rates
from maek.check.claims.reasons import reasons
from maek.check.claims.stances import stances
from maek.check.claims.standards import standards
from maek.check.claims.still_open import still_open
from maek.check.claims.this_time import this_time
from maek.check.claims.undone import undone
from maek.check.claims.unsure import unsure
from maek.check.claims.voices import changed_voice
from maek.check.claims.where_it_was import placed
from maek.check.claims.wholes import wholes
from maek.check.claims.word_by_word import REPLACED
from maek.model.finding import Finding
from maek.model.span import Span


def roles(case: Case) -> Iterator[Finding]:
    """Yield who plays another's part, by the best grammar the language has.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if case.same_language and told_from_both_ends(case):
        return  # who then plays which part is told by the contrary verbs
    if case.same_language and case.statement.deeds:
        yield from swapped_deeds(case)
        yield from changed_voice(case)
        return
    found = next(iter(crossed_roles(case)), None)
    if found is not None:
        yield found
    elif case.same_language:
        yield from marked_roles(case)
        yield from crossed_names(case)


CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    names,
    places,
    placed,
    kinship,
    amounts,
    range_ends,
    given_up,
    levels,
    orders,
    wholes,
    misplaced_harm,
    rates,
    days,
    months,
    edges,
    this_time,
    copied,
    weekdays,
    quotations,
    roles,
    changed_sides,
    moved,
    ranks,
    owned,
    paired,
    given_away,
    governed,
    newness,
    bonded,
    turned,
    polarity,
    own_predicate,
    instances,
    marked_names,
    standards,
    fallen_through,
    nominated,
    absent,
    unharmed,
    prefixed,
    stances,
    undone,
    still_open,
    ran_ahead,
    scope,
    unheard,
    causes,
    reasons,
    unsure,
    content,
)


CONTRADICTED = frozenset({
    "polarity", "role", "negation", "speaker", "quotation", "hedge", "tense", "modality", "unit",
    "bound", "attribution", "title",
})  # fmt: skip
"""What the closest sentence tells otherwise, no less close one can make good."""


CLOSE_FIT = 0.65
"""A source sentence with this share of the claim's words is the one it must agree with."""


@dataclass(frozen=True, slots=True)
class Support:
    """A sentence of a source that carries a claim."""

    source: str
    span: Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check of one claim says."""

    id: str
    supported: bool
    findings: tuple[Finding, ...]
    support: tuple[Support, ...]


def check_claim(claim: Prepared, sources: Sequence[Prepared]) -> Verdict:
    """Check a claim against its sources.

    Args:
        claim: The claim, prepared; its relative dates resolved against the sources' day.
        sources: What it must be carried by, prepared.
    """
    findings: list[Finding] = []
    support: dict[Support, None] = {}
    for statement in claim.statements:
        found, carried = _sentence(statement, claim, sources)
        findings += found
        support.update(dict.fromkeys(carried))
    return Verdict(claim.id, not findings, tuple(findings), tuple(support))


def _sentence(
    statement: Statement, claim: Prepared, sources: Sequence[Prepared]
) -> tuple[list[Finding], list[Support]]:
    whole = _copied(statement, sources)
    if whole is not None:
        return [], [whole]
    found, carried = _best(statement, claim, sources)
    if found and carried and not any(f.why == REPLACED for f in found):
        pieces = [_best(p, claim, sources) for p in parts(statement, claim.text)]
        apart = [finding for told, _ in pieces for finding in told]
        if pieces and len(apart) < len(found):
            return apart, [support for _, held in pieces for support in held]
    return found, carried


def _best(
    statement: Statement, claim: Prepared, sources: Sequence[Prepared]
) -> tuple[list[Finding], list[Support]]:
    """The fewest findings over the sentences that may carry a sentence, or a clause of one."""
    best: tuple[list[Finding], list[Support]] | None = None
    clean: tuple[list[Finding], list[Support]] | None = None
    fits = False
    for likely, evidence in candidates(statement, claim, sources):
        if best is not None and not likely and (fits or any(map(_contradicts, best[0]))):
            break
        fits = fits or (likely and _fits(statement, evidence[0].statement))
        case = Case(claim, statement, evidence, tuple(sources))
        checks = CHECKS if case.same_language else ACROSS
        found = [finding for check in checks for finding in check(case)]
        if clean is not None:
            if _tells_of_whom(case) and any(f.why == OPPOSITE for f in found):
                return found, [Support(e.source.id, e.statement.span) for e in evidence]
            continue
        if not found and case.same_language and not _tells_of_whom(case):
            clean = ([], [Support(e.source.id, e.statement.span) for e in evidence])
            continue  # unless what tells of the same one tells the opposite
        if best is None or len(found) < len(best[0]):
            best = (found, [Support(e.source.id, e.statement.span) for e in evidence])
        if not found:
            break
    if clean is not None:
        return clean
    if best is None:
        why = "the sources have nothing like this"
        words = statement.text
        return [Finding("unsupported", claim.id, why, statement.span, words)], []
    return best


def _tells_of_whom(case: Case) -> bool:
    """Tell whether the closest sentence names who a claim is of, if it is of somebody named."""
    mine = [n for n in case.statement.named if n.role == "subject" and n.mention.kind == "person"]
    there = case.first
    return not mine or any(
        same(n, case.claim, o, there.source) for n in mine for o in there.statement.named
    )


def _fits(statement: Statement, there: Statement) -> bool:
    """Tell whether a source sentence tells the very same thing, whatever differs."""
    words = [k for k in statement.keys if k[0] == "w"]
    return sum(1 for k in words if k in there.keys) >= CLOSE_FIT * len(words)


def _contradicts(finding: Finding) -> bool:
    return finding.kind in CONTRADICTED or finding.why in (HERE, SOMETHING_ELSE, REPLACED)


def _copied(statement: Statement, sources: Sequence[Prepared]) -> Support | None:
    """A sentence that a source has word for word is carried by itself."""
    for source in sources:
        span = source.sentences.get(statement.text)
        if span is not None:
            return Support(source.id, span)
    return None
