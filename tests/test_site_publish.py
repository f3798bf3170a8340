"""Publishing: the same records give the same bytes, and only what changed is written."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
import site_desk
from hostile_library import HostileLibrary

from maek.desk.desk import open_desk
from maek.desk.publish import publish
from maek.desk.site_folder import SiteFolder
from maek.desk.verify import verify
from maek.errors import CheckError
from maek.model.article import Article, Stamp
from maek.model.brief import Brief
from maek.model.findings import NOT_JUDGED, Analysis
from maek.model.story import Story
from maek.publish import archive_view, people_view
from maek.publish.card import Card
from maek.publish.chart import SIZES, Dot, timeline_svg
from maek.publish.days import shown_day
from maek.publish.feeds import moment
from maek.publish.front_view import weight
from maek.publish.gather import Told
from maek.publish.settings import PublishSettings
from maek.publish.site import site
from maek.publish.words import Words
from maek.store.base import Store


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return shutil.copytree(site_desk.desk(), tmp_path / "desk")


def stamps(folder: Path) -> dict[str, int]:
    return {
        p.relative_to(folder).as_posix(): p.stat().st_mtime_ns
        for p in folder.rglob("*")
        if p.is_file()
    }


def told(home: Path) -> str:
    with open_desk(home, {}) as desk:
        return list(publish(desk))[-1].note


def test_nothing_changed_nothing_written(home):
    before = stamps(home / "site")
    assert ", 0 changed" in told(home)
    assert stamps(home / "site") == before


def test_what_nobody_wrote_since_is_not_read(home, monkeypatch):
    told(home)

    def read(self: SiteFolder, path: str, hash: str) -> bool:
        raise AssertionError(f"{path} was read")

    monkeypatch.setattr(SiteFolder, "holds", read)
    assert ", 0 changed" in told(home)


def test_a_copied_site_is_read_once(home, monkeypatch):
    for path in (home / "site").rglob("*.html"):
        os.utime(path, (0, 0))
    assert ", 0 changed" in told(home)
    monkeypatch.setattr(SiteFolder, "holds", lambda *_: False)
    assert ", 0 changed" in told(home)


def test_only_what_changed_is_written(home):
    page = next((home / "site/story").iterdir())
    stray = home / "site/story/stray.html"
    stray.write_text("x")
    page.write_text("tampered")
    before = stamps(home / "site")
    assert ", 1 changed" in told(home)
    after = stamps(home / "site")
    rel = page.relative_to(home / "site").as_posix()
    assert [p for p in after if after[p] != before[p]] == [rel]
    assert not stray.exists()


def test_a_killed_run_is_completed(home):
    (home / "site/manifest.json").unlink()
    for page in (home / "site/article").iterdir():
        page.unlink()
    told(home)
    assert not any(result.findings for result in verify(str(home), dict(os.environ)))


def test_the_same_records_the_same_bytes():
    first, second = (dict(site(HostileLibrary(), PublishSettings())) for _ in range(2))
    assert first == second
    assert list(first) == list(second)


def test_the_address_of_a_merged_story_leads_on():
    files = dict(site(HostileLibrary(), PublishSettings()))
    for gone in ("story/s-8.html", "story/s-9.html"):
        assert 'content="0; url=../story/s-0.html"' in files[gone].decode()
    assert not any(
        p.startswith("story/") for p in dict(site(HostileLibrary(()), PublishSettings()))
    )


class Lossy(HostileLibrary):
    """One of its stories cites a version that is gone."""

    def article(self, id: str, text_id: str = "") -> Article | None:
        return None if id.startswith("a1") and text_id else super().article(id)

    def brief(self, story: str, version: int = 0) -> Brief | None:
        brief = super().brief(story, version)
        assert brief is not None
        if story == "s-0":
            return brief
        cited = replace(brief.headline.citations[0], text_id="t1-gone")
        return replace(brief, headline=replace(brief.headline, citations=(cited,)))


def test_a_story_that_lost_its_source_is_left_out_and_told():
    refused: list[tuple[str, str]] = []
    files = dict(site(Lossy(), PublishSettings(), lambda story, e: refused.append((story, str(e)))))
    assert "story/s-0.html" in files
    assert "story/s-1.html" not in files
    assert refused[0][0] == "s-1"
    assert "t1-gone is lost" in refused[0][1]
    with pytest.raises(CheckError, match="is lost"):
        dict(site(Lossy(), PublishSettings()))


def test_an_empty_desk_has_a_site():
    files = dict(site(HostileLibrary(()), PublishSettings()))
    assert "아직 소식이 없습니다" in files["index.html"].decode()


class OfOneYear:
    """A store whose stories happened month by month in one year."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def stories(self) -> tuple[Story, ...]:
        found = enumerate(self._store.stories())
        return tuple(replace(s, date=f"2031-{1 + n % 12:02}-03") for n, s in found)


