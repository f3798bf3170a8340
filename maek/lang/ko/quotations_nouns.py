"""Clauses handed over to a noun: “…”라는 입장을 밝혔다, …다는 설명이다."""

from __future__ import annotations

from maek.lang.ko.quotations_cues import (
    Handing,
    Predicate,
    is_cue,
    predicate,
    real,
)
from maek.lang.ko.quotations_given import owner_of_saying, within
from maek.lang.ko.quotations_indirect import first_word, opened
from maek.lang.ko.quotations_marks import (
    content,
    finite,
    is_wide,
    kind_of,
)
from maek.lang.ko.quotations_phrases import is_topic, last_word, phrase_before
from maek.lang.ko.quotations_scene import Scene
from maek.lang.ko.quotations_speakers import Subject, Who, voices, who_is
from maek.lang.ko.quotations_view import NOUNS, View
from maek.lang.ko.quotations_within import pieces
from maek.lang.ko.quotations_words import ends_in, say
from maek.model.span import Span

_REACH = 14
"""So many items behind a clause the noun that holds it is looked for."""
_MANY = frozenset({"잇따르", "잇달", "연달", "앞다투", "번갈", "서두르", "돌아가"})
_GIVING_UP = frozenset({"바꾸", "굽히", "거두", "철회하", "꺾", "버리", "접"})
"""…다는 방침을 바꾸지 않았다: still said."""
_CHANGE = frozenset({"변함", "변화", "이견", "흔들림", "의심", "차이", "다름"})
"""…다는 입장에는 변함이 없다: said, unlike a word nobody uttered (말 한마디 없이)."""
_PLAIN_NOUNS = NOUNS - {"XSN"}
_MODIFIERS = frozenset({"MM", "MAG", "ETM", "VA", "XSA", "XR", "SP"})
_FOUND_OUT = frozenset({"확인하", "알", "밝혀내", "발견하", "파악하", "입증하", "증명하"})
"""…다는 사실을 확인했다: a finding, not words."""
_MADE = frozenset(
    {"인정하", "확인하", "재확인하", "시인하", "분명히하", "상기하", "상기시키", "환기하", "확언하"}
)
_TO_THEM = frozenset(
    {"질문", "물음", "지적", "요구", "주문", "우려", "비판", "제안", "요청", "비난", "말", "제의"}
)


def noun(scene: Scene, hand: Handing) -> None:
    """Add a clause that is handed over to a noun, where somebody says it.

    Args:
        scene: The sentence.
        hand: Where the clause ends.
    """
    view = scene.view
    at = hand.index + 1
    if owner := _owner_behind(scene, hand):
        _owned(scene, hand, *owner)
        return
    if (cue := _that_is(scene, hand)) and scene.topic.speaker:
        _owned(scene, hand, scene.topic.speaker, cue)
        return
    while (step := _modifier(view, at)) and at < hand.index + _REACH:
        at += step
    while _goes_on(view, at + 1) and at < hand.index + _REACH:
        at += 1  # 최종 입장, 1차 소견
    if view.form(at) in say().wordings and view.tag(at + 1) == "JKG" and _goes_on(view, at + 2):
        at += 2  # 내용의 편지
    if view.tag(at) in NOUNS and _holds_words(view, hand, at) and not _raised(scene, hand, at):
        _held(scene, hand, at)


def _that_is(scene: Scene, hand: Handing) -> Span | None:
    """내려올 일이 더 걱정이었다는 것이다: one who spoke in the sentence before goes on.

    Not with a topic of its own (문제는 시간이 없다는 것이다).
    """
    view, at = scene.view, hand.index + 1
    if not scene.spoke or scene.found or view.form(at) != "것" or view.tag(at + 1) != "VCP":
        return None
    if any(is_topic(view, i) for i in range(hand.index)) or "EC" in view.tags[at:]:
        return None
    return Span(view.items[at].start, view.items[at + 1].end)


def _modifier(view: View, at: int) -> int:
    """How many items of 강한, 다소 조심스러운, 원론적인, 분명한, 당의 stand before the noun."""
    if view.tag(at) in _MODIFIERS:
        return 1
    after, form = view.tag(at + 1), view.form(at + 1)
    if after == "XSN" and form == "적":
        return 2 + 2 * (view.tag(at + 2) == "VCP" and view.tag(at + 3) == "ETM")
    if after not in ("JKG", "XSA") or view.tag(at) not in NOUNS:
        return 0
    noun = view.form(at)
    itself = after == "JKG" and (noun in say().wordings or ends_in(noun, say().nouns))
    return 0 if itself else 2


def _goes_on(view: View, at: int) -> bool:
    """Whether a compound goes on with a noun that makes no verb (데 동의하다)."""
    return view.tag(at) in _PLAIN_NOUNS and view.tag(at + 1) not in ("XSV", "XSA")


