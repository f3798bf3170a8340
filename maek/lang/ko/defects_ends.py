"""How single sentences of a bad translation end: without a stop, a predicate, a news style."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from maek.lang.reading import Reading, Token
from maek.model.findings import Defect
from maek.model.span import Span

QUOTING = "“”‘’\"'「」『』"
NOUN_END = frozenset({"NNG", "NNP", "JKB", "JKG", "XSN"})
SHORT_PIECE = 30
LISTED = 2
LEFT_OPEN = re.compile(r"(?:에 (?:대한|관한|의한|따른)|[을를] (?:위한|통한|향한|둘러싼))\.$")
"""What asks for a noun that never comes: 왜 그런지에 대한."""
SCENE = re.compile(r"오전|오후|아침|점심|저녁|[가-힣 ]밤|새벽|요일|\d+[일월년시]")
COUNTED = re.compile(
    r"(?:\d|(?<![가-힣])(?:[한두세네몇반]|다섯|여섯|일곱|여덟|아홉|열)) ?"
    r"(?:위|명|번|시간|분|초|승|패|점|골|회|개|곳|잔|걸음|줄|장|권|그루|마리|통|채|편|끼|판|병|그릇|켤레|벌|대"
    r"|알|모|쌍|송이|포기|접시|자루|상자|봉지|갑|캔|곡|살|마디|방|발|근|말|되|바퀴|가지|사람|해|달|척|량|층)"
    r"(?![가-힣])|(?<![가-힣])(?:하나|둘|셋|넷)(?![가-힣])"
    r"|\d번째|(?<![가-힣])(?:시즌|통산|역대|사상|개인|데뷔) "
)
"""What clipped sentences of the papers tell: which place, how long; others are lists."""
PRICED = re.compile(r"[\d,.만천백여 ]+(?:원|쪽|페이지|분|부)\.?")
"""What follows the publisher of a book, which stands by itself: 도담북스. 276쪽. 1만7천원."""
WORDS_SAID = frozenset({"말", "소리", "얘기", "이야기", "소식", "소문"})
"""What somebody says stands right before these: 그만뒀다 말이 나왔다."""
Prose = Sequence[tuple[Span, Sequence[Token]]]


def missing_stops(reading: Reading, prose: Prose) -> Iterator[Defect]:
    """Yield final endings followed by more of the line: 퍼졌다 러시아인 푸틴 대통령이 …

    Args:
        reading: Of an article.
        prose: Its sentences of running text.
    """
    behind = [*prose[1:], (None, ())]
    for (sentence, tokens), (after, tokens_after) in zip(prose, behind, strict=False):
        for index in [i for i, token in enumerate(tokens[:-1]) if token.tag == "EF"]:
            this, following = tokens[index], tokens[index + 1]
            if (
                this.form.endswith(("다", "어", "습니다"))
                and following.tag[:1] in "NVMI"
                and following.start > this.end
                and not _inside_marks(reading.text, sentence, this.end)
            ):
                span = Span(this.start, following.start).trim(reading.text)
                yield Defect(span, "missing_stop", "a sentence ends here without a full stop")
        yield from _ends_unseen(reading.text, sentence, tokens)
        if after is not None and tokens and _runs_into(reading, sentence, tokens[-1], after):
            end = tokens_after[0].end
            span = Span(tokens[-1].start, end)
            yield Defect(span, "missing_stop", "a sentence ends here without a full stop")


def _ends_unseen(text: str, sentence: Span, tokens: Sequence[Token]) -> Iterator[Defect]:
    """A past -다 before a noun that begins what follows: 떨어졌다 주민들은; no 갔다 왔다."""
    for tense, ending, noun, particle in zip(
        tokens, tokens[1:], tokens[2:], tokens[3:], strict=False
    ):
        if (
            ending.tag == "EC"
            and ending.form == "다"
            and tense.tag == "EP"
            and noun.start == ending.end + 1
            and noun.tag in ("NNG", "NNP", "NP")
            and noun.form not in WORDS_SAID
            and particle.tag in ("JX", "JKS", "XSN")
            and particle.start == noun.end
            and not _inside_marks(text, sentence, ending.end)
        ):
            span = Span(ending.start, noun.start).trim(text)
            yield Defect(span, "missing_stop", "a sentence ends here without a full stop")


def _runs_into(reading: Reading, sentence: Span, last: Token, after: Span) -> bool:
    """Tell whether a sentence ends without a mark and the next begins on the same line."""
    between = reading.text[sentence.end : after.start]
    return (
        last.tag == "EF"
        and last.end == sentence.end
        and between == " "
        and reading.block_at(sentence.start) == reading.block_at(after.start)
        and not _inside_marks(reading.text, sentence, last.end)
    )


def intimate(reading: Reading, prose: Prose) -> Iterator[Defect]:
    """Yield what is said as one talks to a friend, outside any quotation: 맏형이었어.

    Args:
        reading: Of an article.
        prose: Its sentences of running text.
    """
    for sentence, tokens in prose:
        last = next(_words_back(tokens), None)
        if (
            last is not None
            and last.tag == "EF"
            and last.form in ("어", "아", "야", "지")
            and not sentence.of(reading.text).endswith("?")
            and not _is_headline(reading, sentence)
            and not any(mark in sentence.of(reading.text) for mark in QUOTING)
        ):
            yield Defect(sentence, "intimate_style", "said as one talks to a friend, not in news")


def _is_headline(reading: Reading, sentence: Span) -> bool:
    """Tell a line that ends in -어 as headlines do: 전작보다 20분 늘어."""
    block = reading.block_at(sentence.start)
    return (
        block is not None
        and block.span.end == sentence.end
        and reading.text[sentence.end - 1] not in ".!"
    )


def _words_back(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a sentence from its end, signs left out."""
    return (token for token in reversed(tokens) if token.tag[0] != "S")


