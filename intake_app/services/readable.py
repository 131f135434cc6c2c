"""The readable pages of a content folder on disk: written, or compared with what the files say now."""

from collections.abc import Mapping
from pathlib import Path

from intake_app.base.errors import StorageError
from intake_app.base.texts import tr
from intake_app.planning.content import load_plan_content
from intake_app.planning.pages import plan_pages
from intake_app.safety.content import load_content
from intake_app.safety.wording.pages import readable_pages

FOLDER = "readable"


def pages_of(forms: Path) -> dict[str, str]:
    """The pages that a content folder should have, by name. Raises ContentError with every fault of the folder."""
    content = load_content(forms)
    return {**readable_pages(content), **plan_pages(content, load_plan_content(content))}


def stale_pages(forms: Path, pages: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the pages in `forms/readable` that are missing, differ, or belong to no check any more, sorted."""
    there = {path.name: path for path in (forms / FOLDER).glob("*.md")}
    wrong = {name for name, text in pages.items() if name not in there or _text(there[name]) != text}
    return tuple(sorted(wrong | (set(there) - set(pages))))


def write_pages(forms: Path, pages: Mapping[str, str]) -> tuple[str, ...]:
    """Write what `stale_pages` names and remove what belongs to no check any more; the names. Raises StorageError."""
    folder, stale = forms / FOLDER, stale_pages(forms, pages)
    try:
        folder.mkdir(exist_ok=True)
        for name in stale:
            if name in pages:
                (folder / name).write_text(pages[name], "utf-8", newline="\n")
            else:
                (folder / name).unlink()
    except OSError as fault:
        raise StorageError(
            tr("The readable pages cannot be written ({why}).", why=fault.strerror or type(fault).__name__),
            tr("No record is touched; some pages may be older than the rules."),
            tr("Name a folder that you may write to."),
        ) from None
    return stale


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
