"""Who does it and to whom, of doings with two parties, by what each language writes.

English, Russian and Chinese tell it by order, voice and preposition, Japanese and Korean by
particles. What stands on a side is a stretch of the text: who of it is meant, the names and
nouns in it tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maek.check.beside.deeds import TOPIC
from maek.check.beside.marked_roles import DOES_JA, PARTY_JA
from maek.check.beside.statement import Statement
from maek.lang.wording import Word
from maek.model.span import Span
from maek.text.directed import TURNED, doing_of, doings
from maek.text.hangul import final_of

BOUNDS = {
    "en": re.compile(
        r"[,;:—–()“”\"]|\b(?:and|but|while|that|who|which|after|before|when|because|if|as|said|says"
        r"|whose|where|although|though|since|until|than)\b"
    ),
    "ru": re.compile(r"[,;:—–()]|\b(?:и|а|но|что|когда|после|если|хотя|как|пока|чтобы|котор\w+)\b"),
    "zh": re.compile(r"[，。；：！？“”（）]"),
}
"""Where a side ends."""
BE = re.compile(r"\b(?:was|were|been|being|is|are|be|got|get|gets)\s(?:\w+ly\s)?$")
ARTICLE = re.compile(
    r"\b(?:an?|the|its|his|her|their|this|that|no|of|any|for|ha[ds]|have|with|more|some|public)\s$"
    r"|['’]s\s$"
)
"""Before a noun, not a verb: the attack, a loan."""
BY_EN = re.compile(r"\bby\b")
GIVEN_EN = re.compile(r"\w (?:it|he|she|they|we|I)\b(?= \w)")
"""Where a clause without *that* begins: the bank of breaking a promise | it gave."""
PASSIVE_RU = re.compile(r"(?:ен|ан|нят|зят|бит)[аоы]?$")
OBLIQUE_RU = re.compile(
    r"(?:ами|ями|ам|ям|ах|ях|ому|ему|ого|его|ыми|ими|ых|их|ым|им|ом|ем|ём|ов|ев|ей|ой|у|ю)$"
)
"""Endings no subject has."""
WORD_RU = re.compile(r"\w{3,}")
SUBJECT_RU = re.compile(
    r"(?<!\b[ВвСсКкОоУу]\s)(?<!\b(?:[Вв]о|[Нн]а|[Ии]з|[Сс]о|[Пп]о|[Оо]т|[Дд]о|[Зз]а|[Оо]б)\s)\b\w{3,}"
)
"""A word behind no preposition: Екатеринбурге of *В Екатеринбурге* does nothing."""
CYRILLIC = re.compile(r"[А-Яа-яЁё]")
AGREES_RU = (
    (re.compile(r"ла(?:сь)?$"), re.compile(r"[аяь]$")),
    (re.compile(r"ло(?:сь)?$"), re.compile(r"[оеё]$")),
    (re.compile(r"ли(?:сь)?$"), re.compile(r"[ыиая]$")),
    (re.compile(r"[^аеиоуыэюя]л(?:ся)?$|[аеиоуыяё]л(?:ся)?$"), re.compile(r"[^аеиоуыэюя]$")),
    (re.compile(r"(?:ен|ан|нят|зят|бит)а$"), re.compile(r"[аяь]$")),
    (re.compile(r"(?:ен|ан|нят|зят|бит)о$"), re.compile(r"[оеё]$")),
    (re.compile(r"(?:ен|ан|нят|зят|бит)ы$"), re.compile(r"[ыиая]$")),
    (re.compile(r"(?:[её]н|ан|нят|зят|бит)$"), re.compile(r"[^аеиоуыэюя]$")),
)
"""How a verb of the past or a participle ends, and how a noun that is its subject may."""
BEATEN_ZH = re.compile(r"被|遭到|受到|遭|获(?=.{2,})")
TOWARD_ZH = re.compile(r"[向对给为把将与跟从]")
WHERE_ZH = re.compile(r"[在于以]")
"""Behind who does it: where, and by how much."""
ORDERED_ZH = re.compile(r"判令|责令|勒令|下令|命令|要求")
"""A verb with another below it: what is done is done by whom it orders."""
REFUSED_JA = re.compile(r"[取込付合出上下]?[さら]?れ")
INFLECTED_JA = re.compile(r"[しすさせりらるれろたてだっんきくいぎめみべえけち]")
ATTRIBUTE_JA = re.compile(r"[\u4e00-\u9fff々ァ-ヴー]+の$")
BELOW_JA = re.compile(r"よう(?:に)?|ことを|のを|[るたいだ]と(?:して|の|し、)?(?![きこ])|ため|ので")
"""Where a clause ends that stands below the verb behind it: 国が負担するよう求めた."""
NOUN_EN = re.compile(
    r"(?:offer|bid|proposal|request|appeal|demand|invitation|warning|threat|complaint|attack|support"
    r"|criticism|praise|visit|loan|donation|insult|apology|pardon|order)s?$"
)
FROM_EN = re.compile(r"\s(?:from|by)\s")
"""A noun that tells a doing, and behind it who does it: a takeover bid from Pacifico."""
ATTRIBUTE_KO = "ㄴ"
"""How a predicate before a noun ends: 꺾은, 체포한."""
GAP_KO = len("의 ")
"""So far apart stand nouns of one phrase."""
TAKEN_AT = frozenset({"buy", "import_from"})
"""Doings whose other side may be told as a place: 카자흐스탄에서 곡물을 사들이다."""
CHARGE_KO = ("혐의", "의혹", "것", "사실", "점을", "점이")
"""What a predicate before it says is told of somebody else than it: 받은 혐의."""


@dataclass(frozen=True, slots=True)
class Doing:
    """A doing and its two sides; a side is empty where the sentence does not tell it."""

    key: str
    verb: Span
    does: tuple[Span, ...]
    to: tuple[Span, ...]


def sided(statement: Statement) -> tuple[Doing, ...]:
    """Return the doings of a sentence with who does them and to whom, worked out once.

    Args:
        statement: A sentence.
    """
    found: tuple[Doing, ...] | None = statement.memo.get("sided")
    if found is None:
        found = statement.memo["sided"] = tuple(_found(statement))
    return found


def _found(statement: Statement) -> Iterator[Doing]:
    if statement.lang == "ko":
        yield from _korean(statement)
        return
    ways = {"en": _english, "ru": _russian, "zh": _chinese, "ja": _japanese}
    way = ways.get(statement.lang)
    if way is None:
        return
    shift = statement.span.start
    for sense in doings(statement.text, statement.lang):
        sides = way(statement, sense.start, sense.end)
        if sides is None:
            continue
        does, to = (tuple(Span(s + shift, e + shift) for s, e in side) for side in sides)
        yield _turned(sense.key, Span(sense.start + shift, sense.end + shift), does, to)


def _turned(key: str, verb: Span, does: tuple[Span, ...], to: tuple[Span, ...]) -> Doing:
    if key.startswith(TURNED):
        does, to = to, does
    return Doing(key.lstrip(TURNED), verb, does, to)


Sides = tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]


def _around(statement: Statement, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The stretches before and behind a verb to where its clause ends."""
    text, bound = statement.text, BOUNDS[statement.lang]
    held = list(bound.finditer(text, 0, start))
    if held and not text[held[-1].end() : start].strip():
        held.pop()  # who beat, and beat: who does it stands before
    first = held[-1].end() if held else 0
    after = bound.search(text, end)
    return (first, start), (end, after.start() if after else len(text))


