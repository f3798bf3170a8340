"""What a Korean reader would stumble over, as machine translation leaves it.

Each check is one function over the Reading; its defect's ``kind`` names it.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from maek.lang.ko.defects_again import told_again
from maek.lang.ko.defects_agreement import agreement
from maek.lang.ko.defects_calques import calques, measures
from maek.lang.ko.defects_ends import intimate, missing_stops, no_predicate
from maek.lang.ko.defects_facts import facts_apart
from maek.lang.ko.defects_foreign import foreign_sentences, foreign_words, other_spelling
from maek.lang.ko.defects_frames import frames
from maek.lang.ko.defects_joins import joins
from maek.lang.ko.defects_names import names_apart, names_twice, relatives
from maek.lang.ko.defects_page import (
    cut_off,
    detached,
    ends_without_stop,
    mixed_register,
    nameless_sources,
)
from maek.lang.ko.defects_spelt import spelt_apart
from maek.lang.ko.defects_tallies import tallies
from maek.lang.ko.defects_times import times_apart
from maek.lang.ko.defects_titles import titles_apart
from maek.lang.ko.defects_words import (
    left_over,
    particles_of_the_page,
    repeated_words,
    wrong_particles,
)
from maek.lang.reading import Reading, Token
from maek.lang.tables import table
from maek.model.findings import Defect, Mention
from maek.model.span import Span

MISSING_SPACE = re.compile(r"(?<=[가-힣])[다요죠]\.(?=[가-힣“‘])[^\s.]+")
DATE_ORDER = re.compile(
    r"(?<!\d)(?:1[0-2]|[1-9])월 (?:3[01]|[12]?\d)일?, (?:19|20)\d\d(?!\d)(?!년 )"
    r"|[월화수목금토일]요일(?:,|의) (?:1[0-2]|[1-9])월 (?:3[01]|[12]?\d)일"
    r"|(?<!\d)(?:19|20)\d\d년의 (?:1[0-2]|[1-9])월|(?<!\d)(?:1[0-2]|[1-9])월의 [123]?\d일"
    r"|(?<!\d)(?:3[01]|[12]?\d) (?:1[0-2]|[1-9])월,? (?:19|20)\d\d(?!\d)"
)
ODD_DATE = re.compile(r", (?:19|20)\d\d|요일(?:,|의) |년의 |월의 \d|월,? (?:19|20)\d\d")
"""A part of every date in English order, rare and cheap to look for."""
REPEATED_WORD = re.compile(
    r"(?<![가-힣])([가-힣]{2,})(?:하고|하며|스럽고|롭고|답고|이며|이고) "
    r"\1(?:하게|한|하고|하며|스러운|스럽게|로운|롭게|다운|답게|이라고|이다|입니다|이었)"
    r"|(밝혔|덧붙였|발표했|강조했|설명했|전했|보도했|주장했|말했)다고 \2"
    r"|덧붙였다고 (?:말했|밝혔|전했|설명했)"
)
LATIN_PREFIX = re.compile(r"(?<![A-Za-z0-9(])[A-Z]{3,6}(?=-[가-힣])")

BOTH_KIN = re.compile(
    r"(?:아내|남편|부인)(?:이자|이며|인 동시에) (?:[여남]동생|누나|오빠|형|언니|사촌|조카)"
    r"|(?:[여남]동생|누나|오빠|언니|사촌|조카)(?:이자|이며|인 동시에) (?:아내|남편|부인)"
    r"|(?:어머니|아버지|모친|부친)(?:이자|이며|인 동시에) (?:[여남]동생|누나|오빠|언니)"
    r"|(?:아내|부인|어머니|딸|누나|언니)인 (?:남편|아버지|아들|형|오빠)(?![가-힣])"
    r"|(?:남편|아버지|아들|형|오빠)인 (?:아내|부인|어머니|딸|누나|언니)(?![가-힣])"
    r"|(?<![가-힣])(?:딸|아들|손자|손녀)(?:\(\d+\))?[은는] [가-힣]{2,6}의 "
    r"(?:[여남]동생|누나|오빠|언니|어머니|아버지|아내|남편)(?=으?로|이다|이며|인 )"
)
"""The wife is no sister."""

TURN = re.compile(
    r"[◇◆▷▶△▲□■○●◎◀QA](?:[.:\s]|(?=[가-힣]))|[-–—]{1,2} ?(?=[가-힣])"
    r"|[가-힣]{2,4}(?: [가-힣]{2,6}){0,2} ?[:：]"
)
TURNS = 4
"""So many lines that begin as a turn (▷이도담 : …) make a page a conversation."""

REPEATED_RUN, NOUN_RUN = 4, 6
"""So many content words said twice in one sentence are a clause said twice: with a verb among
them, or nouns alone (8일 오전 일본 오키나와 부근 해상)."""

FULL_DATE = re.compile(r"((?:19|20)\d\d)년 (\d{1,2})월 (\d{1,2})일")
EXACT_YEARS = re.compile(r"정확히 (\d{1,2})년 만")
YEAR = 365.25
EXACT_DAYS = 10
"""Dates that are so many days off an anniversary are not exactly so many years apart."""

_CASES = frozenset({"JKS", "JKO"})
_CONTENT = frozenset({"NN", "VV", "VA", "XR", "SL"})
_VERBS = frozenset({"VV", "VA"})


Check: TypeAlias = "Callable[[Page], Iterator[Defect]]"


@dataclass(frozen=True, slots=True)
class _Tables:
    kin: re.Pattern[str]
    """A part of every match of ``kinship``, and cheap to look for."""
    kinship: re.Pattern[str]
    labels: re.Pattern[str]
    particles: frozenset[tuple[str, str]]


@functools.cache
def _tables() -> _Tables:
    """Compile tables/defects.toml."""
    words = table("ko", "defects")
    kin = "|".join(map(re.escape, words["kin"]))
    labels = "|".join(map(re.escape, words["labels"]))
    of_whom = rf"의 [남여큰작은친외시]?(?:{kin})"
    return _Tables(
        re.compile(of_whom),
        re.compile(
            rf"([가-힣]{{2,5}}|[가-힣]{{2,5}} [가-힣]{{1,6}}){of_whom}"
            rf"(?:이자 [가-힣 ]{{2,12}}?)?인? ?\1(?![가-힣]{{2}})"
        ),
        re.compile(rf"(?:^|/)\s*({labels})\s*(?=/|$)"),
        frozenset((p.split()[0], p.split()[1]) for p in words["particles"]),
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the checks see it."""

    reading: Reading
    prose: Sequence[tuple[Span, Sequence[Token]]]
    """The sentences of running text with their tokens."""


