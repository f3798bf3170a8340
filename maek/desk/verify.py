"""Finds out what a target is — a desk, a database, a site, an export — and verifies it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from maek import config
from maek.check.site import HOSTING, MANIFEST, verify_site
from maek.check.verify import Row, verify_rows
from maek.desk.desk import store_address
from maek.desk.export import EXPORT_SUFFIX, read_export
from maek.errors import InputError, MaekError, StoreBusy, StoreError
from maek.model.article import Article
from maek.model.brief import Brief
from maek.model.finding import Finding
from maek.model.progress import Progress
from maek.store.base import Store
from maek.store.open import open_store


@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified in one target, and what does not hold."""

    target: str
    kind: str
    counted: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]


Tell = Callable[[Progress], None]
TOLD_EVERY = 50
"""Records between two steps that are told."""


def _nobody(_: Progress) -> None:
    pass


def verify(target: str, environ: Mapping[str, str], tell: Tell = _nobody) -> tuple[Verified, ...]:
    """Verify a desk (its database and its site), a database, a site or an export.

    Args:
        target: A desk's folder, a site's folder, a database file or URL, an export file.
        environ: Environment variables, for a desk's settings.
        tell: Called with every step, for those who wait.

    Raises:
        InputError: The target is none of these.
    """
    path = Path(target)
    if "://" in target:
        return (_database(target, tell),)
    if (path / config.FILE_NAME).is_file():
        return tuple(_desk(path, environ, tell))
    if (path / MANIFEST).is_file() or (path / "index.html").is_file():
        return (_site(path),)
    if path.is_file() and path.name.endswith((EXPORT_SUFFIX, EXPORT_SUFFIX + ".gz")):
        return (_export(path, tell),)
    if path.is_file():
        return (_database(target, tell),)
    raise InputError("not a desk, a site, a database or an export", item=target)


def _desk(folder: Path, environ: Mapping[str, str], tell: Tell) -> Iterator[Verified]:
    settings = config.load(folder, environ)
    yield _database(store_address(folder, settings), tell)
    site = folder / settings.desk.site
    if site.exists():
        yield _site(site)


def _site(folder: Path) -> Verified:
    found = ((p.relative_to(folder), p) for p in sorted(folder.rglob("*")) if p.is_file())
    files = {within.as_posix(): p for within, p in found if within.parts[0] not in HOSTING}

    def read(path: str) -> bytes | None:
        return files[path].read_bytes() if path in files else None

    counts, findings = verify_site(files, read)
    counted = (
        ("files", counts.files),
        ("briefs", counts.briefs),
        ("sentences", counts.lines),
        ("citations", counts.citations),
    )
    return Verified(str(folder), "site", counted, findings)


def _database(address: str, tell: Tell) -> Verified:
    try:
        store = open_store(address, create=False, readonly=True)
    except StoreError as error:
        return Verified(address, "database", (), (Finding("damaged", address, error.message),))
    try:
        return _stored(address, store, tell)
    finally:
        store.close()


def _stored(address: str, store: Store, tell: Tell) -> Verified:
    def text_of(text_id: str) -> str | None:
        article = store.article_by_text(text_id)
        return article.text if article else None

    counted: dict[str, int] = {}
    findings: list[Finding] = []
    try:
        rows = _readable(store, findings)
        findings += list(verify_rows(_counting(rows, counted, tell), text_of))
        findings += [Finding("damaged", where, why) for where, why in store.faults()]
    except StoreBusy:
        raise
    except Exception as error:
        # What a damaged file gives can be anything; it is a finding, whatever it is.
        told = error.message if isinstance(error, MaekError) else repr(error)
        findings.append(Finding("damaged", address, told))
    return Verified(address, "database", tuple(counted.items()), tuple(findings))


def _readable(store: Store, findings: list[Finding]) -> Iterator[Row]:
    """Pass on what can be read; what cannot, or does not agree with its columns, is told."""
    for row in store.rows():
        if row.fault:
            kind = "unreadable_record" if row.record is None else "changed_record"
            findings.append(Finding(kind, f"{row.table} {row.key}", row.fault))
        if row.record is not None:
            yield row.table, row.key, row.hash, row.record


def _export(path: Path, tell: Tell) -> Verified:
    texts: dict[str, str] = {}
    counted: dict[str, int] = {}
    findings: list[Finding] = []
    rows = _with_texts(read_export(path, findings), texts)
    found = list(verify_rows(_counting(rows, counted, tell), texts.get))
    return Verified(str(path), "export", tuple(counted.items()), (*findings, *found))


def _with_texts(rows: Iterator[Row], texts: dict[str, str]) -> Iterator[Row]:
    """Keep the texts that later records cite; an export has its articles first."""
    for row in rows:
        if isinstance(row[3], Article):
            texts[row[3].text_id] = row[3].text
        yield row


def _counting(rows: Iterator[Row], counted: dict[str, int], tell: Tell) -> Iterator[Row]:
    """Count rows as they pass, and the citations of briefs among them."""
    for number, row in enumerate(rows, start=1):
        if number % TOLD_EVERY == 0:
            tell(Progress("verify", number, 0, note=row[0]))
        counted[row[0]] = counted.get(row[0], 0) + 1
        if isinstance(row[3], Brief):
            lines = row[3].lines()
            cited = sum(len(line.citations) for line in lines)
            counted["sentences"] = counted.get("sentences", 0) + len(lines)
            counted["citations"] = counted.get("citations", 0) + cited
        yield row
