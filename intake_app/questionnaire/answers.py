"""The log of answers: who said or found what, by which means, when. Nothing in it is ever changed or removed.

Rules read this log; a FHIR QuestionnaireResponse is made from it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Voice(StrEnum):
    """Who says or finds it (content 1.7)."""

    CLIENT = "client"
    CARER = "carer"
    THERAPIST = "therapist"
    COLLEAGUE = "colleague"
    DOCUMENT = "document"


class Means(StrEnum):
    """By what a look was done (content 1.8)."""

    SIGHT = "sight"
    TOUCH = "touch"


_NAMED = (Voice.CARER, Voice.COLLEAGUE)
Key = tuple[str, str | None, int | None, Voice, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry of the log.

    question: link id. place: a region id for shape `regions`, "L" or "R" for `sides`, None otherwise.
    line: index from 0 for shapes `lines` and `series`, else None.
    options: codes chosen, in the order of the list. where: region ids given with the answer, None when no place was given.
    values: what else was given, by field name (`kinds` a tuple of codes, `date` a date, `value` a number, `unit`, `taken` a
    datetime, `upper`, `lower`, `what`, `words`, `closed`, `struck` a reason, ...), only what was given.
    at: when it was said or found, with time zone. entered_as: single, group, zone, unchanged. step: seated or table.
    reason, sentence: only for loosening after a verdict (content 1.7). said_by: who loosened it; the name of a carer or a
    colleague.
    """

    question: str
    options: tuple[str, ...] = ()
    place: str | None = None
    line: int | None = None
    where: frozenset[str] | None = None
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    voice: Voice = Voice.CLIENT
    means: Means | None = None
    at: datetime | None = None
    entered_as: str = "single"
    step: str = "seated"
    reason: str = ""
    sentence: str = ""
    said_by: str = ""

    @property
    def key(self) -> Key:
        """What a later entry of the same voice takes the place of; two carers, or two colleagues, are two voices (content 1.7).

        Lines are told apart by their number alone: whoever strikes a reading out strikes that reading.
        """
        is_named = self.line is None and self.voice in _NAMED and self.said_by != self.voice
        return (self.question, self.place, self.line, self.voice, self.said_by if is_named else "")


@dataclass(frozen=True)
class AnswerLog:
    """Entries in the order they were given; adding gives a new log."""

    entries: tuple[Answer, ...] = ()

    def add(self, *answers: Answer) -> "AnswerLog":
        """This log with these entries behind the others."""
        return AnswerLog((*self.entries, *answers))

    def __iter__(self) -> Iterator[Answer]:
        return iter(self.entries)

    @cached_property
    def _current(self) -> Mapping[str, tuple[Answer, ...]]:
        latest: dict[Key, Answer] = {}
        for entry in self.entries:
            latest[entry.key] = entry
        grouped: dict[str, list[Answer]] = {}
        for entry in latest.values():
            grouped.setdefault(entry.question, []).append(entry)
        return {name: tuple(found) for name, found in grouped.items()}

    def current(self, question: str) -> tuple[Answer, ...]:
        """The newest entry of each voice, place and line of a question (link id); empty when nothing was given.

        For lines and series an entry with no options and no values takes the line back.
        """
        return self._current.get(question, ())

    def questions(self) -> Iterable[str]:
        """Link ids that have an entry."""
        return self._current.keys()

    def without(self, question: str) -> "AnswerLog":
        """This log as if nothing had been given for a question: for asking what it changes, never for storing."""
        return AnswerLog(tuple(entry for entry in self.entries if entry.question != question))
