"""What an English figure is of: exports rose to €4.6bn, it cut rates by 0.5%, a profit of $1bn."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from maek.lang.tables import headed, one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.counted import is_measure
from maek.text.squeezed import Squeezed, squeezed

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
_MEASURED = 13
"""From here on the ways are measures, not changes."""
_STATE = frozenset({"unchanged", "steady", "flat", "stable", "on", "hold"})
"""Kept its rate [unchanged] at: how it is, not what it is."""
_SAME = re.compile(
    r"(?:[^.;:()“”\"]{0,45}\s)?(?:from|to|against|versus|or|compared\s(?:with|to)"
    r"|(?:up|down)\sfrom|(?:to|before)\s(?:clos|end|finish|settl|trad)(?:e|ing)?)\s"
    r"|\s(?P<whose>[^.;:,()]{3,40})\s\("
)
"""Between two ends of one change, 2.1% in May from 2.3% in April, or a share told twice."""
_COMPARED = re.compile(
    r"[^.;:()“”\"]{0,70},?\s(?:(?:up|down)\sfrom|compared\s(?:with|to)|against|versus)\s"
)
"""1,200 cases, up from [900]: a bare number counts what the other one does."""
_NOUN_OF = re.compile(
    r"\b(?:an?|the|its|their|his|her|our|[a-z]+[’']s|record|total|net|annual|quarterly|average"
    r"|taking|paying|accepting|facing|imposed|ordered|reported|posted|with|and|in)\s"
    r"(?P<of>(?:[A-Za-z][a-z-]+\s){0,3}?[a-z][a-z-]{2,})\sof\s(?:(?:up\sto|a\srecord|some)\s)?$"
)
"""A third-quarter [profit] of $1.8 billion, the [national rate] of 6.1%."""
_AT = re.compile(r"\s(?:(?:lower|higher)\s)?(?:at|to)\s|\sto\s(?:close|end|finish)\sat\s|\sto\s")
"""Closed 3.2% lower at $61.75: so much less, and so much."""
_UP_DOWN = re.compile(
    r"[^.;:()“”\"]{0,40},\s(?:(?:up|down)\s|an?\s(?:[a-z]+\s)?(?:rise|fall|drop|increase|decline"
    r"|decrease|jump|gain)\sof\s)"
)
"""A profit of $1.8 billion, down 14%."""
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
    r"(?:(?:to|by|at|above|below|past|between|near|around|a|another) )?"
    r"(?:(?:an?|the|its|their|new|record|all-time|fresh) ){0,2}"
    r"(?:(?:[\w-]+ ){0,3}?(?:high|low|rate|level|total|average|peak|pace|close|price|cost|value"
    r"|maximum|minimum|record) (?:of |at )"
    r"|(?:record|combined|total|estimated|annual|median|average|whopping|staggering|further"
    r"|[a-z]+-(?:high|low|record|record-high)) ){0,2}"
)
_TAIL = rf"{_WAY}{{0,2}}{_PLACED}{{0,2}}(?:(?:by |from )?{_NUMBER})?{_REACHED}"


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
    return frozenset(table("en", "units")["finite"]["words"])


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
    noun = _NOUN_OF.search(near.words) if near.words.endswith((" of ", " some ", " to ")) else None
    ways = table("en", "units")["changes"]["ways"]
    if noun and noun["of"].split()[-1] not in ways:
        return _last_words(near, noun.span("of"), stop)
    of = _by_verb(near, stop)
    if of is None and noun and noun["of"].split()[-1] in ways[_MEASURED:] and " " in noun["of"]:
        return _last_words(near, noun.span("of"), stop)  # the national rate of 6.1%
    return of


def _by_verb(near: Squeezed, stop: frozenset[str]) -> Span | None:
    verbs, forms, tail, _ = _verbs()
    for verb in reversed(list(verbs.finditer(near.words))):
        for sort in ("own", "state", "done"):
            m = tail[sort].match(near.words, verb.end()) if verb[0][:-1] in forms[sort] else None
            if m is not None and sort == "done":
                return _last_words(near, _without_state(near.words, m.span("object")), stop)
            if m is not None:
                return _last_words(near, _subject(near.words, verb), stop, verb[0][:-1] in _POST)
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


def both_ends(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Give the second end of a change what the first one is of: to 2.1% in May from 2.3%.

    Args:
        text: The text.
        found: Its figures, in text order.
    """
    last: Quantity | None = None
    for q in found:
        if last and last.of and not q.of:
            if _goes_on(text, last, q):
                q = replace(q, of=last.of)
            elif q.unit_norm in ("", "%") and _COMPARED.fullmatch(
                text, last.span.end, q.span.start
            ):
                q = replace(q, of=last.of, unit_norm=q.unit_norm or last.unit_norm)
        if last and not q.unit_norm and text.startswith((" of them", " of whom"), q.span.end):
            q = replace(q, unit_norm=last.unit_norm)
        yield q
        last = q


def _goes_on(text: str, one: Quantity, other: Quantity) -> bool:
    between, units = (one.span.end, other.span.start), {one.unit_norm, other.unit_norm}
    if not is_measure(other.unit_norm) and other.unit_norm not in ("bp", "fraction", "cent"):
        return False
    if _UP_DOWN.fullmatch(text, *between):
        return other.unit_norm in ("%", "pp", "bp", "fraction", one.unit_norm)
    if units <= {"%", "pp", "bp"} and "range of" in text[slice(*between)]:
        return True
    if (len(units) == 1 and is_measure(one.unit_norm)) or units <= {"%", "fraction"}:
        m = _SAME.fullmatch(text, *between)
        if m is not None:
            return m["whose"] in (None, one.of and one.of.of(text))
    if not is_measure(one.unit_norm) and one.unit_norm not in ("bp", "fraction", "cent"):
        return False
    if one.unit_norm == "%" and _AT.fullmatch(text, *between):
        return True
    return _verbs()[3].fullmatch(text, *between) is not None


def _without_state(words: str, where: tuple[int, int]) -> tuple[int, int]:
    found = list(_WORD.finditer(words, *where))
    while len(found) > 1 and found[-1][0].lower() in _STATE:
        found.pop()
    return where[0], found[-1].end() if found else where[1]


def _last_words(
    near: Squeezed, where: tuple[int, int], stop: frozenset[str], near_alone: bool = False
) -> Span | None:
    """The words at the end of a stretch, back to one that begins or is no part of a phrase."""
    text = near.words
    kept: list[re.Match[str]] = []
    for word in reversed(list(_WORD.finditer(text, *where))):
        ends = kept and (_OWNER.search(word[0]) or text[word.end() : kept[-1].start()] != " ")
        if ends or word[0].lower() in stop or word[0] in finite() or len(kept) == _MOST:
            break
        kept.append(word)
    while len(kept) > 1 and kept[-1][0][0].isdigit():
        kept.pop()
    doing = kept and kept[-1][0].lower().endswith("ing")
    if doing and len(kept) > 1 and _BY.search(text, where[0], kept[-1].start()):
        kept.pop()  # accused of taking [bribes] worth
        return near.spans(kept[-1].start(), kept[0].end())[-1]
    if not kept or _NO_NOUN.match(kept[0][0].lower()):
        return None
    linked = _LINK.search(text, where[0], kept[-1].start())
    if linked and linked.start() > where[0] and not near_alone:
        # Inflation in Turkey slowed: what slowed is the inflation.
        return _last_words(near, (where[0], linked.start()), stop) or None
    return near.spans(kept[-1].start(), kept[0].end())[-1]
