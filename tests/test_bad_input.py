"""Bad input: each kind gives one clear line that names it, is kept as a Problem, stops nothing."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Maek

from maek.desk.advice import advice
from maek.desk.desk import make_desk, open_desk
from maek.desk.importing import import_files
from maek.desk.run import run
from maek.desk.verify import verify
from maek.model.problem import Problem

NOISE = random.Random(7).randbytes(40_000)
SENTENCE = "정부는 19일 협약을 맺었다고 밝혔다. 이번 협약은 두 나라가 오랫동안 논의해 온 것이다."
GOOD = f"<article><h1>정부, 협약을 맺었다</h1>{f'<p>{SENTENCE}</p>' * 8}"
LOGIN = (
    "<title>로그인</title><h1>로그인이 필요합니다</h1><form><input name=id><input type=password>"
    "<button>로그인</button></form><p>회원만 볼 수 있는 기사입니다. 로그인 후 이용해 주세요.</p>"
)
SCRIPT = f"<title>앱</title><script>{'var a=1;' * 3000}</script><div id=root></div>"


def rows(*told: object) -> bytes:
    lines = [t if isinstance(t, str) else json.dumps(t, ensure_ascii=False) for t in told]
    return "\n".join(lines).encode()


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


BAD: dict[str, tuple[bytes | Callable[[Path], None], str]] = {
    "empty.html": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "is empty"),
    "empty.jsonl": (b"", "is empty: there are no rows in it"),
    "binary.html": (b"\x89PNG\r\n\x1a\n" + NOISE, "binary"),
    "binary.txt": (NOISE, "is not text (binary data)"),
    "zeros.html": (bytes(40_000), "is "),
    "pdf.html": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + NOISE, "binary"),
    "huge.html": (huge, "larger than 20 MB"),
    "bomb.html.gz": (gzip.compress(bytes(30_000_000)), "larger than 20 MB"),
    "cut.html.gz": (gzip.compress(GOOD.encode())[:60], "broken gzip"),
    "notgzip.html.gz": (GOOD.encode(), "broken gzip"),
    "deep.html": (b"<div>" * 100_000 + GOOD.encode(), "levels deep"),
    "attributes.html": (b"<div " + b"a=1 " * 200_000 + b">", "attributes"),
    "script.html": (SCRIPT.encode(), "scripts"),
    "login.html": (LOGIN.encode(), "log-in"),
    "broken.warc": (b"WARC/1.0\r\nnonsense", "no pages"),
    "nowarc.warc.gz": (b"hello", "broken WARC"),
    "cut.jsonl.gz": (gzip.compress(rows({"id": "z", "text": SENTENCE}) * 99)[:-9], "broken gzip"),
}
ROWS: tuple[tuple[object, str], ...] = (
    ({"id": "r2"}, "has neither text nor html"),
    ({"id": "r3", "text": " "}, "has neither text nor html"),
    ({"id": "r4", "text": 5}, "has neither text nor html"),
    ({"text": SENTENCE}, "has no id"),
    ({"id": "", "text": SENTENCE}, "has no id"),
    ({"id": True, "text": SENTENCE}, "has no id"),
    ("{not JSON", "not JSON"),
    ("[" * 100_000, "not JSON"),
    ([1, 2], "must be a JSON object"),
)
READABLE: dict[str, bytes] = {
    "good.html": GOOD.encode(),
    "truncated.html": GOOD.encode()[: len(GOOD.encode()) // 2],
    "cp949 that says utf-8.html": f"<meta charset=utf-8>{GOOD}".encode("cp949"),
    "utf-8 that says euc-kr.html": f"<meta charset=euc-kr>{GOOD}".encode(),
    "utf-16.txt": SENTENCE.encode("utf-16"),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, (made, _) in BAD.items():
        if isinstance(made, bytes):
            (folder / name).write_bytes(made)
        else:
            made(folder / name)
    for name, body in READABLE.items():
        (folder / name).write_bytes(body)
    good = {"id": "r1", "text": SENTENCE, "lang": "ko", "published": "2024-06-19"}
    odd = {"id": "r99", "text": f"\ud800 {SENTENCE} \0 \ufdd0", "published": "soon", "lang": "?"}
    told = [json.dumps(good), *(t for t, _ in ROWS), json.dumps(odd)]
    (folder / "rows.jsonl").write_bytes(rows(*told))
    return folder


def expected() -> dict[str, str]:
    """Name of every bad item → words of its message."""
    found = {name: told for name, (_, told) in BAD.items()}
    return {**found, **{f"rows.jsonl row {n}": told for n, (_, told) in enumerate(ROWS, start=2)}}


def test_read(maek: Maek, pages: Path) -> None:
    said = maek("read", pages, pages / "nothing.html", "--json")
    assert said.status == 2
    lines = said.err.splitlines()
    for item, told in {**expected(), str(pages / "nothing.html"): "no such file"}.items():
        (line,) = [line for line in lines if line.startswith(f"maek: {item}: ")]
        assert told in line, line
        assert len(line) < 250
    assert len(lines) == len(expected()) + 1
    answers = {str(answer["id"]): answer for answer in said.json()}
    assert set(answers) - {"z"} == {*READABLE, "r1", "r99"}
    for name in READABLE:
        assert "협약을 맺었다고 밝혔다" in str(answers[name]["text"]), name


def test_a_desk(pages: Path, tmp_path: Path) -> None:
    make_desk(tmp_path, "")
    with open_desk(tmp_path, {}) as desk:
        imported = list(import_files(desk, [tmp_path / "nothing.html", pages]))
        list(run(desk, ("extract", "analyse", "thread", "write", "publish")))
        problems = {p.item: p for p in desk.store.problems()}
        ids = set(desk.store.article_ids())
        wanted = {**expected(), str(tmp_path / "nothing.html"): "no such file"}
        assert set(problems) == set(wanted)
        for item, told in wanted.items():
            assert told in problems[item].message, problems[item]
            assert "\n" not in problems[item].message
            assert not problems[item].again
            assert advice(problems[item])
        assert {*READABLE, "r1", "r99"} <= ids
        assert sum(step.problem is not None for step in imported) > 10
        # The same again changes nothing but the count of tries.
        before = (desk.store.article_ids(), desk.store.stories(), desk.store.briefs())
        list(import_files(desk, [pages]))
        list(run(desk, ("extract", "analyse", "thread", "write", "publish")))
        assert (desk.store.article_ids(), desk.store.stories(), desk.store.briefs()) == before
        assert {p.item for p in desk.store.problems()} == set(wanted)
    assert not any(result.findings for result in verify(str(tmp_path), {}))


def test_paths_that_are_odd(maek: Maek, tmp_path: Path) -> None:
    named = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.html")
    Path(named).write_text(GOOD, encoding="utf-8")
    said = maek("read", named, "--json")
    assert (said.status, len(said.json())) == (0, 1)
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "loop.html").symlink_to("loop.html")
    (tmp_path / "folder.html").mkdir()
    for name, told in {
        "pipe.html": "neither a file nor a folder",
        "loop.html": "loop.html: ",
        "folder.html": "no files maek reads",
    }.items():
        said = maek("read", tmp_path / name)
        assert said.status == 2
        assert told in said.err
        assert said.err.count("\n") == 1


def test_what_to_do_is_told_for_every_kind() -> None:
    def told(stage: str, kind: str, *, again: bool = False) -> str:
        return advice(Problem(stage, "item", kind, "message", again))

    assert "import it again" in told("import", "UnreadableError")
    assert "tries it again by itself" in told("collect", "FetchAgain", again=True)
    assert "please report it" in told("analyse", "KeyError")
    assert "please report it" in told("write", "CheckError")
    assert "doctor --retry" in told("thread", "StoreError")
