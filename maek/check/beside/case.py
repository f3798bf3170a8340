"""Case: one sentence of a claim beside the source sentences that may carry it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice

from maek.check.beside.statement import Prepared, Statement
from maek.lang.wording import DOUBT, Mark
from maek.model.finding import Finding
from maek.model.span import Span

ALIKE_MEANINGS = 2
"""Across languages a clause is known again by so many meanings, names or figures."""

BEFORE = 2
"""What a sentence goes on about was named so many sentences before."""
FIRST = 0.5
"""What the first word of a clause counts for beyond any other."""
SENTENCES = 40
"""In so many sentences of the sources a word is sought that the evidence does not have."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a source."""

    source: Prepared
    statement: Statement

    @property
    def before(self) -> tuple[Statement, ...]:
        """The sentences before it that name whom or what it goes on about."""
        at = self.statement.index
        return self.source.statements[max(0, at - BEFORE) : at]


def sentences_of(source: Prepared) -> tuple[Evidence, ...]:
    """Return the sentences of a source, made once.

    Args:
        source: A source, prepared.
    """
    found: tuple[Evidence, ...] | None = source.memo.get("sentences")
    if found is None:
        found = tuple(Evidence(source, s) for s in source.statements)
        source.memo["sentences"] = found
    return found


@dataclass(frozen=True)
class Case:
    """One sentence of a claim and its evidence, the best sentence first."""

    claim: Prepared
    statement: Statement
    evidence: tuple[Evidence, ...]
    sources: tuple[Prepared, ...] = field(repr=False)

    @property
    def first(self) -> Evidence:
        """The source sentence closest to the claim."""
        return self.evidence[0]

    @cached_property
    def same_language(self) -> bool:
        """Whether claim and best evidence are in one language."""
        return self.first.source.lang == self.claim.lang

    @cached_property
    def meant(self) -> frozenset[str]:
        """Every meaning the evidence has."""
        return frozenset().union(*(e.statement.meant for e in self.evidence))

    @cached_property
    def covered(self) -> float:
        """How much of the best evidence the claim takes up, by keys both could have."""
        mine, theirs = self.statement.keys, self.first.statement.keys
        left_out = "o" if self.same_language else "ows"
        mine = frozenset(k for k in mine if k[0] not in left_out)
        theirs = frozenset(k for k in theirs if k[0] not in left_out)
        shared = len(mine & theirs) / max(1, len(theirs))
        words = len(self.statement.words) / max(1, len(self.first.statement.words))
        return max(shared, min(words, 1.0) if mine & theirs else 0.0)

    @cached_property
    def akin(self) -> frozenset[str]:
        """Every group of like words the evidence has."""
        return frozenset().union(*(e.statement.akin for e in self.evidence))

    def facing(self, place: int) -> tuple[tuple[Evidence, Span], ...]:
        """Return the clauses of the evidence that tell most of what a clause of the claim tells.

        Args:
            place: An offset of the claim's text.
        """
        clauses = self.statement.told
        clause = clauses[0][0] if len(clauses) < 2 else self.statement.clause_at(place)
        return self._faced.get(clause.start, ())

    @cached_property
    def _faced(self) -> dict[int, tuple[tuple[Evidence, Span], ...]]:
        """Clauses by their words; across languages by two meanings at least."""
        least = 1 if self.same_language else ALIKE_MEANINGS
        found: dict[int, tuple[tuple[Evidence, Span], ...]] = {}
        for clause, mine in self.clauses_of(self.statement):
            first = self._first_word(clause)
            scored = [
                (len(mine & keys) + FIRST * (first in keys), e, c)
                for e in self.evidence
                for c, keys in self.clauses_of(e.statement)
            ]
            best = max((score for score, _, _ in scored), default=0)
            found[clause.start] = tuple(
                (e, c) for score, e, c in scored if score == best and score >= least
            )
        return found

    def _first_word(self, clause: Span) -> str:
        """What a clause begins with: most often who it is told of."""
        words = (w.key for w in self.statement.words if clause.start <= w.span.start < clause.end)
        return next(words, "")

    def clauses_of(self, statement: Statement) -> tuple[tuple[Span, frozenset[str]], ...]:
        """Return each clause with what it can be known again by in the other text's language.

        Args:
            statement: The sentence of the claim, or one of the evidence.
        """
        return statement.told if self.same_language else statement.meant_by_clause

    @property
    def whole(self) -> tuple[Evidence, ...]:
        """Every sentence of the sources, at most so many, worked out once for a claim."""
        known: tuple[tuple[Prepared, ...], tuple[Evidence, ...]] | None
        known = self.statement.memo.get("whole")
        if known is None or known[0] != self.sources:
            rows = chain.from_iterable(map(sentences_of, self.sources))
            known = self.statement.memo["whole"] = (self.sources, tuple(islice(rows, SENTENCES)))
        return known[1]

    @property
    def reach(self) -> Iterator[tuple[Prepared, int]]:
        """Each source with how many of its sentences are looked through for a word."""
        left = SENTENCES
        for source in self.sources:
            if left > 0:
                yield source, min(left, len(source.statements))
            left -= len(source.statements)

    def near(self, entity: str) -> bool:
        """Whether a source names an entity anywhere."""
        return any(entity in source.names_of for source in self.sources)

    def finding(
        self,
        kind: str,
        why: str,
        span: Span,
        other: Span | None = None,
        evidence: Evidence | None = None,
    ) -> Finding:
        """Make a finding against a sentence of the evidence.

        Args:
            kind: What differs.
            why: In words.
            span: In the claim.
            other: In the evidence's source; its whole sentence by default.
            evidence: The sentence it differs from; the best one by default.
        """
        evidence = evidence or self.first
        source = evidence.source
        where = other or evidence.statement.span
        return Finding(
            kind,
            self.claim.id,
            why,
            span=span,
            words=span.of(self.claim.text),
            source=source.id,
            source_span=where,
            source_words=where.of(source.text),
        )

    def left_open(self, span: Span, mark: Mark, evidence: Evidence) -> Finding:
        """Make a finding against what leaves open what the claim tells as done.

        Args:
            span: In the claim.
            mark: What says so in the evidence: a plan, or a doubt.
            evidence: The sentence of the mark.
        """
        if mark.name in DOUBT:
            return self.finding("hedge", "the sources are less certain", span, mark.span, evidence)
        why = "the sources tell this as planned"
        return self.finding("tense", why, span, mark.span, evidence)

    def pairs(self) -> Iterator[tuple[Prepared, Statement]]:
        """Yield source and sentence of all evidence."""
        for evidence in self.evidence:
            yield evidence.source, evidence.statement
