"""Single words a Korean reader would stumble over: particles, foreign words, what markup left.

Machine translation puts a particle in the form another noun would take (운전자을), says a word
twice, leaves words of the original and the labels of links among its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.ko.defects_rare import rare_words
from maek.lang.reading import Reading, Token
from maek.model.findings import Defect
from maek.model.span import Span
from maek.text.hangul import is_syllable

NOUN = frozenset({"NNG", "NNP", "NNB"})
AFTER_OPEN = frozenset({"을", "은", "으로", "이", "과"})
"""Particles that ask for a consonant before them."""
AFTER_CLOSED = frozenset({"를", "는", "와"})
"""Particles that ask for a vowel before them."""
RIEUL, FINALS = 8, 28
VERBS = frozenset({"VA", "VV"})
TWICE = re.compile(r"(?<![가-힣])([가-힣]{2,}) \1(?![가-힣])")
COUNT_TWICE = re.compile(r"(?<!\S)(\d+(?:시간|분|년|개월|명|개|회|번|건)) \1(?![가-힣])")
OF_COUNTRY = re.compile(r" (?:출신|국적|정부|대통령|총리|당국|국민)")
"""What follows a country, which nobody names twice: 몽골 몽골 출신."""
LONG_WORD = 4
"""Nobody says a word so long twice for effect; shorter ones are 하나 하나, 구석 구석."""
RUN_TWICE = re.compile(
    r"(?<!\S)((?:[가-힣\d][가-힣\d,.%]* ){1,5}"
    r"[가-힣\d](?:[가-힣\d,.%]*[가-힣\d])?)[.]? \1"
    r"(?=(?:이다|입니다|이었다)?(?![가-힣\d]))"
    r"|(?<!\S)(\d+[가-힣]+(?:에|에서|부터|까지|은|는|을|를|이|가|의)) \2(?![가-힣])"
)
RUN = 7
"""More than the words of the longest run."""
HANGUL = re.compile(r"[가-힣]+")
UNIT_TWICE = re.compile(
    r"\d[만억조천]* ?"
    r"(달러|위안|유로|엔|원|파운드|루블|명|개|건|톤|미터|킬로미터|퍼센트|년|시간|분) \1"
    r"(?=(?:[은는이가을를의와과로에]|으로|이다|입니다|이었다|어치|짜리)?(?![가-힣]))"
)
LEAST_RUN, TELLS = 5, re.compile(r"[을를은는에의고며서면어]\b")
"""So many letters with a particle or a verb among them are no name printed twice."""
SAID_TWICE = re.compile(
    r"[가-힣]{2,}(?:[을를이가은는에의]|에서|으로|에게)$|^(?:매우|아주|가장|모두|또한|이미|앞서)$"
    r"|(?:로운|스러운|적인|[가-힣]하는|[가-힣]되는)$"
)
"""What nobody says twice for effect: a noun with its particle, some adverbs."""


OTHER_FORM = {"은": "는", "을": "를", "는": "은", "를": "을"}
"""A particle behind a noun that ends otherwise."""


def wrong_particles(reading: Reading) -> Iterator[Defect]:
    """Yield particles in the form another noun would take: 대통령는, 회사이, 학교으로.

    Args:
        reading: Of an article.
    """
    tokens, why = reading.tokens, "a particle of another form"
    for at in [at for at, token in enumerate(tokens[:-1]) if token[1] in NOUN]:
        noun, particle = tokens[at], tokens[at + 1]
        if noun.end != particle.start or not is_syllable(noun.form[-1]):
            continue
        if _is_taken_for_another(noun, reading.text):
            yield Defect(Span(noun.start, noun.end + 1), "odd_particle", why)
            continue
        after = tokens[at + 2] if at + 2 < len(tokens) else None
        if _is_prefix_alone(noun, particle, after):
            yield Defect(Span(noun.start, particle.end), "odd_particle", why)
            continue
        ends = after is None or after.start > particle.end
        if (ends and _is_wrong(noun, particle)) or _is_spliced(noun, particle, after):
            end = particle.end if ends or after is None else after.end
            yield Defect(Span(noun.start, end), "odd_particle", why)


def _is_taken_for_another(noun: Token, text: str) -> bool:
    """Tell 은 behind a vowel, which the engine takes for a verb: 부상자은; or 가 for a prefix."""
    return (
        text.startswith("은", noun.end)
        and len(noun.form) > 1
        and (ord(noun.form[-1]) - ord("가")) % FINALS == 0
        and not is_syllable(text[noun.end + 1 : noun.end + 2] or "가")
    )


def _is_prefix_alone(noun: Token, particle: Token, after: Token | None) -> bool:
    """Tell 가 behind a consonant, which the engine takes for a prefix without its noun: 가뭄가."""
    return (
        particle[:2] == ("가", "XPN")
        and (ord(noun.form[-1]) - ord("가")) % FINALS != 0
        and (after is None or after.start > particle.end)
    )


def particles_of_the_page(reading: Reading) -> Iterator[Defect]:
    """Yield particles in a wrong form behind a noun the page has with a right one: 총리은, 총리는.

    Args:
        reading: Of an article.
    """
    words = set(HANGUL.findall(reading.text))
    wrong: set[str] = set()
    for word in words:
        stem, last = word[:-1], word[-1:]
        if len(stem) < 2 or last not in OTHER_FORM or stem + OTHER_FORM[last] not in words:
            continue
        open_ = (ord(stem[-1]) - ord("가")) % FINALS == 0
        if (last in "은을") == open_:
            wrong.add(word)
    for match in HANGUL.finditer(reading.text) if wrong else ():
        if match.group() in wrong:
            wrong.remove(match.group())
            yield Defect(Span(*match.span()), "odd_particle", "a particle of another form")


def _is_wrong(noun: Token, particle: Token) -> bool:
    final = (ord(noun.form[-1]) - ord("가")) % FINALS
    if particle.form in AFTER_CLOSED:
        return final != 0 and particle.tag in ("JKO", "JX", "ETM", "JC", "JKB")
    if particle.form not in AFTER_OPEN:
        return False
    if particle.form == "과" and particle.tag not in ("JC", "JKB"):
        return False
    return final == 0 or (particle.form == "으로" and final == RIEUL)


def _is_spliced(noun: Token, particle: Token, after: Token | None) -> bool:
    """Tell a subject with a topic behind it: 전쟁이는."""
    return (
        noun.tag == "NNG"
        and (particle.form, particle.tag) == ("이", "VCP")
        and after is not None
        and (after.form, after.tag) == ("는", "ETM")
        and after.start == particle.end
    )


def repeated_words(reading: Reading) -> Iterator[Defect]:
    """Yield words said twice in a row: 용의자를 용의자를, 아름답고 아름다운.

    Args:
        reading: Of an article.
    """
    for match in TWICE.finditer(reading.text):
        long = len(match.group(1)) >= LONG_WORD and match.group(1)[-1] not in "히게"
        country = OF_COUNTRY.match(reading.text, match.end())
        if country or long or SAID_TWICE.search(match.group(1)):
            yield Defect(Span(*match.span()), "repeated_words", "the same word twice in a row")
    for match in COUNT_TWICE.finditer(reading.text):
        yield Defect(Span(*match.span()), "repeated_words", "the same word twice in a row")
    for match in UNIT_TWICE.finditer(reading.text):
        yield Defect(Span(*match.span()), "repeated_words", "a unit twice in a row")
    for match in RUN_TWICE.finditer(reading.text) if _may_repeat(reading.text) else ():
        run = match.group(1) or ""
        if match.group(2) or (len(run) >= LEAST_RUN and TELLS.search(run)):
            yield Defect(Span(*match.span()), "repeated_words", "the same words twice in a row")
    tokens = reading.tokens
    for at in [at for at, token in enumerate(tokens[:-2]) if token[1] in VERBS]:
        first, joint, second = tokens[at : at + 3]
        if (
            first.form == second.form
            and first.tag == second.tag
            and second.start - joint.end == 1
            and (len(first.form) > 1 if joint.tag == "EC" else _is_attribute(first, joint))
        ):
            span = Span(first.start, second.end)
            yield Defect(span, "repeated_words", "the same word twice in a row")


def _is_attribute(verb: Token, ending: Token) -> bool:
    """Tell a verb before its noun, which nobody says twice: 젖은 젖은; 긴 긴 밤 is long."""
    return verb.tag == "VV" and ending.tag == "ETM" and ending.form != "을"


def _may_repeat(text: str) -> bool:
    """Tell whether a run could begin anew: its first word, and the head of the next."""
    last: dict[str, int] = {}
    words = text.split()
    for at, word in enumerate(words[:-1]):
        before = last.get(word, -RUN)
        if at - before == 1 and word[0].isdigit():
            return True
        if 1 < at - before < RUN and words[at + 1].startswith(words[before + 1]):
            return True
        last[word] = at
    return False


def left_over(reading: Reading) -> Iterator[Defect]:
    """Yield what links and picture agencies left in running text.

    Args:
        reading: Of an article.
    """
    rare = rare_words()
    for match in rare.via.finditer(reading.text):
        why = "an agency the picture came by, word for word"
        yield Defect(Span(*match.span()), "translated_label", why)
    for match in rare.labels.finditer(reading.text):
        why = "a picture agency's label taken for a name"
        yield Defect(Span(*match.span(1)), "translated_label", why)
    for block in reading.blocks:
        for match in rare.lines.finditer(reading.text, block.span.start, block.span.end):
            yield Defect(Span(*match.span()), "link_text", "the label of a link")
        if block.kind not in ("body", "standfirst", "subhead"):
            continue
        for match in rare.links.finditer(reading.text, block.span.start, block.span.end):
            if block.kind == "body" or len(block.span) > len(match.group()) + 1:
                span = Span(*match.span())
                yield Defect(span, "link_text", "the label of a link among the sentences")
