"""Marks without 라고 or 며: fragments under a verb, shouts, headlines, bare sentences."""

from __future__ import annotations

from dataclasses import replace

from maek.lang.ko.quotations_cues import Predicate, bare_cue, is_cue, predicate, real
from maek.lang.ko.quotations_marks import (
    content,
    finite,
    has_predicate,
    is_wide,
    judging,
    kind_of,
    made_of_names,
    names_something,
)
from maek.lang.ko.quotations_phrases import is_topic, phrase_before
from maek.lang.ko.quotations_scene import Scene
from maek.lang.ko.quotations_speakers import People, Who, apposed, subject, who_is
from maek.lang.ko.quotations_view import NOUNS, QUOTE, View
from maek.lang.ko.quotations_within import of_a_deed
from maek.lang.ko.quotations_words import ends_in, say, sayers, scare
from maek.model.span import Span
from maek.text.marks import Pair

_STANCES = frozenset(
    {"지지", "지원", "노력", "조치", "대응", "의지", "대처", "협력", "행보", "자세", "태도"}
)
"""Before these a fragment says how: '완전한' 지지, '강력 대응' 의지."""
HEADLINES = frozenset({"headline", "headline_repeat", "related_headline"})
_END = frozenset({"", "SF", "SE", "SP", "SW", "SS"})


_REACH = 10
"""Who is behind the words of a headline stands within so many items."""


def fragments(scene: Scene) -> None:
    """Decide about every pair of marks nothing has dealt with yet.

    Args:
        scene: The sentence; findings are added to it.
    """
    for index, pair in scene.view.quotes():
        if index in scene.used:
            continue
        inside = scene.look_inside(pair)
        for rule in (_shout, _listed, _tag, _headline, _alone, _governed):
            if rule(scene, index, pair, inside):
                scene.used.add(index)
                break


def _shout(scene: Scene, quote: int, pair: Pair, inside: View) -> bool:
    """주민들 “만세” 함성이 퍼졌다."""
    view = scene.view
    noun = quote + 1
    if view.tag(noun) == "JKG":
        noun += 1
    if view.form(noun) not in say().shouts:
        return False
    who = apposed(view, scene.people, quote) or _before(scene, quote)
    cue = Span(view.items[noun].start, view.items[noun].end)
    scene.add(content(view.text, pair), "direct", "shout", who, cue)
    return True


def _listed(scene: Scene, quote: int, pair: Pair, inside: View) -> bool:
    """“…”, “…”라는 반응, “…”, “…” 등의 반응: words one after the other share what follows."""
    view, last = scene.view, quote
    while (after := _next_mark(view, last)) is not None:
        last = after
    words = content(view.text, pair)
    if last in scene.used:
        end = view.items[last].pair
        same = next((q for q in scene.found if end and q.span == content(view.text, end)), None)
        if same and is_wide(pair):
            scene.found.append(replace(same, span=words, kind=kind_of(view, quote, inside)))
        return bool(same and is_wide(pair))
    noun = last + 2 + (view.tag(last + 2) == "JKG")
    if view.form(last + 1) != "등" or not is_wide(pair) or not finite(inside):
        return False
    if not ends_in(view.form(noun), say().nouns | say().shouts):
        return False
    cue = Span(view.items[noun].start, view.items[noun].end)
    if who := _before(scene, quote):
        scene.add(words, kind_of(view, quote, inside), "listed", who, cue)
    else:
        scene.add_nameless(words, kind_of(view, quote, inside), "listed", cue)
    return True


def _next_mark(view: View, quote: int) -> int | None:
    after = quote + 1
    while view.tag(after) == "SP":
        after += 1
    return after if view.tag(after) == QUOTE else None


def _tag(scene: Scene, quote: int, pair: Pair, inside: View) -> bool:
    """“…,” 김 대표는 말했다; “…” 발언."""
    view = scene.view
    after = quote + 1
    while view.tag(after) == "SP":
        after += 1
    if not finite(inside) or (
        view.tag(after) in NOUNS and not (is_wide(pair) or after > quote + 1)
    ):
        # '그것이 알고 싶다' MC 김상중: single marks before a noun are its title.
        return False
    verb = predicate(view, after)
    if verb and is_cue(verb) and real(verb) and view.tag(after) in NOUNS:
        post = subject(view, scene.people, after, verb.first)
        if post and post.first == after:
            scene.add(content(view.text, pair), "direct", "tag", post.who, verb.span(view))
            return True
    if (
        is_wide(pair)
        and ends_in(view.form(after), say().nouns)
        and view.tag(after) == "NNG"
        and after == quote + 1
    ):
        cue = Span(view.items[after].start, view.items[after].end)
        who = apposed(view, scene.people, quote) or _before(scene, quote)
        if who:
            scene.add(content(view.text, pair), kind_of(view, quote, inside), "tag", who, cue)
            return True
    return False


