"""Text dumps of pages: what every line is. A case has one line a row: kind, tab, words.

A line of kind ``-`` can be read in two ways and is not judged.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from maek.extract.plaintext import read_dump

CASES = sorted((Path(__file__).parent / "cases" / "dumps").glob("*.txt"))


def rows(case: Path) -> list[tuple[str, str]]:
    lines = (line.partition("\t") for line in case.read_text(encoding="utf-8").splitlines())
    return [(kind, words) for kind, _, words in lines if words]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_line_is_what_it_is(case: Path, between: str) -> None:
    wanted = rows(case)
    article = read_dump(between.join(words for _, words in wanted), id=case.stem)
    found = [(p.kind, p.span.of(article.text)) for p in article.parts]
    judged = [
        (kind if wants == "-" else wants)
        for (wants, _), (kind, _) in zip(wanted, found, strict=True)
    ]
    assert found == list(zip(judged, (words for _, words in wanted), strict=True))


TWO = ("Mara Lindqvist", "Tom Okafor")
METADATA = {
    "ja-local-dump": ("", "", "2026-11-21T06:00:00", ("東山遼",)),
    "zh-county": ("", "柏川日报", "2026-11-20T07:45:00", ("温如海",)),
    "ko-mt-harbour": ("바깥소식", "가디언", "2026-11-20", ()),
    "mt-white-house": ("둥근눈 코리아", "BBC 뉴스", "2025-03-02", ()),
    "mt-release-water": ("World Pick 월드픽", "교도통신", "2025-03-12T14:05:00", ()),
    "mt-chips": ("테크렌즈 KR", "로이터", "2025-01-14", ("Karen Freifeld",)),
    "mt-quake": ("하루픽", "알자지라", "2025-04-01", ()),
    "ko-interview": ("강변신문", "강변신문", "2024-11-05", ("서지안",)),
    "en-wire": ("Coastline Live", "Northbridge Wire", "2025-06-03", TWO),
    "ja-dump": ("川辺日報", "川辺日報", "2025-03-18T15:20:00", ("森田あおい",)),
    "mt-greenland": ("뉴스브릿지", "가디언", "2025-03-14", ("미란다 브라이언트",)),
    "ko-agency": ("누리뉴스", "누리뉴스", "", ("배소윤", "문하진")),
    "ko-decks": ("", "", "2026-03-04T18:11:00", ("오세린",)),
    "mt-border": ("데일리윈드", "로이터", "2025-11-03", ()),
    "en-box": (*("Fenmarsh Courier",) * 2, "2026-02-03T06:00:00+00:00", ("Clara Whitmore",)),
    "en-consent": ("Harrowgate Post", "Harrowgate Post", "2026-05-08", ("Mae Dunleavy",)),
    "ja-reporters": (
        *("みなみ野新聞デジタル",) * 2, "2026-10-05T20:30:00", ("桜田真帆", "小野寺剛"),
    ),
    "ru-bridge": (*("Вестник Приозёрья",) * 2, "2026-08-14T11:20:00", ("Ольга Тимченко",)),
    "ko-naver-like": ("모아뉴스", "솔내일보", "2026-02-11T05:01:00", ("유하람",)),
    "ko-abroad": ("", "", "2026-04-17T05:00:00", ("도은결",)),
    "en-court": (
        "", "Ellary Dispatch", "2026-06-30T11:02:00-04:00", ("Fiona Marsh", "Declan Oyelaran"),
    ),
    "zh-school": ("岭东在线", "岭东在线", "2026-09-02T08:15:33", ("钟亦凡",)),
    "zh-dump": ("东港观察", "东港晚报", "2025-02-21T09:15:00", ()),
    "en-magazine-ai": ("The Wold Review", "The Wold Review", "2026-03-30", ("Rosalind Achebe",)),
    "en-tabloid": ("Marlow Tide", "Marlow Tide", "2026-07-21T08:14:00+01:00", ("Holly Trent",)),
    "en-wire-corr": (
        "", "Northgate Press", "2026-05-11T14:32:00+00:00",
        ("Ines Barlow", "Davit Kess", "Anna Poole"),
    ),
    "ja-regional-wall": ("汐見新報", "汐見新報", "2026-10-22T05:00:00", ("久保田涼",)),
    "ja-portal": ("ひかりニュース", "青葉日日新聞", "", ()),
    "ko-ai-page": ("글로벌다이제스트", "글로벌다이제스트", "2026-08-04", ()),
    "ko-hashtags": ("늘솔저널", "늘솔저널", "2026-09-03T17:40:00", ("곽이든",)),
    "ko-mt-wire": ("월드브릿지", "로이터", "2026-08-29T22:10:00", ("사라 말릭",)),
    "ko-reactions": ("온마루뉴스", "두물일보", "2026-10-14T09:12:00", ("민서율",)),
    "ru-agency-tags": ("Меридиан", "Меридиан", "2026-04-22T10:47:00", ()),
    "ru-portal": ("Заречье.Онлайн", "Заречье.Онлайн", "2026-06-09T18:30:00", ("Алина Вострикова",)),
    "zh-portal": ("北麦新闻", "临江日报", "2026-10-19T07:36:00", ("袁思齐",)),
    "en-local": ("Skerry Advertiser", "Skerry Advertiser", "2026-04-09T06:30:00", ("Beth Marrin",)),
    "ja-local-comments": (*("緑野日報デジタル",) * 2, "2026-05-04T17:12:00", ("内藤 亜希",)),
    "ko-blog-translation": ("남미브리핑", "AFP", "2026-03-18", ()),
    "ko-broadcast": ("하늘방송", "하늘방송", "2026-09-14T20:31:00", ("구나린",)),
    "ru-eggs": ("Юго-Запад", "Юго-Запад", "2026-02-12T12:04:00", ()),
    "zh-hant-comments": ("島聲日報", "島聲日報", "2026-07-02T15:48:00", ("歐芷晴",)),
}  # fmt: skip


@pytest.mark.parametrize("name", METADATA)
def test_what_the_lines_say_of_the_article(name: str) -> None:
    case = next(path for path in CASES if path.stem == name)
    article = read_dump("\n".join(words for _, words in rows(case)), id=name)
    published = article.published.value if article.published else ""
    told = (article.site_name, article.outlet, published, article.authors)
    assert told == METADATA[name]


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("교도통신 | 2025.03.12 14:05 업데이트", ["outlet", "page_date"]),
        ("Reported by AI · Monday, July 14, 2025", ["ai_label", "page_date"]),
        ("June 3, 2025 / 6:42 PM EDT", ["page_date"]),
        ("홍가람 기자 | 입력 2024.03.12 16:07", ["byline", "page_date"]),
    ],
)
def test_a_row_with_a_day_is_cut(row: str, kinds: list[str]) -> None:
    headline = dict(rows(CASES[0]))["headline"]
    story = "\n".join(words for kind, words in rows(CASES[0]) if kind == "body")
    article = read_dump(f"{headline}\n{row}\n{story}")
    assert [p.kind for p in article.parts if p.kind != "body"] == ["headline", *kinds]
    assert all(p.span.of(article.text) in row for p in article.parts[1 : 1 + len(kinds)])


def test_when_it_was_changed_and_where_it_stands() -> None:
    portal, bridge = (
        read_dump("\n".join(words for _, words in rows(path)))
        for name in ("ko-portal", "ru-bridge")
        for path in CASES
        if path.stem == name
    )
    assert portal.modified is not None
    assert portal.modified.value == "2026-06-12T14:40:00"
    assert (portal.section, bridge.section) == ("사회", "Общество")
