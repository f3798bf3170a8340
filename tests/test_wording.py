"""Words with what grammar does to them, and meanings across languages."""

from __future__ import annotations

import pytest

from maek.lang.find import load
from maek.lang.reading import Block
from maek.model.span import Span
from maek.text.senses import of_word, opposites, senses


@pytest.mark.parametrize(
    ("lang", "text", "word", "marks"),
    [
        ("ko", "시장은 다리를 열지 않았다.", "열", {"neg", "past"}),
        ("ko", "시는 다리를 고친 것으로 알려졌다.", "고친", {"hearsay", "past"}),
        ("ko", "시는 다리를 고칠 예정이다.", "고칠", {"plan"}),
        ("ko", "비가 오면 다리를 닫는다.", "오", {"if"}),
        ("ko", "다리가 안전하다고 밝혔다.", "안전", {"told"}),
        ("en", "The mayor did not open the bridge.", "open", {"neg"}),
        ("en", "The city reportedly repaired it.", "repaired", {"hearsay", "past"}),
        ("en", "Rates may have been raised.", "raised", {"may", "past"}),
        ("en", "No fewer than ten boats left.", "boats", set()),
        ("ru", "Мэр не открыл мост.", "открыл", {"neg", "past"}),
        ("ru", "Пришли не менее ста человек.", "человек", set()),
        ("ja", "市長は橋を開通しなかった。", "開通", {"neg"}),
        ("ja", "市は橋を修理したとみられる。", "修理", {"likely"}),
        ("zh", "市长没有开放大桥。", "开放", {"neg"}),
        ("zh", "该市可能关闭大桥。", "关闭", {"may"}),
    ],
)
def test_marks(lang, text, word, marks):
    pack = load(lang)
    reading = pack.read(text, (Block(Span(0, len(text))),))
    words = pack.wording.words(reading, reading.sentences[0], lang)
    found = next(w for w in words if w.span.start == text.index(word))
    names = {m.name for m in found.marks}
    assert marks <= names
    if not marks:
        assert not names & {"neg", "lack"}
    for mark in found.marks:
        assert mark.span.of(text)


def test_meanings_meet_across_languages():
    for text, lang in (
        ("the bank raised rates", "en"),
        ("банк повысил ставку", "ru"),
        ("銀行は金利を引き上げた", "ja"),
        ("央行上调利率", "zh"),
    ):
        assert "raise" in {s.key for s in senses(text, lang)}
    assert "raise" in of_word("오르다", "ko")
    assert "cut" in opposites("raise")
    assert "raise" in opposites("cut")
