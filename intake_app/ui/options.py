"""What may stand behind `intake-app` and `intake-app demo`, read without any library so that the window comes first."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake_app.base.errors import IntakeAppError
from intake_app.base.texts import tr

_WITH_VALUE = {
    "--now": "now", "--theme": "theme", "--text-size": "text_size", "--forms": "forms", "--offscreen-visit": "visit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """case: a path or the name of a shipped case. now: a moment for the clock. text_size: percent, 100 to 200.

    offscreen_visit: a folder for the plan of a sample visit that is walked through without a display.
    """

    case: str = ""
    now: str = ""
    forms: str = ""
    theme: str = "system"
    text_size: int = 100
    exit_after_first_paint: bool = False
    offscreen_visit: str = ""


def read_options(arguments: Sequence[str]) -> Options:
    """The options of the window. Raises IntakeAppError in one sentence for what is not known."""
    found: dict[str, str] = {}
    exits, rest = False, list(arguments)
    if rest[:1] == ["demo"]:
        rest.pop(0)
    while rest:
        word, _, value = rest.pop(0).partition("=")
        if word == "--exit-after-first-paint":
            exits = True
        elif word in _WITH_VALUE:
            found[_WITH_VALUE[word]] = value or (rest.pop(0) if rest else "")
        elif word.startswith("-") or "case" in found:
            raise _unknown(word)
        else:
            found["case"] = word
    return Options(
        found.get("case", ""), found.get("now", ""), found.get("forms", ""), _theme(found.get("theme", "system")),
        _size(found.get("text_size", "100")), exits, found.get("visit", ""),
    )  # fmt: skip


def _theme(word: str) -> str:
    if word not in ("system", "light", "dark", "contrast"):
        raise _unknown(f"--theme {word}")
    return word


def _size(word: str) -> int:
    if not word.isdigit() or not 100 <= int(word) <= 200:
        raise _unknown(f"--text-size {word}")
    return int(word)


def _unknown(word: str) -> IntakeAppError:
    return IntakeAppError(
        tr("“{word}” is not known here.", word=word),
        tr("Nothing was opened or changed."),
        tr("Write: intake-app demo [CASE] [--now MOMENT] [--theme light|dark|contrast] [--text-size 100-200]."),
    )
