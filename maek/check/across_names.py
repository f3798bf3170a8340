"""People, places, titles and speakers of a claim against sources in another language.

A person's name is never translated: it sounds alike or stands in the table, or it is somebody
else's. Bodies and works are translated in ways no table has; of those only known ones must be
found. Where a script keeps the sound to itself (九州), nothing is told.
"""

from __future__ import annotations

import difflib
import functools
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from maek.check.case import Case
from maek.check.statement import Named, Prepared, Statement, squeezed
from maek.check.who import alike, same, written
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.hangul import is_syllable
from maek.text.hanja import read
from maek.text.known import by_id, by_name
from maek.text.names import same_name
from maek.text.scripts import script_of
from maek.text.senses import Sense, senses

PLACE = "@"
CREDIT = re.compile(r"\((?:[A-Z]{2,6}|[가-힣]{2,6}=[가-힣]{2,6}|[가-힣]*뉴스)\)")
"""An agency in brackets, as a dateline has it: WASHINGTON (CNN)."""
DATELINE = re.compile(
    r"^(?:[^.。()]{0,40}\((?:[A-Z]{2,6}|[^()]*(?:=|뉴스|통신|연합)[^()]*)\)"
    r"|[A-Z][A-Z ,.]+(?:—|--|-)\s)"
)
KOREAN_SURNAMES = frozenset(
    "金朴李崔鄭姜趙尹張韓申徐権權黄黃安宋柳洪全文孫裵裴白許沈盧河郭成車朱禹具辛任羅陳嚴元千孔康玄卞咸楊"
)
HAN_ONLY = re.compile(r"^[\u3400-\u9fff々]+$")
COUNTRIES = frozenset("美米中日韩韓朝北俄露英法仏德独미중일한북러영")
BESIDE = re.compile(
    r"[美米中日韩韓朝俄露英法仏德独미중일한북러]|大統領|首相|政府|外相|国務|国防|軍|側|議会|当局|总统|总理"
    r"|外长|国务|军|方|两国|媒|国会|-| |·|・|、|정상|군|당국|측|정부|대통령|총리|의회"
)
BEHIND = frozenset(
    "은는이가을를의에와과도로만서부까보였인군어계산측식판발행제전국령당팀시주강정내외동남중북"
    "장항공대관청원처법축야농배오태올프총수등간사한어민"
)
"""Syllables that may stand behind the name of a place."""
SPACED_NAMES = frozenset({"en", "ru"})
SURE = 0.75
LEAST_STEM = 5
SPELT_ALIKE = 0.75
LEAST_PLACE = 2
LEAST_PART = 3
RULING = frozenset({
    "president", "vice_president", "prime_minister", "deputy_pm", "minister", "mayor", "governor",
    "ambassador", "spokesperson", "king", "queen", "lawmaker", "foreign_minister",
    "defense_minister", "general", "%professor", "%lawyer", "%judge", "%journalist", "doctor",
})  # fmt: skip
"""Titles that are not each other."""
WIDER = {"foreign_minister": "minister", "defense_minister": "minister"}


def people(case: Case) -> Iterator[Finding]:
    """Yield people, and known bodies, whom no name of the evidence can be.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for named in case.statement.named:
        kind = named.mention.kind
        if kind == "role" or _in_credit(named.span, case.statement):
            continue
        if named.loose and not _is_somebody(named, case):
            continue
        known = named.mention.entity in by_id() and by_id()[named.mention.entity].kind != "place"
        if not (kind == "person" or named.loose or (known and kind in ("body", "work"))):
            continue
        if not (kind == "person" and known) and _table(named.words, case.claim.lang):
            continue  # 가자지구, Bank of Japan: a place names it
        if found_in(named, case) or _silent(named, case):
            continue
        other = _unmatched(named, case)
        why = "the sources name somebody else here" if other else "the sources do not name this"
        yield case.finding("name", why, named.span, other.span if other else None)


def _is_somebody(named: Named, case: Case) -> bool:
    """Tell whether a name nothing else is known of is a person's: well-known, or who speaks."""
    row = by_id().get(named.mention.entity)
    if row is not None:
        return row.kind == "person"
    if named.words.isupper() or len(named.words.split()) > 2:
        return False
    speaks = any(
        s.quotation.speaker is not None and s.quotation.speaker.end == named.span.end
        for s in case.statement.said
    )
    heard = any(o.mention.kind == "person" for _, s in case.pairs() for o in s.named)
    return speaks and heard and not {s.key for s in senses(named.words, case.claim.lang)}


