"""maek brief: print the cited brief of a story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from maek.cli.shared import console, desk_at, desk_option, json_option, open_ended, print_json
from maek.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from maek.model.article import Article
    from maek.model.brief import Brief, Citation
    from maek.store.base import Store

WORDS = {
    "ko": {
        "abroad": "다른 언어 보도에서",
        "timeline": "일지",
        "said": "누가 무엇을 말했나",
        "figures": "숫자",
        "conflict": "엇갈림",
        "changes": "이전 판과 달라진 점",
        "added": "더한 문장",
        "removed": "뺀 문장",
        "figure": "숫자",
        "quote": "발언",
        "source": "새 출처",
        "sources": "출처",
        "withdrawn": "원문 내려감",
    },
    "en": {
        "abroad": "From reports in other languages",
        "timeline": "Timeline",
        "said": "Who said what",
        "figures": "Figures",
        "conflict": "differs",
        "changes": "Changed since the last version",
        "added": "added",
        "removed": "removed",
        "figure": "figure",
        "quote": "quote",
        "source": "new source",
        "sources": "Sources",
        "withdrawn": "withdrawn",
    },
}


@click.command("brief")
@click.argument("story", required=False)
@click.option(
    "--version",
    "number",
    type=click.IntRange(min=0),
    default=0,
    help="A version; the newest by default.",
)
@desk_option
@json_option
def command(story: str | None, *, number: int, folder: Path, as_json: bool) -> None:
    """Print the brief of STORY (id, or words of its title; the best covered by default).

    Every sentence carries the numbers of its sources, listed below it.
    """
    from maek.desk.find_story import find_story
    from maek.model.wire import to_plain

    with desk_at(folder, reading=True) as desk:
        found = find_story(desk.store, story or "")
        brief = desk.store.brief(found.id, number)
        if brief is None:
            raise InputError(_missing(desk.store.brief(found.id), number), item=f"story {found.id}")
        if as_json:
            print_json(to_plain(brief))
        else:
            _print(brief, desk.store)


def _missing(newest: Brief | None, number: int) -> str:
    """Say which version there is not, and what to do."""
    if newest is None:
        return "has no brief yet; run: maek run write"
    return f"has no version {number} of its brief; the newest is {newest.version}"


def _print(brief: Brief, store: Store) -> None:
    from rich.padding import Padding
    from rich.text import Text

    words = WORDS.get(brief.lang, WORDS["en"])
    notes = _Notes(store)
    out = console()
    out.print()
    marks = notes.marks(brief.headline.citations)
    out.print(Text(brief.headline.text, style="bold").append(marks))
    for line in brief.standfirst:
        out.print(Text(line.text, style="italic").append(notes.marks(line.citations)))
    out.print()
    own = any(line.lang == brief.lang for line in brief.body)
    for line in brief.body:
        text = Text(line.text)
        if line.lang != brief.lang:
            if own:
                out.print(Text(words["abroad"], style="bold"))
                own = False
            text = Text(f"[{line.lang}] {line.text}")
        out.print(Padding(text.append(notes.marks(line.citations)), (0, 0, 1, 2)))
    _section(out, words["timeline"], [(m.date, m.line.text) for m in brief.timeline])
    _section(out, words["said"], [(s.speaker, f"“{s.line.text}”") for s in brief.said[:8]])
    rows = []
    for row in brief.figures:
        told = "; ".join(
            f"{open_ended(v.line.text, v.low, v.high)} ({', '.join(v.outlets)})" for v in row.values
        )
        mark = f" [{words['conflict']}]" if row.conflict else ""
        rows.append((row.about + mark, told))
    _section(out, words["figures"], rows)
    _section(out, words["changes"], [(words[c.kind], c.text) for c in brief.changes])
    _section(out, words["sources"], notes.rows(words["withdrawn"]))
    _section(out, words["withdrawn"], notes.withdrawn_uncited(brief.story))


def _section(out: Console, title: str, rows: list[tuple[str, str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for left, right in rows:
        table.add_row(Text(left), Text(right))
    out.print(Text(title, style="bold"))
    out.print(table)
    out.print()


class _Notes:
    """Numbers the articles cited, in the order they are met."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._numbers: dict[str, int] = {}

    def marks(self, citations: tuple[Citation, ...]) -> str:
        """Return the numbers of some citations: `` [1][4]``."""
        told = dict.fromkeys(
            self._numbers.setdefault(c.article, len(self._numbers) + 1) for c in citations
        )
        return " " + "".join(f"[{n}]" for n in told)

    def _day(self, article: Article) -> str:
        """When it was published; what it is about too, where the printed day cannot be right."""
        from maek.write.member import far_apart

        printed = article.published.day if article.published else ""
        analysis = self._store.analysis(article.text_id)
        told = analysis.story_date if analysis else ""
        return f"{printed} (→ {told})" if far_apart(printed, told) else printed or told

    def rows(self, withdrawn: str) -> list[tuple[str, str]]:
        """Return (number, outlet and title) of every article cited so far.

        Args:
            withdrawn: What stands behind one that its outlet has withdrawn.
        """
        gone = self._store.withdrawn(self._numbers)
        return [
            (f"[{number}]", told + (f" [{withdrawn}]" if id in gone else ""))
            for id, number in self._numbers.items()
            if (told := self._told(id))
        ]

    def withdrawn_uncited(self, story: str) -> list[tuple[str, str]]:
        """Return what tells of the story's pages that are gone and that nothing is cited from.

        Args:
            story: Id of the story.
        """
        gone = self._store.withdrawn(join.article for join in self._store.joins(story))
        return [("–", told) for id in gone if id not in self._numbers and (told := self._told(id))]

    def _told(self, id: str) -> str:
        """Return outlet, day and title of an article; empty where it is not there."""
        from maek.desk.sources import outlet_name

        article = self._store.article(id)
        if article is None:
            return ""
        name = outlet_name(article, self._store.outlets())
        return f"{name} {self._day(article)} {article.title}"