def test_no_page_grows_with_the_archive(home, monkeypatch):
    def links(page: bytes, folder: str) -> set[str]:
        return set(re.findall(rf'href="(?:\.\./)*({folder}/[^"]+)"', page.decode()))

    def size(path: str) -> int:
        return whole[path].count(b'class="quoted"')

    with open_desk(home, {}) as desk:
        library = OfOneYear(desk.store)
        whole = dict(site(library, PublishSettings()))
        monkeypatch.setattr(archive_view, "ON_A_PAGE", 1)
        monkeypatch.setattr(archive_view, "IN_A_LIST", 2)
        monkeypatch.setattr(people_view, "IN_FULL", 1)
        parted = dict(site(library, PublishSettings()))
    by_month = {path: page for path, page in parted.items() if path.startswith("stories/")}
    assert len(by_month) > len([path for path in whole if path.startswith("stories/")])
    stories = {path for path in whole if path.startswith("story/")}
    assert set().union(*(links(page, "story") for page in by_month.values())) == stories
    for path, page in by_month.items():
        assert links(page, "stories") <= parted.keys(), path
    assert len(links(parted["people.html"], "person")) == 2
    path = max(parted.keys() & {p for p in whole if p.startswith("person/")}, key=size)
    assert parted[path].count(b'class="quoted"') == 1 < whole[path].count(b'class="quoted"')
    assert links(parted[path], "story") == links(whole[path], "story")
    assert len(links(whole["people.html"], "person")) > 2
    assert b"search.html" in parted["people.html"].partition(b"<main")[2]
    assert b"search.html" not in whole["people.html"].partition(b"<main")[2]


def test_the_front_page_leads_with_what_is_told_most_these_days():
    """Twice the outlets make up for two days; nothing makes up for months."""

    def told(id: str, day: str, origins: int) -> Told:
        card = Card("", "ko", "ko", day, day, ("ko",), "", 0, 0, conflict=False)
        return Told(
            Story(id, id, "", day, "", origins=origins), card, book=lambda: pytest.fail("opened")
        )

    def order(*stories: Told) -> list[str]:
        newest = max(t.last_day for t in stories)
        return [t.story.id for t in sorted(stories, key=lambda t: -weight(t, newest)[0])]

    old, new = told("treaty", "2024-06-19", 40), told("letter", "2024-12-27", 1)
    day_before, big = told("vote", "2024-12-26", 1), told("quake", "2024-12-25", 8)
    assert order(old, new, day_before, big) == ["quake", "letter", "vote", "treaty"]
    assert order(told("undated", "", 9), old)[0] == "treaty"


def test_a_desk_without_address_has_no_sitemap():
    files = dict(site(HostileLibrary(), PublishSettings()))
    assert "sitemap.xml" not in files
    assert b"feed_url" not in files["feed.json"]


class WithModel(HostileLibrary):
    """Its second body sentence is a translation."""

    def brief(self, story: str, version: int = 0) -> Brief | None:
        brief = super().brief(story, version)
        assert brief is not None
        return replace(brief, body=(brief.body[0], replace(brief.body[1], how="translated")))


def test_the_label_tells_of_a_model():
    files = dict(site(WithModel(), PublishSettings(label_model_ko="모델이 옮긴 글")))
    assert "모델이 옮긴 글" in files["story/s-0.html"].decode()
    assert media(files) == "CompositeWithTrainedAlgorithmicMediaDigitalSource"


class ByPeople(HostileLibrary):
    """No model had a hand in its articles."""

    def analysis(self, text_id: str) -> Analysis | None:
        found = super().analysis(text_id)
        assert found is not None
        return replace(found, ai_written=NOT_JUDGED, machine_translated=NOT_JUDGED)


def media(files: dict[str, bytes]) -> str:
    found = re.search(r"schema.org/(\w+DigitalSource)", files["story/s-0.html"].decode())
    assert found
    return found[1]


def test_the_kind_of_media():
    settings = PublishSettings()
    assert media(dict(site(ByPeople(), settings))) == "AlgorithmicMediaDigitalSource"
    with_theirs = media(dict(site(HostileLibrary(), settings)))
    assert with_theirs == "CompositeWithTrainedAlgorithmicMediaDigitalSource"


