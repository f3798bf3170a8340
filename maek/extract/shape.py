"""The shape of a line: is it prose, a credit, a name, a heading?"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files
from typing import Any

from maek.text.scripts import script_of

STOPS = (".", "!", "?", "。", "！", "？", "…")
FINAL = (*STOPS, "다", "요")
CLOSING = "\"”’'」』»)]）"
"""What may stand behind a sentence's last sign."""
STOP_INSIDE = re.compile(r"[.!?][\"”’'」』»)\]）]*(?:\s|$)|[。！？][\"”’'」』»)\]）]*")
PREDICATE = tuple("다요까죠오라음함됨임어아해지네야게래걸나니자군세")
"""Last syllables of Korean sentences…"""
PARTICLE = tuple("은는이가을를에로와과의도만")
"""…and of words with a particle behind them, which end neither."""
NEWS = re.compile(r"(?<=\w)\s?(?:\bnews|新闻|新聞|ニュース|뉴스)$")
"""What sections call what they bring."""
SPLIT = re.compile(r"\s*[/|]\s*|\s+via\s+|\s*,\s*")
CREDITED = re.compile(
    r"[.。)\s/|〈<＜《（(【\[]\s*(?:사진|자료|그래픽|photo(?:graph)?|image|picture|credit|(?:archiv|symbol|agentur)?(?:foto|bild)|фото|写真"
    r"|[图圖](?:片|源)?|摄影|攝影|供图|供圖)\s*[:：=/／｜]\s*\S.{0,40}$"
    r"|[（(【\[][^（）()]{2,16}\s?(?:摄|攝|撮影|供图|供圖|사진|촬영|제공|photo|foto|фото)[）)】\]]\.?$"
    r"|[。.)）]\s*\S{2,14}(?:\s\S{2,8})?\s?(?:摄|攝|供图|供圖)$"
    r"|(?:[.)]|다)\s+\S[^.]{0,20}\s?(?:자료 ?사진|제공(?: ?사진)?|캡처|갈무리)\.?$"
    r"|[=＝][^=＝]{2,24}撮影$"
    r"|(?:[.)]|다)\s+\S{1,12}\s?(?:DB|/\s?[가-힣]{2,4} (?:선임|사진)?(?:기자|특파원))\.?$"
    r"|[.!?]\s[（(][^()（）/]{3,30}/[^()（）]{2,40}[)）]$"
    r"|[=＝]\s*\d{1,2}(?:일|월|日|月)[^。.]{0,40}$"
    r"|[.…»]\s+(?:фото|снимок|photos?|foto)\s(?:by|courtesy|предоставлен\w*|из|с|пресс|автора)\b.{2,50}$",
    re.IGNORECASE,
)
"""How a caption ends: with its credit, or with the day and place of its picture."""
SLASHED = re.compile(
    r"(?:(?<=\w\w)\.|[。)）다])"
    r"(?:\s+[A-Z][A-Za-z-]{1,14}\s?/\s?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}"
    r"|\s?/\s?[^\s/\d]{2,14}(?:\s[^\s/]{1,8})?)$"
)
"""The same, the owner behind a slash: *… 있다. /두물일보*, *… swim. AGENCY/A Name*."""
IN_BRACKETS = re.compile(r"(?<=[.。다요!?！？])\s?[（(][^（）()]{2,16}[）)]$")
"""Who wrote it, behind the last stop of a paragraph."""
POINTERS = "▶►▷☞→➤➡■◆●▪•·"
"""Signs before a line that points to another page."""
LONGEST_CREDIT = 90
"""Letters of the longest end by which a caption is known."""
SHORTEST_CAPTION = 5
"""Letters before that end."""
PROSE_AT = {"han": 25, "kana": 25, "hangul": 32, "cyrillic": 60, "latin": 60}
"""From this many code points a line that ends like a sentence is prose."""
LOWEST, HIGHEST = min(PROSE_AT.values()), max(PROSE_AT.values())


