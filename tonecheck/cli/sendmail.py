"""Stand in for sendmail: a thin skin over `tonecheck.mail.sendmail`."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any, Final

import click

from tonecheck.cli.options import gating_options
from tonecheck.errors import MailStatus, UsageError

_HELP: Final = "--help"


class WrongOption(click.UsageError):
    """Report wrong use with the status that mail programs know."""

    exit_code = int(MailStatus.USAGE)


class LeadingOptions(click.Command):
    """A command whose own options come first; from the first other word on, everything is the mailer's, untouched."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Part the words before Click can take one that is not ours."""
        own = self._count_own(args)
        if own > len(args):
            raise _wrong(f"Option '{args[-1]}' requires an argument.", ctx, ())
        try:
            return super().parse_args(ctx, [*args[:own], "--", *args[own:]])
        except click.UsageError as fault:
            raise _wrong(fault.format_message(), ctx, tuple(args[own:])) from fault

    def _count_own(self, args: list[str]) -> int:
        """Count the leading words that are tonecheck's own, and the value that the last one wants."""
        takes_value = {
            name: not param.is_flag for param in self.params if isinstance(param, click.Option) for name in param.opts
        } | {_HELP: False}
        at = 0
        while at < len(args) and (name := args[at].partition("=")[0]) in takes_value:
            at += 2 if takes_value[name] and "=" not in args[at] else 1
        return at


@click.command(
    name="sendmail",
    cls=LeadingOptions,
    options_metavar="[OPTIONS]",
    context_settings={"help_option_names": [_HELP]},
    epilog="Exit status: the mailer's own; 77 held, 75 not judged and kept, 65 no mail, 64 not possible.",
)
@click.argument("words", nargs=-1, metavar="[SENDMAIL ARGUMENTS]...", type=click.UNPROCESSED)
@gating_options("via")
@click.pass_context
def command(ctx: click.Context, /, words: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401
    """Judge the mail on standard input, then start the real mailer with the same arguments.

    Our options come first; what follows is passed on as it is. Nothing is started for a mail that is held.
    """
    from tonecheck.mail.sendmail import send_by_sendmail

    named = {name.replace("_", "-"): value for name, value in options.items()}
    ctx.exit(send_by_sendmail(words, named, source=sys.stdin.buffer, tell=_tell))


def _wrong(why: str, ctx: click.Context, words: tuple[str, ...]) -> WrongOption:
    """Keep the mail, which nobody may have but us, and give the error to raise."""
    from tonecheck.mail.sendmail import keep_unread

    if not ctx.resilient_parsing:  # a shell that completes has no mail
        keep_unread(words, UsageError(f"{why} Mend the options with which tonecheck is started."), tell=_tell)
    return WrongOption(why, ctx)


def _tell(text: str) -> None:
    """Write to standard error, which mail programs show; what it cannot encode is replaced."""
    with suppress(OSError):
        click.echo(text.encode("ascii", "replace"), err=True, nl=False)
