"""Korean words with what endings, helper verbs and particles do to them.

A predicate takes the marks of its tail: the endings, helper verbs and bound nouns up to the
next content word (발사|한 것으로 알려졌다). One that ends in a connective shares the doubt of
the predicate it leads to (쏘고 … 맞힌 것으로 알려졌다).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from maek.lang.ko.wording_nouns import nominal, table
from maek.lang.reading import Reading, Token
from maek.lang.wording import DOUBT, Mark, MarkName, Role, Sort, Word
from maek.model.span import Span

NOUNS = frozenset({"NNG", "NNP", "SL", "SH", "XR"})
COUNTED = frozenset({"NNB", "XSN", "NR", "SN", "NP"})
SOMEBODY = ("모", "NP")
"""What stands for a given name that is not told: 오모 씨."""
DENYING = frozenset({"무", "비", "불", "부", "미", "몰"})
"""Prefixes that make a noun its opposite: 무죄, 비공개."""
MAKERS = frozenset({"XSV", "XSA"})
TO_COME = ("ᆯ", "을")
"""Endings with which a predicate before a noun is still to come: 떠날 뜻."""
WHETHER = ("지", "N")
"""What the engine may read 출전할지를 with behind such an ending."""
STEMS = frozenset({"VV", "VA"})
MADE = ["EC", "VX"]
"""What stands behind a verb whose passive ends in -어지다."""
TAIL = frozenset({"EP", "EF", "EC", "ETM", "ETN", "VX", "NNB", "VCP", "VCN", "JX"})
HELD = frozenset({"JKB", "JKS", "JKO", "JKC"})
"""Particles that stay in a tail only behind its bound nouns."""

_PARTICLES: dict[str, Role] = {
    "께서": "subject", "에게": "to", "한테": "to", "께": "to", "더러": "to", "보고": "to",
    "에게서": "from", "한테서": "from", "로부터": "from", "으로부터": "from",
    "와": "with", "과": "with", "랑": "with", "이랑": "with", "하고": "with",
    "에": "to", "에서": "at", "로": "to", "으로": "to",
}  # fmt: skip
_BY_TAG: dict[str, Role] = {"JKS": "subject", "JKO": "object", "JKG": "of", "JC": "and"}


@functools.cache
def _patterns() -> tuple[tuple[MarkName, re.Pattern[str]], ...]:
    """Patterns over a tail written as ``form/TAG form/TAG …``."""
    names: tuple[MarkName, ...] = (
        "neg", "hearsay", "likely", "may", "plan", "must", "wish", "if", "asked", "told",
        "final", "past", "now",
    )  # fmt: skip
    return tuple((name, re.compile(rf"(?:^| )(?:{p})")) for name in names for p in table()[name])


@functools.cache
def _faint() -> frozenset[str]:
    return frozenset(table()["faint"])


def words(reading: Reading, sentence: Span, lang: str = "ko") -> tuple[Word, ...]:
    """Return the content words of a sentence with their marks, in order.

    Args:
        reading: The text as read.
        sentence: The sentence.
        lang: Not looked at.
    """
    tokens = reading.tokens_in(sentence)
    found = list(_words(tokens))
    return tuple(_shared(found))


def role(reading: Reading, span: Span, lang: str = "ko") -> Role:
    """Return the part a name plays, by the particle behind it.

    Args:
        reading: The text as read.
        span: The name.
        lang: Not looked at.
    """
    sentence = reading.sentence_at(span.start)
    end = sentence.end if sentence else len(reading.text)
    tokens = [t for t in reading.tokens_in(Span(span.start, end)) if t.start >= span.end]
    return _role(tokens, 0, span.end)


def _role(tokens: Sequence[Token], at: int, end: int) -> Role:
    while at < len(tokens) and (
        tokens[at].tag in ("XSN", "NNB")
        or (_counts(tokens[at]) and tokens[at].start - end <= 1)
        or (tokens[at].form, tokens[at].tag) == SOMEBODY
        or (tokens[at].tag[:1] == "S" and tokens[at].start - end <= 1)
    ):
        end = tokens[at].end
        at += 1
    if at >= len(tokens) or not tokens[at].tag.startswith("J") or tokens[at].start > end:
        return ""
    token = tokens[at]
    if token.tag == "JX":
        return "subject" if token.form in ("은", "는", "ᆫ", "도") else ""
    following = [t.form for t in tokens[at + 1 : at + 2]]
    if token.form == "에" and following in (["의하"], ["의한"]):
        return "by"
    if token.form == "에" and following and following[0] in ("따르", "대하", "관하", "비하"):
        return ""
    return _BY_TAG.get(token.tag) or _PARTICLES.get(token.form, "")


def _counts(token: Token) -> bool:
    """Tell a number behind the noun it counts, whose particle is the noun's: 업체 세 곳을."""
    return token.tag in ("SN", "NR") or (token.tag == "MM" and token.form in _numerals())


@functools.cache
def _numerals() -> frozenset[str]:
    return frozenset(table()["numerals"])


