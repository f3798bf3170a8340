"""What a claim must keep where its sources are in another language.

Words of two languages meet by their meanings (maek/text/tables), names by their sound or their
table, figures and dates by their values. Each check tells a difference that can be decided; a
word no table knows, a name no rule can read is left alone: not found is not contradicted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from maek.check.across.done_ahead import done_ahead
from maek.check.across.names import people, speakers, titles
from maek.check.across.no import denial, unharmed
from maek.check.across.opposites import opposites_of
from maek.check.across.places import places
from maek.check.across.sure import certainty, charges
from maek.check.across.things import things
from maek.check.across.voices import other_side
from maek.check.beside.case import Case
from maek.check.beside.directed import agreed, changed_sides
from maek.check.beside.ends import turned
from maek.check.beside.levels import levels
from maek.check.beside.roles import roles as crossed_roles
from maek.check.beside.scope import scope
from maek.check.claims.across_days import dates
from maek.check.claims.across_figures import figures
from maek.check.claims.attribution import attribution
from maek.check.claims.belonging import bonded
from maek.check.claims.causes import causes
from maek.check.claims.content import content
from maek.check.claims.events_untold import unheard
from maek.check.claims.kinship import kinship
from maek.check.claims.orders import orders
from maek.check.claims.range_ends import range_ends
from maek.check.claims.still_open import still_open
from maek.check.claims.undone import undone
from maek.model.finding import Finding

TOLD = frozenset({"say", "announce", "report", "warn", "statement", "interview", "accuse"})
"""Meanings of a cue that makes what stands beside it somebody's word."""


def told(case: Case) -> Iterator[Finding]:
    """Yield what the source only reports and the claim tells as a fact.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if case.first.statement.meant & TOLD:
        yield from attribution(case)


def roles(case: Case) -> Iterator[Finding]:
    """Yield who plays another's part, unless the same two do the same from the other end.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if not agreed(case):
        yield from crossed_roles(case)


ACROSS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    people,
    places,
    titles,
    kinship,
    figures,
    range_ends,
    levels,
    orders,
    dates,
    speakers,
    other_side,
    told,
    roles,
    changed_sides,
    bonded,
    turned,
    denial,
    unharmed,
    certainty,
    done_ahead,
    charges,
    undone,
    still_open,
    scope,
    opposites_of,
    things,
    unheard,
    causes,
    content,
)
