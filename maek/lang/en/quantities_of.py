"""What an English figure is of: exports rose to €4.6bn, it cut rates by 0.5%, a profit of $1bn."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from maek.lang.tables import headed, one_of, table
from maek.model.span import Span
from maek.text.squeezed import Squeezed, squeezed

_REACH = 130
"""So many code points before a figure its verb is looked for."""
_BEHIND = re.compile(
    r",?\s(?:(?:worth|valued|estimated|priced|costing|total+ing|averaging|exceeding|reaching|measuring"
    r"|weighing|gusting|travel+ing|moving|running|ranging|rising|stretching|spanning|covering)"
    r"(?:\s(?:at|to|from))?|as\s(?:high|tall|long|deep|wide|large|big|much|low|heavy|fast)\sas)\s$"
)
"""What goes with the noun right before it: paintings, valued at; waves as high as."""
_SENTENCE = re.compile(r"[.;:!?()“”\"—–]\s")
_CLAUSE = re.compile(
    r"(?:^|.*\s)(?:while|but|although|though|as|because|after|before|when|if|where|said|says)\s"
)
_WORD = re.compile(r"[A-Za-z0-9][\w’'&.-]*")
_REACH = 130
"""So many code points before a figure its verb is looked for."""
_SENTENCE = re.compile(r"[.;:!?()“”\"—–]\s")
_CLAUSE = re.compile(
    r"(?:^|.*\s)(?:while|but|although|though|as|because|after|before|when|if|where|said|says)\s"
)
_WORD = re.compile(r"[A-Za-z0-9][\w’'&.-]*")
_POST = frozenset(
    {
        "worth",
        "valued",
        "estimated",
        "priced",
        "costing",
        "totaling",
        "totalling",
        "averaging",
        "exceeding",
        "reaching",
        "measuring",
        "weighing",
    }
)
"""Behind a noun they go with it alone: methamphetamine worth."""
_LINK = re.compile(
    r"\s(?:of|in|on|for|at|from|between|among|to|across|over|with|by|under|against|within)\s"
    r"(?:(?:the|a|an|its|their|his|her|our|all)\s)?$"
)
_TO_DATE = re.compile(
    r"(?:\s(?:in|on|at|during|over|for|by|from|since|until|through|throughout|early|late|of|the"
    r"|this|end(?:ed|ing)?|last))+\s?$"
)
"""What leads up to a day and is passed over with it: in the third quarter."""
_STATE = frozenset({"unchanged", "steady", "flat", "stable", "on", "hold"})
"""Kept its rate [unchanged] at: how it is, not what it is."""
_NOUN_OF = re.compile(
    r"\b(?:an?|the|its|their|his|her|our|[a-z]+[’']s|record|total|net|annual|quarterly|average"
    r"|taking|paying|accepting|facing|imposed|ordered|reported|posted|with|and|in)\s"
    r"(?P<of>(?:[A-Za-z][a-z-]+\s){0,3}?[a-z][a-z-]{2,})\sof\s(?:(?:up\sto|a\srecord|some)\s)?$"
)
"""A third-quarter [profit] of $1.8 billion, the [national rate] of 6.1%."""
_PLURAL_OF = re.compile(
    r"\b(?P<of>(?!(?:ten|dozen|hundred|thousand|million|billion|score|point)s\b)[a-z-]{2,}s)\sof\s$"
)
"""Customs duties of 25 percent, winds of 110 kph."""
_QUALITY = re.compile(r"(?:al|ed|ic|ive|ous|ing|ary|ible|able|er|est|ly)$")
_NUMBERS = frozenset({"number", "count", "tally", "total"})
_NUMBER_OF = re.compile(
    r"\sof\s(?:all\s|the\s|its\s|their\s)?(?P<of>(?:[A-Za-z][\w’'-]*\s){0,3}?[a-z][\w-]+(?:s|men|people|children))(?!\w)"
)
"""The number of [asylum applications] dropped."""
_NO_NOUN = re.compile(r"(?!.*(?:family|supply|ally|assembly|rally|monthly|weekly|daily)$).*ly$")
_BY = re.compile(r"\s(?:of|by|for|from|after|before|without|in)\s$")
_AUX = re.compile(
    r"(?:^|\s)(?:has|have|had|will|would|could|may|might|should|can|must|is|are|was|were|been|be"
    r"|also|already|now|then|not|still|only|just|even|further|again|[a-z]+ly|expected|likely|set"
    r"|forecast|projected|due|seen|poised|to|continued?s?|almost|both|each|all|more\sthan|itself"
    r"|began|started|helped|than)\s*$"
)
_PARTICIPLE = re.compile(r"[a-z]+ing\s")
_WHICH = re.compile(r",?\s(?:which|that|who)\s*$")
_RELATIVE = re.compile(r"\s(?:which|who)\s(?:[a-z]+\s)[^,.;]*$")
_DIGITS = re.compile(r"\d[\d.,]*")
_AGED = re.compile(r"\s(?:under|over|aged|above|below)\s$")
_AS_NOUN = re.compile(r"\b(?:the|an?|its|their|his|her|this|at|of|in|on|for)\s$")
"""Before a word that looks like a verb and is a noun."""
_OWNER = re.compile(r"[’']s?$")
_MOST = 4
"""So many words a noun phrase before a verb is taken to have at most."""
_W = r"[A-Za-z][\w’'&.-]*"
_NUMBER = (
    r"(?:(?:about|nearly|almost|around|over|some|roughly|more than) )?"
    r"(?:[$€£¥₩]?\d[\w.,%-]*|an?|one|two|half) "
    r"(?:of |(?:[a-z]+illion|percent|per cent|percentage|basis|points?|third|quarter|cents?"
    r"|pence|degrees?|dollars?|euros?|yen|pounds?|yuan) ){0,3}"
    r"(?:(?:on (?:the (?:day|week|month)|[A-Z][a-z]+day)|year on year|higher|lower|up|down) )?"
)
_WAY = (
    r"(?:[a-z]+ly |only |just |even |back |again |up |down |higher |lower |further |out |another "
    r"|year on year |year-on-year |month on month |on average |in total |overall )"
)
_PLACED = (
    r"(?:(?:in|on|at|over|during|across|among|for|since|after|through|throughout|within|under"
    rf"|against|versus) (?:(?!(?:to|by|from|of|and|or|that|which)\s){_W} ){{1,5}}?)"
)
_REACHED = (
    r"(?:(?:to|by|at|from|above|below|past|between|near|around|a|another) )?"
    r"(?:(?:an?|the|its|their|new|record|all-time|fresh) ){0,2}"
    r"(?:(?:[\w-]+ ){0,3}?(?:high|low|rate|level|total|average|peak|pace|close|price|cost|value"
    r"|maximum|minimum|record) (?:of |at )"
    r"|(?:record|combined|total|estimated|annual|median|average|whopping|staggering|further"
    r"|[a-z]+-(?:high|low|record|record-high)) ){0,2}"
)
_TAIL = rf"{_WAY}{{0,2}}{_PLACED}{{0,2}}(?:(?:by |from |to )?{_NUMBER}(?:from )?)?{_REACHED}"


def _forms(row: str) -> list[str]:
    """The forms of a verb: a row of one word is regular."""
    if " " in row:
        return row.split()
    if re.search(r"[^aeiou]y$", row):
        return [row, row[:-1] + "ies", row[:-1] + "ied", row + "ing"]
    if row.endswith("e"):
        return [row, row + "s", row + "d", row[:-1] + "ing"]
    stem = row + row[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", row) else row
    return [
        row,
        row + ("es" if row.endswith(("s", "ch", "sh")) else "s"),
        stem + "ed",
        stem + "ing",
    ]


@functools.cache
def finite() -> frozenset[str]:
    """Words that end a noun phrase: finite verbs and adverbs of place, time and degree."""
    rows = table("en", "units")["finite"]
    return frozenset((*rows["verbs"], *rows["words"]))


@functools.cache
def _verbs() -> tuple[
    re.Pattern[str], dict[str, frozenset[str]], dict[str, re.Pattern[str]], re.Pattern[str]
]:
    """Verbs before a figure, by their sort, what may stand between, and verbs that go on."""
    words = table("en", "units")["changes"]
    moves = [form for row in words["moves"] for form in _forms(row)]
    forms = {
        "own": frozenset(f for f in moves if not f.endswith("ing")),
        "state": frozenset(words["states"]),
        "done": frozenset(form for row in words["moved"] for form in _forms(row)),
    }
    every = frozenset().union(*forms.values())
    return (
        re.compile(rf"\b(?:{headed(every)})\s"),
        forms,
        {
            "own": re.compile(rf"(?:(?:{_W} ){{1,4}}?by )??{_TAIL}$"),
            "state": re.compile(rf"{_TAIL}$"),
            "done": re.compile(rf"(?P<object>(?:{_W} ){{1,8}}?){_TAIL}$"),
        },
        re.compile(
            rf"[^.;:()“”\"]{{0,60}}?(?:,|,?\s(?:and|but|then|before))\s(?:[a-z]+ly\s|then\s)?"
            rf"(?:{one_of({*moves, *forms['state']})})\s{_TAIL}"
        ),
    )


def is_quality(word: str) -> bool:
    """Tell whether a word says what something is like: a sharp rise, not a pay rise.

    Args:
        word: A word before a noun.
    """
    qualities = table("en", "units")["changes"]["qualities"]
    return word.lower() in qualities or _QUALITY.search(word) is not None


def changed(text: str, start: int, stop: frozenset[str], dates: Sequence[Span]) -> Span | None:
    """Return the noun phrase that the words before a figure say it is of, or None.

    Args:
        text: The text.
        start: Where the figure begins.
        stop: Words that belong to no such phrase.
        dates: The dates of the text, which are passed over.
    """
    begin = max(0, start - _REACH)
    for cut in _SENTENCE.finditer(text, begin, start):
        begin = cut.end()
    near = squeezed(text, begin, start, (_with_lead(text, d) for d in dates))
    return _noun_of(near, stop) or _by_verb(near, stop) or _measure_of(near, stop)


def _noun_of(near: Squeezed, stop: frozenset[str]) -> Span | None:
    """A [profit] of $1bn, a [pay] rise of 6.5%, [duties] of 25%."""
    if not near.words.endswith((" of ", " some ", " to ")):
        return None
    changes = table("en", "units")["changes"]
    noun = _NOUN_OF.search(near.words)
    if noun is None:
        plain = _PLURAL_OF.search(near.words)
        if plain is None or plain["of"] in changes["shifts"] or plain["of"] in changes["ways"]:
            return None
        return _last_words(near, (0, plain.end("of")), stop, near_alone=True)
    *kind, last = noun["of"].split()
    if last in changes["ways"]:
        return None
    if last not in changes["shifts"]:
        return _last_words(near, noun.span("of"), stop)
    if not kind or is_quality(kind[-1]):
        return None
    return _last_words(near, (noun.start("of"), noun.end("of") - len(last) - 1), stop)


def _measure_of(near: Squeezed, stop: frozenset[str]) -> Span | None:
    """The [national rate] of 6.1%: a measure is one where something is told of it."""
    noun = _NOUN_OF.search(near.words) if near.words.endswith(" of ") else None
    ways = table("en", "units")["changes"]["ways"]
    if noun is None or " " not in noun["of"] or noun["of"].split()[-1] not in ways:
        return None
    return _last_words(near, noun.span("of"), stop)


def _by_verb(near: Squeezed, stop: frozenset[str]) -> Span | None:
    verbs, forms, tail, _ = _verbs()
    post = _BEHIND.search(near.words)
    if post is not None and not _AUX.search(near.words, 0, post.start()):
        return _last_words(near, (0, post.start()), stop, near_alone=True)
    for verb in reversed(list(verbs.finditer(near.words))):
        if _AS_NOUN.search(near.words, 0, verb.start()):
            continue  # their lead at the top to
        for sort in ("own", "state", "done"):
            m = tail[sort].match(near.words, verb.end()) if verb[0][:-1] in forms[sort] else None
            if m is not None and sort == "done":
                return _last_words(near, _without_state(near.words, m.span("object")), stop)
            if m is not None:
                return _last_words(near, _subject(near.words, verb), stop)
    return None


def beside(text: str, start: int, stop: frozenset[str], dates: Sequence[Span]) -> Span | None:
    """Return the noun phrase right before a size, or before a verb there: a comet, 3 miles wide.

    Args:
        text: The text.
        start: Where the figure begins.
        stop: Words that belong to no such phrase.
        dates: The dates of the text, which are passed over.
    """
    found = changed(text, start, stop, dates)
    if found is not None:
        return found
    begin = max(0, start - _REACH)
    near = squeezed(text, begin, start, ())
    end = len(near.words.rstrip(" ,"))
    return _last_words(near, (max(0, near.words.rfind(", ", 0, end) + 1), end), stop)


def _with_lead(text: str, day: Span) -> Span:
    lead = _TO_DATE.search(text, max(0, day.start - 24), day.start)
    end = day.end + (2 if text.startswith(("’s", "'s"), day.end) else 0)
    if lead is None and text[end : end + 1] == " ":
        end += 1
    return Span(lead.start() if lead else day.start, end)


def _subject(words: str, verb: re.Match[str]) -> tuple[int, int]:
    """Where the words end and begin that may be the subject of a verb."""
    end = verb.start()
    while (aux := _AUX.search(words, 0, end)) is not None:
        end = aux.start()
    which = _WHICH.search(words, 0, end)
    if which is not None:
        end = which.start()
    relative = _RELATIVE.search(words, 0, end)
    end = relative.start() if relative else end
    before = words[:end].rstrip()
    if before.endswith(",") and which is None:
        # Inflation, now at its lowest, fell: what stands between two commas is beside it.
        end = before[:-1].rfind(",")
    begin = max(words.rfind(", ", 0, max(0, end)), -1)
    begin = begin + 2 if begin >= 0 else 0
    clause = _CLAUSE.match(words, begin, max(begin, end))
    if clause and _PARTICIPLE.match(words, clause.end(), max(begin, end)):
        return clause.end(), clause.end()  # before paring losses to close: whose, was told before
    return (clause.end() if clause else begin), max(end, 0)


def goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a verb between two figures has the same subject: rose 2% and closed at $61.

    Args:
        text: The text.
        start: Where the first figure ends.
        end: Where the second one begins.
    """
    return _verbs()[3].fullmatch(text, start, end) is not None


