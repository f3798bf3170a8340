"""Where each page of the site is, relative to any other; which addresses may be followed."""

from __future__ import annotations

from urllib.parse import urlsplit

from maek.model.ids import short_id
from maek.model.span import Span


def story_path(story: str) -> str:
    """Return the path of a story's page."""
    return f"story/{story}.html"


def line_path(storyline: str) -> str:
    """Return the path of a storyline's page."""
    return f"line/{storyline}.html"


def line_feed_path(storyline: str) -> str:
    """Return the path of a storyline's Atom feed."""
    return f"line/{storyline}.atom"


def year_path(year: str) -> str:
    """Return the path of the page of a year or a month; stories without a day have one, too."""
    return f"stories/{year or 'undated'}.html"


def article_path(article: str) -> str:
    """Return the path of an article's page; ids may be URLs, so it is made of their hash."""
    return f"article/{short_id('a', article)}.html"


def part_id(span: Span) -> str:
    """Return what a part of an article is found by on the article's page.

    Args:
        span: Its place in the article's text.
    """
    return f"p{span.start}"


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


def public(path: str, url: str) -> str:
    """Return the whole address of a page, or its path where the site has no address.

    Args:
        path: The page.
        url: Public address of the site, or empty.
    """
    return f"{url.rstrip('/')}/{path}" if url else path


def safe_url(url: str) -> str:
    """Return an address that a page may link to, or empty.

    What a page says of itself is not trusted: ``javascript:`` and ``data:`` addresses run
    in the reader's browser, so only web addresses with a host pass.

    Args:
        url: An address as a source gave it.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and host else ""