def no_predicate(reading: Reading, prose: Prose) -> Iterator[Defect]:
    """Yield sentences that stop on a noun or a particle: 군사 협력. / … 성명 2월에.

    Args:
        reading: Of an article.
        prose: Its sentences of running text.
    """
    for (sentence, tokens), after in zip(prose, [*(s for s, _ in prose[1:]), None], strict=False):
        words = sentence.of(reading.text)
        if not words.endswith(".") or "=" in words:
            continue
        if after is not None and PRICED.fullmatch(after.of(reading.text)):
            continue
        ends = list(itertools.islice(_words_back(tokens), 3))
        if not ends:
            continue
        last = ends[0]
        if (
            last.tag == "ETM"
            or LEFT_OPEN.search(words)
            or (_is_topic_alone(words, last) and not _begins_block(reading, sentence))
        ):
            yield Defect(sentence, "no_predicate", "a sentence without a predicate")
            continue
        if _sets_scene(reading, sentence):
            continue
        short = len(words) <= SHORT_PIECE and last.tag in NOUN_END and not _is_clipped(words)
        cut = last.tag in ("JKB", "JKO", "JKS") and last.end >= sentence.end - 1
        if (short and not _has_topic(tokens)) or cut:
            if any(t.tag in ("EF", "EC", "VCP") for t in ends):
                continue
            yield Defect(sentence, "no_predicate", "a sentence without a predicate")


def _is_topic_alone(words: str, last: Token) -> bool:
    """Tell a short sentence that ends on its topic: 그리고 바람은."""
    return last.tag == "JX" and words.endswith(("은.", "는.")) and len(words) <= SHORT_PIECE


def _begins_block(reading: Reading, sentence: Span) -> bool:
    """Tell a sentence a paragraph begins with: a question put in an interview may be half one."""
    block = reading.block_at(sentence.start)
    return block is not None and block.span.start == sentence.start


def _sets_scene(reading: Reading, sentence: Span) -> bool:
    """Tell where a report begins by naming time and place: 토요일 오후 성산동의 한 작업실."""
    block = reading.block_at(sentence.start)
    follows = block is not None and block.span.end > sentence.end + 1
    return (
        _begins_block(reading, sentence)
        and follows
        and SCENE.search(sentence.of(reading.text)) is not None
    )


def _is_clipped(words: str) -> bool:
    """Tell a list or a count from half a sentence: 움파, 산갓, 미나리. / 배로 한 시간 반."""
    return COUNTED.search(words) is not None or words.count(",") >= LISTED


def _has_topic(tokens: Sequence[Token]) -> bool:
    """Tell a clipped sentence of the papers: 첫 공연은 잠실체육관, 최대풍속 초속 39m."""
    if any(t.tag == "SN" for t in tokens[-4:]):
        return True
    return any(t.tag == "JX" and t.form in ("은", "는", "만", "도") for t in tokens)


def _inside_marks(text: str, sentence: Span, at: int) -> bool:
    before = text[sentence.start : at]
    opened = sum(before.count(m) for m in "“‘「『") - sum(before.count(m) for m in "”’」』")
    return opened > 0 or before.count('"') % 2 == 1 or before.count("'") % 2 == 1
