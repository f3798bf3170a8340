"""Japanese quotations: Xは「…」と述べた · Xは…と強調した · Xによると、…という."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from maek.lang.ja.quotations_shapes import (
    AMONG,
    CITED,
    CONTINUES,
    FINITE,
    HANDED,
    LEAD,
    MARK,
    PAPER,
    SHORT,
    SIDE,
    SO,
    SO_BEFORE,
)
from maek.lang.reading import Reading
from maek.lang.scene import Scene, by_sentence, outer_pairs
from maek.lang.tables import one_of, table
from maek.model.findings import Mention, Quotation, QuoteKind
from maek.model.span import Span
from maek.text.marks import Pair

CLAUSE = 12
"""From this many code points on a marked stretch is a clause; a finite ending makes it one too."""
_NEAR = 30
"""So far behind 「…」と the one who says it may be named."""
_EDGES = " \t\u3000、。・"


@dataclass(frozen=True)
class _Words:
    cue: re.Pattern[str]
    joined: re.Pattern[str]
    objects: re.Pattern[str]
    called: re.Pattern[str]
    told_so: re.Pattern[str]
    """と and a gesture behind words in marks: 「…」|と気持ちを切り替えた."""
    according: re.Pattern[str]
    reporter: re.Pattern[str]
    indirect: re.Pattern[str]
    media: re.Pattern[str]
    topic: re.Pattern[str]
    title: re.Pattern[str]
    speakers: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    say, names = table("ja", "say"), table("ja", "names")
    verbs = rf"(?:{one_of(say['verbs'])}){say['endings']}"
    return _Words(
        cue=re.compile(verbs),
        joined=re.compile(
            rf"(?:{say['nouns']}|{say['joins']})(?P<gap>[^。「」]{{0,60}}?)(?P<cue>{verbs})|(?P<noun>{say['nouns']}|として(?:いる|いた|おり)(?=[。、]|$)|{say['holds']})"
        ),
        objects=re.compile(say["objects"]),
        called=re.compile(say["called"]),
        told_so=re.compile(
            rf"(?:など)?(?!{say['called_so']})と、?(?P<cue>[^。、「」\s]{{0,12}}?[一-龥][^。、「」\s]{{0,12}})(?=[。、]|$)"
        ),
        according=re.compile(say["according"]),
        reporter=re.compile(say["reporter"]),
        indirect=re.compile(
            rf"(?:(?<=[るたいだうく])として、|(?<![こひ])と|などと|とも|との(?:考え|見方|認識|見解|方針|意向|懸念)を)、?"
            rf"(?P<gap>[^。、「」と]{{0,14}}?)(?P<cue>{verbs})(?!(?<=みられる)[一-龥ァ-ヴー])"
            rf"|(?<=[るたいだんす])と(?P<held>して(?:いる|いた|おり)(?=[。、]|$)|{say['papers']})|との(?P<arises>{say['arising']})"
        ),
        media=re.compile(
            rf"{names['media']}|[一-龥ァ-ヴーA-Za-z]{{0,10}}(?:[ァ-ヴー]・[ァ-ヴー]{{0,6}})?(?:{names['media_endings']})"
        ),
        speakers=re.compile(rf"(?:{say['speakers']})$"),
        title=re.compile(rf"(?:{one_of(names['titles'])})?[ 　：:、]*"),
        topic=re.compile(
            r"(?P<np>[一-龥々ァ-ヴーA-Za-z0-9・の]{2,30}?|(?<![^、。\s])[市県都府国町村区党社軍男女母父妻夫兄姉弟妹娘])"
            r"(?P<mark>からは|からも|は|が|も|では)(?=、|[^。]{0,3})"
        ),
    )


def quotations(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Find what a Japanese text says somebody said.

    Args:
        reading: The text.
        mentions: Its mentions, linked.
    """
    pairs = outer_pairs(reading)
    scene = Scene(reading, mentions, [p.inner for p in pairs])
    return by_sentence(scene, pairs, partial(_marked, scene), partial(_reported, scene))


