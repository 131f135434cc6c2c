"""The clauses that questions, facts and techniques are said with inside a sentence, as the folder's files give them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intake_app.base.texts import tr
from intake_app.base.toml_lines import read_toml


@dataclass(frozen=True, slots=True)
class Phrases:
    """Clauses by name. questions: what a yes says; facts and series: (said of the first option, said of the other or "").

    answers: one answer of a list, with {answer} and {here}.
    """

    questions: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    series: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    techniques: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


def load_phrases(folder: Path) -> Phrases:
    """The clauses of `wording.toml` and the names in `techniques.toml`; what is missing there is said by its name."""
    found = {table.name: table.values for table in read_toml(folder / "wording.toml")[0]}
    return Phrases(
        questions={name: _pair(said)[0] for name, said in found.get("question", {}).items()},
        facts={name: _pair(said) for name, said in found.get("fact", {}).items()},
        series={name: _pair(said) for name, said in found.get("series", {}).items()},
        techniques=_techniques(folder),
        answers={name: str(said) for name, said in _flat(found.get("answer", {}))},
    )


def _flat(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, said in values.items():
        if isinstance(said, dict):
            yield from ((f"{name}.{rest}", inner) for rest, inner in _flat(said))
        else:
            yield name, said


def _pair(said: object) -> tuple[str, str]:
    words = [str(one) for one in said] if isinstance(said, list) else [str(said)]
    return words[0] if words else "", words[1] if len(words) > 1 else ""


def _techniques(folder: Path) -> dict[str, str]:
    names: dict[str, str] = {}
    for table in read_toml(folder / "techniques.toml")[0]:
        kind, _, name = table.name.partition(".")
        if kind == "technique" and "name" in table.values:
            names[name] = str(table.values["name"])
        elif table.name == "never.names":
            names.update({key: str(value) for key, value in table.values.items()})
    return names


def either(words: Iterable[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    return _listed(words, tr("or"))


def both(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return _listed(words, tr("and"))


def _listed(words: Iterable[str], last: str) -> str:
    several = list(dict.fromkeys(words))
    if len(several) < 2:
        return "".join(several)
    return f"{', '.join(several[:-1])} {last} {several[-1]}"


def plain(code: str) -> str:
    """The words of a code: "not-known" gives "not known", "66-74" gives "66 to 74"."""
    return re.sub(r"(?<=\d)-(?=\d)", " to ", code).replace("-", " ").replace("_", " ")


def lower(text: str) -> str:
    """The text as it stands inside a sentence: a small first letter where the word is no abbreviation."""
    return text if len(text) > 1 and text[1:2].isupper() else text[:1].lower() + text[1:]


def values_of(folder: Path, file: str, name: str) -> list[Mapping[str, Any]]:
    """The values of every `[[name]]` of a file, in order."""
    return [table.values for table in read_toml(folder / file)[0] if table.name == name]
