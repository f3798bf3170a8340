"""English names without a model: titles, capitals, repeated surnames, known names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from maek.lang.known_names import known_mentions
from maek.lang.reading import Reading
from maek.lang.tables import headed, one_of, table
from maek.model.findings import Mention, MentionKind
from maek.model.span import Span
from maek.text.known import names_in
from maek.text.overlap import longest_first, outside

SHORT_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev)\."
WORD = rf"(?:{SHORT_TITLE}|[A-ZÀ-Þ][a-zß-ÿ]+(?:[-’'][A-ZÀ-Þa-zß-ÿ]+)*|[A-Z]\.)"
PARTICLE = r"(?:de|da|di|du|van|von|der|den|la|le|al|bin|ibn|el|dos|del)"
GROUP = re.compile(
    rf"(?<![\w&])(?:{WORD})(?:[ \u00a0](?:{PARTICLE}[ \u00a0])*(?:{WORD})){{0,4}}(?![\w])"
)
ACRONYM = re.compile(r"(?<![\w.])[A-Z]{3,6}(?![\w])")
CAPITALISED = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w’-]+")
OF_BODY = re.compile(
    r"(?<![\w-])(?:Ministry|Department|Bank|Court|University|Institute|Academy|Bureau|Office|House|"
    r"Council|Chamber|Federation|Board) of (?:the )?"
    r"[A-Z][a-z]+(?: and [A-Z][a-z]+| [A-Z][a-z]+){0,2}"
)
OWNED_BODY = re.compile(
    r"(?<![\w-])(?:[A-Z][a-z]+ )*[A-Z][a-z]+s['’] "
    r"(?:[A-Z][a-z]+ ){0,2}(?P<head>[A-Z][a-z]+)(?![\w-])"
)
WHERE = re.compile(
    r"\b(?:(?:state|city|town|village|province|region|district|county|port|island|prefecture"
    r"|suburb|municipality|capital|republic|resort|hamlet|coast) of|near|outside|off"
    r"|(?:north|south)?(?:east|west|north|south) of|(?:kilomet(?:er|re)s|miles) from)"
    r" (?P<name>[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?)"
)
"""What only places stand behind: the state of Veldoria, near Makurdi."""
CRAFT = re.compile(
    r"\b(?:tanker|ship|vessel|ferry|yacht|frigate|destroyer|carrier|submarine|trawler|freighter"
    r"|cruiser|liner|boat|barge|satellite|rocket|spacecraft|probe|capsule|rover|film|movie|novel"
    r"|song|album|opera|racehorse) $",
    re.IGNORECASE,
)
"""Behind these words a name is a ship's, a rocket's or a film's."""
IN = re.compile(
    r"\b(?P<before>\w+) in (?P<name>[A-ZÀ-Þ][a-zß-ÿ]{3,}(?:-[A-Za-z][a-z]+)*"
    r"(?: [A-ZÀ-Þ][a-zß-ÿ]{2,})?)(?=[,.;]|$|\s[a-z(])"
)
"""In Narayanganj: a capital alone behind in is a place's, but for faith in somebody."""
STORM = re.compile(r"(?:Storm|Hurricane|Typhoon|Cyclone|Depression) ")
OPENING = frozenset(["World", "National", "United", "New", "Supreme"])
NEXT_WORD = re.compile(r"[ \u00a0](?P<word>[A-Z][a-z]+)(?![\w-])")
LAST_WORD = re.compile(r"(?<![\w-])(?P<word>[A-Z][a-z]+)[ \u00a0]$")
OWNER = re.compile(r"['’]s[ \u00a0]")
PRONOUN = re.compile(r"(?<![\w’'])(?:He|he|She|she)(?![\w])")


