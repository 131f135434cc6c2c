"""`intake-app forms readable [FOLDER]`: every check as a page in plain English."""

from pathlib import Path

import click

from intake_app.base.paths import forms_folder
from intake_app.base.texts import tr
from intake_app.cli.options import folder_argument
from intake_app.services.readable import pages_of, stale_pages, write_pages


@click.command()
@folder_argument
@click.option("--check", is_flag=True, help="Write nothing; end with 1 where a page is older than the files.")
def readable(folder: Path | None, check: bool) -> int:
    """Write FOLDER/readable: questions and rules of every check in plain English, made from the files.

    Ends with 1 where --check finds a page that is older than the files, 2 where FOLDER cannot be read, else 0.

    \b
    intake-app forms readable my-forms
    intake-app forms readable --check
    """
    where = folder or forms_folder()
    pages = pages_of(where)
    stale = stale_pages(where, pages) if check else write_pages(where, pages)
    for name in stale:
        click.echo(
            tr("{page} is older than the files.", page=name) if check else tr("{page} written.", page=name)
        )
    if not stale:
        click.echo(tr("All {count} pages say what the files say.", count=len(pages)))
    return 1 if check and stale else 0
