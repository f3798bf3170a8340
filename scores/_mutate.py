"""Changes one thing in a sentence: the mutants of the claim and translation measures.

Everything is done with regular expressions and the tables beside this file; nothing of the
checks is used, so that they are measured against something else than themselves. All choices
come from a random generator seeded by the sentence: a run can be repeated.
"""

from __future__ import annotations

import functools
import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "tables" / "mutations.toml"
NUMBER = re.compile(r"(?<![\d.,A-Za-z])\d[\d,]*(?:\.\d+)?(?![\d.]*\d)")
DATE_BEHIND = {
    "ko": re.compile(r"\s?(?:년|월|일(?!본)|시|분|대(?= )|세기|∼|~|-)"),
    "en": re.compile(r"(?:th|st|nd|rd|s)?\b(?:,? (?:19|20)\d\d|\s?[ap]\.?m)|-"),
    "ru": re.compile(r"\s?(?:год|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|-)"),
    "ja": re.compile(r"[年月日時分]"),
    "zh": re.compile(r"[年月日時时分]"),
}  # fmt: skip
DAY = {
    "ko": re.compile(
        r"(?<!\d)(\d{1,2})일(?![0-9간본])|(?<!\d)((?:19|20)\d\d)년|(?<!\d)(\d{1,2})월"
    ),
    "en": re.compile(r"\b((?:19|20)\d\d)\b"),
    "ru": re.compile(r"\b((?:19|20)\d\d) год"),
    "ja": re.compile(r"(\d{1,2})日|(\d{4})年|(\d{1,2})月"),
    "zh": re.compile(r"(\d{1,2})日|(\d{4})年|(\d{1,2})月"),
}
KO_PERSON = re.compile(
    r"(?:(?<=\s)|^)([가-힣]{2,4})(?= (?:대통령|총리|장관|의원|위원장|대표|회장|사장|교수|감독|주석"
    r"|대변인|총재|지사|시장|차관)(?:[은는이가의을를,]|\s))"
)
EN_PERSON = re.compile(
    r"(?<=[a-z,] )((?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+)"
    r"(?=,? (?:said|told|who|added)\b)"
)
QUOTED = re.compile(r"[\"“]([^\"“”\n]{6,200})[\"”]")
SPEAKER_KO = re.compile(
    r"(?:^|[.,”\"] )([가-힣A-Za-z ]{2,14}?)([은는이가]) (?=[\"“]|[^.]{4,}(?:다고|라고))"
)
SPEAKER_EN = re.compile(r"(?:(?<=[,”\"] )|^)((?:[A-Z][\w.]+ ?){1,3})(?= (?:said|told|added))")
PARTICLE = re.compile(
    r"(?:을|를|이|가|은|는|의|에|로|으로|까지|부터|씩|이상|가량|정도|어치|짜리|보다|도|과|와|인"
    r"|규모|대|선|나|만|여)"
)
ROLE_KO = re.compile(r"([가-힣]{2,6})([은는이가]) ([가-힣]{2,6})(을|를|에게|에)(?= )")
ROLE_EN = re.compile(
    r"((?:[A-Z][a-z]+ ?){1,3}) (met|told|urged|accused|asked|attacked|defeated|beat|criticized"
    r"|visited|invited|thanked|warned|praised|joined) ((?:[A-Z][a-z]+ ?){1,3})"
)
BIG_KO = re.compile(r"(?<![\d,.만억조천백십])(\d{1,3})만\s?(\d{3,4})?(?=명|개|달러|톤|대|건|원)")
LEADING = {
    "ko": r"^(?:한편|그러나|하지만|또한|이어|특히|이에 따라|그리고),? ",
    "en": r"^(?:However|But|And|Also|Meanwhile|Moreover),? ",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A sentence with one thing changed, and where."""

    kind: str
    text: str
    start: int
    end: int


@functools.cache
def table() -> dict[str, Any]:
    """Return the tables of the measure."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def mutants(sentence: str, lang: str, others: list[str], rounds: int = 1) -> Iterator[Mutant]:
    """Yield the mutants of a sentence, at most one of a kind and round.

    Args:
        sentence: A real sentence.
        lang: Its language.
        others: Sentences that stand near it: some names and words are taken from there.
        rounds: How often each kind is tried, with other choices each time.
    """
    seen = {sentence}
    for number in range(rounds):
        chance = random.Random(f"{sentence}{number or ''}")
        for make in KINDS:
            made = make(sentence, lang, others, chance)
            if made is not None and made.text not in seen:
                seen.add(made.text)
                yield made


Maker = Callable[[str, str, list[str], random.Random], Mutant | None]


def _put(kind: str, sentence: str, start: int, end: int, words: str) -> Mutant:
    text = sentence[:start] + words + sentence[end:]
    return Mutant(kind, text, start, start + max(len(words), 1))


def _number(sentence: str, lang: str, others: list[str], chance: random.Random) -> Mutant | None:
    found = [
        m
        for m in NUMBER.finditer(sentence)
        if not DATE_BEHIND[lang].match(sentence, m.end()) and not _is_year(m.group(), lang)
    ]
    if not found:
        return None
    match = chance.choice(found)
    return _put("number", sentence, *match.span(), _another(match.group(), chance))


def _is_year(digits: str, lang: str) -> bool:
    return lang in ("en", "ru") and re.fullmatch(r"(?:19|20)\d\d", digits) is not None


def _another(digits: str, chance: random.Random) -> str:
    """Another number of as many digits, too far off to be a rounding."""
    lead = int(digits[0])
    choices = [d for d in range(1, 10) if abs(d - lead) >= 2 or (d != lead and lead < 4)]
    return str(chance.choice(choices)) + digits[1:]


def _date(sentence: str, lang: str, others: list[str], chance: random.Random) -> Mutant | None:
    for name in ("weekdays_" + lang, lang):
        for day in table()["months"].get(name, []):
            at = re.search(rf"\b{day}\b" if lang == "en" else day, sentence)
            if at:
                rest = [d for d in table()["months"][name] if d != day]
                return _put("date", sentence, *at.span(), chance.choice(rest))
    found = list(DAY[lang].finditer(sentence))
    if not found:
        return None
    match = chance.choice(found)
    group = next(i for i, g in enumerate(match.groups(), 1) if g)
    old = int(match.group(group))
    if old > 31:
        new = old + chance.choice([-7, -3, -2, 2, 3, 4])
    else:
        top = 12 if sentence[match.end() - 1] in "月월" else 28
        new = chance.choice([n for n in range(1, top + 1) if n != old])
    return _put("date", sentence, *match.span(group), str(new))


def _place(sentence: str, lang: str, others: list[str], chance: random.Random) -> Mutant | None:
    names = table()["places"].get(lang, [])
    border = r"\b" if lang in ("en", "ru") else ""
    lead = r"(?<![가-힣])" if lang == "ko" else border
    behind = r"(?!인|군|어|제|산|계|전|식|행|발|측)" if lang == "ko" else border
    found = [m for n in names for m in re.finditer(lead + re.escape(n) + behind, sentence)]
    if not found:
        return None
    match = chance.choice(found)
    near = [n for n in names if n not in sentence and any(n in o for o in others)]
    rest = near if near and chance.random() < 0.3 else [n for n in names if n not in sentence]
    return _put("place", sentence, *_with_particle(sentence, match, chance.choice(rest), lang))


def _name(sentence: str, lang: str, others: list[str], chance: random.Random) -> Mutant | None:
    if lang not in ("ko", "en"):
        return None
    found = list((KO_PERSON if lang == "ko" else EN_PERSON).finditer(sentence))
    found = [m for m in found if m.group().strip() not in table()["places"][lang]]
    if not found:
        return None
    match = chance.choice(found)
    rest = [n for n in table()["people"][lang] if n not in sentence]
    return _put("name", sentence, *_with_particle(sentence, match, chance.choice(rest), lang))


def _with_particle(
    sentence: str, match: re.Match[str], new: str, lang: str
) -> tuple[int, int, str]:
    """Give the new name the form of particle its last sound asks for: 서울과 → 인도와."""
    end = match.end()
    if lang == "ko" and re.match(r"[은는이가을를과와](?:[ ,의]|$)", sentence[end:]):
        return match.start(), end + 1, new + _after(new, sentence[end])
    return match.start(), end, new


def _speaker(sentence: str, lang: str, others: list[str], chance: random.Random) -> Mutant | None:
    people = [n for n in table()["people"][lang] if n not in sentence] if lang in "koen" else []
    if lang == "ko" and any(v in sentence for v in table()["saying"]["ko"]):
        match = SPEAKER_KO.search(sentence)
        if match:
            who = chance.choice(people)
            last = (ord(who[-1]) - ord("가")) % 28 if "가" <= who[-1] <= "힣" else 0
            particle = {"은": "은는", "는": "은는", "이": "이가", "가": "이가"}[match.group(2)]
            words = who + (particle[0] if last else particle[1])
            return _put("speaker", sentence, match.start(1), match.end(2), words)
    if lang == "en":
        match = SPEAKER_EN.search(sentence)
        if match:
            return _put("speaker", sentence, *match.span(1), chance.choice(people))
    return None


def _swap_in(kind: str) -> Maker:
    def make(sentence: str, lang: str, others: list[str], chance: random.Random) -> Mutant | None:
        for old, new in table()[kind].get(lang, []):
            at = sentence.rfind(old) if kind in ("negation", "hedge") else sentence.find(old)
            if at < 0 or not _fits(kind, sentence, at, old, lang):
                continue
            return _put(kind, sentence, at, at + len(old), new)
        return None

    return make


def _fits(kind: str, sentence: str, at: int, old: str, lang: str) -> bool:
    before, after = sentence[:at], sentence[at + len(old) :]
    if kind == "unit":
        if old == "$":
            return after[:1].isdigit()
        behind = not (lang == "ko" and re.match(r"[가-힣]", after) and not PARTICLE.match(after))
        return bool(re.search(r"\d\s?[만억천조백]{0,2}\s?$", before)) and behind
    if kind == "negation" and lang == "en":
        return not after.startswith("not ")
    if kind == "negation":
        return after.lstrip()[:1] in (".", "") and not re.search(r"[”\"]\s?$", before)
    if kind == "opposite" and lang == "ko":
        # 승인하지, 디자인하는, 부인하다: there the syllables are no word.
        inside = old == "인하" and re.search(r"[가-힣]$", before) is not None
        inside = inside and not before.endswith(("금리", "요금", "가격", "임금", "세", "료"))
        return not inside and not (old == "이상" and not re.search(r"[\d명개]\s?$", before))
    if kind == "hedge" and lang == "ko" and old.endswith("."):
        # 말했다 → 말한 것으로 알려졌다: a hedge about the reporting changes nothing told.
        stems = (*(v[:-2] for v in table()["saying"]["ko"]), "다고 ", "라고 ", "라고", "다고")
        return not before.endswith(stems) and not re.search(r"[다라]고 \S*$", before)
    return True


def _quote(sentence: str, lang: str, others: list[str], chance: random.Random) -> Mutant | None:
    match = QUOTED.search(sentence)
    if match is None or lang not in table()["foreign"]:
        return None
    least = 2 if lang == "ko" else 4
    words = list(re.finditer(rf"[가-힣A-Za-z]{{{least},}}", match.group(1)))
    if not words:
        return None
    word = chance.choice(words)
    start = match.start(1) + word.start()
    return _put(
        "quote", sentence, start, start + len(word.group()), chance.choice(table()["foreign"][lang])
    )


def _role(sentence: str, lang: str, others: list[str], chance: random.Random) -> Mutant | None:
    """Let two participants change places: A가 B를 → B가 A를."""
    if lang == "ko":
        match = ROLE_KO.match(sentence)
        if not match:
            return None
        one, subject, two, other = match.groups()
        if two.endswith(("때문", "이번", "다음")) or one.endswith(("이번",)):
            return None
        words = f"{two}{_after(two, subject)} {one}{_after(one, other)}"
        return _put("role", sentence, *match.span(), words)
    if lang == "en":
        match = ROLE_EN.match(sentence)
        if match:
            one, verb, two = (g.strip() for g in match.groups())
            return _put("role", sentence, *match.span(), f"{two} {verb} {one} ")
    return None


def _after(word: str, particle: str) -> str:
    closed = (ord(word[-1]) - ord("가")) % 28 > 0
    for pair in ("은는", "이가", "을를", "과와"):
        if particle in pair:
            return pair[0] if closed else pair[1]
    return particle


KINDS: tuple[Maker, ...] = (
    _number,
    _date,
    _place,
    _name,
    _speaker,
    _swap_in("unit"),
    _swap_in("negation"),
    _swap_in("hedge"),
    _swap_in("opposite"),
    _quote,
    _role,
)


def untouched(sentence: str, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (what was done, sentence): the same thing said, trimmed, renamed, reformatted.

    Args:
        sentence: A real sentence.
        lang: Its language.
    """
    yield "verbatim", sentence
    for name, change in (("trimmed", _trimmed), ("alias", _alias), ("format", _reformatted)):
        made = change(sentence, lang)
        if made and made != sentence:
            yield name, made


def _trimmed(sentence: str, lang: str) -> str:
    """Without what stands in brackets, or without an opening adverb."""
    cut = sentence
    for match in reversed(list(re.finditer(r"\s?\([^()]*\)", sentence))):
        if not _in_marks(sentence, match.start()):
            cut = cut[: match.start()] + cut[match.end() :]
    cut = re.sub(LEADING.get(lang, r"^$"), "", cut)
    return cut[:1].upper() + cut[1:]


def _alias(sentence: str, lang: str) -> str:
    for old, new in table()["alias"].get(lang, []):
        pattern = (
            rf"(?<![가-힣]){old}(?!은행)(?=[은는이가의을를에 ])" if lang == "ko" else rf"\b{old}\b"
        )
        match = re.search(pattern, sentence)
        if match and not _in_marks(sentence, match.start()):
            return sentence[: match.start()] + new + sentence[match.end() :]
    return ""


def _in_marks(sentence: str, at: int) -> bool:
    """Whether quotation marks are open at a place: words in them may not be changed."""
    return re.search(r"[\"“‘'][^\"”’']*$", sentence[:at]) is not None


def _reformatted(sentence: str, lang: str) -> str:
    """The same number written otherwise: 1,500 and 1500, 3만 5천 and 35,000."""
    if re.search(r"[\"“]", sentence):
        return ""
    if lang == "ko":
        match = BIG_KO.search(sentence)
        if match:
            value = int(match.group(1)) * 10000 + int(match.group(2) or 0)
            return sentence[: match.start()] + f"{value:,}" + sentence[match.end() :]
    match = re.search(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,.]*\d)", sentence)
    if match:
        return sentence[: match.start()] + match.group().replace(",", "") + sentence[match.end() :]
    match = re.search(r"(?<![\d,.])(\d{1,3}) (million|billion)\b", sentence)
    if match:
        size = {"million": 10**6, "billion": 10**9}[match.group(2)]
        value = f"{int(match.group(1)) * size:,}"
        return sentence[: match.start()] + value + sentence[match.end() :]
    return ""