def test_a_headline_by_a_person_is_no_work_of_a_model():
    class Named(ByPeople):
        def stories(self) -> tuple[Story, ...]:
            return tuple(replace(s, title_by="person") for s in super().stories())

        def brief(self, story: str, version: int = 0) -> Brief | None:
            brief = super().brief(story, version)
            assert brief is not None
            return replace(brief, headline=replace(brief.headline, how="rewritten"))

    assert media(dict(site(Named(), PublishSettings()))) == "AlgorithmicMediaDigitalSource"


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2024-06-19T15:02:00+09:00", "2024-06-19T06:02:00Z"),
        ("2024-06-19T15:02", "2024-06-19T15:02:00Z"),
        ("2024-06-19", "2024-06-19T00:00:00Z"),
        ("2024-06", "2024-06-01T00:00:00Z"),
        ("", "1970-01-01T00:00:00Z"),
        ("2024-06-19Tx", "2024-06-19T00:00:00Z"),
    ],
)
def test_moments(stamp, expected):
    assert moment(stamp) == expected


@pytest.mark.parametrize(
    ("day", "lang", "expected"),
    [
        ("2024-06-19", "ko", "2024년 6월 19일"),
        ("2024-06", "ko", "2024년 6월"),
        ("2024-06-18/2024-06-19", "ko", "2024년 6월 18일 – 2024년 6월 19일"),
        ("2024-06-19", "en", "19 June 2024"),
        ("2024", "en", "2024"),
    ],
)
def test_days(day, lang, expected):
    assert shown_day(day, lang) == expected


OWN = ("why_", "reason_", "defect_", "unit_")
"""What threading and the checks say is English, and told in Korean alone by the site's words."""


def test_both_languages_have_every_word():
    ko, en = Words("ko"), Words("en")
    only = {k for k in ko.keys() ^ en.keys() if not k.startswith(OWN)}
    assert not only


def test_reasons_in_the_language_of_the_site():
    words = Words("ko")
    assert words.told("the page says: AI") == "쪽에 적혀 있음: AI"
    assert words.told("orphan marks (2): '”'") == "짝 없는 닫는 따옴표 (2): '”'"
    assert words.told("3 days apart") == "3일 차이"
    share = "66 % of the shorter text stands in the other word for word"
    assert words.told(share + "; x: y") == "짧은 쪽의 66%가 다른 쪽에 글자 그대로 있음; x: y"
    assert words.told("something new") == "something new"
    assert Words("en").told("the page says: AI") == "the page says: AI"


def test_dots_of_one_day_do_not_touch():
    dots = [Dot(n, "2024-06-19", "t", "#", n * 3, 1, (1,) if n > 1 else ()) for n in range(1, 6)]
    for size in SIZES:
        drawn = str(timeline_svg(dots, "label", lang="ko", size=size))
        assert drawn.count("<circle") == 5
        assert drawn.count('class="arc"') == (4 if size.arcs else 0)


def test_a_printed_day_long_before_what_is_told_is_doubted():
    class Misprinted(HostileLibrary):
        def article(self, id: str, text_id: str = "") -> Article | None:
            found = super().article(id)
            assert found is not None
            return replace(found, published=Stamp("2014-01-20", "2014.01.20", "day"))

    files = dict(site(Misprinted(), PublishSettings()))
    page = files["story/s-0.html"].decode()
    assert "적힌 날짜 의심" in page
    assert "2014년" not in page
    assert "2014" not in files["feed.atom"].decode()
    article = next(b for p, b in files.items() if p.startswith("article/")).decode()
    assert "2014년 1월 20일" in article


class Days(HostileLibrary):
    """Its stories happened in January and February; the second names a day or a month."""

    named = "2024-01-19"
    grain: Literal["day", "month"] = "day"

    def analysis(self, text_id: str) -> Analysis | None:
        found = super().analysis(text_id)
        assert found is not None
        date = replace(found.dates[0], value=self.named, grain=self.grain)
        return replace(found, dates=(date,))


@pytest.mark.parametrize(
    ("named", "grain", "back"),
    [
        ("2024-01-19", "day", True),
        ("2024-01", "month", True),
        ("2024-01-18", "day", False),
        ("2024-02-19", "day", False),
    ],
)
def test_a_story_looks_back_at_the_day_or_month_it_names(named, grain, back):
    library = Days()
    library.named, library.grain = named, grain
    page = dict(site(library, PublishSettings()))["line/l-1.html"].decode()
    assert ('href="#n1">1. ' in page) == back
    assert ('class="arc"' in page) == back


def test_a_sitemap_holds_addresses_as_the_web_writes_them():
    files = dict(site(HostileLibrary(), PublishSettings(url="https://news.example/맥/")))
    assert b"<loc>https://news.example/%EB%A7%A5/index.html</loc>" in files["sitemap.xml"]
    lines = files["robots.txt"].decode("ascii").splitlines()
    assert lines[-1] == "Sitemap: https://news.example/%EB%A7%A5/sitemap.xml"
