"""Predicates, and the endings that hand a clause over to a verb of saying."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from maek.lang.ko.quotations_view import NOUNS, QUOTE, STEMS, SUBJECT, View
from maek.lang.ko.quotations_words import ends_in, say, sayers
from maek.model.span import Span

ENDS = frozenset({"EC", "EF", "ETM", "ETN"})

_HANDS = re.compile(
    r"(?:ᆫ|는|으|이|느|더)?(?:다|라|자|냐|래|재|대)"
    r"(?P<how>고|며|면서|는|던|ᆫ|고도|고는|고만|면서도)$"
)
_FUSED = re.compile(r"(?:ᆫ|는|으|이|느|더)?(?:단|란|잔|냔)$")
"""늦었단 지적, 것이란 관측: 다는, 라는 in one syllable."""
_INSIDE = frozenset("ᆫ는느으더")
_AFTER_MARK = re.compile(r"(?:이?라|다|자|냐)?(?P<how>고|며|면서|는|던|ᆫ|고도|고는|면서도)$")
_STEMS_WITH_TENSE = STEMS | {"EP", "NP"}
"""A pronoun too: the engine gives 우리라고 no copula."""
_HABITS = frozenset({"때", "뿐", "정도", "만큼", "겸"})
_SO = frozenset({"어서", "아서"})
_WAYS = frozenset({"어", "아", "며", "으며", "면서", "으면서", "고"}) | _SO
_UNREAL = frozenset(
    {"어도", "더라도", "면", "으면", "ᆯ지라도", "어야", "든", "든지", "어서", "려고", "려면", "거든"}
)


class Predicate(NamedTuple):
    """A verb with its endings: ``말하면서``, ``밝히지 않았지만``."""

    first: int
    """Index of its first item (말 of 말하)."""
    last: int
    """Index of its last ending."""
    lemma: str
    ending: str
    """Tag of the last ending: EC, EF, ETM, ETN, or empty for a bare noun (강조)."""
    form: str
    """Form of the last ending."""
    negated: bool = False
    object: str = ""
    """Noun right before it: 목소리 of 목소리를 높였다."""
    future: bool = False
    """Is not yet done: 밝힐, 밝히겠다."""

    def span(self, view: View) -> Span:
        """Return its words."""
        return Span(view.items[self.first].start, view.items[self.last].end)


_MANNERS = frozenset({"공식", "공개", "거듭", "직접", "재차", "정면", "강력", "전격", "사실상"})
"""Nouns that say how, before the noun of saying that ends a headline."""


@dataclass(frozen=True, slots=True)
class Handing:
    """The place where a reported clause ends and its verb takes over."""

    index: int
    """Index of the ending or particle."""
    how: str
    """고 (a verb must follow), 며 (any verb), 는 (a noun follows), 로 (것으로)."""
    end: int
    """Where the content stops."""
    quote: int = -1
    """Index of the marks, where it stands right after marks."""


def predicate(view: View, start: int, stop: int | None = None) -> Predicate | None:
    """Return the first predicate at or after item ``start``.

    Args:
        view: The sentence.
        start: Where to look from.
        stop: Where to stop looking; the end by default.
    """
    index, limit = start, len(view.items) if stop is None else stop
    while index < limit:
        if view.tag(index) in STEMS and not (
            view.tag(index) == "VCP" and view.tag(index - 1) == QUOTE
        ):
            return _predicate(view, index)
        index += 1
    return None


def bare_cue(view: View, start: int) -> Predicate | None:
    """Return a noun of saying that stands for its verb at a headline's end (강조, 평가).

    Args:
        view: The sentence.
        start: Index right after the clause or marks.
    """
    index = start
    while view.tag(index) == "SP":
        index += 1
    if view.tag(index) == "NNG" and view.tag(index + 1) == "NNG" and view.spaced(index):
        index += view.form(index) in _MANNERS  # “…” 공식 표명
    tag, form = view.tag(index), view.form(index)
    words = say()
    if tag != "NNG" or not any(form + "하" in t for t in (words.clause, words.judge, words.act)):
        return None
    after = view.tag(index + 1)
    if after not in ("", "SF", "SE", "SP", "SS", "SSC", "SSO", "SW", "B"):
        return None
    return Predicate(index, index, form + "하", "", "")


def handing(view: View, index: int) -> Handing | None:
    """Tell whether a reported clause ends at item ``index`` (다고, 라며, ”고, 것으로).

    Args:
        view: The sentence.
        index: Index of an ending or particle.
    """
    item = view.items[index]
    if view.tag(index - 1) == QUOTE or (
        item.tag in ("EC", "ETM", "JKQ") and _after_copula(view, index)
    ):
        quote = index - 1 if view.tag(index - 1) == QUOTE else index - 2
        match = _AFTER_MARK.match(item.form)
        if _begins_a_noun(view, quote, index):
            return None
        if match and item.tag in ("EC", "ETM", "JKQ", "JX", "EF", "VCP"):
            return Handing(index, _how(match["how"]), view.items[quote].start, quote)
        return None
    if item.tag in ("EC", "ETM"):
        how = _how_handed(item.form)
        if how and view.tag(index - 1) in _STEMS_WITH_TENSE:
            return Handing(index, how, _clause_end(view, index))
    if item.tag == "JKQ" and view.tag(index - 1) == "EF":
        return Handing(index, "고", _clause_end(view, index - 1))
    if item.tag == "JC" and item.form == "며" and view.tag(index - 1) == "EF":
        return Handing(index, "며", _clause_end(view, index - 1))  # 끌어들였다|며
    as_what = item.tag == "JKB" and item.form in ("로", "으로")
    if as_what and view.form(index - 1) == "것" and view.tag(index - 2) == "ETM":
        return Handing(index, "로", view.items[index - 1].end)
    return None


def governor(view: View, hand: Handing) -> Predicate | None:
    """Return the verb that takes the clause over, None where there is none.

    Helpers (기자들과 만나, 을 통해) and relative clauses on the way are passed over.

    Args:
        view: The sentence.
        hand: Where the clause ends.
    """
    if follower := _sharing(view, hand):
        return governor(view, follower)
    index = hand.index + 1
    while found := predicate(view, index):
        if is_cue(found) or not _passed_over(view, found, index):
            return _how_said(view, found) or found
        index = found.last + 1
    return None


def shared(view: View, hand: Handing, verb: Predicate | None) -> bool:
    """Tell whether another clause is handed over to the same verb: A는 …다고, B는 …다고 말했다.

    Args:
        view: The sentence.
        hand: Where the first clause ends.
        verb: The verb that takes it over.
    """
    if verb is None or hand.how != "고" or view.form(hand.index + 1) != ",":
        return False
    return (follower := _sharing(view, hand)) is not None and follower.index < verb.first


def _sharing(view: View, hand: Handing) -> Handing | None:
    """The next clause that waits for the same verb, no other verb of saying between."""
    if hand.how != "고" or view.form(hand.index + 1) != ",":
        return None
    start = hand.index + 2
    for index in range(start, len(view.items)):
        found = handing(view, index) if view.tag(index) in ("EC", "JKQ") else None
        if found and found.how == "고":
            verb = predicate(view, start, index)
            while verb and not is_cue(verb):
                verb = predicate(view, verb.last + 1, index)
            return None if verb else found
    return None


def _how_said(view: View, found: Predicate) -> Predicate | None:
    """잘라 말했다, 웃으며 말했다, 강조해서 말했다: the verb of saying right behind the way."""
    says = is_cue(found)
    way = found.form in _SO if says else found.form in _WAYS and not found.object
    if not way or found.ending != "EC":
        return None
    after = predicate(view, found.last + 1, found.last + 3)
    return after if after and after.first == found.last + 1 and is_cue(after) else None


def is_cue(found: Predicate) -> bool:
    """Tell whether a predicate is a verb or phrase of saying.

    Args:
        found: The predicate.
    """
    words = say()
    if found.lemma in words.clause or f"{found.object} {found.lemma}" in words.phrases:
        return True
    return bool(found.object) and _utters(found.object, found.lemma)


@functools.lru_cache(4096)
def _utters(noun: str, lemma: str) -> bool:
    """Tell whether noun and verb together are saying: 비판을 쏟아내다, 자신감을 드러내다."""
    words = say()
    if lemma == "표하" or (lemma in words.handing and ends_in(noun, words.nouns)):
        return True  # 만족을 표하다, 사의를 표하다
    return lemma in words.showing | words.hiding and ends_in(noun, words.feelings)


def real(found: Predicate) -> bool:
    """Tell whether something was said: not negated, conditional or still to come.

    Args:
        found: The governing predicate.
    """
    negated = found.negated and found.lemma not in say().hiding
    unreal = found.form in _UNREAL or found.form.endswith(("다면", "라면"))
    return not (negated or found.future or unreal or found.ending == "ETN")


@functools.lru_cache(4096)
def _how_handed(ending: str) -> str:
    """What an ending hands a clause over with, empty where it does not."""
    match = _HANDS.match(ending)
    if match is None:
        return "는" if _FUSED.match(ending) else ""
    return _how(match["how"])


def _how(form: str) -> str:
    if form.startswith("고"):
        return "고"
    return "며" if form.startswith(("며", "면서")) else "는"


def _after_copula(view: View, index: int) -> bool:
    return view.tag(index - 1) == "VCP" and view.tag(index - 2) == QUOTE


def _clause_end(view: View, index: int) -> int:
    """Where 다고, 라며 … begin: the 는, 느 or 으 before them stays inside, the copula's 이 not."""
    item = view.items[index]
    if view.tag(index - 1) == "VCP" and view.items[index - 1].end <= item.start + 1:
        return view.items[index - 1].start if view.form(index - 1) == "이" else item.start
    return item.start + (item.form[:1] in _INSIDE)


