"""The ``maek`` command: registers commands, imports nothing heavy.

A command's module is imported when it is called; ``--help`` reads the first line of each.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from typing import NoReturn

import click

from maek import __version__
from maek.cli.lazy import LazyGroup
from maek.cli.shared import warn
from maek.errors import MaekError

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
    "calibrate": "what an embedding model's cosines mean",
    "publish": "render the site",
    "verify": "prove that every citation reads back",
    "export": "everything as JSON Lines",
    "serve": "the site and the JSON API over HTTP",
    "doctor": "what is wrong, in plain words",
    "read": "pages taken apart: who said what, when, how many",
    "thread": "articles into stories, without a desk",
    "timeline": "the dated events of a topic, without a desk",
    "check": "names, claims, translations, pages, briefs, without a desk",
    "score": "quality measured against gold",
}
"""Every command and what it is about, in the order people meet them."""


TERMINATED = 128 + signal.SIGTERM
"""Exit status of a program that was asked to end."""


@click.group(
    cls=LazyGroup,
    commands_here=COMMANDS,
    modules="maek.cli.{}",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="maek")
def app() -> None:
    """maek (맥): news you can check, sentence by sentence."""


def main() -> None:
    """Run the command line; every error is one clear line and exit status 2."""
    _take_any_letter()
    # As with Ctrl-C, what is open is closed and workers are sent home.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        status = app.main(prog_name="maek", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        fail(error.format_message())
    except MaekError as error:
        fail(str(error))
    except BrokenPipeError:
        _forget_output()  # the reader (head, less) has gone
        sys.exit(0)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _forget_output()
        fail(f"{error.filename or 'the output'}: the disk is full")
    sys.exit(status if isinstance(status, int) else 0)


def _take_any_letter() -> None:
    """Let no letter end a command where the locale cannot write it.

    A terminal shows a mark in its place; files and programs get UTF-8, as JSON must be.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")


def fail(message: str) -> NoReturn:
    """Write one line to stderr and leave with status 2."""
    warn(message)
    sys.exit(2)


def _forget_output() -> None:
    """Leave nothing to flush at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
