"""Sealing with the therapist's own key out of a PKCS#12 file: by keys alone, and nothing lost where it does not open."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from intake_app.crypto.certificates import make_clinic_authority, make_signer, save_pkcs12
from intake_app.services.draft import DraftFile
from intake_app.services.verifying import verify_plan
from intake_app.ui.saving import DraftSaver
from intake_app.ui.screens.sign.screen import SignScreen
from intake_app.ui.screens.sign.values import KEY_FILE, InkState, SealState, Signature
from intake_app.ui.steps.after import AfterStep
from intake_app.ui.steps.base import AFTER, SIGN
from intake_app.ui.steps.sign import SignStep
from intake_app.ui.theme import looks
from intake_app.ui.views.sign import sign_page
from intake_app.ui.visit import VisitScreen
from tests.pictures.sample import CLOCK, ready_interview
from tests.robot.robot import Robot
from tests.ui.cut_off import cut_off

Show = Callable[..., None]
PASSWORD = "four quiet herons"
WRONG = "The password does not open the key file."
ON_PAPER = InkState(Signature(way="paper"), Signature(way="paper"))


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A therapist's key of a clinic, as a file under `PASSWORD`."""
    return written(tmp_path / "robin.p12", years=20)


@pytest.fixture
def step(show: Show) -> SignStep:
    """The step Sign of a visit where both sign on paper."""
    visit = VisitScreen(ready_interview(), DraftSaver(DraftFile()))
    show(visit, 1280, 800)
    visit.begin()
    visit.show_step(SIGN)
    made = visit.step
    assert isinstance(made, SignStep)
    for who in ("client", "therapist"):
        screen_of(made).way_chosen.emit(who, "paper")
    return made


def written(file: Path, years: int) -> Path:
    """A file with a key whose certificate was made two years ago and holds for so many years."""
    made = CLOCK.now() - timedelta(days=730)
    key = make_signer(make_clinic_authority("Quiet Room", made), "Robin Placeholder", made, years)
    file.write_bytes(save_pkcs12(key, PASSWORD))
    return file


def screen_of(step: SignStep) -> SignScreen:
    """The screen of the step as it is now."""
    assert step.screen is not None
    return step.screen


def tried(step: SignStep, robot: Robot, file: Path, password: str, qtbot: QtBot) -> None:
    """A file is chosen, a password typed and Enter pressed; ends when a sentence says why not."""
    step.choose_file(str(file))
    screen_of(step).seal.focus_password()
    robot.type(password)
    robot.press("Enter")
    qtbot.waitUntil(lambda: bool(step._choice.fault), timeout=20_000)


def paper_of(step: SignStep) -> AfterStep:
    """The step that holds the paper."""
    after = step.visit.steps[AFTER]
    assert isinstance(after, AfterStep)
    return after


def test_keys_alone_seal_with_the_own_key(step: SignStep, key_file: Path, qtbot: QtBot) -> None:
    """Way, file in the dialog, password, Enter: the paper is unchanged, names the signer and is no trial."""
    with Robot(step.visit) as robot:
        robot.tab_to("Trial key")
        robot.press("Right", "Space", "Tab")
        button = robot.focused().name
        robot.press("Enter")
        qtbot.waitUntil(lambda: bool(step.visit.findChildren(QFileDialog)))
        dialog = step.visit.findChildren(QFileDialog)[0]
        qtbot.waitUntil(dialog.isActiveWindow)
        robot.type(str(key_file))
        with qtbot.waitSignal(dialog.fileSelected):
            robot.press("Enter")
        step.visit.activateWindow()  # no window manager does it without a display
        robot.tab_to("Password of the key")
        robot.type(PASSWORD)
        with qtbot.waitSignal(step.sealed, timeout=30_000):
            robot.press("Enter")
        shown = " ".join(robot.names())
    paper = paper_of(step).paper
    assert paper is not None

    assert button == "Choose key file…"
    assert "Signed by: Robin Placeholder." in verify_plan(paper.data).sentences
    assert verify_plan(paper.data).nothing_changed
    assert "Trial, not a record" not in shown


def test_the_trial_stays_a_trial(step: SignStep, qtbot: QtBot) -> None:
    """Without a key file the paper still says that it is no record."""
    with qtbot.waitSignal(step.sealed, timeout=30_000):
        step.go_on()
    with Robot(step.visit) as robot:
        shown = " ".join(robot.names())

    assert "Trial, not a record" in shown


def test_a_wrong_password_is_told_and_nothing_is_lost(step: SignStep, key_file: Path, qtbot: QtBot) -> None:
    """The sentence stands beside the empty field and is said aloud; file and signatures stay."""
    with Robot(step.visit) as robot:
        tried(step, robot, key_file, "four loud herons", qtbot)
        field, said, shown = robot.focused(), robot.announcements[-1], " ".join(robot.names())

    assert (field.name, field.value) == ("Password of the key", "")
    assert WRONG in field.description
    assert said.startswith(WRONG)
    assert "robin.p12" in shown
    assert step.spoken() == "Not finished: password."


