"""Enters a case into the window line by line, by keys alone: what a person would press who reads the case aloud.

    visitor = Visitor(robot, window, case)
    visitor.enter()         # from the empty first page to the result, or to the emergency page
    visitor.heard           # what was announced, by page
    robot.met               # of a Watcher: what had the focus after every key

Which key to press follows from what the page shows: the order of its answers, regions and fields.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QApplication

from intake_app.exchange.case import Case
from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Shape
from intake_app.services.interview import Interview
from intake_app.services.lines import KINDS, WHERE, Line
from intake_app.ui.screens.review.bodies import one_side
from intake_app.ui.screens.review.screen import ReviewPage
from intake_app.ui.steps.review import ReviewStep
from intake_app.ui.values import Option
from intake_app.ui.views.line_values import FieldView, LineView, WhereView
from intake_app.ui.views.wording import long_date
from intake_app.ui.window import MainWindow
from tests.robot.robot import Element, Robot

MOST_LINES = 40
NEXT_LINE = "To the next line"


class Watcher(Robot):
    """Writes down what has the focus after every key.

    alone: the answers among them that are in no group with a name; unseen: what had the focus and was not wholly in view.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.met: list[Element] = []
        self.alone: list[Element] = []
        self.unseen: list[str] = []

    def press(self, *keys: str) -> None:
        """Press keys one after another, and look each time where the focus is."""
        for key in keys:
            super().press(key)
            here = self.focused()
            self.met.append(here)
            if here.role in ("RadioButton", "CheckBox") and not self.group():
                self.alone.append(here)
            if not _is_in_view():
                self.unseen.append(f"{key}: {here.name}")


