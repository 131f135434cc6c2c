"""The step Sign: holds the ink of both until the plan is sealed; a plan that changes takes its ink with it."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from intake_app.base.errors import IntakeAppError, SealError
from intake_app.base.texts import tr
from intake_app.exchange.case import Case
from intake_app.services.plan_states import basis
from intake_app.ui import keys
from intake_app.ui.announce import announce
from intake_app.ui.jobs import run
from intake_app.ui.screens.sign.screen import SignScreen
from intake_app.ui.screens.sign.values import CLIENT, KEY_FILE, InkState, SealState, Signature, SignPage
from intake_app.ui.steps.base import AFTER, PLAN
from intake_app.ui.steps.screen_step import ScreenStep
from intake_app.ui.steps.sealing import OpenKey, OwnKey, Picturing, Sealed, Sealing
from intake_app.ui.views.sign import sign_page
from intake_app.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from intake_app.ui.visit import VisitScreen


class SignStep(ScreenStep):
    """Emits `sealed` with the paper, its moment, and whether it is a trial. open_key: makes a key of a PKCS#12."""

    sealed = Signal(object, object, bool)
    next_key = keys.SIGN
    screen: SignScreen | None = None
    _ink = InkState()
    _choice = SealState()
    _of: object = None
    _case: Case | None = None
    _is_sealing = False

    def __init__(self, visit: "VisitScreen", open_key: OpenKey) -> None:
        super().__init__(visit)
        self._open_key = open_key

    def show(self) -> None:
        """Show the plan as text; ink stays only while the plan is the same."""
        self._drop_ink_of_another_plan()
        self.screen = None
        self._choice = replace(self._choice, has_password=False, fault="")
        page = self._page()
        if page is None:
            self.visit.show_step(PLAN)
            return
        self.screen = SignScreen()
        self.screen.show_page(page)
        self._connect(self.screen)
        self.open(self.screen, self.screen)
        self.show_foot(page)

    def _drop_ink_of_another_plan(self) -> None:
        """Any edit of an answer or a choice discards the draft with its ink (content 15.6); the clock alone does not."""
        case = self.visit.interview.case
        if case is self._case:
            return
        self._case, stands_on = case, basis(case)
        if stands_on != self._of:
            self._ink, self._of = InkState(), stands_on

    def leave(self) -> None:
        """Forget the password."""
        if self.screen is not None:
            self.screen.seal.forget()

    def refresh(self) -> None:
        """Show what has changed."""
        self._drop_ink_of_another_plan()
        page = self._page()
        if self.screen is not None and page is not None:
            self.screen.show_page(page)
            if not self._is_sealing:
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
        return sign_page(judged, judged.plan, self._ink, self._choice, moment=moment)

    def _connect(self, screen: SignScreen) -> None:
        screen.way_chosen.connect(self._way)
        screen.ink_changed.connect(self._drawn)
        screen.name_typed.connect(self._typed)
        screen.key_way_chosen.connect(self._key_way)
        screen.key_file_wanted.connect(self._ask_for_file)
        screen.password_typed.connect(self._password_typed)
        screen.seal_pressed.connect(self._seal)
        screen.pages_wanted.connect(self._pictures)

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

    # ---- the key

    def choose_file(self, file: str) -> None:
        """Seal with the key in this file; it is read when the plan is sealed."""
        self._choice = replace(self._choice, way=KEY_FILE, file=Path(file), fault="")
        self.refresh()
        announce(self.visit.frame, tr("{file} is chosen.", file=Path(file).name))

    def _key_way(self, way: str) -> None:
        self._choice = replace(self._choice, way=way, fault="")
        self.refresh()

    def _ask_for_file(self) -> None:
        folder = str(self._choice.file.parent) if self._choice.file is not None else ""
        dialog = QFileDialog(self.visit, tr("Choose your key file"), folder, tr("Key files (*.p12 *.pfx)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.choose_file)
        dialog.open()

    def _password_typed(self, is_typed: bool) -> None:
        fault = "" if is_typed else self._choice.fault
        if (is_typed, fault) != (self._choice.has_password, self._choice.fault):
            self._choice = replace(self._choice, has_password=is_typed, fault=fault)
            self.refresh()

    def _own_key(self) -> OwnKey | None:
        if self._choice.way != KEY_FILE or self._choice.file is None or self.screen is None:
            return None
        return OwnKey(self._choice.file, self.screen.seal.password(), self._open_key)

    def _show_fault(self, fault: SealError) -> None:
        if self.screen is None:
            return
        self.screen.seal.forget()
        sentence = f"{fault.happened} {fault.record} {fault.todo}"
        self._choice = replace(self._choice, fault=sentence)
        self.refresh()
        self.screen.seal.focus_password()
        announce(self.visit.frame, sentence, at_once=True)

    # ---- making the paper, off the window's thread

    def _seal(self) -> None:
        judged = self.visit.interview.judged
        if judged.plan is None:
            return
        self._is_sealing = True
        self.visit.frame.set_next(
            tr("Sealing"), waiting=tr("The plan is being sealed."), shortcut=self.next_key
        )
        work = Sealing(judged, judged.plan, self._ink, self._own_key(), self._moment())
        run(work, self._done, self._failed, self)

    def _done(self, made: object) -> None:
        self._is_sealing = False
        if isinstance(made, Sealed):
            self.sealed.emit(made.paper, made.moment, made.is_trial)
            self.visit.show_step(AFTER)

    def _failed(self, fault: Exception) -> None:
        self._is_sealing = False
        if self.visit.step is self:
            self.refresh()
        if not isinstance(fault, IntakeAppError):
            raise fault
        if isinstance(fault, SealError) and self._choice.way == KEY_FILE and self.visit.step is self:
            self._show_fault(fault)
            return
        self.visit.frame.set_banner(Banner("unsaved", fault.happened, f"{fault.record} {fault.todo}"))
        announce(self.visit.frame, f"{fault.happened} {fault.todo}", at_once=True)

    def _pictures(self) -> None:
        judged = self.visit.interview.judged
        if judged.plan is not None:
            run(Picturing(judged, judged.plan, self._moment()), self._pictured, self._failed, self)

    def _pictured(self, images: object) -> None:
        if self.screen is not None and isinstance(images, list):
            self.screen.show_pictures([image for image in images if isinstance(image, QImage)])