def _marked(
    scene: Scene, sentence: Span, p: Pair, here: Sequence[Pair], _: Sequence[Quotation]
) -> Quotation | None:
    """Judge one pair of marks by what joins it to a verb of saying."""
    text, w = scene.text, _words()
    inner = p.inner.trim(text).trim(text, _EDGES)
    if len(inner) < 2:
        return None
    after = text[p.outer.end : sentence.end]
    if w.called.match(after):
        return None
    told = _verb_after(scene, sentence, p, here) or _headline(scene, sentence, p)
    told = told or _beside(scene, sentence, p)
    words_of = inner.of(text)
    ends = p.inner.of(text).rstrip()[-1:] in "。！？!?"
    finite = ends or (len(words_of) >= 5 and bool(FINITE.search(words_of)))
    told = told or (_with_gesture(scene, sentence, p) if finite else None)
    if told is None:
        return None
    cue, speaker, outlet = told
    clause = len(words_of) >= CLAUSE or finite
    kind: QuoteKind = "direct" if clause else "partial"
    return Quotation(inner, kind, f"ja.{kind}", speaker=speaker, outlet=outlet, cue=cue)


_Told = tuple[Span, Span | None, Span | None]


def _verb_after(scene: Scene, sentence: Span, p: Pair, here: Sequence[Pair]) -> _Told | None:
    """「…」と述べた; 「…」などと述べ、「…」と強調した."""
    text, w = scene.text, _words()
    end = sentence.end
    m = w.joined.match(text, p.outer.end, end) or SIDE.match(text, p.outer.end, end)
    act = w.objects.match(text, p.outer.end, end) if m is None else None
    if m is None and act is None:
        m = _clause_after(scene, p, end, here)
    if m is None and act is None:
        return None
    cue = Span(*act.span("act")) if act else _cue_of(m, text)
    beside = cue.start <= p.outer.end  # と佐藤選手は: who speaks stands behind
    until = min(end, cue.end + _NEAR) if beside else cue.start
    speaker = _subject(scene, sentence, p.outer.start, Span(p.outer.end, until))
    return cue, speaker, _outlet(scene, sentence, p.outer.start, cue)


def _with_gesture(scene: Scene, sentence: Span, p: Pair) -> _Told | None:
    """Xは「…」と危機感をあらわにする: a clause of somebody who stands before it in the sentence."""
    m = _words().told_so.match(scene.text, p.outer.end, sentence.end)
    topic = _topic(scene, Span(sentence.start, p.outer.start)) if m else None
    return (Span(*m.span("cue")), topic[0], None) if m and topic else None


def _cue_of(m: re.Match[str] | None, text: str) -> Span:
    assert m is not None
    name = next(name for name in ("cue", "noun", "side") if m.groupdict().get(name))
    return Span(*m.span(name)).trim(text, _EDGES)


def _clause_after(scene: Scene, p: Pair, end: int, here: Sequence[Pair]) -> re.Match[str] | None:
    """「歴史的」な条約だと評価した: a fragment in a clause that the verb closes."""
    text = scene.text
    tail = re.compile(r"[^。]{0,60}").match(text, p.outer.end, end)
    if tail is None or not re.match(r"[なにのをがはでだと]", text[p.outer.end : p.outer.end + 1]):
        return None
    m = _words().indirect.search(text, p.outer.end, tail.end())
    return (
        m
        if m is not None
        and not any(q.outer.overlaps(Span(p.outer.end, m.start("cue"))) for q in here if q is not p)
        else None
    )


def _beside(scene: Scene, sentence: Span, p: Pair) -> _Told | None:
    """「…」。Xはこう述べた; Xは次のように述べた。「…」"""
    text = scene.text
    outside = text[sentence.start : p.outer.start] + text[p.outer.end : sentence.end]
    if re.search(r"\w", outside):
        return None
    block = scene.reading.block_at(p.outer.start)
    if block is None:
        return None
    behind = SO.match(text, p.outer.end, block.span.end)
    before = SO_BEFORE.search(text, max(block.span.start, p.outer.start - 60), p.outer.start)
    m = behind or before
    if m is None:
        return None
    cue = Span(*m.span("cue"))
    around = Span(m.start(), m.start("cue"))
    topic = _topic(scene, around)
    short = SHORT.search(text, around.start, around.end) if topic is None else None
    who = topic[0] if topic else Span(*short.span("who")) if short else None
    return cue, who or scene.person_before(p.outer.start), None


