"""A line of fields beside the headline: a day, who wrote it, from where."""

from __future__ import annotations

import re

from maek.extract import printed, words
from maek.extract.authors import labelled_author
from maek.extract.bylines import LONGEST_BYLINE, bare_names, is_byline
from maek.model.article import Stamp

DAY_LABEL = re.compile(
    r"\b(?:(?:기사 ?)?(?:입력|승인|수정|등록|송고|발행|게재|업데이트)"
    r"|(?:last )?(?:published|updated|posted)|опубликовано|обновлено"
    r"|公開|更新|配信|掲載|发布|發布|更新时间)\s*[:：]?\s*$",
    re.IGNORECASE,
)
"""What stands before the day in a byline."""


WEEKDAY = re.compile(
    r"(?<!\w)(?:on\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|пн|вт|ср|чт|пт|сб|вс)"
    r"\.?,?\s*$",
    re.IGNORECASE,
)
"""The day of the week before a day: *Tue, 24/11/2026*."""
FIELD = re.compile(r"(?<!\S)[^\W\d]{1,8}\s?[:：](?=\s|\S)")
"""The label of a field: *글쓴이 :*, *Автор:*, 来源："""
SEEN = re.compile(
    r"\s*(?:[^\w\s:：.,’'()\[\]|/&·-]+|조회(?:수)?|views?|просмотр\w*|閲覧数?|阅读量?|浏览量?)\s*[:：]?\s*\d[\d\s,.]*"
    r"(?:k|тыс\.?|万|만)?$",
    re.IGNORECASE,
)
"""How often a page was seen, behind everything else."""


def is_dated(said: str) -> bool:
    """Tell whether a line is a day, or says when the piece was published or changed.

    Args:
        said: A line near the headline.
    """
    return printed.is_date_line(said) or date_of(said) is not None


def date_of(said: str) -> Stamp | None:
    """Return the day behind *Published*, 입력 and their like; None where a line says none.

    Args:
        said: A line near the headline.
    """
    if len(said) > printed.LONGEST_DATE_LINE or not printed.holds_year(said):
        return None
    stamps = map(printed.stamp_in, words.days_told(said))
    return next((stamp[0] for stamp in stamps if stamp is not None), None)


def are_fields(said: str) -> bool:
    """Tell whether a line is a row of fields, each behind its label.

    Args:
        said: A line near the headline.
    """
    return len(said) <= printed.LONGEST_DATE_LINE and len(FIELD.findall(said)) > 1


def who(said: str) -> str:
    """Return what a byline says beside the day; nothing when it names nobody.

    Args:
        said: The line: *2026-11-25 08:30 작성자 나래온*.
    """
    said = SEEN.sub("", said)
    found = printed.stamp_in(said)
    rest = said
    if found is not None:
        before = WEEKDAY.sub("", said[: found[1]])
        rest = f"{DAY_LABEL.sub('', before)} {said[found[2] :]}"
    named = labelled_author(rest)
    if named:
        return named
    rest = rest.strip(printed.BORDER) if found is not None else rest
    short = len(rest) <= LONGEST_BYLINE
    return rest if short and (is_byline(rest) or bare_names(rest)) else ""
