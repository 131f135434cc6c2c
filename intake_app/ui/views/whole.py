"""Lists that one press may answer, as plain values. No Qt here."""

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date

from intake_app.base.texts import tr
from intake_app.services.baseline import OldAnswer
from intake_app.services.interview import Interview
from intake_app.ui.values import UNCHANGED
from intake_app.ui.views.lines import words_of
from intake_app.ui.views.wording import capital, option_words, short_date

_LEAST_FOR_LIST = 3
NONE, STILL_RIGHT = "none", "still right"


@dataclass(frozen=True)
class WholeView:
    """Lines that one press may answer, with their full text and, where there is one, their old answer.

    button: its words; note: what stands beside it. kind: what the press says of each line.
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    ids: tuple[str, ...]
    button: str
    note: str = ""
    kind: str = NONE

    @property
    def spoken(self) -> str:
        """The button as a screen reader says it; empty where that is its words."""
        return (
            tr("{button}, {count} lines", button=self.button, count=len(self.ids))
            if self.kind == UNCHANGED
            else ""
        )

    def without(self, ids: Set[str]) -> "WholeView | None":
        """The same list without some of its lines; None where nothing is left."""
        kept = [(line, id) for line, id in zip(self.lines, self.ids, strict=True) if id not in ids]
        if not kept:
            return None
        lines, left = tuple(line for line, _id in kept), tuple(id for _line, id in kept)
        return replace(
            self, lines=lines, ids=left, note=_count(len(left)) if self.kind == UNCHANGED else self.note
        )


def none_list(interview: Interview, page: str) -> WholeView | None:
    """The spoken symptoms of a page that "asked each: none" may answer; None for too few."""
    lines = interview.groupable(page)
    if len(lines) < _LEAST_FOR_LIST:
        return None
    texts = tuple((line.question.text, "") for line in lines)
    ids = tuple(line.id for line in lines)
    return WholeView(tr("Asked one by one, each in full"), texts, ids, tr("Asked each: none"))


def unchanged_list(interview: Interview, page: str) -> WholeView | None:
    """The lines of a page whose old answers one press may call unchanged, each with its answer and day; None for none."""
    lines, since = interview.unchangeable(page), interview.unchanged_since(page)
    if not lines or since is None:
        return None
    shown = []
    for line in lines:
        old = interview.old_answer(line.id)
        words = f"{old_words(old)}, {_kept_together(old.given)}" if old is not None else ""
        shown.append((words_of(interview.content, line), words))
    button = tr("Unchanged since {date}", date=short_date(since))
    ids = tuple(line.id for line in lines)
    return WholeView(
        tr("Still so? Read each one aloud"), tuple(shown), ids, button, _count(len(ids)), kind=UNCHANGED
    )


def still_right_list(interview: Interview, page: str) -> WholeView | None:
    """The consents of a page that one press may call still right, each with what was agreed (SES.2); None for none."""
    lines = interview.still_right(page)
    if not lines:
        return None
    last = interview.case.situation.completed[-1]
    shown = []
    for line in lines:
        codes = {code for entry in last.answers.current(line.question.link_id) for code in entry.options}
        words = option_words(line.question, codes)
        shown.append((words_of(interview.content, line), f"{words}, {_kept_together(last.moment)}"))
    ids = tuple(line.id for line in lines)
    title, button = tr("Agreed before: is all of that still right?"), tr("All of that is still right")
    return WholeView(title, tuple(shown), ids, button, _count(len(ids)), kind=STILL_RIGHT)


def _kept_together(day: date) -> str:
    """A day that no line breaks in two."""
    return short_date(day).replace(" ", "\N{NO-BREAK SPACE}")


def old_words(old: OldAnswer) -> str:
    """An old answer in words: its places or lines one after another."""
    return capital("; ".join(old.words))


def _count(lines: int) -> str:
    one, many = tr("this 1 line, or change it"), tr("all {count} lines, or change one alone", count=lines)
    return one if lines == 1 else many