def defects(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Defect, ...]:
    """Return what is wrong with the Korean of a page, in text order.

    Args:
        reading: The article's reading; headlines and labels are not judged as sentences.
        mentions: Linked mentions, for titles that do not agree.
    """
    page = Page(reading, [(s, reading.tokens_in(s)) for s in _prose(reading)])
    found: list[Defect] = []
    for check in CHECKS:
        found += check(page)
    found += names_twice(reading, mentions)
    found += names_apart(reading, mentions)
    found += titles_apart(reading, mentions)
    found += relatives(reading, mentions)
    found += nameless_sources(reading, mentions)
    found += facts_apart(reading, mentions)
    found += frames(reading, mentions)
    found += agreement(reading, mentions)
    found += spelt_apart(reading, mentions)
    found += tallies(reading)
    found += told_again(reading)
    found += times_apart(reading)
    return tuple(sorted(set(found), key=lambda d: (d.span, d.kind)))


def _by_pattern(pattern: re.Pattern[str], kind: str, why: str, group: int = 0) -> Check:
    def check(page: Page) -> Iterator[Defect]:
        for match in pattern.finditer(page.reading.text):
            yield Defect(Span(*match.span(group)), kind, why)

    return check


def _kinship(page: Page) -> Iterator[Defect]:
    both = any(
        w in page.reading.text
        for w in ("이자 ", "인 남", "인 아", "이며 ", "인 동시에 ", "딸", "아들", "손")
    )
    for match in BOTH_KIN.finditer(page.reading.text) if both else ():
        yield Defect(Span(*match.span()), "kinship_self", "nobody is both to one person")
    if not _tables().kin.search(page.reading.text):
        return
    for match in _tables().kinship.finditer(page.reading.text):
        yield Defect(Span(*match.span()), "kinship_self", "somebody is made their own relative")


def _labels(page: Page) -> Iterator[Defect]:
    for block in page.reading.blocks:
        if block.kind == "credit":
            words = block.span.of(page.reading.text)
            for match in _tables().labels.finditer(words):
                span = Span(*match.span(1)).shift(block.span.start)
                yield Defect(span, "translated_label", "a picture agency's label taken for a name")


