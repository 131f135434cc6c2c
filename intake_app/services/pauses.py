"""The pages of a review as `forms/pauses.toml` lists them: which questions, in which order, answered by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake_app.base.errors import ContentError
from intake_app.base.faults import Fault, nearest
from intake_app.base.texts import tr
from intake_app.base.toml_lines import Table, read_toml
from intake_app.questionnaire.model import QuestionSet

WHO = ("desk", "client", "therapist-with-client", "therapist")
CONDITIONS = ("", "diabetes", "diabetes-or-pressure", "advice")
FIRST, RETURN = "first", "return"
VISITS = ("", FIRST, RETURN)


@dataclass(frozen=True, slots=True)
class PauseLine:
    """A question of a page. ask: content id; places: zones it is narrowed to, empty for all that are due."""

    ask: str
    when_due: bool = False
    places: tuple[str, ...] = ()
    side: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """One page. step: the part of the review it belongs to; only_if: its condition, "" for always.

    is_list: a baseline list (content 1.4), whose lines one press may call unchanged. is_still_right: one press says of the
    consents that all of that is still right (SES.2).
    """

    id: str
    title: str
    who: str
    lines: tuple[PauseLine, ...]
    step: str = ""
    only_if: str = ""
    is_result: bool = False
    is_list: bool = False
    is_still_right: bool = False


def load_window(folder: Path, questions: QuestionSet, visits: str = FIRST) -> tuple[Pause, ...]:
    """The pages of the guided window, in order, of a `first` visit or of a `return` one.

    Raises ContentError with every fault of `pauses.toml`.
    """
    tables, faults = read_toml(folder / "pauses.toml")
    windows = [table for table in tables if table.name == "window"]
    for table in windows:
        _known(table, "visits", VISITS, faults)
    wanted = [table for table in windows if (table.values.get("visits") or FIRST) == visits]
    pages = [_pause(table, questions, faults) for table in wanted]
    if not pages and not faults:
        faults.append(Fault("pauses.toml", None, "file", "", "holds no page", "[[window]]"))
    if faults:
        raise ContentError(
            tr("The list of pages has {count} faults.", count=len(faults)),
            tr("No review starts on it; records are not touched."),
            tr("Mend the lines named below, then start again."),
            faults,
        )
    return tuple(pages)


def _pause(table: Table, questions: QuestionSet, faults: list[Fault]) -> Pause:
    values = table.values
    _known(table, "who", WHO, faults)
    _known(table, "only_if", CONDITIONS, faults)
    lines = [_line(table, line, questions, faults) for line in values.get("lines", ())]
    return Pause(
        id=str(values.get("id", "")),
        title=str(values.get("title", "")),
        who=str(values.get("who", "")),
        lines=tuple(line for line in lines if line is not None),
        step=str(values.get("step", "")),
        only_if=str(values.get("only_if", "")),
        is_result=values.get("result") is True,
        is_list=values.get("list") is True,
        is_still_right=values.get("still_right") is True,
    )


def _line(table: Table, line: Any, questions: QuestionSet, faults: list[Fault]) -> PauseLine | None:
    ask = str(line.get("ask", "")) if isinstance(line, dict) else ""
    if questions.find(ask) is None:
        right = nearest(ask, questions.by_code)
        faults.append(Fault("pauses.toml", table.line_of("lines"), "lines", ask, "is no question", right))
        return None
    places = tuple(str(place) for place in line.get("places", ()))
    return PauseLine(
        ask, line.get("when_due") is True, places, str(line.get("side", "")), line.get("own") is True
    )


def _known(table: Table, key: str, words: Iterable[str], faults: list[Fault]) -> None:
    value = str(table.values.get(key, ""))
    if value not in words:
        right = nearest(value, [word for word in words if word])
        faults.append(Fault("pauses.toml", table.line_of(key), key, value, "is not known here", right))
