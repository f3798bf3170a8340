"""What stands behind a name: its title, and where that ends; what tells that it is a place's."""

from __future__ import annotations

import re
from typing import NamedTuple

from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_view import View, is_title
from maek.lang.ko.tagger_features import Unit
from maek.model.span import Span

MOST_BETWEEN = 4
INSTITUTION = (
    *"부과실국팀청처원회당사군대단소학위",
    "회의",
    "기구",
    "정보위",
    "본부",
    "그룹",
    "전자",
)
SHORTEST_FIRM = 3
"""So short a word that ends as a body may be a Korean name."""
LANDS = frozenset("도섬산강항만천읍면동리")
WHEREABOUTS = re.compile(
    r" (?:[동서남북]{1,2}[쪽방]|해상|앞바다|인근|부근|일대|해역|근해|연안|해안|주민|정상|기슭)"
)
"""What is told of places alone, right behind their names."""
AT_SEA = re.compile(r" (?:[동서남북]{2}쪽 |앞바다|해상|해역|근해|연안)")
"""The same, so clear that no end of the name is asked for (구시로 남동쪽 40㎞)."""
ADDRESS = re.compile(r"[가-힣]{1,5}[도시군구](?: [가-힣]{1,5}[시군구읍면동리가])+")
DAYS = frozenset(
    ("이날", "전날", "당일", "그날", "이튿날", "다음날", "어제", "오늘", "내일", "지난해", "올해")
)
"""Words of time that stand before names and are no part of them."""
LOST = frozenset("이가은는을를의도")
"""Particles the morpheme engine may take for the end of a rare title (국방상|이)."""


class Named(NamedTuple):
    """A bare name, with the word it ends in, and why we think so."""

    span: Span
    word: int
    rule: str


def is_thing(words: str) -> bool:
    """Tell whether ``words`` are a country, a medium or a body of the tables."""
    found = tables()
    return words in found.countries or words in found.media or words in found.bodies


def is_posted(word: str) -> bool:
    """Tell where an envoy is posted from a name: 주삿포로 총영사, 주일본 대사.

    Args:
        word: A word without particles.
    """
    found, where = tables(), word[1:]
    return (
        word[:1] == "주" and len(where) > 1 and (where in found.places or where in found.countries)
    )


def is_firm(word: str) -> bool:
    """Tell whether a word ends as bodies do, a name before its end: 누리은행, 가람제약."""
    return len(word) > SHORTEST_FIRM and word.endswith(tables().firm_ends)


def is_firm_in_form(view: View, i: int) -> bool:
    """Tell whether word ``i`` is the name of a body whose form in law stands before it."""
    return i > 0 and view.words[i - 1].stem in tables().firm_forms and view.joined(i - 1)


def is_where(view: View, span: Span) -> bool:
    """Tell whether a name that ends as places do stands where one is told (가거도 남쪽 해상).

    Args:
        view: The sentence.
        span: The name.
    """
    if AT_SEA.match(view.text, span.end) is not None:
        return True
    return view.text[span.end - 1] in LANDS and WHEREABOUTS.match(view.text, span.end) is not None


def is_address(words: str) -> bool:
    """Tell a county with what lies in it (옥천군 청산면) from a name.

    Args:
        words: What the tagger takes for a person.
    """
    return ADDRESS.fullmatch(words) is not None


def is_side(view: View, span: Span) -> bool:
    """Tell whether a word is a team or house by who belongs to it: 하늘매의 강서윤 감독.

    Args:
        view: The sentence.
        span: What the tagger takes for a person.
    """
    i = view.starting_at(span.end + 2) if view.text.startswith("의 ", span.end) else None
    if not i or not view.joined(i) or view.kind_at(view.words[i].span) != "PS":
        return False
    return view.words[i + 1].stem in tables().sides


def memorial_after(view: View, span: Span) -> Span | None:
    """Return the span of 김일성 광장 where ``span`` is the name something is named after."""
    i = view.holding(span.end - 1)
    word, memorial = view.words[i], tables().memorial
    rest = view.text[span.end : word.stem_end]
    if rest in memorial:
        return Span(span.start, word.stem_end)
    if not rest and view.joined(i) and view.words[i + 1].stem in memorial:
        after = view.words[i + 1]
        # 송미란 재단 이사장 is a person of a foundation.
        led = view.joined(i + 1) and is_title(view.words[i + 2].stem)
        if len(after.stem) > 1 and not led:
            return Span(span.start, after.stem_end)
    return None


