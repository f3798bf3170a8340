"""One spelling for a Korean name, whichever romanisation wrote it.

Revised Romanization, McCune-Reischauer, what the North writes, and the habits of newspapers
(Myung for 명, Sung for 성, Park for 박) are brought to classes of sounds that all agree on.
"""

from __future__ import annotations

import re

from maek.text.hangul import is_syllable, letters, split
from maek.text.hanja import HEADS
from maek.text.name_words import Words, lists
from maek.text.pinyin import cut


def korean_key(name: Words, script: str) -> str:
    """Return the key of a Korean name, or an empty string where it is none.

    Args:
        name: Its words.
        script: hangul or latin.
    """
    keys = korean_keys(name, script)
    return keys[0] if keys else ""


def korean_keys(name: Words, script: str) -> tuple[str, ...]:
    """Return the keys a Korean name may have: two where either end may be the surname.

    Args:
        name: Its words.
        script: hangul or latin.
    """
    words = [w.text for w in name.words]
    if script == "hangul":
        whole = "".join(words)
        if len(words) > 1 or not 2 <= len(whole) <= 4 or whole[0] not in lists("hangul").surnames:
            return ()
        return (_key([letters(c) for c in HEADS.get(whole[0], whole[0]) + whole[1:]]),)
    known = lists("korean").surnames
    if not 2 <= len(words) <= 3:
        return ()
    # A word that ends in -ah or -oh ends in the vowel, whatever follows.
    plain = [re.sub(r"(?<=[aeo])h$", "", re.sub(r"uh$", "eo", word)) for word in words]
    first = [_key(plain)] if words[0] in known else []
    last = [_key([plain[-1], *plain[:-1]])] if words[-1] in known else []
    return (*first, *last)


def _key(written: list[str]) -> str:
    return "k." + _syllables(written[0], first=True) + _syllables("".join(written[1:]), first=False)


def syllables_key(word: str, script: str) -> str:
    """Return the key of Korean syllables that are no surname.

    Args:
        word: In Hangul or Latin letters.
        script: hangul or latin.
    """
    written = "".join(map(letters, word)) if script == "hangul" else word
    return _syllables(written, first=False)


def shut_differs(a: str, b: str) -> bool:
    """Tell whether one of two keys ends in a consonant more: 민석 is not Min-seo.

    Args:
        a: As :func:`korean_key` gives it.
        b: Likewise.
    """
    longer, shorter = sorted((a, b), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and longer[:-1] == shorter and longer[-1] not in "OUEIa"


def _syllables(word: str, *, first: bool) -> str:
    """Spell Korean syllables so that romanisations agree on them."""
    from anyascii import anyascii

    word = word.replace("ŏ", "eo").replace("ŭ", "eu")
    word = anyascii(word).lower()
    for pattern, to in (_SURNAME if first else ()) + _KOREAN:
        word = pattern.sub(to, word)
    return word


def _compiled(*rules: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), to) for pattern, to in rules)


_SURNAME = _compiled(
    (r"^(?:lee|rhee|ri|li|yi|rhie)$", "i"),
    (r"^(?:roh|ro|noh)$", "no"),
    (r"^(?:lim|rim|yim)$", "im"),
    (r"^(?:ryu|ryoo|yoo|lyu)$", "yu"),
    (r"^(?:ra|rha|nah)$", "na"),
    (r"^(?:park|bark)$", "pak"),
    (r"^(?:suh|seoh)$", "seo"),
    (r"^(?:huh|hur)$", "heo"),
    (r"^(?:chung|cheong|jung)$", "jeong"),
    (r"^(?:ryang|lyang)$", "yang"),
    (r"^(?:youn|yoon)$", "yun"),
    (r"^ock$", "ok"),
    (r"^(?:choy|chey)$", "choe"),
)
_KOREAN = _compiled(
    (r"[^a-z]", ""),
    (r"woo", "oo"),
    (r"wh(?=a|u)", "hw"),
    (r"hwu", "hu"),
    (r"^gee", "jee"),
    (r"you(?=n)", "yo"),
    (r"(?<=[jc])y|(?<=ch)y", ""),
    (r"(?<=[kgh])ye(?!o)", "E"),
    (r"eui|ui|wi|ee", "I"),
    (r"(?<=[jsyhb])ung|(?<=ch)ung", "Ong"),
    (r"(?<=y)un(?=[^g]|$)(?<=hyun|gyun|kyun)", "On"),
    (r"(?<=hy|by)uk", "Ok"),
    (r"(?<=[sd])uk", "Ok"),
    (r"(?<=ch)ul", "Ol"),
    (r"(?<=b)um", "Om"),
    (r"uh(?![aeiouyw])|yeo(?=h)", "O"),
    (r"oo|eu", "U"),
    (r"oi|oe|ae|ai|ay|ei|we", "E"),
    (r"eo", "O"),
    (r"ch|jj|j|z", "C"),
    (r"sh|ss|s", "S"),
    (r"[gkcq]+(?<!C)", "K"),
    (r"[dt]+", "T"),
    (r"[bpfv]+", "P"),
    (r"[rl]+", "R"),
    (r"n(?=K)|NK", "n"),
    (r"o", "O"),
    (r"u", "U"),
    (r"e", "E"),
    (r"i", "I"),
    (r"(?<=[OUEIa])h(?![OUEIayw])", ""),
    (r"(.)\1+", r"\1"),
)


