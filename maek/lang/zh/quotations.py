"""Chinese quotations: X表示，“…” · “…”，X说 · X指出，… · 据X报道，…"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from maek.lang.reading import Reading
from maek.lang.scene import Scene, by_sentence, outer_pairs
from maek.lang.tables import may_begin, one_of, table
from maek.lang.zh.characters import simplified
from maek.model.findings import Mention, Quotation, QuoteKind
from maek.model.span import Span
from maek.text.marks import Pair

CLAUSE = 10
"""From this many code points on a marked stretch is a clause, not a phrase."""
_SHORTEST = 6
_FOR_ANOTHER = re.compile(r"发言人|顾问|特使|助理|秘书|律师|代表")
_EDGES = " \t\u3000，。、；：,."
_FINITE = re.compile(r"[是有会将要能不了已在可须应让使给想愿没]")
_AGED = re.compile(r"(?:(?:[这那一两几]|\d+)[位名个])?\d{1,3}$")
"""这位|19岁的|小将: a source told by its age."""
_HEARD_BY = re.compile(
    r"(?:接受|做客|告诉|对)(?P<m>[一-龥A-Za-z·]{2,12}?(?:新闻网?|电视台|电台|时报|日报|邮报|周刊|杂志|通讯社|频道|网))"
    r"(?:独家|记者)?(?:采访|专访|访问|节目|说|表示)"
)
_GOES_ON = re.compile(
    r"，?(?:并|还|也|又|同时)(?P<cue>称|表示|说|指出|强调|透露|警告|补充说?|提醒|承诺|呼吁)，?"
)
"""“…”，并称…: another thing of who spoke in marks."""
_BEHIND = re.compile(r"[一-龥·]{2,14}[^，。“”]{0,14}。?$")
_CITED = re.compile(r"援引|引述|引用")
"""路透社援引知情人士的话说: whose words the medium passes on stands behind."""
_HEARD = re.compile(r"(?<=[一-龥])(?:对|向|告诉|接受)[一-龥]{2,6}$")
"""11日在纽约对记者: who only hears it."""
_TITLE = 10
"""So many letters of office may stand before a name."""
_GAP = 34
"""How far a verb of saying may stand from its subject."""


@dataclass(frozen=True)
class _Words:
    verb: re.Pattern[str]
    said_only: frozenset[str]
    called_before: re.Pattern[str]
    called_behind: re.Pattern[str]
    according: re.Pattern[str]
    source: re.Pattern[str]
    media: re.Pattern[str]
    body: re.Pattern[str]
    """国家林草局表示: a body nobody has heard of, told by its end, right before the verb."""


@functools.cache
def _words() -> _Words:
    say, names = table("zh", "say"), table("zh", "names")
    begins = may_begin(*"报消声文讲", *say["verbs"])
    return _Words(
        verb=re.compile(
            rf"{begins}(?:报道|消息|声明|文章|讲话中)?(?<!据)(?P<cue>{one_of(say['verbs'])})(?![法服明书辞])"
        ),
        said_only=frozenset(say["said_only"]),
        called_before=re.compile(say["called_before"]),
        called_behind=re.compile(say["called_behind"]),
        according=re.compile(say["according"]),
        source=re.compile(say["sources"]),
        media=re.compile(names["media"]),
        body=re.compile(
            rf"(?:^|[，。；：、“日])(?P<body>[一-龥]{{2,10}}(?:{one_of(say['body_ends'])}))$"
        ),
    )


def quotations(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Find what a Chinese text says somebody said.

    Args:
        reading: The text.
        mentions: Its mentions, linked.
    """
    reading = simplified(reading)
    pairs = outer_pairs(reading)
    scene = Scene(reading, mentions, [p.inner for p in pairs])
    return by_sentence(scene, pairs, partial(_marked, scene), partial(_reported, scene))


_Told = tuple[Span, Span | None, Span | None, bool]


