"""Who does what to whom in a Korean sentence: each predicate with the nouns that depend on it.

A predicate takes the nouns with particles before it that no predicate has taken. One that
stands before a noun (보낸 풍선) or tells what somebody says (보냈다고) leaves a topic, and any
part it has already, to the predicate behind it. A predicate without a subject has that of the
predicate before it (단장은 회의를 열어 철수하기로 의결했다고 밝혔다). Beside a verb that says
little alone the noun tells what is done, too (연출을 맡다, 조사를 받다).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maek.lang import tables
from maek.lang.reading import Reading, Token
from maek.lang.wording import Deed, Role, Word
from maek.model.span import Span

TAKEN: frozenset[Role] = frozenset({"subject", "object", "to", "from", "by"})
QUOTING = ("다고", "라고", "자고", "냐고", "다며", "라며", "다면서", "라면서")
ENDINGS = ("ETM", "ETN", "EC", "EF", "JKQ")
TOPICS = frozenset({"은", "는", "ᆫ"})


@dataclass(frozen=True, slots=True)
class _Part:
    word: Word
    topic: bool


def deeds(reading: Reading, sentence: Span, words: Sequence[Word]) -> tuple[Deed, ...]:
    """Return the predicates of a sentence with their parts, in order.

    Args:
        reading: The text as read.
        sentence: The sentence.
        words: Its content words.
    """
    return tuple(_deeds(reading.tokens_in(sentence), sentence, words))


def _deeds(tokens: Sequence[Token], sentence: Span, words: Sequence[Word]) -> Iterator[Deed]:
    waiting: list[_Part] = []
    subject: _Part | None = None
    for word, after in zip(words, (*words[1:], None), strict=False):
        stop = after.span.start if after else sentence.end
        between = [t for t in tokens if _is_behind(t, word) and t.start < stop]
        if not _is_predicate(word):
            if _takes_part(word, words, between):
                head = _before_brackets(word, tokens, words)
                waiting.append(_Part(head, bool(between) and _is_topic(between)))
            continue
        if _is_adverb(between) or (word.key in _determining() and _is_determiner(between)):
            continue
        inner = _ends_inside(between)
        taken = _taken(waiting, inner)
        if inner and word.mark("asked") and sum(p.word.role == "subject" for p in waiting) == 1:
            # 시민이 시에 나무를 심어 달라고 요구했다: one asks another, who is to do it.
            taken = [p for p in taken if p.word.role not in ("subject", "to")]
            waiting = [p for p in waiting if p not in taken]
            yield from _told(word, taken)
            continue
        waiting = [p for p in waiting if p not in taken]
        own = next((p for p in taken if p.word.role == "subject"), None)
        if own is None:
            # What stands before a noun is often done by the noun: nobody is named then.
            topics = [p for p in waiting if p.topic]
            if len(topics) > 1 and inner and not _is_before_noun(between):
                # 회사는 신고는 없다고 밝혔다: the nearer is told of, the farther tells.
                waiting.remove(topics[-1])
                topics = topics[-1:]
            topic = topics[0] if topics else None
            # 박물관은 화첩을 기증받았다고 밝혔다: who has something done to what is his is told.
            undergone = word.mark("passive") and not any(p.word.role == "object" for p in taken)
            untold = inner and (undergone or _is_before_noun(between))
            kept = None if inner and _is_before_noun(between) else subject
            own = None if untold else topic or kept
        yield from _told(word, [*([own] if own else []), *taken])
        subject = subject if inner else own or subject


def _told(word: Word, parts: Sequence[_Part]) -> Iterator[Deed]:
    """A predicate, and the noun beside it that tells what is done: 연출은 노 감독이 맡았다."""
    *others, parts = _rounds(list(dict.fromkeys(parts)))
    for group in others:
        kept = _with_one_subject(group)
        yield Deed(word.span, tuple((p.word.span, p.word.role) for p in kept))
    kept = _with_one_subject(parts)
    yield Deed(word.span, tuple((p.word.span, p.word.role) for p in kept))
    doing, undergoing = _supports()
    if word.key not in doing and word.key not in undergoing:
        return
    nouns = [p for p in parts if p.word.role == "object"]
    if not nouns and not word.mark("passive"):
        nouns = [p for p in parts if p not in kept]
    for noun in nouns[-1:]:
        rest = tuple((p.word.span, p.word.role) for p in kept if p is not noun)
        yield Deed(noun.word.span, rest, word.key in undergoing)


def _rounds(parts: Sequence[_Part]) -> list[Sequence[_Part]]:
    """Part what one verb tells of several in turn: A에게 징역을, B에게 무죄를 선고했다."""
    roles = [p.word.role for p in parts]
    for head in range(2):
        size, odd = divmod(len(roles) - head, 2)
        row = roles[head:]
        if not odd and size >= 2 and len(set(row[:2])) == 2 and row == row[:2] * size:
            lead = [*parts[:head]]
            return [[*lead, *parts[at : at + 2]] for at in range(head, len(parts), 2)]
    return [parts]


@functools.cache
def _supports() -> tuple[frozenset[str], frozenset[str]]:
    """Verbs beside which a noun tells what one does, and those beside which what is done to one."""
    table = tables.table("ko", "wording")
    return frozenset(table["doing"]), frozenset(table["undergoing"])


def _is_behind(token: Token, word: Word) -> bool:
    """Tell whether a token stands behind a word, or is its ending in one syllable with it: 튄."""
    if token.start >= word.span.end:
        return True
    return token.start >= word.span.start and token.tag in ENDINGS


def _with_one_subject(parts: Sequence[_Part]) -> list[_Part]:
    """Of several subjects the nearest does it: 산불은 불길이 잡혔다, 법안이 핵심이 빠졌다."""
    subjects = [p for p in parts if p.word.role == "subject"]
    return [p for p in dict.fromkeys(parts) if p.word.role != "subject" or p is subjects[-1]]


def _takes_part(word: Word, words: Sequence[Word], between: Sequence[Token]) -> bool:
    """Tell whether a noun plays a part; one with 도 may play any: 실험도 하지 않았다."""
    if word.role == "object" and _is_reason(word, words):
        return False
    if word.role not in TAKEN or any(t.tag == "JX" and t.form == "도" for t in between[:1]):
        return False
    return word.sort != "other" or any(w.span.end == word.span.start for w in words)


def _is_reason(word: Word, words: Sequence[Word]) -> bool:
    """Tell whether an object depends on a noun that says as what: 재원을 이유로 심의를 미루다."""
    after = next((w for w in words if w.span.start >= word.span.end), None)
    return after is not None and after.role == "to" and after.key in _as_what()


@functools.cache
def _as_what() -> frozenset[str]:
    return frozenset(tables.table("ko", "wording")["as_what"])


def _before_brackets(word: Word, tokens: Sequence[Token], words: Sequence[Word]) -> Word:
    """Return the noun a particle behind brackets belongs to: 아자르(첼시)가."""
    opened = None
    for token in tokens:
        if token.start >= word.span.start:
            break
        if token.tag == "SSO" and token.form == "(":
            opened = token.start
        elif token.tag == "SSC" and token.form == ")":
            opened = None
    if opened is None:
        return word
    before = [w for w in words if w.span.end == opened]
    return replace(before[0], role=word.role) if before else word


def _is_predicate(word: Word) -> bool:
    return word.sort == "verb" or (word.sort == "other" and word.key.endswith("다"))


def _is_topic(between: Sequence[Token]) -> bool:
    particle = next((t for t in between if t.tag.startswith("J")), None)
    return particle is not None and particle.tag == "JX" and particle.form in TOPICS


def _ends_inside(between: Sequence[Token]) -> bool:
    """Tell a predicate that stands before a noun or inside what somebody says."""
    ends = [t for t in between if t.tag in ENDINGS]
    if not ends:
        return False
    last = ends[-1]
    return last.tag in ("ETM", "ETN", "JKQ") or (last.tag == "EC" and last.form.endswith(QUOTING))


def _is_adverb(between: Sequence[Token]) -> bool:
    """Tell a predicate that says how the next one is done: 빠르게 식다, not 식게 하다."""
    first, behind = (*between[:2], None, None)[:2]
    ends = first is not None and (first.form, first.tag) == ("게", "EC")
    return ends and (behind is None or behind.tag != "VX")


@functools.cache
def _determining() -> frozenset[str]:
    """Verbs that only say which one of a noun is meant: 지난해 같은 기간."""
    return frozenset(tables.table("ko", "wording")["determining"])


def _is_determiner(between: Sequence[Token]) -> bool:
    """Tell whether nothing but the ending before a noun stands behind a verb."""
    return bool(between) and all(t.tag == "ETM" for t in between[:1])


def _is_before_noun(between: Sequence[Token]) -> bool:
    """Tell a predicate of which the noun behind it may be the subject: 튄 불티, not 떠난 것."""
    ends = [at for at, t in enumerate(between) if t.tag in ENDINGS]
    behind = between[ends[-1] + 1 :]
    return between[ends[-1]].tag == "ETM" and not any(t.tag == "NNB" for t in behind)


def _taken(waiting: Sequence[_Part], inner: bool) -> list[_Part]:
    """What a predicate takes: all that waits, or the nearest of each part."""
    if not inner:
        return list(waiting)
    found: list[_Part] = []
    held: set[Role] = set()
    for part in reversed(waiting):
        if part.word.role in held or part.topic:
            break
        held.add(part.word.role)
        found.append(part)
    return found[::-1]
