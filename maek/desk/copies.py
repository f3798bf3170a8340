"""Translated copies against the articles they are copies of: what became otherwise on the way."""

from __future__ import annotations

from collections.abc import Iterator, Set

from maek.check.beside.statement import Prepared
from maek.check.translation.check import check_translation
from maek.check.translation.lines import is_taken_from
from maek.desk.checking import defect_answer, prepared
from maek.desk.find_story import find_story
from maek.model.article import TOLD, Article
from maek.model.findings import Defect
from maek.store.base import Store

Json = dict[str, object]
AROUND = frozenset({"caption", "image_alt", "update_note"})
"""The kinds of parts that copies take for running text."""


def against_original(copy: Article, original: Article) -> tuple[Defect, ...]:
    """Return what a translated copy tells otherwise than its original, left out or added.

    Headline, deck and running text are compared; what stands around them is the outlet's own.

    Args:
        copy: The translated article.
        original: The article it is a copy of, in another language.

    Returns:
        Findings with spans in the copy's text.
    """
    source, target = told_of(original), told_of(copy)
    found = check_translation(source, target)
    if all(defect.kind != "addition" for defect in found):
        return found
    around = _prepared(original, _around(original))
    return tuple(
        d for d in found if d.kind != "addition" or not is_taken_from(d.span, target, around)
    )


def told_of(article: Article) -> Prepared:
    """Return an article ready for checking, with all that does not tell the story blanked.

    Args:
        article: An article; places in the answer are places in its text.
    """
    return _prepared(article, _only(article, TOLD))


def _prepared(article: Article, text: str) -> Prepared:
    return prepared(text, article.lang, published=article.printed, id=article.id)


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


def _around(article: Article) -> str:
    """What of the article's page a copy may have taken into its text."""
    return _only(article, AROUND)


def _only(article: Article, kinds: Set[str]) -> str:
    """The article's text with all parts of other kinds blanked, so that spans stay."""
    letters = ["\n" if c == "\n" else " " for c in article.text]
    for part in article.parts:
        if part.kind in kinds:
            letters[part.span.start : part.span.end] = part.span.of(article.text)
    return "".join(letters)
