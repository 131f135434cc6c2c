"""`intake-app forms prove [FOLDER]`: the safety statements, each with how it is held."""

from pathlib import Path

import click

from intake_app.base.paths import forms_folder
from intake_app.base.texts import tr
from intake_app.bootstrap import proving_forms
from intake_app.safety.proving.running import Outcome
from intake_app.services.proving import ProvingForms


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), required=False)
@click.option(
    "--examples", type=click.Path(path_type=Path), default=Path(), help="Where counter-examples are written."
)
@click.option(
    "--only", type=int, multiple=True, metavar="NUMBER", help="Only this statement; may be given again."
)
def prove(folder: Path | None, examples: Path, only: tuple[int, ...]) -> int:
    """Prove the safety statements over all answers, from the rules of FOLDER (without it: the shipped ones).

    An edition of a clinic is also proved no laxer than the shipped rules. Ends with 0 where all hold, 1 where one fails: then an
    example of answers is printed and written as a case file; 2 where the content is broken.

    \b
    intake-app forms prove
    intake-app forms prove my-forms
    """
    service = proving_forms(folder or forms_folder())
    failed = 0
    total = 0.0
    for outcome in service.outcomes(only or None):
        total += outcome.seconds
        click.echo(_row(outcome))
        if outcome.holds is False:
            failed += 1
            _show(service, outcome, examples)
    click.echo(tr("{seconds} s. {count} statements fail.", seconds=f"{total:.1f}", count=failed))
    return 1 if failed else 0


def _row(outcome: Outcome) -> str:
    statement = outcome.statement
    if outcome.holds is None:
        held = tr(statement.held)
        how = ", ".join(statement.tests)
    else:
        held = tr(statement.held) if outcome.holds else tr("FAILS")
        how = tr("{lines} rule lines, {seconds} s", lines=outcome.lines, seconds=f"{outcome.seconds:.2f}")
    rows = [f"{statement.number:2} {held:12} {statement.says}"]
    rows += [f"                {text}" for text in (how, statement.but) if text]
    return "\n".join(rows)


def _show(service: ProvingForms, outcome: Outcome, examples: Path) -> None:
    click.echo(f"   {outcome.broken}")
    if outcome.example is None:
        return
    click.echo(tr("   For example in a visit with nothing else to find:"))
    for sentence in service.sentences(outcome):
        click.echo(f"     {sentence}")
    file = examples / f"statement-{outcome.statement.number}.toml"
    file.write_text(service.case(outcome), "utf-8")
    click.echo(tr("   As a case: {file}", file=str(file)))
