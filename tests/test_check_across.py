"""Claims across languages: the same piece of news in five, and what is put wrong in it."""

from __future__ import annotations

import pytest

from maek.desk.checking import check_row
from maek.text.events import events
from maek.text.senses import senses
from scores.claims_across import LANGS, changes, pairs, scenes, told

SCENES = list(scenes())
MISSED = 2
"""So many changes of the whole set go unseen: a name of a known person under one spelling."""


@pytest.mark.parametrize("scene", SCENES, ids=[s["en"][:40] for s in SCENES])
def test_sound_sentence_is_carried_by_every_other_language(scene: dict[str, str]) -> None:
    wrong = [(a, b) for a, b in pairs() if told(scene, a, b, scene[b])]
    assert wrong == []


def test_changed_sentences_are_told() -> None:
    missed = [
        (source, kind, text)
        for scene in SCENES
        for source, claim in zip(LANGS, (*LANGS[1:], LANGS[0]), strict=True)
        for kind, text in changes(scene, claim)
        if not told(scene, source, claim, text)
    ]
    assert len(missed) <= MISSED, missed


@pytest.mark.parametrize(
    ("lang", "text", "key", "met"),
    [
        ("ja", "ジャパンがパンを売る", "%bread", 1),
        ("ja", "調査の対象の店", "%elephant", 0),
        ("ja", "象の保護", "%elephant", 1),
        ("zh", "保护大象", "%elephant", 1),
        ("en", "they told us that US troops left", "@us", 1),
        ("en", "an apology was made", "%apple", 0),
        ("ru", "слоны и львы", "%elephant", 1),
    ],
)
def test_things_begin_where_words_do(lang: str, text: str, key: str, met: int) -> None:
    assert sum(s.key == key for s in senses(text, lang)) == met


@pytest.mark.parametrize(
    ("lang", "text", "claim_lang", "claim", "verdict"),
    [
        ("en", "The bank will cut 90 jobs.", "ko", "이 은행은 직원을 감원한다.", "supported"),
        ("en", "The bank will cut 90 jobs.", "ko", "이 은행은 합병한다.", "unsupported"),
        ("ja", "社長は解任された。", "ru", "Президент компании подал в отставку.", "unsupported"),
        ("zh", "法院判处他3年有期徒刑。", "en", "The court acquitted him.", "unsupported"),
        ("en", "The mayor was praised.", "en", "The mayor was arrested.", "unsupported"),
    ],
)
def test_events_no_source_tells_of_are_told(lang, text, claim_lang, claim, verdict) -> None:
    source = {"id": "s", "lang": lang, "published": "2031-05-02", "text": text}
    row = {"id": "c", "claim": claim, "claim_lang": claim_lang, "sources": [source]}
    assert check_row(row)["verdict"] == verdict


def test_of_two_events_in_one_place_the_longer_is_meant() -> None:
    found = {s.key for s in events("He got a suspended sentence.", "en") if s.key[0] != "~"}
    assert found == {"suspended_sentence"}


@pytest.mark.parametrize(
    ("lang", "text", "claim_lang", "claim", "verdict"),
    [
        # A bare day and a month without a year agree in what they tell.
        ("ru", "Министр прибудет 5 декабря.", "ja", "大臣は5日に到着する。", "supported"),
        ("ru", "Министр прибудет 5 декабря.", "ja", "大臣は8日に到着する。", "unsupported"),
        # A meeting (会) is no will (会).
        ("zh", "议会以340票通过了移民法案。", "en", "Parliament passed the bill.", "supported"),
        # Some are not all.
        ("zh", "受害者多为老年人。", "ja", "被害者は全員高齢者だった。", "unsupported"),
        ("en", "The tower was partly destroyed by fire.", "ja", "塔は全焼した。", "unsupported"),
    ],
)
def test_told_across_languages(lang, text, claim_lang, claim, verdict) -> None:
    source = {"id": "s", "lang": lang, "published": "2031-11-20", "text": text}
    row = {"id": "c", "claim": claim, "claim_lang": claim_lang, "sources": [source]}
    assert check_row(row)["verdict"] == verdict
