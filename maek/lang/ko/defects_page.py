"""What shows only over a whole page: styles that differ, stops that lack, nameless sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.lang.ko.defects_rare import rare_words
from maek.lang.reading import Reading, Token
from maek.model.findings import Defect, Mention
from maek.model.span import Span
from maek.text import marks
from maek.text.hangul import is_syllable, split

POLITE_STYLE = re.compile(r"(?:어요|아요|예요|에요|지요|죠)$")
TOLD_POLITELY = re.compile(
    r"[가-힣](?<![이])(?:었|았|였|했|됐|렸|갔|왔|졌|났|꼈|섰|셨|겼|켰|쳤|혔|췄|줬|냈|탔|썼|봤)(?:습니다|어요)[.”]?$"
    r"| 중입니다[.”]?$|\d[가-힣%]{1,6}입니다[.”]?$"
)
"""What was done or happened: 진화되었습니다; 이도담이었습니다 is a reporter's farewell."""
ONE_IN, STANDS_OUT = 8, 4
"""A single sentence of another style stands out among so many."""
DETACHED = re.compile(
    r"(?<=[가-힣A-Za-z\d]) (?:는|를|을|의|에게|에서|으로|으로서|에게서|부터|까지|입니다|이었다|였다"
    r"|이었습니다|였습니다|이라고|라고|이다|로(?! 대 ))(?=[ .,])"
    r"|(?<=[”’]) (?:였다|이었다|이다|입니다)(?=[ .고])"
)
"""Particles, and the copula, that no Korean parts from their noun."""
PARTICLE_TWICE = re.compile(
    r"[가-힣]+[을를] [을를](?= )|[가-힣]+[은는] [은는](?= )|[가-힣]+에서 에서(?= )"
)
FREE = re.compile(r"(?:[은는을를의에로]|부터|까지|다|고|며|요|죠|까)$")
"""Behind these a word like 을 or 라고 may stand by itself."""
STOPS = (".", "!", "?", "…", "”", '"', "’", ")", "]", ":", ";")
STEADY_STOPS = 4
"""So many paragraphs that end in a stop make one without stand out."""
LEAST_VAGUE = 2
Prose = Sequence[tuple[Span, Sequence[Token]]]


def mixed_register(reading: Reading, prose: Prose) -> Iterator[Defect]:
    """Yield sentences of the rarer style where some say -다, others -습니다.

    Args:
        reading: Of an article; speech is the speaker's.
        prose: Its sentences of running text.
    """
    styles: dict[str, list[Span]] = {"plain": [], "polite": []}
    spoken = marks.pair(reading.text)
    for sentence, _ in prose:
        if spoken.around(sentence.start + 1) and spoken.around(sentence.end - 2):
            continue
        words = sentence.of(reading.text).rstrip(" .!?…”’\"'")
        if POLITE_STYLE.search(words) or _formal(words):
            styles["polite"].append(sentence)
        elif words.endswith("다"):
            styles["plain"].append(sentence)
    fewer, more = sorted(styles.values(), key=len)
    if len(fewer) < 2 and not _stands_out(fewer, more, reading.text):
        return
    why = f"{len(styles['plain'])} sentences end in -다, {len(styles['polite'])} in -습니다"
    for sentence in fewer if ONE_IN * len(fewer) <= 2 * len(more) else fewer[:1]:
        yield Defect(sentence, "mixed_register", why)


def _formal(words: str) -> bool:
    """Tell -ㅂ니다 from 아니다 and 지니다."""
    return (
        words.endswith("니다") and is_syllable(words[-3:-2] or " ") and split(words[-3])[2] == "ㅂ"
    )


def _stands_out(fewer: Sequence[Span], more: Sequence[Span], text: str) -> bool:
    """Tell whether one sentence of its style stands in the middle of many of the other.

    At the end it may ask the reader for something, or sign off, but tells nothing.
    """
    if not fewer or len(more) < STANDS_OUT:
        return False
    if fewer[0].start < more[0].start:
        # A first sentence may greet the reader; what was done it tells as the others do.
        return TOLD_POLITELY.search(fewer[0].of(text)) is not None
    return fewer[0].start < more[-1].start or TOLD_POLITELY.search(fewer[0].of(text)) is not None


