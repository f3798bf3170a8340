"""maek verify: an untouched copy holds, a changed byte anywhere is found and named."""

from __future__ import annotations

import gzip
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import site_desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_contract import fill

from maek.desk.desk import open_desk
from maek.desk.export import export
from maek.desk.verify import Verified, verify
from maek.errors import InputError
from maek.model.finding import Finding
from maek.store.open import open_store

few = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
places = st.tuples(st.floats(0, 1, exclude_max=True), st.floats(0, 1, exclude_max=True))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished desk, moved elsewhere."""
    return shutil.copytree(site_desk.desk(), tmp_path_factory.mktemp("moved") / "other name")


@pytest.fixture(scope="module")
def exported(home: Path) -> Path:
    path = home / "desk.maek.jsonl"
    with open_desk(home, {}) as desk:
        export(desk.store, path, captures=True)
    return path


def findings(target: Path) -> tuple[Finding, ...]:
    return tuple(f for result in verify(str(target), {}) for f in result.findings)


def told(result: Verified) -> dict[str, int]:
    return dict(result.counted)


# an untouched copy


def test_an_untouched_copy_holds(home: Path, exported: Path, tmp_path: Path) -> None:
    database, site = verify(str(home), {})
    (of_export,) = verify(str(exported), {})
    assert (database.findings, site.findings, of_export.findings) == ((), (), ())
    assert told(database)["article"] == told(of_export)["article"] > 5
    assert told(database)["citations"] == told(of_export)["citations"] > 5
    assert told(site)["citations"] > 5
    packed = tmp_path / "x.maek.jsonl.gz"
    packed.write_bytes(gzip.compress(exported.read_bytes()))
    assert findings(packed) == ()
    assert findings(home / "maek.db") == ()
    assert findings(home / "site") == ()


def test_verifying_changes_nothing(home: Path) -> None:
    before = {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in home.rglob("*")}
    verify(str(home), {})
    assert {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in home.rglob("*")} == before


def test_what_hosts_of_sites_want_is_no_fault(home: Path, tmp_path: Path) -> None:
    site = shutil.copytree(home / "site", tmp_path / "site")
    (site / ".git" / "objects").mkdir(parents=True)
    (site / ".git" / "objects" / "x").write_bytes(b"x")
    (site / "CNAME").write_text("news.example", encoding="utf-8")
    assert findings(site) == ()


@pytest.mark.parametrize("name", ["nothing", "text.txt"])
def test_what_is_none_of_these(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.txt").write_text("Dear diary, today " * 100, encoding="utf-8")
    if name == "nothing":
        with pytest.raises(InputError, match="not a desk, a site, a database or an export"):
            verify(str(tmp_path / name), {})
        return
    (only,) = verify(str(tmp_path / name), {})
    assert "not a database" in only.findings[0].why


# a site


@few
@given(place=places, byte=st.integers(1, 255))
def test_a_changed_byte_of_a_site(home: Path, place: tuple[float, float], byte: int) -> None:
    site = home / "site"
    files = sorted(p for p in site.rglob("*") if p.is_file() and p.stat().st_size)
    path = files[int(place[0] * len(files))]
    with changed(path, place[1], byte):
        found = findings(site)
    assert any(path.relative_to(site).as_posix() in f.where for f in found), path


@few
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(1, 255))
def test_a_changed_byte_of_a_manifest(home: Path, at: float, byte: int) -> None:
    with changed(home / "site" / "manifest.json", at, byte):
        assert any(f.where == "manifest.json" or f.kind for f in findings(home / "site"))


def test_a_forged_manifest_does_not_help(home: Path, tmp_path: Path) -> None:
    """A brief changed together with its page and the manifest still cites other words."""
    from maek.model.ids import digest
    from maek.model.proof import manifest_of

    site = shutil.copytree(home / "site", tmp_path / "site")
    path = next((site / "data" / "source").iterdir())
    path.write_text(path.read_text(encoding="utf-8").replace("다", "나"), encoding="utf-8")
    files = {
        p.relative_to(site).as_posix(): digest(p.read_bytes())
        for p in site.rglob("*")
        if p.is_file() and p.name != "manifest.json"
    }
    (site / "manifest.json").write_bytes(manifest_of(files))
    kinds = {f.kind for f in findings(site)}
    assert "changed_source" in kinds
    assert "lost_source" in kinds


def test_added_and_missing_files(home: Path, tmp_path: Path) -> None:
    site = shutil.copytree(home / "site", tmp_path / "site")
    (site / "story" / "added.html").write_bytes(b"")
    (site / "about.html").unlink()
    assert {(f.kind, f.where) for f in findings(site)} == {
        ("added_file", "story/added.html"),
        ("missing_file", "about.html"),
    }


# an export


@few
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(1, 255))
def test_a_changed_byte_of_an_export(exported: Path, at: float, byte: int) -> None:
    with changed(exported, at, byte):
        assert any(exported.name in f.where for f in findings(exported))


@few
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(1, 255))
def test_a_changed_byte_of_the_end_of_an_export(exported: Path, at: float, byte: int) -> None:
    size = exported.stat().st_size
    with changed(exported, (size - 110 + int(at * 110)) / size, byte):
        assert any(exported.name in f.where for f in findings(exported))


def test_lines_of_an_export(exported: Path, tmp_path: Path) -> None:
    lines = exported.read_bytes().splitlines(keepends=True)
    for name, some in {
        "one is gone": [*lines[:3], *lines[4:]],
        "the end is gone": lines[:-1],
        "one is there twice": [lines[0], *lines],
        "one stands after the end": [*lines, lines[0]],
        "an end in the middle": [lines[0], lines[-1], *lines[1:]],
        "nothing is left": [],
    }.items():
        path = tmp_path / f"{name}.maek.jsonl"
        path.write_bytes(b"".join(some))
        assert findings(path), name
    cut = tmp_path / "cut.maek.jsonl.gz"
    cut.write_bytes(gzip.compress(exported.read_bytes())[:-2000])
    assert any("cannot be read" in f.why for f in findings(cut))


# a database


TABLES = {
    "outlet": ("hash", "record", "name"),
    "source": ("hash", "record", "id"),
    "source_state": ("hash", "record", "source", "due_at"),
    "item": ("hash", "record", "source", "url", "published", "capture"),
    "capture": ("hash", "record", "id", "url", "taken_at", "state"),
    "article": ("hash", "record", "id", "text_id", "stamp", "came_at", "published", "capture"),
    "analysis": ("hash", "record", "text_id", "article"),
    "joined": ("hash", "record", "article", "text_id", "story"),
    "story": ("hash", "record", "id", "storyline", "date"),
    "storyline": ("hash", "record", "id"),
    "decision": ("hash", "record", "id", "at"),
    "brief": ("hash", "record", "story"),
    "problem": ("hash", "record", "stage", "item"),
    "posting": ("feature", "date", "story"),
    "made": ("key", "ground", "value"),
    "counted": ("article", "text_id", "under", "day"),
    "features": ("article", "text_id", "under"),
    "vector": ("text_id", "model"),
    "searched": ("article",),
    "search": ("terms",),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one of everything."""
    path = tmp_path_factory.mktemp("small") / "maek.db"
    with closing(open_store(path)) as store:
        fill(store)
    assert findings(path) == ()
    return path