def _word_end(text: str, at: int) -> int:
    """Where the word ends that a place is in."""
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


def _english(statement: Statement, start: int, end: int) -> Sides | None:
    text = statement.text
    stop = _word_end(text, end)
    before, behind = _around(statement, start, stop)
    named = FROM_EN.match(text, stop) if NOUN_EN.match(text, start, stop) else None
    if named is not None:
        return ((named.end(), behind[1]),), (before,)
    if not text[start:stop].endswith("ing") and ARTICLE.search(text[:start]):
        return None
    told = text[behind[0] : behind[1]]
    by = BY_EN.search(told)
    done = BE.search(text[:start]) and not text[start:stop].endswith("ing")
    if done or told.lstrip().startswith("by "):
        doer = ((behind[0] + by.end(), behind[1]),) if by else ()
        return doer, (before,)
    told_of = GIVEN_EN.search(text, *behind)
    return (before,), ((behind[0], told_of.start() + 1 if told_of else behind[1]),)


def _russian(statement: Statement, start: int, end: int) -> Sides:
    text = statement.text
    stop = _word_end(text, end)
    before, behind = _around(statement, start, stop)
    token = text[start:stop].split(" ")[0]
    is_behind = _is_behind(text, token, before, behind)
    if PASSIVE_RU.search(token):
        # В Туле задержан мужчина: who did it is not told.
        return ((), (behind,)) if is_behind else ((behind,), (before,))
    told = bool(WORD_RU.search(text, *before))
    return ((behind,), (before,)) if is_behind and told else ((before,), (behind,))