def _predicate(view: View, stem: int) -> Predicate:
    first, lemma, noun = _lemma(view, stem)
    last, negated, future = stem, _not_before(view, first), False
    index = stem + 1
    while index < len(view.items):
        tag, form = view.tag(index), view.form(index)
        if tag == "EP":
            last, future = index, future or form == "겠"
        elif tag in ENDS:
            last = index
            if not _goes_on(view, index):
                break
        elif tag == "VX":
            negated = negated or form in ("않", "못하", "말")
            # 전해지다, 밝혀지다: nobody is said to have said it.
            lemma += form if form == "지" else ""
            # 답답해하다, 고마워하다: a feeling that is shown.
            lemma = "어하" if form == "하" and view.form(index - 1) == "어" else lemma
            lemma = _compound(noun, lemma, view.form(index - 1) + form)
            last = index
        elif tag == "JX" and view.tag(index + 1) == "VX":
            last = index
        else:
            break
        index += 1
    ending = view.tag(last) if view.tag(last) in ENDS else ""
    form = view.form(last)
    if ending == "ETM":
        # …라고 할 때, 말할 때마다, 되풀이할 뿐: a habit, not what is still to come.
        future = future or (form in ("ᆯ", "을") and view.form(last + 1) not in _HABITS)
        negated = negated or _never(view, last + 1)
    return Predicate(first, last, lemma, ending, form, negated, noun, future)


