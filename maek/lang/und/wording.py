"""Words and their marks where no pack knows the grammar: tables for Russian, Japanese, Chinese.

Where marks stand is all that differs: before the word in Russian and Chinese (не подписал,
没有签署), behind it in Japanese (署名しなかった).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maek.lang import tables
from maek.lang.clauses import cut_at, joined_by
from maek.lang.reading import Reading
from maek.lang.und.terms import stem
from maek.lang.wording import DOUBT, Mark, MarkName, Role, Word
from maek.model.span import Span

_HAN = re.compile(r"[\u4e00-\u9fff々]+")
_KANA = re.compile(r"^[ぁ-ん]+$")
_PAST_RU = re.compile(
    r"(?:л|ла|ло|ли)(?:ся|сь)?$|(?:умер|погиб|исчез|достиг|возник|проник|утих|погас|(?<!п)рос|(?<!з)н[её]с|в[её]з"
    r"|(?<!не)смог|помог|м[её]рз|спас|вл[её]к|ж[её]г)(?:ся)?$"
)
"""Verbs of the past; in the masculine some have no л: умер, вырос, принёс."""
_INFINITIVE_RU = re.compile(r"(?:[аеёиоуыюя]ть|[сз]ть|ти|чь)(?:ся|сь)?$")
"""What a verb of planning or being able governs, however far behind it: намерен с мая поднять."""
_CLAUSE_ENDS = re.compile(r"[,;:.!?—]")
GOVERNING: frozenset[MarkName] = frozenset({"may", "plan", "must", "wish"})
"""Marks of Russian verbs that govern an infinitive."""
_INFLECTED = re.compile(r"[さしすせでだっらりるれんわいえかきけめまみべうくぐつぬぶむびぎげ]")
_LACK_JA = re.compile(r"[がはも](ない|なかった|なく(?!とも)|ありません)")
"""A thing there is none of: 心配はない."""
_COPULA_JA = re.compile(r"(?:だ|だった|である|であった|の|が)?")
"""What stands between a noun that is the predicate and how sure it is told."""
_CONSIDERED_JA = re.compile("[をも](?:検討|計画|予定|準備)")
"""Behind what is only thought of: 控訴を検討する."""
_ATTRIBUTE_JA = re.compile(r"る[\u4e00-\u9fffァ-ヴ]")
"""Behind a mark that stands before a noun."""
_NEVER = r"(?!)"
_STOP = re.compile(r"[、。」]")
_BEHIND = 14
"""So many characters behind a Japanese word its endings may reach."""
_BEFORE = 3
"""So many characters before a Chinese word a mark may stand."""


@dataclass(frozen=True)
class _Table:
    marks: tuple[tuple[MarkName, re.Pattern[str]], ...]
    roles_before: tuple[tuple[Role, re.Pattern[str]], ...]
    roles_after: tuple[tuple[Role, re.Pattern[str]], ...]
    empty: frozenset[str]
    joints: re.Pattern[str]
    """What stands between two clauses."""
    bounds: frozenset[str]
    """Words that make a no before them a bound: не менее, не только."""
    future: re.Pattern[str]
    """A verb whose present form tells what is to come: закроет."""
    lasting: re.Pattern[str]
    """A verb that looks like one and tells what goes on: проходит."""


@functools.cache
def _tables() -> dict[str, _Table]:
    found = tables.table("und", "wording")
    return {
        lang: _Table(
            tuple((name, re.compile(p, re.IGNORECASE)) for name, p in rows["marks"].items()),
            tuple(
                (r, re.compile(p + r"$", re.IGNORECASE)) for r, p in rows.get("before", {}).items()
            ),
            tuple((r, re.compile(p, re.IGNORECASE)) for r, p in rows.get("after", {}).items()),
            frozenset(rows.get("empty", ())),
            re.compile(rows["joints"], re.IGNORECASE),
            frozenset(rows.get("bounds", ())),
            re.compile(rows.get("future", _NEVER)),
            re.compile(rows.get("lasting", _NEVER)),
        )
        for lang, rows in found.items()
    }


def words(reading: Reading, sentence: Span, lang: str) -> tuple[Word, ...]:
    """Return the content words of a sentence with their marks, in order.

    Args:
        reading: The text as read.
        sentence: The sentence.
        lang: ``ru``, ``ja`` or ``zh``; words of others carry no marks.
    """
    ways = {"ja": _japanese, "zh": _chinese}
    return tuple(ways.get(lang, _spaced)(reading, sentence, _tables().get(lang)))


def _spaced(reading: Reading, sentence: Span, table: _Table | None) -> Iterator[Word]:
    found: list[Word] = []
    pending: list[Mark] = []
    governing: tuple[Mark, ...] = ()
    previous, end = "", sentence.start
    for token in reading.tokens_in(sentence):
        form = token.form.lower()
        span = Span(token.start, token.end)
        if _CLAUSE_ENDS.search(reading.text, end, token.start):
            governing = ()
        mark = _mark_at(form, span, table) or _mark_at(f"{previous}_{form}", span, table)
        previous, end = form, token.end
        if mark is not None:
            pending.append(mark)
            if mark.name in GOVERNING:
                governing = (*governing, mark)
            continue
        if table is not None and form in table.bounds:
            pending = [m for m in pending if m.name != "neg"]
            continue
        if len(form) < 3 or (table is not None and form in table.empty):
            continue
        tense = _tense(form, table)
        marks = (*pending, Mark(tense, span)) if tense else tuple(pending)
        if governing and _INFINITIVE_RU.search(form):
            marks, governing = (*(m for m in governing if m not in marks), *marks), ()
        found.append(Word(stem(form), span, "verb" if tense else "noun", "", marks))
        pending = []
    if found and pending:
        # A no at the end belongs to the word before it: угрозы цунами нет.
        noes = tuple(m for m in pending if m.name == "neg")
        found[-1] = replace(found[-1], marks=(*found[-1].marks, *noes))
    yield from found


def _tense(form: str, table: _Table | None) -> MarkName | None:
    if table is None:
        return None
    if _PAST_RU.search(form):
        return "past"
    to_come = table.future.fullmatch(form) and not table.lasting.fullmatch(form)
    return "plan" if to_come else None


def _mark_at(form: str, span: Span, table: _Table | None) -> Mark | None:
    """What a word says of others, or with the word before it: по_версии."""
    name = _mark_of(form, table.marks) if table else None
    return Mark(name, span) if name else None


@functools.lru_cache(maxsize=16384)
def _mark_of(form: str, marks: tuple[tuple[MarkName, re.Pattern[str]], ...]) -> MarkName | None:
    return next((name for name, pattern in marks if pattern.fullmatch(form)), None)


def _japanese(reading: Reading, sentence: Span, table: _Table | None) -> Iterator[Word]:
    tokens = [t for t in reading.tokens_in(sentence) if not _KANA.match(t.form)]
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        stop = following.start if following else sentence.end
        tail = reading.text[token.end : min(sentence.end, token.end + _BEHIND)]
        tail = _STOP.split(tail, maxsplit=1)[0] + "。" * bool(_STOP.search(tail))
        marks = tuple(_marks_behind(tail, token.end, table))
        near = tuple(
            m for m in marks if m.span.start < max(stop, token.end + 1) or stop - token.end <= 4
        )
        verb = _INFLECTED.match(tail) is not None
        if "と" in reading.text[token.end : stop]:
            # 値上げすると発表した: the past is of what stands behind the と.
            near = tuple(m for m in near if m.name != "past" or m.span.start < stop)
        span = Span(token.start, token.end)
        lack = _LACK_JA.match(tail)
        if not verb and lack:
            near = (Mark("lack", Span(token.end + lack.start(1), token.end + lack.end(1))),)
        elif not verb:
            # けがをしなかった: of a predicate in kana alone only its no is read.
            alone = "しか" not in tail
            # 故障とみられる: of a noun that is the predicate how sure it is told, too.
            near = tuple(
                m
                for m in near
                if (m.name == "plan" and _CONSIDERED_JA.match(tail))
                or (
                    m.span.start < stop
                    and (
                        (m.name == "neg" and alone)
                        or (m.name in DOUBT and _is_copula(m, token.end, tail))
                    )
                )
            )
        kept = near
        yield Word(token.form.lower(), span, "verb" if verb else "noun", "", kept)


def _is_copula(mark: Mark, at: int, tail: str) -> bool:
    """Tell whether nothing but a copula stands between a noun and a mark: 故障だったとみられる.

    副反応とみられる症状 doubts no more than what the symptoms are.
    """
    bound = _ATTRIBUTE_JA.match(tail, mark.span.end - at) is not None
    return not bound and _COPULA_JA.fullmatch(tail, 0, mark.span.start - at) is not None


def _marks_behind(tail: str, at: int, table: _Table | None) -> Iterator[Mark]:
    for name, pattern in table.marks if table else ():
        match = pattern.search(tail)
        if match:
            yield Mark(name, Span(at + match.start(), at + match.end()))


def _chinese(reading: Reading, sentence: Span, table: _Table | None) -> Iterator[Word]:
    """Pairs of characters, which is how Chinese is indexed where nobody cuts it into words."""
    text = reading.text
    ahead: tuple[Mark, ...] = ()
    for run in _HAN.finditer(text, sentence.start, sentence.end):
        marks = [
            Mark(name, Span(*match.span()))
            for name, pattern in (table.marks if table else ())
            for match in pattern.finditer(text, run.start(), run.end())
        ]
        taken = {at for m in marks for at in range(m.span.start, m.span.end)}
        for at in range(run.start(), run.end() - 1):
            if at in taken or at + 1 in taken:
                continue
            near = tuple(m for m in marks if 0 <= at - m.span.end < _BEFORE)
            before = ahead if at - run.start() < _BEFORE else ()
            yield Word(text[at : at + 2], Span(at, at + 2), "other", "", (*before, *near))
        # 据报道，… and 未以5亿售出: what stands behind the comma or the number is meant.
        ahead = tuple(m for m in marks if run.end() - m.span.end < 2)
    for token in reading.tokens_in(sentence):
        if not _HAN.fullmatch(token.form) and not token.form[0].isdigit():
            yield Word(token.form.lower(), Span(token.start, token.end))


def clauses(lang: str, reading: Reading, sentence: Span, words: Sequence[Word]) -> tuple[Span, ...]:
    """Return the clauses of a sentence, in order.

    Args:
        lang: ``ru``, ``ja`` or ``zh``.
        reading: The text as read.
        sentence: The sentence.
        words: Its content words.
    """
    places = list(joined_by(_tables()[lang].joints, reading.text, sentence))
    return cut_at(places, sentence, words, verbs=lang == "ja")


def role(reading: Reading, span: Span, lang: str) -> Role:
    """Return the part a name plays, by what stands just before or behind it.

    Args:
        reading: The text as read.
        span: The name.
        lang: ``ru``, ``ja`` or ``zh``.
    """
    table = _tables().get(lang)
    if table is None:
        return ""
    text = reading.text
    behind = text[span.end : span.end + 6]
    for name, pattern in table.roles_after:
        if pattern.match(behind):
            return name
    before = text[max(0, span.start - 6) : span.start]
    for name, pattern in table.roles_before:
        if pattern.search(before):
            return name
    return _by_case(span.of(text)) if lang == "ru" else ""


def _by_case(words: str) -> Role:
    """The part a Russian man's name plays by its ending: Путин, Путину, Путиным."""
    last = words.rsplit(None, 1)[-1].lower()
    if last.endswith("ия"):
        return "subject"
    if last.endswith(("ым", "ом", "ем", "им")):
        return "by"
    if last.endswith(("у", "ю")):
        return "to"
    if re.search(r"[бвгджзклмнпрстфхцчшщй]$", last):
        return "subject"
    return "object" if last.endswith(("а", "я")) and len(last) > 4 else ""
