"""Who may speak in a Russian text, and the verbs of saying in it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from maek.lang import scene
from maek.lang.tables import by_letter, table
from maek.model.span import Span

_NAME = 44
"""How far behind a noun its name in marks may end."""
_WITHIN = re.compile(
    r"(?:^|[,;.—–-]\s|[А-Яа-яё]+\s)?(?<![\w-])[Вв]о?\s(?P<body>(?:[а-яё-]+(?:ом|ой|ей|ем|их|ых)\s)?"
    r"(?:[А-ЯЁ]{2,}|[А-ЯЁа-яё-]+(?:е|и|у|ю|ах|ях|ом))(?:\s[А-ЯЁа-яё-]+){0,3}?)\s(?:также\s|ранее\s)?$"
)
_MANY = re.compile(r"[а-яё]+(?:ли|ют|ят|ут|ат)(?![а-яё])")
_THERE = re.compile(r"\sво?\s(?P<body>[^,.;:«»]{2,60}?)(?=[,.]|$)")
_PLURAL = re.compile(r"(?:ли|ют|ят|ут|ат)(?:сь)?$")
_NAME_BEFORE = re.compile(
    r"(?:^|[\s(«])(?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s[А-ЯЁ][а-яё]+){0,2})"
    r"\s(?:также\s|ранее\s|затем\s|позже\s)?$"
)
_COUNTED = "два|две|двое|три|трое|четверо|пятеро|несколько|оба|обе|многие|некоторые"
"""Before a source: два источника рассказали."""
_NEAR = re.compile(r"[^,;:.«»“”—–]*")
"""Behind a verb, up to the next comma."""
_NEAR_MARKS = re.compile(r"(?:[^,;:.«»“”—–]|«[^«»]{1,40}»)*")
"""And past a medium in marks: отметил в разговоре с «Севером» юрист Орлов."""
_TO_MEDIUM = re.compile(
    r"\s(?:(?:агентству|газете|изданию|журналу|порталу|телеканалу|каналу|радиостанции|корреспонденту"
    r"|корреспондентам|журналистам|репортерам|репортёрам)\s)?"
    r"(?:«[^«»]{1,40}»|[А-ЯЁ]{2,}(?:\s(?:Новости|«Новости»))?|[А-ЯЁ][а-яё]+\.[а-яёРФ]+"
    r"|(?<=журналистам)|(?<=корреспондентам)|(?<=репортерам)|(?<=репортёрам))(?=\s[а-яёА-ЯЁ])"
)
"""Whom somebody told it: рассказал ТАСС | источник, сообщили «Северу» | в суде."""
EDGES = " \t\u00a0,;:—–-."


@dataclass(frozen=True)
class Words:
    """tables/say.toml compiled."""

    verb: re.Pattern[str]
    according: re.Pattern[str]
    source: re.Pattern[str]
    media: re.Pattern[str]
    media_names: frozenset[str]
    no_names: frozenset[str]


@functools.cache
def words() -> Words:
    """Compile the table, once."""
    say, names = table("ru", "say"), table("ru", "names")
    return Words(
        verb=re.compile(rf"(?<![\w-])(?:{by_letter(say['verbs'])})(?![\w-])", re.IGNORECASE),
        according=re.compile(rf"(?<![\w-])(?:{'|'.join(say['according'])})\s", re.IGNORECASE),
        source=re.compile(
            rf"(?<![\w-])(?:(?:{_COUNTED}|его|е[её]|их|один\sиз|одна\sиз)\s)?(?:(?:вице|экс|пресс|обер)-)?(?:{say['sources']})",
            re.IGNORECASE,
        ),
        media=re.compile(rf"(?<![\w-]){names['media']}", re.IGNORECASE),
        media_names=frozenset(names["media_words"]),
        no_names=frozenset(say["no_names"]),
    )


class Scene(scene.Scene):
    """A Russian text with those who may speak in it."""

    def outlet_in(self, span: Span) -> Span | None:
        """Return the first medium named in a stretch of text."""
        w = words()
        known = super().outlet_in(span)
        if known is not None:
            return known
        for mention in self.named_in(span):
            if mention.name.strip("«»") in w.media_names:
                return mention.span
        m = w.media.search(self.text, span.start, span.end)
        return self._called(Span(*m.span()), span.end) if m else None

    def verbs(self, span: Span) -> list[Span]:
        """Return the verbs of saying in a stretch of text, outside quotation marks."""
        found = (Span(*m.span()) for m in words().verb.finditer(self.text, span.start, span.end))
        return [v for v in found if not self.is_quoted(v)]

    def speaker(self, verb: Span, before: Span, after: Span) -> Span | None:
        """Return who says it: behind the verb up to the next comma, else before it.

        Args:
            verb: The verb of saying.
            before: Where a subject may stand before it.
            after: Where one may stand behind it.
        """
        stop = max(verb.end, after.end)
        near, wide = (_up_to(p, self.text, verb.end, stop) for p in (_NEAR, _NEAR_MARKS))
        told = self.past_medium(wide)
        ahead = self._ahead(before)
        if ahead is not None and before.contains(ahead):
            # "Орлов сообщил агентству": right before its verb stands its subject.
            gap = self.text[ahead.end : verb.start]
            if "," not in gap and len(gap.split()) <= 2:
                return ahead
        handed = self._behind(told) if told != wide else None
        return handed or self._behind(near) or self._person_behind(near, wide) or ahead

    def _person_behind(self, near: Span, wide: Span) -> Span | None:
        """Who is named past a medium in marks, where nobody stands before it."""
        named = self.named_in(Span(near.end, wide.end)) if near != wide else []
        return next((m.span for m in named if m.kind in ("person", "role")), None)

    def past_medium(self, near: Span) -> Span:
        """Step over the medium right behind a verb that was told it.

        Args:
            near: What stands behind the verb.
        """
        m = _TO_MEDIUM.match(self.text, near.start, near.end)
        return Span(m.end(), near.end) if m else near

    def within_body(self, verb: Span, tail: Span) -> Span | None:
        """Сообщили в МЧС: a body's words told as said there, the verb in the plural.

        Args:
            verb: The verb of saying.
            tail: What stands behind it.
        """
        tail = self.past_medium(tail)
        m = _THERE.match(self.text, tail.start, tail.end)
        if m is None or _PLURAL.search(verb.of(self.text)) is None:
            return None
        body = Span(*m.span("body"))
        named = self.named_in(body)
        return named[0].span if named else body

    def _behind(self, near: Span) -> Span | None:
        pronoun = next((p for p in self.pronouns if near.contains(p.span)), None)
        if pronoun is not None and pronoun.span.start - near.start <= 12:
            return self.person_before(pronoun.span.start)
        free = [m for m in self.named_in(near) if not self.governed(m.span, near.start)]
        people = [m for m in free if m.kind in ("person", "role")]
        for mention in people or [m for m in free if m.kind == "body"] or free:
            return mention.span
        source = words().source.match(self.text, near.start + 1, near.end) if len(near) else None
        return self._called(Span(*source.span()), near.end) if source else None

    def _called(self, source: Span, end: int) -> Span:
        """газета «Северный вестник»: the name in marks behind the noun belongs to it."""
        named = re.compile(r"\s«[^«»]{2,40}»").match(self.text, source.end, end + _NAME)
        return Span(source.start, named.end()) if named else source

    def _ahead(self, before: Span) -> Span | None:
        pronoun = [p for p in self.pronouns if before.contains(p.span)]
        named = [m for m in self.named_in(before) if not self.governed(m.span, before.start)]
        if pronoun and (not named or pronoun[-1].span.start > named[-1].span.start):
            return self.person_before(pronoun[-1].span.start)
        people = [m for m in named if m.kind in ("person", "role")]
        sources = [*words().source.finditer(self.text, before.start, before.end)]
        free = [s for s in sources if not self.governed(Span(*s.span()), before.start)]
        if named and not people and free and _owns(free[-1], named[-1].span):
            return Span(*free[-1].span())  # глава МИД Венгрии
        people = people or named
        if people:
            return people[-1].span
        if free:
            return Span(*free[-1].span())
        return self._body_within(before) or self._plain_name(before)

    def _body_within(self, before: Span) -> Span | None:
        """В посольстве подчеркнули: a body's words told as said there."""
        m = _WITHIN.search(self.text, before.start, before.end)
        if m is None or not _MANY.match(self.text, before.end):
            return None
        return Span(*m.span("body"))

    def _plain_name(self, before: Span) -> Span | None:
        """Громов добавил: a capital right before the verb, where no first name was given."""
        m = _NAME_BEFORE.search(self.text, before.start, before.end)
        if m is None or m["name"].split()[0].lower() in words().no_names:
            return None
        return Span(*m.span("name"))

    def governed(self, span: Span, start: int) -> bool:
        """Tell whether a preposition stands before a name: it is no subject then."""
        left = self.text[max(start, span.start - 40) : span.start]
        return _governed().search(left) is not None


def _up_to(pattern: re.Pattern[str], text: str, start: int, end: int) -> Span:
    m = pattern.match(text, start, end)
    return Span(start, m.end() if m else start)


def _owns(source: re.Match[str], place: Span) -> bool:
    """Whether a source's phrase holds a place or body that only tells which one it is."""
    return source.start() < place.start and place.end <= source.end()


@functools.cache
def _governed() -> re.Pattern[str]:
    rows = "|".join(table("ru", "say")["before_object"])
    return re.compile(rf"(?<![\w-])(?:{rows})\s(?:[а-яё-]+\s){{0,2}}$", re.IGNORECASE)
