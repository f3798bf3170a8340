"""What stands in marks: a sentence, a fragment, or a name that nobody said."""

from __future__ import annotations

from maek.lang.ko.quotations_cues import predicate
from maek.lang.ko.quotations_view import NOUNS, QUOTE, View
from maek.lang.ko.quotations_words import ends_in, say, sayers, scare
from maek.model.findings import QuoteKind
from maek.model.span import Span
from maek.text.marks import Pair

_TAIL = frozenset({"SF", "SP", "SE", "SSC", "SSO", "SS", "SW", "JX", "W_EMOJI", "B"})
_CLAUSES = frozenset(
    {"지만", "는데", "ᆫ데", "은데", "면", "으면", "니", "으니", "어야", "나", "으나"}
)
_NAMES = frozenset(
    {"이름", "제목", "별명", "본명", "예명", "필명", "애칭", "명칭", "상호", "아이디"}
)
_WIDE = frozenset({"double", "white_corner", "angle"})


def content(text: str, pair: Pair) -> Span:
    """Return the words between two marks without a comma or full stop at their end.

    Args:
        text: The article's text.
        pair: The marks.
    """
    span = pair.inner.trim(text)
    words = span.of(text)
    if len(words) > 1 and words[-1] in ",.，。、" and words[-2] not in ".…":
        return Span(span.start, span.end - 1).trim(text)
    return span


def is_wide(pair: Pair) -> bool:
    """Tell whether the marks are of the sort that is kept for speech."""
    return pair.level in _WIDE


def finite(inside: View) -> bool:
    """Tell whether the words in marks are a clause: they end in a predicate or have a topic.

    Args:
        inside: View of what stands between the marks.
    """
    last = len(inside.items) - 1
    if inside.items and inside.text[inside.items[last].start] in "?!？！":
        return True
    while last > 0 and inside.tag(last) in _TAIL and inside.form(last) != "요":
        last -= 1
    tag, form = inside.tag(last), inside.form(last)
    if tag in ("EF", "IC") or form == "요" or (tag in ("EC", "VX") and last > 0):
        return True
    if tag == "NNB" and inside.tag(last - 1) == "ETM":
        return True
    return (tag == "ETN" and form != "기") or _has_topic(inside, last)


def kind_of(view: View, quote: int, inside: View) -> QuoteKind:
    """Return ``direct`` for a clause in marks, ``partial`` for a piece of one.

    A predicate whose object stands outside (X를 “강력히 규탄한다”고) is a piece.

    Args:
        view: The sentence.
        quote: Index of the marks.
        inside: View of what stands between them.
    """
    if not finite(inside) or _is_argument(view, quote, inside):
        return "partial"
    if view.tag(quote - 1) == "JKO" and not has_subject(inside):
        return "partial"
    return "direct"


def _is_argument(view: View, quote: int, inside: View) -> bool:
    """“크게 고뇌하고 있음”을: a clause made a noun and used as one."""
    made = bool(inside.items) and inside.items[-1].tag in ("ETN", "NNB")
    return made and view.tag(quote + 1) in ("JKO", "JKS", "JKB", "JKG", "JC")


def names_something(view: View, quote: int, inside: View) -> bool:
    """Tell whether marks stand round a title, product, group or treaty.

    Decided by the noun after or before the marks, by what is done with it, and by what
    the words in marks are made of.

    Args:
        view: The sentence.
        quote: Index of the marks.
        inside: View of what stands between them.
    """
    if _head_after(view, quote + 1) or _called(view, quote):
        return True
    bare = not has_predicate(inside)
    if bare and view.tag(quote - 1) in ("JKS", "JX") and view.form(quote - 2) in _NAMES:
        return True
    if view.tag(quote - 1) in NOUNS and not _said_before(view, quote - 1):
        return bare or ends_in(view.form(quote - 1), scare().before)
    if bare and inside.items and ends_in(inside.items[-1].form, scare().inner):
        return True
    return made_of_names(inside) or _is_one(view, quote, inside)


