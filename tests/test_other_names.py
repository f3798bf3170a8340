"""English, Russian, Japanese and Chinese names: exactly these, one person across scripts."""

from __future__ import annotations

import pytest

from maek.analyse.blocks import blocks_of
from maek.analyse.link import link
from maek.lang.find import load
from maek.model.article import Article
from maek.model.findings import Mention
from maek.text.known import by_id, known
from tests.drawers import Case, cases

LANGS = ("en", "ru", "ja", "zh")
ALL = [(lang, case) for lang in LANGS for case in cases(lang, "names")]


def mentions(lang: str, text: str) -> tuple[Mention, ...]:
    """The linked mentions of a text."""
    article, pack = Article("a", text, "a", lang), load(lang)
    reading = pack.read(text, blocks_of(article))
    return link(pack.names(reading), article, reading)[0]


def told(mention: Mention, text: str) -> str:
    """The way the cases write a mention: with the entity of a person everybody knows."""
    known = mention.kind == "person" and mention.entity in by_id()
    return f"{mention.span.of(text)} = {mention.kind}" + (f" {mention.entity}" if known else "")


@pytest.mark.parametrize(("lang", "case"), ALL, ids=[c.name for _, c in ALL])
def test_finds_exactly_these_names(lang: str, case: Case) -> None:
    found = [m for m in mentions(lang, case.text) if m.kind != "pronoun"]
    assert [told(m, case.text) for m in found] == case.row["names"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Vladimir Putin left."),
        ("ru", "О Владимире Путине говорили."),
        ("ja", "プーチン大統領は帰国した。"),
        ("zh", "俄罗斯总统普京离开。"),
    ],
)
def test_one_person_in_every_script(lang: str, text: str) -> None:
    assert "vladimir-putin" in {m.entity for m in mentions(lang, text)}


@pytest.mark.parametrize(
    ("oblique", "nominative"),
    [
        ("Владимира Путина", "Владимир Путин"),
        ("Марии Захаровой", "Мария Захарова"),
        ("Сергею Лаврову", "Сергей Лавров"),
        ("Анной Крыловой", "Анна Крылова"),
        ("Юрием Ушаковым", "Юрий Ушаков"),
        ("Дмитрия Донского", "Дмитрий Донской"),
        ("Мария Белова", "Мария Белова"),
        ("Пак Чон Чхона", "Пак Чон Чхон"),
    ],
)
def test_russian_names_in_the_nominative(oblique: str, nominative: str) -> None:
    from maek.lang.ru.declension import nominative as undo

    # -ского may be of -ский or of -ской: nothing in the form tells.
    assert undo(oblique) in (nominative, nominative.replace("ской", "ский"))


def test_known_names_stand_in_one_row_each() -> None:
    assert len(by_id()) == len(known())
    for row in known():
        names = [name for _, names in row.names for name in names]
        assert names, row.id
        assert all(name and name == name.strip() and not set(name) & set("|;") for name in names)
