"""Is the article written by a machine, is it a machine translation: verdicts with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from maek.model.article import TOLD, Article
from maek.model.findings import Defect, Judgement

TRANSLATION_WEIGHT = {
    "glued_text": 2,
    "kinship_self": 3,
    "odd_particle": 2,
    "translated_label": 3,
    "missing_space": 1,
    "missing_stop": 2,
    "orphan_marks": 2,
    "stray_stop": 1,
    "no_predicate": 1,
    "mixed_register": 2,
    "date_order": 2,
    "title_conflict": 1,
    "repeated_words": 1,
    "repeated_clause": 2,
    "untranslated": 1,
}
"""How strongly a kind of defect speaks for a machine translation; each kind counts twice at
most, so that one bad habit of a human desk does not make a translation of it."""

TRANSLATED_AT = 6
LIKELY_AT = 3


def ai_written(article: Article) -> Judgement:
    """Judge whether the piece was written by a machine.

    A label on the piece itself decides; labels on the related items alone make it likely,
    since a page that lists machine-written pieces beside its own is seldom another kind of
    page.

    Args:
        article: The article with its parts and notices.
    """
    if "ai-written" in article.notices:
        return Judgement("yes", ("the page declares it in its metadata",))
    last_told = max((p.span.end for p in article.parts if p.kind in TOLD), default=0)
    own: list[str] = []
    beside: list[str] = []
    for part in article.parts:
        if part.kind == "ai_label":
            is_beside = part.group or (
                last_told and part.span.start > last_told and _related(article, part.span.start)
            )
            (beside if is_beside else own).append(part.span.of(article.text))
    if own:
        return Judgement("yes", tuple(f"the page says: {words}" for words in dict.fromkeys(own)))
    if beside:
        told = "; ".join(f"{words} ({n})" for words, n in Counter(beside).items())
        return Judgement("likely", (f"related items on the page are labelled: {told}",))
    return Judgement("unknown")


def machine_translated(article: Article, defects: Sequence[Defect]) -> Judgement:
    """Judge whether the piece is a machine translation.

    Args:
        article: The article with its parts and notices.
        defects: What is wrong with it.
    """
    if "machine-translated" in article.notices:
        return Judgement("yes", ("the page says so",))
    score = 0
    why: list[str] = []
    if "translated" in article.notices:
        score += 2
        why.append("the page says it is a translation")
    if article.outlet and article.site_name and _foreign(article):
        score += 1
        why.append(f"{article.site_name} republishes {article.outlet}")
    for kind, count in Counter(d.kind for d in defects).items():
        weight = TRANSLATION_WEIGHT.get(kind, 0)
        if weight:
            score += weight * min(count, 2)
            first = next(d for d in defects if d.kind == kind)
            why.append(f"{kind.replace('_', ' ')} ({count}): {first.span.of(article.text)!r}")
    if score >= TRANSLATED_AT:
        return Judgement("yes", tuple(why))
    if score >= LIKELY_AT:
        return Judgement("likely", tuple(why))
    return Judgement("unknown", tuple(why))


def _related(article: Article, offset: int) -> bool:
    """Tell whether a related section began before ``offset``."""
    return any(
        p.kind in ("section_label", "related_headline", "related_summary", "image_alt")
        and p.span.start < offset
        for p in article.parts
    )


def _foreign(article: Article) -> bool:
    """Tell whether the outlet is named in another script than the article's language."""
    latin = article.outlet.isascii()
    return (
        article.outlet != article.site_name and latin and article.lang in ("ko", "ja", "zh", "ru")
    )
