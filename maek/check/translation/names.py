"""People and places of a translation against those of its original.

A name is the same where it is known to be, or where it sounds the same; a name that has no like
is told when the original has one left in its place. Japanese and Chinese do not mark where a
name begins: there a name is sought by its sound in everything the original says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.check.across.names import people
from maek.check.across.places import in_credit, in_table, is_cut, met
from maek.check.beside.align import Group
from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Named, Prepared, Statement
from maek.check.beside.who import SOMEBODY_ELSE, alike, same, written
from maek.check.translation.note import Note
from maek.check.translation.people import is_one, people_notes
from maek.check.translation.places import place_notes
from maek.check.translation.sounded import cores, heard
from maek.model.span import Span
from maek.text.cantonese import may_read
from maek.text.known import by_id, by_name
from maek.text.senses import of_word

ADDED = "added_name"
"""The kind of a name that stands in nobody's place: the original has none like it."""
ADDED_WHY = "the original does not have this name"
LEAST_PART = {"en": 3, "ru": 3}
"""Shorter parts of a name are not compared by themselves; two letters elsewhere."""
AROUND = 300
"""Characters around a sentence that a name is sought in: a pronoun may stand for it there."""
HAN_ALONE = re.compile(r"[\u3400-\u9fff]")
"""A given name of one character (誠) is read in ways no table has."""
LEAST_NAME = {"ja": 4, "zh": 2}
"""Shorter names sound like too much, or are written with one character."""
LEAST_PLACE = 2
LEAST_HEARD = 3
"""Syllables of a surname that is not heard by chance."""
POSSESSIVE = re.compile(r"[a-z][’']s ")
DOCTRINE, KO_DOCTRINE = re.compile(r"[a-z]is[tm]s?$"), re.compile(r"(?:-[가-힣]+)?주의(?!보|령)")
"""Who or what is called after somebody: Marxist-Leninist, 마르크스-레닌주의."""
CHINESE_READ = re.compile(r"[가-힣]{3}")
ARTICLE = re.compile(r"\b[Tt]he $")
"""What stands before no person's name, and before places whose names are translated."""
COMMON = frozenset({
    "지역", "지방", "일대", "인근", "현지", "국내", "해외", "수도", "도시", "시내", "도심", "교외",
    "해안", "국경", "접경", "내륙", "산간", "농촌", "본토",
})  # fmt: skip
"""Korean words for a place that name none."""


