"""The example pages: title, day, language and outlet as their gold says."""

from __future__ import annotations

from typing import Any

from maek.errors import MaekError
from maek.extract.html import read_html
from maek.model.article import Article
from scores._examples import body_of, gold_pages
from scores.pages import plain

TARGETS = {"title": 1.0, "day": 1.0, "lang": 1.0, "outlet": 1.0}


def score() -> dict[str, float]:
    """Return the share of pages of which each is right; the day is the one the page prints."""
    told = [_right(row, article) for row, article in _read()]
    return {name: sum(t[name] for t in told) / len(told) for name in TARGETS}


def differences() -> list[str]:
    """Return what is wrong, for reading."""
    found = []
    for row, article in _read():
        wrong = [name for name, ok in _right(row, article).items() if not ok]
        if wrong:
            day = article.published.day if article and article.published else None
            ours = (article.title, day, article.lang, article.outlet) if article else None
            found.append(f"{row['file']}: {', '.join(wrong)}; ours {ours}")
    return found


def _read() -> list[tuple[dict[str, Any], Article | None]]:
    return [(row, _article(row)) for row in gold_pages()]


def _article(row: dict[str, Any]) -> Article | None:
    try:
        return read_html(body_of(row), url=row["url"])
    except MaekError:
        return None


def _right(row: dict[str, Any], article: Article | None) -> dict[str, bool]:
    if article is None:
        return dict.fromkeys(TARGETS, False)
    wanted = row.get("printed", row["published"])
    return {
        "title": plain(article.title) == plain(row["title"]),
        "day": (article.published.day if article.published else "") == wanted,
        "lang": article.lang == row["lang"],
        "outlet": article.outlet == row["outlet"],
    }


if __name__ == "__main__":
    print(score())
    print("\n".join(differences()))