def title_after(view: View, name: Named, most: int = MOST_BETWEEN) -> Span | None:
    """Return the span of the title that goes with a name, country and body before it included.

    Args:
        view: The sentence.
        name: The name.
        most: How many words may stand between name and title (북한, 삼성전자).
    """
    word, end = view.words[name.word], name.span.end
    if word.stem_end > end:
        rest = Span(end, word.stem_end)
        return rest if is_title(rest.of(view.text)) else None
    i = _behind_gloss(view, name.word)
    if i is None and word.ending and end == word.end:
        i = view.starting_at(end + 1)  # 리철|만 지배인: the engine's particle is the name's
    if i is None:
        return None
    start = view.words[i].begin
    for _ in range(most + 1):
        if i is None or i >= len(view.words):
            return None
        stop = _title_end(view, i)
        if stop is not None:
            return Span(start, max(stop, _joint_office(view, i)))
        if not _between(view, i) and not side_between(view, name, i):
            return None
        i = _behind_gloss(view, i)
    return None


def whole_end(word: Unit) -> int:
    """Return where the name ends that a word is, a particle taken for its part cut off (한빛|의).

    Args:
        word: A word of a sentence.
    """
    lost = not word.ending and len(word.stem) > SHORTEST_FIRM - 1 and word.stem[-1] in LOST
    return word.stem_end - lost


def _title_end(view: View, i: int) -> int | None:
    """Return where the title that word ``i`` is ends, a particle taken for its part cut off."""
    word = view.words[i]
    if is_title(word.stem):
        return word.stem_end
    if not word.ending and word.stem[-1:] in LOST and word.stem[:-1] in tables().titles:
        return word.stem_end - 1
    return None


def _behind_gloss(view: View, i: int) -> int | None:
    """Return the index of the word that follows word ``i``, over a gloss in brackets."""
    if view.joined(i):
        return i + 1
    word = view.words[i]
    if word.ending or view.text[word.end : word.end + 1] != "(":
        return None
    close = view.text.find(")", word.end, word.end + 30)
    follows = None if close < 0 else view.starting_at(close + 2)
    if follows is None or view.text[close + 1] != " ":
        return None
    return follows


def _between(view: View, i: int) -> bool:
    """Tell whether word ``i`` may stand between a name and its title."""
    word, found = view.words[i], tables()
    stem = word.stem
    if stem in found.between or stem in found.countries or is_thing(stem) or stem in found.places:
        return True
    if is_posted(stem):
        return True
    if view.kind_at(word.span) in {"OG", "LC"}:
        return True
    return is_firm(stem) or (len(stem) > 2 and stem.endswith(INSTITUTION) and view.nominal(i))


def side_between(view: View, name: Named, i: int) -> bool:
    """Tell whether a word like a name is whose somebody is (강서윤 | 하늘매 감독).

    Two people never stand side by side without a sign.

    Args:
        view: The sentence.
        name: The name before it.
        i: Index of the word.
    """
    right_behind = i == name.word + 1 and view.kind_at(view.words[i].span) == "PS"
    whole = len(name.span) == 3 and view.text[name.span.start] in tables().surnames
    return right_behind and whole and view.joined(i) and view.words[i + 1].stem in tables().sides


def _joint_office(view: View, i: int) -> int:
    """Return the end of a title, over a second one held at the same time (총비서 겸 위원장)."""
    if not is_title(view.words[i].stem):
        return 0
    end = view.words[i].stem_end
    if view.joined(i) and view.words[i + 1].stem in tables().second:
        return view.words[i + 1].stem_end
    if view.joined(i) and view.words[i + 1].stem == "겸" and view.joined(i + 1):
        for step in (2, 3):
            if i + step < len(view.words) and is_title(view.words[i + step].stem):
                return view.words[i + step].stem_end
    return end
