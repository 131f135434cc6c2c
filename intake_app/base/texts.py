"""Every text that a person reads passes through `tr`: looked up in the chosen language first, filled in after."""

import json
from collections.abc import Mapping

from intake_app.base.paths import resource

_catalogue: dict[str, str] = {}


def tr(text: str, /, **values: object) -> str:
    """The text in the current language with `{names}` filled in. Unknown texts stay English."""
    found = _catalogue.get(text, text)
    return found.format_map(values) if values else found


def use_catalogue(texts: Mapping[str, str]) -> None:
    """Take these translations (English text to translated text) from now on."""
    _catalogue.clear()
    _catalogue.update(texts)


def use_language(language: str) -> bool:
    """Load `resources/translations/LANGUAGE.json`; False, and English, where there is none."""
    file = resource("translations", f"{language}.json")
    use_catalogue(json.loads(file.read_text("utf-8")) if file.is_file() else {})
    return file.is_file()
