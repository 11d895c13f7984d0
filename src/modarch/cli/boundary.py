"""Where the program meets the world: exit codes, messages, encodings, and the clock."""

from __future__ import annotations

import datetime
import errno
import os
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

from modarch.errors import InputInvalid, ModarchError

if TYPE_CHECKING:
    from modarch.landscape.months import Month

__all__ = ["DONE", "FINDINGS", "INTERRUPTED", "WRONG_INPUT", "fail", "run", "say", "this_month"]

DONE = 0
FINDINGS = 1
WRONG_INPUT = 2
INTERRUPTED = 130
_INTERNAL = 70


def run(group: click.Group, arguments: list[str] | None) -> NoReturn:
    """Run a command and exit: 0 done, 1 findings, 2 wrong input, 130 interrupted.

    Parameters
    ----------
    group
        The commands.
    arguments
        The words after the program's name; those of the process when None.
    """
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_letters(stream)
    words = sys.argv[1:] if arguments is None else arguments
    sys.exit(_exit_code(group, words))


def _never_fail_on_letters(stream: TextIO) -> None:
    """Let a console that lacks a letter show a question mark instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _exit_code(group: click.Group, words: list[str]) -> int:
    try:
        code = group.main(args=words, prog_name="modarch", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as ending:
        return _code_of(ending, words)
    return code if isinstance(code, int) else DONE


def _code_of(ending: BaseException, words: list[str]) -> int:
    match ending:
        case click.exceptions.Exit():
            code = ending.exit_code
        case click.ClickException():
            ending.show()
            code = WRONG_INPUT
        case KeyboardInterrupt() | click.Abort():
            say("Interrupted.")
            code = INTERRUPTED
        case BrokenPipeError():
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = DONE
        case SystemExit():
            raise ending
        case _ if "--debug" in words:
            raise ending
        case ModarchError():
            code = _told(ending)
        case _:
            code = _unforeseen(ending)
    return code


def _told(fault: ModarchError) -> int:
    say(str(fault))
    if isinstance(fault, InputInvalid) and len(fault.diagnostics) > 1:
        say(f"{len(fault.diagnostics)} problems.")
    return WRONG_INPUT


def _unreachable(fault: OSError) -> int:
    """Tell of a file that the system refuses: nothing is wrong with the program."""
    name = "" if fault.filename is None else f" {fault.filename!s:.200}"
    say(f"error: cannot read or write{name}: {fault.strerror} [file-refused]")
    say("  hint: check the path, that there is room, and that no other program holds the file")
    return WRONG_INPUT


def _unforeseen(fault: BaseException) -> int:
    if isinstance(fault, OSError) and (fault.filename is not None or fault.errno == errno.ENOSPC):
        return _unreachable(fault)
    kind = type(fault).__name__
    say(f"This should not have happened ({kind}: {fault}).")
    say("Run the same command with --debug before the command's name and report what it prints.")
    return _INTERNAL


def say(message: str) -> None:
    """Write a message for the user to standard error."""
    click.echo(message, err=True)


def fail(message: str) -> NoReturn:
    """End with a message about wrong usage.

    Raises
    ------
    click.UsageError
        Always.
    """
    raise click.UsageError(message)


def this_month() -> Month:
    """Return the month of today's date: the only place that reads the clock."""
    from modarch.landscape.months import Month

    today = datetime.datetime.now(tz=datetime.UTC).date()  # noqa: TID251 - the CLI may
    return Month.of(today.year, today.month)