def detached(reading: Reading, prose: Prose) -> Iterator[Defect]:
    """Yield particles and copulas that stand apart from their noun: 첸 는, 15,000달러 입니다.

    Args:
        reading: Of an article.
        prose: Its sentences of running text.
    """
    for match in PARTICLE_TWICE.finditer(reading.text) if _stands_alone(reading.text) else ():
        yield Defect(Span(*match.span()), "detached_particle", "a particle twice")
    for sentence, _ in prose:
        for match in DETACHED.finditer(reading.text, sentence.start, sentence.end):
            before = reading.text[sentence.start : match.start()]
            if not FREE.search(before):
                span = Span(match.start() - len(before.rpartition(" ")[2]), match.end())
                yield Defect(span, "detached_particle", "a particle apart from its noun")


def _stands_alone(text: str) -> bool:
    """Tell whether a particle stands between blanks, which is rare and cheap to see."""
    return any(f" {p} " in text for p in ("을", "를", "은", "는", "에서"))


def ends_without_stop(reading: Reading, prose: Prose) -> Iterator[Defect]:
    """Yield sentences that end a paragraph of several without a stop, where others have one.

    Args:
        reading: Of an article.
        prose: Its sentences of running text.
    """
    lasts: dict[Span, tuple[Span, Sequence[Token], int]] = {}
    for sentence, tokens in prose:
        block = reading.block_at(sentence.start)
        if block is not None and block.kind == "body":
            count = lasts[block.span][2] if block.span in lasts else 0
            lasts[block.span] = (sentence, tokens, count + 1)
    open_ = [(s, t) for s, t, n in lasts.values() if n > 1 and not _stopped(reading, s)]
    stopped = sum(_stopped(reading, s) for s, _, _ in lasts.values())
    if stopped < max(STEADY_STOPS, STEADY_STOPS * len(open_)):
        return
    for sentence, tokens in open_:
        if tokens and tokens[-1].tag == "EF" and tokens[-1].end == sentence.end:
            span = Span(tokens[-1].start, sentence.end)
            yield Defect(span, "missing_stop", "a sentence ends here without a full stop")


CUT = frozenset({"ETM", "JKS", "JKO", "JKG", "JC", "MM", "MAJ"})
"""What a sentence never ends with."""
CUT_ENDINGS = frozenset(
    {"며", "으며", "면서", "으면서", "지만", "는데", "도록", "고자", "려고", "으려고"}
)
LEAST_CUT = 24
"""Shorter lines are headings and labels."""


def cut_off(reading: Reading, prose: Prose) -> Iterator[Defect]:
    """Yield paragraphs that stop in the middle of a sentence, where others end in a stop.

    Args:
        reading: Of an article.
        prose: Its sentences of running text.
    """
    lasts = {b.span.end: b for b in reading.blocks if b.kind == "body"}
    firsts = {b.span.start for b in lasts.values()}
    ends = [(s, t) for s, t in prose if s.end in lasts and t]
    stopped = sum(_stopped(reading, s) for s, _ in ends)
    for sentence, tokens in ends:
        last = tokens[-1]
        if last.end != sentence.end or len(lasts[sentence.end].span) < LEAST_CUT:
            continue
        cut = last.tag in CUT or (last.tag == "EC" and last.form in CUT_ENDINGS)
        # Behind another sentence no heading ends so, whatever ending it has.
        cut = cut or (sentence.start not in firsts and _is_open(last))
        if cut and stopped >= STEADY_STOPS - 1:
            span = Span(last.start, last.end)
            yield Defect(span, "cut_off", "the text stops in the middle of a sentence")


def _is_open(last: Token) -> bool:
    """Tell an ending that joins or denies from one that ends what is told: 고객들은 확신하지."""
    return last.tag[0] == "E" and not last.form.endswith(
        ("다", "까", "요", "죠", "음", "ㅁ", "기", "라", "자", "네")
    )


def _stopped(reading: Reading, sentence: Span) -> bool:
    return sentence.of(reading.text).endswith(STOPS)


def nameless_sources(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield words that give as source nobody in particular, where a page names nobody at all.

    Args:
        reading: Of an article.
        mentions: Its names.
    """
    if any(m.kind == "person" for m in mentions):
        return
    told = [b for b in reading.blocks if b.kind in ("body", "standfirst")]
    found = [
        Span(*m.span()).trim(reading.text)
        for b in told
        for m in rare_words().vague.finditer(reading.text, b.span.start, b.span.end)
    ]
    if len(found) >= LEAST_VAGUE:
        for span in found:
            yield Defect(span, "vague_source", "nobody in particular, and the page names nobody")