def _head_after(view: View, after: int) -> bool:
    """'…' 조약, '…'호, '…'(2006)."""
    if view.tag(after) in ("B", "XSN"):
        return True
    if view.tag(after) == "NNB" and view.form(after) in ("호", "편", "회", "팀"):
        return True
    return view.tag(after) in NOUNS and ends_in(view.form(after), scare().after)


def _is_one(view: View, quote: int, inside: View) -> bool:
    """동아리인 '…': the marks hold the name of what stands before."""
    last = inside.items[-1] if inside.items else None
    if has_predicate(inside) and not (last and last.tag == "ETN" and last.form == "기"):
        return False
    copula = view.tag(quote - 1) == "ETM" and view.tag(quote - 2) == "VCP"
    return copula and view.tag(quote - 3) in NOUNS and not judging(inside)


def judging(inside: View) -> bool:
    """Tell whether the words in marks are a judgement by their shape: 획기적인, 의미 있는.

    Args:
        inside: View of what stands between the marks.
    """
    last = len(inside.items) - 1
    tag, form = inside.tag(last), inside.form(last)
    text = inside.span.of(inside.text).strip()
    return (
        tag in ("ETM", "VA", "XSA", "MAG", "EC")
        or form == "적"
        or text.endswith(tuple(scare().judging))
    )


def _has_topic(inside: View, last: int) -> bool:
    """오늘의 동맹은 … 공동자산: a topic with a noun for a predicate."""
    topics = [i for i in range(1, last) if inside.tag(i) == "JX" and inside.form(i) in ("은", "는")]
    if topics and inside.tag(topics[0] - 1) in NOUNS | {QUOTE, "B", "SE", "SF"}:
        return True
    return _nominal(inside, last)


def _nominal(inside: View, last: int) -> bool:
    """민생이 먼저, 늦었지만 다행: a noun for a predicate behind a subject or a clause."""
    for index in range(last - 1, 0, -1):
        tag, form = inside.tag(index), inside.form(index)
        if tag == "EC":
            return form in _CLAUSES
        if tag == "JKS":
            return True
        if tag in ("ETM", "ETN", "JKB"):
            return False
    return False


def has_subject(inside: View) -> bool:
    """Tell whether the words in marks have a subject, topic or object of their own.

    Args:
        inside: View of what stands between them.
    """
    found = {i.tag for i in inside.items}
    return bool(found & {"JKO", "JKS"}) or any(
        i.tag == "JX" and i.form in ("은", "는") for i in inside.items
    )


def has_predicate(inside: View) -> bool:
    """Tell whether a verb or adjective stands among the words in marks.

    Args:
        inside: View of what stands between them.
    """
    return any(i.tag in ("VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA") for i in inside.items)


def _said_before(view: View, index: int) -> bool:
    """Whether the noun before marks is a speaker, a time or an adverb, and not what they name."""
    item = view.items[index]
    if ends_in(item.form, scare().before):
        return False
    return item.tag in ("NNB", "XSN") or item.form in sayers().times


def _called(view: View, quote: int) -> bool:
    """Q(이)라는 이름, Q(으)로 불리는."""
    at = quote + 1
    if view.tag(at) == "VCP":
        at += 1
    if view.tag(at) == "ETM" and view.form(at).endswith(("라는", "란", "는")):
        return view.tag(at + 1) in NOUNS and ends_in(view.form(at + 1), scare().named)
    if view.tag(at) in ("JKQ", "EC"):
        verb = predicate(view, at + 1)
        known = say().naming - {"하", "부르"}
        return verb is not None and verb.first == at + 1 and verb.lemma in known
    return False


def made_of_names(inside: View) -> bool:
    """Tell whether words are proper nouns, Latin letters and figures, with no predicate.

    Args:
        inside: View of what stands between the marks.
    """
    tags = [i.tag for i in inside.items if i.tag[:1] != "S" or i.tag in ("SL", "SN")]
    if not tags or any(t[:1] in "VE" or t in ("XSV", "XSA", "JKG", "JC") for t in tags):
        return False
    proper = sum(t in ("NNP", "SL", "SN") for t in tags)
    counter = tags[-1] == "NNB" and "SN" in tags  # 제3호, but 정밀 분석 중
    return counter or tags[-1] in ("NNP", "SL", "SN") or proper * 2 > len(tags)