def _without_state(words: str, where: tuple[int, int]) -> tuple[int, int]:
    found = list(_WORD.finditer(words, *where))
    while len(found) > 1 and found[-1][0].lower() in _STATE:
        found.pop()
    return where[0], found[-1].end() if found else where[1]


def _is_verb(text: str, word: re.Match[str], stop: frozenset[str]) -> bool:
    """Whether a word in -ed has a subject before it: the cyclone packed winds."""
    if text[max(0, word.start() - 1)] == ",":
        return True  # the second half of a number: 84,000-seat
    before = (
        re.search(r"([A-Za-z][\w’'-]*)\s$", text[max(0, word.start() - 24) : word.start()])
        if word[0].endswith("ed")
        else None
    )
    if before is None or before[1].lower() in stop or before[1] in finite():
        return False
    return not is_quality(before[1])


def _last_words(
    near: Squeezed, where: tuple[int, int], stop: frozenset[str], near_alone: bool = False
) -> Span | None:
    """The words at the end of a stretch, back to one that begins or is no part of a phrase."""
    text = near.words
    kept: list[re.Match[str]] = []
    for word in reversed(list(_WORD.finditer(text, *where))):
        if not kept and _DIGITS.fullmatch(word[0]):
            # Unemployment among people under 25.
            aged = _AGED.search(text, where[0], word.start())
            return _last_words(near, (where[0], aged.start()), stop) if aged else None
        if kept and _is_verb(text, word, stop):
            break
        ends = kept and (_OWNER.search(word[0]) or text[word.end() : kept[-1].start()] != " ")
        if (
            ends
            or _DIGITS.fullmatch(word[0])
            or word[0].lower() in stop
            or word[0] in finite()
            or len(kept) == _MOST
        ):
            break
        kept.append(word)
    doing = kept and kept[-1][0].lower().endswith("ing")
    if doing and len(kept) > 1 and text.endswith(", ", 0, kept[-1].start()):
        kept.pop()  # , hitting exports worth
        doing = False
    if doing and len(kept) > 1 and _BY.search(text, where[0], kept[-1].start()):
        kept.pop()  # accused of taking [bribes] worth
        return near.spans(kept[-1].start(), kept[0].end())[-1]
    if not kept or _NO_NOUN.match(kept[0][0].lower()):
        return None
    number = _NUMBER_OF.match(text, kept[0].end()) if kept[0][0] in _NUMBERS else None
    if number is not None:
        return near.spans(*number.span("of"))[0]
    linked = _LINK.search(text, where[0], kept[-1].start())
    if linked and linked.start() > where[0] and not near_alone:
        # Inflation in Turkey slowed: what slowed is the inflation.
        return _last_words(near, (where[0], linked.start()), stop) or None
    return near.spans(kept[-1].start(), kept[0].end())[-1]
