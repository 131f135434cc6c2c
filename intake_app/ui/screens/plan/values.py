"""What the step Plan shows: plain, frozen values."""

from dataclasses import dataclass

from intake_app.ui.values import Option, Words


@dataclass(frozen=True)
class PlanRow:
    """One technique in one area. key: its region ids joined with ","; minutes: about so many of the total, 0 for none."""

    key: str
    technique: str
    area: str
    words: Words
    level: Words
    minutes: int
    spoken: str


@dataclass(frozen=True)
class HomeItem:
    """One exercise for home."""

    id: str
    name: str
    how: str
    dose: str
    chosen: bool


@dataclass(frozen=True)
class Letter:
    """Advice to see someone. chosen: code of the client's answer (SES.13), "" while it is due."""

    words: str
    options: tuple[Option, ...]
    chosen: str


@dataclass(frozen=True)
class Relaxable:
    """A finding that may be relaxed with a reason (content 15.4). done: the reason in words once it is relaxed."""

    content_id: str
    title: str
    why: str
    done: str = ""


@dataclass(frozen=True)
class PlanPage:
    """The whole step. minutes_most: the longest allowed. removed: what the therapist has taken out.

    refused: why there is no plan, "" where there is one; then everything else is empty.
    """

    reason: str
    rows: tuple[PlanRow, ...]
    removed: tuple[PlanRow, ...]
    minutes: int
    minutes_most: int
    how_often: tuple[tuple[str, str], ...]
    on_the_table: tuple[tuple[str, str], ...]
    home: tuple[HomeItem, ...]
    leave_out: tuple[Words, ...]
    look_first: tuple[Words, ...]
    not_used: tuple[Words, ...]
    stop_signs: str
    letter: Letter | None
    relaxable: tuple[Relaxable, ...]
    relax_reasons: tuple[Option, ...]
    back_text: str
    next_text: str
    waiting: str = ""
    refused: str = ""
