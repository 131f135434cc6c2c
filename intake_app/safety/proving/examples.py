"""A counter-example as answers that a therapist can read, and as entries of a log that can be judged."""

from dataclasses import dataclass
from datetime import datetime

from intake_app.questionnaire.answers import Answer, AnswerLog, Voice
from intake_app.questionnaire.model import Question, Shape
from intake_app.safety.content import Content
from intake_app.safety.proving.solving import Different


@dataclass(frozen=True, slots=True)
class Told:
    """One answer of an example: option codes by question and place; where: regions given with it."""

    question: Question
    place: str
    options: tuple[str, ...]
    where: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """What differs from a visit with nothing to find: answers, questions left blank, everything else by its name."""

    told: tuple[Told, ...]
    blank: tuple[tuple[Question, str], ...]
    others: tuple[str, ...]


def usual_names(content: Content) -> frozenset[str]:
    """The names that are true of a first visit with nothing to find: the safest answer to every question, everywhere."""
    names = set()
    for question in content.questions.by_link_id.values():
        if (
            question.options
            and not question.part_of
            and question.when != "after"
            and not _only_finds(question)
        ):
            for place in _places(content, question):
                names.add(f"{question.link_id}{place}={question.safest}")
    return frozenset(names)


def _only_finds(question: Question) -> bool:
    """Whether a list has no answer for nothing found: what is not named there is not there."""
    is_list = bool(question.item.marks.get("choose-all")) and question.shape is Shape.REGIONS
    return is_list and not question.options[0].is_exclusive and not question.options[0].axis


def _places(content: Content, question: Question) -> list[str]:
    if question.shape is Shape.SIDES:
        return ["@L", "@R"]
    if question.shape is Shape.REGIONS and not question.is_spoken:
        return [f"@{region}" for region in content.bodymap.regions]
    return [""]


def example_of(content: Content, different: Different) -> Example:
    """The names that differ, taken apart."""
    options: dict[tuple[str, str], list[str]] = {}
    where: dict[tuple[str, str], set[str]] = {}
    others = []
    for name in sorted(different.besides):
        before, equals, code = name.partition("=")
        spot, has_where, region = name.partition(" where ")
        link_id, _, place = (before if equals else spot).partition("@")
        if equals and link_id in content.questions.by_link_id:
            options.setdefault((link_id, place), []).append(code)
        elif has_where and link_id in content.questions.by_link_id:
            where.setdefault((link_id, place), set()).add(region)
        else:
            others.append(name)
    told = []
    for link_id, place in sorted({*options, *where}):
        question = content.questions.by_link_id[link_id]
        codes = tuple(sorted(options.get((link_id, place), ()), key=question.rank))
        told.append(Told(question, place, codes, frozenset(where.get((link_id, place), ()))))
    gone = [tuple(name.partition("=")[0].split("@")) for name in sorted(different.missing)]
    blank = [(content.questions.by_link_id[one[0]], one[1] if len(one) > 1 else "") for one in gone]
    said = {(one.question.link_id, one.place) for one in told if one.options}
    left = tuple((question, place) for question, place in blank if (question.link_id, place) not in said)
    return Example(tuple(told), left, tuple(others))


def sentences(content: Content, example: Example) -> list[str]:
    """What differs from a visit with nothing to find, a line each."""
    lines = [_sentence(content, one) for one in example.told]
    lines += [f"{_asked(question, place)}: not answered" for question, place in example.blank]
    return [*lines, *example.others]


def _sentence(content: Content, one: Told) -> str:
    displays = [option.display if (option := one.question.option(code)) else code for code in one.options]
    where = f" ({content.bodymap.describe(one.where)})" if one.where else ""
    said = " and ".join(displays) or one.question.options[0].display
    return f"{_asked(one.question, one.place)}: {said}{where}"


def _asked(question: Question, place: str) -> str:
    where = {"": "", "L": ", left", "R": ", right"}.get(place, f", {place.replace('_', ' ')}")
    return f"{question.code} {question.text}{where}"


def log_of(example: Example, log: AnswerLog, moment: datetime) -> AnswerLog:
    """A log with the answers of an example in the place of its own to the same questions there."""
    gone = {(one.question.link_id, one.place) for one in example.told}
    gone |= {(question.link_id, place) for question, place in example.blank}
    kept = [entry for entry in log if (entry.question, entry.place or "") not in gone]
    return AnswerLog((*kept, *entries(example, moment)))


def entries(example: Example, moment: datetime) -> list[Answer]:
    """The answers as entries of a log, each as said by whoever may answer; several options of one choice by two voices."""
    found = []
    for one in example.told:
        voice = Voice.CLIENT if one.question.is_spoken else Voice.THERAPIST
        several = bool(one.question.shape is Shape.CHOICES or one.question.item.marks.get("choose-all"))
        groups = [one.options] if several or not one.options else [(code,) for code in one.options]
        voices = [voice, Voice.COLLEAGUE, Voice.DOCUMENT]
        for own, options in zip(voices, groups, strict=False):
            found.append(
                Answer(
                    one.question.link_id,
                    options,
                    one.place or None,
                    where=one.where or None,
                    voice=own,
                    at=moment,
                )
            )
    return found