def test_the_right_password_seals_after_a_wrong_one(step: SignStep, key_file: Path, qtbot: QtBot) -> None:
    """The sentence goes with the first letter, and the next Enter seals."""
    with Robot(step.visit) as robot:
        tried(step, robot, key_file, "wrong", qtbot)
        robot.type(PASSWORD)
        description = robot.focused().description
        with qtbot.waitSignal(step.sealed, timeout=30_000):
            robot.press("Enter")

    assert description == ""
    assert paper_of(step).paper is not None


def test_a_file_that_is_no_key_is_told(step: SignStep, tmp_path: Path, qtbot: QtBot) -> None:
    """A text that ends in .p12 seals nothing."""
    file = tmp_path / "notes.p12"
    file.write_text("bread, oil, towels", "utf-8")
    with Robot(step.visit) as robot:
        tried(step, robot, file, PASSWORD, qtbot)

    assert step._choice.fault.startswith("The key file is not a PKCS#12 file.")


def test_an_expired_key_is_told(step: SignStep, tmp_path: Path, qtbot: QtBot) -> None:
    """The day on which the certificate ended is in the sentence."""
    with Robot(step.visit) as robot:
        tried(step, robot, written(tmp_path / "old.p12", years=1), PASSWORD, qtbot)

    assert step._choice.fault.startswith("The certificate expired on ")


@pytest.mark.parametrize(("size", "sentence"), [(None, "cannot be read"), (1_000_001, "too large")])
def test_a_file_that_cannot_be_read_is_told(
    step: SignStep, tmp_path: Path, qtbot: QtBot, size: int | None, sentence: str
) -> None:
    """One that is gone, and one that is no key file by its size alone."""
    file = tmp_path / "gone.p12"
    if size is not None:
        file.write_bytes(bytes(size))
    with Robot(step.visit) as robot:
        tried(step, robot, file, PASSWORD, qtbot)

    assert sentence in step._choice.fault


def test_leaving_the_step_forgets_the_password(step: SignStep, key_file: Path) -> None:
    """Back and here again: the file is still chosen, the field is empty, and the foot says so."""
    step.choose_file(str(key_file))
    with Robot(step.visit) as robot:
        screen_of(step).seal.focus_password()
        robot.type(PASSWORD)
        ready = step._choice
        step.leave()
        left = screen_of(step).seal.password()
        step.go_back()
    step.visit.show_step(SIGN)

    assert ready.has_password
    assert left + screen_of(step).seal.password() == ""
    assert step.spoken() == "Not finished: password."


def test_a_look_at_the_clock_leaves_what_is_typed(step: SignStep, key_file: Path) -> None:
    """The visit that is judged again while someone types takes no letter away."""
    step.choose_file(str(key_file))
    with Robot(step.visit) as robot:
        screen_of(step).seal.focus_password()
        robot.type(PASSWORD[:4])
        step.visit._look_again()
        robot.type(PASSWORD[4:])

    assert screen_of(step).seal.password() == PASSWORD


def test_tab_goes_from_client_to_therapist_to_seal(step: SignStep) -> None:
    """The panel is walked in the order of its numbers."""
    step._key_way(KEY_FILE)
    wanted = ("Client: how", "Therapist: how", "Seal: which", "", "")
    with Robot(step.visit) as robot:
        screen_of(step).next_part()
        met = []
        for _ in wanted:
            met.append(robot.group() or robot.focused().name)
            robot.press("Tab")

    assert [name for name, part in zip(met, wanted, strict=True) if not name.startswith(part)] == []
    assert met[3:] == ["Choose key file…", "Password of the key"]


def test_what_the_own_key_still_needs_is_named() -> None:
    """First file and password, then the password alone, then nothing."""
    judged = ready_interview().judged
    assert judged.plan is not None
    choices = (
        SealState(KEY_FILE),
        SealState(KEY_FILE, Path("robin.p12")),
        SealState(KEY_FILE, Path("robin.p12"), has_password=True),
    )
    missing = [
        sign_page(judged, judged.plan, ON_PAPER, one, moment=CLOCK.now(), plan_id="1").missing
        for one in choices
    ]

    assert missing == [("key file", "password"), ("password",), ()]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_with_a_long_name_and_a_fault(show: Show, scale: float) -> None:
    """At 100 and 200 % text the part has room for a long name of a file and for the sentence."""
    looks().set_scale(scale)
    judged = ready_interview().judged
    assert judged.plan is not None
    choice = SealState(
        KEY_FILE, Path("robin_placeholder_sealing_key_of_2026.p12"), fault=f"{WRONG} Nothing was sealed."
    )
    made = SignScreen()
    made.show_page(sign_page(judged, judged.plan, ON_PAPER, choice, moment=CLOCK.now(), plan_id="1"))
    made.set_room(1280 / scale)
    show(made, 1280, 700)

    assert cut_off(made) == []
