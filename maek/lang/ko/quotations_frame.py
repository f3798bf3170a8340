"""What stands between a speaker and the words: when, where and to whom they were said."""

from __future__ import annotations

import functools

from maek.lang.ko.quotations_view import NOUNS, QUOTE, View
from maek.lang.ko.quotations_words import ends_in, say, sayers

_DATE_UNITS = frozenset({"일", "월", "년", "시", "분"})
_RANGE = frozenset({"부터", "까지", "이후", "이전", "의", "현재", "기준"})
_AFTERWARDS = frozenset({"후", "뒤", "직후", "직전", "도중", "자리", "중"})
_OPENINGS = frozenset({
    "또한", "또", "이어", "이어서", "다만", "앞서", "특히", "거듭", "재차", "한편", "그러나",
    "하지만", "그러면서", "아울러", "이에", "반면", "결국", "그리고", "따라서", "다시",
})  # fmt: skip
_WHILE_SPEAKING = frozenset({"며", "으며", "면서", "으면서"})
_CALLS = frozenset({
    "라고", "으라고", "자고", "냐고", "느냐고", "으냐고", "라며", "으라며", "자며", "냐며",
    "라는", "으라는", "자는", "냐는", "느냐는", "느냐며",
    "라면서", "으라면서", "자면서", "냐면서", "느냐면서",
})  # fmt: skip
_TITLES = frozenset({"제목", "주제", "표제", "부제"})
_BOUND = frozenset({"것", "거", "수", "예정", "계획", "방침", "전망"})
"""오를 것, 갈 수, 열 예정: nouns that make a predicate of the verb before them."""
_MATTERS = frozenset({
    "통하", "대하", "관련하", "관하", "두", "놓", "향하", "겨냥하", "인용하", "입수하", "취재하",
})  # fmt: skip
"""Verbs that make a frame of whatever stands before them."""
_APPEARING = frozenset({"나오", "나서", "출석하", "출연하", "참석하", "서"})
"""증인으로 나와, 토론자로 나서: as what one comes to speak."""
_QUESTIONS = frozenset({"질문", "물음", "질의", "문의"})
_ANSWERING = frozenset({"답", "대답", "답변", "응답", "응하"})
_SCENES = frozenset({"현장", "경기", "무대", "시위", "집회", "행사"})
"""With nothing before them they are where the words happen: 현장에서 흔적을 찾지 못했다고."""
_HAVING = frozenset({"어", "어서", "고", "며", "으며"})
_PRESS = frozenset({"기자", "기자단", "취재진", "특파원", "언론"})
_THERE_IS = frozenset({"있", "없"})
_GESTURES = frozenset({
    "고개", "손", "손사래", "눈물", "미소", "웃음", "한숨", "주먹", "엄지", "목소리", "울음",
})  # fmt: skip
_PARTIES = frozenset({"각국", "양측", "양국", "쌍방", "당사국", "전국", "관계국", "모두"})
_PLACES = frozenset(
    {"국회", "법원", "병원", "학교", "대학", "대사관", "시청", "구청", "경찰서", "시"}
)
"""Where one is told to go, more often than whom one calls on."""
_REACH = 24
"""A frame never reaches further than this many morphemes."""


def content_start(view: View, start: int, stop: int) -> int:
    """Return the index where the reported words begin.

    Passes over openings (또한), the day of speaking, the occasion (기자회견에서, 기자들과
    만나), the hearer (기자들에게) and the subject matter (에 대해), as often as they come.

    Args:
        view: The sentence.
        start: Index right after the speaker's particle, or of the sentence's first item.
        stop: Index where the words end.
    """
    index = start
    while index < stop:
        step = (
            _opening(view, index)
            or _date(view, index)
            or _titled(view, index)
            or _occasion(view, index, stop)
            or _beside(view, index, stop)
        )
        if not step:
            return index
        index = step
    return start


def opening(view: View, stop: int) -> bool:
    """Tell whether nothing but openings and a date stand before item ``stop``.

    Args:
        view: The sentence.
        stop: Index of the first item of what is opened.
    """
    index = 0
    while index < stop and (step := _opening(view, index) or _date(view, index)):
        index = step
    return index >= stop


def _opening(view: View, index: int) -> int:
    """A comma or a linking adverb."""
    tag, form = view.tag(index), view.form(index)
    if form == "그러" and view.form(index + 1) == "면서":
        return index + 2
    if step := _way(view, index):
        return step
    if tag in ("SP", "B") or (tag in ("MAG", "MAJ", "NNG", "VV") and form in _OPENINGS):
        return index + 1
    return 0


def _way(view: View, index: int) -> int:
    """뒤늦게, 여러 차례, 공개적으로: how often or in what way something was said."""
    start = view.items[index].start
    if view.text[start : start + 1] not in _way_starts():
        return 0
    words = view.text[start : start + 8]
    found = max((w for w in sayers().ways if words.startswith(w + " ")), key=len, default="")
    return view.index(start + len(found)) if found else 0


@functools.cache
def _way_starts() -> frozenset[str]:
    return frozenset(way[0] for way in sayers().ways)


