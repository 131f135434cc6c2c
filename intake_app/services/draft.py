"""The draft of a visit that is being tried out: one file in the data folder, whole or not at all, offered again later.

Not a record: it is not encrypted, only its owner can read it (mode 0600), and the window says that it is for trying out.
"""

import json
import os
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from intake_app.base.errors import StorageError
from intake_app.base.paths import data_folder
from intake_app.base.texts import tr
from intake_app.exchange.case_writer import write_case
from intake_app.services.interview import Interview, begin
from intake_app.services.review import Reviewing

NAME = "draft.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it lies in its file. case: a case file's text; saved: when it was written, by the machine's clock.

    origin: the case file that the visit was opened from, which holds its earlier visits; "" for a new one.
    """

    saved: datetime
    page: str
    title: str
    case: str
    is_verdict_shown: bool = False
    origin: str = ""
    notes: tuple[str, ...] = ()


def draft_of(interview: Interview) -> Draft:
    """The draft of a visit as it stands now."""
    content, case = interview.content, interview.case
    text = write_case(replace(case, expect={}), questions=content.questions, bodymap=content.bodymap)
    name = case.situation.client.name or ""
    is_shown = interview.verdict_log is not None
    origin = str(interview.origin or "")
    return Draft(
        interview.clock.clock.now(),
        interview.page,
        name or case.title,
        text,
        is_shown,
        origin,
        interview.notes,
    )


def resume(reviewing: Reviewing, draft: Draft) -> Interview:
    """The visit of a draft, its clock moved on by the time since it was saved. Raises UnreadableCase."""
    case = reviewing.read(draft.case, is_draft=True)
    origin = Path(draft.origin) if draft.origin and Path(draft.origin).is_file() else None
    before = reviewing.read(origin) if origin is not None else case
    passed = max(reviewing.clock.now() - draft.saved, draft.saved - draft.saved)
    moment, previous = case.situation.moment + passed, before.situation.previous
    situation = replace(case.situation, moment=moment, previous=previous)
    interview = begin(
        reviewing, replace(case, situation=situation, earlier=before.earlier), draft.page, origin
    )
    interview = replace(interview, notes=draft.notes)
    return interview.verdict_shown() if draft.is_verdict_shown else interview


class DraftFile:
    """The one draft of the data folder. Safe to call from any thread, one call at a time."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or data_folder()) / NAME

    def save(self, draft: Draft) -> None:
        """Write the draft in place of the one before; after a fault or a kill the old one is still whole.

        Raises StorageError, with the old draft kept, where the disk is full or the folder cannot be written.
        """
        body = json.dumps({
            "version": VERSION, "saved": draft.saved.isoformat(), "page": draft.page, "title": draft.title,
            "verdict_shown": draft.is_verdict_shown, "origin": draft.origin, "notes": draft.notes,
            "case": draft.case,
        })  # fmt: skip
        beside = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(
                os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, self.path)
        except OSError as fault:
            raise StorageError(
                tr("The draft could not be written: {why}.", why=fault.strerror or type(fault).__name__),
                tr("What you typed is still in the window, and the draft before it is kept."),
                tr("Make room on the disk or mend its permissions; it is tried again with the next answer."),
            ) from fault

    def load(self) -> Draft | None:
        """The draft that was left; None where there is none. Raises StorageError where it cannot be read."""
        try:
            read = json.loads(self.path.read_text("utf-8"))
            return Draft(
                datetime.fromisoformat(read["saved"]), str(read["page"]), str(read["title"]), str(read["case"]),
                read.get("verdict_shown") is True, str(read.get("origin", "")),
                tuple(map(str, read.get("notes", ()))),
            )  # fmt: skip
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise StorageError(
                tr("A draft was found that cannot be read."),
                tr("It is left where it is: {path}.", path=self.path),
                tr("Discard it to start anew."),
            ) from fault

    def discard(self) -> None:
        """Remove the draft, where there is one. Raises StorageError."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as fault:
            raise StorageError(
                tr("The draft could not be removed."),
                tr("It is still there."),
                tr("Close the program and remove it by hand."),
            ) from fault
