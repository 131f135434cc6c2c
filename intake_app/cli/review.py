"""`intake-app review CASE`: the safety review of a case, as text or JSON."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from intake_app.base.errors import ContentError
from intake_app.bootstrap import reviewing
from intake_app.cli.options import case_argument, forms_option, now_option
from intake_app.exchange.case import UnreadableCase
from intake_app.exchange.review_json import faults_as_json, review_as_json
from intake_app.exchange.review_text import faults_as_text, review_as_text, wrapped
from intake_app.safety.wording.why import Line
from intake_app.services.explaining import explain
from intake_app.services.review import Judged, Reviewing


@click.command()
@case_argument
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.option("--why", metavar="RULE", default="", help="Say why a rule did or did not hold, as text.")
@now_option
@forms_option
def review(case: Path, as_json: bool, why: str, now: str, forms: Path | None) -> int:
    """Review CASE: what was found, what it limits, and why.

    Ends with 1 where the review is only not finished, 2 where the case cannot be read, else 0.

    \b
    intake-app review forms/cases/clear.toml
    intake-app review visit.toml --json
    intake-app review visit.toml --why R-DVT-06
    """
    service = reviewing(now, forms)
    try:
        judged = service.judge(service.read(case))
    except UnreadableCase as fault:
        return tell_faults(service, fault, as_json=as_json)
    except ContentError as fault:
        if as_json:
            print_json(faults_as_json(fault.faults, ()))
        raise
    if why:
        click.echo(lines_as_text(explain(judged, why)))
        return status(judged)
    plan = (
        judged.plan if judged.case.situation.client.name else None
    )  # a name may be missing here, not on a plan
    table = judged.table.check if judged.table is not None else None
    if as_json:
        print_json(review_as_json(judged.case, judged.review, plan, service.content, table))
    else:
        names = service.plan_content.names
        click.echo(review_as_text(judged.case, judged.review, plan, service.content, names, table))
    return status(judged)


def lines_as_text(rules: list[list[Line]]) -> str:
    """Each rule's lines at most 100 characters long, moved in by their depth, an empty line between rules."""
    return "\n\n".join(
        "\n".join(text for line in lines for text in wrapped(line.text, "  " * line.depth)) for lines in rules
    )


def status(judged: Judged) -> int:
    """1 where the verdict is only "not finished", else 0."""
    return 1 if judged.review.is_only_not_finished else 0


def tell_faults(
    service: Reviewing, fault: UnreadableCase, *, as_json: bool = False, to_stderr: bool = False
) -> int:
    """Print what could be read of danger first, the faults after it (case format, section 2). Always 2."""
    danger = service.danger(fault)
    if as_json:
        print_json(faults_as_json(fault.faults, danger))
    else:
        click.echo(faults_as_text(fault.faults, danger), err=to_stderr)
    return fault.exit_code


def print_json(result: dict[str, Any]) -> None:
    """One object, the same bytes for the same case."""
    is_utf_8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(result, ensure_ascii=not is_utf_8, indent=2))
