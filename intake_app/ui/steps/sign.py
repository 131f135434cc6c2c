"""The step Sign: holds the ink of both until the plan is sealed; a plan that changes takes its ink with it."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from intake_app.base.errors import IntakeAppError
from intake_app.base.texts import tr
from intake_app.exchange.case import Case
from intake_app.planning.plan import SessionPlan
from intake_app.services.paper import SealedPaper, make_plan_paper
from intake_app.services.review import Judged
from intake_app.ui import keys
from intake_app.ui.announce import announce
from intake_app.ui.jobs import CancelToken, run
from intake_app.ui.printing import page_pictures
from intake_app.ui.screens.sign.screen import SignScreen
from intake_app.ui.screens.sign.values import CLIENT, InkState, Signature, SignPage
from intake_app.ui.steps.base import AFTER, PLAN
from intake_app.ui.steps.screen_step import ScreenStep
from intake_app.ui.views.sign import ink_words_of, sign_page
from intake_app.ui.widgets.banner import Banner

_PLAN_ID = "1"
_PICTURE_WIDTH = 1200


class SignStep(ScreenStep):
    """Emits `sealed` with the paper and its moment."""

    sealed = Signal(object, object)
    next_key = keys.SIGN
    screen: SignScreen | None = None
    _ink = InkState()
    _of: Case | None = None
    _is_sealing = False

    def show(self) -> None:
        """Show the plan as text; ink stays only while the plan is the same."""
        if self._of != self.visit.interview.case:
            self._ink, self._of = InkState(), self.visit.interview.case
        page = self._page()
        if page is None:
            self.visit.show_step(PLAN)
            return
        self.screen = SignScreen()
        self.screen.show_page(page)
        self.screen.way_chosen.connect(self._way)
        self.screen.ink_changed.connect(self._drawn)
        self.screen.name_typed.connect(self._typed)
        self.screen.seal_pressed.connect(self._seal)
        self.screen.pages_wanted.connect(self._pictures)
        self.open(self.screen, self.screen)
        self.show_foot(page)

    def refresh(self) -> None:
        """Show what has changed."""
        page = self._page()
        if self.screen is not None and page is not None:
            self.screen.show_page(page)
            self.show_foot(page)

    def go_on(self) -> None:
        """Seal, or say what is missing."""
        if self.screen is not None and not self._is_sealing:
            self.screen.press_seal()

    def sign(self) -> None:
        """The same by the key for signing."""
        self.go_on()

    def go_back(self) -> None:
        """To the plan."""
        self.visit.show_step(PLAN)

    def focus_part(self, by: int) -> None:
        """From reading to signing and back."""
        if self.screen is not None:
            self.screen.next_part()

    def spoken(self) -> str:
        """What is missing, else that all is there."""
        return self._waiting or tr("All is there. {key} seals the plan.", key="Ctrl+Shift+S")

    def _page(self) -> SignPage | None:
        judged = self.visit.interview.judged
        if judged.plan is None:
            return None
        moment = self._moment()
        return sign_page(judged, judged.plan, self._ink, moment=moment, plan_id=_PLAN_ID, is_trial=True)

    def _moment(self) -> datetime:
        return self.visit.interview.clock.now()

    def _way(self, who: str, way: str) -> None:
        self._change(who, replace(self._ink.of(who), way=way, at=self._moment()))

    def _drawn(self, who: str, strokes: list[list[tuple[float, float, int]]], aspect: float) -> None:
        kept = tuple(tuple(stroke) for stroke in strokes)
        self._change(who, replace(self._ink.of(who), strokes=kept, aspect=aspect, at=self._moment()))

    def _typed(self, who: str, name: str) -> None:
        self._change(who, replace(self._ink.of(who), typed=name, at=self._moment()))

    def _change(self, who: str, signature: Signature) -> None:
        part = {"client": signature} if who == CLIENT else {"therapist": signature}
        self._ink = replace(self._ink, **part)
        self.refresh()

    # ---- making the paper, off the window's thread

    def _seal(self) -> None:
        judged = self.visit.interview.judged
        if judged.plan is None:
            return
        self._is_sealing = True
        self.visit.frame.set_next(
            tr("Sealing"), waiting=tr("The plan is being sealed."), shortcut=self.next_key
        )
        run(_Making(judged, judged.plan, self._ink, self._moment()), self._done, self._failed, self)

    def _done(self, made: object) -> None:
        self._is_sealing = False
        if isinstance(made, SealedPaper):
            self.sealed.emit(made, self._moment())
            self.visit.show_step(AFTER)

    def _failed(self, fault: Exception) -> None:
        self._is_sealing = False
        self.refresh()
        if not isinstance(fault, IntakeAppError):
            raise fault
        self.visit.frame.set_banner(Banner("unsaved", fault.happened, f"{fault.record} {fault.todo}"))
        announce(self.visit.frame, f"{fault.happened} {fault.todo}", at_once=True)

    def _pictures(self) -> None:
        judged = self.visit.interview.judged
        if judged.plan is not None:
            run(_Picturing(judged, judged.plan, self._moment()), self._pictured, self._failed, self)

    def _pictured(self, images: object) -> None:
        if self.screen is not None and isinstance(images, list):
            self.screen.show_pictures([image for image in images if isinstance(image, QImage)])


class _Making:
    """The sealed paper of a plan with its ink, as work for a job."""

    def __init__(self, judged: Judged, plan: SessionPlan, ink: InkState, moment: datetime) -> None:
        self._judged, self._plan, self._ink, self._moment = judged, plan, ink, moment

    def __call__(self, token: CancelToken) -> SealedPaper:
        token.check()
        ink = ink_words_of(self._judged, self._ink, self._moment)
        return make_plan_paper(self._judged, self._plan, ink=ink, moment=self._moment, plan_id=_PLAN_ID)


class _Picturing:
    """Pictures of the pages as they would be sealed now, without ink."""

    def __init__(self, judged: Judged, plan: SessionPlan, moment: datetime) -> None:
        self._judged, self._plan, self._moment = judged, plan, moment

    def __call__(self, token: CancelToken) -> list[QImage]:
        paper = make_plan_paper(self._judged, self._plan, moment=self._moment, plan_id=_PLAN_ID)
        return page_pictures(paper.data, _PICTURE_WIDTH, token)
