"""Words in Russian quotation marks: with the author's words beside them or inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.lang.ru.quotations_scene import Scene
from maek.model.findings import Quotation, QuoteKind
from maek.model.span import Span
from maek.text.marks import Pair

_TRIM = " \t\u00a0,."
_WORDS = 4
_REACH = 140
_INSIDE = re.compile(r",?\s[—–-]\s(?P<said>[^«»]{3,90}?)(?:[.,]\s[—–-]\s|[.,]?\s*$)")
_FINITE = re.compile(
    r"(?:[а-яё]+(?:ет|ют|ут|ит|ят|ат|ем|им|ал|ала|али|ило|ил|ила|или|ел|ела|ели|ется|ются|ться|ть|лось|лись|лся|лась)"
    r"|есть|нет|это|будет|будут|был[аио]?|надо|нужно|можно|нельзя|должн[аоы]?|важно|готовы?)(?![а-яё])",
    re.IGNORECASE,
)


_FIRST_NAME = re.compile(r"\s[А-ЯЁ][а-яё]+(?![а-яё])")
"""сосед погибшего Олег: a first name alone."""


def author_words(scene: Scene, p: Pair) -> list[Quotation]:
    """«Мы готовы, — сказал Путин. — Это важно»: the author's words inside one pair of marks.

    Args:
        scene: The text.
        p: A pair of quotation marks.
    """
    text = scene.text
    for m in _INSIDE.finditer(text, p.inner.start, p.inner.end):
        said = Span(*m.span("said"))
        verbs = [*_verbs_quoted(scene, said)]
        if not verbs or m.start() == p.inner.start:
            continue
        behind = scene_speaker(scene, verbs[0], said)
        first = Span(p.inner.start, m.start()).trim(text, _TRIM)
        second = Span(m.end(), p.inner.end).trim(text, _TRIM)
        parts = [s for s in (first, second) if len(s) and re.search(r"\w", s.of(text))]
        outlet = scene.outlet_in(said)
        scene.last = behind or scene.last
        return [
            Quotation(s, "direct", "ru.inside", speaker=behind, outlet=outlet, cue=verbs[0])
            for s in parts
        ]
    return []


def scene_speaker(scene: Scene, verb: Span, said: Span) -> Span | None:
    """Whom author's words inside the marks name: the marks do not hide them."""
    named = [m for m in scene.mentions if said.contains(m.span)]
    pronoun = [q for q in scene.pronouns if said.contains(q.span)]
    if named and not (pronoun and pronoun[0].span.start < named[0].span.start):
        return named[0].span
    from maek.lang.ru.quotations_scene import words

    source = words().source.search(scene.text, verb.end, said.end)
    if source is not None and not pronoun:
        behind = _FIRST_NAME.match(scene.text, source.end(), said.end)
        return Span(source.start(), behind.end() if behind else source.end())
    return scene.person_before(verb.start)


def _verbs_quoted(scene: Scene, said: Span) -> Iterator[Span]:
    from maek.lang.ru.quotations_scene import words

    for m in words().verb.finditer(scene.text, said.start, said.end):
        if m.start() - said.start <= 25:
            yield Span(*m.span())


def marked(
    scene: Scene, p: Pair, here: Sequence[Pair], block: Span, found: Sequence[Quotation]
) -> list[Quotation]:
    """Judge one pair of marks: words somebody said, or a title, a name, a scare quote.

    Args:
        scene: The text.
        p: The pair.
        here: All pairs of the block.
        block: The block.
        found: What has been found so far, for quotations that go on.
    """
    text = scene.text
    inner = p.inner.trim(text).trim(text, _TRIM)
    if len(inner) < 3 or any(m.span == p.inner and m.kind == "body" for m in scene.mentions):
        return []
    if _is_outlet(text, p, inner):
        return []
    sentence = scene.reading.sentence_at(p.outer.start) or block
    told = _behind(scene, p, block) or _before(scene, p, here, sentence) or _colon(scene, p, block)
    if told is None:
        return _continued(scene, p, inner, block, found)
    verb, speaker, outlet, adjoins = told
    kind: QuoteKind = "direct" if _is_clause(inner.of(text), adjoins) else "partial"
    if kind == "partial" and _is_name(scene, p):
        return []
    scene.last = speaker or scene.last
    return [Quotation(inner, kind, f"ru.{kind}", speaker=speaker, outlet=outlet, cue=verb)]


_WRITES = re.compile(
    r"(?:пиш|сообща|переда[её]|рассказыва|отмеча)(?:[её]т|ют|ут)\s(?:[а-яё]+\s){0,2}$",
    re.IGNORECASE,
)


def _is_outlet(text: str, p: Pair, inner: Span) -> bool:
    """Как пишет «Дальний вестник»: a few words with a capital behind a verb without a colon."""
    words = inner.of(text).split()
    ended = text[p.inner.end - 1 : p.inner.end] in ".,!?…"
    named = words[0][:1].isupper() and len(words) <= 4 and not ended
    before = text[max(0, p.outer.start - 40) : p.outer.start]
    return named and _WRITES.search(before) is not None


_Told = tuple[Span, Span | None, Span | None, bool]


