"""Lines that name who wrote a report by their form, in any language.

*Von A B und C D, Ort* · *A B, специально для «C»* · *A B/C D* alone · 柳城晚报记者 沈竹 韩川 ·
한빛일보=나래온 기자.
"""

from __future__ import annotations

import functools
import re

from maek.extract import words
from maek.extract.shape import is_medium, sections, tables
from maek.lang.ko.names_tables import tables as korean_names
from maek.text.known import by_name
from maek.text.name_readings import japanese_readings
from maek.text.name_words import lists
from maek.text.scripts import script_of

LONGEST_BYLINE = 90
MOST_WRITERS = 4
LONGEST_HAN = 8
MOST_WORDS = 3
WORD = r"[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w.’'-]*"
PERSON = re.compile(
    rf"{WORD}(?: (?:(?:de|van|von|der|den|del|da|di|du|dos|la|le|el|bin|al|af|ter|ten|zu) ){{0,2}}"
    rf"{WORD}){{1,3}}"
)
"""A name of two to four words with capitals; particles may stand between."""
PARTED = re.compile(r"\s*(?:[,/&·•|]|\b(?:and|und|et|y|e|og|och|i|и)\b)\s*")
WORKED = re.compile(
    r"[(（]?(?:additional )?(?:reporting|writing|compiled) by [^;]{3,200}?"
    r"(?:[;.,] ?(?:additional |further )?(?:reporting|writing|editing|compiled) by "
    r"[^;]{3,200}?){1,4}",
    re.IGNORECASE,
)
"""What agencies write below a report."""
OFFICE = r"(?:(?:特约|特派|见习|实习)?(?:记者|記者|通讯员|通訊員)|实习生|實習生)"
HAN_REPORTERS = re.compile(
    rf"[（(【\[]?(?:[\u4e00-\u9fff]{{0,8}}?{OFFICE}[\s:：/／]*|撰?文[:：/／|]\s*)"
    rf"(?P<names>[\u4e00-\u9fff]{{2,4}}(?:[\s、，,]+(?:{OFFICE}[\s:：]*)?[\u4e00-\u9fff]{{2,4}}){{0,5}})"
    r"[）)】\]]?"
)
"""Chinese reporters behind their office: names of two to four characters, parted by spaces."""
HANGUL_REPORTERS = re.compile(r"(?<![가-힣])(?P<names>[가-힣]{3}(?:\s[가-힣]{3}){1,3})(?=\s기자)")
"""Korean reporters before their one office."""
TAKEN = ("摄", "攝", "撮影", "供图", "供圖")
"""What stands behind whoever took a picture, and wrote no piece."""
HANGUL_NAME = re.compile(r"[가-힣]{2,4}")
BETWEEN_NAMES = re.compile(r"[\s・·、，,/／]+")
SHORTEST_JAPANESE = 3
HAN_NAME = re.compile(r"[\u4e00-\u9fff々]{1,4}[ \u3000]?[\u4e00-\u9fffぁ-ヶ]{1,4}")


def _any(key: str, *, least: int = 1) -> str:
    """The rows of a table of so many words as alternatives, the longest first."""
    rows = (row for row in tables()["bylines"][key] if len(row.split()) >= least)
    told = sorted(rows, key=len, reverse=True)
    return "|".join(map(re.escape, told))


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('before')})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)


@functools.cache
def _filed(*, least: int = 1) -> re.Pattern[str]:
    # Per and Con with a capital are people.
    return re.compile(rf",?\s+(?:{_any('filed', least=least)}|Special to)\s+\S.*$")


@functools.cache
def _role() -> re.Pattern[str]:
    roles = _any("roles")
    return re.compile(
        rf"^(?:unsere[rnm]?\s+)?(?:{roles})\s+(?={WORD} )|(?<=\w)\s+(?:{roles})$", re.IGNORECASE
    )


@functools.cache
def _a_role() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any('roles')})s?(?!\w)", re.IGNORECASE)


def is_role(piece: str) -> bool:
    """Tell whether words beside a name say what its bearer is: *Harbour Reporter*."""
    return _a_role().search(piece) is not None


def is_start(line: str) -> bool:
    """Tell whether a line is what stands before the names of a byline, and no more: *By*."""
    return line.strip(" :：").casefold() in tables()["bylines"]["before"]


def without_start(line: str) -> str:
    """Cut what stands before the names: *Autorin/Autor*, *Von*."""
    begun = _before().match(line)
    return line[begun.end() :] if begun is not None else line


def without_role(name: str) -> str:
    """Cut what a piece of a byline says beside the name: its bearer's role, for whom, where."""
    return _role().sub("", _filed().sub("", name))


@functools.cache
def newsrooms() -> frozenset[str]:
    """Return what newsrooms call themselves, in lower case, without spaces and signs."""
    return frozenset(re.sub(r"\W+", "", name) for name in tables()["bylines"]["newsrooms"])


def of_reporters(line: str) -> str:
    """Return a byline of Chinese or Japanese names with commas between; others as they are."""
    found = HAN_REPORTERS.fullmatch(line.strip())
    if found is None:
        pieces = BETWEEN_NAMES.split(line)
        several = len(pieces) > 1 and script_of(line) in ("han", "kana")
        return "、".join(pieces) if several and all(map(_a_name, pieces)) else line
    return re.sub(r"[\s、，,]+", "、", re.sub(OFFICE, "", found["names"]))


