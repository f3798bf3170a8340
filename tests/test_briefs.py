"""Briefs: what is chosen, what is left out, and that every line stands on exact words."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from maek.analyse.run import analyse
from maek.errors import CheckError
from maek.model.article import Article, Part, Stamp
from maek.model.brief import Brief
from maek.model.ids import text_id
from maek.model.source import Outlet
from maek.model.span import Span
from maek.model.story import Join, Story
from maek.text.bounds import reach
from maek.write.brief import write
from maek.write.budget import Budget
from maek.write.member import Member
from maek.write.sentence import candidates
from maek.write.settings import WriteSettings
from maek.write.timeline import timeline

CASES = sorted((Path(__file__).parent / "briefs").glob("*.toml"))
QUAKE = Path(__file__).parent / "briefs" / "quake.toml"
GENEROUS = WriteSettings(budget=0.9)


def member(row: dict[str, str]) -> Member:
    """Build a member of a story from a row of a case."""
    lines = [row["title"], *row["text"].strip().split("\n")]
    text, parts = "\n".join(lines), []
    at = 0
    for line in lines:
        parts.append(Part("body" if parts else "headline", Span(at, at + len(line))))
        at += len(line) + 1
    article = Article(
        row["id"],
        text,
        text_id(text),
        row["lang"],
        title=row["title"],
        site_name=row["outlet"],
        published=Stamp(row["published"], row["published"], "day"),
        parts=tuple(parts),
    )
    outlet = Outlet(name=row["outlet"], kind=row["kind"])
    return Member(article, analyse(article), Join(row["id"], "s-1", "l-1"), outlet)


def story(title: str = "") -> Story:
    """Build a story that article ``a`` founded."""
    return Story("s-1", title, "l-1", "2031-01-01", "a")


@cache
def made(path: Path) -> tuple[dict[str, Any], tuple[Member, ...], Brief]:
    """Return a case, its members and the brief written from them."""
    case = tomllib.loads(path.read_text("utf-8"))
    members = tuple(member(row) for row in case["article"])
    return case, members, write(story(case["headline"]), members, None, GENEROUS)


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_sentences(path: Path) -> None:
    case, _, brief = made(path)
    told = [line.text for line in (*brief.standfirst, *brief.body)]
    assert brief.headline.text == case["headline"]
    assert [line.text for line in brief.standfirst] == [case["standfirst"]]
    assert set(case["body_has"]) <= set(told)
    assert not [t for t in told for bad in case["body_lacks"] if bad in t]
    assert not any("=" in t for t in told), "a dateline is no part of a sentence"


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_quotes_and_figures(path: Path) -> None:
    case, _, brief = made(path)
    said = [[s.speaker, s.line.text] for s in brief.said]
    assert all(row in said for row in case["said"])
    assert not [words for _, words in said if words in case["said_lacks"]]
    rows = [[r.about, [v.line.text for v in r.values], r.conflict] for r in brief.figures]
    assert all(row in rows for row in case["figures"]), rows
    values = {value for _, told, _ in rows for value in told}
    assert not values & set(case.get("figures_lack", ()))
    assert not {m.date for m in brief.timeline} & set(case.get("timeline_lacks", ()))


def test_a_place_and_a_day_are_no_lead() -> None:
    text = "ДАЛЬНЕГОРСК, 25 августа. Танкер сел на мель у входа в порт, вылилось 40 тонн мазута."
    row = {"id": "a", "outlet": "Новый порт", "kind": "newspaper", "lang": "ru", "text": text}
    one = member({**row, "published": "2031-08-25", "title": "Танкер сел на мель у порта"})
    (lead,) = [c for c in candidates(one) if c.leads]
    assert lead.words.startswith("Танкер")


def test_who_answers_a_charge_is_heard() -> None:
    """A short report's budget is not used up before anybody speaks."""
    lines = [
        "새솔시가 3일 하천 둔치에 불법으로 세워진 축사 14동을 모두 헐어 냈다.",
        "시는 지난달부터 세 차례 자진 철거를 명령했으나 따르지 않았다고 설명했다.",
        "둔치에는 내년 봄까지 시민 정원과 산책로가 만들어질 예정이다.",
        "축산인협회는 “옮길 땅을 먼저 주겠다던 약속을 시가 어겼다”고 반발했다.",
        "헐린 축사에서 나온 폐기물은 모두 1200톤으로 시가 예산을 들여 치운다.",
        "철거를 마친 둔치의 넓이는 축구장 여섯 개와 맞먹는 4만 2천㎡이다.",
        "시의회는 다음 달 임시회에서 정원 조성 예산 38억 원을 심의한다.",
        "철거에는 굴착기 네 대와 시 공무원, 경찰이 동원됐고 큰 충돌은 없었다.",
    ]
    row = {"id": "a", "outlet": "새솔통신", "kind": "agency", "lang": "ko", "title": "축사 철거"}
    one = member({**row, "published": "2031-03-03", "text": "\n".join(lines)})
    brief = write(story(), (one,), None, WriteSettings(budget=0.3))
    assert [s.line.text for s in brief.said] == ["옮길 땅을 먼저 주겠다던 약속을 시가 어겼다"]