def _headline(scene: Scene, sentence: Span, p: Pair) -> _Told | None:
    """プーチン氏「…」: a name right before the marks, nothing but the headline's end behind."""
    text = scene.text
    named = scene.named_in(Span(sentence.start, p.outer.start))
    gap = text[named[-1].span.end : p.outer.start] if named else "?"
    if (
        not _words().title.fullmatch(gap)
        or not named
        or re.match(r"[ぁ-ん]", text[p.outer.end : p.outer.end + 1])
    ):
        return None
    mark = Span(p.outer.start, p.outer.start + 1)
    return mark, named[-1].span, None


def _subject(scene: Scene, sentence: Span, before: int, between: Span) -> Span | None:
    """The topic before the words, or between them and the verb; else who spoke last."""
    for span in (
        Span(between.start, max(between.start, between.end)),
        Span(sentence.start, before),
    ):
        topic = _topic(scene, span)
        if topic is not None:
            return topic[0]
    return scene.person_before(sentence.start)


def _topic(scene: Scene, span: Span) -> tuple[Span, int] | None:
    """Return who は, が or も marks in a stretch of text, and where the marked words end."""
    text = scene.text
    named = scene.named_in(span)
    marked = [(m, k) for m in named if (k := MARK.match(text, m.span.end, span.end))]
    people = [m for m, _ in marked if m.kind in ("person", "role")]
    others = [m for m, k in marked if m.kind in ("body", "place") and not k["title"]]
    if people or others:
        chosen = (people or others)[-1].span
        return _over(scene, span, chosen) or (chosen, chosen.end)
    pronoun = [q for q in scene.pronouns if span.contains(q.span)]
    if pronoun:
        found = scene.person_before(pronoun[-1].span.start)
        return (found, pronoun[-1].span.end) if found is not None else None
    found_here = _words().topic.finditer(text, span.start, span.end)
    phrases = (_speaking_part(Span(*m.span("np")), text) for m in found_here)
    free = [p for p in phrases if _may_speak(p.of(text)) and not scene.is_quoted(p)]
    # は sets the scene, が acts in it: 地方紙は市長が辞任すると報じた.
    free = [p for p in free if text[p.end] in "はかの"] or free
    if not free:
        return None
    marked_by = AMONG.match(text, free[-1].end)
    return free[-1].trim(text, "の・"), marked_by.end() if marked_by else free[-1].end


def _speaking_part(phrase: Span, text: str) -> Span:
    """専門家|の間では are the experts, 地元紙|ジャカルタ・ポスト the paper."""
    among = AMONG.search(text, phrase.start, phrase.end)
    paper = PAPER.match(text, phrase.start, phrase.end)
    start = paper.end() if paper else phrase.start
    return Span(start, among.start() if among else phrase.end)


def _over(scene: Scene, span: Span, named: Span) -> tuple[Span, int] | None:
    """韓国軍は、北朝鮮が…と発表した: は before が, and the name in a clause of the words."""
    text = scene.text
    if text[named.end : named.end + 1] != "が":
        return None
    before = Span(span.start, max(span.start, named.start))
    phrases = [Span(*m.span("np")) for m in _words().topic.finditer(text, before.start, before.end)]
    free = [p for p in phrases if text[p.end] == "は" and _may_speak(p.of(text))]
    known = [m.span for m in scene.named_in(before) if text[m.span.end] == "は"]
    chosen = (known or [p.trim(text, "の・") for p in free if not scene.is_quoted(p)])[-1:]
    return (chosen[0], chosen[0].end) if chosen else None


def _may_speak(phrase: str) -> bool:
    """Tell 高官 and 当局者 from 価格 and 会談."""
    w = _words()
    return w.speakers.search(phrase) is not None or w.media.fullmatch(phrase) is not None


