"""Warmer or cooler than the other side: compared by hand, or with a thermometer at the left and the right foot."""

from dataclasses import replace

from intake_app.base.texts import tr
from intake_app.services.giving import Given
from intake_app.ui.fonts import SMALL
from intake_app.ui.screens.review.bodies import ChoiceBody
from intake_app.ui.screens.review.numbers import NumberEntry, NumbersBody
from intake_app.ui.views.line_values import LineView
from intake_app.ui.widgets.text import Text


class Thermometer(NumbersBody):
    """The reading of the left and of the right foot, in one unit. Which one is warmer is worked out."""

    def __init__(self, view: LineView) -> None:
        left, right = (*view.numbers, "", "")[:2]
        entries = [
            NumberEntry(tr("Left foot, thermometer"), left, tr("Left")),
            NumberEntry(tr("Right foot, thermometer"), right, tr("Right")),
        ]
        super().__init__(replace(view, options=()), entries)

    def take(self, numbers: list[float]) -> None:
        """Hand out both readings."""
        values = {"left": numbers[0], "right": numbers[1], **self.unit_values()}
        self.given.emit(Given(self.view.id, values=values))


class WarmthBody(ChoiceBody):
    """An answer by hand, readings of a thermometer, or both; neither takes the other away."""

    def __init__(self, view: LineView) -> None:
        super().__init__(view)
        self.column.insertWidget(1, Text(tr("or of the feet with a thermometer"), SMALL, "muted"))
        self.thermometer = Thermometer(view)
        self.thermometer.given.connect(self.given)
        self.thermometer.finished.connect(self.finished)
        self.column.insertWidget(2, self.thermometer)

    def show_view(self, view: LineView) -> None:
        """Take over what the line shows now."""
        super().show_view(view)
        self.thermometer.show_view(replace(view, options=()))

    def flush(self) -> None:
        """Hand out at once what is still waiting."""
        super().flush()
        self.thermometer.flush()

    def holds(self) -> bool:
        """Whether something is typed that cannot be used."""
        return self.thermometer.holds() or super().holds()