def names(reading: Reading) -> tuple[Mention, ...]:
    """Find people, bodies, places, roles and pronouns of an English text.

    A person is a capitalised group with a title, a known name, a group of two or more words
    that nothing marks as a body or a place, or the surname of one found before.

    Args:
        reading: The text.
    """
    text = reading.text
    known = [_titled(_named_after(m, text), text) for m in known_mentions(text, "en")]
    known += outside(_of_bodies(text), [m.span for m in known])
    placed = list(longest_first(_places(text), lambda m: 0))
    known = [*outside(known, [m.span for m in placed if " " in m.name])]
    known += outside(placed, [m.span for m in known])
    groups = [g for g in _groups(text) if not any(g.overlaps(m.span) for m in known)]
    made = list(_made(groups, text))
    groups = [g for g in groups if not any(g.overlaps(m.span) for m in made)]
    found = [*known, *made, *(m for g in groups if (m := _judged(g, text)) is not None)]
    found += _surnames(groups, found, text)
    found += _roles(text)
    found += (Mention(Span(*m.span()), "pronoun", "en.pronoun") for m in PRONOUN.finditer(text))
    found += _famous(text, found)
    return tuple(sorted(longest_first(found, _rank), key=lambda m: m.span))


def _named_after(mention: Mention, text: str) -> Mention:
    """Kim Il Sung Square is a place, a foundation of that name a body."""
    if mention.kind == "body" and _tables().company_end.match(text, mention.span.end):
        return replace(_body(mention.span, text, mention.rule), entity=mention.entity)
    match = NEXT_WORD.match(text, mention.span.end)
    if mention.kind != "person" or match is None:
        return mention
    kind = _kind([match["word"]], _tables())
    if kind is None:
        return mention
    span = Span(mention.span.start, match.end())
    return Mention(span, kind, "en.named-after", name=span.of(text))


def _rank(mention: Mention) -> int:
    """A full name is worth more than a surname with the title before it."""
    return 1 if mention.kind == "person" and " " in mention.name else 0


