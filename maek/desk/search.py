"""Words of a person → terms of the index → articles."""

from __future__ import annotations

from maek.desk.sources import outlet_name
from maek.lang.find import detect, load
from maek.lang.reading import Block
from maek.model.span import Span
from maek.store.base import Store
from maek.text.clean import clean


def search(store: Store, words: str, limit: int) -> tuple[dict[str, object], ...]:
    """Find articles by words in any form.

    Args:
        store: The desk's store.
        words: What a person typed; it is split into base forms as articles are.
        limit: Most answers.

    Returns:
        Objects with id, title, outlet, lang, url, published, score; best first.
    """
    text = clean(words).strip()
    whole = Span(0, len(text))
    pack = load(detect(text))
    terms = pack.terms(pack.read(text, (Block(whole),)), whole) if text else ()
    outlets = store.outlets()
    answers: list[dict[str, object]] = []
    for hit in store.search(terms or tuple(text.split()), limit):
        article = store.article(hit.article)
        if article is not None:
            answers.append(
                {
                    "id": article.id,
                    "title": article.title,
                    "outlet": outlet_name(article, outlets),
                    "lang": article.lang,
                    "url": article.url,
                    "published": article.published.day if article.published else "",
                    "score": round(hit.score, 4),
                }
            )
    return tuple(answers)
