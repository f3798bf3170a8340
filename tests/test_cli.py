"""The command line: help, wrong use, exit codes, output for people and programs."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import site_desk
from command import Maek, Said

from maek.cli.app import COMMANDS
from maek.cli.brief import _section
from maek.cli.shared import open_ended

HEAVY = ("lxml", "kiwipiepy", "fastapi", "ray", "rich", "httpx2", "httpcore2", "selectolax")
HEAVY += ("trafilatura", "numpy", "jinja2", "sqlite3", "psycopg", "warcio")
ROW = {"id": "r1", "lang": "ko", "published": "2024-06-19", "title": "정부, 협약을 맺다"}
TEXT = "정부와 기업이 19일 협약을 맺었다. 박 장관은 “큰 걸음”이라고 말했다."


@pytest.fixture
def home(maek: Maek, tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    assert maek("init", folder).status == 0
    return folder


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({**ROW, "text": TEXT}) + "\n", encoding="utf-8")
    return path


# help


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    """In fresh interpreters; the time as a ratio to a bare one's, which noise moves as well."""
    code = "import sys; sys.argv = ['maek', '--help']\nfrom maek.cli.app import main\n"
    code += f"try: main()\nexcept SystemExit: print([m for m in {HEAVY!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
    help_, bare = fastest(code), fastest("pass")
    assert help_ < 0.3 or help_ < 12 * bare, f"{help_:.3f} s where a bare start takes {bare:.3f} s"


def fastest(code: str) -> float:
    times = []
    for _ in range(4):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def test_importing_maek_loads_nothing_heavy() -> None:
    code = f"import maek, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_help_lists_every_command(maek: Maek) -> None:
    said = maek("--help")
    assert said.status == 0
    assert all(f"  {name} " in said.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_json(maek: Maek, name: str) -> None:
    said = maek(name, "--help")
    assert said.status == 0
    assert said.out.startswith("Usage: maek")
    whole = said.out
    if "Commands:" in whole:
        told = whole.partition("Commands:")[2].splitlines()
        inner = [line.split()[0] for line in told if re.match(r"  \w", line)]
        whole = "".join(maek(name, one, "--help").out for one in inner)
        assert whole.count("--json") == len(inner)
    else:
        assert "--json" in whole or name == "serve"


@pytest.mark.parametrize("args", [(), ("check",), ("story",)])
def test_without_a_command_the_help_stands_as_it_is(maek: Maek, args: tuple[str, ...]) -> None:
    said = maek(*args)
    assert said.status == 2
    assert said.err == maek(*args, "--help").out


# wrong use: one clear line, status 2


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nonsense"], "nonsense: no such command"),
        (["serach"], "did you mean search?"),
        (["check", "nmaes"], "did you mean names?"),
        (["--nonsense"], "--nonsense"),
        (["run", "--nonsense"], "--nonsense"),
        (["run", "colect"], "colect: no such stage"),
        (["add"], "URLS"),
        (["add", "not-a-url"], "not-a-url: not a web address"),
        (["add", "ftp://a.example/x"], "not a web address"),
        (["add", "http://[bad"], "not a web address"),
        (["add", "https://a.example/feed", "--every", "5"], "--every 5: must be at least 60"),
        (["add", "https://a.example/feed", "--every", "soon"], "--every"),
        (["add", "https://a.example/feed", "--kind", "blog"], "blog"),
        (["import", "/nowhere/at/all.html"], "/nowhere/at/all.html: no such file"),
        (["read", "/nowhere/at/all.html"], "/nowhere/at/all.html: no such file"),
        (["read", __file__], "not a kind maek reads"),
        (["read", "x.html", "--published", "soon"], "--published soon: is not a date"),
        (["read", "x.html", "--lang", "korean"], "korean is no language code"),
        (
            ["check", "brief", "x.txt", "--against", "y", "--lang", "영어"],
            "영어 is no language code",
        ),
        (["export", "x.txt"], "must end in .maek.jsonl"),
        (["export", "/nowhere/at/all.maek.jsonl"], "cannot be written"),
        (["verify", "/nowhere/at/all"], "/nowhere/at/all: not a desk, a site"),
        (["brief"], "the desk has no stories yet"),
        (["story", "show", "nonsense"], "nonsense"),
        (["story", "show", ""], "is empty; give an id or words of a title"),
        (["story", "lock", " "], "is empty; give an id or words of a title"),
        (["story", "merge", "one", ""], "is empty; give an id or words of a title"),
        (["story", "lcok", "one"], "lcok: no such command; did you mean lock?"),
        (["read", "ftp://a.example/x"], "ftp://a.example/x: only http:// and https://"),
        (["search"], "WORDS"),
        (["search", "x", "--limit", "many"], "--limit"),
        (["search", "x", "--limit", "0"], "--limit"),
        (["quotes", "--limit", "-1"], "--limit"),
        (["brief", "--version", "-1"], "--version"),
        (["timeline", "x.jsonl", "--days", "-1"], "--days"),
        (["timeline", "x.jsonl", "--sentences", "0"], "--sentences"),
        (["timeline", "https://a.example/1"], "addresses are for maek read and maek add"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use(
    maek: Maek, home: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], told: str
) -> None:
    monkeypatch.setenv("MAEK_DESK", str(home))
    said = maek(*args)
    assert said.status == 2
    lines = [line for line in said.err.splitlines() if line.startswith("maek: ")]
    assert len(lines) == 1
    assert told in lines[0]
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "command",
    ["run", "doctor", "search x", "brief", "publish", "story list", "quotes", "figures"],
)
def test_no_desk_here(maek: Maek, tmp_path: Path, command: str) -> None:
    said = maek(*command.split(), "-C", tmp_path)
    assert said.status == 2
    assert said.err == f"maek: {tmp_path}: no desk here; make one with: maek init DIR\n"


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[fetch]\npaec = 1\n", "fetch.paec: unknown setting; did you mean pace?"),
        ("[fetch\n", "not valid TOML"),
        ("[desk]\nworkers = 'two'\n", "desk.workers must be a whole number"),
        ("[desk]\nstore = 'mysql://x'\n", "must be a file or postgresql://"),
        ("[desk]\nstore = 'nowhere/x.db'\n", "cannot be opened"),
        ("[desk]\nstore = 'maek.toml'\n", "not a database"),
        ("[desk]\nsite = '.'\n", "desk.site must be a folder of its own"),
        ("[desk]\nsite = '..'\n", "desk.site must be a folder of its own"),
        ("[desk]\nsite = 'maek.toml'\n", "desk.site is a file"),
    ],
)
def test_wrong_settings(maek: Maek, home: Path, toml: str, told: str) -> None:
    (home / "maek.toml").write_text(toml, encoding="utf-8")
    said = maek("publish", "-C", home)
    assert (said.status, said.err.count("maek: ")) == (2, 1)
    assert told in said.err


