"""What a Korean reader would stumble over, as machine translation leaves it.

Each check is one function over the Reading; its defect's ``kind`` names it.
"""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from maek.lang.reading import Reading, Token
from maek.model.findings import Defect, Mention
from maek.model.span import Span

MISSING_SPACE = re.compile(r"(?<=[가-힣])[다요죠]\.(?=[가-힣“‘\"'])[^\s.]+")
DATE_ORDER = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])월 (?:3[01]|[12]?\d), (?:19|20)\d\d(?!\d)")
REPEATED_WORD = re.compile(r"(?<![가-힣])([가-힣]{2,})(?:하고|하며) \1(?:하게|한|하고|하며)")
LATIN_PREFIX = re.compile(r"(?<![A-Za-z0-9(])[A-Z]{3,6}(?=-[가-힣])")

PLAIN_STYLE = re.compile(r"(?<!니)다$")
POLITE_STYLE = re.compile(r"(?:니다|어요|아요|예요|에요|지요|죠)$")

REPEATED_RUN = 5
"""So many content words said twice in one sentence are a clause said twice."""

FULL_DATE = re.compile(r"((?:19|20)\d\d)년 (\d{1,2})월 (\d{1,2})일")
EXACT_YEARS = re.compile(r"정확히 (\d{1,2})년 만")
YEAR = 365.25
EXACT_DAYS = 10
"""Dates that are so many days off an anniversary are not exactly so many years apart."""
STEADY = 3
"""A title a surname carries so often is the one its bearer has."""
QUOTING = "“”‘’\"'「」『』"

NOUN_END = frozenset({"NNG", "NNP", "JKB", "JKG", "XSN"})
SHORT_PIECE = 30


@dataclass(frozen=True, slots=True)
class _Tables:
    kinship: re.Pattern[str]
    labels: re.Pattern[str]
    particles: frozenset[tuple[str, str]]


