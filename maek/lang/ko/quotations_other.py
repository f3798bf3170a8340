"""Subjects before one's words that are not the first, or not the speaker's at all."""

from __future__ import annotations

from maek.lang.ko.quotations_hearers import called_for
from maek.lang.ko.quotations_phrases import clause_ends, stem_at
from maek.lang.ko.quotations_speakers import People, Subject, subject
from maek.lang.ko.quotations_view import NOUNS, TOPIC_FORMS, View

_AGAINST = frozenset({"지만", "으나", "나", "는데", "은데", "고", "며", "으며"})
_ASK = frozenset({"묻", "물", "질문하", "따지", "되묻", "캐묻", "추궁하", "요구하", "요청하"})
_ENDS = frozenset({"EC", "ETM", "EF"})


def across(view: View, people: People, first: Subject, stop: int) -> Subject | None:
    """Return the topic of a clause set against the one before: 갑은 졌지만 을은 팀이 강했다고 …

    Where the words have a subject of their own, or tell what is willed or called for, the
    second topic says them; else it may as well belong to them (감독은 졌지만 선수는 잘했다고).

    Args:
        view: The sentence.
        people: The mentions.
        first: The topic the sentence opens with.
        stop: Index where the words end.
    """
    marks = [i for i in view.subjects if first.last < i < stop and _marks_subject(view, i)]
    start = first.last + 1
    for number, mark in enumerate(marks):
        found = subject(view, people, start, mark + 1) if view.tags[mark] == "JX" else None
        if found and found.last == mark and _set_against(view, found):
            more = number + 1 < len(marks)
            own = more or called_for(view, stop) or view.form(stop - 1) == "겠"
            own = own or _asked_before(view, found)
            return found if own else None
        start = max(start, mark + 1)
    return None


def _set_against(view: View, found: Subject) -> bool:
    """을은 behind 갑은 졌지만: a known topic right behind such a clause."""
    if not found.topic or found.who.group or not found.who.known:
        return False
    before = found.first - 1 - (view.tag(found.first - 1) == "SP")
    return view.tag(before) == "EC" and view.form(before) in _AGAINST


def _asked_before(view: View, found: Subject) -> bool:
    """갑은 …는지 물었고 을은: who is asked answers."""
    ending = found.first - 1 - (view.tag(found.first - 1) == "SP")
    stem = ending - 1 - (view.tag(ending - 1) == "EP")
    return stem_at(view, stem)[1] in _ASK


def in_relative_clause(view: View, found: Subject, stop: int) -> bool:
    """Tell whether a person's verb modifies a noun: 또 피고인이 잘못을 인정한 점도 감안했다고 …

    Args:
        view: The sentence.
        found: A subject that is no topic.
        stop: Index where the words end.
    """
    if not (found.who.person or found.who.group):
        return False
    end = next((i for i in range(found.last + 1, stop) if view.tags[i] in _ENDS), stop)
    if end == stop or view.tags[end] != "ETM" or view.tag(end + 1) not in NOUNS:
        return False
    between = view.tags[found.last + 1 : end]
    return ("JKO" in between or "JKB" in between) and not clause_ends(view, end, end + 1)


def _marks_subject(view: View, index: int) -> bool:
    return view.tags[index] == "JKS" or view.form(index) in TOPIC_FORMS
