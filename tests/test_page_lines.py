"""Lines of small pages: copies and refrains, standfirsts, captions, readers, bylines with a day."""

from __future__ import annotations

import pytest

from maek.extract.html import read_html
from maek.model.article import Article

STORY = (
    "The harbour bridge at Saltmarsh will close to all traffic for nine weeks from April.",
    "Engineers found cracks in four of the steel hangers during an inspection last month.",
    "Ferries will carry foot passengers free of charge while the works last, the town said.",
)


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def read(inside: str, head: str = "") -> Article:
    page = f'<html><head><meta charset="utf-8">{head}</head><body>{inside}</body></html>'
    return read_html(page.encode())


def test_a_copy_in_a_container_of_its_own_is_left_out() -> None:
    copy = f"<section><div>{paragraphs(*STORY)}</div></section>"
    article = read(f"<main><h1>Bridge to close</h1>{paragraphs(*STORY)}</main>{copy}")
    assert [article.body.count(line) for line in STORY] == [1, 1, 1]


def test_a_refrain_stays_as_often_as_it_is_said() -> None:
    refrain = "And nobody on the quay said a single word to the captain that night."
    told = paragraphs(STORY[0], refrain, STORY[1], refrain, STORY[2], refrain)
    article = read(f"<article><h1>A night on the quay</h1>{told}</article>")
    assert article.body.count(refrain) == 3


def test_readers_in_a_block_called_comment_are_no_story() -> None:
    said = "They said the same in 2019 and it took them half a year, so I will wait and see."
    readers = f'<div class="comment"><div>{paragraphs(said, said + " Again.")}</div></div>'
    article = read(f"<div><h1>Bridge to close</h1>{paragraphs(*STORY)}</div>{readers}")
    assert said not in article.body


def test_a_description_said_again_under_a_picture_is_no_standfirst() -> None:
    deck = "Workers hang ropes from the harbour bridge on Monday morning"
    article = read(
        f"<article><h1>Bridge to close</h1><figure><figcaption>{deck}</figcaption></figure>"
        f"{paragraphs(*STORY)}</article>",
        f'<meta name="description" content="{deck}">',
    )
    assert article.standfirst == ()
    assert [article.text[s.start : s.end] for s in article.spans("caption")] == [deck]


@pytest.mark.parametrize(
    "caption",
    [
        "A crane waits beside the bridge on Monday. Photo: Lena Ost/Saltmarsh Echo",
        "再開した朝市に並ぶ買い物客ら＝8日、浜風市",
    ],
)
def test_a_paragraph_that_ends_as_captions_end_is_one(caption: str) -> None:
    told = paragraphs(STORY[0], caption, *STORY[1:])
    article = read(f"<article><h1>Bridge to close</h1>{told}</article>")
    assert caption not in article.body


@pytest.mark.parametrize(
    ("line", "authors", "day"),
    [
        ("By Sol Marchetti | 12 Jan 2026", ("Sol Marchetti",), "2026-01-12"),
        ("한누리 기자 승인 2026.01.28 05:31", ("한누리",), "2026-01-28"),
        ("2026-03-05 09:12 来源：柳城晚报 作者：沈竹", ("沈竹",), "2026-03-05"),
        ("記者林曉晴／海口報導 2026-03-05 09:12", ("林曉晴",), "2026-03-05"),
    ],
)
def test_a_byline_with_its_day(line: str, authors: tuple[str, ...], day: str) -> None:
    article = read(f'<h1>Bridge to close</h1><p class="byline">{line}</p>{paragraphs(*STORY)}')
    assert article.authors == authors
    assert article.published is not None
    assert article.published.day == day


def test_a_japanese_report_is_signed_behind_its_last_stop() -> None:
    told = paragraphs(
        "浜風市の港で8日、七年ぶりに朝市が再開し、約二千人が訪れた。",
        "実行委員長は「待っていてくれた人に感謝したい」と話した。次回は22日に開かれる。（青木澄）",
    )
    assert read(f"<h1>港の朝市、再開</h1>{told}").authors == ("青木澄",)


def test_the_site_is_cut_from_a_title_that_a_lower_heading_spells() -> None:
    told = f"<h2>青柳河大桥提前通车</h2>{paragraphs(*STORY)}"
    assert read(told, "<title>青柳河大桥提前通车-柳城晚报网</title>").title == "青柳河大桥提前通车"


def test_a_heading_is_the_title_where_only_the_window_has_one() -> None:
    told = f"<h1>Storm over the Sound: ferries stop, schools shut</h1>{paragraphs(*STORY)}"
    window = "<title>Live: storm over the Sound - Skerry Times</title>"
    assert read(told, window).title == "Storm over the Sound: ferries stop, schools shut"