_LATIN_VOWELS = re.compile(
    r"eui|yeo|yae|wae|woo|yoo|you|eo|eu|ae|ai|ay|oo|oe|oi|ou|ui|ee|ye|ya|yo|yu|wa|wo|we|wi|uh|[aeiou]"
)
_MAY_BE = {
    "eo": "ㅓㅕ",
    "yeo": "ㅕ",
    "uh": "ㅓㅕ",
    "eu": "ㅡ",
    "oo": "ㅜㅠ",
    "woo": "ㅜ",
    "yoo": "ㅠ",
    "a": "ㅏㅑㅘ",
    "ya": "ㅑ",
    "wa": "ㅘㅏ",
    "ee": "ㅣㅢㅟ",
    "i": "ㅣㅢㅟ",
    "wi": "ㅟ",
    "o": "ㅓㅗㅕㅛㅝ",
    "yo": "ㅕㅛ",
    "you": "ㅕㅛㅠ",
    "u": "ㅜㅠㅡㅓㅕㅝ",
    "yu": "ㅠㅕ",
}
"""What a spelling may stand for; of a spelling that is not here, anything."""


def consonants_differ(hangul: Words, latin: Words) -> bool:
    """Tell whether a Korean name cannot be spelled so: 태웅 is not Dae-ung.

    McCune-Reischauer and newspapers write T for ㄷ and ㅌ, but nobody writes D for ㅌ. Only
    heads of words count, where both names cut into the same.

    Args:
        hangul: A Korean name.
        latin: A name in Latin letters, surname first, the given name in syllables.
    """
    given = "".join(w.text for w in hangul.words)[1:]
    words = [w.text for w in latin.words][1:]
    if len(words) != len(given) or not all(map(is_syllable, given)):
        return False
    return any(split(c)[0] in _NEVER.get(w[:1], "") for c, w in zip(given, words, strict=True))


_NEVER = {"d": "ㅌㅈㅊ", "b": "ㅍ", "g": "ㅋ", "t": "ㅈㅊ"}


def vowels_differ(hangul: Words, latin: Words) -> bool:
    """Tell whether a Korean name cannot be spelled so: 도윤 is not Do-yeon.

    Only vowels that a spelling leaves no doubt of count, and only where there are as many
    as the given name has syllables.

    Args:
        hangul: A Korean name.
        latin: A name in Latin letters, surname first.
    """
    given = "".join(w.text for w in hangul.words)[1:]
    words = [w.text.replace("ŏ", "eo").replace("ŭ", "eu") for w in latin.words]
    known = lists("korean").surnames
    if not words or words[0] not in known or words[-1] in known or cut(words, len(given) + 1):
        return False
    found = [v for word in words[1:] for v in _LATIN_VOWELS.findall(word)]
    if len(found) != len(given) or not all(map(is_syllable, given)):
        return False
    return any(
        split(c)[1] not in _MAY_BE.get(v, split(c)[1]) for c, v in zip(given, found, strict=True)
    )