class Visitor:
    """Presses keys for one visit. pages: the pages gone through; heard: what was announced on each."""

    def __init__(self, robot: Robot, window: MainWindow, case: Case) -> None:
        self.robot, self.window, self.case = robot, window, case
        self.pages: list[str] = []
        self.heard: dict[str, list[str]] = {}

    @property
    def interview(self) -> Interview:
        """The visit as it stands."""
        assert self.window.visit is not None
        return self.window.visit.interview

    def enter(self, until: str = "result") -> None:
        """Enter name, birth date and every answer, up to a page; stops early where the emergency page opens."""
        self.say_who()
        while self.interview.page != until and self.window.emergency is None:
            self.page()

    def say_who(self) -> None:
        """Type name and birth date."""
        client = self.case.situation.client
        self._expect("Name")
        self.robot.type(client.name or "")
        self.robot.press("Enter")
        self._expect("Date of birth")
        self.robot.type(long_date(client.birth_date))
        self.robot.press("Enter")

    def page(self) -> None:
        """Answer every line of the page in view and go on."""
        page, heard = self.interview.page, len(self.robot.announcements)
        self.pages.append(page)
        self._whole_list()
        for _ in range(MOST_LINES):
            QApplication.processEvents()
            if self.interview.page != page or self.window.emergency is not None:
                break
            view = self._open_line()
            if view is None:
                self._stand()
                self.robot.press("Ctrl+Enter")
            else:
                self.line(view)
        else:
            raise AssertionError(f"“{page}” does not come to its end; open: {self._open_line()}")
        self.heard.setdefault(page, []).extend(self.robot.announcements[heard:])

    def _whole_list(self) -> None:
        """One key for a list whose every line is none; else the first line that is not, alone."""
        whole = self._page()._page.whole
        if whole is None:
            return
        self._stand()
        some = [
            words
            for line, (words, _last) in zip(whole.ids, whole.lines, strict=True)
            if not self._is_none(line)
        ]
        if some:
            self.robot.tab_to(f"Answer alone: {some[0]}")
            self.robot.press("Enter")
            return
        for _ in range(MOST_LINES):  # as often as lines below come into view only now
            shown = self._page()._page.whole if self._is_review() else None
            if shown is None or shown.ids != whole.ids:
                return
            self.robot.press("0")

    def line(self, view: LineView) -> None:
        """Answer the open line as the case has it."""
        self._stand()
        line = self.interview.line(view.id)
        entries = self._entries(line)
        if not entries:
            raise AssertionError(f"The case has no answer to “{view.question}” ({line.question.code}).")
        ways = {
            "sides": self._sides, "number": self._number, "calves": self._calves, "lines": self._lines,
            "series": self._series, "pressures": self._series, "marks": self._marks, "many": self._many,
            "measured": self._measured,
        }  # fmt: skip
        ways.get(view.shape, self._choice)(view, line, entries)
        if self.window.emergency is not None:
            return
        still = self._open_line() if self._is_review() else None
        if still is not None and still.id == view.id:
            self._next_line()

    # ---- one way to answer each

    def _choice(self, view: LineView, line: Line, entries: Sequence[Answer]) -> None:
        graded = self._by_code(line, entries)
        mild = graded[0][0]
        for code, places in graded[1:] or graded[:1]:
            if self._open_line() != view and len(graded) > 2:
                raise AssertionError(
                    f"“{view.question}” has more than two grades, which one pass cannot enter."
                )
            self._press_option(view.options, code)
            if code in view.plain:
                continue
            chosen = entries[0].where if view.where is not None and not line.zone else None
            if line.zone and len(graded) > 1 and code != mild:
                chosen = places
            self._details(view.where, view.fields, chosen, entries[0].values)

    def _measured(self, view: LineView, line: Line, entries: Sequence[Answer]) -> None:
        value = entries[0].values.get("value")
        if value is None:
            self._choice(view, line, entries)
            return
        self.robot.tab_to(view.measure)
        self.robot.type(f"{value:g}")
        self.robot.press("Enter")
        if not view.measure_stands_alone:
            self._press_option(view.options, entries[0].options[0])
        self._details(None, view.fields, None, entries[0].values)

    def _many(self, view: LineView, line: Line, entries: Sequence[Answer]) -> None:
        codes = {code for entry in entries for code in entry.options}
        for code in [option.id for option in view.options if option.id in codes]:
            self._press_option(view.options, code)
        if any(code not in view.plain for code in codes):
            self._details(view.where, view.fields, entries[0].where, entries[0].values)

    def _sides(self, view: LineView, _line: Line, entries: Sequence[Answer]) -> None:
        by_side = {entry.place: entry for entry in entries}
        found = {side: by_side.get(side) or by_side[None] for side in ("L", "R")}
        for entry in found.values():
            self._press_option(view.options, entry.options[0])
        for side, entry in found.items():
            if entry.options[0] in view.plain or not (entry.where or entry.values):
                continue
            places = view.where and one_side(view.where, "left" if side == "L" else "right")
            self._details(places, view.fields, entry.where, entry.values)

    def _number(self, _view: LineView, _line: Line, entries: Sequence[Answer]) -> None:
        self.robot.type(f"{entries[0].values['value']:g}")
        self.robot.press("Enter")

    def _calves(self, view: LineView, _line: Line, entries: Sequence[Answer]) -> None:
        values = entries[0].values
        if "left" not in values:
            self._press_option(view.options, entries[0].options[0])
            return
        for side in ("left", "right"):
            self.robot.type(f"{values[side]:g}")
            self.robot.press("Enter")

    def _series(self, view: LineView, _line: Line, entries: Sequence[Answer]) -> None:
        for entry in [one for one in entries if one.line is not None]:
            for name in [one for one in ("value", "upper", "lower") if one in entry.values]:
                self.robot.type(f"{entry.values[name]:g}")
                self.robot.press("Tab")
            self._fields([field for field in view.fields if field.options], entry.values)
            taken = entry.values.get("taken")
            self.robot.tab_to("Time taken")
            self.robot.type(taken.strftime("%H:%M") if isinstance(taken, datetime) else "")
            self.robot.tab_to("Add the reading")
            self.robot.press("Enter")

    def _lines(self, view: LineView, line: Line, entries: Sequence[Answer]) -> None:
        bare = [one.options[0] for one in entries if one.line is None]
        if bare:
            self._press_option(view.options, bare[0])
            return
        pressed: set[str] = set()
        for entry in entries:
            self._add_line(view, self._kind_of(line, entry), pressed)
        for entry, made in zip(entries, self._page_line(view.id).entries, strict=True):
            self._details(made.where, made.fields, entry.where, entry.values)

    def _add_line(self, view: LineView, kind: str, pressed: set[str]) -> None:
        if kind in pressed:
            text = next(option.text for option in view.options if option.id == kind)
            self.robot.tab_to(f"Add another: {text}")
            self.robot.press("Enter")
        else:
            self._press_option(view.options, kind)
        pressed.add(kind)

    def _kind_of(self, line: Line, entry: Answer) -> str:
        return entry.options[0] if entry.options else line.question.options[1].code

    def _marks(self, view: LineView, _line: Line, entries: Sequence[Answer]) -> None:
        marked = frozenset(one.place for one in entries if one.place)
        if not marked:
            self._press_option(view.options, entries[0].options[0])
            return
        assert view.where is not None
        self._to_list(view.where)
        self._check(view.where, marked)

    # ---- keys

    def _press_option(self, options: Sequence[Option], code: str) -> None:
        numbered = [option for option in options if not option.apart]
        option = next((one for one in options if one.id == code), None)
        assert option is not None, f"There is no answer {code!r} among {[one.id for one in options]}."
        if option.apart:
            self.robot.press("-")
        elif option.clears and len(options) > 9:
            self.robot.press("0")
        elif (number := numbered.index(option) + 1) < 10:
            self.robot.press(str(number))
        else:
            self._walk_to(option.text)
            self.robot.press("Space")

    def _walk_to(self, text: str) -> None:
        for key in ("Down", "Up"):
            for _ in range(MOST_LINES):
                if self.robot.focused().name.startswith(text):
                    return
                before = self.robot.focused()
                self.robot.press(key)
                if self.robot.focused() == before:
                    break
        raise AssertionError(f"No arrow leads to “{text}”.")

    def _details(
        self,
        where: WhereView | None,
        fields: Sequence[FieldView],
        chosen: frozenset[str] | None,
        values: Mapping[str, object],
    ) -> None:
        self._stand()
        if where is not None and chosen:
            self._choose_places(where, chosen)
        self._fields(fields, values)

    def _choose_places(self, where: WhereView, chosen: frozenset[str]) -> None:
        if where.limbs:
            self.robot.tab_to(where.limbs[0][0].text)
            for at, (_option, regions) in enumerate(where.limbs, 1):
                if regions & chosen:
                    self.robot.press(str(at))
            return
        if not self._is_list(where):
            self.robot.tab_to(where.label)
            self.robot.press("Enter")
        self._to_list(where)
        self._check(where, chosen)

    def _to_list(self, where: WhereView) -> None:
        names = _names(where)[0]
        self.robot.tab_to(next(iter(names.values())))

    def _is_list(self, where: WhereView) -> bool:
        return any(name in self.robot.focused().name for row in _names(where) for name in row.values())

    def _check(self, where: WhereView, wanted: frozenset[str]) -> None:
        """Go down the list, row by row, and mark what is wanted."""
        rows = _names(where)
        last = max(at for at, row in enumerate(rows) if wanted & set(row))
        for at, row in enumerate(rows[: last + 1]):
            for region, name in row.items():
                if region in wanted:
                    if self.robot.focused().name != name:
                        self.robot.press("Right" if name.startswith("Right") else "Left")
                    assert self.robot.focused().name == name, (self.robot.focused(), name)
                    self.robot.press("Space")
            if at < last:
                self.robot.press("Down")

    def _fields(self, fields: Iterable[FieldView], values: Mapping[str, object]) -> None:
        for field in fields:
            value = values.get(field.name)
            if value is None or value == ():
                continue
            self._stand()
            if field.options:
                self._choose_chip(field, value)
            else:
                self.robot.tab_to(field.label)
                self.robot.type(typed(value))

    def _choose_chip(self, field: FieldView, value: object) -> None:
        chosen = [str(one) for one in value] if isinstance(value, tuple | list) else [str(value)]
        if isinstance(value, Mapping):  # levels by region: the zones that hold one
            bodymap = self.interview.content.bodymap
            chosen = [zone for zone in bodymap.zones if bodymap.expand(zone) & set(map(str, value))]
        if isinstance(value, bool):
            chosen = ["yes" if value else "no"]
        self._tab_to_any([option.text for option in field.options])
        for option in field.options:
            if option.id in chosen:
                self._walk_to(option.text)
                self.robot.press("Space")

    def _tab_to_any(self, names: Sequence[str]) -> None:
        for _ in range(MOST_LINES):
            if self.robot.focused().name in names:
                return
            self.robot.press("Tab")
        raise AssertionError(f"Tab never leads to {names}; last in focus: {self.robot.focused()}")

    def _next_line(self) -> None:
        self.robot.tab_to(NEXT_LINE)
        self.robot.press("Enter")

    # ---- what is seen

    def _stand(self) -> None:
        """The focus must be on something a screen reader can name, inside the page or on Next."""
        here = self.robot.focused()
        assert here.name, f"Nothing with a name has the focus on “{self.interview.page}”: {here}"
        assert here.role not in ("NoRole", ""), here

    def _expect(self, name: str) -> None:
        self._stand()
        assert name in self.robot.focused().name, (name, self.robot.focused())

    def _is_review(self) -> bool:
        step = self.window.visit.step if self.window.visit is not None else None
        return isinstance(step, ReviewStep) and step.page is not None

    def _page(self) -> ReviewPage:
        step = self.window.visit.step if self.window.visit is not None else None
        assert isinstance(step, ReviewStep)
        assert step.page is not None
        return step.page

    def _open_line(self) -> LineView | None:
        if not self._is_review():
            return None
        found = [one for one in self._page().lines if one.state() == "open" and not one.isHidden()]
        return found[0].view if found else None

    def _page_line(self, line: str) -> LineView:
        return next(one.view for one in self._page().lines if one.view.id == line)

    # ---- what the case says

    def _entries(self, line: Line) -> list[Answer]:
        entries = list(self.case.situation.answers.current(line.question.link_id))
        if line.question.code == "SES.6" and not entries:  # a case has it with the therapist
            return [
                Answer(
                    line.question.link_id, tuple(self.case.situation.training), at=self.case.situation.moment
                )
            ]
        if line.part == WHERE or line.question.shape is not Shape.REGIONS:
            return entries
        return [one for one in entries if one.place is None or one.place in line.places]

    def _by_code(self, line: Line, entries: Sequence[Answer]) -> list[tuple[str, frozenset[str]]]:
        """The answers of a line in the order of its options, each with the places it was given for."""
        options = [
            o
            for o in line.question.options
            if not line.part or line.part in (WHERE, KINDS) or o.axis in ("", line.part)
        ]
        found: dict[str, set[str]] = {}
        for entry in entries:
            codes = [option.code for option in options if option.code in entry.options] or [options[0].code]
            found.setdefault(codes[-1], set()).add(entry.place or "")
        order = [option.code for option in options if option.code in found]
        return [(code, frozenset(found[code])) for code in order]

    def _is_none(self, line: str) -> bool:
        one = self.interview.line(line)
        return all(entry.options == (one.question.safest,) for entry in self._entries(one))


def _is_in_view() -> bool:
    """Whether the control in focus can be seen whole, once the page has settled."""
    for _ in range(3):  # a page scrolls after the layout, which takes its own turns
        QApplication.processEvents()
    widget = QApplication.focusWidget()
    return widget is None or widget.visibleRegion().boundingRect().height() >= widget.height() - 2


def _names(where: WhereView) -> list[dict[str, str]]:
    """The rows of a list of regions: for each row the names of its squares by region."""
    rows = []
    for zone in where.zones:
        for row in zone.rows:
            named = {row.left: f"Left {row.text}", row.right: f"Right {row.text}", row.middle: row.text}
            rows.append({region: name for region, name in named.items() if region})
    return rows


def typed(value: object) -> str:
    """A value as a person types it."""
    if isinstance(value, datetime | date):
        return long_date(value)
    if isinstance(value, float):
        return f"{value:g}"
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
