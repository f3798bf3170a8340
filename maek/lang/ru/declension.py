"""Russian names brought back to the nominative: Владимира Путина → Владимир Путин."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from maek.lang.known_names import declined
from maek.lang.tables import table

_CONSONANT = "бвгджзклмнпрстфхцчшщ"
_MEN: tuple[tuple[str, str], ...] = (
    (r"(ов|ев|ёв|ин|ын)(?:а|у|ым|е)$", r"\1"),
    (r"(ск|цк)(?:ого|ому|им|ом)$", r"\1ий"),
    (r"([нрвлт])(?:ого|ому|ым|ом)$", r"\1ый"),
    (rf"([{_CONSONANT}])(?:а|у|ом|ем|е)$", r"\1"),
    (r"([аеоуэи])(?:я|ю|ем|е)$", r"\1й"),
    (r"([лнрт])(?:я|ю|ем|е)$", r"\1ь"),
)
"""Endings of men's surnames, tried in order; the first that fits is undone."""
_WOMEN: tuple[tuple[str, str], ...] = (
    (r"(ов|ев|ёв|ин|ын)(?:ой|у)$", r"\1а"),
    (r"(ск|цк)(?:ой|ую)$", r"\1ая"),
)


def nominative(name: str) -> str:
    """Return a full name in the nominative; a name of unknown shape comes back as it is.

    The first name tells the case and whose surname it is: with Владимира the surname is a
    man's in the genitive, with Мария a woman's in the nominative.

    Args:
        name: Two or three capitalised words in any case.
    """
    words = name.split()
    first, case, sex = _first(words[0])
    if len(words) < 2:
        return name
    if sex == "" and len(words) == 3 and all(len(w) <= 6 for w in words):
        # Korean and Chinese names: only the last syllable is declined.
        return " ".join([*words[:-1], _undone(words[-1], _MEN[3:])])
    if case == "nominative" and (sex or not _oblique(words[-1])):
        return " ".join([first, *words[1:]])
    rules = _WOMEN if sex == "woman" else _MEN
    return " ".join([first, *(_undone(w, rules) for w in words[1:])])


def forms(name: str) -> str:
    """Return a pattern of the forms a surname takes, for finding it again alone."""
    if re.search(r"(?:ова|ева|ёва|ина|ына)$", name):
        return re.escape(name[:-1]) + "(?:а|ой|у)"
    if re.search(r"(?:ов|ев|ёв|ин|ын)$", name):
        return re.escape(name) + "(?:а|у|ым|е|ых)?"
    return declined(name)


def _oblique(word: str) -> bool:
    return re.search(r"(?:ова|ева|ина|ого|ому|ым|им|ом|ем|ском|у|ю)$", word) is not None


def _undone(word: str, rules: Iterable[tuple[str, str]]) -> str:
    for pattern, put in rules:
        if re.search(pattern, word) and len(word) > 3:
            return re.sub(pattern, put, word)
    return word


def _first(word: str) -> tuple[str, str, str]:
    """The nominative of a first name, its case, and whose it is; the word itself if unknown."""
    return _first_names().get(word, (word, "nominative" if not _declines(word) else "?", ""))


def _declines(word: str) -> bool:
    return re.search(rf"[{_CONSONANT}](?:а|у|ом|е)$", word) is not None


@functools.cache
def _first_names() -> dict[str, tuple[str, str, str]]:
    rows = table("ru", "names")
    found: dict[str, tuple[str, str, str]] = {}
    for name in rows["men"]:
        for form in _men_forms(name):
            found.setdefault(form, (name, "oblique", "man"))
    for name in rows["women"]:
        for form in _women_forms(name):
            found[form] = (name, "oblique", "woman")
    for sex, names in (("man", rows["men"]), ("woman", rows["women"])):
        for name in names:
            # Юлия is a woman before she is Юлий's genitive.
            if sex == "woman" or name not in found or found[name][2] != "woman":
                found[name] = (name, "nominative", sex if len(name) > 3 or name in _SURE else "")
    return found


_SURE = frozenset({"Лев", "Яна", "Анна"})
_IRREGULAR = {"Павел": "Павл", "Лев": "Льв", "Пётр": "Петр"}


def _men_forms(name: str) -> list[str]:
    if name.endswith("ий"):
        return [name[:-2] + e for e in ("ия", "ию", "ием", "ии")]
    if name[-1] in "йь":
        return [name[:-1] + e for e in ("я", "ю", "ем", "е")]
    if name[-1] in "ая":
        return [name[:-1] + e for e in ("ы", "и", "е", "у", "ю", "ой", "ей")]
    if name[-1] in "оеиу":
        return []
    stem = _IRREGULAR.get(name, name)
    return [stem + e for e in ("а", "у", "ом", "е")]


def _women_forms(name: str) -> list[str]:
    if name.endswith("ь"):
        return [name[:-1] + e for e in ("и", "ью")]
    if name.endswith("ия"):
        return [name[:-1] + e for e in ("и", "ю", "ей")]
    if name[-1] in "ая":
        return [name[:-1] + e for e in ("ы", "и", "е", "у", "ю", "ой", "ей")]
    return []


@functools.cache
def first_names() -> frozenset[str]:
    """Return every form of every known first name of more than three letters."""
    return frozenset(form for form in _first_names() if len(form) > 2)