def _titled(view: View, index: int) -> int:
    """‘…’라는 제목으로, “…”라는 제목의 글에서: under which title it was said."""
    if view.tag(index) != QUOTE:
        return 0
    at = index + 1
    at += view.tag(at) == "VCP"
    if view.tag(at) != "ETM" or not _is(view, at + 1, _TITLES | sayers().occasions):
        return 0
    at += 2
    if view.tag(at) == "JKG" and _is(view, at + 1, sayers().occasions):
        at += 2
    return at + 1 if view.tag(at) == "JKB" else 0


def _date(view: View, index: int) -> int:
    """The day of speaking: 5일, 지난 3월 5일(현지시간) 오전, 이날; not 5일부터."""
    at = index
    if view.form(at) in ("지난", "지나") and view.tag(at) in ("MM", "VV", "NNG"):
        at += 2 if view.tag(at + 1) == "ETM" else 1
    begun, day = at, False
    while step := _date_word(view, at):
        day = day or view.form(at + step - 1) in sayers().days | {"일", "시"}
        at += step
        at += view.form(at) in ("경", "께", "쯤") and not view.spaced(at)
        at += view.tag(at) == "B"
    if view.form(at - 1) == "당시" and view.tag(at) in NOUNS:
        return 0  # 당시 결정을
    if (
        at == begun
        or not day
        or view.form(at) in _RANGE
        or (view.tag(at) in NOUNS and not view.spaced(at))
    ):
        return 0
    if view.tag(at) == "JKB" and view.form(at) == "에":
        at += 1
        if view.tag(at) == "JX":
            return 0  # 5일에는 비가 오겠다고
    elif view.tag(at)[:1] == "J" or view.tag(at) in ("VCP", "XSN"):
        return 0
    return at


def _date_word(view: View, at: int) -> int:
    """How many items a word of a date takes: 5일 two, 오전 one."""
    if view.tag(at) == "SN" and view.form(at + 1) in _DATE_UNITS:
        return 2
    return int(view.form(at) in sayers().days and view.tag(at) in NOUNS)


def _occasion(view: View, index: int, stop: int) -> int:
    """The last end of a phrase of occasion, hearer or matter that begins at ``index``."""
    best = 0
    for at in range(index, min(stop, index + _REACH)):
        if view.tag(at) == QUOTE or (_argument(view, at, stop) and not _stir(view, at)):
            break
        end = _ends_frame(view, index, at, stop)
        if end:
            best = end
    return best


def _beside(view: View, index: int, stop: int) -> int:
    """목표가를 올려 잡으며 …, 고개를 저으며 …: what the speaker did beside speaking.

    Known by what follows, words that have a subject of their own, or as a gesture.
    """
    for at in range(index, min(stop, index + _REACH)):
        tag, form = view.tag(at), view.form(at)
        if tag == QUOTE or _argument(view, at, stop) or (tag == "EC" and _handed_over(form)):
            return 0
        if tag == "EC" and form in _WHILE_SPEAKING:
            own = any(_argument(view, i, stop) for i in range(at + 1, stop))
            gesture = any(view.form(i) in _GESTURES for i in range(index, at))
            return (at + 1) * (own or gesture)
    return 0


def _handed_over(form: str) -> bool:
    return form.endswith(("다며", "라며", "다면서", "라면서", "다고", "라고", "자고", "냐고"))


def called_for(view: View, index: int) -> bool:
    """Tell whether a clause calls for something or asks: …하라고, 가자고, 있느냐고, 해 달라고.

    Args:
        view: The sentence.
        index: Index of the ending that hands the clause over.
    """
    hands = view.tag(index) in ("EC", "ETM") and view.form(index) in _CALLS
    return hands and view.tag(index - 1) != "VCP"


def _argument(view: View, at: int, stop: int) -> bool:
    """A topic, or a subject that belongs to no relative clause, opens the words themselves."""
    tag, form = view.tag(at), view.form(at)
    if tag == "JX" and form in ("은", "는", "도", "ᆫ"):
        return view.tag(at - 1) != "JKB"
    if tag != "JKS":
        return False
    following = range(at + 1, min(at + 8, stop))
    return not any(view.tag(i) == "ETM" and view.form(i + 1) not in _BOUND for i in following)


def _ends_frame(view: View, index: int, at: int, stop: int) -> int:
    tag, form = view.tag(at), view.form(at)
    after = at + 1
    if view.tag(after) == "JX":
        after += 1
    if tag == "JKB":
        if form == "에":
            return after * _received(view, at, stop)
        where = form in ("에서", "서") and _held(view, index, at)
        whom = form in ("에게", "한테", "에게서", "께") and _hearer(view, index, at, stop)
        return after * (where or whom)
    if tag == "EC":
        stirred = form == "자" and _stirred(view, index, at)
        return (at + 1) * (stirred or (form in _HAVING and _frame_verb(view, at)))
    if tag in ("NNG", "NNB") and form in _AFTERWARDS:
        told = _met(view, index, at) or _is(view, at - 1, sayers().occasions)
        return at + 2 if told and view.tag(at + 1) == "JKB" else (at + 1) * told
    if form == "관련" and view.tag(at - 1) == "JKB" and view.tag(at + 1) == "SP":
        return at + 2
    return 0


