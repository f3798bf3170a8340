"""A translation against its original: what was changed, lost, added, left over or broken.

Sentences are aligned by anchors; within aligned sentences a figure, date, name, title or
kinship word that only one side has is told when the other side has one in its place, for a
free translation may well leave things out. Marks, glued text and repeated lines are told from
the target alone. Findings have their offsets in the target.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise

from maek.check.beside.align import Group, align, anchors, length_ratio, lonely, pace
from maek.check.beside.statement import Prepared, Statement
from maek.check.translation.kept import transferred
from maek.check.translation.lines import is_furniture
from maek.check.translation.marks import mark_notes
from maek.check.translation.note import Note
from maek.check.translation.sounded import heard
from maek.model.findings import Defect
from maek.model.span import Span

OWN_DEFECTS = frozenset({
    "missing_space", "odd_particle", "kinship_self", "repeated_words", "glued_text", "orphan_marks",
    "stray_stop", "broken_markup", "link_text",
})  # fmt: skip
"""Defects of the target language that need no original to be wrong."""
SHORT, LONG = 0.3, 3.5
"""A translation shorter or longer than this share of what is usual has lost or gained something."""
SHORTER, LONGER, LOST = 0.65, 1.6, 2
"""So has one that differs less and has lost or gained so many figures and dates."""
SAYS_MUCH, MISFIT = 3, 0.6
"""A sentence that says much belongs to neighbours it has nothing in common with only where they
are ill-matched without it: by so much, as the logarithm of how their lengths compare."""
MUCH_BETTER = 0.35
"""Even so it belongs to them where their lengths fit so much better with it."""
ANCHORED, STRANGE = 4, 0.2
"""A sentence of so many anchors that shares no more of them with a text does not belong to it."""
FEW = 2
SMALL = len("n9")
"""Numbers below ten are told everywhere: they place no sentence."""
LEAST_SAID = 10
"""Shorter pieces (발표했다.) are what a sentence was cut off from."""
MARKS = 3
"""What stands around words in quotation marks and is no word: a dash, a full stop."""
LEAST_LENGTH = 40
SCRIPT = {"ko": "hangul", "ru": "cyrillic", "ja": "kana", "en": "latin", "zh": "han"}
RUNS = {
    "hangul": re.compile(r"[가-힣]+(?:\s+[가-힣]+)*"),
    "cyrillic": re.compile(r"[А-Яа-яЁё]{2,}(?:\s+[А-Яа-яЁё]+)*"),
    "kana": re.compile(r"[ぁ-ヿ\u4e00-\u9fff]*[ぁ-ヿ][ぁ-ヿ\u4e00-\u9fff]+"),
    "han": re.compile(r"[\u4e00-\u9fff]{2,}"),
    "latin": re.compile(r"\b[a-z][a-z'-]{2,}(?:\s+[a-z][a-z'-]+)*"),
}
"""Words of the source's script left in the target; Latin ones only in small letters, for names
and initials are often kept."""
GLUED = re.compile(
    r"(?<=[a-zа-яё가-힣])[.!?。](?=[A-ZА-ЯЁ가-힣][a-zа-яё가-힣])"
    r"|\b[a-z][a-z]+(?=[A-Z][a-z]{2,}\s)|(?<=[a-z])(?=(?:The|In|It|He|She|But|We|This|They|Read|More)\s)"
    r"|(?<=[다요죠까])[.!?](?=[A-Za-z0-9“‘「가-힣])"
    r"|(?<=[가-힣])[.!?](?=[A-Z0-9“‘「][\w가-힣])|(?<=[a-zа-яё])[.!?][”]?(?=[A-ZА-ЯЁ“«][\w\s,]{2})"
    r"|(?<=[.!?][”\"])(?=[A-ZА-ЯЁ가-힣][\w가-힣]+\s)(?<!다.[”\"])"
    r"|(?<=\d)\.(?=[A-ZА-ЯЁ][a-zа-яё]+[\s,])|(?<=[a-zа-яё]{2}[.!?])(?=\([A-ZА-ЯЁ])"
)
ADDED = "the original has no such sentence"
REPEATED = 12
"""Shorter sentences may be said twice."""


def check_translation(
    source: Prepared, target: Prepared, defects: Sequence[Defect] = ()
) -> tuple[Defect, ...]:
    """Check a translation against its original.

    Args:
        source: The original, prepared.
        target: The translation, prepared.
        defects: What the target's language pack finds wrong with it by itself.

    Returns:
        Findings with spans in the target, in order.
    """
    notes: list[Note] = []
    groups = align(source, target)
    usual = pace(groups, source.lang, target.lang)

    def off(group: Group) -> float:
        ratio = length_ratio(group, source.lang, target.lang) / usual
        return abs(math.log(max(ratio, 0.01)))

    for group in _joined(groups, off, source, target):
        notes += _group(group, source, target)
    fitting = [g for g in groups if _is_needed(g, off)]
    notes += _strangers(source, target, notes, [*fitting, *_frames(groups)])
    notes += mark_notes(source, target)
    notes += _left_over(source, target)
    notes += _glued(source, target)
    notes += _repeated(source, target)
    found = {Defect(n.span, n.kind, n.why, n.suggestion) for n in notes}
    own = {d for d in defects if d.kind in OWN_DEFECTS}
    taken = {n.span for n in notes}
    found |= {d for d in own if d.span not in taken}
    return tuple(sorted(found, key=_place))


def _joined(
    groups: Sequence[Group], off: Callable[[Group], float], source: Prepared, target: Prepared
) -> list[Group]:
    """Give sentences without a partner to the neighbours whose part they rather are."""
    found: list[Group] = []
    ahead: Group | None = None
    for before, group, after in zip([None, *groups], groups, [*groups[1:], None], strict=False):
        lines = _are_lines(group, source, target)
        whole, ahead = group if ahead is None else _together(ahead, group), None
        if _belongs(group, before, off, lines=lines) and found:
            found[-1] = _together(found[-1], whole)
        elif _belongs(group, after, off, lines=lines):
            ahead = whole
        else:
            found.append(whole)
    return found


def _together(one: Group, next_: Group) -> Group:
    return Group((*one.source, *next_.source), (*one.target, *next_.target))


def _strangers(
    source: Prepared, target: Prepared, notes: Sequence[Note], fitting: Sequence[Group]
) -> Iterator[Note]:
    """A sentence too many that has next to nothing in common with anything on the other side."""
    told = {n.kind for n in notes}
    needed = (
        {s.span for g in fitting for s in g.target},
        {s.span for g in fitting for s in g.source},
    )
    if min(len(target.statements), len(source.statements)) < FEW:
        return
    more, fewer = _surplus(target, source), _surplus(source, target)
    if more > 0 and "addition" not in told:
        for statement in _apart(target, source, needed[0])[:more]:
            if not is_furniture(statement, target):
                yield Note("addition", statement.span, ADDED)
    if fewer > 0 and "omission" not in told:
        for statement in _apart(source, target, needed[1])[:fewer]:
            if is_furniture(statement, source):
                continue
            near = target.statements[min(statement.index, len(target.statements) - 1)]
            why = f"not translated: {statement.text}"
            yield Note("omission", near.span, why, statement.text)


def _surplus(text: Prepared, other: Prepared) -> int:
    """How many sentences, or lines, a text has more than another."""
    lines = (sum(1 for line in t.text.split("\n") if line.strip()) for t in (text, other))
    here, there = lines
    return max(len(text.statements) - len(other.statements), here - there)


def _is_needed(group: Group, off: Callable[[Group], float]) -> bool:
    """Tell whether sentences that stand for others are as long as they should be together."""
    if not group.source or not group.target:
        return False
    parts = [
        *(
            Group(tuple(s for s in group.source if s is not one), group.target)
            for one in group.source
        ),
        *(
            Group(group.source, tuple(s for s in group.target if s is not one))
            for one in group.target
        ),
    ]
    return all(off(group) <= off(part) for part in parts if part.source and part.target)


def _apart(text: Prepared, other: Prepared, needed: Set[Span]) -> list[Statement]:
    there = frozenset().union(*(anchors(s) for s in other.statements))
    found: list[tuple[float, Statement]] = []
    for statement in text.statements:
        mine = anchors(statement)
        if statement.span in needed:
            continue
        share = len(mine & there) / max(len(mine), 1)
        if len(mine) >= ANCHORED and share <= STRANGE:
            found.append((share, statement))
    return [s for _, s in sorted(found, key=lambda row: row[0])]


def _place(defect: Defect) -> tuple[Span, str]:
    return defect.span, defect.kind


def _group(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    if len("".join(s.text for s in (*group.source, *group.target))) < LEAST_SAID:
        return
    if not group.target:
        yield from _omitted(group, source, target)
    elif not group.source:
        for statement in (s for s in group.target if not is_furniture(s, target)):
            yield Note("addition", statement.span, ADDED)
    else:
        yield from transferred(group, source, target)
        yield from _cut(group, source, target)


def _are_lines(group: Group, source: Prepared, target: Prepared) -> bool:
    """Tell whether sentences without a partner are lines of a text that is written in lines."""
    if "\n" not in source.text.strip() or "\n" not in target.text.strip():
        return False
    sides = ((group.source, source.text), (group.target, target.text))
    return all(
        text[: s.span.start].rpartition("\n")[2].strip() == ""
        and text[s.span.end :].partition("\n")[0].strip() == ""
        for statements, text in sides
        for s in statements
    )


def _belongs(
    group: Group, near: Group | None, off: Callable[[Group], float], *, lines: bool
) -> bool:
    """Tell whether a sentence without a partner rather is a part of its neighbours'.

    So it is when the neighbours' lengths fit better with it than without it; a line by itself is
    so only when the neighbours say what it says.
    """
    if near is None or (group.source and group.target) or not (near.source and near.target):
        return False
    explained = _explains(group, near) or _tells_who_speaks(group, near)
    if explained or lines:
        return explained
    if _names_of_another(group, near):
        return True
    joined = Group((*near.source, *group.source), (*near.target, *group.target))
    without, within = off(near), off(joined)
    if lonely(joined) > lonely(near):
        return False
    fits_well = within < without * MUCH_BETTER
    if without < MISFIT and not fits_well and _is_strange(group, near):
        return False
    return within < without


def _sides(group: Group, near: Group) -> tuple[Sequence[Statement], ...]:
    """Sentences without a partner; the partners of their neighbours, and the neighbours."""
    if group.source:
        return group.source, near.target, near.source
    return group.target, near.source, near.target


def _explains(group: Group, near: Group) -> bool:
    """Tell whether most of what a sentence says is what its neighbours' partners have too much."""
    alone, others, own = _sides(group, near)
    mine, there, here = (frozenset().union(*map(anchors, side)) for side in (alone, others, own))
    figures = {key for key in mine if key[0] == "n" and len(key) > SMALL}
    if figures and figures <= there - here:
        return True
    return bool(mine) and 2 * len(mine & (there - here)) >= len(mine)