def _holds_words(view: View, hand: Handing, at: int) -> bool:
    """입장, 입장문, 취지, 점을 강조하다, 데 동의하다; not 말 한마디 없이."""
    if "없이" in (view.form(at + 1), view.form(at + 2), view.form(at + 3)):
        return False
    words = say()
    if view.form(at) == "데" or view.form(at) in words.wordings or _a_point_made(view, at):
        return True
    return any(
        ends_in(w, words.nouns) for w in (view.form(at), last_word(view, hand.index + 1, at))
    )


def _held(scene: Scene, hand: Handing, at: int) -> None:
    """Add a clause whose noun a speaker is, gives or holds: …다는 입장이다, 뜻을 밝혔다."""
    view = scene.view
    verb = predicate(view, at + 1)
    while verb and verb.ending == "EC" and verb.lemma in _MANY:
        verb = predicate(view, verb.last + 1)  # 글을 잇따라 올렸다
    # 는 설명이다, 는 이유에서다
    states = "VCP" in (view.tag(at + 1), view.tag(at + 2) * (view.form(at + 1) == "에서"))
    states = states or view.form(at + 1) == "이나"  # 는 입장이나 …: taken for a particle
    hands = verb is not None and _hands(view, at, verb)
    kept = verb is not None and verb.negated and verb.lemma in _GIVING_UP
    hands = hands or kept
    agreed = "데" in [view.form(i) for i in range(hand.index + 1, at + 1)]
    if agreed and within(view, hand, verb):
        return  # …자는 데 뜻을 모았다고 전했다: the whole of it is told
    if verb and verb.lemma == "없" and verb.object not in _CHANGE:
        return  # “…”는 말 한마디 없이
    if verb and ((not states and not kept and not real(verb)) or _found_out(view, at, verb)):
        return
    pre = scene.pre(hand.quote if hand.quote >= 0 else hand.index)
    cue = Span(
        view.items[at].start,
        (verb.span(view).end if verb and (hands or states) else view.items[at].end),
    )
    if hand.quote >= 0:
        _noun_marked(scene, hand, at, _inner(scene, hand, pre, verb), cue, hands or states)
    elif (hands and (pre or scene.speaker)) or (states and _somebodys(scene, at, pre)):
        _unmarked(scene, hand, pre, verb, cue)


def _hands(view: View, noun: int, verb: Predicate) -> bool:
    """입장을 밝혔다, 말부터 꺼냈다, 취지로 진술했다, …다는 데 동의했다."""
    at = noun + 1
    while view.tag(at) in ("XSN", "MM", "NR", "SN", "NNB"):
        at += 1  # 전망치를, 문자 한 통만
    after = view.tag(at)
    if after in ("JKO", "JX"):
        return verb.lemma in say().handing or is_cue(verb)
    if view.form(noun) == "데":
        return verb.lemma in say().agreeing
    return after == "JKB" and view.form(noun) in say().wordings and is_cue(verb)


def _somebodys(scene: Scene, noun: int, pre: Subject | None) -> bool:
    """Tell whether a clause is its topic's word; 정부가 나서야 한다는 지적이다 is nobody's."""
    if scene.view.form(noun) in say().anonymous:
        return pre is not None and pre.topic
    return pre is not None or scene.topic.speaker is not None


def _unmarked(
    scene: Scene, hand: Handing, pre: Subject | None, verb: Predicate | None, cue: Span
) -> None:
    view = scene.view
    if pre and verb and within(view, hand, verb):
        inner = scene.nested(pre, hand.index)
        if inner and not inner.topic and not inner.who.person and scene.must(hand.index):
            return  # 일본이 나서야 한다는 뜻을 전했다고: a subject of the words
        if inner is None and scene.nested(pre, len(view.items)) is None:
            return  # …다는 사실을 밝혔다고 발표했다: one speaker tells the whole of it
        pre = inner or pre
    who = pre.who if pre else scene.speaker or scene.topic.speaker
    if who is None:
        return
    first = first_word(scene, pre, hand)
    span = Span(view.items[first].start, hand.end).trim(view.text)
    scene.add(span, "indirect", "clause-는", who, cue)
    pieces(scene, first, hand.index, who, cue)
    if verb:
        scene.move(verb, hand, who)


def _raised(scene: Scene, hand: Handing, noun: int) -> bool:
    """Add a clause whose noun comes up among those named: 학계에서는 …다는 우려가 나온다."""
    view = scene.view
    at = noun + 2 + (view.tag(noun + 2) == "MAG")
    if view.tag(noun + 1) not in ("JKS", "JX") or view.form(at) not in say().arising:
        return False
    among = voices(view, scene.people, scene.begin, hand.index) if hand.quote < 0 else None
    if among is None:
        return False
    _owned(scene, hand, among.who, Span(view.items[noun].start, view.items[noun].end), among)
    return True


