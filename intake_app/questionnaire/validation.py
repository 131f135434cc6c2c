"""Whether the answers to a form are complete and within their limits; each problem is one plain sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType

from intake_app.base.texts import tr
from intake_app.questionnaire.enabling import Answers, Enabling
from intake_app.questionnaire.model import Item, Questionnaire


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one answer. link_id: the item; sentence: what, and what to do, for a person."""

    link_id: str
    sentence: str


def problems(
    questionnaire: Questionnaire, answers: Answers, enabled: frozenset[str] | None = None
) -> list[Problem]:
    """Everything wrong with the answers of a form, in the order of its items.

    answers: plain values by link id (codes, texts, numbers, booleans, dates). enabled: items switched on, worked out
    if not given; what a switched-off item holds is not looked at. Answers to unknown items are problems.
    """
    on = Enabling(questionnaire).enabled(answers) if enabled is None else enabled
    known = {item.link_id for item in questionnaire.walk()}
    strange = [name for name in answers if name not in known]
    found = [Problem(name, tr("This form has no question “{name}”.", name=name)) for name in strange]
    for item in questionnaire.walk():
        if item.link_id in on:
            found += [
                Problem(item.link_id, sentence) for sentence in of_item(item, answers.get(item.link_id, ()))
            ]
    return found


def of_item(item: Item, given: Sequence[object]) -> Iterator[str]:
    """The sentences for one item and the values given to it."""
    if item.type in ("group", "display"):
        if given and item.type == "display":
            yield tr("This line is only for reading and takes no answer.")
        return
    if item.required and not given:
        yield tr("Please answer this question.")
    if len(given) > 1 and not item.repeats:
        yield tr("Please give one answer only.")
    for value in given:
        yield from _of_value(item, value)


def _of_value(item: Item, value: object) -> Iterator[str]:
    fits = _FITS.get(item.type)
    if fits is not None and not fits(value):
        yield tr("“{value}” does not fit here. Expected: {kind}.", value=value, kind=tr(_KINDS[item.type]))
        return
    if item.max_length is not None and isinstance(value, str) and len(value) > item.max_length:
        yield tr("This is too long: at most {most} characters.", most=item.max_length)
    yield from _of_number(item, value)
    is_listed = item.type == "choice" and item.options
    if is_listed and not any(option.code == value for option in item.options):
        yield tr("“{value}” is not in the list of answers.", value=value)


def _of_number(item: Item, value: object) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    unit = f" {item.unit}" if item.unit else ""
    if item.min_value is not None and value < item.min_value:
        yield tr(
            "{value} is too low: at least {least}{unit}.",
            value=value,
            least=_shown(item.min_value),
            unit=unit,
        )
    if item.max_value is not None and value > item.max_value:
        yield tr(
            "{value} is too high: at most {most}{unit}.", value=value, most=_shown(item.max_value), unit=unit
        )


def _shown(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


_FITS: Mapping[str, Callable[[object], bool]] = MappingProxyType(
    {
        "boolean": lambda value: isinstance(value, bool),
        "decimal": _is_number,
        "quantity": _is_number,
        "integer": _is_whole,
        "date": lambda value: isinstance(value, date) and not isinstance(value, datetime),
        "dateTime": lambda value: isinstance(value, date),
        "time": lambda value: isinstance(value, time),
        "string": _is_text,
        "text": _is_text,
        "url": _is_text,
        "choice": _is_text,
        "open-choice": _is_text,
    }
)
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "boolean": "yes or no",
        "decimal": "a number",
        "quantity": "a number",
        "integer": "a whole number",
        "date": "a date",
        "dateTime": "a date, with a time if known",
        "time": "a time",
        "string": "words",
        "text": "words",
        "url": "an address",
        "choice": "an answer of the list",
        "open-choice": "an answer of the list, or words",
    }
)