def found_in(named: Named, case: Case) -> bool:
    """Tell whether a name stands in the evidence under any spelling.

    Args:
        named: A name of the claim.
        case: A sentence of the claim with its evidence.
    """
    for source, sentence in case.pairs():
        for other in sentence.named:
            if same(named, case.claim, other, source) and _is_truly(named, other, source.lang):
                return True
            if _by_a_part(named, other, case.claim.lang, source.lang):
                return True
    if _known(named):
        return _as_listed(named, case)
    if named.mention.kind == "person":
        return _is_spelt(named, case)
    return written(named, case)


def _is_spelt(named: Named, case: Case) -> bool:
    """Tell whether a word of the evidence no reader took for a name is this one for sure."""
    mine, lang = _bare(named), case.claim.lang
    for source, sentence in case.pairs():
        if squeezed(mine) in squeezed(sentence.text):
            return True
        if source.lang == lang:
            continue
        people = [_bare(o) for o in sentence.named if o.mention.kind == "person"]
        for spelt in sentence.spelt:
            inside = any(spelt in p for p in people)
            if not inside and _surely(mine, lang, spelt, source.lang):
                return True
    return False


@functools.lru_cache(maxsize=65536)
def _surely(mine: str, lang: str, spelt: str, other: str) -> bool:
    if lang in SPACED_NAMES and other in SPACED_NAMES and len(mine.split()) != len(spelt.split()):
        return False
    return same_name(mine, lang, spelt, other).score >= SURE


def _is_truly(named: Named, other: Named, lang: str) -> bool:
    """Tell whether a well-known name is spelt there nearly as it is listed: no Меркель for Macron.

    How a name sounds is compared loosely; whose spelling is listed needs none of that.
    """
    row = by_id().get(named.mention.entity)
    if row is None or named.mention.entity == other.mention.entity:
        return True
    words = _bare(other)
    listed = [n for code, spelt in row.names for n in spelt if script_of(n) == script_of(words)]
    return not listed or any(_near(n, words) for n in listed)


def _near(listed: str, words: str) -> bool:
    last, other = listed.split()[-1].lower(), words.split()[-1].lower()
    if last[:LEAST_STEM] == other[:LEAST_STEM] and len(last) >= LEAST_STEM:
        return True
    return difflib.SequenceMatcher(None, last, other, autojunk=False).ratio() >= SPELT_ALIKE


def _as_listed(named: Named, case: Case) -> bool:
    row = by_id()[named.mention.entity]
    for _, sentence in case.pairs():
        low = sentence.text.lower()
        names = [n for _, spelt in row.names for n in spelt]
        names += [n.split()[-1] for n in names]
        long = (n.lower() for n in names if len(n) > (3 if n.isascii() else 1))
        if any(n[:-1] in low if len(n) > LEAST_STEM else n in low for n in long):
            return True
    return False


def _by_a_part(named: Named, other: Named, lang: str, other_lang: str) -> bool:
    """Compare part by part where the source has a bare surname, and Han by their Korean reading."""
    mine, theirs = _bare(named), _bare(other)
    if HAN_ONLY.match(mine) and other_lang in ("en", "ru"):
        return alike(read(mine), "ko", theirs, other_lang)
    if HAN_ONLY.match(theirs) and lang in ("en", "ru"):
        return alike(mine, lang, read(theirs), "ko")
    if other.mention.kind != "person" or len(other_words := theirs.split()) != 1:
        return False
    parts = [p for p in re.split(r"[\s·・‧]+", mine) if len(p) >= LEAST_PART]
    return len(parts) > 1 and any(alike(p, lang, other_words[0], other_lang) for p in parts)


def _silent(named: Named, case: Case) -> bool:
    """Tell whether one side has names only in characters whose sound nobody can tell.

    How a Japanese reads the characters of his name is his own; a Korean name has one reading.
    """
    if _known(named):
        return False
    others = [(o, src.lang) for src, s in case.pairs() for o in s.named if _is_person(o)]
    if _is_closed(_bare(named), case.claim.lang):
        return bool(others) and any(lang != "zh" for _, lang in others)
    return any(_is_closed(_bare(o), lang) for o, lang in others)


