"""Chinese characters that are one, written three ways: 習 习, 發 发 発."""

from __future__ import annotations

import functools
from importlib.resources import files


def folded_han(text: str) -> str:
    """Return ``text`` with traditional and Japanese characters as simplified ones.

    Args:
        text: Any text.
    """
    return text.translate(_table())


@functools.cache
def _table() -> dict[int, str]:
    path = files("maek.text").joinpath("tables/han.txt")
    variants, folded = path.read_text(encoding="utf-8").splitlines()
    found = {ord(a): b for a, b in zip(variants, folded, strict=True)}
    # 呉 is how Japan writes 吴; its 沪 is short for 濾, but in names it is Shanghai's.
    return found | {ord("呉"): "吴", ord("沪"): "沪"}


_OF_TAIWAN = (
    "並併衛緒餅彊糢繈籐痲痺搆倣妳瞭暱餽慇燄鎗鉋鑪櫂甦濬牠祇梱傚徬",
    "并并卫绪饼强模襁藤麻痹构仿你了昵馈殷焰枪刨炉棹苏浚它只捆效旁",
)
"""Characters of everyday traditional writing that the table folds to no simplified one."""


@functools.lru_cache(8)
def simplified_han(text: str) -> str:
    """Return a Chinese text with traditional characters as simplified ones, one for one.

    Args:
        text: A Chinese text; whatever simplified writing has (研, 翻) stays as it is.
    """
    return text.translate(_traditional())


@functools.cache
def _traditional() -> dict[int, str]:
    found = {code: to for code, to in _table().items() if not _is_simplified(chr(code))}
    return found | {ord(a): b for a, b in zip(*_OF_TAIWAN, strict=True)}


def _is_simplified(c: str) -> bool:
    try:
        return bool(c.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def unfolded(c: str) -> str:
    """Return the characters a simplified one was made from, none for one that always was.

    Args:
        c: One character.
    """
    return _whole().get(c, "")


@functools.cache
def _whole() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, folded in _table().items():
        found[folded] = found.get(folded, "") + chr(code)
    return found
