"""Questions as the product reads them out of FHIR Questionnaires: frozen, without answers.

The format is described in forms/README.md section 1. Reading it from JSON is `loading`; branching inside a form is `enabling`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Shape(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    CHOICES = "choices"
    REGIONS = "regions"
    SIDES = "sides"
    NUMBER = "number"
    LINES = "lines"
    SERIES = "series"
    CALVES = "calves"


class Unsure(StrEnum):
    """What an answer that is not known does (content 1.4)."""

    YES = "Y"
    INCOMPLETE = "I"
    REGION = "R"
    CAUTION = "C"
    NOTHING = "-"


NOT_SURE = "not-sure"
PREFER_NOT = "prefer-not-to-say"
NOT_DONE = frozenset(
    {
        "not-asked",
        "not-checked",
        "not-done",
        "not-measured",
        "not-tested",
        "not-felt",
        "not-looked",
        "unknown",
    }
)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a list. code: words with hyphens; display: plain English; axis: see forms/README.md.

    is_exclusive: "none of these" of a choose-all list. widest: as `Question.widest`, for this answer only.
    """

    code: str
    display: str
    axis: str = ""
    is_not_applicable: bool = False
    is_exclusive: bool = False
    widest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EnableWhen:
    """One branch condition inside a form: `question` (link id), FHIR operator, the answer it is compared with."""

    question: str
    operator: str
    answer: object


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a Questionnaire as FHIR has it, children included."""

    link_id: str
    type: str
    text: str = ""
    code: str = ""
    prefix: str = ""
    required: bool = False
    repeats: bool = False
    read_only: bool = False
    max_length: int | None = None
    options: tuple[Option, ...] = ()
    initial: tuple[object, ...] = ()
    enable_when: tuple[EnableWhen, ...] = ()
    enable_all: bool = True
    items: tuple["Item", ...] = ()
    min_value: float | None = None
    max_value: float | None = None
    unit: str = ""
    control: str = ""
    hidden: bool = False
    marks: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    """Our own extensions (`urn:intake-app:NAME`) by name, each with its values."""

    def walk(self) -> Iterator["Item"]:
        """This item and every item below it, in order."""
        yield self
        for child in self.items:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A form: its items in order, frozen. url and version identify it in a response."""

    id: str
    url: str
    version: str
    title: str
    items: tuple[Item, ...]

    def walk(self) -> Iterator[Item]:
        """Every item, in order."""
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Question:
    """A coded item seen the way rules see it.

    options are listed from safest to worst. fields: names of what may stand with an answer (`where`, `kinds`, `date` ...),
    each with its own item. widest: places that stand for an answer without a place.
    """

    link_id: str
    code: str
    text: str
    shape: Shape
    options: tuple[Option, ...]
    fields: Mapping[str, Item]
    when: str
    unsure: Unsure
    counts_as: str
    blank_words: frozenset[str]
    is_spoken: bool
    may_group_none: bool
    is_ordered: bool
    widest: tuple[str, ...]
    scale: str
    part_of: str
    check: str
    item: Item

    def option(self, code: str) -> Option | None:
        """The option with this code, None where there is none."""
        return next((option for option in self.options if option.code == code), None)

    def rank(self, code: str) -> int:
        """Place of an option in the list, 0 the safest; -1 for a code that is not in it."""
        return next((place for place, option in enumerate(self.options) if option.code == code), -1)

    @property
    def safest(self) -> str:
        """The code of the first option, "" where there are none."""
        return self.options[0].code if self.options else ""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """All questions of all forms, by link id and by content id."""

    questionnaires: tuple[Questionnaire, ...]
    by_link_id: Mapping[str, Question]
    by_code: Mapping[str, Question]

    def find(self, name: str) -> Question | None:
        """The question with this link id or content id."""
        return self.by_link_id.get(name) or self.by_code.get(name)
