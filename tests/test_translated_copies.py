"""Translated copies of a desk beside the articles they are copies of."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import site_desk
from click.testing import CliRunner

import maek
from maek.check.translation.stations import KINDS
from maek.cli.check_translation import command
from maek.desk.copies import translated_copies
from maek.desk.desk import make_desk, open_desk
from maek.desk.importing import import_files
from maek.desk.run import run
from maek.model.article import TOLD
from maek.publish.words import Words

ORIGINAL = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Harbour tunnel opens in May</title>
<meta property="og:site_name" content="The Sound Post">
<meta property="article:published_time" content="2031-03-04T09:00:00Z"></head>
<body><article><h1>Harbour tunnel opens in May</h1>
<p>BUSAN — The tunnel under the harbour of Busan will open in May, Transport Minister Han Ji-won
said on Tuesday.</p>
<figure><img src="t.jpg" alt=""><figcaption>Workers in yellow helmets wave from a boat in the
harbour of Busan on Monday</figcaption></figure>
<p>The tunnel is 3.2 kilometers long and cost 640 million dollars, the ministry said.</p>
<p>About 4,000 workers were sent home in January, the union of tunnel builders said.</p>
<p>Han said tolls would not be raised before 2033.</p>
</article></body></html>"""
COPY = """<!doctype html><html lang="ko"><head><meta charset="utf-8">
<title>항만 터널, 5월 개통</title>
<meta property="og:site_name" content="뉴스모둠">
<meta property="article:published_time" content="2031-03-05T08:00:00+09:00"></head>
<body><article><h1>항만 터널, 5월 개통</h1>
<p>이 기사는 The Sound Post의 영문 기사를 기계 번역한 것입니다.</p>
<p>부산 — 부산 항만 아래의 터널이 5월에 개통될 것이라고 한지원 교통부 장관이 화요일 말했다.</p>
<p>노란 헬멧을 쓴 노동자들이 월요일 부산 항만의 배에서 손을 흔들고 있다.</p>
<p>터널은 길이가 3.2킬로미터이며 6억 4천만 달러가 들었다고 교통부가 말했다.</p>
<p>약 4만 명의 노동자가 1월에 집으로 보내졌다고 터널 건설 노동조합이 말했다.</p>
<p>한 장관은 통행료가 2033년 이전에는 인상되지 않을 것이라고 말했다.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("copies") / "desk"
    pages = home.parent / "pages"
    pages.mkdir()
    (pages / "original.html").write_text(ORIGINAL, encoding="utf-8")
    (pages / "copy.html").write_text(COPY, encoding="utf-8")
    make_desk(home, "")
    with open_desk(home, {}) as opened:
        for _ in import_files(opened, [pages]):
            pass
        for _ in run(opened):
            pass
    return home


def test_another_number_is_told_on_the_pages(desk: Path) -> None:
    (page,) = (p for p in desk.glob("site/article/*.html") if 'id="unlike"' in p.read_text())
    html = page.read_text(encoding="utf-8")
    assert re.search(r"숫자가 다름: <q>약 4만 명</q> → <span[^>]*>[Aa]bout 4,000</span>", html)
    assert html.count("<li>숫자가 다름") == 1
    (story,) = desk.glob("site/story/*.html")
    link = f'href="../article/{page.name}#unlike"'
    assert f"{link}>원문과 다른 곳 1곳</a>" in story.read_text(encoding="utf-8")


def test_a_copy_came_through_the_outlet_of_its_original(desk: Path) -> None:
    (page,) = (p for p in desk.glob("site/article/*.html") if 'id="unlike"' in p.read_text())
    text = re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))
    assert "The Sound Post → 뉴스모둠" in text


def test_the_command_line_tells_it_of_a_story(desk: Path) -> None:
    with open_desk(desk, {}) as opened:
        (story,) = opened.store.stories()
    told = CliRunner().invoke(command, ["--story", story.id, "-C", str(desk), "--json"])
    assert told.exit_code == 1, told.output
    (finding,) = json.loads(told.output)["findings"]
    assert (finding["kind"], finding["words"]) == ("number", "약 4만 명")
    shown = CliRunner().invoke(command, ["--story", story.id, "-C", str(desk)])
    assert "약 4만 명" in shown.output
    assert "about 4,000" in shown.output.lower()


def test_a_story_and_texts_are_not_both_given(desk: Path) -> None:
    told = CliRunner().invoke(command, ["--story", "x", "a.txt", "b.txt", "-C", str(desk)])
    assert told.exit_code != 0
    assert "not both" in str(told.exception or told.output)


def test_only_what_tells_the_story_is_compared() -> None:
    from maek.desk.copies import against_original

    with open_desk(site_desk.desk(), {}) as opened:
        rows = [r for s in opened.store.stories() for r in translated_copies(opened.store, s.id)]
    assert rows
    for copy, original in rows:
        told = [p.span for p in copy.parts if p.kind in TOLD]
        for defect in against_original(copy, original):
            assert any(span.overlaps(defect.span) for span in told)


def test_every_kind_has_words_for_readers() -> None:
    room = Path(maek.__file__).parent / "check" / "translation"
    calls = re.compile(r'(?:Note|_note)\(\s*"([a-z_]+)"')
    found = {k for f in room.glob("*.py") for k in calls.findall(f.read_text(encoding="utf-8"))}
    kinds = found | {kind for _, kind in KINDS}
    assert {"number", "title", "kinship", "omission", "scope"} <= kinds
    for lang in ("ko", "en"):
        words = Words(lang)
        assert {kind for kind in kinds if not words.known(f"unlike_{kind}", "")} == set()
