"""English words with what auxiliaries, adverbs and prepositions do to them.

Marks stand before the word they belong to (did not sign, reportedly fired, may have been
killed); they are gathered on the way and given to the next content word. Adverbs in -ly and
commas are passed over as English grammar allows: the first hands marks on, the second ends them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from maek.lang import tables
from maek.lang.clauses import cut_at, joined_by
from maek.lang.en.terms import stem
from maek.lang.reading import Reading, Token
from maek.lang.wording import Mark, MarkName, Role, Sort, Word
from maek.model.span import Span
from maek.text.known import names_in

_BREAK = re.compile(r"[,;:()—–]|\s-\s")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly)? $")
_PREPOSITIONS: dict[str, Role] = {
    "to": "to", "by": "by", "from": "from", "with": "with", "of": "of", "in": "at", "at": "at",
    "on": "at", "into": "toward", "against": "toward", "for": "toward", "toward": "toward",
}  # fmt: skip
_MEANT: dict[str, tuple[MarkName, ...]] = {"none": (), "charged": ("charged", "told")}
"""What phrases of a list are marked with, where that is not the name of the list."""
_WHEN = r"(?: (?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|in \w+|(?:last|this) \w+))?"
_PARTED = re.compile(r"(?<=ed)" + _WHEN + r"(?= (?:with|of|for|over))")
_BODY_OF = re.compile(r"[A-Z]\w+ of (?:the )?$")
"""The head of a body whose name a place ends: Bank of Canada."""
_OF_A_PLACE = re.compile(r" of (?:the )?[A-Z]")
"""Behind the head of such a name, which plays no part alone."""
_SHORT = 4
"""Of words so long the stemmer leaves an e that -ing and -ed take away."""
_PASSED = 3
"""So many words (titles, adjectives) may stand between a preposition or verb and the name."""


@dataclass(frozen=True)
class _Table:
    phrases: re.Pattern[str]
    marks: Mapping[str, tuple[MarkName, ...]]
    empty: frozenset[str]
    verbs_in_ly: frozenset[str]
    calendar: frozenset[str]
    past: Mapping[str, str]
    no_past: frozenset[str]
    joints: re.Pattern[str]


@functools.cache
def _table() -> _Table:
    table = tables.table("en", "wording")
    marks: dict[str, tuple[MarkName, ...]] = {}
    for name, phrases in table["marks"].items():
        for phrase in phrases:
            marks[phrase] = (*marks.get(phrase, ()), *_MEANT.get(name, (name,)))
    charged = set(table["marks"]["charged"])
    longest = sorted(marks, key=len, reverse=True)
    past = {form: base for base, forms in table["irregular"].items() for form in forms.split()}
    return _Table(
        re.compile(rf"(?:{'|'.join(_written(p, p in charged) for p in longest)})(?![\w’'])"),
        marks,
        frozenset(table["empty"]),
        frozenset(table["verbs_in_ly"]),
        frozenset(table["calendar"]),
        past,
        frozenset(table["no_past"]),
        re.compile(table["joints"]),
    )


def _written(phrase: str, parted: bool) -> str:
    """The pattern of a phrase; a day may part what somebody is charged with from the charge."""
    first, _, rest = phrase.partition(" ")
    when = _WHEN if parted and rest and first.endswith("ed") else ""
    return re.escape(first) + when + (re.escape(" " + rest) if rest else "")


def words(reading: Reading, sentence: Span, lang: str = "en") -> tuple[Word, ...]:
    """Return the content words of a sentence with their marks, in order.

    Args:
        reading: The text as read.
        sentence: The sentence.
        lang: Not looked at.
    """
    return tuple(_words(reading, sentence))


def _words(reading: Reading, sentence: Span) -> Iterator[Word]:
    table = _table()
    low = reading.text[: sentence.end].lower().replace("’", "'")
    pending: list[Mark] = []
    done = sentence.start
    for token in reading.tokens_in(sentence):
        if token.start < done:
            continue
        if _BREAK.search(low, done, token.start):
            pending = [m for m in pending if m.name == "hearsay"]
        found = table.phrases.match(low, token.start)
        if found:
            span = Span(*found.span())
            pending += [Mark(name, span) for name in table.marks[_PARTED.sub("", found.group())]]
            done = found.end()
            continue
        done = token.end
        form = low[token.start : token.end].removesuffix("'s")
        if form in table.empty or len(form) < 2 or form[0].isdigit():
            continue
        if form.endswith("ly") and form not in table.verbs_in_ly:
            yield Word(stem(form), _bare(token), "other")
            continue
        yield _word(form, token, pending, reading, sentence)
        pending = []


def _word(form: str, token: Token, pending: list[Mark], reading: Reading, sentence: Span) -> Word:
    past = _table().past
    named = token.form[0].isupper() and (
        token.start > sentence.start + 1 or _bare(token).of(reading.text) in _name_parts()
    )
    in_ed = form.endswith("ed") and len(form) > 4 and form not in _table().no_past
    is_past = not named and (form in past or in_ed)
    marks = list(pending)
    if is_past:
        marks.append(Mark("past", _bare(token)))
        low = reading.text[: token.start].lower()
        if _BE.search(low) or reading.text.startswith(" by ", token.end):
            marks.append(Mark("passive", _bare(token)))
    key = form if named else _key(past.get(form, form))
    if form in _table().calendar and token.form[0].isupper():
        return Word(form, _bare(token), "day")
    doing = form.endswith("ing") and not named
    if is_past or doing or any(m.name not in ("neg", "hearsay") for m in pending):
        return Word(key, _bare(token), "verb", "", tuple(marks))
    span = _bare(token)
    sort: Sort = "name" if named else "noun"
    return Word(_key(key), span, sort, role(reading, span), tuple(marks))


def _key(form: str) -> str:
    """Return a stem that short verbs keep in every form: take, taking."""
    cut = stem(form)
    return cut[:-1] if len(cut) == _SHORT and cut.endswith("e") else cut


@functools.cache
def _name_parts() -> frozenset[str]:
    """Words of known names: one of these is a name at the head of a sentence too."""
    return frozenset(
        part for name, row in names_in("en") if row.kind == "person" for part in name.split()
    )


def _bare(token: Token) -> Span:
    cut = 2 if token.form.endswith(("'s", "’s")) else 0
    return Span(token.start, token.end - cut)


def clauses(reading: Reading, sentence: Span, words: Sequence[Word]) -> tuple[Span, ...]:
    """Return the clauses of a sentence, in order.

    Args:
        reading: The text as read.
        sentence: The sentence.
        words: Its content words.
    """
    return cut_at(list(joined_by(_table().joints, reading.text, sentence)), sentence, words)


def role(reading: Reading, span: Span, lang: str = "en") -> Role:
    """Return the part a name plays: by the preposition before it or the verb next to it.

    Args:
        reading: The text as read.
        span: The name.
        lang: Not looked at.
    """
    text = reading.text
    if text[span.end : span.end + 2] in ("'s", "’s") or span.of(text).endswith(("'s", "’s")):
        return "of"
    sentence = reading.sentence_at(span.start) or Span(0, len(text))
    if _BODY_OF.search(text, sentence.start, span.start):
        return "of"
    if _OF_A_PLACE.match(text, span.end) and " " not in span.of(text):
        return ""
    before = reading.tokens_in(Span(sentence.start, span.start))[-_PASSED:]
    after = reading.tokens_in(Span(span.end, sentence.end))[:1]
    if after and _verbal(after[0].form) and text[span.end : after[0].start].strip() in ("", ")"):
        return "subject"
    for token in reversed(before):
        if _BREAK.search(text, token.end, span.start):
            break
        form = token.form.lower()
        if form in _PREPOSITIONS:
            return _PREPOSITIONS[form]
        if _verbal(form) and form not in ("is", "was", "are", "were", "be"):
            return "object"
    return ""


def _verbal(form: str) -> bool:
    """Tell a finite verb or an auxiliary by its form."""
    low = form.lower().replace("’", "'")
    table = _table()
    return (
        low in table.past
        or low in ("has", "have", "had", "is", "was", "are", "were", "do", "does", "did")
        or any(name in ("plan", "may", "must", "past", "now") for name in table.marks.get(low, ()))
        or (low.endswith("ed") and len(low) > 4)
        or low.endswith("n't")
    )