def name_notes(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """Yield people and places the target of a group has in the place of others.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
        target: The translation.
    """
    left = _unmatched(group.target, target, group.source, source)
    left = [n for n in left if not _is_aside(n, group.target)]
    lost = _unmatched(group.source, source, group.target, target)
    lost = [n for n in lost if not n.loose and not _is_aside(n, group.source)]
    rivals = list(lost)
    for named in left:
        kind = "name" if named.mention.kind == "person" else "place"
        other = next((o for o in lost if _of_a_sort(named, o, target, source)), None)
        if other is not None and _may_be_read(named, other):
            lost.remove(other)
            rivals.remove(other)
        elif other is not None:
            lost.remove(other)
            yield Note(kind, named.span, f"the original has {other.words}", other.words)
        elif _is_nowhere(named, group, source, target):
            yield Note(ADDED, named.span, ADDED_WHY)
    yield from people_notes(group, source, target, rivals)
    evidence = tuple(Evidence(source, s) for s in group.source)
    meant = frozenset().union(*(s.meant for s in group.target))
    for statement in group.target:
        case = Case(target, statement, evidence, (source,))
        yield from place_notes(case, meant)
        yield from _people(case, rivals)


def _is_aside(named: Named, statements: Sequence[Statement]) -> bool:
    """Tell a name in quotation marks (a title or a slogan, nobody's name) or in a dateline."""
    inside = [s for s in statements if s.span.start <= named.span.start < s.span.end]
    if any(in_credit(named.span, s) for s in inside):
        return True
    return any(m.span.overlaps(named.span) for s in statements for m in s.marked if not m.double)


def _unmatched(
    here: Sequence[Statement], own: Prepared, there: Sequence[Statement], other: Prepared
) -> list[Named]:
    if not here or not there:
        return []
    evidence = tuple(Evidence(other, s) for s in there)
    found: list[Named] = []
    for statement in here:
        case = Case(own, statement, evidence, (other,))
        for named in statement.named:
            if not named.loose and named.mention.kind not in ("person", "place"):
                continue
            if HAN_ALONE.fullmatch(_bare(named)) or _is_misread(named, own):
                continue
            keys = _places_in(named, statement)
            if any(same(named, own, o, other) for s in there for o in s.named):
                continue
            if _is_met(keys, there) if keys else _is_told(named, case):
                continue
            found.append(named)
    return found


def _is_misread(named: Named, text: Prepared) -> bool:
    """Tell what is no name as it stands: Milan's Piazza, or 타로 of 타로각 협곡."""
    if text.lang == "en" and (POSSESSIVE.search(_bare(named)) or DOCTRINE.search(_bare(named))):
        return True
    if text.lang == "en" and _has_article(named, text):
        return not in_table(named.words, "en")
    if text.lang == "ko" and _bare(named) in COMMON:
        return True
    if text.lang == "ko" and KO_DOCTRINE.match(text.text, named.span.end):
        return True
    return text.lang == "ko" and named.loose and is_cut(named.span, text)


def _has_article(named: Named, text: Prepared) -> bool:
    start = named.span.start
    return ARTICLE.search(text.text, max(start - 5, 0), start) is not None


def _places_in(named: Named, statement: Statement) -> frozenset[str]:
    """Places of the table a name is or holds: their names are translated, not sounded."""
    if named.mention.kind != "place":
        return frozenset()
    span = named.span
    keys = {s.key for s in statement.senses if span.start <= s.start < span.end}
    keys |= of_word(_bare(named), statement.lang)
    return frozenset(k for k in keys if k[0] == "@")


def _is_met(keys: frozenset[str], there: Sequence[Statement]) -> bool:
    """Tell whether places of the table are told there, or the country one of them lies in."""
    told = frozenset().union(*(s.meant for s in there))
    return any(met(key, told) for key in keys)


def _is_told(named: Named, case: Case) -> bool:
    if _is_full_korean(named, case):
        spelt = ((s, source.lang) for source, sentence in case.pairs() for s in sentence.spelt)
        return any(is_one(_bare(named), case.claim.lang, s, lang) for s, lang in spelt)
    if written(named, case) or _in_part(named, case):
        return True
    name, lang = _bare(named), case.claim.lang
    return any(
        heard(part, lang, s.text, source.lang)
        for source, s in case.pairs()
        for part in (name, *_long_parts(name, source.lang))
    )


def _long_parts(name: str, other: str) -> list[str]:
    """The surname, sought by itself: how a Japanese reads his given name is his own."""
    surname = name.split()[0]
    return [surname] if other == "ja" and surname != name and len(surname) >= LEAST_HEARD else []


def _is_full_korean(named: Named, case: Case) -> bool:
    """Tell a name of three syllables where it stands whole if at all: 이정훈, Lee Jung-hoon."""
    person = named.mention.kind == "person" and case.claim.lang == "ko"
    spaced = all(source.lang in LEAST_PART for source, _ in case.pairs())
    known = named.mention.entity in by_id() or _bare(named) in by_name()
    return person and spaced and not known and CHINESE_READ.fullmatch(_bare(named)) is not None


def _bare(named: Named) -> str:
    return named.mention.name or named.words


def _in_part(named: Named, case: Case) -> bool:
    """Tell whether most of a name is there: then only our reading of where it ends differs."""
    lang = case.claim.lang
    parts = re.split(r"[\s·]+", _bare(named))
    parts = [p for p in parts if len(p) >= LEAST_PART.get(lang, 2)] or [_bare(named)]
    spelt = [(s, source.lang) for source, sentence in case.pairs() for s in sentence.spelt]
    met_by = is_one if named.mention.kind == "person" else alike
    met = [p for p in parts if any(" " not in s and met_by(p, lang, s, o) for s, o in spelt)]
    return 2 * sum(map(len, met)) >= sum(map(len, parts))


def _is_nowhere(named: Named, group: Group, source: Prepared, target: Prepared) -> bool:
    """Tell whether an original whose names cannot be seen has nothing that sounds like a name."""
    name, least = _bare(named), LEAST_NAME.get(source.lang)
    if least is None or named.mention.kind != "person" or of_word(name, target.lang):
        return False
    if min(map(len, [name, *cores(name, target.lang)])) < least:
        return False
    start, end = group.source[0].span.start - AROUND, group.source[-1].span.end + AROUND
    around = source.text[max(start, 0) : end]
    parts = (name, *_long_parts(name, source.lang))
    return not any(heard(part, target.lang, around, source.lang) for part in parts)


def _may_be_read(named: Named, other: Named) -> bool:
    """Tell whether one name may be the characters of the other read in Korean."""
    return may_read(_bare(named), _bare(other)) or may_read(_bare(other), _bare(named))


def _of_a_sort(named: Named, lost: Named, here: Prepared, there: Prepared) -> bool:
    """Tell whether a name may stand for one that is lost.

    One of which nothing is known may be a place where the lost place is in no table either.
    """
    if not named.loose and lost.mention.kind == named.mention.kind != "place":
        return True
    if named.mention.entity in by_id() and lost.mention.entity in by_id():
        return named.mention.kind == lost.mention.kind
    if len(lost.words) < LEAST_PLACE or lost.mention.kind != "place":
        return False
    mine, theirs = in_table(named.words, here.lang), in_table(lost.words, there.lang)
    if mine and not theirs and named.mention.kind == "place":
        return named.role == lost.role == "at"
    return not (mine or theirs) and named.mention.kind != "person"


def _people(case: Case, lost: Sequence[Named]) -> Iterator[Note]:
    """A person in the place of another whom the original names.

    A name that sounds like words of the original is there; a name of the original that the
    translation has in its words is nobody's rival.
    """
    gone = {n.words: n for n in lost}
    for finding in people(case):
        span, words = finding.span, finding.source_words or ""
        named = [n for n in case.statement.named if n.span == span]
        if span is None or finding.why != SOMEBODY_ELSE or words not in gone:
            continue
        if any(_is_misread(n, case.claim) or _is_told(n, case) for n in named):
            continue
        if not any(map(_read, (_bare(n) for n in (*named, gone[words])))):
            yield _note("name", span, words)


def _note(kind: str, span: Span, words: str) -> Note:
    return Note(kind, span, f"the original has {words}", words)


def _read(words: str) -> bool:
    """Tell whether a name may be the Korean reading of a Chinese one: 양조위 is Tony Leung."""
    return CHINESE_READ.fullmatch(words) is not None or any(
        "가" <= c <= "힣" for c in words
    ) != all(not c.isascii() for c in words if c.isalpha())