def _words(tokens: Sequence[Token]) -> Iterator[Word]:
    light = frozenset(table()["light"])
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.tag in NOUNS and _is_made_verb(tokens, at):
            tail = at + 2 + _becomes(tokens, at)
            end = _tail_end(tokens, tail)
            found = _predicate(tokens, at, (tail, end), _whole(tokens, at)[0])
            yield replace(found, sort="other") if token.form in light else found
            at = end
        elif token.tag in STEMS:
            end = _tail_end(tokens, at + 1)
            found = _active(_predicate(tokens, at, (at + 1, end), _stem(tokens, at) + "다"))
            yield replace(found, sort="other") if _stem(tokens, at) in light else found
            at = end
        elif token.tag in NOUNS or (token.tag in COUNTED and _is_copula(tokens[at + 1 : at + 3])):
            if not _is_behind_sign(tokens, at):
                yield _noun(tokens, at)
            at += 1 + _becomes(tokens, at)
        elif token.tag == "MAG":
            yield Word(token.form, Span(token.start, token.end), "other")
            at += 1
        else:
            at += 1


def _active(word: Word) -> Word:
    """A verb that is of itself the passive of another, as that one: 붙잡히다, of 붙잡다."""
    active = _passives().get(word.key)
    if active is None:
        return word
    return replace(word, key=active, marks=(*word.marks, Mark("passive", word.span)))


@functools.cache
def _passives() -> dict[str, str]:
    return dict(row.split() for row in table()["passives"])


def _becomes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun is made one of becoming: 정상화, 장기화."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.form, after.tag) == ("화", "XSN")


def _is_made_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun is made a verb: 발사했다, 정상화됐다."""
    maker = at + 1 + _becomes(tokens, at)
    return maker < len(tokens) and tokens[maker].tag in MAKERS


def _whole(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """A noun with what makes it one of becoming, and where the two end."""
    last = tokens[at + _becomes(tokens, at)]
    return (tokens[at].form if last is tokens[at] else tokens[at].form + last.form), last.end


def _stem(tokens: Sequence[Token], at: int) -> str:
    """The stem of a predicate; behind a subject 줄 is of 줄다, not 주다: 손님이 줄 수 있다."""
    form = tokens[at].form
    before = tokens[at - 1].tag if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    shrinks = form == "주" and before == "JKS" and after is not None and after.form == "ᆯ"
    return "줄" if shrinks else form


def _is_behind_sign(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun of one syllable is glued to a sign: the particle of 15%를."""
    before = tokens[at - 1] if at else None
    glued = before is not None and before.tag == "SW" and before.end == tokens[at].start
    return glued and len(tokens[at].form) == 1


def _is_copula(rest: Sequence[Token]) -> bool:
    """Tell whether 이다 or 이 아니다 comes next."""
    return [t.tag for t in rest[:1]] == ["VCP"] or [t.tag for t in rest] == ["JKC", "VCN"]


def _noun(tokens: Sequence[Token], at: int) -> Word:
    """A noun; one that is a predicate (사실이 아니다, 핵심이다) has marks too."""
    token = tokens[at]
    marks: tuple[Mark, ...] = ()
    rest = tokens[at + 1 : at + 3]
    if _is_copula(rest):
        marks = _marks(tokens, at + 1, _tail_end(tokens, at + 1, held=True))
    elif len(rest) > 1 and rest[1].form in ("없", "있") and rest[1].tag in ("VA", "VX", "VV"):
        marks = _marks(tokens, at + 1, _tail_end(tokens, at + 2, held=True))
    else:
        marks = tuple(nominal(tokens, at))
    key, start = _prefixed(tokens, at)
    whole, end = _whole(tokens, at)
    key += whole.removeprefix(token.form)
    span = Span(start, end)
    sort: Sort = "name" if token.tag == "NNP" else "noun"
    if token.form.endswith("요일"):
        sort = "day"
    elif token.tag in COUNTED or (sort == "noun" and token.form in _faint()):
        sort = "other"
    return Word(key, span, sort, _role(tokens, at + 1, token.end), marks)


