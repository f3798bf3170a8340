"""Translated copies against the articles they are copies of: what became otherwise on the way."""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.translation.check import check_translation
from maek.desk.checking import defect_answer, prepared
from maek.desk.find_story import find_story
from maek.model.article import TOLD, Article
from maek.model.findings import Defect
from maek.store.base import Store

Json = dict[str, object]


def against_original(copy: Article, original: Article) -> tuple[Defect, ...]:
    """Return what a translated copy tells otherwise than its original, left out or added.

    Headline, deck and running text are compared; what stands around them is the outlet's own.

    Args:
        copy: The translated article.
        original: The article it is a copy of, in another language.

    Returns:
        Findings with spans in the copy's text.
    """
    source, target = (
        prepared(
            _told(article),
            article.lang,
            published=article.printed,
            id=article.id,
        )
        for article in (original, copy)
    )
    return check_translation(source, target)


def translated_copies(store: Store, story: str) -> Iterator[tuple[Article, Article]]:
    """Yield the translated copies a story has, each with its original.

    Args:
        store: The desk's store.
        story: Id of the story, or words of its title.

    Raises:
        InputError: There is no such story.
    """
    for join in store.joins(find_story(store, story).id):
        copy = store.article(join.article)
        original = store.article(join.copy_of) if join.copy_of else None
        if copy is not None and original is not None and copy.lang != original.lang:
            yield copy, original


def copy_answer(copy: Article, original: Article) -> Json:
    """Return the answer to a translated copy, as ``maek check translation`` gives it.

    Args:
        copy: The translated article.
        original: The article it is a copy of.
    """
    found = against_original(copy, original)
    return {"id": copy.id, "findings": [defect_answer(d, copy.text) for d in found]}


def _told(article: Article) -> str:
    """The article's text with all that does not tell the story blanked, so that spans stay."""
    letters = ["\n" if c == "\n" else " " for c in article.text]
    for part in article.parts:
        if part.kind in TOLD:
            letters[part.span.start : part.span.end] = part.span.of(article.text)
    return "".join(letters)