@pytest.mark.parametrize("table", TABLES)
def test_a_changed_column(small: Path, tmp_path: Path, table: str) -> None:
    """Any column of any row, one letter changed: found."""
    chance = random.Random(table)
    path = tmp_path / "maek.db"
    for column in TABLES[table] * 2:
        shutil.copy(small, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            (before,) = db.execute(f"SELECT {column} FROM {table} WHERE {column} <> ''").fetchone()
            at = chance.randrange(len(before))
            other = chr((ord(before[at]) - 32 + chance.randint(1, 90)) % 95 + 32)
            after = before[:at] + other + before[at + 1 :]
            db.execute(f"UPDATE {table} SET {column} = ?", (after,))
        found = findings(path)
        assert found, f"{table}.{column}: {before[:80]!r} → {after[:80]!r}"
        if column in ("hash", "record"):
            assert any(f.where.startswith(f"{table} ") for f in found)


def test_changed_numbers(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "maek.db"
    for change in (
        "posting SET weight = weight + 1",
        "posting SET mark = mark + 1",
        "made SET mark = mark + 1",
        "counted SET slots = x'00'",
        "features SET value = x'00'",
        "vector SET value = x'00'",
        "article SET current = 0",
        "brief SET version = 2",
        "problem SET again = 1",
        "capture SET body = x'00'",
    ):
        shutil.copy(small, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute(f"UPDATE {change}")
        assert findings(path), change


def test_what_was_changed_is_named(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "maek.db"
    shutil.copy(small, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE brief SET record = replace(record, '\\uc815', '\\uc816')")
    where = " ".join(f.where for f in findings(path))
    assert "brief s1 1" in where


@pytest.mark.parametrize("table", ["capture", "article", "analysis", "joined", "story"])
def test_a_row_that_is_gone(small: Path, tmp_path: Path, table: str) -> None:
    path = tmp_path / "maek.db"
    shutil.copy(small, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"DELETE FROM {table}")
    assert any("not there" in f.why or "there is no" in f.why for f in findings(path))


def test_an_extra_index_or_trigger(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "maek.db"
    shutil.copy(small, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("CREATE TRIGGER t AFTER INSERT ON brief BEGIN DELETE FROM outlet; END")
    assert [f.why for f in findings(path)] == ["its tables are not those that maek made"]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(1, 255))
def test_a_changed_byte_of_a_database_file(home: Path, at: float, byte: int) -> None:
    """Found, or it was in a place where nothing is kept: then every row is what it was."""
    path = home / "maek.db"
    before = dump(path)
    with changed(path, at, byte):
        fine = bool(findings(path)) or dump(path) == before
    assert fine


def dump(path: Path) -> list[object]:
    """Every row, and every word of the full text with its places (not what lies dead in it)."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as db:
        db.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, instance)")
        lines = [line for line in db.iterdump() if '"search_data"' not in line]
        return [*lines, *db.execute("SELECT * FROM temp.words ORDER BY 1, 2, 3, 4")]


@contextmanager
def changed(path: Path, at: float, byte: int) -> Iterator[None]:
    """A file with one byte changed, while inside."""
    before = path.read_bytes()
    data = bytearray(before)
    data[int(at * len(data))] ^= byte
    path.write_bytes(data)
    yield
    path.write_bytes(before)
