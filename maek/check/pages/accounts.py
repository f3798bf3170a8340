"""A page beside other accounts of its story: what both tell, and one tells otherwise.

A sentence of the page that an account tells too is checked as a claim against all accounts: a
difference is told where none of them carries it, with the words on both sides. Two accounts are no
translations of each other, so only what all must agree on counts: figures, dates, names, titles,
places, who said it, yes and no. What no account tells is told as such, and is no error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from maek.check.beside.align import anchors
from maek.check.beside.amounts import same_amount
from maek.check.beside.measures import amount
from maek.check.beside.statement import Prepared, Statement
from maek.check.claims.check import check_claim
from maek.check.pages.abroad import told_abroad
from maek.check.pages.one_telling import in_its_place, is_one_telling, one_unit, told_at
from maek.check.pages.people_near import nearly_named, otherwise_said
from maek.model.finding import Finding
from maek.model.findings import Defect, Quantity
from maek.model.span import Span
from maek.text.short import short_for

WORDED = frozenset({"title", "name", "place", "speaker"})
"""What one account may tell in more words than another: 위원장, 노조 위원장."""
NO_SOURCE = "no_source"
"""The kind of what only the page tells."""
AGREED = frozenset({
    "number", "unit", "date", "title", "name", "place", "speaker", "polarity", "negation",
    "kinship",
})  # fmt: skip
"""What two accounts of one thing must agree on."""
TOLD, TOLD_WORDS = 1 / 3, 0.5
"""A sentence is told by an account that shares more of its anchors, or words, than that."""
TELLING = 2
"""So many digits but zeros at the end make a figure that tells what a sentence is of: 7,300."""
LEAST_ANCHORS = 3
"""Of a sentence with fewer nothing can be said."""
LONGEST = 40
"""What is longer is a sentence, and no word for word."""
EXACT = "_"
"""How the keys of single trades end."""
BARE = "digits"
"""The rule of figures that are a number with no unit a drawer reads."""
UNLIKE = 2
"""So many words without a counterpart make a sentence tell something else."""


def beside(accounts: Sequence[Prepared], page: Prepared) -> tuple[Defect, ...]:
    """Lay a page beside other accounts of its story.

    Args:
        accounts: The other accounts, in any language; their ids name them.
        page: The page.

    Returns:
        Findings with spans in the page, in order.
    """
    return tuple(
        Defect(f.span, f.kind, f.why, f.source_words)
        for f in _laid_beside(accounts, page)
        if f.span is not None
    )


def told_otherwise(accounts: Sequence[Prepared], page: Prepared) -> tuple[Finding, ...]:
    """Return what a page tells otherwise than other accounts of its story, with both places.

    Args:
        accounts: The other accounts, in any language; their ids name them.
        page: The page.

    Returns:
        Findings with spans in the page and in an account, in order.
    """
    return tuple(f for f in _laid_beside(accounts, page) if f.kind != NO_SOURCE)


def _laid_beside(accounts: Sequence[Prepared], page: Prepared) -> list[Finding]:
    """What the page alone tells and what it tells otherwise, in order."""
    found: list[Finding] = []
    for statement in page.statements:
        told = _is_told(statement, accounts)
        if told is False:
            why = "no account tells this"
            found.append(Finding(NO_SOURCE, page.id, why, statement.span))
        elif told:
            found += _unlike(statement, page, accounts)
            abroad = told_abroad(statement, page, accounts)
            found += [f for f in abroad if not _has(found, f)]
    return sorted(found, key=lambda f: (f.span or Span(0, 0), f.kind))


def _has(found: Sequence[Finding], finding: Finding) -> bool:
    return any(f.span and finding.span and f.span.overlaps(finding.span) for f in found)


def _is_told(statement: Statement, accounts: Sequence[Prepared]) -> bool | None:
    """Tell whether an account tells what a sentence does; None where that cannot be said."""
    mine, words = anchors(statement), {w.key for w in statement.free}
    # A trade has a key of its own beside that of its sort: one word is known once.
    plain = {key for key in mine if not key.endswith(EXACT)}
    others = [other for account in accounts for other in account.statements]
    known = max((len(plain & anchors(other)) for other in others), default=0)
    alike = max(
        (
            len(words & {w.key for w in other.free})
            for other in others
            if other.lang == statement.lang
        ),
        default=0,
    )
    if known > TOLD * len(mine) or alike > TOLD_WORDS * len(words):
        return True
    if any(_figures(statement) & _figures(other) for other in others):
        return True
    people = any(n.mention.kind == "person" for n in statement.named)
    if people and all(other.lang != statement.lang for other in others):
        return True  # a name in another script may be the same
    few = len(words) >= LEAST_ANCHORS and alike <= TOLD * len(words) and known < LEAST_ANCHORS - 1
    return False if few or len(mine) >= LEAST_ANCHORS else None


def _figures(statement: Statement) -> frozenset[str]:
    """The large figures of a sentence: two sentences seldom have one by chance."""
    lows = (f.low for f in statement.figures)
    return frozenset(low for low in lows if low and len(low.strip("0.")) >= TELLING)


def _unlike(
    statement: Statement, page: Prepared, accounts: Sequence[Prepared]
) -> Iterator[Finding]:
    """What a sentence tells otherwise than every account, checked as a claim."""
    findings = _near(replace(page, statements=(statement,)), accounts)
    if sum(f.kind == "unsupported" and f.source_span is None for f in findings) >= UNLIKE:
        return
    taken: list[Span] = []
    near = nearly_named(statement, page, accounts)
    told = [f for f in (_of_one(f, page, accounts) for f in findings) if f is not None]
    told = _false_alone(told, statement, accounts)
    for finding in (*otherwise_said(statement, page, accounts), *near, *told):
        span = finding.span
        if span is None or not _counts(finding, statement, accounts):
            continue
        if not any(span.overlaps(t) for t in taken):
            taken.append(span)
            yield _what_differs(finding, span, page, accounts)


def _of_one(finding: Finding, page: Prepared, accounts: Sequence[Prepared]) -> Finding | None:
    """Return a finding whose two sides are told of one thing; of figures that of the same."""
    account = _account_of(finding, accounts)
    if account is None or finding.span is None or finding.source_span is None:
        return None
    mine, theirs = told_at(page, finding.span), told_at(account, finding.source_span)
    if mine is None or theirs is None:
        return None
    for there in in_its_place(finding.kind, theirs, accounts):
        if is_one_telling(finding.kind, mine, there):
            return replace(
                finding, source=there.text.id, source_span=there.span, source_words=there.words
            )
    return None


def _account_of(finding: Finding, accounts: Sequence[Prepared]) -> Prepared | None:
    """The account a finding names; none where it was found in no one."""
    return next((a for a in accounts if a.id == finding.source), None)


def _false_alone(
    findings: Sequence[Finding], statement: Statement, accounts: Sequence[Prepared]
) -> list[Finding]:
    """Findings without the figures an account gives beside one that none does: a wrong 4층 makes
    no 3명 wrong that stands next to it."""
    figures = {f: _figure((statement,), f.span) for f in findings if f.kind in ("number", "unit")}
    given = {f for f, q in figures.items() if q and any(_gives_just(q, a) for a in accounts)}
    if len(given) == len(figures):
        return list(findings)
    return [f for f in findings if f not in given]


def _gives_just(figure: Quantity, account: Prepared) -> bool:
    """Tell whether an account has a figure of the same number and unit."""
    there = (f for s in account.statements for f in s.figures)
    return any(f.unit_norm == figure.unit_norm and f.low == figure.low for f in there)


def _near(claim: Prepared, accounts: Sequence[Prepared]) -> tuple[Finding, ...]:
    """What no account carries, with the words of one in the page's language where one tells it."""
    found = check_claim(claim, accounts).findings
    own = [a for a in accounts if a.lang == claim.lang]
    ids = {a.id for a in own}
    if not own or all(f.source in ids for f in found):
        return found
    near = [f for f in check_claim(claim, own).findings if f.span is not None]
    return tuple(next((n for n in near if n.kind == f.kind and n.span == f.span), f) for f in found)


