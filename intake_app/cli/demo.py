"""`intake-app demo [CASE]`: said here for `--help`; the program itself opens the window before click is loaded."""

import click

from intake_app.base.texts import tr


@click.command()
@click.argument("case", required=False)
@click.option(
    "--exit-after-first-paint",
    is_flag=True,
    help="End when the first window has been painted (for measuring).",
)
@click.option(
    "--offscreen-visit",
    metavar="FOLDER",
    help="Go through one sample visit without a display; leave paper and pictures.",
)
def demo(case: str | None, exit_after_first_paint: bool, offscreen_visit: str | None) -> None:
    """Open the window on a sample, or on CASE. For trying out, not a record.

    \b
    intake-app demo
    intake-app demo forms/cases/third-visit.toml
    """
    raise click.UsageError(tr("Run it as `intake-app demo`, with nothing before it."))
