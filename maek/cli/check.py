"""maek check: names, claims, translations, pages and briefs, without a desk.

Every subcommand has a module of its own, ``maek/cli/check_<name>.py``, with ``command`` in it.
"""

from __future__ import annotations

import click

from maek.cli.lazy import LazyGroup

COMMANDS: dict[str, str] = {
    "claims": "sentences against their sources",
    "translation": "a translation against its original",
    "page": "what is wrong with a translated page, without its original",
    "brief": "a brief written elsewhere against the articles of a story",
    "names": "whether two names, in any scripts, are one person's",
}
"""Every check and what it is about, in the order people meet them."""


@click.group("check", cls=LazyGroup, commands_here=COMMANDS, modules="maek.cli.check_{}")
def command() -> None:
    """Check names, claims, translations, pages and briefs, without a desk."""