def test_an_unknown_variable(maek: Maek, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAEK_FETCH_PAEC", "1")
    said = maek("doctor", "-C", home)
    assert said.status == 2
    assert "MAEK_FETCH_PAEC: unknown variable; did you mean MAEK_FETCH_PACE?" in said.err


def test_a_site_is_never_put_where_other_things_are(maek: Maek, home: Path) -> None:
    other = home / "site"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work", encoding="utf-8")
    said = maek("publish", "-C", home)
    assert said.status == 2
    assert "holds files that maek did not publish" in said.err
    assert (other / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_where_a_page_names_no_outlet_its_host_is_told(
    maek: Maek, home: Path, tmp_path: Path
) -> None:
    row = {**ROW, "text": TEXT, "url": "https://haeoreum.example/a/1"}
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    assert maek("import", path, "-C", home).status == 0
    assert maek("run", "extract", "analyse", "-C", home).status == 0
    assert "(haeoreum.example)" in maek("search", "협약", "-C", home).out
    assert "(haeoreum.example)" in maek("quotes", "-C", home).out


def test_a_lost_database_does_not_empty_the_site(maek: Maek, home: Path) -> None:
    assert maek("publish", "-C", home).status == 0
    pages = sorted((home / "site").rglob("*"))
    (home / "maek.db").rename(home / "moved.db")
    said = maek("run", "-C", home)
    assert said.status == 2
    assert "the database is gone, but its site is there" in said.err
    assert sorted((home / "site").rglob("*")) == pages
    (home / "moved.db").rename(home / "maek.db")
    assert maek("doctor", "-C", home).status == 0


# a day on the command line


def test_a_day(maek: Maek, home: Path, rows: Path, tmp_path: Path) -> None:
    bad = tmp_path / "empty.html"
    bad.touch()
    said = maek("import", rows, bad, "-C", home)
    assert said.status == 2
    assert f"{bad}: is empty" in said.err
    assert "1 page kept, 1 could not be read (maek doctor)" in said.out
    said = maek("run", "-C", home)
    assert said.status == 0
    assert "1 article, 1 story, 1 storyline, 1 brief; " in said.out
    assert "analyse  1/1" in said.err
    again = maek("run", "--json", "-C", home)
    due = {step["stage"]: step["total"] for step in again.json()}
    assert (due["extract"], due["analyse"], due["thread"], due["write"]) == (0, 0, 0, 0)
    brief = maek("brief", "--json", "-C", home).out
    later = maek("brief", "--version", "9", "-C", home)
    assert (later.status, later.out) == (2, "")
    assert "has no version 9 of its brief; the newest is 1" in later.err
    assert "analyse  1/1" in maek("run", "--again", "-C", home).err
    assert maek("brief", "--json", "-C", home).out == brief, "the same analysis, the same brief"
    (problem,) = maek("doctor", "--json", "-C", home).json()
    assert (problem["stage"], problem["item"]) == ("import", str(bad))
    assert "import it again" in str(problem["advice"])
    assert maek("doctor", "-C", home).status == 1
    # Repaired: the problem is forgotten.
    bad.write_text(f"<article><h1>정부</h1><p>{TEXT * 5}</p></article>", encoding="utf-8")
    assert maek("import", bad, "-C", home).status == 0
    said = maek("doctor", "-C", home)
    assert (said.status, said.out) == (0, "Nothing is wrong.\n")


def test_search_finds_words_in_any_form(maek: Maek, home: Path, rows: Path) -> None:
    maek("import", rows, "-C", home)
    maek("run", "extract", "analyse", "-C", home)
    for words in (["정부"], ["기업"], ["맺다"], ["협약"], ["정부는", "협약과"]):
        (hit,) = maek("search", *words, "--json", "-C", home).json()
        assert hit["id"] == "r1", words
    said = maek("search", "잠수함", "-C", home)
    assert (said.status, said.out) == (1, "Nothing found.\n")
    assert maek("search", "잠수함", "--json", "-C", home) == Said(1, "", "")


def test_search_on_postgres(
    maek: Maek, home: Path, rows: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("CREATE SCHEMA cli")
    monkeypatch.setenv("MAEK_DESK_STORE", f"{postgres_url}&options=-csearch_path%3Dcli")
    maek("import", rows, "-C", home)
    assert maek("run", "-C", home).status == 0
    (hit,) = maek("search", "정부", "--json", "-C", home).json()
    assert hit["id"] == "r1"
    assert maek("verify", home).status == 0
    assert maek("run", "-C", home).status == 0


def test_export_and_verify(maek: Maek, home: Path, rows: Path, tmp_path: Path) -> None:
    maek("import", rows, "-C", home)
    maek("run", "-C", home)
    path = tmp_path / "all.maek.jsonl"
    (told,) = maek("export", path, "--json", "-C", home).json()
    assert told["records"] == len(path.read_text(encoding="utf-8").splitlines()) - 1
    for target in (home, path, home / "site", home / "maek.db"):
        said = maek("verify", target)
        assert said.status == 0
        assert "everything reads back" in said.out
    path.write_bytes(path.read_bytes().replace(b"2024-06-19", b"2024-06-18", 1))
    (told,) = maek("verify", "--json", path).json()
    assert told["ok"] is False
    said = maek("verify", path)
    assert said.status == 1
    assert "✗ export" in said.out


def test_a_feed_from_end_to_end(maek: Maek, home: Path) -> None:
    from test_collect import page, rss
    from web import web

    (home / "maek.toml").write_text("[fetch]\nallow_private = true\npace = 0\n", encoding="utf-8")
    with web() as site:
        site.pages.update({"/feed": rss("/1", "/2"), "/1": page(1), "/2": page(2)})
        assert maek("add", f"{site.url}/feed", "--outlet", "한빛", "-C", home).status == 0
        said = maek("run", "-C", home)
        assert said.status == 0
        assert "2 articles" in said.out
        verified = maek("verify", home)
        assert verified.status == 0
        assert "1 source state, " in verified.out
        asked = len(site.asked)
        assert maek("run", "-C", home).status == 0  # nothing is due
        assert len(site.asked) == asked
        (answer,) = [maek("read", f"{site.url}/1")]
        assert answer.status == 2  # without a desk, private addresses are refused
        assert "private address" in answer.err


# terminals


def on_a_terminal(*args: object, **environ: str) -> str:
    """What a person sees: the program on a terminal of its own."""
    read, write = pty.openpty()
    clean = {k: v for k, v in os.environ.items() if not k.startswith("MAEK_") and k != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-m", "maek", *map(str, args)],
        stdin=write,
        stdout=write,
        stderr=write,
        env={**clean, "TERM": "xterm-256color", **environ},
    ) as running:
        os.close(write)
        seen = b""
        while True:
            try:
                piece = os.read(read, 65_536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
    os.close(read)
    assert running.returncode == 0
    return seen.decode()


def test_progress_on_a_terminal(maek: Maek, home: Path, rows: Path) -> None:
    maek("import", rows, "-C", home)
    seen = on_a_terminal("run", "extract", "-C", home)
    assert "━" in seen
    assert "\x1b[3" in seen
    plain = on_a_terminal("run", "extract", "-C", home, NO_COLOR="1")
    assert "━" in plain
    assert not re.search(r"\x1b\[(\d+;)*(3\d|4\d|9\d)[;m]", plain)


def test_only_words_a_speaker_spoke_stand_in_marks(maek: Maek, home: Path, tmp_path: Path) -> None:
    text = "박정우 장관은 “큰 걸음”이라고 말했다. 박정우 장관은 예산을 늘리겠다고 밝혔다."
    path = tmp_path / "said.jsonl"
    path.write_text(json.dumps({**ROW, "text": text}) + "\n", encoding="utf-8")
    assert maek("import", path, "-C", home).status == 0
    assert maek("run", "extract", "analyse", "-C", home).status == 0
    said = maek("quotes", "박정우", "-C", home)
    assert "박정우: “큰 걸음”  (" in said.out
    assert "박정우: 예산을 늘리겠  (" in said.out


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [("9", "9", "9명"), ("9", None, "≥ 9명"), (None, "9", "≤ 9명"), (None, None, "9명")],
)
def test_an_open_figure_is_marked(low: str | None, high: str | None, told: str) -> None:
    assert open_ended("9명", low, high) == told


@pytest.mark.parametrize(
    "words", ["up to 4.8 million", "at least nine", "최소 9명", "9명 이상", "не менее 9", "至少9人"]
)
def test_words_that_say_so_need_no_mark(words: str) -> None:
    assert open_ended(words, None, "9") == open_ended(words, "9", None) == words


def test_wide_letters_at_the_edge_are_not_cut(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.console import Console

    said = "맥은 문장마다 출처를 밝힌다 "
    for width in range(30, 60):
        _section(Console(width=width), "일지", [("2025-06-17", said * 8)])
    lines = capsys.readouterr().out
    assert "…" not in lines
    assert lines.count("밝힌다") == 8 * 30


@pytest.mark.parametrize("kind", ["claims", "names", "translation"])
def test_rows_that_cannot_be_read_are_one_line(maek: Maek, tmp_path: Path, kind: str) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    (tmp_path / "foreign.jsonl").write_bytes("맥".encode("cp949"))
    for name, why in (
        ("empty.jsonl", "is empty"),
        ("foreign.jsonl", "is not UTF-8 text (byte 1)"),
        ("nowhere.jsonl", "cannot be read: No such file or directory"),
    ):
        said = maek("check", kind, tmp_path / name)
        assert said == Said(2, "", f"maek: {tmp_path / name}: {why}\n")


def test_a_locale_that_cannot_write_korean_ends_no_command(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(f"<article><h1>정부</h1><p>{TEXT}</p></article>", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "maek", "read", str(path), "--json"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert "정부" in json.loads(told.stdout.decode("utf-8"))["text"]


@pytest.mark.parametrize(
    "call", ["story list", "brief", "quotes", "figures", "search 정부", "doctor"]
)
def test_a_desk_that_may_not_be_written_is_read(maek, tmp_path, monkeypatch, call):
    home = shutil.copytree(site_desk.desk(), tmp_path / "desk")
    before = {p: p.read_bytes() for p in home.iterdir() if p.is_file()}
    may = os.access
    monkeypatch.setattr(
        "os.access", lambda path, mode, **more: mode != os.W_OK and may(path, mode, **more)
    )
    told = maek(*call.split(), "-C", home)
    assert told.status == 0, told.err
    assert told.out
    assert {p: p.read_bytes() for p in home.iterdir() if p.is_file()} == before
