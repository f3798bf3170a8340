"""What an article page shows: its text with every finding marked, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from maek.model.findings import Analysis, Entity
from maek.model.span import Span
from maek.publish import links
from maek.publish.book import Piece
from maek.publish.card import Listed
from maek.publish.faults import LEFT, defects, may_stand, otherwise, parts_of
from maek.publish.gather import Told
from maek.publish.marks import Mark, marked
from maek.publish.sources import labels_of
from maek.publish.words import Words

LEFT_OUT = frozenset({"consent", "navigation"})
"""Kinds of parts that a reader of the article page does not need."""
NAMED = ("person", "body", "place", "role", "group", "work")


@dataclass(frozen=True)
class PartShown:
    """One line of the article: what it is, and its words with the findings marked."""

    kind: str
    words: Markup
    cited: bool
    id: str
    """What the page of another article finds it by."""


def view(
    listed: Listed, told: Told, cited: Sequence[Span], original: Listed | None, words: Words
) -> dict[str, Any]:
    """Return what an article page shows.

    Args:
        listed: The article in small.
        told: The story it is in.
        cited: The spans of it that briefs cite: all that is shown where its publisher's
            display policy is ``excerpt``; a ``link`` policy leaves the headline.
        original: The article it is a copy of, as far as that is published.
        words: The site's words.
    """
    piece = told.book().by_id[listed.id]
    analysis, text = piece.analysis, piece.article.text
    shown = {"full": None, "excerpt": cited}.get(piece.outlet.display, ())
    marks = list(_marks(analysis, text, words)) if analysis else []
    unlike, differing = told.book().unlike(listed.id), told.book().otherwise(listed.id)
    wrong = [(d.span, d.kind, d.why) for d in unlike]
    wrong += [(f.span, f.kind, f.why) for f in differing if f.span is not None]
    marks += (Mark(at, "defect", words.known(f"unlike_{kind}", why)) for at, kind, why in wrong)
    return {
        "piece": piece,
        "article": piece.article,
        "analysis": analysis,
        "url": links.safe_url(piece.article.url),
        "labels": labels_of(piece, words),
        "verdicts": list(_verdicts(analysis)) if analysis else [],
        "whole": shown is None,
        "parts": list(_parts(piece, marks, shown, cited)),
        "defects": list(defects(analysis.defects, piece, shown, None)) if analysis else [],
        "unlike": list(
            defects(unlike, piece, shown, may_stand(original.outlet if original else None))
        ),
        "otherwise": list(otherwise(differing, piece, shown, told)),
        "kinds": _kinds(analysis, len(wrong)) if analysis else {},
        "told": told,
        "original": original,
    }


def _kinds(analysis: Analysis, unlike: int) -> dict[str, int]:
    """How many findings of each kind there are, for the legend."""
    return {
        "name": sum(m.kind in NAMED for m in analysis.mentions),
        "quote": len(analysis.quotations),
        "date": len(analysis.dates),
        "figure": len(analysis.quantities),
        "defect": len(analysis.defects) + unlike,
    }


def _verdicts(analysis: Analysis) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, judged in (("ai", analysis.ai_written), ("mt", analysis.machine_translated)):
        if judged.verdict in ("yes", "likely"):
            yield f"{name}_{judged.verdict}", judged.why


def _parts(
    piece: Piece, marks: Sequence[Mark], shown: Sequence[Span] | None, cited: Sequence[Span]
) -> Iterator[PartShown]:
    article = piece.article
    for part in parts_of(article):
        if part.kind in LEFT_OUT:
            continue
        used, id = any(part.span.overlaps(s) for s in cited), links.part_id(part.span)
        if shown is None or part.kind == "headline":
            yield PartShown(part.kind, marked(article.text, part.span, marks), used, id)
        elif used and shown:
            words = _cited_words(piece, part.span, marks, shown)
            yield PartShown(part.kind, words, used, id)


def _cited_words(piece: Piece, part: Span, marks: Sequence[Mark], shown: Sequence[Span]) -> Markup:
    """Return the sentences of a part that are cited; what stands between them is left out."""
    sentences = piece.analysis.sentences if piece.analysis else ()
    words: list[str] = []
    for sentence in [s for s in sentences if part.contains(s)] or [part]:
        if any(sentence.overlaps(s) for s in shown):
            words.append(marked(piece.article.text, sentence, marks))
        elif words[-1:] != [LEFT]:
            words.append(LEFT)
    return Markup(" ").join(words)


def _marks(analysis: Analysis, text: str, words: Words) -> Iterator[Mark]:
    names = {e.id: " · ".join(_names(e, words.lang)) for e in analysis.entities}
    for mention in analysis.mentions:
        if mention.kind in NAMED:
            yield Mark(mention.span, f"name is-{mention.kind}", names.get(mention.entity, ""))
    for quote in analysis.quotations:
        speaker = quote.speaker.of(text) if quote.speaker else ""
        told = names.get(quote.speaker_entity) or speaker
        yield Mark(
            quote.span, f"quote is-{quote.kind}", f"{words('quotes')}: {told}" if told else ""
        )
    for date in analysis.dates:
        yield Mark(date.span, "date", date.value)
    for figure in analysis.quantities:
        low, high = figure.low or "…", figure.high or "…"
        value = low if low == high else f"{low}–{high}"
        yield Mark(figure.span, "figure", f"{value} {figure.unit_norm or figure.unit}".strip())
    for defect in analysis.defects:
        yield Mark(defect.span, "defect", words.known(f"defect_{defect.kind}", defect.why))


def _names(entity: Entity, lang: str) -> tuple[str, ...]:
    """Return an entity's names, those of the site's language first, each once."""
    ordered = sorted(entity.names, key=lambda row: row[0] != lang)
    return tuple(dict.fromkeys(name for _, name in ordered))
