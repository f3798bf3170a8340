"""What a Russian text takes from a paper: …, следует из отчёта X; данные X показали, что …"""

from __future__ import annotations

import functools
import re

from maek.lang.ru.quotations_scene import EDGES, Scene
from maek.lang.tables import table
from maek.model.findings import Quotation
from maek.model.span import Span

_LEAST = 3
"""A clause of fewer words is none."""
_OPENS_THAT = re.compile(r",\s(?:что|чтобы)\s")
_ENDS = re.compile(r"\s(?:от|за|на|по|о|об|в)\s|[,;:(]")
"""Where the name of a paper's owner ends: в сообщении ведомства | от 14 октября."""


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A paper's words told before it (…, говорится в докладе X) and behind it."""
    words = table("ru", "say")["documents"]
    stands, shows = "|".join(words["stands_in"]), "|".join(words["shows"])
    paper, there = "|".join(words["papers"]), "|".join(words["places"])
    held = rf"(?:во?|из|на)\s(?:[а-яё]+(?:ом|ем|ой|ей|их|ых|ого|его)\s)?(?:{paper}|{there})[а-яё]*"
    return (
        re.compile(
            rf"(?:,\s(?:как\s|об\sэтом\s|это\s)?|(?<![а-яё])(?P<as>как\s))(?:(?P<cue>{stands})\s(?P<in>{held})"
            rf"|(?P<cue2>{shows})\s(?P<paper>(?:[а-яё]+(?:ые|ие|ый|ое|ая)\s)?(?:{paper})[а-яё]*))"
            r"(?P<whose>[^,;.]*)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![а-яё])(?:(?P<in>{held})(?P<whose>[^,;:.]{{0,70}}?)\s(?:также\s)?(?P<cue>{stands})"
            rf"|(?P<paper>(?:{paper})[а-яё]*)(?P<whose2>[^,;:.]{{0,70}}?)\s(?P<cue2>{shows}))"
            r"(?=,\sчто\s)",
            re.IGNORECASE,
        ),
    )


@functools.cache
def _stems() -> tuple[str, ...]:
    """How what a paper does begins: most sentences hold none of it and need no pattern."""
    words = table("ru", "say")["documents"]
    return tuple({re.split(r"[(\[]", w)[0] for w in (*words["stands_in"], *words["shows"])})


def documents(scene: Scene, sentence: Span) -> Quotation | None:
    """Find what one sentence takes from a paper, a poll or figures.

    Args:
        scene: The text.
        sentence: The sentence.
    """
    text = scene.text
    words_of = sentence.of(text)
    if not any(stem in words_of for stem in _stems()):
        return None
    behind, before = _patterns()
    m = before.search(text, sentence.start, sentence.end)
    if m is not None:
        that = _OPENS_THAT.match(text, m.end(), sentence.end)
        content = Span(that.end() if that else m.end(), sentence.end)
    else:
        m = behind.search(text, sentence.start, sentence.end)
        if m is None:
            return None
        content = Span(m.end(), sentence.end) if m["as"] else Span(sentence.start, m.start())
    content = content.trim(text, EDGES)
    cue = Span(*m.span("cue" if m["cue"] else "cue2"))
    if scene.is_quoted(cue) or len(content.of(text).split()) < _LEAST:
        return None
    speaker = _owner(scene, m)
    outlet = scene.outlet_in(speaker)
    return Quotation(content, "indirect", "ru.document", speaker=speaker, outlet=outlet, cue=cue)


def _owner(scene: Scene, m: re.Match[str]) -> Span:
    """Whose paper it is: a name, else the words behind the paper, else the paper itself."""
    group = "whose2" if "whose2" in m.re.groupindex and m["whose2"] else "whose"
    whose = Span(*m.span(group)) if m[group] is not None else Span(m.end(), m.end())
    named = scene.named_in(whose)
    if named:
        return named[0].span
    end = _ENDS.search(scene.text, whose.start, whose.end)
    owner = Span(whose.start, end.start() if end else whose.end).trim(scene.text, EDGES)
    if len(owner):
        return owner
    held = Span(*m.span("in" if m["in"] else "paper"))
    if m["in"]:
        held = Span(held.start + held.of(scene.text).index(" ") + 1, held.end)
    return held