def _frames(groups: Sequence[Group]) -> Iterator[Group]:
    """Sentences without a partner that tell who says the words beside them."""
    for before, group in pairwise(groups):
        for one, near in ((before, group), (group, before)):
            alone = not (one.source and one.target) and near.source and near.target
            if alone and _tells_who_speaks(one, near):
                yield one


def _tells_who_speaks(group: Group, near: Group) -> bool:
    """Tell whether neighbours are words in quotation marks, whose partners name the speaker, too.

    Then the sentence without a partner tells who says them.
    """
    alone, others, own = _sides(group, near)
    if any(m.double for s in alone for m in s.marked):
        return False
    return _outside_marks(own) <= MARKS < LEAST_SAID <= _outside_marks(others)


def _outside_marks(statements: Sequence[Statement]) -> int:
    """How many characters of some sentences stand outside quotation marks."""
    return sum(len(s.text) - sum(len(m.span) + 2 for m in s.marked if m.double) for s in statements)


def _names_of_another(group: Group, near: Group) -> bool:
    """Tell whether a sentence names what its neighbours' partners name, and they themselves do not.

    So a translator does who makes two sentences of one.
    """
    alone, others, own = _sides(group, near)
    lang, other = alone[0].lang, others[0].lang
    here, there = (" ".join(s.text for s in side) for side in (own, others))
    names = {n.mention.name or n.words for s in alone for n in s.named}
    return any(name not in here and heard(name, lang, there, other) for name in names)


