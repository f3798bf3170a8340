"""Clauses handed over to a verb of saying: “…”라고 밝혔다, …다고 전했다, …것으로 전망했다."""

from __future__ import annotations

from dataclasses import replace

from maek.lang.ko.quotations_cues import (
    Handing,
    Predicate,
    bare_cue,
    governor,
    handing,
    is_cue,
    predicate,
    real,
)
from maek.lang.ko.quotations_frame import content_start
from maek.lang.ko.quotations_marks import (
    content,
    finite,
    has_subject,
    is_wide,
    kind_of,
    names_something,
)
from maek.lang.ko.quotations_scene import Scene
from maek.lang.ko.quotations_speakers import Subject, Who, phrase_before, who_is
from maek.lang.ko.quotations_view import NOUNS, QUOTE, View
from maek.lang.ko.quotations_words import ends_in, say, scare
from maek.model.span import Span

_THINKING = frozenset({"생각하", "믿", "느끼", "여기", "알", "알리", "착각하", "보이", "판단되"})
_TO_THEM = frozenset(
    {"질문", "물음", "지적", "요구", "주문", "우려", "비판", "제안", "요청", "비난", "말", "제의"}
)
_BESIDE = frozenset({"며", "으며", "면서", "으면서", "고"})
_HEARSAY = frozenset(
    {"알려지", "전해지", "확인되", "보이", "파악되", "드러나", "나타나", "밝혀지", "추정되"}
)
_HANDING = frozenset({"EC", "ETM", "JKQ", "JX", "JKB", "EF", "VCP", "VV"})
_SAW = frozenset({"었", "았"})


def reported(scene: Scene) -> None:
    """Find every clause that is handed over in the sentence, from left to right.

    Args:
        scene: The sentence; findings are added to it.
    """
    for index, item in enumerate(scene.view.items):
        if item.tag in _HANDING:
            hand = handing(scene.view, index) or _called_out(scene.view, index)
            if hand:
                _take(scene, hand)


def _take(scene: Scene, hand: Handing) -> None:
    if hand.how == "는":
        _noun(scene, hand)
        return
    verb = bare_cue(scene.view, hand.index + 1) or governor(scene.view, hand)
    if hand.quote >= 0:
        _marked(scene, hand, verb)
    else:
        _unmarked(scene, hand, verb)


def _called_out(view: View, index: int) -> Handing | None:
    """“…” 하고 외쳤다, “…”라 말했다."""
    if view.tag(index - 1) != QUOTE and not (
        view.tag(index - 1) == "VCP" and view.tag(index - 2) == QUOTE
    ):
        return None
    quote = index - 1 if view.tag(index - 1) == QUOTE else index - 2
    start = view.items[quote].start
    if (
        view.tag(index) == "VV"
        and view.form(index) == "하"
        and view.form(index + 1) in ("고", "며", "면서")
    ):
        return Handing(index + 1, "고", start, quote)
    if view.tag(index) in ("EC", "JKQ") and view.form(index) in ("라", "이라"):
        return Handing(index, "고", start, quote)
    return None


def _marked(scene: Scene, hand: Handing, verb: Predicate | None) -> None:
    view = scene.view
    pair = view.items[hand.quote].pair
    assert pair is not None
    inside = scene.look_inside(pair)
    post = scene.post(hand.index + 1, verb) if hand.how == "고" else None
    pre = scene.pre(
        hand.quote, speech=has_subject(inside) and kind_of(view, hand.quote, inside) == "direct"
    )
    who = _speaker(scene, hand, verb, pre, post)
    if pre and _within(view, verb) and (inner := scene.nested(pre, hand.quote)):
        who = inner.who
    clause = finite(inside)
    if not _said(scene, hand, verb, who, clause):
        return
    if (
        not clause
        and not is_wide(pair)
        and hand.how != "고"
        and names_something(view, hand.quote, inside)
    ):
        return
    kind = kind_of(view, hand.quote, inside)
    cue = _cue(view, hand, verb)
    scene.used.add(hand.quote)
    _fragments_before(scene, hand, who, cue)
    scene.add(content(view.text, pair), kind, f"marks-{hand.how}", who, cue)
    scene.move(verb, hand, who)


def _said(
    scene: Scene, hand: Handing, verb: Predicate | None, who: Who | None, clause: bool
) -> bool:
    """Tell whether marks with 라고, 고, 며 after them hold what somebody said."""
    pair = scene.view.items[hand.quote].pair
    wide = bool(pair and is_wide(pair))
    if hand.how == "며":
        return wide or clause or (verb is not None and is_cue(verb))
    if verb is None:
        return wide or clause
    if not real(verb):
        return wide and clause and not verb.negated and verb.form not in ("면", "으면")
    if is_cue(verb) or verb.lemma in say().judge - say().naming:
        return True
    return _said_by_other_verb(scene, hand, verb, who, clause and wide)


