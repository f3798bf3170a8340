"""Names without a language pack: known names, and what titles beside them give away."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files

from maek.lang.known_names import known_mentions
from maek.lang.reading import Reading
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.overlap import longest_first
from maek.text.scripts import counts

CYRILLIC_NAME = re.compile(
    r"(?<![\w«-])[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){1,2}"
)
CYRILLIC_STOP = re.compile(r"(?:[.!?…»]\s*|^\s*|\n)$")


def names(reading: Reading) -> tuple[Mention, ...]:
    """Find known names, and persons that a title or their shape gives away.

    Args:
        reading: A text in any language.
    """
    lang = language(reading.text)
    found = [*known_mentions(reading.text, lang)]
    found = [_with_title(m, reading.text) for m in found]
    found += _by_title(reading.text, lang)
    if lang == "ru":
        found += _by_shape(reading.text)
    kept = longest_first(found)
    return tuple(sorted(kept, key=lambda m: m.span))


def language(text: str) -> str:
    """Return ru, ja, zh or en: whose names and verbs to look for in ``text``."""
    found = counts(text)
    if found["cyrillic"] > max(found["latin"], 2 * found["han"]):
        return "ru"
    if found["kana"]:
        return "ja"
    return "zh" if found["han"] else "en"


def _with_title(mention: Mention, text: str) -> Mention:
    """Take the title that adjoins a person's name into the mention."""
    match = _tables().after.match(text, mention.span.end)
    if mention.kind != "person" or match is None:
        return mention
    span = Span(mention.span.start, match.end())
    return replace(mention, span=span, title=match.group().strip("・ "))


def _by_title(text: str, lang: str) -> Iterator[Mention]:
    """Kanji or Katakana before a title: 岩屋毅外相, 范勇鹏教授."""
    if lang not in ("ja", "zh"):
        return
    for match in _tables().titled[lang].finditer(text):
        yield Mention(
            Span(*match.span()), "person", "und.titled", name=match["name"], title=match["title"]
        )


def _by_shape(text: str) -> Iterator[Mention]:
    """Two or three capitalised Cyrillic words inside a sentence."""
    for match in CYRILLIC_NAME.finditer(text):
        words = match.group().split()
        start = match.start()
        # A capital at the head of a sentence says nothing of the word it begins.
        if CYRILLIC_STOP.search(text[max(0, start - 3) : start]) and len(words) < 3:
            continue
        if any(w in _tables().not_names for w in words):
            continue
        yield Mention(Span(*match.span()), "person", "und.capitals", name=match.group())


@dataclass(frozen=True, slots=True)
class _Tables:
    after: re.Pattern[str]
    titled: dict[str, re.Pattern[str]]
    not_names: frozenset[str]


@functools.cache
def _tables() -> _Tables:
    path = files("maek.lang.und").joinpath("tables/names.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    titles = "|".join(sorted(map(re.escape, table["after"]), key=len, reverse=True))
    return _Tables(
        re.compile(rf"[・ ]?(?:{titles})"),
        {
            # A Japanese name: two to five kanji, or Katakana; a Chinese one: two to four Han.
            "ja": re.compile(
                rf"(?<![\u4e00-\u9fff々ァ-ヴー・])(?P<name>[\u4e00-\u9fff々]{{2,5}}?|[ァ-ヴー]+(?:・[ァ-ヴー]+)*)(?P<title>{titles})"
            ),
            "zh": re.compile(
                r"(?<=[，。、“：；\s长席统理人])(?P<name>[\u4e00-\u9fff]{2,3})(?P<title>先生|女士|教授)"
            ),
        },
        frozenset(table["not_names"]),
    )
