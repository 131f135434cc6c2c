"""The step Sign: a text that can be walked, three equal ways, and nothing sealed before all is there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.services.review import Reviewing
from intake_app.ui.screens.sign.screen import SignScreen
from intake_app.ui.screens.sign.values import CLIENT, THERAPIST, InkState, Signature, SignPage
from intake_app.ui.theme import looks
from intake_app.ui.views.sign import ink_words_of, sign_page
from tests.pictures.sample import CLOCK, handwriting, ready_interview, sample_interview
from tests.robot.robot import Robot
from tests.ui.cut_off import cut_off

Show = Callable[..., None]
TYPED = Signature(way="type", typed="Robin Placeholder", at=CLOCK.now())
DRAWN = Signature(strokes=handwriting(), at=CLOCK.now())


def page_with(ink: InkState) -> SignPage:
    """The step of the sample visit with this ink."""
    judged = ready_interview().judged
    assert judged.plan is not None
    return sign_page(judged, judged.plan, ink, moment=CLOCK.now(), plan_id="1")


@pytest.fixture
def screen(show: Show) -> SignScreen:
    """The step before anyone has signed."""
    made = SignScreen()
    made.show_page(page_with(InkState()))
    show(made, 1280, 760)
    made.focus_first()
    return made


def test_the_text_can_be_walked_by_a_screen_reader(screen: SignScreen) -> None:
    """The text interface has the words, not only a name."""
    text = QAccessible.queryAccessibleInterface(screen.reading.reader).textInterface()

    assert "The genital area" in text.text(0, text.characterCount())


def test_the_text_has_headings_and_lists(screen: SignScreen) -> None:
    """Headings are headings of the document, lines of a list are in a list."""
    document = screen.reading.reader.document()
    headings = [b.text() for b in _blocks(document) if b.blockFormat().headingLevel()]

    assert headings[:2] == ["Today", "How"]
    assert any(block.textList() is not None for block in _blocks(document))


def test_f6_goes_between_reading_and_signing(screen: SignScreen) -> None:
    """To the client's ways and back to the text."""
    screen.next_part()
    there = screen.client.ways.isAncestorOf(screen.focusWidget())
    screen.next_part()

    assert there
    assert screen.reading.reader.hasFocus()


def test_a_name_is_typed_by_keys_alone(screen: SignScreen, qtbot: QtBot) -> None:
    """Type name is as easy to reach as drawing."""
    with Robot(screen) as robot:
        screen.next_part()
        with qtbot.waitSignal(screen.way_chosen) as chosen:
            robot.press("Right", "Space")
        screen.show_page(page_with(InkState(client=Signature(way="type"))))
        robot.press("Tab")
        with qtbot.waitSignal(screen.name_typed) as typed:
            robot.type("M")

    assert chosen.args == [CLIENT, "type"]
    assert typed.args == [CLIENT, "M"]


def test_a_second_space_keeps_the_way(screen: SignScreen) -> None:
    """The chosen way stays chosen."""
    with Robot(screen) as robot:
        screen.next_part()
        robot.press("Space", "Space")

    assert robot.focused().is_checked


def test_sealing_says_what_is_missing(screen: SignScreen, qtbot: QtBot) -> None:
    """Nothing is sealed while a signature is missing."""
    with Robot(screen) as robot, qtbot.assertNotEmitted(screen.seal_pressed):
        screen.press_seal()

    assert robot.announcements == ["Not finished: client’s signature, therapist’s signature."]


def test_sealing_goes_on_when_all_is_there(screen: SignScreen, qtbot: QtBot) -> None:
    """With both signatures the same press seals."""
    screen.show_page(page_with(InkState(DRAWN, TYPED)))

    with qtbot.waitSignal(screen.seal_pressed):
        screen.press_seal()