def _headline(scene: Scene, quote: int, pair: Pair, inside: View) -> bool:
    """푸틴 “서로 도울 것”; 시는 “예산 없다”; 김 대표 '민생 우선' 강조."""
    view = scene.view
    topic = view.kind in HEADLINES and is_topic(view, quote - 1)
    who = apposed(view, scene.people, quote - topic) or _israel(view, quote)
    cue = bare_cue(view, quote + 1)
    if (
        who
        and (view.tag(quote + 1) in _END or _answered(scene, quote))
        and _whole(view, quote, inside, pair)
        and _opens(view, scene, quote)
    ):
        scene.add(content(view.text, pair), kind_of(view, quote, inside), "headline", who, None)
        return True
    if _sentence_final(view):
        return False
    if cue is None:
        return _last_word(scene, quote, pair, inside) or _unowned(scene, quote, pair, inside)
    if names_something(view, quote, inside) and not who:
        return False
    who = who or _first_named(scene, quote)
    if who is None:
        return False
    scene.add(
        content(view.text, pair), kind_of(view, quote, inside), "headline", who, cue.span(view)
    )
    return True


def _answered(scene: Scene, quote: int) -> bool:
    """與 “추경 편성” 野 “선심성 돈 풀기”: nothing but the next speaker stands before more words."""
    view = scene.view
    for index in range(quote + 2, min(quote + _REACH, len(view.items))):
        if view.tag(index) == QUOTE:
            found = phrase_before(view, index)
            return found is not None and found[0] == quote + 1 and _speaks(scene, found)
    return False


def _speaks(scene: Scene, phrase: tuple[int, int]) -> bool:
    return who_is(scene.view, scene.people, *phrase) is not None


def _israel(view: View, quote: int) -> Who | None:
    """…이 “못 믿는다”: in a headline 이 right before marks points at nothing, it is the country."""
    first = quote == 1 or view.tag(quote - 2) in ("SE", "SF", "SP")
    if view.kind not in HEADLINES or not first or view.form(quote - 1) != "이":
        return None
    span = Span(view.items[quote - 1].start, view.items[quote - 1].end)
    return Who(span, span)


def _last_word(scene: Scene, quote: int, pair: Pair, inside: View) -> bool:
    """트럼프, 푸틴과 통화…“종전 논의 시작”: the one who opens the line has the last word."""
    view = scene.view
    follows = view.tag(quote - 1) in ("SE", "SF", "SP", "JKB") and quote == len(view.items) - 1
    comma = next((i for i in range(min(quote - 1, 6)) if view.tag(i) == "SP"), 0)
    found = phrase_before(view, comma) if comma else None
    who = who_is(view, scene.people, *found) if found and found[0] == 0 else None
    if not (follows and who and is_wide(pair)) or made_of_names(inside):
        return False
    scene.add(content(view.text, pair), kind_of(view, quote, inside), "headline", who, None)
    return True


def _unowned(scene: Scene, quote: int, pair: Pair, inside: View) -> bool:
    """“다시 태어나도 배우” 고은채, 데뷔 …; “월급 빼고 다 올랐다”…물가 비상: said, by whomever."""
    view = scene.view
    nouns = view.kind in HEADLINES and is_wide(pair) and len(inside.items) > 2
    if not nouns or made_of_names(inside) or names_something(view, quote, inside):
        return False
    words, kind = content(view.text, pair), kind_of(view, quote, inside)
    if who := named_behind(view, scene.people, quote + 1):
        scene.add(words, kind, "headline", who, None)
    else:
        scene.add_nameless(words, kind, "headline", None)
    return True


def named_behind(view: View, people: People, start: int) -> Who | None:
    """Return who stands right behind marks, before a comma or the next words in marks.

    Behind a clause of what they do, groups as well: “더는 못 참겠다” 거리로 나온 상인들.

    Args:
        view: The sentence.
        people: The mentions.
        start: Index right behind the marks.
    """
    for index in range(start, min(start + _REACH, len(view.items) + 1)):
        if view.tag(index) in ("SP", "SE", QUOTE, ""):
            found = phrase_before(view, index)
            who = who_is(view, people, *found) if found and found[0] >= start else None
            if found and who and view.tag(found[0] - 1) == "ETM" and view.kind in HEADLINES:
                place = any(m.kind == "place" for m in people.within(who.span))
                return None if place else who
            closed = view.tag(index) != ""
            return who if who and who.known and closed and not who.group else None
    return None