def _marked(
    scene: Scene, sentence: Span, p: Pair, _: Sequence[Pair], found: Sequence[Quotation]
) -> Quotation | None:
    text, w = scene.text, _words()
    inner = p.inner.trim(text).trim(text, _EDGES)
    if len(inner) < 2:
        return None
    left, right = (
        text[max(sentence.start, p.outer.start - 8) : p.outer.start],
        text[p.outer.end : p.outer.end + 4],
    )
    named = w.called_before.search(left) is not None and len(inner) < CLAUSE
    if named or (w.called_behind.match(right) and len(inner) < CLAUSE):
        return None
    told = (
        _before(scene, sentence, p) or _behind(scene, sentence, p) or _headline(scene, sentence, p)
    )
    if told is None:
        return _continued(scene, sentence, p, inner, found)
    cue, speaker, outlet, adjoins = told
    ends = p.inner.of(text).rstrip()[-1:] in "。！？，,"
    # X说，“…”: what a comma sets off is a sentence of its own.
    apart = text[p.outer.start - 1 : p.outer.start] in ("，", "：", ":") and len(inner) >= _SHORTEST
    clause = len(inner) >= CLAUSE or (adjoins and (ends or apart or _FINITE.search(inner.of(text))))
    kind: QuoteKind = "direct" if clause and len(inner) > 3 else "partial"
    return Quotation(inner, kind, f"zh.{kind}", speaker=speaker, outlet=outlet, cue=cue)


def _before(scene: Scene, sentence: Span, p: Pair) -> _Told | None:
    """X表示，“…”; X称“…”; X在…时说：“…”."""
    text = scene.text
    verbs = _verbs(scene, Span(sentence.start, p.outer.start))
    if not verbs:
        return None
    verb = verbs[-1]
    between = text[verb.end : p.outer.start]
    if re.search(r"[。！？]", between):
        return None
    speaker = _subject(scene, sentence, verb) or scene.person_before(sentence.start)
    adjoins = not between.strip(" ，：:,")
    return verb, speaker, _outlet(scene, sentence, verb), adjoins


def _behind(scene: Scene, sentence: Span, p: Pair) -> _Told | None:
    """“…”，X说; “…”X表示."""
    text = scene.text
    stop = re.compile(r"[。！？；“]").search(text, p.outer.end, sentence.end)
    tail = Span(p.outer.end, stop.start() if stop else sentence.end)
    ends_clause = (
        text[p.inner.end - 1 : p.inner.end] in "，。！？"
        or text[tail.start : tail.start + 1] in "，,"
    )
    found = _verbs(scene, tail)
    if not found and text[p.inner.end - 1 : p.inner.end] in "。！？":
        return _gesture(scene, tail)
    for verb in found:
        if verb.start - tail.start > 40 or not ends_clause:
            return None
        speaker = _subject(scene, tail, verb) or scene.person_before(p.outer.start)
        return verb, speaker, _outlet(scene, sentence, verb), True
    return None


def _gesture(scene: Scene, tail: Span) -> _Told | None:
    """“…。”列车长郑维伦低头认错。: a sentence in marks, and who stands right behind it."""
    text = scene.text
    people = [m for m in scene.named_in(tail) if m.kind == "person"]
    if (
        not people
        or people[0].span.start - tail.start > _TITLE
        or not _BEHIND.match(text, tail.start, tail.end)
    ):
        return None
    who = people[0].span
    return Span(who.end, tail.end).trim(text, _EDGES), who, None, True


def _headline(scene: Scene, sentence: Span, p: Pair) -> _Told | None:
    """普京：“…”."""
    text = scene.text
    colon = p.outer.start - 1
    if colon < sentence.start or text[colon] not in "：:":
        return None
    named = scene.named_in(Span(sentence.start, colon))
    if not named or named[-1].span.end != colon:
        return None
    return Span(colon, colon + 1), named[-1].span, None, True


