"""The step Pressure: levels go to the therapist's choices, strokes to the log of answers."""

from intake_app.base.texts import tr
from intake_app.services.trying import with_level_tried, with_stroke, with_tingling
from intake_app.ui.screens.pressure.screen import PressureScreen
from intake_app.ui.screens.pressure.values import PressurePage
from intake_app.ui.steps.base import PLAN, REVIEW
from intake_app.ui.steps.screen_step import ScreenStep
from intake_app.ui.views.pressure import pressure_page, with_level


class PressureStep(ScreenStep):
    """Shows the regions of today and takes levels and test strokes over."""

    screen: PressureScreen | None = None

    def show(self) -> None:
        """Show the step, at the region that was looked at last."""
        current = self.screen.current() if self.screen is not None else ""
        self.screen = PressureScreen()
        page = self._page(current)
        self.screen.show_page(page)
        self.screen.level_chosen.connect(self._level)
        self.screen.stroke_rated.connect(self._stroke)
        self.screen.level_tried.connect(self._tried)
        self.screen.tingling_answered.connect(self._tingling)
        self.open(self.screen, self.screen)
        self.show_foot(page)

    def refresh(self) -> None:
        """Show what has changed."""
        if self.screen is not None:
            page = self._page(self.screen.current())
            self.screen.show_page(page)
            self.show_foot(page)

    def go_on(self) -> None:
        """To the plan."""
        if self.is_ready():
            self.visit.show_step(PLAN)

    def go_back(self) -> None:
        """To the result of the review."""
        self.visit.show_step(REVIEW)

    def spoken(self) -> str:
        """The region that is looked at, with its ceiling and the reason."""
        region = self.screen.current() if self.screen is not None else ""
        detail = self._page(region).details.get(region)
        if detail is None:
            return self.title()
        if detail.ceiling is None:
            return tr("{region}: leave out. {reason}", region=detail.name, reason=detail.reason)
        words = tr("{region}: level {level} at most. {reason}", region=detail.name, level=detail.ceiling,
                   reason=detail.reason)  # fmt: skip
        return f"{words} {detail.told}".strip()

    def _page(self, current: str) -> PressurePage:
        interview = self.visit.interview
        return pressure_page(
            interview.content, interview.case, interview.review, current, interview.evaluation
        )

    def _level(self, region: str, level: int) -> None:
        interview = self.visit.interview
        self.visit.change(interview.with_choices(with_level(interview.case.choices, region, level)))

    def _stroke(self, region: str, score: int) -> None:
        self.visit.change(with_stroke(self.visit.interview, region, score))

    def _tried(self, region: str, level: int, comfortable: bool) -> None:
        self.visit.change(with_level_tried(self.visit.interview, region, level, comfortable))

    def _tingling(self, region: str, lingers: bool) -> None:
        self.visit.change(with_tingling(self.visit.interview, region, lingers))