@functools.cache
def _tables() -> _Tables:
    """Compile tables/defects.toml."""
    path = files("maek.lang.ko").joinpath("tables/defects.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    kin = "|".join(map(re.escape, table["kin"]))
    labels = "|".join(map(re.escape, table["labels"]))
    return _Tables(
        re.compile(
            rf"([가-힣]{{2,4}})의 (?:{kin})(?:이자 [가-힣 ]{{2,12}}?)?인? ?\1(?![가-힣]{{2}})"
        ),
        re.compile(rf"(?:^|/)\s*({labels})\s*(?=/|$)"),
        frozenset((p.split()[0], p.split()[1]) for p in table["particles"]),
    )


def defects(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Defect, ...]:
    """Return what is wrong with the Korean of a page, in text order.

    Args:
        reading: The article's reading; headlines and labels are not judged as sentences.
        mentions: Linked mentions, for titles that do not agree.
    """
    found: list[Defect] = []
    for check in CHECKS:
        found += check(reading)
    found += _titles(mentions)
    return tuple(sorted(found, key=lambda d: (d.span, d.kind)))


def _by_pattern(
    pattern: re.Pattern[str], kind: str, why: str, group: int = 0
) -> Callable[[Reading], Iterator[Defect]]:
    def check(reading: Reading) -> Iterator[Defect]:
        for match in pattern.finditer(reading.text):
            yield Defect(Span(*match.span(group)), kind, why)

    return check


def _kinship(reading: Reading) -> Iterator[Defect]:
    for match in _tables().kinship.finditer(reading.text):
        yield Defect(Span(*match.span()), "kinship_self", "somebody is made their own relative")


def _labels(reading: Reading) -> Iterator[Defect]:
    for block in reading.blocks:
        if block.kind == "credit":
            words = block.span.of(reading.text)
            for match in _tables().labels.finditer(words):
                span = Span(*match.span(1)).shift(block.span.start)
                yield Defect(span, "translated_label", "a picture agency's label taken for a name")


def _missing_stops(reading: Reading) -> Iterator[Defect]:
    """A final ending followed by more of the line: 퍼졌다 러시아인 푸틴 대통령이 …"""
    sentences = list(_prose(reading))
    for sentence, after in itertools.zip_longest(sentences, sentences[1:]):
        tokens = reading.tokens_in(sentence)
        for this, following in itertools.pairwise(tokens):
            if (
                this.tag == "EF"
                and this.form.endswith(("다", "어", "습니다"))
                and following.tag[:1] in "NVMI"
                and following.start > this.end
                and not _inside_marks(reading.text, sentence, this.end)
            ):
                span = Span(this.start, following.start).trim(reading.text)
                yield Defect(span, "missing_stop", "a sentence ends here without a full stop")
        if after is not None and tokens and _runs_into(reading, sentence, tokens[-1], after):
            end = reading.tokens_in(after)[0].end
            span = Span(tokens[-1].start, end)
            yield Defect(span, "missing_stop", "a sentence ends here without a full stop")


def _runs_into(reading: Reading, sentence: Span, last: Token, after: Span) -> bool:
    """Tell whether a sentence ends without a mark and the next begins on the same line."""
    between = reading.text[sentence.end : after.start]
    return (
        last.tag == "EF"
        and last.end == sentence.end
        and between == " "
        and reading.block_at(sentence.start) == reading.block_at(after.start)
        and not _inside_marks(reading.text, sentence, last.end)
    )


def _intimate(reading: Reading) -> Iterator[Defect]:
    """맏형이었어: the way one talks to a friend, outside any quotation."""
    for sentence in _prose(reading):
        tokens = [t for t in reading.tokens_in(sentence) if not t.tag.startswith("S")]
        last = tokens[-1] if tokens else None
        if (
            last is not None
            and last.tag == "EF"
            and last.form in ("어", "아", "야", "지")
            and not any(mark in sentence.of(reading.text) for mark in QUOTING)
        ):
            yield Defect(sentence, "intimate_style", "said as one talks to a friend, not in news")


def _no_predicate(reading: Reading) -> Iterator[Defect]:
    """A body sentence that stops on a noun or a particle: 군사 협력. / … 성명 2월에."""
    for sentence in _prose(reading):
        words = sentence.of(reading.text)
        tokens = [t for t in reading.tokens_in(sentence) if not t.tag.startswith("S")]
        if not words.endswith(".") or not tokens or "=" in words:
            continue
        last = tokens[-1]
        short = len(words) <= SHORT_PIECE and last.tag in NOUN_END
        cut = last.tag in ("JKB", "JKO", "JKS") and last.end >= sentence.end - 1
        if (short or cut) and not any(t.tag in ("EF", "EC", "VCP") for t in tokens[-3:]):
            yield Defect(sentence, "no_predicate", "a sentence without a predicate")


def _exact_years(reading: Reading) -> Iterator[Defect]:
    """정확히 24년 만 where the page's own full dates are not that many years apart."""
    days = [d for m in FULL_DATE.finditer(reading.text) if (d := _day(m)) is not None]
    if len(days) < 2:
        return
    newest = max(days)
    for match in EXACT_YEARS.finditer(reading.text):
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


def _odd_particles(reading: Reading) -> Iterator[Defect]:
    pairs = _tables().particles
    for this, following in itertools.pairwise(reading.tokens):
        if (
            this.tag in ("JKS", "JKO")
            and following.tag.startswith("J")
            and (this.form, following.form) in pairs
            and this.end == following.start
        ):
            why = "particles that never stand together"
            yield Defect(Span(this.start, following.end), "odd_particle", why)


def _repeated_clauses(reading: Reading) -> Iterator[Defect]:
    for sentence in _prose(reading):
        words = [
            (t.form, t.start, t.end)
            for t in reading.tokens_in(sentence)
            if t.tag[:2] in ("NN", "VV", "XR", "SL")
        ]
        runs = Counter(
            tuple(w[0] for w in words[i : i + REPEATED_RUN])
            for i in range(len(words) - REPEATED_RUN + 1)
        )
        twice = [run for run, count in runs.items() if count > 1 and len(set(run)) > 2]
        if twice:
            yield Defect(sentence, "repeated_clause", "the same clause stands here twice")


def _mixed_register(reading: Reading) -> Iterator[Defect]:
    """Some sentences say -다, others -습니다: two hands, or none."""
    styles: dict[str, list[Span]] = {"plain": [], "polite": []}
    for sentence in _prose(reading):
        words = sentence.of(reading.text).rstrip(" .!?…”’\"'")
        if POLITE_STYLE.search(words):
            styles["polite"].append(sentence)
        elif PLAIN_STYLE.search(words):
            styles["plain"].append(sentence)
    fewer = min(styles.values(), key=len)
    if len(fewer) >= 2:
        why = f"{len(styles['plain'])} sentences end in -다, {len(styles['polite'])} in -습니다"
        yield Defect(fewer[0], "mixed_register", why)


def _titles(mentions: Sequence[Mention]) -> Iterator[Defect]:
    """김 부총리 once, where the only Kim of the page is 김 위원장 all along."""
    surnamed = [m for m in mentions if m.kind == "person" and len(m.name) == 1 and m.title]
    used = Counter((m.name, m.title.split()[-1]) for m in surnamed)
    titles = Counter(m.title.split()[-1] for m in mentions if m.title)
    for mention in surnamed:
        title = mention.title.split()[-1]
        others = {t: n for (name, t), n in used.items() if name == mention.name and t != title}
        alone = used[mention.name, title] == 1 and titles[title] == 1
        if mention.rule.endswith("other-title") or (
            alone and len(others) == 1 and max(others.values()) >= STEADY
        ):
            why = f"nobody of this name is {mention.title} elsewhere on the page"
            yield Defect(mention.span, "title_conflict", why)


def _prose(reading: Reading) -> Iterator[Span]:
    """The sentences of running text."""
    for sentence in reading.sentences:
        block = reading.block_at(sentence.start)
        if block is not None and block.kind in ("body", "standfirst"):
            yield sentence


def _inside_marks(text: str, sentence: Span, at: int) -> bool:
    before = text[sentence.start : at]
    opened = sum(before.count(m) for m in "“‘「『") - sum(before.count(m) for m in "”’」』")
    return opened > 0 or before.count('"') % 2 == 1 or before.count("'") % 2 == 1


CHECKS: tuple[Callable[[Reading], Iterator[Defect]], ...] = (
    _by_pattern(MISSING_SPACE, "missing_space", "no space after the full stop"),
    _by_pattern(DATE_ORDER, "date_order", "a date in English order"),
    _by_pattern(REPEATED_WORD, "repeated_words", "the same word twice in a row"),
    _by_pattern(LATIN_PREFIX, "untranslated", "left in the other language"),
    _kinship,
    _labels,
    _missing_stops,
    _intimate,
    _no_predicate,
    _exact_years,
    _odd_particles,
    _repeated_clauses,
    _mixed_register,
)