def _counts(finding: Finding, statement: Statement, accounts: Sequence[Prepared]) -> bool:
    """Tell whether a finding is a difference of two accounts, and not their way of telling."""
    account = _account_of(finding, accounts)
    if finding.kind not in AGREED or account is None or None in (finding.span, finding.source_span):
        return False
    words, there = finding.words, finding.source_words
    if len(there) > LONGEST or (
        finding.kind in WORDED and (words.split()[-1] == there.split()[-1] or words in there)
    ):
        return False
    told = MEANT.get(finding.kind)
    return told is None or told(finding, statement, account, accounts)


def _same_unit(
    finding: Finding, statement: Statement, account: Prepared, accounts: Sequence[Prepared]
) -> bool:
    """Figures of one unit: 0.1%포인트 is no 0.9%, and nobody knows of what 3 floors are 200.

    Nor may an account in another language give the page's: 14人 beside 12명.
    """
    mine = _figure((statement,), finding.span)
    if mine is not None and mine.rule == BARE and account.lang != statement.lang:
        return False
    if mine is not None and any(_gives(mine, a) for a in accounts if a.lang != statement.lang):
        return False
    theirs = _figure(account.statements, finding.source_span)
    return mine is None or theirs is None or one_unit(mine, theirs)


def _gives(figure: Quantity, account: Prepared) -> bool:
    """Tell whether an account has a figure of so much of the same."""
    unit = amount(figure).unit
    theirs = (f for s in account.statements for f in s.figures if unit and amount(f).unit == unit)
    return any(same_amount(figure, f, same_language=False) for f in theirs)


