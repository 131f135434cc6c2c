"""`intake-app plan CASE -o FILE`: the sealed session plan, or the letter of a stop or a clearance."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intake_app.base.errors import NoPlan, NotFinished, SealError
from intake_app.base.texts import tr
from intake_app.bootstrap import reviewing, sealing_key
from intake_app.cli.options import case_argument, forms_option, now_option, read_bytes
from intake_app.cli.review import tell_faults
from intake_app.cli.telling import tell_refusal
from intake_app.exchange.case import UnreadableCase
from intake_app.services.paper import PAGE_SIZES, SealedPaper, make_letter, make_plan_paper
from intake_app.services.paper_file import save_paper
from intake_app.services.review import Judged
from intake_app.services.sign import check_ready
from intake_app.services.table_check import at_table

if TYPE_CHECKING:
    from intake_app.crypto.certificates import SealingKey

REFERRAL = "referral"


@click.command()
@case_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The PDF to write.")
@click.option(
    "--paper", type=click.Choice(["plan", REFERRAL]), default="plan", help="The letter of a stop instead."
)
@click.option("--key", type=click.Path(path_type=Path), default=None, help="The therapist's key (PKCS#12).")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path),
    default=None,
    help="A file that holds the key's password.",
)
@click.option(
    "--size", type=click.Choice(sorted(PAGE_SIZES)), default="letter", show_default=True, help="Paper size."
)
@now_option
@forms_option
def plan(
    case: Path,
    output: Path,
    paper: str,
    key: Path | None,
    password_file: Path | None,
    size: str,
    now: str,
    forms: Path | None,
) -> int:
    """Write the sealed plan of CASE to a file.

    Without --key it is sealed with a key made on the spot, and every page says "trial, not a record". Ends with 1 where
    something is still to be done, 2 where the case cannot be read, 3 where the verdict allows no plan.

    \b
    intake-app plan forms/cases/clear.toml -o plan.pdf
    intake-app plan visit.toml -o plan.pdf --key therapist.p12 --password-file password.txt
    intake-app plan stopped.toml -o letter.pdf --paper referral
    """
    if password_file is not None and key is None:
        raise click.UsageError(tr("--password-file needs --key: without a key the plan is a trial."))
    if output.resolve() in {one.resolve() for one in (case, key, password_file) if one is not None}:
        raise click.UsageError(tr("{file} is read here; write the paper to another file.", file=output.name))
    service = reviewing(now, forms)
    try:
        judged = service.judge(service.read(case))
    except UnreadableCase as fault:
        return tell_faults(service, fault, to_stderr=True)
    moment = service.clock.now()
    signing = None if key is None else sealing_key(_bytes(key), _password(password_file), moment)
    try:
        made = _made(judged, paper, signing, moment, size)
    except NoPlan as fault:
        status = tell_refusal(fault, judged)
        return (
            NotFinished.exit_code if paper == REFERRAL else status
        )  # a letter knows no 3 (case format, section 4)
    except NotFinished as fault:
        return tell_refusal(fault, judged)
    save_paper(output, made.data)
    click.echo(tr("{file}: {pages} pages, code {code}.", file=output.name, pages=made.pages, code=made.code))
    if made.missing:
        click.echo(tr("No font here has these characters: {characters}", characters=made.missing), err=True)
    return 0


def _made(judged: Judged, paper: str, key: "SealingKey | None", moment: datetime, size: str) -> SealedPaper:
    if paper == REFERRAL:
        return make_letter(at_table(judged), key=key, moment=moment, size=size)
    proposed = judged.propose()
    check_ready(judged)
    return make_plan_paper(judged, proposed, ink=(), key=key, moment=moment, size=size)


def _password(file: Path | None) -> str:
    if file is None:
        raise SealError(
            tr("The key needs its password."),
            tr("Nothing was sealed."),
            tr("Name a file that holds it: --password-file FILE."),
        )
    return _bytes(file).decode("utf-8", "replace").rstrip("\r\n")


def _bytes(path: Path) -> bytes:
    return read_bytes(path, SealError, tr("Nothing was sealed."))