def is_prose(line: str) -> bool:
    """Tell whether a line is running text: long enough, and ending as sentences end."""
    size = len(line)
    if size < LOWEST:
        return False
    times = 1 if _ends(line) else 3
    # Letters are counted only where the script decides.
    if not times * LOWEST <= size < times * HIGHEST:
        return size >= times * HIGHEST
    return size >= times * PROSE_AT.get(script_of(line), HIGHEST)


@functools.lru_cache(maxsize=4096)
def is_credited(line: str) -> bool:
    """Tell whether a line ends as captions do: with a credit, or the day and place of a picture."""
    begin = max(SHORTEST_CAPTION, len(line) - LONGEST_CREDIT)
    slashed = "/" in line and SLASHED.search(line, begin) is not None
    return slashed or CREDITED.search(line, begin) is not None


def is_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence ends, however short it is."""
    return _ends(line) and len(line) >= 8


def _ends(line: str) -> bool:
    if line.endswith((")", "）")):
        line = IN_BRACKETS.sub("", line)
    return line.rstrip(CLOSING).endswith(FINAL)


def is_stopped(line: str) -> bool:
    """Tell whether a line ends with a sentence's last sign."""
    return line.rstrip(CLOSING).endswith(STOPS)


def is_running(line: str) -> bool:
    """Tell whether a line is running text: prose, or a sentence with its last sign."""
    return is_prose(line) or (is_sentence(line) and is_stopped(line))


def is_nominal(line: str) -> bool:
    """Tell whether a Korean line ends with a noun, as captions do and sentences do not."""
    bare = line.rstrip(CLOSING).rstrip(".")
    one = sentences_about(line) <= 1 and script_of(line) == "hangul"
    return one and not bare.endswith(PREDICATE + PARTICLE)


def sentences_about(line: str) -> int:
    """Return about how many sentences a line holds."""
    return len(STOP_INSIDE.findall(line))


@functools.lru_cache(maxsize=4096)
def is_credit(line: str) -> bool:
    """Tell whether a line names a photographer and agencies: Name/Pool/AFP/게티 이미지."""
    if len(line) > 90 or is_prose(line):
        return False
    pieces = [p for p in SPLIT.split(line) if p]
    known = sum(1 for p in pieces if p.strip(" ()[]=ⓒ©") in _agencies())
    slashed = "/" in line or "|" in line or " via " in line
    return (known >= 1 and (slashed or len(pieces) == 1 == known)) or (known >= 2)


def is_agency(line: str) -> bool:
    """Tell whether a line is the name of one agency and nothing else."""
    return line in _agencies()


def is_medium(said: str) -> bool:
    """Tell whether words end as names of media do: *Harbour Times*, 한빛일보."""
    return said.casefold().endswith(_media())


@functools.cache
def _media() -> tuple[str, ...]:
    return tuple(tables()["titles"]["media"])


def is_outlet(line: str) -> bool:
    """Tell whether a line is the name of one known agency or medium and nothing else."""
    return is_agency(line) or line in _outlets()


@functools.cache
def _outlets() -> frozenset[str]:
    return frozenset(tables()["outlets"])


@functools.cache
def tables() -> dict[str, Any]:
    """Return the tables of this room."""
    path = files("maek.extract").joinpath("tables.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@functools.cache
def sections() -> frozenset[str]:
    """Return the names that sections of newspapers have, in lower case."""
    return frozenset(name.lower() for names in tables()["sections"].values() for name in names)


def names_section(said: str) -> bool:
    """Tell whether words are the name of a section, and not of a list or a flag: *Latest*, 속보.

    Args:
        said: A line above the headline, or a piece of a title.
    """
    name = said.casefold()
    # *Local News*, 国内新闻: the section with what all of them bring behind it.
    bare = name if name in sections() else NEWS.sub("", name)
    return bare in sections() and name not in _listings() and bare not in _listings()


@functools.cache
def _listings() -> frozenset[str]:
    return frozenset(tables()["origin"]["sections"])


@functools.cache
def _agencies() -> frozenset[str]:
    return frozenset(tables()["agencies"])