def _whole(view: View, quote: int, inside: View, pair: Pair) -> bool:
    """Whether marks in a headline hold words: a clause, or speech marks on what is no name."""
    return finite(inside) or (is_wide(pair) and not made_of_names(inside))


def _opens(view: View, scene: Scene, quote: int) -> bool:
    """Whether the speaker opens the line, or a clause of it, and nothing else follows."""
    return not _sentence_final(view) or view.kind in HEADLINES


def _alone(scene: Scene, quote: int, pair: Pair, inside: View) -> bool:
    """A sentence that is nothing but words in marks, or goes on with them after …”며."""
    view = scene.view
    rest = [i for i in view.items if i.tag not in ("SF", "SP", "SE", "SW", "SS", "B")]
    goes_on = quote == scene.begin and rest[-1].pair is pair and bool(scene.found)
    if not finite(inside) or not (is_wide(pair) or len(inside.items) > 6):
        return False
    if goes_on:
        scene.add(content(view.text, pair), "direct", "goes-on", scene.speaker, None)
        return True
    if len(rest) != 1:
        return False
    scene.add(content(view.text, pair), "direct", "alone", None, None)
    return True


def _governed(scene: Scene, quote: int, pair: Pair, inside: View) -> bool:
    """양국 관계를 '공동자산'으로 평가했다; '영구적' 지지를 약속했다."""
    view = scene.view
    if names_something(view, quote, inside) or of_a_deed(view, quote):
        return False
    glued = view.form(quote + 1) in ("하", "되") and not view.spaced(quote + 1)
    if glued or view.tag(quote + 1) == "XSN" or view.form(quote + 2) in ("대하", "관하"):
        # '미스터리'한 질문 is one word; '인선'에 대한 says what the talk is of.
        return False
    if _of_a_name(view, quote, inside):
        return False
    if view.tag(quote + 1) == "JKG" and not (judging(inside) or has_predicate(inside)):
        return False
    verb = _governor(view, quote)
    who = _before(scene, quote)
    if verb is None or who is None or not real(verb):
        return False
    as_what = view.tag(quote + 1) == "JKB" and view.form(quote + 1) in ("로", "으로")
    known = say().judge | say().act if as_what else say().act | say().judge
    if verb.lemma not in known and not is_cue(verb):
        return False
    if verb.lemma in say().judge and ends_in(who.phrase.of(view.text), sayers().documents):
        return False  # 규칙은 기준을 '1년 이상'으로 규정하고 있다
    scene.add(
        content(view.text, pair), kind_of(view, quote, inside), "governed", who, verb.span(view)
    )
    return True


def _of_a_name(view: View, quote: int, inside: View) -> bool:
    """'신화창조' 모집 소식, '광주시 입장'을 통해: marks that name what the noun is of."""
    if judging(inside) or has_predicate(inside):
        return False
    after = view.tag(quote + 1)
    if after == "JKO":
        return view.form(quote + 2) in say().light
    return after in ("NNG", "NNP") and not ends_in(view.form(quote + 1), say().nouns | _STANCES)


def _governor(view: View, quote: int) -> Predicate | None:
    """The first predicate after marks that is neither a relative clause nor a helper."""
    index, relative = quote + 1, 0
    while found := predicate(view, index):
        light = found.lemma in say().light and found.ending in ("EC", "ETM")
        relative += found.ending == "ETM" and not light
        if relative > 1 or (found.ending == "ETM" and found.lemma in scare().deeds):
            return None
        if found.ending == "ETM" or light or view.tag(found.first) == "VCP":
            index = found.last + 1
            continue
        return found
    return bare_cue(view, quote + 1)


def _before(scene: Scene, quote: int) -> Who | None:
    """The speaking subject before marks, whatever segment it is in."""
    found = subject(scene.view, scene.people, 0, quote)
    if found:
        return found.who
    spoken = scene.speaker
    return spoken if spoken and spoken.phrase.start < scene.view.items[quote].start else None


def _first_named(scene: Scene, quote: int) -> Who | None:
    """The one a headline opens with: 김정은, 푸틴에 … '공동자산' 평가."""
    view = scene.view
    for stop in range(1, min(quote, 12) + 1):
        comma = view.tag(stop) == "SP" or view.tag(stop)[:1] == "J" or stop == quote
        if comma and view.items[stop - 1].noun:
            found = phrase_before(view, stop)
            who = who_is(view, scene.people, *found) if found else None
            if who and (who.known or view.tag(stop) == "SP"):
                return who
    return None


def _sentence_final(view: View) -> bool:
    last = len(view.items) - 1
    while last > 0 and view.tag(last) in ("SF", "SP", "SE", "B", "SW"):
        last -= 1
    return view.tag(last) == "EF"