def _is_behind(text: str, verb: str, before: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Tell whether the subject stands behind the verb: nothing before it agrees with it."""
    after = WORD_RU.search(text, *behind)
    return (
        after is not None
        and _may_do(after.group(), verb)
        and not any(_may_do(word, verb) for word in SUBJECT_RU.findall(text, *before))
    )


def _may_do(word: str, verb: str) -> bool:
    """Tell whether a noun may be the subject of a Russian verb, by their endings."""
    if not CYRILLIC.match(word):
        return True
    if OBLIQUE_RU.search(word):
        return False
    ends = next((e for past, e in AGREES_RU if past.search(verb)), None)
    return ends is None or word[0].isupper() or ends.search(word) is not None


def _chinese(statement: Statement, start: int, end: int) -> Sides | None:
    text = statement.text
    if text[start - 1 : start] == "的" or text[end : end + 1] == "的":
        return None
    before, behind = _around(statement, start, end)
    told = text[slice(*before)]
    beaten = BEATEN_ZH.search(told)
    if beaten and ORDERED_ZH.search(told, beaten.end()):
        return None
    if beaten:
        return ((before[0] + beaten.end(), start),), ((before[0], before[0] + beaten.start()),)
    where = WHERE_ZH.search(told, 1)
    before = (before[0], before[0] + where.start()) if where else before
    toward = [m for m in TOWARD_ZH.finditer(told) if m.start()]
    if toward:
        at = toward[-1]
        return ((before[0], before[0] + at.start()),), ((before[0] + at.end(), start), behind)
    return (before,), (behind,)


def _japanese(statement: Statement, start: int, end: int) -> Sides | None:
    text = statement.text
    if not INFLECTED_JA.match(text, end) and not re.match(r"[ぁ-ん]", text[end - 1]):
        return None
    found = [
        (m["part"], (_attribute(text, m.start("noun")), m.end("noun")))
        for m in PARTY_JA.finditer(text, 0, start)
    ]
    below = [m.end() for m in BELOW_JA.finditer(text, 0, start)][-1:]
    if below:
        found = [(part, at) for part, at in found if part == "は" or at[0] >= below[0]]
    marked = [at for part, at in found if part == "が"][-1:] or [
        at for part, at in found if part == "は"
    ][-1:]
    others = tuple(at for part, at in found if part not in DOES_JA)
    if REFUSED_JA.match(text, end):
        givers = tuple(at for part, at in found if part in "にから")
        return givers, tuple(marked)
    return tuple(marked), others


def _attribute(text: str, at: int) -> int:
    """Where the attribute before a Japanese noun begins: 挑戦者の高原."""
    found = ATTRIBUTE_JA.search(text[:at])
    return found.start() if found else at


def _korean(statement: Statement) -> Iterator[Doing]:
    words = statement.words
    for at, word in enumerate(words):
        key = doing_of(word.key)
        if not key or _is_attribute(word, statement):
            continue
        passive = word.mark("passive") is not None
        if word.sort != "verb":
            after = words[at + 1].key if at + 1 < len(words) else ""
            taken = word.key == "받다" and _is_taken_from(words[:at], statement)
            if after not in ("받다", "당하다", "하다", "내리다") and not taken:
                continue
            passive = after in ("받다", "당하다")
        clause = statement.clause_at(word.span.start)
        said = max((w.span.end for w in words[:at] if w.mark("told")), default=clause.start)
        does = tuple(
            s
            for s in _of_role(words[:at], ("subject",), clause)
            # 노조는 정부가 약속을 어겼다고 비판했다: the government criticises nobody.
            if s.start >= said or _is_topic(s, statement)
        )
        # 징역 5년을 선고받았다: the object is no party of what is done to the subject.
        toward = ("to", "from", "by", "with") if passive else ("object", "to", "from", "by", "with")
        if key.lstrip(TURNED) in TAKEN_AT:
            toward = (*toward, "at")
        # 청장에게 돈을 준 혐의로 기소됐다: to whom the money went did not charge him.
        below = max((n for n, w in enumerate(words[:at]) if w.mark("charged")), default=-1)
        to = tuple(s for s in _of_role(words[below + 1 : at], toward, clause) if s.start >= said)
        if does and not to and not passive and _is_topic(does[-1], statement):
            continue  # 범인은 검거했다: a topic may be whom it is done to
        does, to = (to, does) if passive else (does, to)
        yield _turned(key, word.span, does, to)


def _is_topic(span: Span, statement: Statement) -> bool:
    return statement.text.startswith(TOPIC, span.end - statement.span.start)


def _is_taken_from(before: Sequence[Word], statement: Statement) -> bool:
    """Tell whether 받다 is told of a thing and somebody it comes from: 업자에게서 돈을 받다."""
    if not before:
        return False
    clause = statement.clause_at(before[-1].span.start)
    roles = {w.role for w in before if w.span.start >= clause.start}
    return "from" in roles


def _of_role(words: Sequence[Word], roles: tuple[str, ...], clause: Span) -> tuple[Span, ...]:
    """Nouns of some parts, each with the nouns it is made of."""
    found: list[Span] = []
    run: Span | None = None
    for word in words:
        if word.sort not in ("noun", "name") or word.span.start < clause.start:
            run = None
            continue
        begins = run is None or word.span.start - run.end > GAP_KO
        run = word.span if begins or run is None else Span(run.start, word.span.end)
        if word.role in roles:
            found.append(run)
        if word.role not in ("", "of"):
            run = None
    return tuple(found)


def _is_attribute(word: Word, statement: Statement) -> bool:
    """Tell whether a predicate stands before the noun it is told of: 전북을 꺾은 울산."""
    rest, _, after = statement.text[word.span.start - statement.span.start :].partition(" ")
    rest = rest.rstrip(".,")
    return not after.startswith(CHARGE_KO) and final_of(rest[-1:]) == ATTRIBUTE_KO
