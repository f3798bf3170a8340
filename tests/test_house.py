"""The rules of the house that a machine can check (docs/architecture.md)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "maek"
FILES = sorted(PACKAGE.rglob("*.py"))
CODE = [
    *FILES,
    *(
        p
        for folder in ("scores", "bench", "training", "scripts")
        for p in ROOT.glob(f"{folder}/*.py")
    ),
]
PURE = ("extract", "analyse", "thread", "write", "check", "publish", "lang", "text", "model")
IMPURE = {"socket", "sqlite3", "psycopg", "httpx2", "subprocess", "requests", "random", "secrets"}
LONGEST = 400
DRAWERS = ("sentences", "names", "quotations", "dates", "quantities")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CODE, ids=name)
def test_one_idea_per_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST, f"{name(path)} has grown out of one idea"
    assert not re.search(r"\b(?:TODO|FIXME|XXX)\b|NotImplementedError", text)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_everything_public_says_what_it_does(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module), f"{name(path)} does not say what it is"
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name(path)}: {node.name} has no docstring"


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_know_no_world(room: str) -> None:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        for node in ast.walk(tree(path)):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            met = {n.partition(".")[0] for n in names} & IMPURE
            assert not met, f"{name(path)} imports {met}"
            clock = isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow")
            assert not clock, f"{name(path)}:{node.lineno} looks at the clock"


def test_only_the_store_speaks_sql() -> None:
    sql = re.compile(r"\b(?:SELECT .+ FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b")
    met = [name(p) for p in FILES if p.parent.name != "store" and sql.search(p.read_text("utf-8"))]
    assert not met


def test_model_needs_the_standard_library_alone() -> None:
    for path in (PACKAGE / "model").rglob("*.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom | ast.Import):
                module = getattr(node, "module", None) or node.names[0].name
                top = module.partition(".")[0]
                assert top == "maek" or top in sys.stdlib_module_names, f"{name(path)}: {module}"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.toml")), ids=name)
def test_tables_parse_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tomllib.loads(text)
    assert text.startswith("#"), f"{name(path)} does not say what it is"


def test_a_language_comes_with_its_cases() -> None:
    for folder in sorted(p for p in (PACKAGE / "lang").iterdir() if (p / "__init__.py").exists()):
        if folder.name == "und":
            continue
        cases = ROOT / "tests" / "cases" / folder.name
        for drawer in DRAWERS:
            found = [
                row
                for path in (cases / drawer).glob("*.toml")
                for row in tomllib.loads(path.read_text("utf-8")).get("case", [])
            ]
            assert found, f"{folder.name} has no cases of {drawer}"


def test_examples_are_ours_and_say_so() -> None:
    pages = sorted((ROOT / "examples" / "pages").rglob("*.html"))
    gold = [
        row
        for path in (ROOT / "examples" / "gold").glob("*.toml")
        for row in tomllib.loads(path.read_text("utf-8"))["page"]
    ]
    assert len(pages) >= 60
    assert {p.relative_to(ROOT / "examples").as_posix() for p in pages} == {r["file"] for r in gold}
    assert sum(row["lang"] == "ko" for row in gold) >= 25
    assert {row["lang"] for row in gold} == {"ko", "en", "ru", "ja", "zh"}
    for page in pages:
        assert page.parent.name.endswith(".example")
        body = page.read_bytes()
        hosts = set(re.findall(rb"https?://([a-z0-9.-]+)", body))
        foreign = {h for h in hosts if not h.endswith((b".example", b"schema.org", b"w3.org"))}
        assert not foreign, f"{name(page)} names {foreign}"


def test_the_package_and_its_help_import_nothing_heavy() -> None:
    heavy = "{'lxml', 'kiwipiepy', 'fastapi', 'ray', 'trafilatura', 'rich'}"
    code = f"import sys, maek, maek.cli.app; print(*({heavy} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == ""


def test_made_pages_are_current() -> None:
    out = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "make_docs.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert out.returncode == 0, out.stdout + out.stderr


def test_readmes_name_what_is_there() -> None:
    for readme in ("README.md", "README.ko.md", "CONTRIBUTING.md"):
        text = (ROOT / readme).read_text("utf-8")
        for link in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / link).exists(), f"{readme} points at {link}"
