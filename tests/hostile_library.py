"""A library whose every word tries to get out of the page it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from maek.model.article import Article, Part, Stamp
from maek.model.brief import Brief, Change, Citation, FigureRow, FigureValue, Line, Moment, Said
from maek.model.findings import (
    Analysis,
    Defect,
    Entity,
    Judgement,
    Mention,
    Quantity,
    Quotation,
    TimeExpression,
)
from maek.model.ids import text_id
from maek.model.source import Outlet
from maek.model.span import Span
from maek.model.story import Join, Reason, Story, Storyline

BAD = (
    "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u202e\x0b\ud800{{7*7}}"
)
URL = 'javascript:alert(3)//https://x.example/"onclick="alert(4)'
SPLIT = "java\nscript:alert(5)"


def stories(n: int = 2) -> tuple[Story, ...]:
    """Return stories of one storyline, a month apart."""
    return tuple(
        Story(f"s-{k}", BAD, "l-1", f"2024-0{k + 1}-19", f"a{k}{BAD}", (f"a{k}{BAD}",), 1)
        for k in range(n)
    )


def article(k: int) -> Article:
    """Return an article of nothing but bad words."""
    text = f"{BAD}\n{BAD} 19일 3명."
    return Article(
        f"a{k}{BAD}",
        text,
        text_id(text),
        "ko",
        title=BAD,
        url=(URL, SPLIT)[k % 2],
        outlet=BAD,
        site_name=BAD,
        published=Stamp(f"2024-0{k + 1}-19T09:00:00+09:00", BAD, "second"),
        parts=(
            Part("headline", Span(0, len(BAD))),
            Part("body", Span(len(BAD) + 1, len(text))),
        ),
    )


def analysis(text: str) -> Analysis:
    """Return findings all over the text, overlapping."""
    whole, body = Span(0, len(BAD)), Span(len(BAD) + 1, len(text))
    day = Span(text.index("19일"), text.index("19일") + 3)
    men = Span(text.index("3명"), text.index("3명") + 2)
    return Analysis(
        text_id(text),
        "ko",
        sentences=(body,),
        mentions=(Mention(Span(2, 9), "person", BAD, entity="Q1"),),
        entities=(Entity("Q1", "person", (("ko", BAD), ("en", BAD))),),
        quotations=(Quotation(Span(3, 20), "direct", BAD, Span(2, 9), "Q1"),),
        dates=(TimeExpression(day, "2024-01-19", "day", BAD),),
        quantities=(Quantity(men, "3", "3", BAD, BAD, False, BAD),),
        via=(BAD, BAD),
        ai_written=Judgement("yes", (BAD,)),
        machine_translated=Judgement("likely", (f"{BAD}: {BAD}",)),
        defects=(Defect(whole, BAD, BAD, BAD),),
        story_date="2024-01-19",
        story_date_why=BAD,
    )


@dataclass(frozen=True)
class Merged:
    """A decision to merge ``other`` into ``story``."""

    kind: str
    story: str
    other: str


@dataclass
class HostileLibrary:
    """Answers like a store."""

    told: tuple[Story, ...] = field(default_factory=stories)

    def stories(self) -> tuple[Story, ...]:
        return self.told

    def storylines(self) -> tuple[Storyline, ...]:
        return (Storyline("l-1", BAD, tuple(s.id for s in self.told)),)

    def joins(self, story: str) -> tuple[Join, ...]:
        k = int(story[2:])
        reasons = (Reason(BAD, 1.0, BAD),)
        return (Join(article(k).id, story, "l-1", BAD, "syndicated", (BAD,), reasons),)

    def article(self, id: str, text_id: str = "") -> Article | None:
        return article(int(id[1]))

    def analysis(self, text_id: str) -> Analysis | None:
        return analysis(article(0).text)

    def brief(self, story: str, version: int = 0) -> Brief | None:
        source = article(int(story[2:]))
        span = Span(len(BAD) + 1, len(source.text))
        cite = Citation(source.id, source.text_id, span, span.of(source.text), BAD, source.url)
        line = Line(cite.words, "ko", "copied", (cite,))
        foreign = Line(cite.words, 'x" onclick="alert(6)', "copied", (cite, cite))
        value = FigureValue("3", "3", BAD, line, (BAD,), "2024-01-19")
        return Brief(
            "b",
            story,
            2,
            "ko",
            line,
            (line,),
            (line, foreign),
            (Moment("2024-01-19", foreign),),
            (Said(BAD, "Q1", "direct", line, (BAD,)), Said("", "", "indirect", foreign)),
            (FigureRow(BAD, (value, value), True), FigureRow(BAD, (value,), False)),
            (Change("added", BAD), Change("removed", BAD), Change("figure", BAD)),
            (source.id,),
        )

    def withdrawn(self, articles: Iterable[str]) -> dict[str, str]:
        return dict.fromkeys(articles, "2024-01-20T00:00:00Z")

    def outlets(self) -> tuple[Outlet, ...]:
        return (Outlet(BAD, domain=BAD, country=BAD, lang=BAD, display="full"),)

    def decisions(self) -> tuple[Merged, ...]:
        return (Merged("merge", "s-0", "s-8"), Merged("merge", "s-8", "s-9"))