@pytest.mark.parametrize(
    ("korean", "english", "values", "conflict"),
    [
        ("공병 1천 명을", "1,000 sappers", ["1천 명"], False),
        ("병사 3000여 명을", "at least 3,000 soldiers", ["3000여 명", "at least 3,000"], False),
        ("병사 3000여 명을", "at least 4,500 soldiers", ["3000여 명", "at least 4,500"], True),
        ("병사 3000여 명을", "4,500 soldiers", ["3000여 명", "4,500"], True),
        ("병사 3000여 명을", "3,300 soldiers", ["3,300", "3000여 명"], False),
        ("병사 3300명을", "3,000 soldiers", ["3,000", "3300명"], True),
        ("병사 3300여 명을", "3,000 soldiers", ["3,000", "3300여 명"], True),
    ],
)
def test_figures_of_two_languages(
    korean: str, english: str, values: list[str], *, conflict: bool
) -> None:
    """A counter that English lacks parts nothing, and what can both be true is no conflict."""
    row = {"kind": "newspaper", "published": "2031-01-02", "title": "-"}
    korean = f"군은 이날 {korean} 남쪽 항구로 보냈다고 밝혔다."
    english = f"The army has sent {english} to the southern port, officials said."
    members = (
        member({**row, "id": "a", "outlet": "한빛", "lang": "ko", "text": korean}),
        member({**row, "id": "b", "outlet": "Ledger", "lang": "en", "text": english}),
    )
    (found,) = write(story(), members, None, GENEROUS).figures
    assert sorted(v.line.text for v in found.values) == values
    assert found.conflict == conflict


@pytest.mark.parametrize(
    ("words", "value", "most"),
    [
        ("1만여 명", 10_000, 15_000),
        ("1만1천여 명", 11_000, 11_500),
        ("20여 척", 20, 25),
        ("一万余名", 10_000, 15_000),
        ("三百多人", 300, 350),
        ("1万人余り", 10_000, 15_000),
        ("300 с лишним", 300, 350),
        ("200-odd ships", 200, 250),
        ("여성 30명", 30, 30),
        ("30명", 30, 30),
        ("2.5만여 톤", 25_000, 25_500),
    ],
)
def test_how_far_a_figure_that_is_rounded_down_goes(words: str, value: int, most: int) -> None:
    assert reach(words, Decimal(value)) == most


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_every_line_reads_back(path: Path) -> None:
    _, members, brief = made(path)
    texts = {m.article.text_id: m.article.text for m in members}
    for line in brief.lines():
        first = line.citations[0]
        assert line.text == first.words
        for cited in line.citations:
            assert cited.span.of(texts[cited.text_id]) == cited.words


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
def test_budget_holds(path: Path, share: float) -> None:
    _, members, _ = made(path)
    settings = WriteSettings(budget=share)
    brief = write(story(), members, None, settings)
    for m in members:
        shown = {
            at
            for line in brief.lines()
            for c in line.citations
            if c.article == m.article.id
            for at in range(c.span.start, c.span.end)
        }
        assert len(shown) <= max(share * len(m.article.body), 160) + len(m.article.title)


