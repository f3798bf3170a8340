"""People and places of a translation against those of its original.

A name is the same where it is known to be, or where it sounds the same; a name that has no like
is told when the original has one left in its place. Japanese and Chinese do not mark where a
name begins: there a name is sought by its sound in everything the original says.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from maek.check.across_names import people
from maek.check.across_places import in_credit, in_table, met, places
from maek.check.align import Group
from maek.check.case import Case, Evidence
from maek.check.statement import Named, Prepared, Statement
from maek.check.transfer_words import Note
from maek.check.who import ANOTHER_PLACE, SOMEBODY_ELSE, alike, same, written
from maek.model.span import Span
from maek.text.hangul import is_syllable, letters
from maek.text.known import by_id
from maek.text.names import same_name
from maek.text.senses import of_word

LEAST_PART = {"en": 3, "ru": 3}
"""Shorter parts of a name are not compared by themselves; two letters elsewhere."""
HAN_RUN = re.compile(r"[\u3400-\u9fff々ァ-ヺー]{1,12}")
LONGEST_HAN = {"ja": 4, "zh": 3}
"""Characters of a name, at most."""
AROUND = 300
"""Characters around a sentence that a name is sought in: a pronoun may stand for it there."""
HAN_ALONE = re.compile(r"[\u3400-\u9fff]")
"""A given name of one character (誠) is read in ways no table has."""
WORD = re.compile(r"[^\W\d_][\w'’-]*")
WORDS = 3
CLOSED = frozenset({"ja", "zh"})
"""Languages whose names do not show where they begin."""
LEAST_NAME = {"ja": 4, "zh": 2}
"""Shorter names sound like too much, or are written with one character."""
SURE = 0.9
MOST_TRIED = 400
"""So many stretches of a text are compared with a name at most."""
LETTERS = 6
LONGEST_SOUND = {"ko": 2}
"""So many letters, or syllables, of a name are written with one character at most."""
ONSETS = tuple(map(frozenset, ("bpfvwhm", "dtz", "lrn", "sxcqjz", "gkhcqjx", "aeiouywhlrx")))
"""Sounds that languages write for each other at the head of a name."""
CLASS_WORDS = {
    "en": re.compile(
        r"^(?:Mount|Mt\.?|Lake|Cape|Port) | (?:Islands?|River|Lake|Province|County|City|Desert"
        r"|Mountains?|Bay|Sea|Region|District|Prefecture|Peninsula|Valley|Strait)$"
    ),
    "ko": re.compile(
        r"(?<=[가-힣]{2})(?: ?(?:산|강|호|섬|도|시|군|구|현|성|주|만|사막|반도|산맥|해협))$"
    ),
}
"""What sort of a place it is: Mount Halla, 한라산."""
NO_CLASS = re.compile("(?!)")
CHINESE_READ = re.compile(r"(?:^|\s)[가-힣]{3}(?:\s|$)")


def name_notes(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """Yield people and places the target of a group has in the place of others.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
        target: The translation.
    """
    left = _unmatched(group.target, target, group.source, source)
    lost = _unmatched(group.source, source, group.target, target)
    lost = [n for n in lost if not n.loose and not _is_aside(n, group.source)]
    for named in left:
        kind = "name" if named.mention.kind == "person" else "place"
        other = next((o for o in lost if _of_a_sort(named, o, target, source)), None)
        if other is not None:
            lost.remove(other)
            yield Note(kind, named.span, f"the original has {other.words}", other.words)
        elif _is_nowhere(named, group, source, target):
            yield Note(kind, named.span, "the original does not have this name")
    evidence = tuple(Evidence(source, s) for s in group.source)
    for statement in group.target:
        case = Case(target, statement, evidence, (source,))
        yield from _places(case)
        yield from _people(case)


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
            if HAN_ALONE.fullmatch(_bare(named)):
                continue
            keys = _places_in(named, statement)
            if any(same(named, own, o, other) for s in there for o in s.named):
                continue
            if _is_met(keys, there) if keys else _is_told(named, case):
                continue
            found.append(named)
    return found


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
    if written(named, case) or _in_part(named, case):
        return True
    name, lang = _bare(named), case.claim.lang
    return any(heard(name, lang, s.text, source.lang) for source, s in case.pairs())


def _bare(named: Named) -> str:
    return named.mention.name or named.words


def _in_part(named: Named, case: Case) -> bool:
    """Tell whether most of a name is there: then only our reading of where it ends differs."""
    lang = case.claim.lang
    parts = re.split(r"[\s·]+", _bare(named))
    parts = [p for p in parts if len(p) >= LEAST_PART.get(lang, 2)] or [_bare(named)]
    spelt = [(s, source.lang) for source, sentence in case.pairs() for s in sentence.spelt]
    met = [p for p in parts if any(" " not in s and alike(p, lang, s, other) for s, other in spelt)]
    return 2 * sum(map(len, met)) >= sum(map(len, parts))


def heard(name: str, lang: str, text: str, other: str) -> bool:
    """Tell whether words of a text in another language sound like a name.

    Args:
        name: A name without its title.
        lang: Its language.
        text: The text.
        other: The text's language.
    """
    names = sorted({name, *_cores(name, lang)})
    pairs = ((n, words) for words in _stretches(text, other) for n in names)
    tried = 0
    for spelt, words in pairs:
        if not _may_be(spelt, lang, words, other):
            continue
        tried += other in CLOSED
        # What takes too long to seek is left alone: not found is not contradicted.
        if tried > MOST_TRIED or _alike(spelt, lang, words, other):
            return True
    return False


def _cores(name: str, lang: str) -> Iterator[str]:
    """A name without what sort of place it is; without a word at either end: its bearer's work."""
    yield CLASS_WORDS.get(lang, NO_CLASS).sub("", name)
    words = name.split()
    if lang == "ko" and len(words) > 1:
        yield from (" ".join(words[1:]), " ".join(words[:-1]))