def _exact_years(page: Page) -> Iterator[Defect]:
    """정확히 24년 만 where the page's own full dates are not that many years apart."""
    text = page.reading.text
    days = [d for m in FULL_DATE.finditer(text) if (d := _day(m)) is not None]
    if len(days) < 2:
        return
    newest = max(days)
    for match in EXACT_YEARS.finditer(text):
        years = int(match.group(1))
        near = [d for d in days if abs((newest - d).days / YEAR - years) < 1]
        if near and all(abs((newest - d).days - years * YEAR) > EXACT_DAYS for d in near):
            why = f"the page's own dates are not exactly {years} years apart"
            yield Defect(Span(match.start(1), match.end()), "date_arithmetic", why)


def _day(match: re.Match[str]) -> date | None:
    year, month, day = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _odd_particles(page: Page) -> Iterator[Defect]:
    pairs, tokens = _tables().particles, page.reading.tokens
    for index in [
        i
        for i, (form, tag, _, _) in enumerate(tokens[:-1])
        if tag in _CASES
        or (tag == "JKB" and form == "에")
        or (tag[0] == "J" and tokens[i + 1][:2] == (form, tag))
    ]:
        this, following = tokens[index], tokens[index + 1]
        if following[:2] == ("것", "NNB") and following.start == this.end + 1:
            yield from _noun_without_verb(this, following, tokens[index + 2 : index + 3])
        if (
            following.tag.startswith("J")
            and (this[:2] == following[:2] or (this.form, following.form) in pairs)
            and this.end == following.start
        ):
            why = "particles that never stand together"
            yield Defect(Span(this.start, following.end), "odd_particle", why)


def _noun_without_verb(this: Token, noun: Token, after: Sequence[Token]) -> Iterator[Defect]:
    """몇 주 안에 것이라고: 것 wants a verb before it, which was lost."""
    if after and after[0].start == noun.end and after[0].tag == "VCP" and this.form != "이":
        yield Defect(Span(this.start, after[0].end), "odd_particle", "the verb before 것 is lost")


def _repeated_clauses(page: Page) -> Iterator[Defect]:
    for sentence, tokens in page.prose:
        words = [(form, tag[:2]) for form, tag, _, _ in tokens if tag[:2] in _CONTENT]
        if len(words) - len(set(words)) < REPEATED_RUN:
            # Every word of a run that stands there again was there before.
            continue
        if any(_says_twice(words, size) for size in (REPEATED_RUN, NOUN_RUN)):
            yield Defect(sentence, "repeated_clause", "the same clause stands here twice")


def _says_twice(words: Sequence[tuple[str, str]], size: int) -> bool:
    runs = Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))
    return any(
        count > 1 and len(set(run)) > 2 and (size == NOUN_RUN or any(t in _VERBS for _, t in run))
        for run, count in runs.items()
    )


def _prose(reading: Reading) -> Iterator[Span]:
    """The sentences of running text; none of a conversation written down: people talk otherwise."""
    told = [b for b in reading.blocks if b.kind in ("body", "standfirst")]
    if sum(TURN.match(reading.text, b.span.start) is not None for b in told) >= TURNS:
        return
    blocks = iter(reading.blocks)
    block = next(blocks, None)
    for sentence in reading.sentences:
        while block and block.span.end <= sentence.start:
            block = next(blocks, None)
        if block and block.kind in ("body", "standfirst"):
            yield sentence


_date_order = _by_pattern(DATE_ORDER, "date_order", "a date in English order")

CHECKS: tuple[Check, ...] = (
    _by_pattern(MISSING_SPACE, "missing_space", "no space after the full stop"),
    lambda page: _date_order(page) if ODD_DATE.search(page.reading.text) else iter(()),
    _by_pattern(REPEATED_WORD, "repeated_words", "the same word twice in a row"),
    _by_pattern(LATIN_PREFIX, "untranslated", "left in the other language"),
    lambda page: joins(page.reading, page.prose),
    _kinship,
    _labels,
    lambda page: missing_stops(page.reading, page.prose),
    lambda page: intimate(page.reading, page.prose),
    lambda page: no_predicate(page.reading, page.prose),
    _exact_years,
    _odd_particles,
    _repeated_clauses,
    lambda page: mixed_register(page.reading, page.prose),
    lambda page: detached(page.reading, page.prose),
    lambda page: ends_without_stop(page.reading, page.prose),
    lambda page: cut_off(page.reading, page.prose),
    lambda page: foreign_sentences(page.reading, page.prose),
    lambda page: calques(page.reading),
    lambda page: measures(page.reading),
    lambda page: wrong_particles(page.reading),
    lambda page: particles_of_the_page(page.reading),
    lambda page: repeated_words(page.reading),
    lambda page: foreign_words(page.reading),
    lambda page: other_spelling(page.reading),
    lambda page: left_over(page.reading),
)