def _said_by_other_verb(
    scene: Scene, hand: Handing, verb: Predicate, who: Who | None, speech: bool
) -> bool:
    """“…”고 했다, “…”고 고개를 숙였다, '…'이라고 불렀다; not '…'이라 불리는."""
    if verb.lemma == "하":
        return speech or (who is not None and verb.ending != "ETM")
    if verb.lemma == "부르":
        return who is not None and verb.ending in ("EF", "EC") and not _name_only(scene, hand)
    if verb.lemma in say().naming:
        return False
    return speech and (who is not None or verb.lemma not in _THINKING)


def _is_called(scene: Scene, hand: Handing, pre: Subject | None, inside: View) -> bool:
    """이름이 '…'라면서: a name for a predicate; then the whole clause is what was said."""
    view = scene.view
    start = pre.last + 1 if pre else scene.begin
    subjects = any(
        view.tag(i) == "JKS" or (view.tag(i) == "JX" and view.form(i) in ("은", "는"))
        for i in range(start, hand.quote)
    )
    return subjects and names_something(view, hand.quote, inside)


def _name_only(scene: Scene, hand: Handing) -> bool:
    """Tell whether what is called so is a name (…를 '경복궁'이라고 부른다)."""
    pair = scene.view.items[hand.quote].pair
    assert pair is not None
    return names_something(scene.view, hand.quote, scene.look_inside(pair))


def _unmarked(scene: Scene, hand: Handing, verb: Predicate | None) -> None:
    view = scene.view
    pre = scene.pre(hand.index)
    post = scene.post(hand.index + 1, verb) if hand.how != "며" else None
    who = _speaker(scene, hand, verb, pre, post)
    if not _handed(scene, hand, verb, who):
        return
    within = _within(view, verb) or _beneath(view, verb)
    inner = scene.nested(pre, hand.index) if pre and within else None
    if within and hand.how == "로" and not (inner and inner.topic):
        return
    if inner:
        who, pre = inner.who, inner
    first = _first_word(scene, pre if post is None or inner else None, hand)
    cue = _cue(view, hand, verb)
    span = Span(view.items[first].start, max(hand.end, view.items[first].start)).trim(view.text)
    predicate_marked = view.tag(hand.index - 1) == "EP" and view.tag(hand.index - 3) == QUOTE
    if verb and scene.passed_on(hand, who):
        predicate_marked = True
    if not predicate_marked:
        scene.add(span, "indirect", f"clause-{hand.how}", who, cue)
    _fragments(scene, first, hand.index, who, cue)
    scene.move(verb, hand, who)


def _handed(scene: Scene, hand: Handing, verb: Predicate | None, who: Who | None) -> bool:
    """Tell whether a clause without marks is what somebody said."""
    if hand.how == "며":
        return who is not None or scene.topic.speaker is not None
    if verb is None or not real(verb):
        return False
    if hand.how == "로":
        return verb.lemma in say().forecast and who is not None and _saw(verb)
    return (is_cue(verb) and verb.lemma not in _THINKING) or _weakly(scene, hand, verb, who)


def _weakly(scene: Scene, hand: Handing, verb: Predicate, who: Who | None) -> bool:
    """…다고 했다 (not the hearsay 한다), 정부는 …다고 본다."""
    stressed = scene.view.tag(hand.index + 1) == "JX"
    if verb.lemma == "하" and verb.first == hand.index + 1 + stressed:
        past = any(scene.view.form(i) in _SAW for i in range(verb.first, verb.last + 1))
        return verb.ending in ("EC", "EF") and (past or verb.form in ("면서", "며"))
    if verb.lemma == "보" and verb.first <= hand.index + 2:
        return who is not None and who.known and _saw(verb)
    return False


def _saw(verb: Predicate) -> bool:
    """봤다, 본다, 보고 있다; not 보기 어렵다, 볼 수 있다, 보고 나섰다."""
    return verb.lemma != "보" or verb.ending == "EF" or verb.form in ("며", "으며", "지만")


def _noun(scene: Scene, hand: Handing) -> None:
    """“…”라는 입장을 밝혔다, …다는 뜻을 전했다, …라는 설명이다."""
    view = scene.view
    at = hand.index + 1
    while view.tag(at) in ("MM", "ETM", "VA", "XSA", "XR", "SP") and at < hand.index + 4:
        at += 1
    if view.tag(at) not in NOUNS or not ends_in(view.form(at), say().nouns):
        return
    if view.tag(at + 1) in NOUNS and view.tag(at + 1) != "XSN":
        return
    verb = predicate(view, at + 1)
    states = view.tag(at + 1) == "VCP"
    hands = bool(
        verb and verb.lemma in say().handing | say().clause and view.tag(at + 1) in ("JKO", "JX")
    )
    if verb and not states and not real(verb):
        return
    pre = scene.pre(hand.quote if hand.quote >= 0 else hand.index)
    cue = Span(
        view.items[at].start,
        (verb.span(view).end if verb and (hands or states) else view.items[at].end),
    )
    if hand.quote >= 0:
        _noun_marked(scene, hand, at, pre, cue, hands or states)
    elif (hands or states) and (pre or scene.speaker):
        if pre and _within(view, verb):
            pre = scene.nested(pre, hand.index) or pre
        who = pre.who if pre else scene.speaker
        first = _first_word(scene, pre, hand)
        scene.add(
            Span(view.items[first].start, hand.end).trim(view.text),
            "indirect",
            "clause-는",
            who,
            cue,
        )
        _fragments(scene, first, hand.index, who, cue)
        if verb:
            scene.move(verb, hand, who)


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


