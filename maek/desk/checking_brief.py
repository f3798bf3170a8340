"""A brief written anywhere against the articles of a story: the five questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from maek.check.beside.statement import Prepared
from maek.check.pages.brief import Answer, five_questions
from maek.desk.checking import claim_verdict, finding_answer, prepared, verdict_answer
from maek.desk.find_story import find_story
from maek.desk.inputs import captures_in
from maek.desk.read import read_one
from maek.errors import InputError, MaekError
from maek.lang.find import detect
from maek.model.article import Article
from maek.model.story import Story
from maek.store.base import Store

Json = dict[str, Any]
Naming = Callable[[Article], str]
MOST_ARTICLES = 400
"""Of a desk with more, a page is laid beside one story and not beside all."""


def article_id(article: Article) -> str:
    """Name an article by its id, for programs.

    Args:
        article: An article.
    """
    return article.id


def outlet_and_title(article: Article) -> str:
    """Name an article by its outlet and title, for people.

    Args:
        article: An article.
    """
    return ", ".join(
        w for w in (article.outlet, f"“{article.title}”" if article.title else "") if w
    )


def check_brief(text: str, lang: str, sources: Sequence[Prepared], *, id: str) -> Json:
    """Answer the five questions for a text.

    Args:
        text: The brief: plain text.
        lang: Its language; told from the text when empty.
        sources: The articles of the story, prepared.
        id: How findings name it.
    """
    lang = lang or detect(text)
    verdict = claim_verdict(text, lang, sources, id=id)
    day = max((s.published for s in sources), default="")
    brief = prepared(text, lang, published=day, id=id)
    answers = five_questions(brief, verdict, sources)
    return {
        **{k: v for k, v in verdict_answer(verdict).items() if k != "findings"},
        "text": brief.text,
        "sources": [s.id for s in sources],
        "questions": [_answer(answer) for answer in answers],
    }


def story_sources(store: Store, story: str, named: Naming = article_id) -> list[Prepared]:
    """Return the articles of a story, prepared.

    Copies add nothing, and no page counts that its outlet withdrew or that a machine wrote or
    translated where somebody reported.

    Args:
        store: The desk's store.
        story: Its id, or words of its title.
        named: How findings name an article.

    Raises:
        InputError: No story fits.
    """
    return _told_in_story(store, find_story(store, story), named)


def desk_sources(store: Store, item: str, named: Naming = article_id) -> list[Prepared]:
    """Return the articles of all stories of a desk, prepared.

    Args:
        store: The desk's store.
        item: How whoever asked named the desk, for errors.
        named: How findings name an article.

    Raises:
        InputError: The desk has none, or so many that a story must be named.
    """
    stories = [s for s in store.stories() if not s.merged_into]
    count = sum(len(s.articles) for s in stories)
    if not count:
        raise InputError("is a desk without stories; run: maek run", item=item)
    if count > MOST_ARTICLES:
        why = f"is a desk with {count} articles; name one of its stories: -C {item} --against STORY"
        raise InputError(why, item=item)
    return [source for story in stories for source in _told_in_story(store, story, named)]


def _told_in_story(store: Store, story: Story, named: Naming) -> list[Prepared]:
    # The writer's room is loaded only when a story is asked for.
    from maek.desk.write import members_of
    from maek.write.member import reported

    members = reported(members_of(store, story, store.outlets()))
    return [_source(member.article, named) for member in members]


def file_sources(path: Path, named: Naming = article_id) -> list[Prepared]:
    """Return the articles of a file or folder, prepared.

    Args:
        path: Pages, dumps, rows.
        named: How findings name an article.

    Raises:
        InputError: Nothing in it can be read.
    """
    found: list[Prepared] = []
    for capture in captures_in(path):
        if isinstance(capture, MaekError):
            raise capture
        found.append(_source(read_one(capture)[0], named))
    if not found:
        raise InputError("has no articles", item=str(path))
    return found


def _source(article: Article, named: Naming) -> Prepared:
    return prepared(told_in(article), article.lang, published=article.printed, id=named(article))


def told_in(article: Article) -> str:
    """Return what an article tells: its title, its deck and its running text, a line each.

    Args:
        article: An article.
    """
    return "\n".join((article.title, *article.standfirst, article.body))


def _answer(answer: Answer) -> Json:
    return {
        "question": answer.question,
        "issue": answer.issue,
        "findings": [finding_answer(f) for f in answer.findings],
    }
