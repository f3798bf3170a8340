"""What the tests share: both database engines, and a plain word when one is missing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import postgres
import pytest
from command import Maek, Said
from hypothesis import settings

pytest.register_assert_rewrite("store_contract")

# The gate gives the same answer on the same code: examples are drawn from the test itself.
# `MAEK_EXPLORE=1 make test` draws new ones and remembers what failed (.hypothesis).
settings.register_profile("gate", derandomize=True, print_blob=True)
settings.register_profile("explore", print_blob=True)
settings.load_profile("explore" if os.environ.get("MAEK_EXPLORE") else "gate")

WITHOUT = "PostgreSQL is not here: the store was tested on SQLite alone (apt install postgresql)"
_said: list[str] = []
_schemas = count(1)


@pytest.fixture
def maek(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Maek:
    """Run the command line in this process, as the program does."""
    from maek.cli.app import main

    for name in [n for n in os.environ if n.startswith("MAEK_")]:
        monkeypatch.delenv(name)

    def called(*args: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["maek", *map(str, args)])
        with pytest.raises(SystemExit) as ended:
            main()
        return Said(int(ended.value.code or 0), *capsys.readouterr())

    return called


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Address of a private PostgreSQL; the test is skipped where there is none, but not on CI."""
    found = postgres.programs()
    if found is None:
        if postgres.must_be_there():
            pytest.fail(WITHOUT)
        _said.append(WITHOUT)
        pytest.skip(WITHOUT)
    with postgres.server(found) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a new, empty database; the test runs once on either engine."""
    if request.param == "sqlite":
        yield str(tmp_path / "maek.db")
        return
    import psycopg

    url = request.getfixturevalue("postgres_url")
    name = f"desk{next(_schemas)}"
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"CREATE SCHEMA {name}")
        yield f"{url}&options=-csearch_path%3D{name}"
        admin.execute(f"DROP SCHEMA {name} CASCADE")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly what ran without."""
    for line in dict.fromkeys(_said):
        terminalreporter.write_line(line, yellow=True)