def _speaker(
    scene: Scene, hand: Handing, verb: Predicate | None, pre: Subject | None, post: Subject | None
) -> Who | None:
    named = post or pre
    if scene.cited and (named is None or named.who.outlet or _airs(verb, named.who)):
        return scene.cited.who
    if pre and post is None and verb and verb.lemma in say().airing and not pre.who.person:
        return replace(pre.who, outlet=True)
    if named:
        return named.who
    if verb and verb.ending == "ETM" and hand.how == "고":
        found = _after(scene, verb.last + 1)
        if found:
            return found
    return scene.speaker


def _airs(verb: Predicate | None, who: Who) -> bool:
    return verb is not None and (
        verb.lemma in say().airing or (verb.lemma == "전하" and not who.person)
    )


def _after(scene: Scene, start: int) -> Who | None:
    """…라고 말한 김 대표는: the speaker is what the clause modifies."""
    view = scene.view
    stop = start
    while view.tag(stop) in NOUNS | {"B", "JKG"} and view.tag(stop):
        stop += 1
    if stop == start or view.form(start) in ("것", "데", "바", "뒤", "후", "점", "적"):
        return None
    found = phrase_before(view, stop)
    who = who_is(view, scene.people, *found) if found else None
    return who if who and who.known else None


def _within(view: View, verb: Predicate | None) -> bool:
    """Whether the verb of saying is itself handed over (…라고 말했다고 밝혔다)."""
    return (
        verb is not None and verb.ending in ("EC", "ETM") and handing(view, verb.last) is not None
    )


def _beneath(view: View, verb: Predicate | None) -> bool:
    """Whether the verb of saying is itself a modifier (…라고 진술한 것을 토대로 …).

    말한 것으로 전해졌다 is not: there the subject of the sentence said it.
    """
    if verb is None or verb.ending != "ETM":
        return False
    after = predicate(view, verb.last + 1)
    return not (after and after.lemma in _HEARSAY and view.form(verb.last + 1) == "것")


def _first_word(scene: Scene, pre: Subject | None, hand: Handing) -> int:
    start = _after_judging(scene.view, pre.last + 1 if pre else scene.begin, hand.index)
    if scene.origin and start < scene.origin.after <= hand.index:
        start = max(start, scene.origin.after) if not pre else start
    if scene.cited and start < scene.cited.after <= hand.index:
        start = scene.cited.after
    return content_start(scene.view, start, hand.index)


def _after_judging(view: View, start: int, stop: int) -> int:
    """올해를 '의미 있는' 해로 규정하며, …: the judgement is a clause beside the words."""
    index = start
    while (found := predicate(view, index, stop)) and found.last + 1 < stop:
        index = found.last + 1
        as_what = view.tag(found.first - 1) == "JKB" and view.form(found.first - 1) in (
            "로",
            "으로",
        )
        if as_what and found.lemma in say().judge and found.form in _BESIDE:
            return index
    return start


def _cue(view: View, hand: Handing, verb: Predicate | None) -> Span | None:
    if hand.how == "며" and (verb is None or not is_cue(verb) or verb.ending in ("", "ETM")):
        start = view.items[hand.index].start
        return Span(max(start, hand.end) if hand.quote < 0 else start, view.items[hand.index].end)
    if verb is None:
        return None
    if verb.object and f"{verb.object} {verb.lemma}" in say().phrases:
        at = view.text.rfind(verb.object, hand.end, view.items[verb.first].start)
        return Span(at, verb.span(view).end) if at >= 0 else verb.span(view)
    return verb.span(view)


def _fragments_before(scene: Scene, hand: Handing, who: Who | None, cue: Span | None) -> None:
    """새로운 '동맹'을 '양국 관계 발전의 분수령'이라고: both are the speaker's words."""
    before = hand.quote - 1
    if (
        scene.view.tag(before) == "JKO"
        and scene.view.tag(before - 1) == QUOTE
        and before - 1 >= scene.begin
    ):
        _fragments(scene, before - 1, before, who, cue)


def _fragments(scene: Scene, start: int, stop: int, who: Who | None, cue: Span | None) -> None:
    """Add what stands in marks within words somebody said, names left out."""
    view = scene.view
    for index, pair in view.quotes():
        if start <= index < stop and index not in scene.used:
            scene.used.add(index)
            inside = scene.look_inside(pair)
            if names_something(view, index, inside) or of_a_deed(view, index):
                continue
            scene.add(
                content(view.text, pair), kind_of(view, index, inside), "marks-within", who, cue
            )


def of_a_deed(view: View, quote: int) -> bool:
    """Tell whether what stands in marks is made or shown ('…'를 개최하다), so a work.

    Args:
        view: The sentence.
        quote: Index of the marks.
    """
    if view.tag(quote + 1) != "JKO":
        return False
    verb = predicate(view, quote + 2)
    return bool(verb and verb.lemma in scare().deeds)