def test_second_version_says_what_is_new() -> None:
    _, members, whole = made(QUAKE)
    first = write(story(), members[:1], None, GENEROUS)
    second = write(story(), members, first, GENEROUS)
    assert second.version == first.version + 1
    assert not first.changes
    assert any(c.kind == "source" and c.text == "누리일보" for c in second.changes)
    assert any(c.kind == "figure" and "50명 안팎" in c.text for c in second.changes)
    assert whole.lang == "ko"


def test_same_members_same_brief() -> None:
    _, members, _ = made(QUAKE)
    assert write(story(), members, None, GENEROUS) == write(story(), members, None, GENEROUS)


def test_no_article_no_brief() -> None:
    with pytest.raises(CheckError, match="no articles"):
        write(story(), (), None, GENEROUS)


def test_a_day_within_a_noun_is_not_the_day_of_the_sentence() -> None:
    text = (
        "두 나라는 2029년 6월의 조약에 따라 병력을 보냈다.\n"
        "누리시는 2029년 5월 착공한 도서관을 2031년 1월 29일 열었다.\n"
        "위원회는 전망치를 2030년 11월의 1.5%에서 0.8%로 낮췄다."
    )
    row = {"id": "a", "title": "도서관 열다", "text": text, "outlet": "한빛통신", "lang": "ko"}
    found = timeline([member({**row, "published": "2031-01-30", "kind": "agency"})], lang="ko")
    assert [moment.date for moment in found] == ["2031-01-29"]


def told(lead: str, *others: tuple[str, str]) -> list[str]:
    """Return the body of a brief: the lead's article, and one more with a day of its own."""
    rows = [(lead, "2031-03-04"), *others]
    members = tuple(
        member(
            {
                "id": f"a{number}",
                "title": "가람시 도서관 새로 열다",
                "text": text,
                "published": day,
                "outlet": f"신문 {number}",
                "kind": "newspaper",
                "lang": "ko",
            }
        )
        for number, (text, day) in enumerate(rows)
    )
    brief = write(story(), members, None, GENEROUS)
    return [line.text for line in (*brief.standfirst, *brief.body)]


LEAD = "홍가람 시장이 4일 가람시 중앙도서관을 새로 열었다고 가람시가 밝혔다."


def test_a_day_that_points_from_another_day_than_the_lead_is_left_out() -> None:
    day = "시의회는 이날 예산 30억원을 의결했다."
    later = f"가람시는 6일 도서관 이용자가 5천 명을 넘었다고 밝혔다.\n{day}"
    same = "시의회는 이날 오후 회의를 열어 예산 20억원을 의결했다."
    shown = told(f"{LEAD}\n{same}", (later, "2031-03-06"))
    assert same in shown
    assert day not in shown


def test_a_pronoun_stands_only_for_whom_the_lead_names() -> None:
    named = "시의회는 만장일치로 그를 명예관장으로 뽑았다고 발표했다."
    whose = "주민들은 4일 저녁 그를 위해 책 30권을 모았다고 했다."
    other = f"나루도 관장이 개관 행사를 준비했다.\n{whose}"
    shown = told(f"{LEAD}\n{named}", (other, "2031-03-04"))
    assert named in shown
    assert whose not in shown


def test_the_lead_of_a_short_report_leads_in_its_language() -> None:
    own = "A strong quake killed 48 people on Garam on Monday, Dodam police said."
    rows = [
        {"id": "a", "lang": "ko", "title": "가람 강진", "text": f"{LEAD}\n주민이 대피했다고 했다."},
        {"id": "b", "lang": "en", "title": "Quake kills 48 on Garam", "text": f"{own}\nIt rained."},
    ]
    same = {"published": "2031-03-04", "outlet": "신문", "kind": "newspaper"}
    members = [member({**row, **same}) for row in rows]
    brief = write(story(), members, None, WriteSettings(lang="en", budget=0.9))
    assert [line.text for line in brief.standfirst] == [own]


