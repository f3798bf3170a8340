"""The reporting chain: utterance → state media → agency → outlet → republishing site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from maek.lang.reading import Reading
from maek.model.article import TOLD, Article
from maek.model.findings import Entity, Quotation
from maek.text.dateline import dateline_of
from maek.text.names import fold


def chain(
    article: Article,
    reading: Reading,
    quotations: Sequence[Quotation],
    entities: Sequence[Entity],
) -> tuple[str, ...]:
    """Return the outlets a report came through, nearest to the words first.

    The media quoted in the story itself come first in order of appearance, then the agency
    of the dateline or byline, the outlet that reported it, and the site that republishes it.
    Names of one outlet in two scripts count once.

    Args:
        article: The article.
        reading: Its reading.
        quotations: Its quotations, with outlets.
        entities: Entities of the article, for the outlets' usual names.
    """
    names = {e.id: e.name(article.lang) for e in entities}
    no_media = {e.id for e in entities if e.kind in ("place", "person")}
    found: dict[str, str] = {}
    for quotation in quotations:
        block = reading.block_at(quotation.span.start)
        if quotation.outlet is None or quotation.outlet_entity in no_media:
            continue
        if block is None or block.kind in TOLD:
            words = quotation.outlet.of(article.text)
            _add(found, quotation.outlet_entity, names.get(quotation.outlet_entity, words))
    for span in (*article.spans("dateline"), *article.spans("body")[:1]):
        agency = _agency(span.of(article.text))
        _add(found, _entity_named(agency, entities), agency)
    for name in (article.outlet, article.site_name):
        _add(found, _entity_named(name, entities), name)
    return tuple(n for n in found.values() if not _shortened(n, found.values()))


def _shortened(name: str, names: Iterable[str]) -> bool:
    """The agency named in full before (조선중앙통신) is meant by the last part of its name."""
    return any(other != name and other.endswith(name) for other in names)


def _add(found: dict[str, str], entity: str, name: str) -> None:
    if name:
        found.setdefault(entity or "w-" + fold(name, ""), name)


def _agency(words: str) -> str:
    """(서울=한빛통신) 홍길동 기자 = … → 한빛통신."""
    # A dateline that is a line of its own has no sentence after it.
    dateline = dateline_of(f"{words} .")
    return dateline.agency if dateline is not None else ""


def _entity_named(name: str, entities: Sequence[Entity]) -> str:
    return next((e.id for e in entities if any(n == name for _, n in e.names)), "")
