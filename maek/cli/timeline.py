"""maek timeline: dated articles of one topic → the days that matter."""

from __future__ import annotations

from pathlib import Path

import click

from maek.cli.shared import console, json_option, warn, workers_option
from maek.errors import MaekError


@click.command("timeline")
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--days",
    type=click.IntRange(min=0),
    default=0,
    help="Days to show; by default as many as the time asks for.",
)
@click.option(
    "--sentences",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Sentences a day at most.",
)
@workers_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    *,
    days: int,
    sentences: int,
    workers: int,
    as_json: bool,
) -> None:
    """Make a timeline of the articles of one topic: each day with what happened on it.

    INPUT is a .jsonl file whose rows have id, published and text or html, a page, a text
    dump, or a folder of these. The day is that of the event, not of the report.
    """
    import json

    from maek.desk.dated import dated_of
    from maek.desk.inputs import captures_in
    from maek.desk.pool import pool_map
    from maek.desk.stage import lost
    from maek.thread.timeline import Dated, timeline

    failed = False
    articles: list[Dated] = []
    captures = (c for told in inputs for c in captures_in(Path(told)))
    for answer in pool_map(dated_of, captures, workers, lost):
        if isinstance(answer, MaekError):
            warn(str(answer))
            failed = True
        else:
            articles.append(answer)
    found = timeline(articles, days=days, sentences=sentences)
    if as_json:
        rows = [
            {
                "date": day.date,
                "sentences": [
                    {"text": s.text, "article": s.article, "start": s.start, "end": s.end}
                    for s in day.sentences
                ],
            }
            for day in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False))
    else:
        out = console()
        for day in found:
            for at, sentence in enumerate(day.sentences):
                out.print(
                    f"{day.date if not at else ' ' * 10}  {sentence.text}",
                    markup=False,
                    soft_wrap=True,
                )
    if failed:
        ctx.exit(2)