def _compound(noun: str, lemma: str, helper: str) -> str:
    """털어놨다, 열어 뒀다: the engine cuts a contracted compound in two."""
    whole, words = lemma + helper, say()
    return whole if whole in words.clause or f"{noun} {whole}" in words.phrases else lemma


def _begins_a_noun(view: View, quote: int, index: int) -> bool:
    """“…” 고은채, 데뷔 …: the first syllable of a name that stands apart from the marks."""
    noun = view.tag(index + 1) in NOUNS and not view.spaced(index + 1)
    return noun and view.spaced(quote + 1)


def _goes_on(view: View, index: int) -> bool:
    """Whether a helper verb follows an ending: 하고 있다, 밝히지 않았다, 말하기도 했다."""
    after = index + 1
    if view.tag(after) == "JX":
        after += 1
    if view.tag(index) == "ETN" and view.form(after) == "하":
        return True
    # 않는다고 보았다: the engine takes the verb behind a handed-over clause for a helper.
    return view.tag(index) == "EC" and view.tag(after) == "VX" and not _how_handed(view.form(index))


def _never(view: View, index: int) -> bool:
    """밝힌 적이 없다, 말한 바 없다."""
    if view.form(index) not in ("적", "바", "일", "사람", "이", "자", "곳", "경우", "건"):
        return False
    after = index + 2 if view.tag(index + 1) in SUBJECT else index + 1
    return view.form(after) == "없"


