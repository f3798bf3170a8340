"""Where each page of the site is, relative to any other."""

from __future__ import annotations

from maek.model.ids import short_id


def story_path(story: str) -> str:
    """Return the path of a story's page."""
    return f"story/{story}.html"


def line_path(storyline: str) -> str:
    """Return the path of a storyline's page."""
    return f"line/{storyline}.html"


def article_path(article: str) -> str:
    """Return the path of an article's page; ids may be URLs, so it is made of their hash."""
    return f"article/{short_id('a', article)}.html"


def person_path(entity: str) -> str:
    """Return the path of a person's page."""
    return f"person/{short_id('e', entity)}.html"


def outlet_path(name: str) -> str:
    """Return the path of an outlet's page."""
    return f"outlet/{short_id('o', name)}.html"


def brief_data_path(story: str) -> str:
    """Return the path of a brief as JSON."""
    return f"data/brief/{story}.json"


def sheet_path(text_id: str) -> str:
    """Return the path of a source version's sheet."""
    return f"data/source/{text_id}.json"


def root_of(path: str) -> str:
    """Return the way from a page back to the root: ``../`` for each folder."""
    return "../" * path.count("/")
