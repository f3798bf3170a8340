"""The ``maek`` command: registers commands, imports nothing heavy.

A command's module is imported when it is called; ``--help`` reads the first line of each.
"""

from __future__ import annotations

import importlib
import os
import sys

import click

from maek import __version__
from maek.errors import InputError, MaekError

COMMANDS: dict[str, str] = {
    "init": "a new desk",
    "add": "a feed, sitemap or page the desk shall read",
    "import": "pages, dumps, rows or WARC files from disk",
    "run": "collect, extract, analyse, thread, write, publish",
    "story": "list, show, merge, split, lock, rename stories",
    "brief": "print the cited brief of a story",
    "quotes": "who said what",
    "figures": "what was counted, and where sources differ",
    "search": "articles by words, in any form",
    "publish": "render the site",
    "verify": "prove that every citation reads back",
    "export": "everything as JSON Lines",
    "serve": "the site and the JSON API over HTTP",
    "doctor": "what is wrong, in plain words",
    "read": "pages taken apart: who said what, when, how many",
    "thread": "articles into stories, without a desk",
    "timeline": "the dated events of a topic, without a desk",
    "check": "names, without a desk",
    "score": "quality measured against gold",
}
"""Every command and what it is about, in the order people meet them."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of the command and return it."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"maek.cli.{cmd_name.replace('import', 'import_')}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; suggest the nearest name for a wrong one."""
        import difflib

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            close = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f"; did you mean {close[0]}?" if close else "; see maek --help"
            raise InputError(f"no such command{hint}", item=args[0])
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="maek")
def app() -> None:
    """maek (맥): news you can check, sentence by sentence."""


def main() -> None:
    """Run the command line; every error is one clear line and exit status 2."""
    try:
        status = app.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as error:
        fail(error.format_message())
    except MaekError as error:
        fail(str(error))
    except BrokenPipeError:
        # The reader (head, less) has gone: leave nothing to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def fail(message: str) -> None:
    """Write one line to stderr and leave with status 2."""
    click.echo(f"maek: {' '.join(message.split())}", err=True)
    sys.exit(2)
