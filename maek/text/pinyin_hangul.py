"""Pinyin as Korean newspapers write it: Xuesen is 쉐썬, Qian is 첸.

The rules are those of the National Institute of Korean Language (외래어 표기법, table of
Chinese): an initial, a final, and no y behind ㅈ, ㅉ and ㅊ.
"""

from __future__ import annotations

import functools
import unicodedata

from maek.text.name_words import Words
from maek.text.pinyin import cut

_INITIALS = dict(
    zip(
        ("b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s"),
        "ㅂㅍㅁㅍㄷㅌㄴㄹㄱㅋㅎㅈㅊㅅㄹㅉㅊㅆ",
        strict=True,
    )
) | {"zh": "ㅈ", "ch": "ㅊ", "sh": "ㅅ", "": "ㅇ"}


def _pairs(words: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in words.split())


_FINALS = _pairs(
    "a:아 o:오 e:어 i:이 u:우 v:위 ai:아이 ei:에이 ao:아오 ou:어우 an:안 en:언 ang:앙 eng:엉 er:얼 "
    "ong:웅 ia:야 ie:예 iao:야오 iu:유 ian:옌 in:인 iang:양 ing:잉 iong:융 ua:와 uo:워 uai:와이 "
    "ui:우이 uan:완 un:운 uang:왕 ve:웨 van:위안 vn:윈"
)
_ALONE = _pairs(
    "yi:이 ya:야 ye:예 yao:야오 you:유 yan:옌 yin:인 yang:양 ying:잉 yong:융 yo:요 wu:우 wa:와 "
    "wo:워 wai:와이 wei:웨이 wan:완 wen:원 wang:왕 weng:웡 yu:위 yue:웨 yuan:위안 yun:윈"
)
_HISSED = ("zh", "ch", "sh", "r", "z", "c", "s")
_HEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_WITHOUT_Y = {2: 0, 3: 1, 6: 4, 7: 5, 12: 8, 17: 13}
"""Vowels of Hangul by number: ㅑ → ㅏ, ㅕ → ㅓ, ㅖ → ㅔ, ㅛ → ㅗ, ㅠ → ㅜ."""


@functools.cache
def in_hangul(syllable: str) -> str:
    """Return a syllable of pinyin in Hangul; empty where it is none.

    Args:
        syllable: Small letters without tones, ü as u or v.
    """
    if syllable in _ALONE:
        return _ALONE[syllable]
    head = next((h for h in ("zh", "ch", "sh", syllable[:1]) if syllable.startswith(h)), "")
    head = head if head in _INITIALS else ""
    final = syllable[len(head) :]
    if head in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    if head in _HISSED and final == "i":
        return _joined(_INITIALS[head], "으")
    written = _FINALS.get(final, "")
    return _joined(_INITIALS[head], written[0]) + written[1:] if written else ""


def _joined(consonant: str, vowels: str) -> str:
    """Put a consonant before a syllable that has none."""
    if consonant == "ㅇ":
        return vowels
    number = ord(vowels) - 0xAC00
    vowel, tail = number // 28 % 21, number % 28
    if consonant in "ㅈㅉㅊ":
        vowel = _WITHOUT_Y.get(vowel, vowel)
    return chr(0xAC00 + (_HEADS.index(consonant) * 21 + vowel) * 28 + tail)


def in_pinyin(hangul: Words, latin: Words) -> bool:
    """Tell whether a Latin name is the pinyin that a name in Hangul is written after.

    Args:
        hangul: 첸쉐썬.
        latin: Qian Xuesen.
    """
    heard = "".join(w.text for w in hangul.words)
    words = [w.text for w in latin.words]
    if len(words) != 2 or not 2 <= len(heard) <= 7:
        return False
    for count in (2, 3):
        syllables = cut([plain(w) for w in words], count)
        if syllables and "".join(map(in_hangul, syllables)) == heard:
            return True
    return False


def plain(word: str) -> str:
    """Return letters without their tones; ü stays apart as v."""
    decomposed = unicodedata.normalize("NFD", word.replace("ü", "v"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
