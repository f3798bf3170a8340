"""English names without a model: titles, capitals, repeated surnames, known names."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from maek.lang.known_names import known_mentions
from maek.lang.reading import Reading
from maek.model.findings import Mention, MentionKind
from maek.model.span import Span
from maek.text.overlap import longest_first

WORD = r"(?:[A-ZÀ-Þ][a-zß-ÿ]+(?:[-’'][A-ZÀ-Þa-zß-ÿ]+)*|[A-Z]\.)"
PARTICLE = r"(?:de|da|di|du|van|von|der|den|la|le|al|bin|ibn|el|dos|del)"
GROUP = re.compile(
    rf"(?<![\w&])(?:{WORD})(?:[ \u00a0](?:{PARTICLE}[ \u00a0])*(?:{WORD})){{0,4}}(?![\w])"
)
ACRONYM = re.compile(r"(?<![\w.])[A-Z]{3,6}(?![\w])")
PRONOUN = re.compile(r"(?<![\w’'])(?:He|he|She|she)(?![\w])")


def names(reading: Reading) -> tuple[Mention, ...]:
    """Find people, bodies, places, roles and pronouns of an English text.

    A person is a capitalised group with a title, a known name, a group of two or more words
    that nothing marks as a body or a place, or the surname of one found before.

    Args:
        reading: The text.
    """
    text = reading.text
    known = [_titled(m, text) for m in known_mentions(text, "en")]
    groups = [g for g in _groups(text) if not any(g.overlaps(m.span) for m in known)]
    found = [*known, *(m for g in groups if (m := _judged(g, text)) is not None)]
    found += _surnames(groups, found, text)
    found += _roles(text)
    found += (Mention(Span(*m.span()), "pronoun", "en.pronoun") for m in PRONOUN.finditer(text))
    return tuple(sorted(longest_first(found), key=lambda m: m.span))


def _groups(text: str) -> Iterator[Span]:
    for match in GROUP.finditer(text):
        yield Span(*match.span())
    for match in ACRONYM.finditer(text):
        yield Span(*match.span())


def _judged(group: Span, text: str) -> Mention | None:
    """Decide what a capitalised group is; cut off what is no part of a name."""
    tables = _tables()
    group = _trimmed(group, text)
    whole = group.of(text)
    words = whole.split()
    titled = tables.title.match(whole)
    kind = _kind(words, tables) if words else None
    mention: Mention | None = None
    if whole in tables.cities:
        mention = Mention(group, "place", "en.city", name=whole)
    elif kind is not None:
        mention = Mention(group, kind, "en.head", name=whole) if len(words) > 1 else None
    elif titled is not None and len(whole) > titled.end():
        name = whole[titled.end() :].strip()
        mention = Mention(group, "person", "en.title", name=name, title=titled.group().strip())
    elif len(words) == 1 and whole.isupper() and len(whole) > 2:
        mention = Mention(group, "body", "en.acronym", name=whole)
    elif len(words) > 1 and not any(w.isupper() and len(w) > 2 for w in words):
        mention = Mention(group, "person", "en.capitals", name=whole)
    return mention


def _kind(words: Sequence[str], tables: _Tables) -> MentionKind | None:
    if words[-1] in tables.bodies or words[0] in tables.bodies:
        return "body"
    return "place" if words[-1] in tables.places else None


def _trimmed(group: Span, text: str) -> Span:
    """Cut words off both ends that are capitalised for other reasons."""
    stop = _tables().not_names
    words = list(re.finditer(r"\S+", group.of(text)))
    while words and words[0].group().rstrip("’s'") in stop:
        words.pop(0)
    while words and words[-1].group() in stop:
        words.pop()
    if not words:
        return Span(group.start, group.start)
    owner = re.search(r"['’]s$", words[-1].group())
    end = words[-1].end() - (2 if owner else 0)
    return Span(group.start + words[0].start(), group.start + end)


def _surnames(groups: Sequence[Span], found: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Yield the later mentions of a person by surname alone, with their title."""
    people = {m.name.split()[-1] for m in found if m.kind == "person" and " " in m.name}
    # Korean and Chinese names begin with the surname.
    people |= {m.name.split()[0] for m in found if m.kind == "person" and m.name.count(" ") == 2}
    people |= {m.name.split()[-1] for m in found if m.kind == "person" and m.title}
    for match in re.finditer(r"(?<![\w-])[A-ZÀ-Þ][\w’-]+", text):
        word = match.group().removesuffix("’s").removesuffix("'s")
        if word in people:
            span = Span(match.start(), match.start() + len(word))
            yield _titled(Mention(span, "person", "en.surname", name=word), text)


def _titled(mention: Mention, text: str) -> Mention:
    """Take the title right before a person's name into the mention."""
    if mention.kind != "person":
        return mention
    before = text[max(0, mention.span.start - 40) : mention.span.start]
    match = _tables().title_before.search(before)
    if match is None:
        return mention
    start = mention.span.start - len(before) + match.start("title")
    return Mention(
        Span(start, mention.span.end),
        "person",
        mention.rule,
        name=mention.name,
        title=match["title"].strip(),
        entity=mention.entity,
    )


def _roles(text: str) -> Iterator[Mention]:
    for match in _tables().role.finditer(text):
        yield Mention(Span(*match.span("role")), "role", "en.role", title=match["role"])


@dataclass(frozen=True, slots=True)
class _Tables:
    title: re.Pattern[str]
    title_before: re.Pattern[str]
    role: re.Pattern[str]
    bodies: frozenset[str]
    places: frozenset[str]
    not_names: frozenset[str]
    cities: frozenset[str]


@functools.cache
def _tables() -> _Tables:
    path = files("maek.lang.en").joinpath("tables/names.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    titles = "|".join(sorted(map(re.escape, table["titles"]), key=len, reverse=True))
    nations = "|".join(sorted(map(re.escape, table["nationalities"]), key=len, reverse=True))
    roles = "|".join(sorted(map(re.escape, table["roles"]), key=len, reverse=True))
    return _Tables(
        re.compile(rf"(?:{titles})[ \u00a0]"),
        re.compile(rf"(?<![\w])(?P<title>(?:{titles}))[ \u00a0]$"),
        re.compile(rf"(?<![\w])(?:[Tt]he )(?P<role>(?:{nations}) (?:{roles}))(?![\w]| [A-Z])"),
        frozenset(table["bodies"]),
        frozenset(table["places"]),
        frozenset(table["not_names"]),
        frozenset(table["cities"]),
    )