def _held(view: View, index: int, at: int) -> bool:
    """기자회견에서, 경찰에서: on what occasion, before whom."""
    if at - 1 > index:
        return _is(view, at - 1, sayers().occasions)
    alone = view.form(index)
    if alone in sayers().asking:
        return view.form(at + 1) not in ("조사", "수사")
    return alone not in _SCENES and _is(view, index, sayers().occasions)


def _received(view: View, at: int, stop: int) -> bool:
    """정부에 …하라고, …냐는 질문에, SNS에 …라고 적었다."""
    if called_for(view, stop) and _addressed(view, at, stop):
        return True
    return view.tag(at + 1) != "JX" and (_asked(view, at) or _written(view, at, stop))


def _met(view: View, index: int, at: int) -> bool:
    """회의를 마친 뒤, 보고를 받은 뒤: after what one spoke; 계정을 막은 뒤 is told of."""
    if view.tag(at - 1) != "ETM":
        return False
    lemma = _lemma(view, at - 2)[1]
    if lemma in sayers().over or lemma in say().clause or _frame_verb(view, at - 1):
        return True
    spoken = sayers().occasions | sayers().audience | say().nouns | sayers().stirs
    return any(
        view.tag(i)[:1] == "J" and _is(view, i - 1, spoken) for i in range(index + 1, at - 1)
    )


def _written(view: View, at: int, stop: int) -> bool:
    """자신의 SNS에 …라고 적었다: where the words stand, with a verb of writing behind them."""
    if not _is(view, at - 1, sayers().pages):
        return False
    return any(view.form(i) in sayers().writing for i in range(stop + 1, stop + 4))


def _stir(view: View, at: int) -> bool:
    """논란이 일자: a subject whose clause is over at once."""
    return _is(view, at - 1, sayers().stirs) and "자" in [
        view.form(i) for i in range(at + 1, at + 5)
    ]


def _stirred(view: View, index: int, at: int) -> bool:
    """논란이 커지자, 기자가 묻자: upon what one speaks."""
    if view.form(at - 1) in ("묻", "캐묻", "따지", "추궁"):
        return True
    return any(
        view.tag(i) in ("JKS", "JX", "JKO") and _is(view, i - 1, sayers().stirs)
        for i in range(index, at)
    )


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
    if _lemma(view, stop - 1)[1] in sayers().going or word in _PLACES:
        return False
    if word in _PARTIES or (len(word) > 2 and word[-1] in sayers().topic_ends):
        return True
    return sayers().is_head(word) and word not in sayers().whole


def _is(view: View, index: int, words: frozenset[str]) -> bool:
    while view.tag(index) in ("B", "XSN"):
        index -= 1
    return view.tag(index) in NOUNS and ends_in(view.form(index), words)


def _hearer(view: View, index: int, at: int, stop: int) -> bool:
    """Whether 에게 marks who was spoken to; a verb of giving in the words keeps it there."""
    if _is(view, at - 1, _PRESS):
        return True
    if any(view.tag(i) in ("ETM", "EC", "JKO", "JKB") for i in range(index, at)):
        return False
    words = sayers()
    theirs = words.giving if called_for(view, stop) else words.giving | words.taking
    if called_for(view, stop) or _is(view, at - 1, words.audience):
        theirs = theirs - _THERE_IS
    return not any(_does(view, i, theirs) for i in range(at + 1, stop))


def _does(view: View, index: int, verbs: frozenset[str]) -> bool:
    """Whether a verb of ``verbs`` begins or is closed here."""
    tag, form = view.tag(index), view.form(index)
    if tag in ("XSV", "XSA"):
        return view.form(index - 1) + form in verbs
    plain = tag == "VV" or (tag == "VA" and form not in _THERE_IS)
    return plain and form in verbs and view.tag(index + 1)[:1] == "E"


def _lemma(view: View, stem: int) -> tuple[int, str]:
    """The first item of a verb and its stem, the noun of 보도하다 included."""
    first = stem - 1 if view.tag(stem) == "XSV" else stem
    return first, (view.form(first) if first < stem else "") + view.form(stem)


def _frame_verb(view: View, at: int) -> bool:
    """을 통해, 기자회견을 열고, 기자들과 만나, 방송에 출연해, 에 대해."""
    first, lemma = _lemma(view, at - 1)
    if lemma not in sayers().frame_verbs or view.tag(first - 1) not in ("JKO", "JKB", "NNG", "JC"):
        return False
    if lemma in _MATTERS:
        # 공천을 두고 갈등이 있다는 …: part of the words
        return not _is(view, at + 1, sayers().quarrels)
    if lemma in _APPEARING and view.form(first - 1) in ("로", "으로"):
        return view.tag(first - 2) in NOUNS
    noun = first - 1 if view.tag(first - 1) == "NNG" else first - 2
    known = sayers().occasions | sayers().audience
    return _is(view, noun, known)