def _lemma(view: View, stem: int) -> tuple[int, str, str]:
    """Return first index, lemma and the object noun before."""
    tag, form = view.tag(stem), view.form(stem)
    if tag in ("XSV", "XSA") and stem and view.tag(stem - 1) in NOUNS | {"MAG"}:
        first = stem - 1
        return first, view.form(first) + form, _object(view, first)
    if tag == "VCP" and view.form(stem - 1) + "이" in say().clause:
        return stem - 1, view.form(stem - 1) + "이", ""  # 울상이다
    if tag == "VV" and form == "하" and view.tag(stem - 1) == "MAG":
        joined = view.form(stem - 1) + form  # 분명히 하다
        if joined in say().handing:
            return stem - 1, joined, _object(view, stem - 1)
    if (
        tag == "VV"
        and form == "하"
        and view.tag(stem - 1) in ("JKO", "JX")
        and view.tag(stem - 2) == "NNG"
    ):
        joined = view.form(stem - 2) + "하"
        if joined in say().clause:
            return stem - 2, joined, view.form(stem - 2)
    return stem, form, _object(view, stem)


def _object(view: View, first: int) -> str:
    before = first - 1
    if view.tag(before) == "MAG":
        before -= 1
    if view.tag(before) in ("JKO", "JKS", "JX"):
        before -= 1
    if view.tag(before) == "ETN":
        return view.word_to(before)  # 아쉬움, 미안함
    return view.form(before) if view.tag(before) in ("NNG", "NNB") else ""


def _not_before(view: View, first: int) -> bool:
    return view.tag(first - 1) == "MAG" and view.form(first - 1) in ("안", "못")


def _by_one(view: View, found: Predicate) -> bool:
    """…라고 한 당국자가 말했다: the engine takes 한 (one) for 하다."""
    if found.lemma != "하" or found.form != "ᆫ":
        return False
    after = predicate(view, found.last + 1)
    return after is not None and after.ending == "EF" and is_cue(after)


def _uttered(view: View, found: Predicate, after: int) -> bool:
    """동생이 실수라고 한 발언; not 한목소리, which is cut into 한 and 목소리."""
    said = found.lemma == "하" and found.form == "ᆫ" and view.spaced(after)
    return said and ends_in(view.form(after), say().nouns)


def _passed_over(view: View, found: Predicate, start: int) -> bool:
    """Relative clauses, helpers, manners (짧게) on the way; not 불리는 right after the marks."""
    if found.ending == "ETM":
        after = found.last + 1
        if view.tag(after) not in NOUNS | {QUOTE, "MM"}:
            return False
        if _uttered(view, found, after):
            return False
        # 한목소리를 is cut into 한 and 목소리.
        named = found.lemma in say().naming and found.first <= start and view.spaced(after)
        return not named or _by_one(view, found)
    helper = found.lemma in sayers().frame_verbs or found.lemma in say().light
    manner = found.form == "게" and view.tag(found.last - 1) in ("VA", "XSA")
    return found.ending == "EC" and (helper or manner)