def parted(line: str) -> str:
    """Return a line with a dot between Korean names that share one office: *배소윤 문하진 기자*.

    Args:
        line: A byline, bare of its label.
    """
    return HANGUL_REPORTERS.sub(_dotted, line)


def _dotted(found: re.Match[str]) -> str:
    names = found["names"].split()
    desks = tuple(tables()["bylines"]["desks_ko"])
    named = all(is_korean_name(n) and not n.endswith(desks) for n in names)
    return "·".join(names) if named else found["names"]


def korean_reporter(named: str) -> str:
    """Return the name among the words before 기자: paper, desk and place are left out.

    Args:
        named: What stands before the role: *한빛일보=나래온*, *나래온 정책팀*, *나래온 도쿄*.
    """
    told = named.rsplit("=", 1)[-1].strip()
    said = told.split()
    ends = tuple(tables()["bylines"]["desks_ko"])
    left = [w for w in said if HANGUL_NAME.fullmatch(w) and not (len(w) > 2 and w.endswith(ends))]
    first = [w for w in left if is_korean_name(w)]
    if len(said) > 1 and first:
        return first[0]
    return left[0] if len(left) == 1 else told


def is_korean_name(said: str) -> bool:
    """Tell whether words are a Korean name and nothing else: three syllables, a family name first.

    Args:
        said: The words of an element that names who wrote the page.
    """
    known = korean_names()
    return (
        len(said) == 3
        and HANGUL_NAME.fullmatch(said) is not None
        and said[0] in known.surnames
        and said not in known.places
    )


def credits_all(line: str) -> bool:
    """Tell whether a line credits everybody who worked on a report, however many they are.

    Args:
        line: One line of a page: *Reporting by A in B; Writing by C; Editing by D and E*.
    """
    return WORKED.fullmatch(line) is not None


def is_byline(line: str) -> bool:
    """Tell whether a line names who wrote the piece: by the page tables or by its form.

    By its form: a word before the names of persons, or behind them for whom they wrote.

    Args:
        line: One line of a page.
    """
    if line.endswith(TAKEN):
        return False
    if words.is_("byline", line):
        return True
    if len(line) > LONGEST_BYLINE:
        return False
    if not line.isascii() and HAN_REPORTERS.fullmatch(line):
        return True
    person, comma, role = line.partition(", ")
    if comma and PERSON.fullmatch(person) and is_role(role):
        return True
    named = without_start(line)
    # A short word behind two capitals may say anything: *Portuguese Português para África*.
    if named == line and PERSON.match(line) is None:
        return False
    bare = _filed(least=1 if named != line else 2).sub("", named)
    return bare != line and _all_persons(bare)


def _all_persons(said: str) -> bool:
    """Tell whether names stand first, and behind them nothing but a place or a role."""
    pieces = [p for p in PARTED.split(said.strip(" .")) if p]
    persons = [PERSON.fullmatch(p) is not None for p in pieces]
    few = 0 < len(pieces) <= MOST_WRITERS + 1
    return few and persons[0] and (all(persons[:-1]) or is_role(pieces[-1]))


def bare_names(line: str) -> bool:
    """Tell whether a line can be nothing but names of persons: no section, no place, no sign.

    Args:
        line: One line of a page.
    """
    if len(line) > LONGEST_BYLINE:
        return False
    pieces = [p for p in PARTED.split(line.strip()) if p]
    return 0 < len(pieces) <= MOST_WRITERS and all(map(_a_person, pieces))


def _a_person(piece: str) -> bool:
    names = piece.split()
    return (
        PERSON.fullmatch(piece) is not None
        and len(names) <= MOST_WORDS
        and not any(n in by_name() or n.casefold() in _no_names() for n in (piece, *names))
    )


@functools.cache
def _no_names() -> frozenset[str]:
    return sections() | frozenset(tables()["bylines"]["no_names"])


def names_alone(line: str) -> bool:
    """Tell whether a line is nothing but names of persons, in whatever script.

    Args:
        line: One line beside a headline.
    """
    if is_medium(line):
        return False
    if script_of(line) not in ("han", "hangul", "kana"):
        return bare_names(line)
    pieces = BETWEEN_NAMES.split(line)
    # One Korean word of three syllables may be any: 가디언, 한국어.
    some = (script_of(line) == "hangul") < len(pieces) <= MOST_WRITERS
    return (some and all(map(_a_name, pieces))) or (len(pieces) == 2 and _a_name("".join(pieces)))


def _a_name(piece: str) -> bool:
    """Tell whether a word is a full Korean, Japanese or Chinese name."""
    if script_of(piece) == "hangul":
        return is_korean_name(piece)
    if len(piece) >= SHORTEST_JAPANESE and japanese_readings(piece):
        return True
    return 2 <= len(piece) <= 3 and han_name(piece) and piece[0] in lists("han").surnames


def han_name(said: str) -> bool:
    """Tell whether a line is as long as a Chinese or Japanese name, and in Han characters."""
    return len(said) <= LONGEST_HAN and HAN_NAME.fullmatch(said) is not None
