"""What differs between the engines, by name; everything else is one body of SQL."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """One engine's spelling.

    ``mark`` stands for a value in a statement; ``types`` are the words in braces of the
    numbered steps. The ``search_*`` texts are the full-text index: SQLite's FTS5 and
    PostgreSQL's tsvector have no common SQL (see ``search.py``).
    """

    name: str
    mark: str
    types: dict[str, str]
    search_drop: tuple[str, ...]
    """Take an article out; each takes the article's id."""
    search_put: tuple[str, ...]
    """Put it in; each takes the article's id, the last one its terms too."""
    search_find: str
    """Takes a query and a limit."""
    search_holds: str
    """Takes an article's id and its terms; one row if it is found by them and no others."""
    search_count: str
    """How many articles can be found."""

    def spell(self, sql: str) -> str:
        """Return a statement of the common body in this engine's spelling."""
        return sql if self.mark == "?" else sql.replace("?", self.mark)

    def spell_types(self, script: str) -> str:
        """Return a numbered step in this engine's spelling."""
        for word, type_ in self.types.items():
            script = script.replace("{" + word + "}", type_)
        return script


SQLITE = Dialect(
    name="SQLite",
    mark="?",
    types={
        "text": "TEXT",
        "blob": "BLOB",
        "real": "REAL",
        # One tree instead of a table and its index: half the size and half the writes.
        "clustered": "WITHOUT ROWID",
        # FTS5 finds and removes a row quickly by its number alone, so articles are numbered;
        # rising numbers are what FTS5 writes fastest. Terms come split and folded already.
        "search": """
            CREATE TABLE searched (number INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE);
            CREATE VIRTUAL TABLE search USING fts5
            (terms, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'")
        """,
    },
    search_drop=(
        "DELETE FROM search WHERE rowid IN (SELECT number FROM searched WHERE article = ?)",
        "DELETE FROM searched WHERE article = ?",
    ),
    search_put=(
        "INSERT INTO searched (article) VALUES (?)",
        "INSERT INTO search (rowid, terms) "
        "SELECT number, t.terms FROM searched, (SELECT ? AS article, ? AS terms) t "
        "WHERE searched.article = t.article",
    ),
    search_find="""
        SELECT searched.article, -bm25(search) AS score
        FROM search JOIN searched ON searched.number = search.rowid
        WHERE search MATCH ? ORDER BY score DESC, searched.article LIMIT ?
    """,
    search_holds="SELECT 1 FROM searched JOIN search ON search.rowid = searched.number "
    "WHERE searched.article = ? AND search.terms = ?",
    search_count="SELECT (SELECT count(*) FROM searched) "
    "+ abs((SELECT count(*) FROM search_content) - (SELECT count(*) FROM searched))",
)

POSTGRES = Dialect(
    name="PostgreSQL",
    mark="%s",
    types={
        # Byte order, as in SQLite: the server's language must not change what comes first.
        "text": 'TEXT COLLATE "C"',
        "blob": "BYTEA",
        "real": "DOUBLE PRECISION",
        "clustered": "",
        "search": """
            CREATE TABLE search (article TEXT COLLATE "C" PRIMARY KEY, terms TSVECTOR NOT NULL);
            CREATE INDEX search_terms ON search USING gin (terms)
        """,
    },
    search_drop=("DELETE FROM search WHERE article = ?",),
    # The cast takes terms with their places as they are: no parser splits them again.
    search_put=("INSERT INTO search (article, terms) VALUES (?, ?::text::tsvector)",),
    search_find="""
        SELECT article, ts_rank(terms, query, 1) AS score
        FROM search, CAST(? AS text) AS told, CAST(told AS tsquery) AS query
        WHERE terms @@ query ORDER BY score DESC, article LIMIT ?
    """,
    search_holds="SELECT 1 FROM search WHERE article = ? AND terms = ?::text::tsvector",
    search_count="SELECT count(*) FROM search",
)