def _alike(name: str, lang: str, words: str, other: str) -> bool:
    """Tell whether a stretch of text is a name; chance likeness is common among characters."""
    if other not in CLOSED:
        return alike(name, lang, words, other)
    return _score(name, lang, words, other) >= SURE


def _may_be(name: str, lang: str, words: str, other: str) -> bool:
    """Tell whether it is worth the cost of comparing a name with a stretch of a text."""
    if other not in CLOSED:
        return True
    size = sum(map(str.isalpha, name))
    if other == "zh" and size > LONGEST_SOUND.get(lang, LETTERS) * len(words):
        return False
    return len(words) <= size and (other != "zh" or _may_begin(name, words))


def _may_begin(name: str, words: str) -> bool:
    """Tell whether a word of a name begins about as Chinese characters do: comparing is dear."""
    from anyascii import anyascii

    onset = anyascii(words[0]).strip()[:1].lower()
    heads = {(letters(p[0]) if is_syllable(p[0]) else anyascii(p[0]))[:1] for p in name.split()}
    near = {onset}.union(*(group for group in ONSETS if onset in group))
    return any(head.lower() in near for head in heads)


@functools.lru_cache(maxsize=65536)
def _score(name: str, lang: str, words: str, other: str) -> float:
    return same_name(name, lang, words, other).score


def _stretches(text: str, lang: str) -> Iterator[str]:
    """What of a text may be a name: runs of words, or of characters."""
    if lang in CLOSED:
        for match in HAN_RUN.finditer(text):
            run = match.group()
            sizes = range(2, min(LONGEST_HAN[lang], len(run)) + 1)
            yield from {run[at : at + n] for n in sizes for at in range(len(run) - n + 1)}
        return
    words = list(WORD.finditer(text))
    for size in range(1, WORDS + 1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            stretch = text[first.start() : last.end()]
            if lang == "ko" or stretch[0].isupper():
                yield stretch


def _is_nowhere(named: Named, group: Group, source: Prepared, target: Prepared) -> bool:
    """Tell whether an original whose names cannot be seen has nothing that sounds like a name."""
    name, least = _bare(named), LEAST_NAME.get(source.lang)
    if least is None or named.mention.kind != "person":
        return False
    if min(map(len, [name, *_cores(name, target.lang)])) < least:
        return False
    start, end = group.source[0].span.start - AROUND, group.source[-1].span.end + AROUND
    return not heard(name, target.lang, source.text[max(start, 0) : end], source.lang)


def _of_a_sort(named: Named, lost: Named, here: Prepared, there: Prepared) -> bool:
    """Tell whether a name may stand for one that is lost.

    One of which nothing is known may be a place where the lost place is in no table either.
    """
    if not named.loose and lost.mention.kind == named.mention.kind != "place":
        return True
    if named.mention.entity in by_id() and lost.mention.entity in by_id():
        return named.mention.kind == lost.mention.kind
    unknown = not (in_table(named.words, here.lang) or in_table(lost.words, there.lang))
    return unknown and lost.mention.kind == "place" and named.mention.kind != "person"


def _places(case: Case) -> Iterator[Note]:
    """A country or city of the table in the place of another."""
    for finding in places(case):
        known = [s for s in case.statement.senses if s.key[0] == "@"]
        span = finding.span
        if span is None or not any(span.start <= s.start < span.end for s in known):
            continue
        if finding.why == ANOTHER_PLACE and finding.source_words:
            yield _note("place", span, finding.source_words)


def _people(case: Case) -> Iterator[Note]:
    """A person the original does not name, where it names another or he is well known."""
    known = by_id()
    for finding in people(case):
        span, words = finding.span, finding.source_words or ""
        if span is None:
            continue
        named = [n for n in case.statement.named if n.span == span]
        famous = any(
            known[n.mention.entity].kind == "person" for n in named if n.mention.entity in known
        )
        other = finding.why == SOMEBODY_ELSE and not (_read(finding.words) or _read(words))
        if famous or other:
            yield _note("name", span, words)


def _note(kind: str, span: Span, words: str) -> Note:
    return Note(kind, span, f"the original has {words}", words)


def _read(words: str) -> bool:
    """Tell whether a name may be the Korean reading of a Chinese one: 양조위 is Tony Leung."""
    return CHINESE_READ.search(words) is not None or any("가" <= c <= "힣" for c in words) != all(
        not c.isascii() for c in words if c.isalpha()
    )
