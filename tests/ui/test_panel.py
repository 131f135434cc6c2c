"""The column of findings, dialogs and the start page: what stays when an answer changes, and what fits at large text."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.ui.dialogs import LooseningDialog, Shade
from intake_app.ui.screens.review.findings import FindingsPanel
from intake_app.ui.screens.start.screen import Choice, StartPage
from intake_app.ui.theme import looks
from intake_app.ui.values import FindingWords
from intake_app.ui.views.findings import FindingsView
from intake_app.ui.widgets.finding_card import FindingCard
from intake_app.ui.widgets.scroller import Scroller
from tests.ui.cut_off import cut_off

Show = Callable[..., None]
CALLUS = FindingWords(
    "change", "Left sole: leave out the callus", "Callus can hide an ulcer.", (("Because", "seen"),)
)
TOES = FindingWords(
    "change", "All toes: level 1 at most", "The client cannot feel there.", (("Because", "felt"),)
)


def test_a_finding_that_stays_keeps_its_reasons_open(show: Show) -> None:
    """Another answer brings a finding above it; what the therapist is reading stays as it is."""
    panel = FindingsPanel(FindingsView((CALLUS,)))
    show(panel, 348, 600)
    card = panel.findChild(FindingCard)
    assert card is not None
    card.open_why(True)
    panel.show_view(FindingsView((TOES, CALLUS)))

    assert card.is_open()
    assert [one._words.title for one in panel._cards.widgets() if isinstance(one, FindingCard)] == [
        TOES.title, CALLUS.title,
    ]  # fmt: skip


def test_a_dialog_fits_the_window_at_200_percent_and_keeps_its_buttons_in_view(
    show: Show, qtbot: QtBot
) -> None:
    """What is too long scrolls; both buttons stay where they can be seen."""
    looks().set_scale(2.0)
    window = QWidget()
    show(window, 1280, 800)
    dialog = LooseningDialog("Feeling, feet", "Numb", "Normal", window)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)

    assert dialog.height() <= window.height()
    assert dialog.rect().contains(dialog.stay.geometry())


def test_a_dialog_dims_its_window_and_gives_the_light_back(show: Show, qtbot: QtBot) -> None:
    """The shade comes with the dialog and goes with it."""
    window = QWidget()
    show(window, 1280, 800)
    dialog = LooseningDialog("Feeling, feet", "Numb", "Normal", window)
    qtbot.addWidget(dialog)
    dialog.open()
    shades = [one.size() for one in window.findChildren(Shade) if one.isVisible()]
    dialog.reject()

    assert shades == [window.size()]
    assert not [one for one in window.findChildren(Shade) if one.isVisible()]


def test_the_start_page_scrolls_at_200_percent(show: Show) -> None:
    """No text of the start page is cut off, however large it is."""
    looks().set_scale(2.0)
    choices = [
        Choice(str(at), f"Sample {at}", "All answers given; the plan can be made.", "Open") for at in range(6)
    ]
    page = StartPage(choices)
    show(page, 1024, 700)
    scroller = page.findChild(Scroller)

    assert scroller is not None
    assert scroller.verticalScrollBar().maximum() > 0
    assert cut_off(page) == []
