"""Whom words are said to, and what they answer or call for."""

from __future__ import annotations

from maek.lang.ko.quotations_phrases import noun_is, stem_at
from maek.lang.ko.quotations_view import View
from maek.lang.ko.quotations_words import sayers

_CALLS = frozenset({
    "라고", "으라고", "자고", "냐고", "느냐고", "으냐고", "라며", "으라며", "자며", "냐며",
    "라는", "으라는", "자는", "냐는", "느냐는", "느냐며",
    "라면서", "으라면서", "자면서", "냐면서", "느냐면서",
})  # fmt: skip
_QUESTIONS = frozenset({"질문", "물음", "질의", "문의"})
_ANSWERING = frozenset({"답", "대답", "답변", "응답", "응하"})
_PRESS = frozenset({"기자", "기자단", "취재진", "특파원", "언론"})
_THERE_IS = frozenset({"있", "없"})
_PARTIES = frozenset({"각국", "양측", "양국", "쌍방", "당사국", "전국", "관계국", "모두"})
_PLACES = frozenset(
    {"국회", "법원", "병원", "학교", "대학", "대사관", "시청", "구청", "경찰서", "시"}
)
"""Where one is told to go, more often than whom one calls on."""


def called_for(view: View, index: int) -> bool:
    """Tell whether a clause calls for something or asks: …하라고, 가자고, 있느냐고, 해 달라고.

    Args:
        view: The sentence.
        index: Index of the ending that hands the clause over.
    """
    hands = view.tag(index) in ("EC", "ETM") and view.form(index) in _CALLS
    return hands and view.tag(index - 1) != "VCP"


def received(view: View, index: int, at: int, stop: int) -> bool:
    """Tell whether 에 ends whom or what words are said to: 정부에, …냐는 질문에, SNS에.

    Args:
        view: The sentence.
        index: Index of the first item of the phrase.
        at: Index of the particle.
        stop: Index where the words end.
    """
    if called_for(view, stop) and "EC" not in view.tags[index:at] and _addressed(view, at, stop):
        return True
    return view.tag(at + 1) != "JX" and (_asked(view, at) or _written(view, at, stop))


def _asked(view: View, at: int) -> bool:
    """있느냐는 질문에, 시기를 묻는 말에: what the words answer; not 질문에 답하지 않겠다고."""
    if view.tag(at - 2) != "ETM" or view.form(at + 1) in _ANSWERING:
        return False
    return view.form(at - 1) in _QUESTIONS or (
        view.form(at - 1) == "말" and (view.form(at - 3) == "묻" or "냐" in view.form(at - 2))
    )


def _addressed(view: View, at: int, stop: int) -> bool:
    """각국에 접종을 서두르라고, 정부에 대책을 세우라고: who is called on; not 회사에 나오라고."""
    word = view.word_to(at - 1)
    if stem_at(view, stop - 1)[1] in sayers().going or word in _PLACES:
        return False
    if word in _PARTIES or (len(word) > 2 and word[-1] in sayers().topic_ends):
        return True
    return sayers().is_head(word) and word not in sayers().whole


def _written(view: View, at: int, stop: int) -> bool:
    """자신의 SNS에 …라고 적었다: where the words stand, with a verb of writing behind them."""
    if not noun_is(view, at - 1, sayers().pages):
        return False
    return any(view.form(i) in sayers().writing for i in range(stop + 1, stop + 4))


def hearer(view: View, index: int, at: int, stop: int) -> bool:
    """Tell whether 에게 marks who was spoken to; a verb of giving in the words keeps it there.

    Args:
        view: The sentence.
        index: Index of the first item of the phrase.
        at: Index of the particle.
        stop: Index where the words end.
    """
    if noun_is(view, at - 1, _PRESS):
        return True
    words = sayers()
    known = noun_is(view, at - 1, words.audience)
    if not known and any(view.tag(i) in ("ETM", "EC", "JKO", "JKB") for i in range(index, at)):
        return False
    theirs = words.giving if called_for(view, stop) else words.giving | words.taking
    if called_for(view, stop) or known:
        theirs = theirs - _THERE_IS
    return not any(_does(view, i, theirs) for i in range(at + 1, stop))


def _does(view: View, index: int, verbs: frozenset[str]) -> bool:
    """Whether a verb of ``verbs`` begins or is closed here."""
    tag, form = view.tag(index), view.form(index)
    if tag in ("XSV", "XSA"):
        return view.form(index - 1) + form in verbs
    plain = tag == "VV" or (tag == "VA" and form not in _THERE_IS)
    return plain and form in verbs and view.tag(index + 1)[:1] == "E"
