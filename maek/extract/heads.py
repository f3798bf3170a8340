"""Which line of a text dump is the headline: length, place, and words the story says again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from maek.extract import shape
from maek.model.article import PartKind
from maek.model.span import Span
from maek.text.dateline import dateline_of
from maek.text.scripts import script_of

LONGEST = 120
SHORTEST = {"han": 6, "kana": 6, "hangul": 8, "cyrillic": 12, "latin": 12}
UNSPACED = ("han", "kana")
NAME_WORDS = 4
"""So many words that end as names of media do are one."""
READ_ON = 3
"""Paragraphs above and among which the headline may stand."""
SAID_AGAIN = 0.2
"""A line said twice is the headline when the story has so much to do with it; a name is not."""
CLOSE = 0.6
DECKED = 0.6
"""Share of a deck's worth that its headline has at least."""
SHARED = 0.3
"""Of lines worth about as much, the first whose words the story says again."""
SAME = 0.6
"""Share of all words that a line and the title have in common when they are one."""
STORY = 6
"""Paragraphs in which a headline's words are looked for."""
USUAL = {"han": 22, "kana": 26, "hangul": 28, "cyrillic": 60, "latin": 60}
"""Letters of a usual headline."""
PICTURE = re.compile(
    r"photo|pictured|image|фото|写真|画像|사진|图片|資料|자료|\((?:왼쪽|左|右)", re.IGNORECASE
)


@dataclass
class Line:
    """One line of a dump with what it turned out to be."""

    span: Span
    words: str
    kind: PartKind | None = None
    value: str = ""
    group: int = 0
    taken: bool = False
    """A credit whose picture has a caption."""


def headline_of(lines: Sequence[Line], title: str = "") -> Line | None:
    """Return the headline among the lines above the story.

    Where the title is told from elsewhere, a line that says it is the headline, and a sentence
    that does not is none: rows have their title beside the text.

    A line said twice is it; of the others the one counts most whose words the story says again,
    that is as long as headlines are, does not end as sentences do, and stands before the day and
    the byline; of equals the first, for decks follow.

    Args:
        lines: The lines before the related items, with the kinds that are known.
        title: The headline, when known from elsewhere.
    """
    found = _most_worth(lines)
    if not title:
        alone = len([x for x in lines if x.kind is None]) == 1
        return None if alone and found is not None and _is_story(found.words) else found
    told = (x for x in lines if x.kind is None and _says(x.words, title))
    return next(told, None if found is not None and _is_story(found.words) else found)


def _is_story(said: str) -> bool:
    """Tell whether a line begins the story, whatever it would be worth as a headline."""
    return dateline_of(said) is not None or shape.is_sentence(said)


def _says(said: str, title: str) -> bool:
    """Tell whether a line is the title, or the title with a little less or more."""
    mine, its = terms(said), terms(title)
    return len(said) <= LONGEST and len(mine & its) >= SAME * max(len(mine | its), 1)


def _most_worth(lines: Sequence[Line]) -> Line | None:
    prose = [n for n, x in enumerate(lines) if x.kind is None and shape.is_prose(x.words)]
    # A headline may read like a sentence, and an advertisement like a paragraph.
    end = prose[READ_ON] if len(prose) > READ_ON else len(lines)
    top = [(n, x) for n, x in enumerate(lines[:end]) if x.kind is None]
    said = [x.words for _, x in top]
    worth = [(n, *_worth(lines, n, prose)) for n, _ in top]
    for number, value, shared in worth:
        if said.count(lines[number].words) > 1 and value > 0 and shared >= SAID_AGAIN:
            return lines[number]
    best = max((w for _, w, _ in worth), default=0.0)
    if best <= 0:
        return None
    near = [n for n, w, shared in worth if w == best or (w >= best - CLOSE and shared >= SHARED)]
    # A deck says something else; a ticker above says the headline in fewer words.
    first = terms(lines[near[0]].words)
    fuller = (n for n in near[1:] if len(first & terms(lines[n].words)) >= SAME * len(first))
    chosen = next(fuller, near[0])
    # A deck stands right below its headline, and may have more in common with the story.
    above = next((w for w in worth if w[0] == chosen - 1), None)
    decked = above is not None and above[1] >= DECKED * best and above[2] >= SAID_AGAIN
    return lines[chosen - 1] if decked else lines[chosen]


def _worth(lines: Sequence[Line], number: int, prose: Sequence[int]) -> tuple[float, float]:
    """How much a line is worth as the headline, and how much of it the story says again."""
    said = lines[number].words
    script = script_of(said)
    if shape.names_section(said):
        return 0.0, 0.0
    if not SHORTEST.get(script, 10) <= len(said) <= LONGEST:
        return 0.0, 0.0
    if shape.is_sentence(said) and shape.is_stopped(said) and any(n < number for n in prose):
        # Below a paragraph a sentence goes on with the story.
        return 0.0, 0.0
    story = [lines[n].words for n in prose if n > number][:STORY]
    mine, told = terms(said), terms("\n".join(story))
    shared = len(mine & told) / max(4, len(mine))
    worth = 0.3 + 2 * shared + 0.6 * min(1.0, len(said) / USUAL.get(script, 50))
    # Day and byline stand below the headline, soon.
    for step, line in enumerate(lines[number + 1 : number + 6]):
        if line.kind in ("page_date", "byline"):
            worth += 0.5 - 0.08 * step
            break
    if any(x.kind in ("page_date", "byline") for x in lines[max(1, number - 4) : number]):
        worth -= 0.4
    if said.endswith((".", "。")) or PICTURE.search(said):
        # A paragraph that ends as one has more room to say what the story says.
        worth -= 1.6 if shape.is_prose(said) else 0.8
    if _names_medium(said, script):
        worth -= 1.0
    return worth, shared


def _names_medium(said: str, script: str) -> bool:
    """Tell whether a line is the name of a medium: few words, in Latin letters all capitals."""
    told = said.split()
    most = NAME_WORDS if script in ("latin", "cyrillic") else NAME_WORDS // 2
    return len(told) <= most and shape.is_medium(said) and not any(w[0].islower() for w in told)


def terms(said: str) -> set[str]:
    """Return words as they can be compared without a language.

    The first three letters of each word, two of a Korean one, which particles follow; pairs of
    characters where words are not spaced.
    """
    script = script_of(said)
    if script in UNSPACED:
        bare = "".join(c for c in said if c.isalnum())
        return {bare[n : n + 2] for n in range(len(bare) - 1)}
    stem = 2 if script == "hangul" else 3
    return {w[:stem].lower() for w in re.findall(r"\w{2,}", said)}
