"""What an article page shows: its text with every finding marked, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from maek.model.article import Part
from maek.model.findings import Analysis, Defect, Entity
from maek.model.ids import leaves
from maek.model.span import Span
from maek.publish import links
from maek.publish.book import Piece
from maek.publish.card import Listed
from maek.publish.gather import Told
from maek.publish.marks import Mark, marked
from maek.publish.sources import labels_of
from maek.publish.words import Words

LEFT_OUT = frozenset({"consent", "navigation"})
"""Kinds of parts that a reader of the article page does not need."""
FEW = 40
"""So many letters of a fault may be shown of a source that shows only what is cited of it."""
LEFT = "…"
"""Stands for sentences that are left out."""
NAMED = ("person", "body", "place", "role", "group", "work")


@dataclass(frozen=True)
class PartShown:
    """One line of the article: what it is, and its words with the findings marked."""

    kind: str
    words: Markup
    cited: bool


@dataclass(frozen=True)
class DefectShown:
    """One thing wrong with the page as published."""

    kind: str
    why: str
    words: str
    """Empty where the line may not be shown."""
    suggestion: str


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
    unlike = told.book().unlike(listed.id)
    marks += (Mark(d.span, "defect", words.known(f"unlike_{d.kind}", d.why)) for d in unlike)
    return {
        "piece": piece,
        "article": piece.article,
        "analysis": analysis,
        "url": links.safe_url(piece.article.url),
        "labels": labels_of(piece, words),
        "verdicts": list(_verdicts(analysis)) if analysis else [],
        "whole": shown is None,
        "parts": list(_parts(piece, marks, shown, cited)),
        "defects": list(_defects(analysis.defects, piece, shown, None)) if analysis else [],
        "unlike": list(_defects(unlike, piece, shown, _most_of(original))),
        "kinds": _kinds(analysis, unlike) if analysis else {},
        "told": told,
        "original": original,
    }


def _most_of(original: Listed | None) -> int | None:
    """How many letters of the original may stand beside a fault."""
    display = original.outlet.display if original else "link"
    return {"full": None, "excerpt": FEW}.get(display, 0)


def _kinds(analysis: Analysis, unlike: Sequence[Defect]) -> dict[str, int]:
    """How many findings of each kind there are, for the legend."""
    return {
        "name": sum(m.kind in NAMED for m in analysis.mentions),
        "quote": len(analysis.quotations),
        "date": len(analysis.dates),
        "figure": len(analysis.quantities),
        "defect": len(analysis.defects) + len(unlike),
    }


def _verdicts(analysis: Analysis) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, judged in (("ai", analysis.ai_written), ("mt", analysis.machine_translated)):
        if judged.verdict in ("yes", "likely"):
            yield f"{name}_{judged.verdict}", judged.why


def _parts(
    piece: Piece, marks: Sequence[Mark], shown: Sequence[Span] | None, cited: Sequence[Span]
) -> Iterator[PartShown]:
    article = piece.article
    parts = article.parts or tuple(
        Part("body", Span(start, start + len(line))) for start, line in leaves(article.text) if line
    )
    for part in parts:
        if part.kind in LEFT_OUT:
            continue
        used = any(part.span.overlaps(s) for s in cited)
        if shown is None or part.kind == "headline":
            yield PartShown(part.kind, marked(article.text, part.span, marks), used)
        elif used and shown:
            yield PartShown(part.kind, _cited_words(piece, part.span, marks, shown), used)


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


def _defects(
    defects: Sequence[Defect], piece: Piece, shown: Sequence[Span] | None, most: int | None
) -> Iterator[DefectShown]:
    """Yield what is wrong with its words, as far as the source and its original may be shown.

    Args:
        defects: What is wrong.
        piece: The article.
        shown: The spans of it that may be shown; all of it without.
        most: So many letters of the original may be shown; all of them without.
    """
    text, excerpts = piece.article.text, piece.outlet.display == "excerpt"
    for defect in defects:
        few = excerpts and len(defect.span) <= FEW
        visible = shown is None or few or any(defect.span.overlaps(s) for s in shown)
        found = defect.span.of(text) if visible else ""
        there = defect.suggestion
        if most is not None and len(there) > most:
            there = there[:most].rstrip() + LEFT if most else ""
        yield DefectShown(defect.kind, defect.why, found, there)
