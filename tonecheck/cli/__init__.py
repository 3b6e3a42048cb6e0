"""The command line, a thin skin: a command parses, calls one function, renders, returns a status."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from itertools import takewhile
from typing import Final

import click
from click.shell_completion import CompletionItem

from tonecheck.errors import ExitStatus, TonecheckError

COMMANDS: Final = {
    "allow": "Let one mail pass that would be refused.",
    "batch": "Judge many drafts: JSON Lines in, JSON Lines out.",
    "check": "Judge drafts or mail messages (the command when none is named).",
    "completion": "Print the shell's completion script.",
    "config": "Print the settings in force and where each comes from.",
    "doctor": "Prove that an angry mail is stopped in the programs you use.",
    "evaluate": "Measure the model on labelled drafts.",
    "explain": "Explain a reason, or list the ten.",
    "fix": "Mend a draft in the terminal, flag by flag.",
    "git-hook": "Judge what git send-email is about to send.",
    "held": "List, show, edit, release or drop the held mails.",
    "learn": "Learn from your marks, or take it back.",
    "milter": "Judge mail for Postfix or Sendmail as a mail filter.",
    "sendmail": "Stand in for sendmail: judge, then start the real mailer.",
    "smtp": "Judge mail between a mail program and its server.",
    "train": "Train a model folder from the corpus.",
}


class LazyCommands(click.Group):
    """A group whose commands are imported when called; without a command's name it checks."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """List the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command's module and give its ``command``."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tonecheck.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``check`` before arguments that name no command; ``--version`` may stand anywhere among its options."""
        completing = ctx.resilient_parsing and not args
        if not completing and (not args or args[0] not in {*COMMANDS, "--help"}):
            args = ["--version"] if "--version" in takewhile("--".__ne__, args) else ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete commands, the options of a check, and files."""
        check = self.get_command(ctx, "check")
        if incomplete.startswith("-") and check is not None:
            return check.shell_complete(ctx, incomplete)
        named = [CompletionItem(name, help=COMMANDS[name]) for name in COMMANDS if name.startswith(incomplete)]
        return [*named, CompletionItem(incomplete, type="file")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in sorted(COMMANDS)])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the options of a check, since a check is what the bare command does."""
        check = self.get_command(ctx, "check")
        if check is not None:
            check.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    """Print the program's version and the model's name."""
    if value and not ctx.resilient_parsing:
        from tonecheck import __version__
        from tonecheck.judge.artefact import DEFAULT_MODEL

        click.echo(f"tonecheck {__version__} (model {DEFAULT_MODEL})")
        ctx.exit()


@click.group(
    cls=LazyCommands,
    options_metavar="[OPTIONS]",
    subcommand_metavar="[FILE]... | COMMAND [ARGS]...",
    context_settings={"help_option_names": ["--help"]},
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version)
def tonecheck() -> None:
    """Check the tone of a reply to a recruiter before you send it.

    Judges the FILEs, or standard input: `tonecheck < draft.txt`. Nothing leaves this machine.

    \b
    Exit status: 0 fine to send, 1 better not, 2 wrong use,
    3 nothing could be judged, 70 a fault in tonecheck itself.
    """  # noqa: D301 - the sign tells Click to keep the lines


def main_sendmail() -> None:
    """Run ``tonecheck sendmail`` by a name of its own, for programs that want a path without arguments."""
    main(["sendmail", *sys.argv[1:]])


def main(words: list[str] | None = None) -> None:
    """Run the command line, or the words given, and leave with a status of the report format."""
    _replace_closed_streams()
    try:
        status = tonecheck.main(words, prog_name="tonecheck", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        status = ExitStatus.INTERRUPTED
    except click.ClickException as fault:
        fault.show()
        status = fault.exit_code
    except TonecheckError as fault:
        click.echo(f"tonecheck: {fault}", err=True)
        status = fault.exit_status
    except Exception as fault:  # noqa: BLE001 - the rim: no traceback may carry draft text
        click.echo(f"tonecheck: internal fault ({type(fault).__name__}); your draft was not changed", err=True)
        status = ExitStatus.INTERNAL
    _leave(int(status or 0))


def _replace_closed_streams() -> None:
    """Stand in for standard streams that the caller has closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for the process's life


def _leave(status: int) -> None:
    """Leave at once: taking the model apart would cost a fifth of the whole run and free nothing worth freeing."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)
