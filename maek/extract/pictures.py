"""Captions and credits: which lines stand for a picture, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from maek.extract import shape, words
from maek.extract.page_line import BESIDE, DROPPED, PageLine

CAPTIONS = frozenset({"figure", "figcaption", "caption"})
"""Places of what is said of a picture."""
ASIDE = DROPPED | BESIDE | {"footer"}
"""Places where nothing is said of the story's pictures."""
POINTED = re.compile(r"[▲△▴].{4,160}?(?:고 있다|모습|사진|제공|캡처|갈무리|ⓒ|©)")
"""A caption without a figure of its own points at the picture above it."""
LABELLED = re.compile(
    r"[【\[〔（(<]?\s*(?:写真説明|사진 ?설명|图片说明|圖片說明|photo caption|на фото)"
    r"\s*[】\]〕）):：>]",
    re.IGNORECASE,
)
"""A caption that says that it is one: *【写真説明】…*."""
SHOWING = re.compile(
    r"(?:고 있다|고 있습니다|모습(?:이다)?)\.?$"
    r"|\((?:왼쪽|오른쪽|가운데|left|right|cent(?:er|re)|слева|справа)\)"
    r"|\b(?:pictured|file photo|undated|handout|на фото|на снимке)\b|写真[はは、]|[图圖][为為]",
    re.IGNORECASE,
)
"""How a sentence tells what its picture shows; any other below a credit is the story."""
CREDIT_IN = re.compile(
    r"(?:사진|자료|그래픽|영상|photo(?:graph)?(?: by)?|image|picture|credit"
    r"|(?:archiv|symbol|agentur)?(?:foto|bild)|фото|写真"
    r"|[图圖](?:片|源)?|摄影|攝影|供图|供圖)\s*[:：=/／|｜]\s*(?P<told>[^:：=()（）]{2,40}?)[)）\]]?\.?$"
    r"|[.다]\s?[（(](?P<shared>[A-ZÀ-Þ][^()（）/]{2,30}/[^()（）]{2,40})[)）]$"
    r"|\[(?P<lent>[^\[\]]{2,20}?)\s?제공(?:[.,] ?재판매[^\[\]]{0,12})?\]$"
    r"|[ⓒ©]\s*(?P<owned>[^()（）]{2,30}?)[)）\]]?$"
    r"|[（(【\[]?(?P<taken>[^\s（(【\[。.、＝=で／/]{2,12}(?:\s\S{2,8})?)\s?[／/]?(?:摄影|攝影|摄|攝|撮影|供图|供圖|촬영)[）)】\]]?\.?$"
    r"|(?:^|[.)]\s|다\s)(?P<given>\S[^.]{0,20}?)\s?(?:제공(?: ?사진)?|자료 ?사진|캡처|갈무리)\.?$"
    r"|[.)]\s(?P<signed>[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,3}\s?/\s?[A-ZÀ-Þ].{1,40})$",
    re.IGNORECASE,
)
"""How a caption ends that names whose its picture is."""


LONGEST_OWNER = 40
SIGNED = re.compile(r"[.다]\s+[가-힣]{2,4}\s\S{0,4}기자(?:\s\S+@\S+)?$")
"""How a reporter signs the sentence below a picture of his."""


def captions(page: Sequence[PageLine]) -> None:
    """Captions and credits of pictures, numbered; a caption next to a credit in the body too.

    Args:
        page: The page taken apart as far as its story.
    """
    told = [n for n, entry in enumerate(page) if entry.kind in ("headline", "body")]
    inside = range(told[0], told[-1]) if told else range(0)
    image = 0
    for number, entry in enumerate(page):
        if entry.kind is None and _shows(entry, inside=number in inside):
            credited = is_credit_line(entry.words) or _owner(page, number)
            entry.kind = "credit" if credited else "caption"
        if entry.kind == "credit":
            follows = page[number + 1] if number + 1 < len(page) else None
            if follows is not None and _caption_after(page, number):
                follows.kind = "caption"
        if entry.kind in ("caption", "credit"):
            before = page[number - 1] if number else None
            if (
                before is None
                or before.kind not in ("caption", "credit")
                or before.kind == entry.kind
            ):
                image += 1
            entry.group = image


def _owner(page: Sequence[PageLine], number: int) -> bool:
    """Tell whether a line of a figure names whose it is: short, its caption or nothing beside it.

    It stands on the picture, before what is said of it, or its classes call it the credit.
    """
    line = page[number].line
    if "credit" in line.marks:
        return True
    after = page[number + 1].line if number + 1 < len(page) else None
    over = "figcaption" not in line.marks and after is not None and "figcaption" in after.marks
    named = len(line.words) <= LONGEST_OWNER and not shape.is_stopped(line.words)
    return over and named and line.linked < 0.5 and line.words[0].isupper()


def _shows(entry: PageLine, *, inside: bool) -> bool:
    """Tell whether a line that is no text stands under a picture: by its place or by its end.

    Args:
        entry: The line.
        inside: Whether it stands between the headline and the end of the story.
    """
    marks = entry.line.marks
    if not marks.isdisjoint(CAPTIONS):
        return marks.isdisjoint(DROPPED)
    if not inside or not marks.isdisjoint(ASIDE):
        return False
    signed = SIGNED.search(entry.words) if "media" in entry.line.near else None
    return signed is not None or is_caption(entry.words)


def is_caption(said: str) -> bool:
    """Tell whether a line is a caption by what it says: it points at a picture or ends with whose.

    Args:
        said: One line.
    """
    if POINTED.match(said) or LABELLED.match(said):
        return True
    return len(said) <= words.LONGEST_LABEL and shape.is_credited(said)


def is_credit_line(said: str) -> bool:
    """Tell whether a line is a credit and nothing else: no caption that ends with one.

    Args:
        said: One line.
    """
    if shape.is_credited(said):
        return False
    return shape.is_credit(said) or (not shape.is_prose(said) and words.is_("credit", said))


def credit_in(caption: str) -> str:
    """Return whose a picture is, as its caption says at its end; empty where it does not.

    Args:
        caption: The words below a picture.
    """
    found = CREDIT_IN.search(caption)
    return next(filter(None, found.groups()), "").strip(" ()[]") if found is not None else ""


def _caption_after(page: Sequence[PageLine], number: int) -> bool:
    """Tell whether the line after a credit that stands in the body is its caption."""
    credit, after = page[number], page[number + 1]
    before = page[number - 1] if number else None
    if after.kind != "body" or credit.line.marks & CAPTIONS:
        return False
    if before is not None and before.kind == "caption":
        return False
    short = shape.sentences_about(after.words) <= 1 and len(after.words) <= 160
    return short and (not shape.is_sentence(after.words) or SHOWING.search(after.words) is not None)