def _behind(scene: Scene, p: Pair, block: Span) -> _Told | None:
    """«…», — заявил X; «…», — говорится в сообщении."""
    text = scene.text
    m = re.compile(r"[,.!?…]?\s*[—–-]\s").match(text, p.outer.end, block.end)
    if m is None:
        return None
    stop = re.compile(r"(?:[.!?;](?:\s[—–-])?(?:\s|$)|«|“)").search(text, m.end(), block.end)
    after = Span(m.end(), stop.start() if stop else block.end)
    verbs = [v for v in scene.verbs(after) if v.start - after.start <= 60]
    if not verbs:
        said = re.compile(r"говорится|отмечается|сказано").search(text, after.start, after.end)
        if said is None:
            return None
        return Span(*said.span()), _any_named(scene, after), scene.outlet_in(after), True
    speaker = scene.speaker(verbs[0], Span(after.start, verbs[0].start), after)
    tail = Span(verbs[0].end, (scene.reading.sentence_at(m.end()) or block).end)
    speaker = speaker or scene.within_body(verbs[0], tail) or scene.person_before(p.outer.start)
    return verbs[0], speaker, scene.outlet_in(Span(verbs[0].end, after.end)), True


def _any_named(scene: Scene, span: Span) -> Span | None:
    named = scene.named_in(span)
    return named[0].span if named else scene.last


def _before(scene: Scene, p: Pair, here: Sequence[Pair], sentence: Span) -> _Told | None:
    """X заявил: «…»; X сказал, что … «…»; X назвал … «…»; «…» — в клаузе с X."""
    text = scene.text
    start = (
        max(sentence.start, p.outer.start - _REACH)
        if sentence.start <= p.outer.start
        else p.outer.start
    )
    verbs = scene.verbs(Span(start, p.outer.start))
    if not verbs:
        return _reporting_after(scene, p, sentence)
    verb = verbs[-1]
    between = text[verb.end : p.outer.start]
    if re.search(r"[.!?]\s+[А-ЯЁ]", between):
        return None
    speaker = scene.speaker(verb, Span(sentence.start, verb.start), Span(verb.end, p.outer.start))
    speaker = speaker or scene.person_before(verb.start)
    outlet = scene.outlet_in(Span(verb.end, p.outer.start)) or scene.outlet_in(
        sentence_lead(sentence, verb)
    )
    if outlet is not None and speaker is not None and outlet.overlaps(speaker):
        outlet = speaker
    return verb, speaker, outlet, between.rstrip().endswith((":", ",")) or not between.strip()


def sentence_lead(sentence: Span, verb: Span) -> Span:
    """What stands before a verb in its sentence."""
    return Span(sentence.start, max(sentence.start, verb.start))


def _reporting_after(scene: Scene, p: Pair, sentence: Span) -> _Told | None:
    """A fragment in a clause the source of which follows: …, сообщил X; по словам X before."""
    from maek.lang.ru.quotations_scene import words

    text = scene.text
    lead = words().according.search(text, sentence.start, max(sentence.start, p.outer.start))
    if lead is not None:
        who = _source_after(scene, lead.end(), p.outer.start)
        return (
            (Span(lead.start(), lead.end() - 1), who, scene.outlet_in(who) if who else None, False)
            if who
            else None
        )
    for verb in scene.verbs(Span(p.outer.end, max(p.outer.end, sentence.end))):
        comma = text.rfind(", ", p.outer.end - 1, verb.start)
        if comma >= 0 and verb.start - comma <= 12:
            speaker = scene.speaker(
                verb, Span(verb.start, verb.start), Span(verb.end, sentence.end)
            )
            return verb, speaker, scene.outlet_in(Span(verb.end, sentence.end)), False
    return None


def _source_after(scene: Scene, start: int, end: int) -> Span | None:
    stop = re.compile(r"[,;—]").search(scene.text, start, end)
    limit = stop.start() if stop else end
    named = scene.named_in(Span(start, limit))
    if named:
        people = [m for m in named if m.kind == "person"]
        return (people or named)[-1].span
    span = Span(start, limit).trim(scene.text, EDGES_OF)
    return span if 0 < len(span) <= 90 else None


EDGES_OF = " \t\u00a0,;:—–."


def _colon(scene: Scene, p: Pair, block: Span) -> _Told | None:
    """Песков: «…» — in headlines."""
    text = scene.text
    if not text[block.start : p.outer.start].rstrip().endswith(":"):
        return None
    named = scene.named_in(Span(block.start, p.outer.start))
    colon = text.rfind(":", block.start, p.outer.start)
    if not named or colon - named[-1].span.end > 3:
        return None
    return Span(colon, colon + 1), named[-1].span, None, True


def _continued(
    scene: Scene, p: Pair, inner: Span, block: Span, found: Sequence[Quotation]
) -> list[Quotation]:
    """A paragraph that is nothing but a quotation goes on with the last speaker."""
    text = scene.text
    outside = text[block.start : p.outer.start] + text[p.outer.end : block.end]
    if re.search(r"\w", outside) or not found or not _is_clause(inner.of(text), False):
        return []
    last = found[-1]
    return [Quotation(inner, "direct", "ru.continued", speaker=last.speaker, outlet=last.outlet)]


def _is_clause(words_of: str, adjoins: bool) -> bool:
    count = len(words_of.split())
    if count >= _WORDS and _FINITE.search(words_of):
        return True
    return adjoins and count >= 2 and words_of[:1].isupper()


def _is_name(scene: Scene, p: Pair) -> bool:
    """Tell «Газпром», «Стандарт 2» and titles from words somebody said."""
    words_of = p.inner.of(scene.text).split()
    left = scene.text[max(0, p.outer.start - 24) : p.outer.start]
    kind = re.search(
        r"(?:фильм|книг|роман|газет|компани|ракет|операци|программ|проект|закон|концерн|парти|журнал|песн|спектакл|"
        r"клуб|форум|премь|стать|систем|комплекс|корабл|агентств|телеканал|канал|группировк|движени|корпораци|завод)[а-яё]*\s$",
        left,
        re.IGNORECASE,
    )
    return kind is not None or (len(words_of) <= 3 and words_of[0][:1].isupper())
