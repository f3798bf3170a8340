"""A story by what a person types: its id, the beginning of it, or words of its name."""

from __future__ import annotations

from collections.abc import Sequence

from maek.errors import InputError
from maek.model.story import Story
from maek.store.base import Store


def find_story(store: Store, told: str) -> Story:
    """Return the story a person means.

    Args:
        store: The desk's store.
        told: An id, the beginning of one, words of the story's title or, where no title has
            them, of its brief's headline; empty for the best covered story.

    Raises:
        InputError: No story, or several, fit; the message names them.
    """
    exact = store.story(told) if told else None
    if exact is not None:
        return exact
    stories = [s for s in store.stories() if not s.merged_into]
    if not stories:
        raise InputError("the desk has no stories yet; run: maek run", item=told or "story")
    if not told:
        return min(stories, key=lambda s: (-s.origins, -len(s.articles), s.id))
    words = told.casefold().split()
    fitting = [s for s in stories if s.id.startswith(told) or _has(words, s.title)]
    if not fitting:
        # The headline people read may be another report's than the one the story is named after.
        headed = {b.story for b in store.briefs() if _has(words, b.headline.text)}
        fitting = [s for s in stories if s.id in headed]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise InputError("no such story; see: maek story list", item=told)
    named = "; ".join(f"{s.id} {s.title}" for s in fitting[:5])
    raise InputError(f"{len(fitting)} stories fit: {named}", item=told)


def _has(words: Sequence[str], title: str) -> bool:
    return all(word in title.casefold() for word in words)