def _is_closed(name: str, lang: str) -> bool:
    korean = name[:1] in KOREAN_SURNAMES and len(name) == len("尹聖浩")
    return lang == "ja" and HAN_ONLY.match(name) is not None and not korean


def _known(named: Named) -> bool:
    return named.mention.entity in by_id()


def _bare(named: Named) -> str:
    return named.mention.name or named.words


def _unmatched(named: Named, case: Case) -> Named | None:
    """A name of the evidence, of the same kind, that nothing in the claim stands for."""
    source = case.first.source
    for other in case.first.statement.named:
        if other.mention.kind != named.mention.kind:
            continue
        if not any(same(n, case.claim, other, source) for n in case.statement.named):
            return other
    return None


def places(case: Case) -> Iterator[Finding]:
    """Yield countries, cities and known places of the claim the evidence does not have.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here, there = case.statement, case.first.statement
    theirs = _place_keys(case)
    lost = [
        s
        for s in there.senses
        if s.key[0] == PLACE
        and s.end - s.start >= LEAST_PLACE
        and not _met(s.key, _keys_of(here))
        and not _in_credit(Span(s.start, s.end), there)
    ]
    told: list[Span] = []
    for sense in here.senses:
        span = Span(sense.start, sense.end)
        if sense.key[0] != PLACE or len(span) < LEAST_PLACE or _in_credit(span, here):
            continue
        if _is_cut(span, case) or _is_kept(span, case):
            continue
        rivals = lost
        if _one_of(sense, here, theirs):
            # Kyushu lies in Japan as Hokkaido does: the country answers no other town of it.
            rivals = [] if sense.key in theirs else _sisters(sense.key, here, there)
            if not rivals:
                continue
        if any(span.overlaps(t) for t in told) or (not lost and _elsewhere(sense.key, case)):
            continue
        told.append(span)
        why = "the sources name another place here" if rivals else "the sources do not name this"
        other = Span(rivals[0].start, rivals[0].end) if rivals else None
        yield case.finding("place", why, span, other)
    yield from _other_places(case, told)


def _is_cut(span: Span, case: Case) -> bool:
    """Tell whether a Korean name goes on where a country's would end: 파리쉬 is no Paris."""
    after = case.claim.text[span.end : span.end + 1]
    return case.claim.lang == "ko" and is_syllable(after) and after not in BEHIND


def _is_kept(span: Span, case: Case) -> bool:
    """Tell whether the evidence has the letters themselves: EU, U.N."""
    words = span.of(case.claim.text).replace(".", "")
    if not words.isascii() or not words.isupper():
        return False
    pattern = re.compile(rf"(?<![A-Z]){words}(?![A-Z])")
    return any(pattern.search(s.text.replace(".", "")) for _, s in case.pairs())


def _one_of(sense: Sense, here: Statement, theirs: frozenset[str]) -> bool:
    """Tell whether one meaning of the words at this place is met: 광주 is two cities."""
    return any(
        _met(s.key, theirs)
        for s in here.senses
        if s.key[0] == PLACE and s.start <= sense.start and sense.end <= s.end
    )


def _met(key: str, keys: frozenset[str]) -> bool:
    """Tell whether a place is among others, as the country it lies in or a city of it."""
    if key in keys or (key == "@congress" and "parliament" in keys):
        return True
    return any(other in keys for other in _seats().get(key, ()))


def _sisters(key: str, here: Statement, there: Statement) -> list[Sense]:
    """Other towns of the same country the evidence has and the claim has not."""
    lands = set(_seats().get(key, ())) & {"@" + c for c in _lands()}
    return [
        s
        for s in there.senses
        if s.key[0] == PLACE
        and s.key != key
        and s.key not in here.meant
        and lands & set(_seats().get(s.key, ()))
    ]


def _lands() -> frozenset[str]:
    return frozenset(k[1:] for k, found in _seats().items() if len(found) and len(k) == len("@kr"))


@functools.cache
def _seats() -> dict[str, tuple[str, ...]]:
    path = files("maek.text").joinpath("tables/seats.toml")
    found: dict[str, tuple[str, ...]] = {}
    for country, towns in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for town in towns:
            found["@" + town] = (*found.get("@" + town, ()), "@" + country)
            found["@" + country] = (*found.get("@" + country, ()), "@" + town)
    return found


def _place_keys(case: Case) -> frozenset[str]:
    return frozenset().union(*(_keys_of(s) for _, s in case.pairs()))


