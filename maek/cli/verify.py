"""maek verify: prove that every citation reads back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from maek.cli.shared import counted, json_option, print_json

if TYPE_CHECKING:
    from maek.desk.verify import Verified

SHOWN = 50
"""Findings printed for people; --json prints them all."""
ONE = {
    "joined": "join",
    "files": "file",
    "briefs": "brief",
    "sentences": "sentence",
    "citations": "citation",
}
"""The noun for one of what is counted, where the name it is counted under is another word."""


@click.command("verify")
@click.argument("target", default=".")
@json_option
@click.pass_context
def command(ctx: click.Context, target: str, *, as_json: bool) -> None:
    """Verify TARGET: a desk, a published site, a database or an export.

    Every record is compared with its hash, every citation is read back in its exact source
    version, every file of a site with what was published. Needs no network and no trust.
    Exit status 0 when all of it holds, 1 when anything was changed.
    """
    from maek.cli.progress import shower
    from maek.desk.verify import verify

    with shower(as_json=as_json) as show:
        results = verify(target, os.environ, show.step)
    for result in results:
        _json(result) if as_json else _words(result)
    ctx.exit(1 if any(r.findings for r in results) else 0)


def _json(result: Verified) -> None:
    from maek.model.wire import to_plain

    ok = not result.findings
    print_json({**to_plain(result), "counted": dict(result.counted), "ok": ok})


def _words(result: Verified) -> None:
    told = ", ".join(
        counted(count, ONE.get(name, name).replace("_", " ")) for name, count in result.counted
    )
    told = f"{told}; " if told else ""
    if not result.findings:
        click.echo(f"✓ {result.kind} {result.target}: {told}everything reads back.")
        return
    faults = counted(len(result.findings), "fault")
    click.echo(f"✗ {result.kind} {result.target}: {told}{faults}:")
    for finding in result.findings[:SHOWN]:
        click.echo(f"  {finding.where}: {finding.why}")
        if finding.words and finding.source_words:
            click.echo(f"    cited: {finding.words!r}\n    found: {finding.source_words!r}")
    if len(result.findings) > SHOWN:
        click.echo(f"  … and {len(result.findings) - SHOWN} more (--json shows all)")
