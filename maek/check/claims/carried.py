"""Whether the evidence has a word of a claim: the word, a like one, one it is made of."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from maek.check.beside.case import Case
from maek.check.beside.computed import computed_word
from maek.check.beside.contraries import denied_once, opposed
from maek.check.beside.converse import told_from_the_other_end
from maek.check.beside.spelt import linked
from maek.check.beside.statement import squeezed
from maek.check.claims.otherwise import told_otherwise
from maek.lang.wording import DENIAL, Word
from maek.model.span import Span
from maek.text.kin import kin_of, kin_words
from maek.text.senses import Sense
from maek.text.short import short_for
from maek.text.toml import toml_table

MAKERS = frozenset("자객원률율액량금비지장측기사")
"""Syllables that make a Korean noun of another: who does it, how much of it."""
ANAPHORS = {
    "ko": re.compile(
        r"(?<!\w)(?:그는|그가|그녀|이들|이 [가-힣]{2,}|회사[는가 ]|업체[는가 ]|해당 )"
    ),
    "en": re.compile(
        r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]he (?:company|firm|bank|group|ministry|agency|club"
        r"|team|party|union|court|school|university|hospital|museum|airline|retailer|city|two))\b"
    ),
    "ru": re.compile(
        r"\b(?:он|она|они|его|её|их|компани[яию]|фирм[аы]|завод|клуб|банк|ведомство|город)\b",
        re.IGNORECASE,
    ),
    "ja": re.compile(r"同[社氏市県町村国行校団党省庁紙誌局店]|彼|両[社者国行氏]"),
}
"""Words with which a sentence goes on about somebody named before."""
ROOT = 4
SHARE = 0.7
"""Two Russian words of one root begin alike for so many letters, and this share of the shorter."""
SPACED = ("en", "ru")
"""Languages that write names with capital letters."""
PLEDGED = re.compile(r"겠(?:다|습니다)[’”'\"]?[고며는]")
"""How somebody says in Korean what he will do."""
LEAST = 2
"""A part of a compound counts from so many characters on."""


def carried(word: Word, case: Case) -> bool:
    """Tell whether the evidence has a word, or one that stands for it.

    Args:
        word: A content word of the claim.
        case: A sentence of the claim with its evidence.
    """
    return _is_met(word, case) or any(way(word, case) for way in WAYS)


def _is_met(word: Word, case: Case) -> bool:
    """Tell whether the evidence has the word, its meaning, or a like word."""
    if any(word.key in e.statement.by_key for e in case.evidence):
        return True
    if {s.key for s in case.statement.senses if _touches(s, word)} & case.meant:
        return True
    return bool({s.key for s in case.statement.kin if _touches(s, word)} & case.akin)


def _is_gone_on_about(word: Word, case: Case) -> bool:
    """Tell whether the evidence goes on about what a sentence before it names: the company."""
    pattern = ANAPHORS.get(case.claim.lang)
    if pattern is None or word.sort == "verb":
        return False
    for evidence in case.evidence:
        if evidence.source.lang != case.claim.lang or not pattern.search(evidence.statement.text):
            continue
        if any(word.key in s.by_key for s in evidence.before):
            return True
    return False


def _opposite_is_denied(word: Word, case: Case) -> bool:
    """Tell whether the evidence denies the opposite, or the other way: отрицает, не признаёт."""
    for sense, against in opposed(case.statement):
        if not _touches(sense, word):
            continue
        for evidence in case.evidence:
            there = evidence.statement
            if against.isdisjoint(there.meant) and against.isdisjoint(there.akin):
                continue
            facing = (s for s in there.means if s.key in against)
            if any(denied_once(case.statement, sense, there, other) for other in facing):
                return True
    return False


def _is_denied_there(word: Word, case: Case) -> bool:
    """Tell whether the evidence denies what a word leaves out: 대상에서 빠진다, 내지 않는다."""
    if word.key not in lacking(case.claim.lang):
        return False
    facing = case.facing(word.span.start)
    return any(
        w.mark(*DENIAL) or w.key in lacking(case.claim.lang)
        for evidence, clause in facing
        for w in evidence.statement.words
        if clause.start <= w.span.start < clause.end
    )


@functools.cache
def lacking(lang: str) -> frozenset[str]:
    """Return the verbs of a language that say without a not that something is not there.

    Args:
        lang: A language.
    """
    return frozenset(toml_table("maek.text", "cues")["lacking"].get(lang, ()))


def _is_written(word: Word, case: Case) -> bool:
    """Tell whether the letters of the word stand in the evidence, or those of a part of it."""
    key = word.key.removesuffix("다") if word.sort == "verb" else word.key
    plain = squeezed(word.span.of(case.claim.text))
    for evidence in case.evidence:
        text = squeezed(evidence.statement.text)
        if any(len(form) >= LEAST and form in text for form in (key, plain)):
            return True
        if any(_part(key, other) for other in evidence.statement.by_key):
            return True
    return False


def _is_part_of_name(word: Word, case: Case) -> bool:
    """Tell whether a capitalised word is of a name the sources use elsewhere: Whitlock, she."""
    written = word.span.of(case.claim.text)
    if case.claim.lang not in SPACED or not written[0].isupper():
        return False
    return any(
        written in name.split()
        for source in case.sources
        for names in source.names_of.values()
        for name in names
    )


def _root_is_there(word: Word, case: Case) -> bool:
    """Tell whether the evidence has the word this one is made of: 탑승 of 탑승자, оценил."""
    key = word.key
    if case.claim.lang == "ko" and len(key) > LEAST and key[-1] in MAKERS:
        root = key[:-1]
        akin = kin_of(root, "ko")
        return any(root in e.statement.by_key or akin & e.statement.akin for e in case.evidence)
    if case.claim.lang == "ru":
        return any(_one_root(key, other) for e in case.evidence for other in e.statement.by_key)
    return False


def _one_root(a: str, b: str) -> bool:
    shared = next(
        (n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    return shared >= max(ROOT, SHARE * min(len(a), len(b)))


def _kin_is_there(word: Word, case: Case) -> bool:
    """Tell whether a like noun is a part of a longer word of the evidence: 고법 of 서울고법."""
    like = [w for w in kin_words(word.key, case.claim.lang) if len(w) >= LEAST and w[-1] != "다"]
    return any(w in s.text for w in like for _, s in case.pairs())


def _is_short(word: Word, case: Case) -> bool:
    """Tell whether a word is short for words of the evidence, or they for it: 금통위."""
    text = case.claim.text
    short = word.span.of(text)
    if any(short_for(short, s.text) for _, s in case.pairs()):
        return True
    whole = _compound(word, case).of(text)
    return whole != short and any(
        short_for(w.key, whole) for _, s in case.pairs() for w in s.words if w.sort != "verb"
    )


def _is_linked(word: Word, case: Case) -> bool:
    """Tell whether a Korean compound begins with a noun of the evidence: 배춧값, of 배추."""
    return case.claim.lang == "ko" and linked(word.key, case)


def _in_compound(word: Word, case: Case) -> bool:
    """Tell whether the evidence has the whole compound a syllable is of: 망 of 공급망."""
    run = _compound(word, case)
    if len(word.key) >= LEAST:
        return False
    whole = squeezed(run.of(case.claim.text))
    return run != word.span and any(whole in squeezed(s.text) for _, s in case.pairs())


def _is_surname(word: Word, case: Case) -> bool:
    """Tell whether a Korean syllable before a title is the surname of one the sources name."""
    behind = case.claim.text[word.span.end : word.span.end + 1]
    return (
        case.claim.lang == "ko"
        and len(word.span) == 1
        and behind == " "
        and any(
            len(name) > LEAST and name[0] == word.key
            for source in case.sources
            for names in source.names_of.values()
            for name in names
        )
    )


def _is_left_open(word: Word, case: Case) -> bool:
    """Tell whether a claim denies that something is settled which the evidence leaves open.

    정해지지 않았다, for: 아직 협의 중이다.
    """
    settled = cue_words("settled").get(case.claim.lang, ())
    if word.key not in settled or not word.mark(*DENIAL):
        return False
    pattern = re.compile("|".join(cue_words("unsettled")[case.claim.lang]))
    return any(pattern.search(s.text) for _, s in case.pairs())


def _is_pledged(word: Word, case: Case) -> bool:
    """Tell whether somebody says in the evidence what he will do, for which a claim has a noun.

    약속했다, for: 보상하겠다고 했다.
    """
    if word.key not in cue_words("pledge").get(case.claim.lang, ()):
        return False
    return any(PLEDGED.search(s.text) for _, s in case.pairs())


def cue_words(name: str) -> dict[str, list[str]]:
    """Return a list of words of the table of cues, by language.

    Args:
        name: Its name in the table.
    """
    found: dict[str, list[str]] = toml_table("maek.text", "cues")[name]
    return found


def _compound(word: Word, case: Case) -> Span:
    """The words glued together that a word is one of."""
    run = word.span
    for other in case.statement.words:
        if other.span.end == run.start or other.span.start == run.end:
            run = Span(min(run.start, other.span.start), max(run.end, other.span.end))
    return run


def _touches(sense: Sense, word: Word) -> bool:
    """Tell whether a sense is of a word, not of its last letter alone (市 of 函館市)."""
    if sense.start > word.span.start and sense.end - sense.start < LEAST:
        return False
    return sense.start < word.span.end and word.span.start < sense.end


def _part(key: str, other: str) -> bool:
    return (
        len(other) >= LEAST
        and len(key) > len(other)
        and (key.startswith(other) or key.endswith(other))
    )


WAYS: tuple[Callable[[Word, Case], bool], ...] = (
    _in_compound,
    _is_linked,
    _root_is_there,
    _is_part_of_name,
    _is_short,
    _kin_is_there,
    _is_written,
    told_otherwise,
    computed_word,
    told_from_the_other_end,
    _opposite_is_denied,
    _is_gone_on_about,
    _is_denied_there,
    _is_surname,
    _is_left_open,
    _is_pledged,
)
"""In which ways a word may be carried that is not met itself."""