def _outlet(scene: Scene, sentence: Span, before: int, cue: Span) -> Span | None:
    """ロイター通信に, 朝鮮中央通信によると, 通信が伝えた."""
    text = scene.text
    for m in _words().media.finditer(text, sentence.start, sentence.end):
        span = Span(*m.span())
        if scene.is_quoted(span) or (span.start >= before and span.end <= before):
            continue
        if re.match(
            r"(?:（[^）]{1,12}）)?(?:に(?:よると|よれば|対し|語|述べ|話)|(?:は|が)[^。「」]{0,60}(?:伝え|報じ|報道)|の(?:取材|インタビュー)|に)",
            text[span.end :],
        ):
            span = _speaking_part(span, text)
            named = [
                n
                for n in scene.named_in(Span(sentence.start, sentence.end))
                if n.span.overlaps(span)
            ]
            return named[0].span if named else span
    return None


def _reported(scene: Scene, sentence: Span) -> Iterator[Quotation]:
    """Yield what the sentence reports without marks."""
    made = _according(scene, sentence)
    if made is not None:
        yield made
        return
    ends = [*_words().indirect.finditer(scene.text, sentence.start, sentence.end)]
    if not ends or scene.is_quoted(_handed(ends[-1])):
        return
    # …と説明し、…との見通しを示した: two things somebody says.
    chained = [m for m in ends[:-1] if _goes_on(scene.text, m) and not scene.is_quoted(_handed(m))]
    start, speaker = sentence.start, None
    for m in (*chained[-1:], ends[-1]):
        made = _indirect(scene, Span(start, sentence.end), m, speaker)
        if made is not None:
            yield made
            start, speaker = m.end(), made.speaker


def _goes_on(text: str, m: re.Match[str]) -> bool:
    """Tell whether a verb of saying is followed by another of the same subject: と説明し、."""
    end = m.end() + (text[m.end() - 1] != "、")
    return CONTINUES.search(text, m.start(), end) is not None


def _indirect(
    scene: Scene, sentence: Span, m: re.Match[str], last: Span | None = None
) -> Quotation | None:
    """Xは（日時）、…と述べた: the clause between the topic and と; of ``last`` where it goes on."""
    text = scene.text
    topic = None if last else _topic(scene, Span(sentence.start, m.start()))
    start = topic[1] if topic is not None else sentence.start
    lead = LEAD.match(text, start, m.start())
    start = lead.end() if lead else start
    marks = [*HANDED.finditer(text, start, m.start())]
    content = Span(marks[-1].end() if marks else start, m.start()).trim(text, _EDGES)
    cited = CITED.match(text, content.start, content.end)
    after = _topic(scene, Span(m.start(), _handed(m).start))
    told = after or topic
    speaker = told[0] if told else last or scene.person_before(sentence.start)
    if cited is not None:
        content, speaker = Span(cited.end(), content.end), Span(*cited.span("who"))
    if len(content) < 5 or speaker is None or speaker.overlaps(content):
        return None
    cue = _handed(m)
    outlet = _outlet(scene, sentence, content.start, cue)
    return Quotation(content, "indirect", "ja.indirect", speaker=speaker, outlet=outlet, cue=cue)


def _handed(m: re.Match[str]) -> Span:
    """The words that hand a clause over: the verb of saying, している, a noun that comes up."""
    return Span(*m.span(next(name for name in ("cue", "held", "arises") if m[name])))


def _according(scene: Scene, sentence: Span) -> Quotation | None:
    """Xによると、…（という）。"""
    text = scene.text
    m = _words().according.search(text, sentence.start, sentence.end)
    if m is None or scene.is_quoted(Span(*m.span())):
        return None
    who = Span(*m.span("who")).trim(text, _EDGES)
    named = scene.named_in(who)
    speaker = named[-1].span if named else who
    before = Span(sentence.start, who.start).trim(text, _EDGES)
    after = Span(m.end(), sentence.end).trim(text, _EDGES)
    content = after if len(after) >= len(before) else before
    tail = re.search(r"(?:という|とされる|とみられる|とのこと(?:だ)?)$", content.of(text))
    if tail is not None and tail[0] != "とみられる":
        content = Span(content.start, content.start + tail.start()).trim(text, _EDGES)
    if len(content) < 4 or speaker.overlaps(content):
        return None
    cue = Span(m.end("who"), m.end()).trim(text, _EDGES)
    media = _words().media.search(text, who.start, who.end)
    return Quotation(
        content,
        "according",
        "ja.according",
        speaker=speaker,
        outlet=speaker if media else scene.outlet_in(who),
        cue=cue,
    )
