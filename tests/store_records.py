"""Records for the tests of the store and of verifying, made of a number."""

from __future__ import annotations

from maek.model.article import Article, Part, Stamp
from maek.model.brief import Brief, Citation, Line
from maek.model.capture import Capture
from maek.model.findings import Analysis, Entity, Mention
from maek.model.ids import digest, short_id, text_id
from maek.model.problem import Problem
from maek.model.source import FeedItem, Outlet, Source, Watch
from maek.model.span import Span
from maek.model.story import Join, Reason, Story, Storyline
from maek.store.base import Decision, SourceState

ODD = "\0 A\ud800 \ufdd0 😀 한\u1100\u1161 \r\n'\"%s ?\\"
"""What a text can hold: NUL, a lone surrogate, a noncharacter, NFD Hangul, marks of SQL."""


def outlet(n: int) -> Outlet:
    return Outlet(f"한빛{n}", domain=f"o{n}.example", kind="agency", budget=0.3)


def source(n: int) -> Source:
    return Source(f"src-{n}", "feed", f"https://o{n}.example/feed", outlet(n), 600)


def watch(n: int, due_at: str = "2024-06-19T00:00:00Z", article: str = "") -> Watch:
    return Watch(f"https://x.example/{n}", f"c-{n}", "2024-06-18T00:00:00Z", due_at, "", article)


def state(n: int, due_at: str = "2024-06-19T00:00:00Z") -> SourceState:
    return SourceState(f"src-{n}", "2024-06-18T00:00:00Z", '"e"', "Wed", 2, due_at)


def item(n: int, published: str = "2024-06-19") -> FeedItem:
    return FeedItem(f"https://o.example/{n}", f"제목 {n}", published=published)


def capture(n: int, body: bytes = b"<p>\x00\xff", taken_at: str = "") -> Capture:
    url = f"https://o.example/{n}"
    when = taken_at or f"2024-06-{n % 28 + 1:02}T00:00:00Z"
    return Capture(short_id("c", url, digest(body)), url, body, "text/html", when)


def article(n: int, text: str = "", **more: object) -> Article:
    told = text or f"정부는 {n}일 협약을 맺었다고 밝혔다.\n\n둘째 문단 {n}."
    day = Stamp(f"2024-06-{n % 28 + 1:02}", "raw", "day")
    values = {"title": f"제목 {n}", "published": day, "parts": (Part("body", Span(0, 5)),), **more}
    return Article(f"a{n}", told, text_id(told), "ko", **values)  # type: ignore[arg-type]


def analysis(of: Article, terms: tuple[str, ...] = ("정부", "협약")) -> Analysis:
    mention = Mention(Span(0, 2), "body", "rule", entity="e1")
    entity = Entity("e1", "body", (("ko", "정부"),))
    return Analysis(of.text_id, "ko", mentions=(mention,), entities=(entity,), terms=terms)


def story(n: int, articles: tuple[str, ...] = (), **more: object) -> Story:
    values = {"date": f"2024-06-{n % 28 + 1:02}", "articles": articles, "origins": 1, **more}
    founder = articles[0] if articles else ""
    return Story(f"s{n}", f"이야기 {n}", f"l{n}", founder=founder, **values)  # type: ignore[arg-type]


def storyline(n: int, stories: tuple[str, ...] = (), **more: object) -> Storyline:
    return Storyline(f"l{n}", f"줄기 {n}", stories, **more)  # type: ignore[arg-type]


def join(n: int, story_id: str = "", line: str = "") -> Join:
    reasons = (Reason("names", 0.5, "김정은"),)
    return Join(f"a{n}", story_id, line, via=("조선중앙통신",), reasons=reasons)


def line(of: Article, start: int, end: int) -> Line:
    words = of.text[start:end]
    cited = Citation(of.id, of.text_id, Span(start, end), words, "한빛", "https://o.example")
    return Line(words, "ko", "copied", (cited,))


def brief(n: int, of: Article, version: int = 1) -> Brief:
    return Brief(
        f"b{n}-{version}",
        f"s{n}",
        version,
        "ko",
        line(of, 0, 5),
        (),
        (line(of, 0, 2), line(of, 3, 6)),
        sources=(of.id,),
        story_state=f"state {version}",
    )


def problem(n: int, *, again: bool = False, stage: str = "collect") -> Problem:
    return Problem(stage, f"https://o.example/{n}", "RefusedError", "why", again, "2024-06-19")


def decision(n: int) -> Decision:
    return Decision(f"d{n}", "merge", "s1", "s2", ("a2",), at=f"2024-06-{n:02}")
