"""What is said twice is shown once: quotations cut short, and the same words in translation."""

from __future__ import annotations

import pytest
from test_briefs import GENEROUS, member, story

from maek.write.brief import write
from maek.write.likeness import likeness, retold, told
from maek.write.said import cut_from
from maek.write.select import SAME, ranked

LEAD = (
    "President Anna Hale and Chairman Boris Lund signed a comprehensive partnership treaty on "
    "Wednesday that obliges the two countries to support each other if one is attacked."
)
AGAIN = (
    "Anna Hale and Boris Lund have signed a treaty promising that both countries will support "
    "one another if either is attacked, the plainest proof yet of how far winter has driven the "
    "old rivals into one another's arms."
)
RIVALS = "The winter drove old rivals together, and prices with it, two diplomats in Brussels said."
FIGURE = (
    "Anna Hale and Boris Lund have signed a treaty on Wednesday that obliges the two countries "
    "to support each other with 30 million dollars if one is attacked."
)
OTHER = "Boris Lund flew home on Thursday after a dinner of state that Anna Hale gave for him."


@pytest.mark.parametrize(
    ("short", "long", "lang"),
    [
        ("우크라 무기 지원 재검토할 것", "우크라이나에 무기를 지원하는 문제를 재검토할 예정", "ko"),
        ("서두르지 않겠다", "금리는 내리되 서두르지 않겠다", "ko"),
        ("a complete success", "The mission was a complete success.", "en"),
        ("никогда не забудем", "Мы никогда не забудем их подвиг", "ru"),
        ("言葉にならない", "復興の途中で、言葉にならない", "ja"),
    ],
)
def test_a_quotation_cut_short(short: str, long: str, lang: str) -> None:
    assert cut_from(short, long, lang)


@pytest.mark.parametrize(
    ("short", "long", "lang"),
    [
        ("병력 3천 명을 보냈다", "병력 1만 명을 보냈다고 확인했다", "ko"),
        ("지원하지 않겠다", "피해 주민을 끝까지 지원하겠다", "ko"),
        ("우리는 언제나 함께할 것", "우리는 그 때문에 이곳에 왔다", "ko"),
        ("We will not sign it", "We signed the treaty with open eyes", "en"),
        ("금리는 내리되 서두르지 않겠다", "서두르지 않겠다", "ko"),
    ],
)
def test_another_statement(short: str, long: str, lang: str) -> None:
    assert not cut_from(short, long, lang)


def test_what_is_said_again_in_most_of_the_same_words() -> None:
    row = {"id": "a", "outlet": "Ledger", "kind": "newspaper", "lang": "en"}
    row |= {"published": "2031-06-19", "title": "Hale and Lund sign accord"}
    pool = {
        c.words: c
        for c in ranked([member({**row, "text": "\n".join([LEAD, RIVALS, AGAIN, FIGURE, OTHER])})])
    }
    assert likeness(pool[AGAIN], pool[LEAD]) < SAME
    assert likeness(pool[AGAIN], pool[RIVALS]) < SAME
    assert retold(pool[AGAIN], [pool[LEAD], pool[RIVALS]]), "the two together say it all"
    assert not retold(pool[AGAIN], [pool[OTHER]])
    assert not retold(pool[FIGURE], [pool[LEAD]]), "it alone gives the sum"
    assert not retold(pool[OTHER], [pool[LEAD], pool[AGAIN]])


MET = "윤석열 대통령과 조 바이든 미국 대통령이 26일 백악관에서 회담하고 선언문에 서명했다."
ROWS = {
    "ko": {"id": "k", "outlet": "한빛", "lang": "ko", "title": "한미 정상 회담", "text": MET},
    "en": {"id": "e", "outlet": "Ledger", "lang": "en", "title": "Yoon and Biden meet"},
    "zh": {"id": "z", "outlet": "观察", "lang": "zh", "title": "尹锡悦与拜登会谈"},
}


@pytest.mark.parametrize(
    ("lang", "text", "again"),
    [
        ("en", "Yoon Suk Yeol met Joe Biden at the White House on April 26.", True),
        ("zh", "尹锡悦总统4月26日在白宫与美国总统拜登举行会谈，并签署宣言。", True),
        ("en", "Yoon Suk Yeol flew home from Washington on April 28 with a cold.", False),
        ("en", "Yoon Suk Yeol and Joe Biden met for 80 minutes on April 26.", False),
        ("en", "Kishida Fumio telephoned Joe Biden on April 26 about the same matter.", False),
    ],
)
def test_what_a_foreign_sentence_says_again(lang: str, text: str, *, again: bool) -> None:
    """Who met whom on which day is known; a further day, number or person is news."""
    row = {"kind": "newspaper", "published": "2023-04-27"}
    (own,) = ranked([member({**row, **ROWS["ko"]})])
    (foreign,) = ranked([member({**row, **ROWS[lang], "text": text})])
    assert told(foreign, [own]) == again


def test_dates_figures_and_names_hold_no_other_meanings() -> None:
    row = {**ROWS["zh"], "kind": "newspaper", "published": "2023-04-27"}
    text = "校方4月26日说，石川县有30人参加会谈。"
    (candidate,) = ranked([member({**row, "text": text})])
    assert not candidate.meanings & {"c-JP", "river"}
    assert "30~30 " in candidate.numbers


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Our two countries have today signed a treaty of mutual support", False),
        ("We are so surprised, and so grateful", False),
        ("Rising exports will not help families who cannot pay their debts", True),
    ],
)
def test_one_utterance_in_two_languages(words: str, *, shown: bool) -> None:
    """The words themselves are compared, not what is told around them; too few are not shown."""
    row = {"kind": "newspaper", "published": "2023-04-27"}
    own = "오늘 두 나라는 서로를 지원하는 조약에 서명했다"
    korean = f'윤석열 대통령은 회담 뒤 워싱턴에서 기자들과 만나 "{own}"고 말했다.'
    english = f"“{words},” Yoon Suk Yeol told a crowded party meeting at home."
    members = (
        member({**row, **ROWS["ko"], "text": korean}),
        member({**row, **ROWS["en"], "text": english}),
    )
    said = [s.line.text for s in write(story(), members, None, GENEROUS).said]
    assert said == ([own, words] if shown else [own])


@pytest.mark.parametrize(
    ("again", "is_retold"),
    [
        (
            "3일 오전 9시 12분, 안개 낀 도담항 3부두에서 길이 82m의 배가 고동을 울렸다.",
            True,
        ),
        ("3일 오전 9시 12분, 안개 낀 도담항 3부두에 가족 140명이 나와 손을 흔들었다.", False),
        ("3일 오전 11시 40분, 누리온호가 안개 낀 앞바다에서 멈추고 닻을 내렸다.", False),
    ],
)
def test_two_reports_that_open_with_one_minute(again: str, *, is_retold: bool) -> None:
    lead = "해양 탐사선 누리온호가 3일 오전 9시 12분 도담항을 출발해 남극 탐사에 나섰다."
    row = {"outlet": "도담일보", "kind": "newspaper", "lang": "ko", "published": "2031-06-03"}
    rows = [("a", "누리온호 남극 탐사 나섰다", lead), ("b", "누리온호 안개 속 출발", again)]
    pool = {
        c.words: c
        for id, title, text in rows
        for c in ranked([member({**row, "id": id, "title": title, "text": f"{text}\n끝이다."})])
    }
    assert pool[lead].leads
    assert pool[again].leads
    assert retold(pool[again], [pool[lead]]) is is_retold
