"""What is said twice is shown once: quotations cut short, and the same words in translation."""

from __future__ import annotations

import pytest
from test_briefs import member

from maek.write.likeness import likeness, retold
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