def _continued(
    scene: Scene, sentence: Span, p: Pair, inner: Span, found: Sequence[Quotation]
) -> Quotation | None:
    """“…”，X说。“…”: a sentence of nothing but marks goes on with the last speaker."""
    text = scene.text
    outside = text[sentence.start : p.outer.start] + text[p.outer.end : sentence.end]
    if re.search(r"\w", outside) or not found or len(inner) < CLAUSE:
        return None
    if p.outer.start - found[-1].span.end > 60:
        return None
    last = found[-1]
    return Quotation(inner, "direct", "zh.continued", speaker=last.speaker, outlet=last.outlet)


def _verbs(scene: Scene, span: Span) -> list[Span]:
    found = (Span(*m.span("cue")) for m in _words().verb.finditer(scene.text, span.start, span.end))
    return [v for v in found if not scene.is_quoted(v)]


def _subject(scene: Scene, sentence: Span, verb: Span) -> Span | None:
    """Whoever is named last before the verb in its clause, or what kind of source it is."""
    text = scene.text
    start = max(sentence.start, verb.start - 60)
    cut = max((m.end() for m in re.finditer(r"[。；！？”]", text[start : verb.start])), default=0)
    span = Span(start + cut, verb.start)
    named = [m for m in scene.named_in(span) if not _is_object(text, m.span, span)]
    pronouns = [q for q in scene.pronouns if span.contains(q.span)]
    if pronouns and (not named or pronouns[-1].span.start > named[-1].span.start):
        return scene.one_meant(pronouns[-1].span.start) or pronouns[-1].span
    people = [m for m in named if m.kind in ("person", "role")] or [
        m for m in named if m.kind == "body"
    ]
    near = [m for m in people if verb.start - m.span.end <= _GAP]
    sources = _sources(text, span)
    if near:
        # 外交部发言人: whoever speaks for a body, not the body.
        last, behind = near[-1], sources[-1] if sources else None
        if behind and last.kind == "body" and behind.start <= last.span.end < behind.end:
            whole = Span(min(last.span.start, behind.start), behind.end)
            cited = _CITED.search(text, whole.start, whole.end)
            return Span(cited.end(), whole.end) if cited else whole
        # 国防部|长: whoever heads a body, not the body.
        return Span(last.span.start, last.span.end + text.startswith("长", last.span.end))
    if sources and verb.start - sources[-1].end <= _GAP:
        return _phrase(text, sources[-1], span.start)
    if named and verb.start - named[-1].span.end <= _GAP:
        return named[-1].span
    body = _words().body.search(text, span.start, span.end)
    return Span(*body.span("body")) if body else None


def _sources(text: str, span: Span) -> list[Span]:
    """Whoever may be a source by their kind; 总统|发言人 are one."""
    found: list[Span] = []
    for m in _words().source.finditer(text, span.start, span.end):
        if _HEARD.search(m[0]):
            continue
        whole = Span(m.start(), m.end() + text.startswith("长", m.end()))
        joined = found and found[-1].end == m.start() and _FOR_ANOTHER.match(m[0])
        found[-1:] = [Span(found[-1].start, whole.end)] if joined else [*found[-1:], whole]
    return found


def _phrase(text: str, span: Span, start: int) -> Span:
    """The noun phrase of an unnamed source, from its clause's begin or the last comma on."""
    lead = max(
        (m.end() for m in re.finditer(r"[，、：“（]|\d日", text[span.start : span.end])),
        default=0,
    )
    found = Span(span.start + lead, span.end)
    found = found if len(found) >= 2 else span
    aged = text.startswith("岁", found.start)
    near = _AGED.search(text, max(start, found.start - 10), found.start) if aged else None
    return Span(near.start(), found.end) if near else found


def _is_object(text: str, span: Span, within: Span) -> bool:
    """Tell who is spoken to or of: 对普京, 与金正恩."""
    return (
        re.search(
            r"(?:对|向|与|和|同|给|告诉|会见|感谢|为|把|将|被|由|从|以|在)$",
            text[max(within.start, span.start - 2) : span.start],
        )
        is not None
    )