def _a_point_made(view: View, noun: int) -> bool:
    """…다는 점을 강조했다, 점을 분명히 했다."""
    if view.form(noun) != "점" or view.tag(noun + 1) not in ("JKO", "JX"):
        return False
    verb = predicate(view, noun + 1)
    return verb is not None and (verb.lemma in say().act or verb.lemma in _MADE)


def _found_out(view: View, noun: int, verb: Predicate) -> bool:
    willed = view.form(noun - 2) == "겠"  # …지 않겠다는 점을 확인했다
    return view.form(noun) in ("사실", "점") and verb.lemma in _FOUND_OUT and not willed


def _owned(
    scene: Scene, hand: Handing, who: Who, cue: Span | None, pre: Subject | None = None
) -> None:
    """“…”라는 게 회사의 설명이다, …다는 전문가의 지적이 나왔다."""
    view = scene.view
    if hand.quote < 0:
        before = pre or scene.pre(hand.index)  # 탈레반은 …하라는 국제사회의 요구를
        bare = "JX" not in view.tags[scene.begin : hand.index]
        if bare and before is None and not (scene.origin or scene.cited):
            first = opened(scene, hand)  # 문을 늦게 열어 피해가 커졌다는 주민들의 주장은
        else:
            behind = before and (before.topic or before is pre)
            first = first_word(scene, before if behind else None, hand)
        span = Span(view.items[first].start, hand.end).trim(view.text)
        scene.add(span, "indirect", "clause-는", who, cue)
        pieces(scene, first, hand.index, who, cue)
        return
    pair = view.items[hand.quote].pair
    assert pair is not None
    scene.used.add(hand.quote)
    inside = scene.look_inside(pair)
    scene.add(content(view.text, pair), kind_of(view, hand.quote, inside), "marks-는", who, cue)


def _inner(
    scene: Scene, hand: Handing, pre: Subject | None, verb: Predicate | None
) -> Subject | None:
    """신문은 회장이 ‘…’라는 취지로 항변했다고 전했다: the speaker of a report within a report."""
    if pre and verb and is_cue(verb) and within(scene.view, hand, verb):
        return scene.nested(pre, hand.quote) or pre
    return pre


def _owner_behind(scene: Scene, hand: Handing) -> tuple[Who, Span | None] | None:
    """“…”라는 이 교수의 지적은, …다는 야당의 주장을; “…”는 김 씨는 with marks alone."""
    view = scene.view
    at = hand.index + 1
    if view.form(at) in ("것", "거") and (owned := owner_of_saying(view, scene.people, at)):
        return owned
    while view.tag(at) in NOUNS | {"MM", "B", "JKG"} and at < hand.index + _REACH:
        if view.tag(at) == "JKG" and ends_in(view.form(at + 1), say().nouns):
            found = phrase_before(view, at)
            who = who_is(view, scene.people, *found) if found else None
            if who is None or not (found and found[0] > hand.index):
                return None
            return who, Span(view.items[at + 1].start, view.items[at + 1].end)
        at += 1
    return _one_who_says(scene, hand, at)


def _one_who_says(scene: Scene, hand: Handing, stop: int) -> tuple[Who, Span | None] | None:
    """“농사를 망쳤다”는 김 씨는: the words in marks belong to the one they stand before."""
    view = scene.view
    if hand.quote < 0 or stop == hand.index + 1 or view.tag(stop)[:1] != "J":
        return None
    pair = view.items[hand.quote].pair
    if pair is None or not is_wide(pair) or not finite(scene.look_inside(pair)):
        return None
    found = phrase_before(view, stop)
    who = who_is(view, scene.people, *found) if found and found[0] > hand.index else None
    return (who, None) if who and who.person else None


def _noun_marked(
    scene: Scene, hand: Handing, noun: int, pre: Subject | None, cue: Span, acts: bool
) -> None:
    view = scene.view
    pair = view.items[hand.quote].pair
    assert pair is not None
    inside = scene.look_inside(pair)
    who = pre.who if pre else scene.speaker
    clause = finite(inside)
    owner = _owner(scene, hand.quote)
    to_them = view.form(noun) in _TO_THEM and view.tag(noun + 1) == "JKB"
    if to_them:
        who = None
    elif owner:
        who = owner
    explicit = who is not None
    if not (clause and (is_wide(pair) or explicit)) and not (explicit and acts):
        return
    scene.used.add(hand.quote)
    span = content(view.text, pair)
    kind = kind_of(view, hand.quote, inside)
    if explicit or (acts and not to_them):
        scene.add(span, kind, "marks-는", who, cue)
    else:
        scene.add_nameless(span, kind, "marks-는", cue)


def _owner(scene: Scene, quote: int) -> Who | None:
    """김 대표의 “…”라는 말."""
    if scene.view.tag(quote - 1) != "JKG":
        return None
    found = phrase_before(scene.view, quote - 1)
    return who_is(scene.view, scene.people, *found) if found else None