def _famous(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield known people by surname where the text never gives their full names: Putin."""
    taken = {m.name.split()[-1] for m in found if m.kind == "person" and m.name}
    for match in CAPITALISED.finditer(text):
        word = match.group().removesuffix("’s").removesuffix("'s")
        entity = _known_surnames().get(word)
        if entity and word not in taken:
            span = Span(match.start(), match.start() + len(word))
            yield _titled(Mention(span, "person", "en.famous", name=word, entity=entity), text)


@functools.cache
def _known_surnames() -> dict[str, str]:
    """Surnames that only one of the known people bears; Korean and Chinese ones are many's."""
    found: dict[str, set[str]] = {}
    shared = frozenset(table("en", "names")["common_surnames"])
    for name, row in names_in("en"):
        words = name.split()
        if row.kind == "person" and len(words) == 2 and "-" not in name and len(words[1]) > 4:
            found.setdefault(words[1], set()).add(row.id)
    sole = {word: next(iter(ids)) for word, ids in found.items() if len(ids) == 1}
    return {word: entity for word, entity in sole.items() if word not in shared}


def _groups(text: str) -> Iterator[Span]:
    for match in GROUP.finditer(text):
        at = match.start()
        # Hong Kong's Tai Po is two names.
        for owner in OWNER.finditer(text, at, match.end()):
            yield Span(at, owner.start() + 2)
            at = owner.end()
        yield Span(at, match.end())
    for match in ACRONYM.finditer(text):
        yield Span(*match.span())


def _made(groups: Sequence[Span], text: str) -> Iterator[Mention]:
    """Yield what people made and named: the ferry Halla Star, and the Halla Star later on."""
    named: list[Span] = []
    for group in groups:
        first = NEXT_WORD.search(text, group.start, group.end)
        if first and CRAFT.fullmatch(text[group.start : first.start()] + " "):
            group = Span(first.start("word"), group.end)
        if CRAFT.search(text, max(0, group.start - 12), group.start):
            named.append(group)
    names = {span.of(text) for span in named}
    again = (_trimmed(g, text) for g in groups if g not in named)
    for span in (*named, *(g for g in again if g.of(text) in names)):
        yield Mention(span, "work", "en.made", name=span.of(text))


def _of_bodies(text: str) -> Iterator[Mention]:
    """The Ministry of Health, the University of the North, the Northern Teachers' Union."""
    for match in OF_BODY.finditer(text):
        yield Mention(Span(*match.span()), "body", "en.of", name=match.group())
    for match in OWNED_BODY.finditer(text):
        if match["head"] in _tables().bodies:
            span = _trimmed(Span(*match.span()), text)
            yield Mention(span, "body", "en.owned", name=span.of(text))


def _places(text: str) -> Iterator[Mention]:
    """The state of Veldoria, near Makurdi."""
    for match in WHERE.finditer(text):
        span = _trimmed(Span(*match.span("name")), text)
        if len(span) and _kind(span.of(text).split(), _tables()) != "body":
            yield Mention(span, "place", "en.where", name=span.of(text))
    for match in _tables().long_places.finditer(text):
        yield Mention(Span(*match.span()), "place", "en.city", name=match[0])
    held, is_other = _tables().held_in, _tables().is_other
    for match in IN.finditer(text):
        if match["before"].lower() not in held and not any(map(is_other, match["name"].split())):
            yield Mention(Span(*match.span("name")), "place", "en.in", name=match["name"])


def _judged(group: Span, text: str) -> Mention | None:
    """Decide what a capitalised group is; cut off what is no part of a name."""
    tables = _tables()
    if group.of(text) in tables.cities:
        return Mention(group, "place", "en.city", name=group.of(text))
    if STORM.match(group.of(text)):
        return None
    if (body := _known_body(group, text)) is not None:
        return body
    group = _trimmed(group, text)
    whole = group.of(text)
    return _judged_by_form(group, whole, text)


def _known_body(group: Span, text: str) -> Mention | None:
    """A body of the tables, or one that the words before it tell."""
    tables, trimmed = _tables(), _trimmed(group, text)
    for span in (group, trimmed):
        if span.of(text) in tables.listed_bodies or _is_chamber(span, text):
            return _body(span, text, "en.listed")
    told = len(trimmed) and tables.before_body.search(
        text, max(0, trimmed.start - 20), trimmed.start
    )
    return _body(trimmed, text, "en.before") if told else None


def _judged_by_form(group: Span, whole: str, text: str) -> Mention | None:
    tables, words = _tables(), whole.split()
    titled = tables.title.match(whole)
    # Mrs. Park is no park, Finance Minister Lind no body.
    alone = titled is None or len(whole) == titled.end()
    kind = _kind(words, tables, alone) if words and not re.match(SHORT_TITLE, whole) else None
    mention: Mention | None = None
    if whole in tables.cities:
        mention = Mention(group, "place", "en.city", name=whole)
    elif kind is not None:
        group = _with_city(_opened(group, text), text) if kind == "body" else group
        words = group.of(text).split()
        named = len(words) > 1
        mention = Mention(group, kind, "en.head", name=group.of(text)) if named else None
    elif titled is not None and len(whole) > titled.end():
        name = whole[titled.end() :].strip()
        # A full name stands without its title; a surname and its title are one mention.
        start = group.end - len(name) if " " in name else group.start
        title = titled.group().strip()
        mention = Mention(
            Span(start, group.end),
            "person",
            "en.title",
            name=name,
            title=title,
            entity=_known_surnames().get(name, ""),
        )
    elif whole.isupper() and whole.title() in tables.cities:
        mention = Mention(group, "place", "en.city", name=whole.title())
    elif len(words) == 1 and whole.isupper() and len(whole) > 2 and whole not in tables.no_bodies:
        mention = Mention(group, "body", "en.acronym", name=whole)
    elif 1 < len(words) < 5 and _may_be_name(group, words, text):
        mention = Mention(group, "person", "en.capitals", name=whole)
    return mention


def _body(group: Span, text: str, rule: str) -> Mention:
    """A body with what its name ends in: Toyota | Motor Corp."""
    m = _tables().company_end.match(text, group.end)
    span = Span(group.start, m.end()) if m else group
    return Mention(span, "body", rule, name=span.of(text))


def _is_chamber(group: Span, text: str) -> bool:
    owned = text.endswith(("the ", "The ", "'s ", "’s "), 0, group.start)
    return owned and group.of(text) in _tables().chambers


def _opened(group: Span, text: str) -> Span:
    """Take in the word many bodies' names open with: World | Food Council."""
    m = LAST_WORD.search(text, max(0, group.start - 20), group.start)
    return Span(m.start("word"), group.end) if m and m["word"] in OPENING else group


def _with_city(group: Span, text: str) -> Span:
    """Take in the city a body is of: Seoul | Central District Court."""
    m = LAST_WORD.search(text, max(0, group.start - 20), group.start)
    if m is None or m["word"] not in _tables().cities:
        return group
    return Span(m.start("word"), group.end)


def _may_be_name(group: Span, words: Sequence[str], text: str) -> bool:
    """Tell a name from a headline, where every word has a capital."""
    if any(w.isupper() and len(w) > 2 for w in words) or any(w in _tables().small for w in words):
        return False
    start, end = text.rfind("\n", 0, group.start) + 1, text.find("\n", group.end)
    line = text[start : end if end >= 0 else len(text)].split()
    capitals = sum(w[:1].isupper() for w in line)
    return len(line) < 5 or capitals < 0.7 * len(line) or line[0] == words[0]


def _kind(words: Sequence[str], tables: _Tables, by_first: bool = True) -> MentionKind | None:
    if words[-1] in tables.bodies or (by_first and words[0] in tables.bodies):
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
    for match in CAPITALISED.finditer(text):
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
    start = mention.span.start
    if " " not in mention.name:
        start += match.start("title") - len(before)
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
    small: frozenset[str]
    no_bodies: frozenset[str]
    """Capitals that are no body's: GDP."""
    listed_bodies: frozenset[str]
    chambers: frozenset[str]
    """Bodies behind an article alone: the House."""
    before_body: re.Pattern[str]
    company_end: re.Pattern[str]
    long_places: re.Pattern[str]
    held_in: frozenset[str]
    months: frozenset[str]

    def is_other(self, word: str) -> bool:
        """Tell whether a capitalised word is known to be something else than a place."""
        known = (self.not_names, self.listed_bodies, self.bodies, self.months, self.chambers)
        return any(word in words for words in known) or word in _known_surnames()


@functools.cache
def _tables() -> _Tables:
    rows, more = table("en", "names"), table("en", "places")
    dates = table("en", "dates")
    titles = "|".join(sorted(map(re.escape, rows["titles"]), key=len, reverse=True))
    nations = "|".join(sorted(map(re.escape, rows["nationalities"]), key=len, reverse=True))
    roles = "|".join(sorted(map(re.escape, rows["roles"]), key=len, reverse=True))
    return _Tables(
        re.compile(rf"(?:{titles})[ \u00a0]"),
        re.compile(rf"(?<![\w])(?P<title>(?:{titles}))[ \u00a0]$"),
        re.compile(rf"(?<![\w])(?:[Tt]he )(?P<role>(?:{nations}) (?:{roles}))(?![\w]| [A-Z])"),
        frozenset(rows["bodies"]),
        frozenset(rows["places"]),
        frozenset([*rows["not_names"], *more["trades"]["words"]]),
        frozenset([*rows["cities"], *table("en", "cities")["names"], *_listed(more["places"])]),
        frozenset(rows["small"]),
        frozenset(rows["no_bodies"]),
        frozenset(_listed(more["bodies"])),
        frozenset(more["bodies"]["the"]),
        re.compile(more["bodies"]["before"]),
        re.compile(
            r"(?:[ \u00a0][A-Z][a-z]+){0,2}[ \u00a0]"
            rf"(?:{one_of(more['bodies']['company_ends'])})(?!\w)"
        ),
        re.compile(rf"(?<![\w-]){headed(n for n in _listed(more['places']) if ' ' in n)}(?![\w-])"),
        frozenset(more["held_in"]["words"]),
        frozenset(map(str.capitalize, (*dates["months"], *dates["weekdays"], *dates["seasons"]))),
    )


def _listed(rows: Mapping[str, str]) -> list[str]:
    """Names between semicolons and line ends."""
    return [name for line in rows["names"].split("\n") for name in line.split(";") if name]
