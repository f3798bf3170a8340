"""What sort of event a Korean clause tells of, and its words for a timeline."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from maek.lang.ko.dates_grammar import table
from maek.lang.ko.events_clauses import NOUN, Predicate, event_tables, noun_form, spaced
from maek.lang.reading import Token


def _compound(tokens: Sequence[Token], predicate: Predicate) -> str:
    """The verb with the noun written to it: 압수|수색하다."""
    at = predicate.at
    if at and tokens[at - 1].tag == "NNG" and tokens[at - 1].end == tokens[at].start:
        return tokens[at - 1].form + tokens[at].form
    return ""


_QUOTING = frozenset({"다고", "라고", "ᆫ다고", "는다고", "자고", "냐고"})


def takes_words(tokens: Sequence[Token], predicate: Predicate) -> bool:
    """Tell whether a verb of saying has its words before it: 올린다고|20일|전했다.

    Args:
        tokens: The sentence.
        predicate: The verb.
    """
    says = predicate.lemma in _says()
    for at in range(predicate.at - 1, -1, -1):
        token = tokens[at]
        if token.tag == "JKQ" and at and tokens[at - 1].tag == "SSC":
            return True  # "…"고 못 박다, 운을 떼다: whatever is done with words in marks
        if says and (token.tag == "JKQ" or (token.tag == "EC" and token.form in _QUOTING)):
            return True
        if token.tag in ("EC", "EF", "ETM", "VV", "XSV"):
            return False
    return False


@functools.cache
def _says() -> frozenset[str]:
    """Verbs that take a reported clause, those with 하다 by their nouns."""
    words = table("say")["clause"]
    return frozenset({*words, *(word.removesuffix("하") for word in words)})


_TOPIC = frozenset({("JX", "은"), ("JX", "는")})


def kind_of(tokens: Sequence[Token], predicate: Predicate, start: int) -> str:
    """What sort of event the clause tells: by its verb, its object, or the noun it hangs on."""
    t = event_tables()
    before = tokens[predicate.at].start
    clause = [tok for tok in tokens[: predicate.at] if start <= tok.start < before]
    words = {noun_form(clause, i) for i, tok in enumerate(clause) if tok.tag in NOUN}
    head = _head(tokens, predicate)
    special = _by_object(predicate.lemma, clause, words, head)
    if special is not None:
        return special
    kind = t.verbs.get(_compound(tokens, predicate)) or t.verbs.get(predicate.lemma, "")
    if kind == "disaster" and any(t.form == "시키" for t in tokens[predicate.at : predicate.end]):
        # 침수시키다: somebody did it.
        return ""
    if kind == "statement" and takes_words(tokens, predicate):
        return kind  # 합의했다고 발표했다: what is announced is not done by announcing it
    if predicate.lemma in t.light or not kind:
        return _noun_kind(clause, head, predicate) or kind
    if kind == "launch" and any(w.startswith("시험") for w in words):
        return "test"
    return kind


def _by_object(lemma: str, clause: Sequence[Token], words: set[str], head: str) -> str | None:
    """Verbs whose kind hangs on what they are done to, or by; None for the others."""
    rows = [row for row in event_tables().objects if lemma in row.verbs]
    done_to = _done_to(clause) | {head} if rows else set()
    by = words | {head}
    return next(
        (
            row.kind
            for row in rows
            if done_to & row.things
            or by & row.by
            or (row.ends and any(word.endswith(row.ends) for word in done_to))
        ),
        None,
    )


def _done_to(clause: Sequence[Token]) -> set[str]:
    """The nouns behind the subject; all nouns where the clause has no object (법안이 통과됐다)."""
    subject = 0
    if any(tok.tag == "JKO" for tok in clause):
        marks = (i for i, t in enumerate(clause) if t.tag == "JKS" or (t.tag, t.form) in _TOPIC)
        subject = max(marks, default=0)
    return {noun_form(clause, i) for i in range(subject, len(clause)) if clause[i].tag in NOUN}


def _noun_kind(clause: Sequence[Token], head: str, predicate: Predicate) -> str:
    """정상회담이 열렸다, 열린 정상회담, 리셉션에서 환호를 받았다."""
    t = event_tables()
    if head in t.nouns:
        return t.nouns[head]
    if predicate.lemma not in t.light:
        return ""
    named = (noun_form(clause, i) for i, tok in enumerate(clause) if tok.tag in ("NNG", "NNP"))
    nouns = [form for form in named if form in t.nouns]
    return t.nouns[nouns[-1]] if nouns else ""


def _head(tokens: Sequence[Token], predicate: Predicate) -> str:
    """The last noun of the phrase an adnominal clause hangs on: 열린 [정상회담]에서."""
    if predicate.closing != "noun":
        return ""
    head = ""
    for tok in tokens[predicate.end :]:
        if tok.tag not in NOUN:
            break
        head = tok.form
    return head


def action_of(tokens: Sequence[Token], predicate: Predicate, start: int) -> str:
    """The verb's dictionary form with its object: 새해 메시지를 보내다."""
    verb = tokens[predicate.at]
    following = tokens[predicate.at + 1] if predicate.at + 1 < len(tokens) else None
    suffix = following.form if following and following.tag == "XSV" else ""
    lemma = f"{verb.form}{suffix}다"
    at = predicate.at - 1
    while at >= 0 and tokens[at].start >= start and tokens[at].tag in ("MAG", "SN", "NNB"):
        at -= 1
    if at < 1 or tokens[at].tag not in ("JKO", "JKB"):
        return lemma
    first = at
    while first > 0 and tokens[first - 1].tag in NOUN and tokens[first - 1].start >= start:
        first -= 1
    if first == at:
        return lemma
    return f"{spaced(tokens[first:at])}{tokens[at].form} {lemma}"
