"""A page beside other accounts of its story: what both tell, and one tells otherwise.

A sentence of the page that an account tells too is checked as a claim against all accounts: a
difference is told where none of them carries it, with the words on both sides. Two accounts are no
translations of each other, so only what all must agree on counts: figures, dates, names, titles,
places, who said it, yes and no. What no account tells is told as such, and is no error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from maek.check.beside.align import anchors
from maek.check.beside.amounts import SOMETHING_ELSE
from maek.check.beside.statement import Prepared, Statement
from maek.check.claims.check import check_claim
from maek.check.pages.abroad import told_abroad
from maek.check.pages.one_doing import has_one_subject, is_said_of_one
from maek.check.pages.one_telling import (
    Told,
    figure_at,
    gives,
    in_its_place,
    is_one_telling,
    one_unit,
    told_at,
)
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
    "kinship", "tense",
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
WORD = re.compile(r"\w+")
LABEL = ("[", "【", "［")
"""What opens the label a headline begins with: [빠른정리]."""
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
        if span is None or not _counts(finding, Told(page, statement, span), accounts):
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
    figures = {f: figure_at(statement, f.span) for f in findings if f.kind in ("number", "unit")}
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


def _counts(finding: Finding, mine: Told, accounts: Sequence[Prepared]) -> bool:
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
    return told is None or told(finding, mine, account, accounts)


def _same_unit(
    finding: Finding, mine: Told, account: Prepared, accounts: Sequence[Prepared]
) -> bool:
    """Figures of one unit: 0.1%포인트 is no 0.9%, and nobody knows of what 3 floors are 200.

    Nor may an account in another language give the page's: 14人 beside 12명; but 31 dead are told
    where 31 were hurt.
    """
    figure, abroad = mine.figure, account.lang != mine.text.lang
    theirs = told_at(account, finding.source_span) if finding.source_span else None
    if figure is None or theirs is None:
        return True
    if not abroad and finding.why == SOMETHING_ELSE:
        return theirs.figure is None or one_unit(figure, theirs.figure)
    if abroad and figure.rule == BARE:
        return False
    if any(gives(figure, a) for a in accounts if a.lang != mine.text.lang):
        return False
    return theirs.figure is None or one_unit(figure, theirs.figure)


def _same_party(finding: Finding, mine: Told, account: Prepared, _: Sequence[Prepared]) -> bool:
    """Yes and no of one party: 원고 패소 is 회사 승소."""
    if finding.span is None or finding.source_span is None:
        return False
    other = told_at(account, finding.source_span)
    if other is not None and is_said_of_one(mine.place, other.place):
        return True  # 과실을 부인하다: what stands before a predicate is no party
    if other is not None and finding.kind == "negation":
        return has_one_subject(mine.place, other.place) or _is_behind_one(finding, mine, account)
    return _is_behind_one(finding, mine, account)


def _is_behind_one(finding: Finding, mine: Told, account: Prepared) -> bool:
    """Tell whether one word stands before the words of both sides."""
    if finding.span is None or finding.source_span is None:
        return False
    before = WORD.findall(mine.text.text[mine.statement.span.start : finding.span.start])[-1:]
    theirs = WORD.findall(account.text[: finding.source_span.start])[-1:]
    return not before or not theirs or before[0][:2] == theirs[0][:2]


def _of_people(finding: Finding, mine: Told, account: Prepared, _: Sequence[Prepared]) -> bool:
    """Speakers who both are people: 대법 and 재판부 are one, and a minister tells what his office
    tells, too."""
    people = {
        named.mention.name
        for s in (mine.statement, *account.statements)
        for named in s.named
        if named.mention.kind == "person" and named.mention.name
    }
    both = finding.words, finding.source_words
    return all(any(name in words for name in people) for words in both)


def _unknown(finding: Finding, mine: Told, _: Prepared, accounts: Sequence[Prepared]) -> bool:
    """A name no account has, short or long, unless it is who says something."""
    spans = [said.quotation.speaker for said in mine.statement.said]
    speaks = any(s and finding.span and s.overlaps(finding.span) for s in spans)
    if finding.span and mine.text.text[: finding.span.start].endswith(LABEL):
        return False
    there = finding.source_words
    if all(w in there or short_for(w, there) for w in finding.words.split()):
        return False
    return speaks or not any(finding.words in a.text for a in accounts)


MEANT: dict[str, Callable[[Finding, Told, Prepared, Sequence[Prepared]], bool]] = {
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


def _what_differs(
    finding: Finding, span: Span, page: Prepared, accounts: Sequence[Prepared]
) -> Finding:
    """A finding with the words alone that differ: 이보 마레크 총리, 이보 마레크 대통령."""
    if finding.kind == "tense":
        return _whole_words(finding, span, page, accounts)
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


def _whole_words(
    finding: Finding, span: Span, page: Prepared, accounts: Sequence[Prepared]
) -> Finding:
    """A finding of endings with the words they are in: 마쳤습니다, 마칠 예정."""
    account = _account_of(finding, accounts)
    assert account is not None
    assert finding.source_span is not None
    mine, theirs = _grown(span, page.text), _grown(finding.source_span, account.text)
    words = theirs.of(account.text)
    return replace(
        finding,
        span=mine,
        words=mine.of(page.text),
        why=f"{words} in {account.id}",
        source_span=theirs,
        source_words=words,
    )


def _grown(span: Span, text: str) -> Span:
    """The whole words that a stretch begins and ends in."""
    start, end = span.start, span.end
    while start and text[start - 1].isalnum():
        start -= 1
    while text[end : end + 1].isalnum():
        end += 1
    return Span(start, end)


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
