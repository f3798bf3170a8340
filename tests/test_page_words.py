"""Page words are looked for only in lines that hold a word they need, and nothing is lost by it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maek.extract import words
from maek.text.needed import needed

NEEDED = [
    ("use of cookies", {"use of cookies"}),
    ("(?:Alpha|beta) x?", {"alpha", "beta"}),
    ("colou?r", {"colo"}),
    ("ab+c", {"ab"}),
    ("(?:남김|보냄)?기록", {"기록"}),
    (r"\w+ (?:저장|담기)", {"저장", "담기"}),
    (r"\(c\) 제공", {"(c) 제공"}),
    ("(?:not )?.*", None),
    ("(?:one|.+)", None),
    ("[a-z]{3}", None),
    ("[ⓒ©] ?.{2,30}", {"ⓒ", "©"}),
    ("[^ab]c?", None),
    ("[Bb]y [A-Z]+", {"by "}),
    ("(?!no)yes(?=!)", {"yes"}),
    ("(?:AI|자동).{0,9}(?:보도|편집)", {"보도", "편집"}),
]
PATTERNS = [
    "(?:구독|멤버십).{0,9}(?:전용|만)",
    r"(?:cookies?) ?(?:policy|settings)",
    r"(?:автор|текст)\w* [а-я]+",
    "(?:図|写真)(?:提供)?[:：]",
    "x{2,3}y|z+w",
]


@pytest.mark.parametrize(("pattern", "wanted"), NEEDED)
def test_words_a_pattern_needs(pattern: str, wanted: set[str] | None) -> None:
    assert needed(pattern) == wanted


@settings(max_examples=60)
@given(st.data())
def test_whatever_matches_holds_a_needed_word(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    said = data.draw(st.from_regex(pattern, fullmatch=True))
    wanted = needed(pattern)
    assert wanted is not None
    assert any(word in said.lower() for word in wanted)
    assert words.Held(pattern)(f"가 {said} b")


@pytest.mark.parametrize("key", words.LABELS)
def test_a_label_is_the_same_asked_alone_or_among_others(key: str) -> None:
    lines = [
        "관련 기사", "Read more", "구독자 전용 기사입니다", "ⓒ 한빛신문", "홍길동 기자",
        "Copyright 2024", "このページはCookieを使用します", "Фото: Станция", "更正：本文已更新",
        "오늘의 날씨", "A quiet street",
    ]  # fmt: skip
    assert [key in words.kinds(x) for x in lines] == [words.is_(key, x) for x in lines]
    patterns = [re.compile(p.pattern, re.IGNORECASE) for p in words._patterns(key)]
    assert [words.is_(key, x) for x in lines] == [
        any(p.fullmatch(words._bare(x)) for p in patterns) for x in lines
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ferry crews vote on the winter timetable", "Les også: Broen er stengt igjen",
        "Follow us on Bluesky for more from the harbour", "▶ 관련기사: 다리 통제 사흘째",
        "카카오톡에서 '한빛뉴스' 채널 추가하기", "Lesen Sie auch: Die Brücke bleibt gesperrt",
        "Lire aussi : Le pont reste fermé", "Читайте также: Мост закрыт до среды",
        "【関連記事】橋は水曜まで通行止め", "延伸閱讀：大橋封閉至週三",
        "Leia também: Ponte segue fechada",
        "Подписывайтесь на наш канал в Telegram", "Sign up here for our weekly newsletter",
    ],
)  # fmt: skip
def test_a_line_that_points_elsewhere(line: str) -> None:
    assert words.is_("pointer", line)


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter more slowly, the judge told the clerk.", "Follow the river north to Esk.",
        "카카오톡은 새 요금제를 3월부터 시작한다고 밝혔다.",
        "Sie lesen auch die Briefe der Nachbarn.",
        "Читайте договор перед подписью, советует юрист.",
        "関連記事を読んだ住民が市役所に集まった。",
        "Join the queue early, says the ferry's captain.", "旅客關注大橋何時重開。",
    ],
)  # fmt: skip
def test_a_line_of_the_story_that_sounds_like_it(line: str) -> None:
    assert not words.is_("pointer", line)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("【更新】市の発表を受け、人数を改めました。", True),
        ("【追記】会見の内容を加えました（3日午後）。", True),
        ("【更新】文中数字已按最新通报修改。", True),
        ("[업데이트] 소방서 발표에 따라 인원을 12명으로 바꿨습니다.", True),
        ("市は住民台帳を更新したと発表した。", False),
        ("【金沢＝里見汐音】市は会見を開いた。", False),
        ("시스템을 업데이트한 은행은 거래를 다시 열었다.", False),
    ],
)
def test_a_note_on_what_was_changed(line: str, *, note: bool) -> None:
    assert ("correction" in words.kinds(line)) == note
