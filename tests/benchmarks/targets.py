"""Ours, as the benchmarks call it. Each function raises NotThere while its part of the program does not exist."""

import importlib
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from intake_app.base.paths import forms_folder
from tests.benchmarks.measure import NotThere

PYTHON = sys.executable
FIRST_WINDOW = (PYTHON, "-m", "intake_app", "demo", "--exit-after-first-paint")


def sample_case() -> Path:
    """A whole case with every question answered."""
    case = forms_folder() / "cases" / "clear.toml"
    if not case.is_file():
        raise NotThere(f"forms/cases has no {case.name}")
    return case


def plan_command(file: Path) -> tuple[str, ...]:
    """The command that makes the sample case's sealed plan."""
    return (PYTHON, "-m", "intake_app", "plan", str(sample_case()), "-o", str(file))


def part(module: str, name: str) -> Any:
    """A public name of the program. Raises NotThere where module or name is missing."""
    try:
        return getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as fault:
        raise NotThere(str(fault)) from fault


def one_answer() -> Callable[[int], object]:
    """A function that gives one more answer to the sample case and has all shipped rules evaluated.

    Called with a number; each number answers another question of the case, so that something changes each time.
    """
    service = part("intake_app.bootstrap", "reviewing")("2026-11-22T10:00")
    judging = importlib.import_module("intake_app.safety.judging")
    answer = part("intake_app.questionnaire.answers", "Answer")
    situation = service.read(sample_case()).situation
    before = judging.evaluation_of(service.content, situation)
    judging.review_of(before)
    asked = [
        q for q in service.content.questions.by_link_id.values() if q.shape == "choice" and len(q.options) > 1
    ]

    def give(number: int) -> object:
        question = asked[number % len(asked)]
        entry = answer(question.link_id, (question.options[1].code,), at=situation.moment)
        later = replace(situation, answers=situation.answers.add(entry))
        return judging.review_of(judging.evaluation_after(before, later, [question.link_id]))

    return give


def sealed_plan() -> Callable[[], bytes]:
    """A function that goes from the sample case's answers to the bytes of its sealed plan."""
    return part("intake_app.services.sign", "seal_for_measuring")(sample_case())


def one_answer_on_screen(folder: Path) -> tuple[Callable[[int], object], Callable[[], object]]:
    """Two functions: one gives one more answer in the open window of the sample case and has what changed painted, the other
    waits until the draft is written.

    folder: where the window keeps its draft. The first is called with a number.
    """
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "INTAKE_APP_HOME": str(folder)}
    application = part("PySide6.QtWidgets", "QApplication")([])
    options = part("intake_app.ui.options", "Options")(case=str(sample_case()), now="2026-11-22T10:00")
    window = part("intake_app.ui.window", "MainWindow")(options, part("intake_app.ui.opening", "load"))
    given = part("intake_app.services.giving", "Given")
    window.resize(1280, 800)
    window.show()
    while window.visit is None:
        application.processEvents()
    window.visit.step.open_page("clots-look", "limb-bigger")

    def give(number: int) -> object:
        answer = given("limb-bigger", (("yes", "no")[number % 2],))
        window.visit.change(window.visit.interview.answer(answer))
        application.processEvents()
        return window

    def written() -> None:
        wait = part("PySide6.QtCore", "QEventLoop")()
        window.visit.saver.saved.connect(wait.quit)
        wait.exec()

    return give, written
