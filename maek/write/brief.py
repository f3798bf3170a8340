"""Headline, standfirst, body; no citation, no line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from maek.errors import CheckError
from maek.model.brief import Brief, Line, Moment
from maek.model.code import code_hash
from maek.model.ids import record_hash, short_id
from maek.model.story import Story
from maek.write import diff, select, timeline
from maek.write.budget import Budget
from maek.write.draft import Draft, Written
from maek.write.figures import figures
from maek.write.member import Member, reported
from maek.write.one_person import as_one
from maek.write.overtaken import Tolls, overtaken
from maek.write.said import keep_words, said
from maek.write.sentence import Candidate, cite
from maek.write.settings import WriteSettings


def story_state(
    story: Story, members: Sequence[Member], settings: WriteSettings, model: str = ""
) -> str:
    """Return a hash of everything a brief is made from: the same state, the same brief.

    Args:
        story: The story.
        members: Its members, in the order they joined.
        settings: How briefs are written.
        model: Name of the language model that has a hand in it, or empty.
    """
    versions = tuple(
        (m.article.id, m.article.text_id, m.analysis, m.join.copy_of, m.outlet, m.gone)
        for m in members
    )
    # What a model wrote is kept through an upgrade: asking it again takes long and may cost.
    told = (story.title, story.title_by, versions, settings, model or code_hash("maek.write"))
    return record_hash(told)[:24]


def write(
    story: Story,
    members: Sequence[Member],
    previous: Brief | None,
    settings: WriteSettings,
    draft: Draft | None = None,
    model: str = "",
) -> Brief:
    """Write the cited brief of a story from its sources' own sentences.

    Args:
        story: The story.
        members: Its articles with all that is known of them, in the order they joined.
        previous: The version before, for what changed.
        settings: Language, sizes and budget.
        draft: Headline, standfirst and body as a model wrote them and the checks let them pass;
            the sources' own sentences where it has none.
        model: Name of that model, or of the one that will translate.

    Raises:
        CheckError: The story has no articles, or none has a line to cite.
    """
    if not members:
        raise CheckError("has no articles", item=f"story {story.id}")
    members = as_one(members, settings.lang)
    pool = select.ranked(members)
    budget = Budget(members, settings)
    tolls = overtaken(members)
    written = draft.standfirst if draft is not None else None
    lead = _afforded([written.line(settings.lang)], budget) if written else ()
    top = written.sources if written and lead else _standfirst(pool, tolls, budget, settings)
    headline = _headline(story, members, settings.lang, [c.member for c in top])
    if draft is not None and draft.headline is not None and story.title_by != "person":
        headline = draft.headline.line(settings.lang)
    budget.spend(headline.citations[0].article, headline.citations[0].span)
    cost = () if draft else select.toll(pool, top, tolls, budget, settings)
    keep_words(members, budget, settings.lang)
    standfirst = lead or _lines(top, pool, budget)
    if draft is None:
        body = _lines(select.chosen(pool, top, budget, settings, cost), pool, budget)
    else:
        above = {line.text for line in standfirst}
        own = [w for w in draft.body if w.text not in above]
        body = _drafted(own, top, pool, budget, settings)
    # What people said comes before the sentences that figures stand in, should words run short.
    quoted = said(members, budget, settings.lang)
    brief = Brief(
        id=short_id("b", story.id, settings.lang),
        story=story.id,
        version=previous.version + 1 if previous else 1,
        lang=settings.lang,
        headline=headline,
        standfirst=standfirst,
        body=body,
        figures=figures(members, budget, settings.lang),
        said=quoted,
        timeline=_days(members, budget, settings.lang, (*standfirst, *body)),
        sources=tuple(m.article.id for m in members),
        story_state=story_state(story, members, settings, model),
    )
    return replace(brief, changes=diff.changes(previous, brief))


def _days(
    members: Sequence[Member], budget: Budget, lang: str, above: Sequence[Line]
) -> tuple[Moment, ...]:
    """Return the timeline; one day alone is none where the brief says it above."""
    moments = timeline.timeline(members, budget, lang=lang)
    told = {line.text for line in above}
    return moments if len(moments) > 1 or any(m.line.text not in told for m in moments) else ()


def _drafted(
    written: Sequence[Written],
    top: Sequence[Candidate],
    pool: Sequence[Candidate],
    budget: Budget,
    settings: WriteSettings,
) -> tuple[Line, ...]:
    """Return the body as a model wrote it.

    Where the checks or a budget left less than a brief needs, the sources' own sentences go on.
    """
    body = _afforded((w.line(settings.lang) for w in written), budget)
    missing = settings.min_sentences - len(body)
    if missing <= 0:
        return body
    seen = [*top, *(c for w in written for c in w.sources)]
    fewer = replace(settings, min_sentences=missing, max_sentences=missing)
    return body + _lines(select.chosen(pool, seen, budget, fewer), pool, budget)


def with_translations(brief: Brief, texts: Mapping[Line, str], previous: Brief | None) -> Brief:
    """Return a brief whose foreign lines are shown in translation, bound to the same words.

    Args:
        brief: The brief.
        texts: Translation of a line's text, for the lines that have one.
        previous: The version before, for what changed.
    """

    def shown(line: Line) -> Line:
        text = texts.get(line)
        return Line(text, brief.lang, "translated", line.citations) if text else line

    made = replace(
        brief,
        headline=shown(brief.headline),
        standfirst=tuple(map(shown, brief.standfirst)),
        body=tuple(map(shown, brief.body)),
        timeline=tuple(replace(m, line=shown(m.line)) for m in brief.timeline),
    )
    return replace(made, changes=diff.changes(previous, made))


def _standfirst(
    pool: Sequence[Candidate],
    tolls: Tolls,
    budget: Budget,
    settings: WriteSettings,
) -> tuple[Candidate, ...]:
    """The best lead of the brief's language, else of any.

    A report's own lead comes before other sentences near its beginning, one whose toll still
    holds before one that a later day has overtaken.
    """
    early = [c for c in pool if c.leads or c.place < select.EARLY]
    leads = [c for c in early if not (c.quoted or c.meant)] or list(pool)
    own = [c for c in leads if c.lang == settings.lang] or leads
    for lead in sorted(own, key=lambda c: (c.member.trust < 1, not c.leads, tolls.is_old(c))):
        if budget.allows(lead.member.article.id, lead.span):
            budget.spend(lead.member.article.id, lead.span)
            return (lead,)
    return ()


def _lines(
    shown: Sequence[Candidate], pool: Sequence[Candidate], budget: Budget
) -> tuple[Line, ...]:
    return _afforded((c.line(select.echoes(c, pool)) for c in shown), budget)


def _afforded(lines: Iterable[Line], budget: Budget) -> tuple[Line, ...]:
    afforded = (budget.afford(line) for line in lines)
    return tuple(line for line in afforded if line is not None)


def _headline(
    story: Story, members: Sequence[Member], lang: str, leading: Sequence[Member]
) -> Line:
    """The headline of the report the lead is from, else the one the story is named after.

    Headline and lead of one report say one thing: a commentary's headline over another
    report's lead is a riddle. A name given by a person stands over the source headline nearest
    to it; the citation shows where the happening was reported, not the words.
    """
    titled = [(m, span) for m in members for span in m.article.spans("headline")[:1]]
    if not titled:
        return _first_sentence(members)
    told = reported(members)
    ranked = sorted(
        titled,
        key=lambda pair: (
            pair[0] not in told,
            pair[0].misprinted,
            pair[0] not in leading or pair[0].article.lang != lang,
            pair[1].of(pair[0].article.text) != story.title,
            pair[0].article.lang != lang,
            -pair[0].trust,
            pair[0].article.id != story.founder,
            pair[0].day,
            pair[0].article.id,
        ),
    )
    member, span = ranked[0]
    words = span.of(member.article.text)
    if story.title_by == "person":
        return Line(story.title, lang, "rewritten", (cite(member, span),))
    return Line(words, member.article.lang, "copied", (cite(member, span),))


def _first_sentence(members: Sequence[Member]) -> Line:
    for member in members:
        for span in member.analysis.sentences[:1]:
            words = span.of(member.article.text)
            return Line(words, member.article.lang, "copied", (cite(member, span),))
    raise CheckError("no article of the story has a sentence", item=members[0].article.id)
