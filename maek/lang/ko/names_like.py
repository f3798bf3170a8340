"""Words like names that a page shows to be teams, firms or places, wherever they stand on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from maek.lang.ko.names_mended import titled_next
from maek.lang.ko.names_page import first_of_two
from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_titles import Named, is_side, is_where, side_between
from maek.lang.ko.names_view import View
from maek.model.findings import Mention, MentionKind
from maek.model.span import Span


def things_like_names(first: Sequence[tuple[View, list[Named]]]) -> dict[str, MentionKind]:
    """Return the words like names that somewhere on the page say whose or where something is.

    푸른용의 홍석진 감독, 강민재 하늘매 감독, 구시로 앞바다: then they are teams, houses and places
    wherever they stand.

    Args:
        first: The sentences with what the tagger takes for people in them.
    """
    things: dict[str, MentionKind] = {}
    for view, named in first:
        for tag in view.tagged:
            if is_where(view, tag.span):
                things[tag.span.of(view.text)] = "place"
            elif is_side(view, tag.span):
                things[tag.span.of(view.text)] = "body"
            elif tag.label == "PS" and is_band(view, tag.span):
                last = view.holding(tag.span.end - 1)
                if not titled_next(view, last):  # but 계열사 박도현 사장
                    things[view.words[last].stem] = "body"
        for name in named:
            i = name.word + 1
            if view.joined(name.word) and side_between(view, name, i):
                things[view.words[i].stem] = "body"
            elif first_of_two(view, name.span) != name.span:
                things[view.words[name.word].stem] = "body"
    return things


def is_listed(view: View, name: Named, things: Mapping[str, MentionKind]) -> bool:
    """Tell whether a name is such a word, or cut out of one.

    Args:
        view: The sentence.
        name: What the tagger takes for a person.
        things: The words with what they are.
    """
    words = name.span.of(view.text)
    return words in things or (" " not in words and view.words[name.word].stem in things)


def as_things(view: View, things: Mapping[str, MentionKind]) -> Iterator[Mention]:
    """Yield the mentions of such words.

    Args:
        view: The sentence.
        things: The words with what they are.
    """
    for word in view.words:
        if kind := things.get(word.stem):
            yield Mention(word.span, kind, "like_name", name=word.stem)


def is_band(view: View, span: Span) -> bool:
    """Tell whether a word before says that it is a band's or a firm's: 스타트업 라온모션.

    Args:
        view: The sentence.
        span: What the tagger takes for a person.
    """
    i = view.holding(span.start)
    return i > 0 and view.joined(i - 1) and view.words[i - 1].stem in tables().band_words