def _is_strange(group: Group, near: Group) -> bool:
    """Tell whether a sentence that says much has nothing in common with what it stands by."""
    alone, others = (group.source, near.target) if group.source else (group.target, near.source)
    mine = frozenset().union(*map(anchors, alone))
    return len(mine) >= SAYS_MUCH and not mine & frozenset().union(*map(anchors, others))


def _omitted(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """A sentence without a translation is told at the sentence that stands where it should."""
    for statement in (s for s in group.source if not is_furniture(s, source)):
        before = [s for s in target.statements if s.span.start <= statement.span.start]
        near = before[-1] if before else (target.statements or (None,))[0]
        span = near.span if near is not None else Span(0, len(target.text))
        yield Note("omission", span, f"not translated: {statement.text}", statement.text)


def _cut(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """A sentence much shorter or longer than its original, with anchors lost or gained."""
    ratio = length_ratio(group, source.lang, target.lang)
    span = Span(group.target[0].span.start, group.target[-1].span.end)
    lost, gained = (
        _anchors_lost(group.source, group.target),
        _anchors_lost(group.target, group.source),
    )
    big = sum(len(s.text) for s in group.source) > LEAST_LENGTH
    if big and (ratio < SHORT or (ratio < SHORTER and lost >= LOST and not gained)):
        yield Note("omission", span, "much shorter than the original")
    elif big and (ratio > LONG or (ratio > LONGER and gained >= LOST and not lost)):
        yield Note("addition", span, "much longer than the original")


def _anchors_lost(here: Sequence[Statement], there: Sequence[Statement]) -> int:
    """How many figures and dates of one side the other does not have."""
    mine = {k for s in here for k in s.keys if k[0] in "fd" and k != "fNone"}
    theirs = {k for s in there for k in s.keys if k[0] in "fd"}
    return len(mine - theirs)


def _left_over(source: Prepared, target: Prepared) -> Iterator[Note]:
    script = SCRIPT.get(source.lang, "latin")
    if script == SCRIPT.get(target.lang) or {source.lang, target.lang} == {"ja", "zh"}:
        return
    low = source.text.lower()
    for match in RUNS[script].finditer(target.text):
        if _is_aside(match, target.text):
            continue
        if match.group().lower() in low or script != "latin":
            span = Span(*match.span())
            yield Note("untranslated", span, "left in the original's language")


def _is_aside(match: re.Match[str], text: str) -> bool:
    """Tell whether words of the original stand in brackets, or are part of an address."""
    before, after = text[: match.start()], text[match.end() :]
    opened = before.rfind("(")
    head = text[: max(opened, 0)].rstrip()[-1:]
    after_word = not head.isascii() and head.isalnum()
    gloss = opened > before.rfind(")") and (
        after_word or not text[opened + 1 : opened + 2].islower()
    )
    around = before[before.rfind(" ") + 1 :] + match.group() + after.partition(" ")[0]
    return gloss or before[-1:] in "./@" or after[:1] in "/@" or "://" in around


def _glued(source: Prepared, target: Prepared) -> Iterator[Note]:
    if GLUED.search(source.text) and source.lang == target.lang:
        return
    for match in GLUED.finditer(target.text):
        span = Span(match.start(), max(match.end(), match.start() + 1))
        yield Note("glued_text", span, "two pieces of text run together")


def _repeated(source: Prepared, target: Prepared) -> Iterator[Note]:
    seen: dict[str, Statement] = {}
    there = [" ".join(s.text.split()) for s in source.statements]
    twice = len(there) - len(set(there))
    for statement in target.statements:
        words = " ".join(statement.text.split())
        if words in seen and len(words) >= REPEATED and not twice:
            yield Note("repeated_line", statement.span, "the same sentence stands here twice")
        seen.setdefault(words, statement)
