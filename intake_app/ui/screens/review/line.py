"""Makes the widget of a line: a QuestionLine with the body that its shape asks for."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.ui.screens.review.bodies import Body, ChoiceBody, SidesBody
from intake_app.ui.screens.review.line_list import LinesBody
from intake_app.ui.screens.review.measured import MeasuredBody
from intake_app.ui.screens.review.numbers import CalvesBody, NumberBody
from intake_app.ui.screens.review.places import MarksBody
from intake_app.ui.screens.review.series import PressuresBody, SeriesBody
from intake_app.ui.screens.review.warmth import WarmthBody
from intake_app.ui.values import Old
from intake_app.ui.views.line_values import LineView
from intake_app.ui.widgets.question_line import OPEN, QuestionLine

ITEM_WIDGETS: Mapping[str, Callable[[LineView], Body]] = {
    "choice": ChoiceBody,
    "measured": MeasuredBody,
    "many": ChoiceBody,
    "sides": SidesBody,
    "marks": MarksBody,
    "lines": LinesBody,
    "number": NumberBody,
    "calves": CalvesBody,
    "warmth": WarmthBody,
    "series": SeriesBody,
    "pressures": PressuresBody,
}


class ReviewLine(QuestionLine):
    """A line of a review page. Emits `given` with a Given, and `confirmed` with its id where the old answer still holds."""

    given = Signal(object)
    confirmed = Signal(str)

    def __init__(self, view: LineView, has_last: bool, old: Old | None = None) -> None:
        super().__init__(
            view.question,
            self._made,
            sides=view.sides,
            last="" if has_last else None,
            helper=view.helper,
            whole_list=view.whole_list,
        )
        self.view = view
        self.body_made: Body | None = None
        self.still_so.connect(self._still_so)
        self.show_view(view, old)

    def show_view(self, view: LineView, old: Old | None = None) -> None:
        """Show the line as it stands now, with the answer of an earlier visit."""
        self.view = view
        self.set_old(old or Old(view.last))
        if self.parentWidget() is not None or not view.visible:
            self.setVisible(view.visible)  # without a parent, showing would open a window of its own
        if view.expired and view.shown is None:
            self.set_expired(view.expired)
        else:
            self.set_shown(view.shown)
        if self.body_made is not None:
            self.body_made.show_view(view)

    def takes_zero(self) -> bool:
        """Whether key 0 chooses "none" of a long list, as in `ChoiceGroup`."""
        view = self.view
        return view.shape == "many" and len(view.options) > 9 and any(one.clears for one in view.options)

    def _still_so(self) -> None:
        self.confirmed.emit(self.view.id)

    def flush(self) -> None:
        """Hand out at once what is still being typed."""
        if self.body_made is not None:
            self.body_made.flush()

    def holds(self) -> bool:
        """Whether the open line has something typed that cannot be used."""
        return self.body_made is not None and self.state() == OPEN and self.body_made.holds()

    def _made(self) -> QWidget:
        body = ITEM_WIDGETS[self.view.shape](self.view)
        body.given.connect(self.given)
        self.body_made = body
        return body
