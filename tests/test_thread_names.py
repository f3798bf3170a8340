"""What storylines are called: whose affair it is, and what affair."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from maek.analyse.run import analyse
from maek.model.article import Article, Part
from maek.model.ids import text_id
from maek.model.span import Span
from maek.text.subjects import COLUMNS, subject_name
from maek.thread.affairs import affairs_named
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.title import line_title

Report = tuple[str, str, str]
"""Language, headline, running text."""


def read(report: Report) -> Item:
    lang, title, body = report
    text = f"{title}\n{body}"
    parts = (
        Part("headline", Span(0, len(title))),
        Part("body", Span(len(title) + 1, len(text))),
    )
    article = Article(title, text, text_id(text), lang, title=title, parts=parts)
    return item_of(article, analyse(article))


def called(*stories: Sequence[Report]) -> str:
    told = [[read(report) for report in story] for story in stories]
    return line_title(told, [own[0].title for own in told])


@pytest.mark.parametrize(
    ("name", "stories"),
    [
        (
            "한은 기준금리",
            (
                ("ko", "한은, 기준금리 2.75%로 동결", "한국은행이 금리를 묶었다."),
                ("ko", "한은, 기준금리 석 달 만에 인하", "한국은행이 금리를 내렸다."),
            ),
        ),
        # Where headlines share no affair, the texts tell it.
        (
            "문성대 재판",
            (
                ("ko", "문성대 전 행장 징역 6년", "법원이 문성대 전 행장에게 실형을 선고했다."),
                ("ko", '문성대 전 행장 "억울하다" 항소', "문성대 전 행장이 법원에 항소했다."),
            ),
        ),
        # An election is a country's, whoever runs.
        (
            "폴란드 대선",
            (
                ("ko", "폴란드 대선 노바크 선두", "폴란드 대통령 선거에서 노바크 후보가 앞섰다."),
                ("ko", "노바크 폴란드 대선 승리", "폴란드 대통령 선거에서 노바크 후보가 이겼다."),
            ),
        ),
        # Nobody here reads Russian: the country and the affair say it.
        (
            "독일 철도 파업",
            (
                ("ru", "В Германии забастовка на железной дороге", "Поезда в Германии стоят."),
                ("ko", "독일 파업에 열차 멈춰", "독일 열차 기관사가 파업했다."),
            ),
        ),
        # Whoever lends his capital for talks is no side of a truce.
        (
            "에티오피아 휴전",
            (
                (
                    "ko",
                    "에티오피아 휴전, 나이로비서 서명",
                    "에티오피아가 케냐에서 서명했다.",
                ),
                ("ko", "에티오피아 휴전 석 달", "케냐가 중재한 에티오피아 휴전이 석 달을 넘겼다."),
            ),
        ),
        (
            "Ghent robbery",
            (
                ("en", "Thieves rob museum in Ghent", "Thieves took a painting in Ghent."),
                ("en", "Ghent robbery: two held", "Police in Ghent held two over the robbery."),
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_storyline_is_called_after_whose_affair_it_is(
    name: str, stories: Sequence[Report]
) -> None:
    assert called(*([report] for report in stories)) == name


def test_a_storyline_of_one_story_has_its_headline() -> None:
    assert line_title([], ["조약 서명"]) == "조약 서명"


def test_what_names_nobody_keeps_the_first_headline() -> None:
    one, two = Item("a", "ko", title="하나"), Item("b", "ko", title="둘")
    assert line_title([[one], [two]], ["하나", "둘"]) == "하나"
    # A death without anybody who died, a country without anything that is going on.
    stories = ("ko", "별세", "향년 88세."), ("en", "Ex-president dies", "He was 88.")
    assert called(*([report] for report in stories)) == "별세"


def test_every_affair_is_told_by_concepts_of_the_table() -> None:
    for affair in affairs_named():
        assert affair.words["ko"]
        assert affair.words["en"]
        for concept in (*affair.concepts, *(concept for concept, _ in affair.kinds)):
            assert all(subject_name(concept, lang) for lang in COLUMNS), concept