def _keys_of(statement: Statement) -> frozenset[str]:
    """Keys of the places of a sentence, those in its names too: c-US is @us."""
    named = {"@" + k[3:].lower() for k in statement.keys if k.startswith("ec-")}
    named |= statement.meant & {"parliament"}
    text, shift = statement.text, statement.span.start
    for sense in statement.senses:
        start, end = sense.start - shift, sense.end - shift
        if sense.key[0] == PLACE and (end - start > 1 or _stands_for(text, start, end)):
            named.add(sense.key)
    return frozenset(named)


def _stands_for(text: str, start: int, end: int) -> bool:
    """Tell whether one character is a country: 米大統領, 日韩, but not the 法 of a law."""
    return BESIDE.match(text, end) is not None or text[start - 1 : start] in COUNTRIES


def _elsewhere(key: str, case: Case) -> bool:
    """Tell whether another sentence of a source names the place, and the evidence no other."""
    return any("c" + key in e.source.index for e in case.evidence)


def _other_places(case: Case, told: list[Span]) -> Iterator[Finding]:
    """Places no table has, where the evidence has another in their place."""
    for named in case.statement.named:
        if named.mention.kind != "place" or any(named.span.overlaps(t) for t in told):
            continue
        if _table(named.words, case.claim.lang) or _in_credit(named.span, case.statement):
            continue
        if found_in(named, case):
            continue
        rival = _place_rival(case)
        if rival is not None:
            why = "the sources name another place here"
            yield case.finding("place", why, named.span, rival.span)


def _table(words: str, lang: str) -> bool:
    return any(s.key[0] == PLACE for s in senses(words, lang)) or words in by_name()


def _place_rival(case: Case) -> Named | None:
    source = case.first.source
    for other in case.first.statement.named:
        if other.mention.kind != "place" or HAN_ONLY.match(_bare(other)):
            continue
        if not any(
            same(n, case.claim, other, source)
            or alike(_bare(n), case.claim.lang, _bare(other), source.lang)
            for n in case.statement.named
        ):
            return other
    return None


def _in_credit(span: Span, statement: Statement) -> bool:
    """Tell whether words belong to a dateline or an agency's name in brackets."""
    head = DATELINE.match(statement.text)
    at = span.start - statement.span.start
    if head and at < head.end():
        return True
    return any(m.start() <= at < m.end() for m in CREDIT.finditer(statement.text))


def titles(case: Case) -> Iterator[Finding]:
    """Yield titles of people that are not what the evidence calls them.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for named in case.statement.named:
        mine = _title(named, case.claim)
        if not mine:
            continue
        for source, sentence in case.pairs():
            for other in sentence.named:
                theirs = _title(other, source)
                if not theirs or mine & (theirs | sentence.meant | _widened(sentence.meant)):
                    continue
                if same(named, case.claim, other, source):
                    why = "the sources give another title"
                    yield case.finding("title", why, named.span, other.span)
                    return


def _title(named: Named, text: Prepared) -> frozenset[str]:
    found = {s.key for s in senses(named.mention.title, text.lang)} & RULING
    return frozenset(found) | _widened(frozenset(found))


def _widened(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(WIDER[k] for k in keys if k in WIDER)


def speakers(case: Case) -> Iterator[Finding]:
    """Yield speakers whose words the evidence gives to somebody else it names.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for said in case.statement.said:
        speaker = said.quotation.speaker
        if speaker is None:
            continue
        mine = [n for n in case.statement.named if n.span.overlaps(speaker) and _is_person(n)]
        if len(mine) != 1:
            continue
        wrong = _given_to(mine[0], case)
        if wrong is not None:
            why = "the sources give these words to another"
            yield case.finding("speaker", why, speaker, wrong)
            return


def _is_person(named: Named) -> bool:
    return named.mention.kind == "person"


def _given_to(mine: Named, case: Case) -> Span | None:
    """Who speaks in the evidence, where that is not who speaks here, and both are named there."""
    there, source = case.first.statement, case.first.source
    heard = [
        n
        for s in there.said
        if s.quotation.speaker is not None
        for n in there.named
        if n.span.overlaps(s.quotation.speaker) and _is_person(n)
    ]
    if not heard or any(same(mine, case.claim, n, source) for n in heard):
        return None
    known = any(same(mine, case.claim, o, source) for o in there.named)
    return heard[0].span if known else None
