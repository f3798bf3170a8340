"""Words of a person → terms of the index → articles; words in quotation marks stand exactly so."""

from __future__ import annotations

import re

from maek.desk.sources import outlet_name
from maek.lang.find import detect, load
from maek.lang.reading import Block
from maek.model.span import Span
from maek.store.base import Store
from maek.text.clean import clean

EXACT = re.compile(r"[\"“”„«「『](?P<words>[^\"“”„«»「」『』]+)[\"“”«»」』]")
"""Words that must stand in the article as they are told."""
CANDIDATES = 2000
"""Articles whose text is looked through for exact words, the best by their terms first."""


def search(store: Store, words: str, limit: int) -> tuple[dict[str, object], ...]:
    """Find articles by words in any form, or by exact words in quotation marks.

    Args:
        store: The desk's store.
        words: What a person typed; it is split into base forms as articles are.
        limit: Most answers.

    Returns:
        Objects with id, title, outlet, lang, url, published, score; best first. Where exact
        words were asked for, ``found`` has their places in the text of version ``text_id``.
    """
    text = clean(words).strip()
    exact = [_as_told(m["words"]) for m in EXACT.finditer(text) if _as_told(m["words"])]
    whole = Span(0, len(text))
    pack = load(detect(text))
    terms = pack.terms(pack.read(text, (Block(whole),)), whole) if text else ()
    outlets = store.outlets()
    answers: list[dict[str, object]] = []
    for hit in store.search(terms or tuple(text.split()), CANDIDATES if exact else limit):
        article = store.article(hit.article)
        if article is None:
            continue
        places = [
            match for told in exact if (match := re.search(told, article.text, re.IGNORECASE))
        ]
        if len(places) < len(exact):
            continue
        found = [{"start": m.start(), "end": m.end(), "words": m[0]} for m in places]
        answers.append(
            {
                "id": article.id,
                "title": article.title,
                "outlet": outlet_name(article, outlets),
                "lang": article.lang,
                "url": article.url,
                "published": article.printed,
                "score": round(hit.score, 4),
                **({"text_id": article.text_id, "found": found} if exact else {}),
            }
        )
        if len(answers) == limit:
            break
    return tuple(answers)


def _as_told(words: str) -> str:
    """Return a pattern for words as they are told, whatever spaces and marks stand between."""
    return r"\W+".join(re.escape(word) for word in re.findall(r"\w+", words))
