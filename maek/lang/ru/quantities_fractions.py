"""Parts of a whole in Russian: на треть, две трети депутатов, каждый пятый, шесть из десяти."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Context, Decimal

from maek.lang.tables import by_letter, one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.numerals import text_of

_ROUNDED = Context(prec=15)
"""A third is told to fifteen figures, as much as a program's float holds."""
_OF = re.compile(
    # Две трети из 540 депутатов: the number of the whole is a figure of its own.
    r"\s(?:от\s|из\s(?:более\s|почти\s|примерно\s)?\d[\d\s,]*(?:(?:тыс\.?|тысяч|млн|миллион(?:а|ов))\s)?)?(?:всех\s)?(?P<of>[а-яё-]+(?:их|ых)\s(?![а-яё]*(?:[еиуюая]т|тся|л|л[аои]|л[аои]?с[ья])(?![а-яё]))[а-яё-]{3,}|[а-яё-]+(?:ов|ев|ей|ий|ия|ии|а|я|ы|и|их|ых|[ое]к|[аяи]н|ниц|ц|т))"
    r"(?![а-яё])"
)
_EVERY = re.compile(r"\s(?P<of>(?!из\b|в\b|на\b)[а-яё-]{4,})(?![а-яё])")
_QUARTER_OF_YEAR = re.compile(r"\s(?:финала|века|часа|года|суток)")


def fractions(text: str) -> Iterator[Quantity]:
    """Find fractions; low and high are the fraction as a decimal number.

    Args:
        text: Any Russian text.
    """
    named, every, among = _patterns()
    words = table("ru", "units")
    for m in named.finditer(text):
        if _QUARTER_OF_YEAR.match(text, m.end()) or text.endswith(" с ", 0, m.start("whole")):
            continue  # два с половиной раза: half of one more
        of = _OF.match(text, m.end())
        if not (m["part"] or of or text.endswith("на ", 0, m.start())):
            continue  # третья и четвёртая: ordinals
        part = words["parts"].get((m["part"] or "").lower(), 1)
        word = m["whole"].lower()
        whole = next(v for k, v in words["wholes"].items() if re.fullmatch(k, word))
        yield _told(m, Decimal(part), Decimal(whole), of)
    for m in every.finditer(text):
        whole = next(v for k, v in words["every"].items() if re.fullmatch(k, m["whole"]))
        yield _told(m, Decimal(1), Decimal(whole), _EVERY.match(text, m.end()))
    for m in among.finditer(text):
        part, whole = (_number(m[name], words) for name in ("part", "whole"))
        # 11 из 15 членов are two counts, six of ten a share.
        share = not m["whole"].isdigit() or m["whole"] in ("10", "100") or m["each"]
        if 0 < part < whole and share:
            yield _told(m, part, whole, _EVERY.match(text, m.end()))


def _number(word: str, words: dict[str, dict[str, float]]) -> Decimal:
    if word.isdigit():
        return Decimal(word)
    return Decimal(str(next(v for k, v in words["ones"].items() if re.fullmatch(k, word.lower()))))


def _told(m: re.Match[str], part: Decimal, whole: Decimal, of: re.Match[str] | None) -> Quantity:
    value = text_of(_ROUNDED.divide(part, whole) + Decimal(0))
    lead = (m.groupdict().get("lead") or "").lower()
    words = table("ru", "units")["before"]
    return Quantity(
        span=Span(*m.span()),
        low=None if lead in words["most"] else value,
        high=None if lead in words["least"] else value,
        unit=m["whole"],
        unit_norm="fraction",
        about=lead in words["about"],
        rule="ru.fraction",
        of=Span(*of.span("of")) if of else None,
    )


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table("ru", "units")
    lead = rf"(?:(?P<lead>{one_of(w for rows in words['before'].values() for w in rows)})\s)?"
    wholes, parts = "|".join(words["wholes"]), one_of(words["parts"])
    number = rf"\d{{1,3}}|{by_letter(words['ones'])}"
    return (
        re.compile(
            rf"(?<![а-яё-]){lead}(?:(?P<part>{parts})\s)?(?P<whole>{wholes})(?![а-яё-])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![а-яё])[Кк]ажд(?:ый|ая|ое|ого|ой|ому|ую|ым)\s(?P<whole>{'|'.join(words['every'])})(?![а-яё])"
        ),
        re.compile(
            rf"(?<![\w,.-]){lead}(?<![\w,.-])(?P<part>{number})\sиз\s(?P<each>каждых\s)?(?P<whole>{number})(?![\w,.-]*\d)(?![а-яё-])"
            r"(?!\s(?:тыс|млн|млрд|тысяч|миллион))",
            re.IGNORECASE,
        ),
    )
