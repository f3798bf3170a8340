"""maek thread: articles into stories, without a desk."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maek.cli.shared import console, json_option, print_json, warn, workers_option
from maek.errors import MaekError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from maek.desk.stream import Threaded
    from maek.model.capture import Capture
    from maek.thread.beat import Beat
    from maek.thread.item import Item


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
    from maek.desk.stream import threaded
    from maek.thread.beat import NO_BEAT

    followed = NO_BEAT if beat is None else load_beat(beat)
    captures = (c for told in inputs for c in captures_in(Path(told)))
    failed: list[MaekError] = []
    read = pool_map(partial(_item, beat=followed), captures, workers, lost)
    with threaded(_readable(read, failed), followed) as found:
        if as_json:
            for article in found.articles:
                print_json(join_answer(found.memory, article))
        else:
            _show(found)
    if failed:
        ctx.exit(2)


def _readable(read: Iterable[Item | MaekError], failed: list[MaekError]) -> Iterator[Item]:
    """Yield what could be read; warn of the rest and keep it."""
    for answer in read:
        if isinstance(answer, MaekError):
            warn(str(answer))
            failed.append(answer)
        else:
            yield answer


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


def _show(found: Threaded) -> None:
    from rich.markup import escape

    out, memory = console(), found.memory
    for line in found.storylines():
        out.print(f"[bold]{escape(line.title)}[/bold]", soft_wrap=True)
        for id in line.stories:
            story = memory.story(id)
            if story is None:
                continue
            out.print(f"  {story.date or '          '}  {escape(story.title)}", soft_wrap=True)
            for article in story.articles:
                item, join = memory.item(article), memory.join(article)
                copy = f"  [dim]{join.copy_kind} copy[/dim]" if join and join.copy_of else ""
                title = item.title if item and item.title else article
                outlet = item.outlet if item else ""
                out.print(f"      {outlet}: {escape(title)}{copy}", soft_wrap=True)
    for article in found.articles:
        join = memory.join(article)
        if join is not None and not join.story:
            item = memory.item(article)
            title = item.title if item and item.title else article
            out.print(f"[dim]round-up[/dim]  {escape(title)}", soft_wrap=True)
