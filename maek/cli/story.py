"""maek story: list, show, merge, split, move, lock, unlock, rename."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from maek.cli.lazy import HintingGroup
from maek.cli.shared import console, counted, desk_at, desk_option, json_option, print_json

if TYPE_CHECKING:
    from maek.desk.desk import Desk
    from maek.model.story import Story
    from maek.store.base import Decision


def _named(
    context: click.Context, parameter: click.Parameter, value: str | tuple[str, ...]
) -> str | tuple[str, ...]:
    """Refuse a blank name: it would fit the best covered story, which nobody asked for."""
    if not all(one.strip() for one in ([value] if isinstance(value, str) else value)):
        raise click.BadParameter("is empty; give an id or words of a title")
    return value


@click.group("story", cls=HintingGroup)
def command() -> None:
    """Stories of the desk: what is in them, and what people decide about them.

    A story is told by its id, the beginning of it, or words of its title. What you decide
    stays decided: no later run undoes it.
    """


@command.command("list")
@desk_option
@json_option
def list_(*, folder: Path, as_json: bool) -> None:
    """List storylines with their stories."""
    from maek.model.wire import to_plain

    with desk_at(folder, reading=True) as desk:
        if as_json:
            for story in desk.store.stories():
                print_json(to_plain(story))
        else:
            _list(desk)


@command.command("show")
@click.argument("story", callback=_named)
@desk_option
@json_option
def show(story: str, *, folder: Path, as_json: bool) -> None:
    """Show STORY: its articles, and why each is in it."""
    from maek.desk.find_story import find_story
    from maek.model.wire import to_plain

    with desk_at(folder, reading=True) as desk:
        found = find_story(desk.store, story)
        if as_json:
            joins = [to_plain(join) for join in desk.store.joins(found.id)]
            print_json({**to_plain(found), "joins": joins})
        else:
            _show(desk, found)


@command.command("merge")
@click.argument("story", callback=_named)
@click.argument("others", nargs=-1, required=True, callback=_named)
@desk_option
@json_option
def merge(story: str, others: tuple[str, ...], *, folder: Path, as_json: bool) -> None:
    """Merge OTHERS into STORY; their ids lead to it from now on."""
    from maek.desk import deciding
    from maek.desk.find_story import find_story

    with desk_at(folder) as desk:
        gone = [find_story(desk.store, other) for other in others]
        for other in gone:
            kept = find_story(desk.store, story)
            _told(desk, deciding.merge(desk.store, kept, other, at=desk.clock()), as_json)


@command.command("split")
@click.argument("story", callback=_named)
@click.argument("articles", nargs=-1, required=True)
@click.option("--title", default="", help="Name of the new story.")
@desk_option
@json_option
def split(
    story: str, articles: tuple[str, ...], *, title: str, folder: Path, as_json: bool
) -> None:
    """Take ARTICLES out of STORY into a story of their own."""
    from maek.desk import deciding
    from maek.desk.find_story import find_story

    with desk_at(folder) as desk:
        found = find_story(desk.store, story)
        decision = deciding.split(desk.store, found, articles, title, at=desk.clock())
        _told(desk, decision, as_json)


@command.command("move")
@click.argument("articles", nargs=-1, required=True)
@click.option("--to", "story", required=True, callback=_named, help="The story they go to.")
@desk_option
@json_option
def move(articles: tuple[str, ...], *, story: str, folder: Path, as_json: bool) -> None:
    """Put ARTICLES (ids) in another story."""
    from maek.desk import deciding
    from maek.desk.find_story import find_story

    with desk_at(folder) as desk:
        found = find_story(desk.store, story)
        _told(desk, deciding.move(desk.store, articles, found, at=desk.clock()), as_json)


@command.command("lock")
@click.argument("story", callback=_named)
@desk_option
@json_option
def lock(story: str, *, folder: Path, as_json: bool) -> None:
    """Lock STORY: only people add to it or take from it."""
    from maek.desk import deciding
    from maek.desk.find_story import find_story

    with desk_at(folder) as desk:
        found = find_story(desk.store, story)
        _told(desk, deciding.lock(desk.store, found, at=desk.clock()), as_json)


@command.command("unlock")
@click.argument("story", callback=_named)
@desk_option
@json_option
def unlock(story: str, *, folder: Path, as_json: bool) -> None:
    """Let the rules work on STORY again."""
    from maek.desk import deciding
    from maek.desk.find_story import find_story

    with desk_at(folder) as desk:
        found = find_story(desk.store, story)
        _told(desk, deciding.unlock(desk.store, found, at=desk.clock()), as_json)


@command.command("rename")
@click.argument("story", callback=_named)
@click.argument("title", callback=_named)
@desk_option
@json_option
def rename(story: str, title: str, *, folder: Path, as_json: bool) -> None:
    """Give STORY a name that no rule changes."""
    from maek.desk import deciding
    from maek.desk.find_story import find_story

    with desk_at(folder) as desk:
        found = find_story(desk.store, story)
        _told(desk, deciding.rename(desk.store, found, title, at=desk.clock()), as_json)


def _told(desk: Desk, decision: Decision, as_json: bool) -> None:
    """Print what a decision made of the story."""
    from maek.model.wire import to_plain

    target = decision.other if decision.kind == "split" else decision.story
    story = desk.store.story(target)
    if as_json:
        print_json({"decision": to_plain(decision), "story": to_plain(story)})
    elif story is not None:
        told = counted(len(story.articles), "article") + (", locked" if story.locked else "")
        click.echo(f"{story.id}  {story.title}  ({told})")


def _list(desk: Desk) -> None:
    from rich.markup import escape

    out = console()
    stories = {story.id: story for story in desk.store.stories()}
    # The headline people read: it may be another report's than the one a story is named after.
    headed = {brief.story: brief.headline.text for brief in desk.store.briefs()}
    for line in desk.store.storylines():
        own = [stories[id] for id in line.stories if id in stories]
        if own:
            out.print(f"[bold]{escape(line.title)}[/bold]  [dim]{line.id}[/dim]", soft_wrap=True)
        for story in own:
            mark = "  [yellow]locked[/yellow]" if story.locked else ""
            out.print(
                f"  {story.date or '          '}  {escape(headed.get(story.id, story.title))}  "
                f"[dim]{counted(len(story.articles), 'article')}, "
                f"{counted(story.origins, 'origin')}  {story.id}[/dim]"
                f"{mark}",
                soft_wrap=True,
            )
    if not stories:
        click.echo("No stories yet; run: maek run")


def _show(desk: Desk, story: Story) -> None:
    from rich.markup import escape

    from maek.desk.sources import outlet_name

    out = console()
    brief = desk.store.brief(story.id)
    headline = brief.headline.text if brief else story.title
    out.print(
        f"[bold]{escape(headline)}[/bold]  {story.date}  [dim]{story.id}[/dim]", soft_wrap=True
    )
    outlets = desk.store.outlets()
    for join in desk.store.joins(story.id):
        article = desk.store.article(join.article)
        title = article.title if article else join.article
        outlet = f" ({outlet_name(article, outlets)})" if article else ""
        out.print(
            f"\n{escape(title)}{escape(outlet)}  [dim]{escape(join.article)}[/dim]", soft_wrap=True
        )
        if join.copy_of:
            out.print(f"  {join.copy_kind} copy of {escape(join.copy_of)}", soft_wrap=True)
        for reason in join.reasons:
            weight = f"[dim]{reason.weight:+.2f}[/dim]"
            out.print(f"  {weight} {reason.name}: {escape(reason.detail)}", soft_wrap=True)