def test_ink_is_told_with_the_shape_of_the_pad(screen: SignScreen, qtbot: QtBot) -> None:
    """A line drawn with the mouse arrives as points from 0 to 1."""
    pad = screen.therapist.pad
    with qtbot.waitSignal(screen.ink_changed) as drawn:
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
        QTest.mouseMove(pad, QPoint(200, 80))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 80))

    who, strokes, aspect = drawn.args
    assert who == THERAPIST
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y, _ms in strokes[0])
    assert aspect == pytest.approx(pad.width() / pad.height())


def test_ink_survives_another_size_of_the_window(screen: SignScreen) -> None:
    """The same strokes stand there after resizing and after a change of the text size."""
    screen.show_page(page_with(InkState(client=DRAWN)))
    before = screen.client.pad.strokes()
    screen.resize(1024, 640)
    looks().set_scale(1.5)
    screen.set_room(1024 / 1.5)
    screen.show_page(page_with(InkState(client=DRAWN)))

    assert screen.client.pad.strokes() == before


def test_reading_place_stays_when_someone_signs(screen: SignScreen) -> None:
    """The text does not jump back to its beginning."""
    bar = screen.reading.reader.verticalScrollBar()
    bar.setValue(300)
    screen.show_page(page_with(InkState(client=DRAWN)))

    assert bar.value() == 300


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(show: Show, scale: float) -> None:
    """At 100 and 200 % text every word has its room."""
    looks().set_scale(scale)
    made = SignScreen()
    made.show_page(page_with(InkState(client=DRAWN)))
    made.set_room(1280 / scale)
    show(made, 1280, 700)

    assert cut_off(made) == []


def test_a_touch_is_no_signature() -> None:
    """One point on the pad leaves the signature open."""
    touch = Signature(strokes=(((0.5, 0.5, 0),),))

    assert "client’s signature" in page_with(InkState(client=touch)).waiting


def test_on_paper_counts_as_signed() -> None:
    """Wet ink on the printed copy is an equal way."""
    ink = InkState(Signature(way="paper"), Signature(way="paper"))

    assert page_with(ink).waiting == ""


def test_the_answer_about_advice_is_needed_before_sealing() -> None:
    """A plan with a referral says so while SES.13 is blank."""
    judged = sample_interview().judged
    assert judged.plan is not None
    page = sign_page(judged, judged.plan, InkState(DRAWN, TYPED), moment=CLOCK.now(), plan_id="1")

    assert page.missing == ("what the client chose about the advice",)


def test_both_signatures_go_to_the_paper() -> None:
    """Drawn ink as a path, a typed name as a name."""
    judged = ready_interview().judged
    assert judged.plan is not None
    client, therapist = ink_words_of(judged, judged.plan, InkState(DRAWN, TYPED), CLOCK.now())

    assert (client.kind, bool(client.path)) == ("drawn", True)
    assert (therapist.kind, therapist.name) == ("typed", "Robin Placeholder")


def test_a_renewed_plan_needs_no_new_ink_of_the_client() -> None:
    """Content 15.6: the therapist's seal and the client's word are enough, and the paper says so."""
    service = Reviewing(forms_folder(), FixedClock(datetime(2026, 11, 22, 10, tzinfo=UTC)))
    judged = service.judge(service.read(forms_folder() / "cases" / "t72-same-plan.toml"))
    assert judged.plan is not None
    page = sign_page(judged, judged.plan, InkState(therapist=TYPED), moment=CLOCK.now())
    client, _ = ink_words_of(judged, judged.plan, InkState(therapist=TYPED), CLOCK.now())

    assert (page.missing, page.signers[0].signs) == ((), False)
    assert (client.kind, "plan 3" in client.statement) == ("spoken", True)


def test_nothing_on_the_paper_is_missing_from_the_text() -> None:
    """Every stop sign, right and rule of the document is in the blocks that are read."""
    page = page_with(replace(InkState(), client=DRAWN))
    words = " ".join(
        block.words if isinstance(block.words, str) else "".join(span.text for span in block.words)
        for block in page.blocks
    )

    assert all(part in words for part in ("Chest pain", "lighten, skip or stop", "Screening aid", "Callus"))


def _blocks(document):  # type: ignore[no-untyped-def]
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
