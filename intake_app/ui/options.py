"""What may stand behind `intake-app` and `intake-app demo`, read without any library so that the window comes first."""

from collections.abc import Sequence

_WITH_VALUE = {
    "--now": "now", "--theme": "theme", "--text-size": "text_size", "--forms": "forms",
    "--offscreen-visit": "offscreen_visit",
}  # fmt: skip
_THEMES = ("system", "light", "dark", "contrast")


class UnknownOption(Exception):
    """A word that is no option here, or a value that it does not take."""

    def sentence(self) -> str:
        """What happened and what to write instead."""
        from intake_app.base.texts import tr  # here: only who mistypes waits for it

        return tr(
            "“{word}” is not known here. Nothing was opened or changed. Write: intake-app demo [CASE] [--now MOMENT] "
            "[--theme light|dark|contrast] [--text-size 100-200].",
            word=self.args[0],
        )


class Options:
    """case: a path or the name of a shipped case. now: a moment for the clock. text_size: percent, 100 to 200.

    offscreen_visit: a folder for the plan of a sample visit that is walked through without a display.
    """

    __slots__ = ("case", "exit_after_first_paint", "forms", "now", "offscreen_visit", "text_size", "theme")

    def __init__(
        self, case: str = "", now: str = "", forms: str = "", theme: str = "system", text_size: str | int = 100,
        offscreen_visit: str = "", exit_after_first_paint: bool = False,
    ) -> None:  # fmt: skip
        self.case = case
        self.now = now
        self.forms = forms
        self.theme = theme
        self.text_size = int(text_size)
        self.offscreen_visit = offscreen_visit
        self.exit_after_first_paint = exit_after_first_paint


def read_options(arguments: Sequence[str]) -> Options:
    """The options of the window. Raises UnknownOption for what is not known."""
    given: dict[str, str] = {}
    exits, rest = False, list(arguments)
    if rest[:1] == ["demo"]:
        rest.pop(0)
    while rest:
        word, _, value = rest.pop(0).partition("=")
        if word == "--exit-after-first-paint":
            exits = True
        elif word in _WITH_VALUE:
            given[_WITH_VALUE[word]] = value or (rest.pop(0) if rest else "")
        elif word.startswith("-") or "case" in given:
            raise UnknownOption(word)
        else:
            given["case"] = word
    _check(given)
    return Options(**given, exit_after_first_paint=exits)


def _check(given: dict[str, str]) -> None:
    size = given.get("text_size", "100")
    if given.get("theme", "system") not in _THEMES:
        raise UnknownOption(f"--theme {given['theme']}")
    if not size.isdigit() or not 100 <= int(size) <= 200:
        raise UnknownOption(f"--text-size {size}")
