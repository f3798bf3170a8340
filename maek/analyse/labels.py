"""Is the article written by a machine, is it a machine translation: verdicts with reasons."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

from maek.analyse.leftovers import assistant_words
from maek.lang.find import load
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
    "intimate_style": 2,
    "date_arithmetic": 1,
    "repeated_words": 1,
    "repeated_clause": 2,
    "untranslated": 1,
    "literal_idiom": 3,
    "wrong_sense": 2,
    "english_marks": 1,
    "english_order": 2,
    "foreign_marks": 1,
    "detached_particle": 1,
    "name_two_ways": 1,
}
"""How strongly a kind of defect speaks for a machine translation; each kind counts twice at
most, so that one bad habit of a human desk does not make a translation of it."""

AROUND = frozenset(
    ("page_date", "byline", "copyright", "tagline", "section_label", "update_note", "outlet")
)
"""Parts around the story in which a page tells of itself."""
BESIDE = frozenset(("related_headline", "related_summary"))
THIS_PIECE = re.compile(
    r"(?:이|본|해당) (?:기사|글|뉴스|콘텐츠)|\bthis (?:article|story|report)\b", re.IGNORECASE
)
SENTENCE = re.compile(r"[.!?。…][”’\"'」)]*\s*$|(?:다|요)$")
"""How a line of prose ends; a label does not."""
LONGEST_SAID = 120

TRANSLATED_AT = 6
LIKELY_AT = 3


def ai_written(article: Article) -> Judgement:
    """Judge whether the piece was written by a machine.

    A label on the piece itself decides, and so does what the page says of itself anywhere
    around its story; labels on the related items alone make it likely, since a page that
    lists machine-written pieces beside its own is seldom another kind of page.

    Args:
        article: The article with its parts and notices.
    """
    if "ai-written" in article.notices:
        return Judgement("yes", ("the page declares it in its metadata",))
    last_told = max((p.span.end for p in article.parts if p.kind in TOLD), default=0)
    own: list[str] = []
    beside: list[str] = []
    for part in article.parts:
        words = part.span.of(article.text)
        said = words if part.kind == "ai_label" else _said(words, part.kind, article.lang)
        if not said and part.kind in TOLD:
            talk = assistant_words(article.text, part.span, article.lang)
            said = next((span.of(article.text) for span in talk), "")
        if said:
            is_beside = part.kind in BESIDE or (
                part.kind == "ai_label"
                and (
                    part.group
                    or (last_told < part.span.start and _related(article, part.span.start))
                )
            )
            (beside if is_beside else own).append(said)
    own += [name for name in article.authors if _said(name, "byline", article.lang)]
    if own:
        return Judgement("yes", tuple(f"the page says: {words}" for words in dict.fromkeys(own)))
    if beside:
        told = "; ".join(f"{words} ({n})" for words, n in Counter(beside).items())
        return Judgement("likely", (f"related items on the page are labelled: {told}",))
    return Judgement("unknown")


def _said(words: str, kind: str, lang: str) -> str:
    """Return the words by which a part says that a machine wrote the page, or nothing.

    A story may be about machines that write: in the story itself only a sentence about
    "this article" counts.
    """
    if kind not in AROUND and kind not in BESIDE and kind != "body":
        return ""
    for pattern in _patterns(lang):
        match = pattern.search(words)
        if match is not None:
            sentence = _around(words, match.start())
            if kind != "body" or not SENTENCE.search(words):
                return sentence if len(words) > LONGEST_SAID else words
            return sentence if THIS_PIECE.search(sentence) else ""
    return ""


def _around(words: str, at: int) -> str:
    """Return the sentence that stands around an offset."""
    begin = max(words.rfind(mark, 0, at) for mark in (". ", "다. ", "\n")) + 1
    end = words.find(". ", at)
    return words[begin : end + 1 if end >= 0 else len(words)].strip()


@functools.cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    tables = (load(code).page_words().table for code in dict.fromkeys((lang, "en")))
    return tuple(
        re.compile(pattern, re.IGNORECASE) for t in tables for pattern in t.get("ai_said", ())
    )


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