def _prefixed(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """A noun with the prefix that denies it, and where the two begin."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if before is None or before.tag != "XPN" or before.form not in DENYING:
        return token.form, token.start
    return before.form + token.form, before.start


def _predicate(tokens: Sequence[Token], at: int, tail: tuple[int, int], key: str) -> Word:
    first = tokens[at]
    marks = [*_marks(tokens, *tail), *_behind(tokens, *tail)]
    before = tokens[at - 1] if at else None
    if before is not None and before.tag == "MAG" and before.form in ("안", "못"):
        marks.append(Mark("neg", Span(before.start, before.end)))
    maker = tokens[tail[0] - 1]
    if maker.tag in MAKERS and maker.form in ("되", "당하", "받"):
        marks.append(Mark("passive", Span(maker.start, maker.end)))
    elif first.tag == "VV" and [t.tag for t in tokens[tail[0] : tail[0] + 2]] == MADE:
        helper = tokens[tail[0] + 1]  # 넘겨지다, of 넘기다
        if helper.form == "지":
            marks.append(Mark("passive", Span(helper.start, helper.end)))
    if maker.tag in MAKERS and maker.form == "시키":
        marks.append(Mark("causes", Span(maker.start, maker.end)))
    return Word(key, Span(first.start, _whole(tokens, at)[1]), "verb", "", tuple(marks))


def _behind(tokens: Sequence[Token], start: int, end: int) -> Iterator[Mark]:
    """What the noun behind a tail does to it (받은 혐의, 받기를 기대), and whether it goes on."""
    last = next((t for t in reversed(tokens[start:end]) if not t.tag.startswith("J")), None)
    after = tokens[end] if end < len(tokens) else None
    if last is None or after is None:
        return
    span = Span(after.start, after.end)
    if (last.form, last.tag) == ("데", "NNB") and after.form == "성공":
        yield Mark("past", span)
    elif last.tag == "ETM" and last.form in TO_COME and (after.form, after.tag[0]) == WHETHER:
        yield Mark("may", span)
    elif last.tag == "ETM" and after.form in table()["charges"]:
        yield Mark("told", span)
        yield Mark("charged", span)
    elif last.tag == "ETN" and after.form in table()["wishes"]:
        yield Mark("wish", span)
    elif last.tag == "ETM" and after.form in table()[_unborn(last)]:
        yield Mark("plan", span)
    elif last.tag == "EC" and last.form in table()["sharing"]:
        yield Mark("joins", Span(last.start, last.end))


def _unborn(ending: Token) -> str:
    """Name the table of nouns that say, behind an ending, that nothing is done yet."""
    return "intents" if ending.form in TO_COME else "ideas"


def _tail_end(tokens: Sequence[Token], at: int, *, held: bool = False) -> int:
    """Return where the tail that begins at ``at`` ends: before the next content word."""
    helpers = frozenset(table()["helpers"])
    while at < len(tokens):
        token = tokens[at]
        if token.tag == "EF":
            return at + 1
        if token.tag in TAIL or (token.tag in MAKERS and held):
            held = held or token.tag in ("NNB", "ETN") or token.form == "지"
        elif f"{token.form}/{token.tag}" in helpers:
            held = True
        elif token.tag == "NNG" and tokens[at - 1].tag == "ETM" and _is_missing(tokens, at):
            held = True
            at = _is_missing(tokens, at) - 1
        elif not (held and token.tag in HELD):
            return at
        at += 1
    return at


def _is_missing(tokens: Sequence[Token], at: int) -> int:
    """Where it says that there is no sign of what stands before: 진수됐다는 징후는 아직 없다."""
    if tokens[at].form not in table()["signs"]:
        return 0
    end = at + 1
    while end < len(tokens) and (tokens[end].tag[0] == "J" or tokens[end].tag == "MAG"):
        end += 1
    if end < len(tokens) and tokens[end].form == "없":
        return end
    behind = [t.form for t in tokens[end : end + 3]]
    shows = behind[:1] and behind[0] in table()["showing"]
    return end + 1 if shows and behind[1:] == ["지", "않"] else 0


def _marks(tokens: Sequence[Token], start: int, end: int) -> tuple[Mark, ...]:
    tail = tokens[start:end]
    if not tail:
        return ()
    written, places = "", []
    for token in tail:
        places.append(len(written))
        written += f"{token.form}/{token.tag} "
    found: list[Mark] = []
    for name, pattern in _patterns():
        # Two noes are a yes (않을 수 없다): each is told; of any other mark one is enough.
        for match in pattern.finditer(written):
            inside = [
                t for t, p in zip(tail, places, strict=True) if match.start() <= p < match.end()
            ]
            span = Span(min(t.start for t in inside), max(t.end for t in inside))
            same = [m for m in found if m.name == name]
            if not same or (name == "neg" and not any(m.span.overlaps(span) for m in same)):
                found.append(Mark(name, span))
    return tuple(_settled(found))


def _settled(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Leave out the tense a stronger mark has taken over: 할 것으로 보인다 is no present."""
    names = {m.name for m in marks}
    for mark in marks:
        if mark.name == "now" and names & {"plan", "past", *DOUBT, "must", "wish"}:
            continue
        yield mark


def _shared(found: Sequence[Word]) -> Iterator[Word]:
    """Let a predicate that is only joined to the next one share its doubt."""
    doubt: tuple[Mark, ...] = ()
    out: list[Word] = []
    for word in reversed(found):
        if word.sort == "verb" or word.key.endswith("다"):
            own = tuple(m for m in word.marks if m.name in DOUBT)
            if not own and doubt and word.mark("joins") and not word.mark("past", "plan"):
                word = replace(word, marks=(*word.marks, *doubt))
            else:
                doubt = own
            word = replace(word, marks=tuple(m for m in word.marks if m.name != "joins"))
        out.append(word)
    yield from reversed(out)
