"""maek check brief: the five questions of the EBU/BBC study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from maek.cli.shared import console, desk_option, json_option, lang_option, print_json

ASKED = {
    "accuracy": "Accuracy: is what it says what the sources say?",
    "sourcing": "Sourcing: does every sentence have a source, every quotation its speaker?",
    "opinion": "Opinion against fact: does it vouch for what somebody only claims?",
    "editorialising": "Editorialising: does it judge where the sources do not?",
    "context": "Context: does it leave out what the sources say most?",
}
COLOUR = {"none": "green", "some": "yellow", "significant": "red"}


@click.command("brief")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--against",
    required=True,
    help="A story of the desk (id or words of its title), a desk's folder, or a file or folder of "
    "articles.",
)
@lang_option("Language of the brief, if you know.")
@desk_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, file: Path, *, against: str, lang: str, folder: Path, as_json: bool
) -> None:
    """Ask the five questions of the EBU/BBC study of FILE, a brief written anywhere.

    Exit status 1 when a question has a significant issue.
    """
    from maek.cli.accounts import accounts_of
    from maek.desk.checking_brief import article_id, check_brief
    from maek.desk.rows import text_file

    text = text_file(file)
    sources = accounts_of(against, folder, article_id)
    report = check_brief(text, lang, sources, id=str(file))
    print_json(report) if as_json else _show(report)
    ctx.exit(int(any(q["issue"] == "significant" for q in report["questions"])))


def _show(report: dict[str, Any]) -> None:
    from rich.text import Text

    out = console()
    found = [(answer, f) for answer in report["questions"] for f in answer["findings"]]
    for answer in report["questions"]:
        issue = answer["issue"]
        told = Text.assemble((ASKED[answer["question"]], "bold"), " ", (issue, COLOUR[issue]))
        out.print(told, soft_wrap=True)
        for finding in answer["findings"]:
            for line in _lines(finding, report["text"]):
                out.print(Text(f"    {line}"), soft_wrap=True)
    grave = [ASKED[a["question"]].partition(":")[0] for a in report["questions"]
             if a["issue"] == "significant"]  # fmt: skip
    said = f"{len(found)} findings against {len(report['sources'])} articles"
    out.print(f"{said}; significant: {', '.join(grave).lower() or 'none'}", soft_wrap=True)


def _lines(finding: dict[str, Any], text: str) -> Iterator[str]:
    """What is wrong, on which line of the brief, and what the source says instead."""
    theirs = " ".join(finding["source_words"].split())
    if finding["start"] is None:
        yield f"left out: “{theirs}”: {finding['why']}"
        return
    line = text.count("\n", 0, finding["start"]) + 1
    words = " ".join(finding["words"].split())
    yield f"line {line}: “{words}”: {finding['why']}"
    if theirs:
        yield f"    the source says: “{theirs}”"
