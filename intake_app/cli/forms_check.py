"""`intake-app forms check [FOLDER]`: every fault of the content at once, and what is still to do."""

from pathlib import Path

import click

from intake_app.base.paths import forms_folder
from intake_app.base.texts import tr
from intake_app.bootstrap import clock
from intake_app.cli.options import folder_argument, now_option
from intake_app.services.forms_check import FormsReport, check_forms


@click.command()
@folder_argument
@now_option
def check(folder: Path | None, now: str) -> int:
    """Look at all of FOLDER at once: names, options, places, sources, units, cycles, thresholds, cases.

    Ends with 0 where nothing is found, 1 where only something is to do (a rule or an edge of a measure without its case, an
    answer that nothing reads, a source that nothing names), 2 where a fault keeps reviews from starting.

    \b
    intake-app forms check
    intake-app forms check my-forms
    """
    report = check_forms(folder or forms_folder(), clock(now))
    for fault in report.faults:
        click.echo(fault.sentence)
    if report.to_do:
        click.echo(tr("To do:"))
    for fault in report.to_do:
        click.echo(f"  {fault.sentence}")
    click.echo(_summary(report))
    return 2 if report.faults else 1 if report.to_do else 0


def _summary(report: FormsReport) -> str:
    if report.faults:
        return tr(
            "{faults} faults: no review starts before they are mended. {to_do} things to do.",
            faults=len(report.faults), to_do=len(report.to_do),
        )  # fmt: skip
    return tr(
        "No fault. {to_do} things to do. {rules} rules, {cases} cases, {edges} edges of measures.",
        to_do=len(report.to_do), rules=report.rules, cases=report.cases, edges=report.edges,
    )  # fmt: skip
