"""Findings, verdict, progress and what is not finished."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from intake_app.ui.values import FindingWords, OpenItem, PageMark
from intake_app.ui.widgets.finding_card import FindingCard
from intake_app.ui.widgets.finding_row import FindingRow
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.not_finished_list import NotFinishedList
from intake_app.ui.widgets.progress_list import ProgressList
from intake_app.ui.widgets.verdict_band import VerdictBand

Show = Callable[..., None]
CALLUS = FindingWords(
    "change",
    "Left sole: leave the callus alone",
    "Callus can hide an ulcer.",
    (("Because", "Skin, left sole: callus"), ("Source", "IWGDF foot guideline, 2023")),
    link="The rule in words",
    relaxable=True,
)
PAGES = (
    PageMark("body", "Body today", "done", "change"),
    PageMark("feet", "Feet", "now", count="5 of 8"),
    PageMark("legs", "Legs and arms", "to come"),
)


def words_of(widget: QLabel | FindingCard | FindingRow) -> list[str]:
    """All texts that are visible now."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def link(widget: FindingCard | NotFinishedList, words: str) -> Link:
    """The link that says this."""
    return next(one for one in widget.findChildren(Link) if one.text() == words)


def test_why_opens_in_place(show: Show, qtbot: QtBot) -> None:
    """Pressing Why shows the reasons inside the card."""
    card = FindingCard(CALLUS)
    show(card, 340)
    with qtbot.waitSignal(card.why_toggled):
        qtbot.mouseClick(link(card, "Why"), Qt.MouseButton.LeftButton)

    assert "IWGDF foot guideline, 2023" in words_of(card)


def test_escape_closes_why_and_keeps_the_card(show: Show, qtbot: QtBot) -> None:
    """Esc takes the reasons away, never the finding."""
    card = FindingCard(CALLUS)
    show(card, 340)
    card.open_why(True)
    qtbot.keyClick(link(card, "The rule in words"), Qt.Key.Key_Escape)

    assert "IWGDF foot guideline, 2023" not in words_of(card)
    assert CALLUS.title in words_of(card)


def test_a_relaxable_finding_offers_change_inside_why(show: Show, qtbot: QtBot) -> None:
    """Change… is told by a signal of its own."""
    card = FindingCard(CALLUS)
    show(card, 340)
    card.open_why(True)
    with qtbot.waitSignal(card.change_pressed):
        qtbot.mouseClick(link(card, "Change…"), Qt.MouseButton.LeftButton)


def test_the_card_is_told_with_its_result_in_words(show: Show) -> None:
    """Colour is never the only sign: the accessible name begins with the result."""
    card = FindingCard(CALLUS)

    assert card.accessibleName().startswith("Proceed with changes. Left sole")


def test_a_row_opens_its_reasons(show: Show, qtbot: QtBot) -> None:
    """A finding of an earlier page opens where it stands."""
    row = FindingRow(CALLUS)
    show(row, 300)
    qtbot.mouseClick(row.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)

    assert "Skin, left sole: callus" in words_of(row)


def test_the_verdict_is_told_as_one_sentence() -> None:
    """Band, verdict and sentence are one name."""
    band = VerdictBand("stop", "Must not proceed", "No massage today, anywhere.")

    assert band.accessibleName() == "Must not proceed. No massage today, anywhere."


def test_progress_names_stage_count_and_worst(show: Show) -> None:
    """A row says where it stands without its icon."""
    progress = ProgressList("Safety review", "page 2 of 3", PAGES)
    names = [row.accessibleName() for row in progress.findChildren(QPushButton)]

    assert names == ["Body today, done, Proceed with changes", "Feet, now, 5 of 8", "Legs and arms, to come"]


def test_progress_rows_are_pressed_by_key(show: Show, qtbot: QtBot) -> None:
    """Down moves to the next page, Enter goes there."""
    progress = ProgressList("Safety review", "page 2 of 3", PAGES)
    show(progress, 232)
    progress.focus_first()
    qtbot.keyClick(progress.window().focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(progress.page_chosen) as blocker:
        qtbot.keyClick(progress.window().focusWidget(), Qt.Key.Key_Return)

    assert blocker.args == ["legs"]


def test_progress_keeps_the_focus_when_pages_change(show: Show) -> None:
    """New counts do not throw the focus away."""
    progress = ProgressList("Safety review", "page 2 of 3", PAGES)
    show(progress, 232)
    progress.focus_first()
    progress.set_pages(PAGES, "page 2 of 3", ("Left to do", "1 page"))

    assert progress.window().focusWidget().accessibleName() == "Feet, now, 5 of 8"


def test_not_finished_leads_to_its_page(show: Show, qtbot: QtBot) -> None:
    """Each open item has its own way there."""
    items = NotFinishedList([OpenItem("feet", "Sores on the right foot", "You can look now", "Go to Feet")])
    show(items, 340)
    with qtbot.waitSignal(items.go_pressed) as blocker:
        qtbot.mouseClick(link(items, "Go to Feet"), Qt.MouseButton.LeftButton)

    assert blocker.args == ["feet"]
