"""What lies beside the records agrees with them: references, versions, indexes."""

from __future__ import annotations

from collections.abc import Iterator

from maek.errors import StoreError
from maek.model.findings import Analysis
from maek.model.story import Story
from maek.store.engine import Engine
from maek.store.marks import stored_mark
from maek.store.rows import unpacked
from maek.store.search import holds
from maek.store.versions import Version, in_order

Fault = tuple[str, str]
"""(where, why)."""

DANGLING: tuple[tuple[str, str], ...] = (
    (
        "SELECT 'capture ' || id FROM capture WHERE state NOT IN ('due', 'read', 'failed')",
        "its state is none there is",
    ),
    (
        "SELECT 'item ' || i.source || ' ' || i.url FROM item i "
        "LEFT JOIN capture c ON c.id = i.capture WHERE i.capture <> '' AND c.id IS NULL",
        "the capture of its page is not there",
    ),
    (
        "SELECT 'item ' || i.source || ' ' || i.url FROM item i "
        "LEFT JOIN source s ON s.id = i.source WHERE s.id IS NULL",
        "its source is not there",
    ),
    (
        "SELECT 'article ' || a.id || ' ' || a.text_id FROM article a "
        "JOIN capture c ON c.id = a.capture WHERE a.came_at <> c.taken_at AND a.came_at <> ''",
        "it did not come when its capture came",
    ),
    (
        "SELECT 'article ' || a.id || ' ' || a.text_id FROM article a "
        "LEFT JOIN capture c ON c.id = a.capture WHERE a.capture <> '' AND c.id IS NULL",
        "the capture it was read from is not there",
    ),
    (
        "SELECT 'article ' || id FROM article GROUP BY id HAVING sum(current) <> 1",
        "not one of its versions is the current one",
    ),
    (
        "SELECT 'analysis ' || n.text_id FROM analysis n LEFT JOIN article a "
        "ON a.id = n.article AND a.text_id = n.text_id WHERE a.id IS NULL",
        "the article it was made of is not there",
    ),
    (
        "SELECT 'joined ' || j.article FROM joined j LEFT JOIN article a "
        "ON a.id = j.article AND a.text_id = j.text_id WHERE a.id IS NULL",
        "the article is not there",
    ),
    (
        "SELECT 'joined ' || j.article FROM joined j "
        "LEFT JOIN analysis n ON n.text_id = j.text_id WHERE n.text_id IS NULL",
        "the analysis it was joined by is not there",
    ),
    (
        "SELECT 'joined ' || j.article FROM joined j "
        "LEFT JOIN story s ON s.id = j.story WHERE j.story <> '' AND s.id IS NULL",
        "its story is not there",
    ),
    (
        "SELECT 'story ' || s.id FROM story s "
        "LEFT JOIN storyline l ON l.id = s.storyline WHERE s.storyline <> '' AND l.id IS NULL",
        "its storyline is not there",
    ),
    (
        "SELECT 'story ' || s.id FROM story s "
        "LEFT JOIN story o ON o.id = s.merged_into WHERE s.merged_into <> '' AND o.id IS NULL",
        "the story it was merged into is not there",
    ),
    (
        "SELECT 'storyline ' || l.id FROM storyline l LEFT JOIN storyline o "
        "ON o.id = l.merged_into WHERE l.merged_into <> '' AND o.id IS NULL",
        "the storyline it was merged into is not there",
    ),
    (
        "SELECT 'brief ' || b.story FROM brief b "
        "LEFT JOIN story s ON s.id = b.story WHERE s.id IS NULL",
        "its story is not there",
    ),
    (
        "SELECT 'brief ' || story FROM brief GROUP BY story "
        "HAVING min(version) <> 1 OR max(version) <> count(*)",
        "a version of it is not there",
    ),
    (
        "SELECT 'posting ' || p.feature || ' ' || p.story FROM posting p "
        "LEFT JOIN story s ON s.id = p.story WHERE s.id IS NULL OR s.date <> p.date",
        "there is no such story on that day",
    ),
)
"""SQL that names records which belong to none, or to none of that kind, and why."""


def dangling(engine: Engine) -> Iterator[Fault]:
    """Yield records whose counterpart is gone."""
    for sql, why in DANGLING:
        for row in engine.execute(sql + " ORDER BY 1"):
            yield str(row[0]), why
    for id, text in engine.stream("SELECT id, record FROM story WHERE merged_into = ''"):
        yield from _unjoined(engine, str(id), text)


def wrong_versions(engine: Engine) -> Iterator[Fault]:
    """Yield articles whose current version is not the newest."""
    several = engine.execute("SELECT id FROM article GROUP BY id HAVING count(*) > 1 ORDER BY id")
    for row in several:
        versions = engine.execute(
            "SELECT text_id, stamp, came_at, current FROM article WHERE id = ? AND replaced = 0",
            row,
        )
        newest = in_order(Version(*v[:3]) for v in versions)[-1].text_id
        if {v[0] for v in versions if v[3]} != {newest}:
            yield f"article {row[0]}", "its current version is not the newest one"


MARKED: tuple[tuple[str, str, str], ...] = (
    ("posting", "feature || ' ' || story", "feature, date, story, weight"),
    ("made", "key", "key, ground, value"),
    ("counted", "article", "article, text_id, under, day, slots"),
    ("features", "article", "article, text_id, under, value"),
    ("vector", "text_id || ' ' || model", "text_id, model, value"),
)
"""Tables of rows with a checksum: name, what a row is called, the columns it is made of."""


def wrong_marks(engine: Engine) -> Iterator[Fault]:
    """Yield rows that no record stands behind and that are not as they were written."""
    for table, key, columns in MARKED:
        sql = f"SELECT {key}, mark, {columns} FROM {table} ORDER BY 1"
        for name, mark, *row in engine.stream(sql):
            if stored_mark(*row) != mark:
                yield f"{table} {name}", "the row is not as it was written"


def wrong_search(engine: Engine) -> Iterator[Fault]:
    """Yield articles that the full text does not find by the words of their analysis."""
    sql = (
        "SELECT a.id, n.record FROM article a JOIN analysis n ON n.text_id = a.text_id "
        "WHERE a.current = 1 ORDER BY a.id"
    )
    known = 0
    for id, text in engine.stream(sql):
        known += 1
        try:
            terms = unpacked(Analysis, text).terms
        except StoreError:
            continue
        if not holds(engine, id, terms):
            yield f"search {id}", "is found by other words than its analysis has"
    count = engine.execute(engine.dialect.search_count)[0][0]
    if count != known:
        yield "search", f"finds {count} articles where {known} are analysed"


def _unjoined(engine: Engine, id: str, text: str) -> Iterator[Fault]:
    try:
        articles = unpacked(Story, text).articles
    except StoreError:
        return
    for article in articles:
        if not engine.execute("SELECT 1 FROM joined WHERE article = ?", (article,)):
            yield f"joined {article}", f"is not there, but story {id} has it"