@pytest.mark.parametrize(
    ("lang", "text", "rows"),
    [
        (
            "ko",
            "4일 오전 가람대교에서 차 37대가 부딪혀 3명이 숨지고 29명이 다쳤다.",
            {"사망자": "3명", "부상자": "29명"},
        ),
        ("ko", "부상자 가운데 6명은 크게 다쳐 병원으로 옮겨졌다.", {}),
        ("ko", "죽거나 다친 470명 가운데 사망자는 크게 늘지 않았다고 했다.", {}),
        ("ko", "2006년 10월 같은 다리에서 추돌로 11명이 숨졌다.", {}),
        ("ko", "경찰은 14명을 체포했다고 4일 밝혔다.", {"체포된 사람": "14명"}),
        (
            "en",
            "Three people were killed on Monday and the road was shut.",
            {"사망자": "Three people"},
        ),
        ("ja", "4日朝の事故で3人が死亡し、29人がけがをした。", {"사망자": "3人", "부상자": "29人"}),
        ("zh", "4日发生的事故造成3人死亡，29人受伤。", {"사망자": "3人", "부상자": "29人"}),
    ],
)
def test_people_are_counted_by_what_befell_them(lang: str, text: str, rows: dict) -> None:
    row = {
        "id": "a",
        "lang": lang,
        "title": "…",
        "text": text,
        "outlet": "신문",
        "kind": "newspaper",
    }
    brief = write(story(), [member({**row, "published": "2031-03-04"})], None, GENEROUS)
    found = {row.about: row.values[0].line.text for row in brief.figures}
    assert {about: found.get(about) for about in rows} == rows
    assert not set(found) & {"사망자", "부상자"} - set(rows)


def test_a_figure_that_changed_is_told_with_what_it_was() -> None:
    def of(text: str, previous: Brief | None) -> Brief:
        row = {"id": "a", "lang": "ko", "title": "…", "text": text, "outlet": "신문"}
        made = member({**row, "published": "2031-03-04", "kind": "newspaper"})
        return write(story(), [made], previous, GENEROUS)

    first = of("4일 가람대교에서 차가 부딪혀 3명이 숨지고 29명이 다쳤다.", None)
    second = of("4일 가람대교에서 차가 부딪혀 3명이 숨지고 31명이 다쳤다.", first)
    told = [change.text for change in second.changes if change.kind == "figure"]
    assert told == ["부상자: 29명 → 31명"]


def test_what_is_shown_already_costs_nothing_more() -> None:
    row = {"id": "a", "lang": "ko", "title": "개관", "text": f"{LEAD}\n{LEAD}", "outlet": "신문"}
    one = member({**row, "published": "2031-03-04", "kind": "newspaper"})
    budget = Budget([one], WriteSettings(budget=0.01))
    first = one.analysis.sentences[0]
    whole = Span(first.start, first.start + 400)
    budget.spend("a", whole)  # more than it allows
    assert budget.allows("a", first)
    assert not budget.allows("a", Span(whole.end, whole.end + 10))


def test_foreign_leads_are_shown_for_new_figures_alone() -> None:
    again = "The city of Garam opened its central library anew, officials said."
    new = "The central library of Garam has 30,000 books now, officials said."
    rows = [
        {"id": "a", "lang": "ko", "title": "가람시 도서관", "text": f"{LEAD}\n주민 9명이 왔다."},
        {"id": "b", "lang": "en", "title": "Garam central library opens", "text": again},
        {"id": "c", "lang": "en", "title": "Books of Garam central library", "text": new},
    ]
    same = {"published": "2031-03-04", "kind": "newspaper"}
    members = [member({**row, **same, "outlet": f"신문 {row['id']}"}) for row in rows]
    brief = write(story(), members, None, WriteSettings(budget=0.9, min_sentences=0))
    shown = [line.text for line in brief.body]
    assert new in shown
    assert again not in shown


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("이 사고로 숨진 사람이 7명으로 늘었다.", {"사망자": "7명"}),
        ("직원 8천200여 명이 새 회사로 옮긴다.", {"직원": "8천200여 명"}),
        ("위원 6명이 회의에 참석했다.", {}),
        ("당국은 470명을 사망자와 부상자를 더한 숫자로 본다고 밝혔다.", {}),
    ],
)
def test_people_are_called_what_the_sources_call_them(text: str, rows: dict) -> None:
    row = {
        "id": "a",
        "lang": "ko",
        "title": "…",
        "text": text,
        "outlet": "신문",
        "kind": "newspaper",
    }
    brief = write(story(), [member({**row, "published": "2031-03-04"})], None, GENEROUS)
    assert {row.about: row.values[0].line.text for row in brief.figures} == rows