def _outlet(scene: Scene, sentence: Span, verb: Span) -> Span | None:
    """对路透社说, 据塔斯社报道, 朝中社称."""
    known = scene.outlet_in(Span(sentence.start, verb.end))
    if known is not None:
        return known
    m = _words().media.search(scene.text, sentence.start, verb.start)
    heard = _HEARD_BY.search(scene.text, sentence.start, verb.end) if m is None else None
    if heard is not None and not scene.is_quoted(Span(*heard.span("m"))):
        return Span(*heard.span("m"))
    return Span(*m.span()) if m is not None and not scene.is_quoted(Span(*m.span())) else None


def _reported(scene: Scene, sentence: Span) -> Iterator[Quotation]:
    """Yield what the sentence reports without marks."""
    text = scene.text
    made = _according(scene, sentence)
    start = sentence.start
    if made is not None:
        start = made.span.start
    inner = _gone_on(scene, sentence) or _indirect(scene, Span(start, sentence.end), sentence)
    if inner is not None:
        if made is not None and made.outlet is not None and inner.outlet is None:
            inner = Quotation(
                inner.span, inner.kind, inner.rule, inner.speaker, outlet=made.outlet, cue=inner.cue
            )
        yield inner
    elif made is not None and text:
        yield made


def _indirect(scene: Scene, within: Span, sentence: Span) -> Quotation | None:
    text, w = scene.text, _words()
    for verb in _verbs(scene, within):
        behind = text[verb.end : verb.end + 1]
        if behind not in "，：,:" and verb.of(text) in w.said_only:
            continue
        if behind in "，：,:" and not behind:
            continue
        start = verb.end
        if verb.of(text) == "告诉":
            comma = re.compile(r"[，：]").search(text, start, min(start + 20, sentence.end))
            start = comma.end() if comma else start
        content = Span(start, sentence.end).trim(text, _EDGES)
        speaker = _subject(scene, within, verb)
        if (
            speaker is None
            or len(content) < 5
            or re.match(r"[的为作了过]", text[verb.end : verb.end + 1])
        ):
            continue
        outlet = _outlet(scene, within, Span(verb.start, content.start))
        return Quotation(
            content, "indirect", "zh.indirect", speaker=speaker, outlet=outlet, cue=verb
        )
    return None


def _gone_on(scene: Scene, sentence: Span) -> Quotation | None:
    """X说，“…”，并称…: what who spoke in marks goes on to say without them."""
    text = scene.text
    marks = [q for q in scene.quoted if sentence.contains(q)]
    m = _GOES_ON.match(text, marks[-1].end + 1, sentence.end) if marks else None
    if m is None or scene.last is None or not sentence.contains(scene.last):
        return None
    content = Span(m.end(), sentence.end).trim(text, _EDGES)
    if len(content) < _SHORTEST - 1:
        return None
    cue = Span(*m.span("cue"))
    return Quotation(content, "indirect", "zh.goes_on", speaker=scene.last, outlet=None, cue=cue)


def _according(scene: Scene, sentence: Span) -> Quotation | None:
    """据X报道，…; 据X统计，…"""
    text = scene.text
    m = _words().according.search(text, sentence.start, sentence.end)
    if m is None or scene.is_quoted(Span(*m.span())):
        return None
    who = Span(*m.span("who")).trim(text, _EDGES)
    who = Span(who.start, who.start + len(re.sub(r"\d{1,2}月?\d{0,2}日?$", "", who.of(text))))
    content = Span(m.end(), sentence.end).trim(text, _EDGES)
    if not len(who) or len(content) < 5:
        return None
    named = scene.named_in(who)
    speaker = named[-1].span if named else who
    media = _words().media.search(text, who.start, who.end)
    outlet = speaker if media else scene.outlet_in(who)
    cue = Span(*m.span("how"))
    return Quotation(content, "according", "zh.according", speaker=speaker, outlet=outlet, cue=cue)
