"""maek thread: articles into stories, without a desk."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maek.cli.shared import console, json_option, print_json, warn, workers_option
from maek.errors import MaekError

if TYPE_CHECKING:
    from maek.model.capture import Capture
    from maek.thread.beat import Beat
    from maek.thread.item import Item
    from maek.thread.memory import RamMemory


@click.command("thread")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--beat", type=click.Path(path_type=Path), help="Beat file: it names storylines.")
@workers_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    *,
    beat: Path | None,
    workers: int,
    as_json: bool,
) -> None:
    """Thread articles into stories and storylines, in order of publication.

    INPUT is a .jsonl file whose rows have id and text or html (and optionally lang,
    published, title, url), a page, a text dump, or a folder of these.
    """
    from maek.desk.answer import join_answer
    from maek.desk.beat import load_beat
    from maek.desk.inputs import captures_in
    from maek.desk.pool import pool_map
    from maek.desk.stage import lost
    from maek.thread.beat import NO_BEAT
    from maek.thread.memory import RamMemory
    from maek.thread.stream import thread_items

    followed = NO_BEAT if beat is None else load_beat(beat)
    failed = False
    items: list[Item] = []
    captures = (c for told in inputs for c in captures_in(Path(told)))
    for answer in pool_map(partial(_item, beat=followed), captures, workers, lost):
        if isinstance(answer, MaekError):
            warn(str(answer))
            failed = True
        else:
            items.append(answer)
    memory = thread_items(items, RamMemory(followed))
    if as_json:
        for join in memory.joins():
            print_json(join_answer(memory, join.article))
    else:
        _show(memory)
    if failed:
        ctx.exit(2)


def _item(capture: Capture | MaekError, beat: Beat) -> Item | MaekError:
    """Read, analyse and boil down one capture; also called in worker processes."""
    from maek.desk.read import read_one
    from maek.desk.stage import named
    from maek.thread.features import item_of

    if isinstance(capture, MaekError):
        return capture
    try:
        return item_of(*read_one(capture), beat)
    except Exception as error:
        return named(error, capture.url.removeprefix("file:").removeprefix("row:"))


def _show(memory: RamMemory) -> None:
    from rich.markup import escape

    out = console()
    for line in memory.storylines():
        out.print(f"[bold]{escape(line.title)}[/bold]")
        for id in line.stories:
            story = memory.story(id)
            if story is None:
                continue
            out.print(f"  {story.date or '          '}  {escape(story.title)}")
            for article in story.articles:
                item, join = memory.item(article), memory.join(article)
                copy = f"  [dim]{join.copy_kind} copy[/dim]" if join and join.copy_of else ""
                title = item.title if item and item.title else article
                out.print(f"      {item.outlet if item else ''}: {escape(title)}{copy}")
    for join in memory.joins():
        if not join.story:
            item = memory.item(join.article)
            title = item.title if item and item.title else join.article
            out.print(f"[dim]round-up[/dim]  {escape(title)}")
