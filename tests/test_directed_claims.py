"""Who does it to whom, and what belongs to whom, in any pair of languages."""

from __future__ import annotations

import pytest

from maek.check.beside.directed_sides import sided
from maek.desk.checking import check_row, prepared
from maek.text.senses import axis


@pytest.mark.parametrize(
    ("lang", "text", "does", "to"),
    [
        ("en", "The mayor was criticised by residents.", "residents", "mayor"),
        ("en", "Torvik lost to Harwell.", "Harwell", "Torvik"),
        ("ru", "Компанию оштрафовал суд.", "суд", "Компанию"),
        ("ru", "Мэр извинился перед жителями.", "Мэр", "жителями"),
        ("ja", "犯人は警察に逮捕された。", "警察", "犯人"),
        ("zh", "市长被居民批评。", "居民", "市长"),
        ("zh", "厂长向村民道歉。", "厂长", "村民"),
        ("ko", "시민단체는 시장을 비판했다.", "단체", "시장"),
    ],
)
def test_sides_of_a_doing_read_back(lang, text, does, to):
    source = prepared(text, lang)
    doing = sided(source.statements[0])[0]
    assert any(does in span.of(text) for span in doing.does)
    assert any(to in span.of(text) for span in doing.to)


@pytest.mark.parametrize(
    ("source_lang", "source", "lang", "claim", "verdict"),
    [
        ("ru", "Эстония обыграла Латвию.", "en", "Estonia beat Latvia.", "supported"),
        ("ru", "Эстония обыграла Латвию.", "en", "Latvia lost to Estonia.", "supported"),
        ("ru", "Эстония обыграла Латвию.", "en", "Latvia beat Estonia.", "unsupported"),
        ("zh", "市长向居民道歉。", "en", "Residents apologised to the mayor.", "unsupported"),
        ("ru", "Учитель поблагодарил врача.", "ru", "Врач поблагодарил учителя.", "unsupported"),
        ("zh", "事故造成3人死亡，12人受伤。", "ja", "事故で12人が死亡した。", "unsupported"),
        ("zh", "事故造成3人死亡，12人受伤。", "ja", "事故で3人が死亡した。", "supported"),
        ("zh", "家长表示担心，但教师支持新规。", "zh", "家长支持新规。", "unsupported"),
        (
            "en",
            "The council will close the library.",
            "ja",
            "市議会は図書館を新設する。",
            "unsupported",
        ),
        (
            "ja",
            "健康被害の報告はない。",
            "en",
            "No health problems have been reported.",
            "supported",
        ),
    ],
)
def test_what_belongs_to_whom(source_lang, source, lang, claim, verdict):
    sources = [{"id": "s", "lang": source_lang, "published": "2031-05-02", "text": source}]
    row = {"id": "c", "claim": claim, "claim_lang": lang, "sources": sources}
    assert check_row(row)["verdict"] == verdict


def test_what_contradicts_each_other_has_one_axis():
    assert axis("buy") == axis("sell") != ""
    assert axis("school") == ""