def _same_party(
    finding: Finding, statement: Statement, account: Prepared, _: Sequence[Prepared]
) -> bool:
    """Yes and no of one party: 원고 패소 is 회사 승소."""
    if finding.span is None or finding.source_span is None:
        return False
    before = statement.text[: finding.span.start - statement.span.start].split()[-1:]
    theirs = account.text[: finding.source_span.start].split()[-1:]
    return not before or not theirs or before[0][:2] == theirs[0][:2]


def _of_people(
    finding: Finding, statement: Statement, account: Prepared, _: Sequence[Prepared]
) -> bool:
    """Speakers of whom one at least is a person: 대법 and 재판부 are one."""
    people = {
        named.mention.name
        for s in (statement, *account.statements)
        for named in s.named
        if named.mention.kind == "person" and named.mention.name
    }
    return any(name in finding.words or name in finding.source_words for name in people)


def _unknown(
    finding: Finding, statement: Statement, _: Prepared, accounts: Sequence[Prepared]
) -> bool:
    """A name no account has, short or long, unless it is who says something."""
    spans = [said.quotation.speaker for said in statement.said]
    speaks = any(s and finding.span and s.overlaps(finding.span) for s in spans)
    there = finding.source_words
    if all(w in there or short_for(w, there) for w in finding.words.split()):
        return False
    return speaks or not any(finding.words in a.text for a in accounts)


MEANT: dict[str, Callable[[Finding, Statement, Prepared, Sequence[Prepared]], bool]] = {
    "number": _same_unit,
    "unit": _same_unit,
    "date": lambda finding, *_: not finding.source_words.isdecimal(),
    "polarity": _same_party,
    "negation": _same_party,
    "speaker": _of_people,
    "name": _unknown,
    "place": _unknown,
}
"""By kind, what else makes a finding a difference of two accounts."""


def _figure(statements: Sequence[Statement], span: Span | None) -> Quantity | None:
    """The figure that stands in a place."""
    figures = (f for s in statements for f in s.figures)
    return next((f for f in figures if span and f.span.overlaps(span)), None)


def _what_differs(
    finding: Finding, span: Span, page: Prepared, accounts: Sequence[Prepared]
) -> Finding:
    """A finding with the words alone that differ: 이보 마레크 총리, 이보 마레크 대통령."""
    words = " ".join(finding.source_words.split())
    told = _whole(finding, accounts) if words.isdecimal() else words
    others = sum(told in a.text for a in accounts if a.id != finding.source)
    mine, theirs = finding.words.split(" "), words.split(" ")
    while len(mine) > 1 and len(theirs) > 1 and mine[0] == theirs[0]:
        span = Span(span.start + len(mine.pop(0)) + 1, span.end)
        theirs.pop(0)
    more = f" and {others} more" if others else ""
    words = " ".join(theirs)
    if span.of(page.text).isdecimal() and words.isdecimal():
        # 10 and 12 of 10월 and 12월.
        span, words = Span(span.start, _with_unit(page.text, span.end)), _whole(finding, accounts)
    why = f"{words} in {finding.source}{more}"
    return replace(finding, span=span, words=span.of(page.text), why=why, source_words=words)


def _with_unit(text: str, end: int) -> int:
    """Where a figure ends that is followed by its unit: 10월."""
    return end + 1 if text[end : end + 1].isalpha() else end


def _whole(finding: Finding, accounts: Sequence[Prepared]) -> str:
    """A bare number of an account with its unit."""
    account = _account_of(finding, accounts)
    if account is None or finding.source_span is None:
        return finding.source_words
    end = _with_unit(account.text, finding.source_span.end)
    return account.text[finding.source_span.start : end]
