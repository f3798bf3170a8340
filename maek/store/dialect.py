"""What differs between the engines, by name; everything else is one body of SQL."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """One engine's spelling.

    ``mark`` stands for a value in a statement, ``blob`` is the type of bytes. The three
    ``search_*`` texts are the full-text index: SQLite's FTS5 and PostgreSQL's tsvector have
    no common SQL. Both index base forms that the language packs made, so that the same
    words find the same articles on both.
    """

    name: str
    mark: str
    blob: str
    search_table: str
    search_put: str
    search_drop: str
    search_find: str

    def spell(self, sql: str) -> str:
        """Return a statement of the common body in this engine's spelling."""
        return sql if self.mark == "?" else sql.replace("?", self.mark)


SQLITE = Dialect(
    name="SQLite",
    mark="?",
    blob="BLOB",
    search_table="""
        CREATE VIRTUAL TABLE search USING fts5
        (article UNINDEXED, terms, tokenize = 'unicode61 remove_diacritics 0')
    """,
    search_put="INSERT INTO search (article, terms) VALUES (?, ?)",
    search_drop="DELETE FROM search WHERE article = ?",
    search_find="""
        SELECT article, -bm25(search) AS score FROM search WHERE search MATCH ?
        ORDER BY score DESC, article LIMIT ?
    """,
)

POSTGRES = Dialect(
    name="PostgreSQL",
    mark="%s",
    blob="BYTEA",
    search_table="""
        CREATE TABLE search (article TEXT PRIMARY KEY, terms TSVECTOR NOT NULL);
        CREATE INDEX search_terms ON search USING gin (terms)
    """,
    search_put="INSERT INTO search (article, terms) VALUES (?, to_tsvector('simple', ?))",
    search_drop="DELETE FROM search WHERE article = ?",
    search_find="""
        SELECT article, ts_rank(terms, query) AS score
        FROM search, to_tsquery('simple', ?) AS query WHERE terms @@ query
        ORDER BY score DESC, article LIMIT ?
    """,
)
