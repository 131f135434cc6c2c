"""Goes through a later visit by keys: what the client answered beforehand is confirmed, the rest entered as a case has it.

interview = with_clients_part(reviewing, case)      # as the client hands the screen back
visitor = ReturnVisitor(robot, window, case)
visitor.review()                                    # to the result, or to the emergency page
visitor.presses                                     # keys by page
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from intake_app.exchange.case import Case
from intake_app.questionnaire.answers import Answer, AnswerLog
from intake_app.safety.baseline import UNCHANGED
from intake_app.services.interview import Interview, begin
from intake_app.services.lines import Line
from intake_app.services.review import Reviewing
from intake_app.ui.views.line_values import LineView
from intake_app.ui.views.whole import WholeView
from intake_app.ui.window import MainWindow
from tests.robot.robot import Robot
from tests.robot.visits import MOST_LINES, Visitor

# content 20.2, R6 to R9b: the client's pages before the lists; the desk confirms SES.7
BEFOREHAND = frozenset({
    "SES.7",
    "SES.4", "SES.9", "SES.10", "SES.8", "SES.11", "NEU.7", "SKN.4", "DVT.13",
    "NEU.0", "NEU.2", "NEU.4", "SEN.pain.now", "SEN.pain.avg", "SEN.pain.worst", "SEN.pain.new", "SYS.31", "SYS.32",
    "SYS.1", "SYS.10", "SYS.13", "SYS.14", "SYS.18", "SYS.28", "SKN.3", "SKN.7", "DVT.5",
    "DIA.6", "DIA.7", "DIA.8", "DIA.20", "DIA.21", "DIA.10", "DIA.11",
    "DVT.8", "SYS.6", "SYS.22", "SYS.23", "SYS.24", "SYS.25", "SYS.29", "SYS.30",
})  # fmt: skip


def with_clients_part(reviewing: Reviewing, case: Case) -> Interview:
    """The visit of a case when the client has given the screen back: their own pages are answered, no list and no look."""
    by_link = reviewing.content.questions.by_link_id
    kept = [entry for entry in case.situation.answers.entries if by_link[entry.question].code in BEFOREHAND]
    return begin(reviewing, replace(case, situation=replace(case.situation, answers=AnswerLog(tuple(kept)))))


class ReturnVisitor(Visitor):
    """Presses keys for a later visit. presses: how many on each page."""

    def __init__(self, robot: Robot, window: MainWindow, case: Case) -> None:
        super().__init__(robot, window, case)
        self.presses: dict[str, int] = {}

    def review(self, until: str = "result") -> None:
        """Go through the pages up to one; stops early where the emergency page opens."""
        while self.interview.page != until and self.window.emergency is None:
            page, before = self.interview.page, self.robot.presses
            self.page()
            self.presses[page] = self.robot.presses - before

    def page(self) -> None:
        """Answer what is to come on the page in view and go on."""
        page = self.interview.page
        self.pages.append(page)
        for _ in range(MOST_LINES):
            QApplication.processEvents()
            if self.interview.page != page or self.window.emergency is not None:
                return
            self._one_thing()
        raise AssertionError(f"“{page}” does not come to its end; open: {self._open_line()}")

    def _one_thing(self) -> None:
        shown, view = self._page(), self._open_line()
        if self.robot.focused().name == "To the questions":
            self.robot.press("Enter")
        elif shown.whole.is_there() and shown.whole._view is not None:
            self._whole_card(shown.whole._view)
        elif view is not None and view.shown is None:
            self.line(view)
        elif shown.unchanged.is_there() and shown.unchanged._view is not None:
            self._unchanged_card(shown.unchanged._view)
        else:
            self._stand()
            self.robot.press("Ctrl+Enter")

    def _whole_card(self, view: WholeView) -> None:
        self._whole_list_keys(view, [line for line in view.ids if not self._is_none(line)])

    def _unchanged_card(self, view: WholeView) -> None:
        lines = (self.interview.line(line) for line in view.ids)
        self._whole_list_keys(view, [line.id for line in lines if not self._is_unchanged(line)])

    def _whole_list_keys(self, view: WholeView, others: Sequence[str]) -> None:
        self._stand()
        if not others:
            self.robot.press("0")
            return
        words, _last = view.lines[view.ids.index(others[0])]
        self.robot.tab_to(f"alone: {words}")
        self.robot.press("Enter")

    def _next_line(self) -> None:
        self.robot.press("Ctrl+Down")

    def _is_unchanged(self, line: Line) -> bool:
        entries: list[Answer] = self._entries(line)
        return all(entry.entered_as == UNCHANGED for entry in entries)

    def _series(self, view: LineView, line: Line, entries: Sequence[Answer]) -> None:
        """A reading of now: its number and Enter; no time, arrow or device is typed where it is as usual."""
        if len(entries) != 1 or "value" not in entries[0].values:
            super()._series(view, line, entries)
            return
        self.robot.type(f"{entries[0].values['value']:g}")
        self.robot.press("Enter")
