"""Answers as they are read on paper: what was asked, what was said or found, by whom, when, and what was not checked."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.bodymap.words import capital
from intake_app.questionnaire.answers import Answer, Means, Voice
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Item, Question
from intake_app.record.document import AnswerWords
from intake_app.safety.content import Content
from intake_app.safety.readings import is_harmless
from intake_app.safety.situation import Situation
from intake_app.services.day_words import day, day_and_time, when

SIDES: Mapping[str, str] = {"L": "Left", "R": "Right"}
FORMS = ("session", "emergency", "clots", "skin-and-feet", "diabetes", "sensation", "pressure", "whole-body")
_YES_OR_NO = ("yes", "no", NOT_SURE)
_TOLD_ELSEWHERE = frozenset({"unit", "struck", "spot", "lower", "level"})


def name_of(question: Question) -> str:
    """What a question is called in a list."""
    short = question.item.marks.get("short")
    return tr(str(short[0])) if short else tr(question.text)


def voice_of(entry: Answer, today: date) -> str:
    """Who said or found it and when: "client says 10:24", "found by sight 10:38"."""
    words = {
        Voice.CLIENT: tr("client says"),
        Voice.CARER: tr("carer says"),
        Voice.THERAPIST: tr("therapist notes"),
        Voice.COLLEAGUE: tr("colleague finds"),
        Voice.DOCUMENT: tr("document says"),
    }[entry.voice]
    if entry.voice in (Voice.THERAPIST, Voice.COLLEAGUE) and entry.means is not None:
        found = tr("found by sight") if entry.means is Means.SIGHT else tr("found by touch")
        words = found if entry.voice is Voice.THERAPIST else tr("colleague, {found}", found=found)
    return f"{words} {when(entry.at, today)}" if entry.at else words


class AnswerReader:
    """The answers of one visit as words, each question once for each answer, voice and time."""

    def __init__(self, content: Content, situation: Situation) -> None:
        self.content = content
        self.situation = situation
        self.today = situation.moment.date()
        self.titles = {form.id: form.title for form in content.questions.questionnaires}

    def all(self) -> tuple[AnswerWords, ...]:
        """Every question that has an answer, in the order in which the forms are asked."""
        questions = sorted(self.content.questions.by_link_id.values(), key=_place_of_form)
        return tuple(words for question in questions for words in self.of(question))

    def of_codes(self, codes: Iterable[str]) -> tuple[AnswerWords, ...]:
        """The answers to these questions (content ids), each question once."""
        asked = (self.content.questions.by_code.get(code) for code in dict.fromkeys(codes))
        return tuple(words for question in asked if question is not None for words in self.of(question))

    def of(self, question: Question) -> Iterator[AnswerWords]:
        """One line for each different answer to a question; places with the same answer stand in one line."""
        groups: dict[tuple[str, str, str, bool], list[str]] = {}
        for entry in self.situation.answers.current(question.link_id):
            if entry.options or entry.values:
                plain = _is_plain(question, entry)
                key = (
                    self.words(question, entry),
                    voice_of(entry, self.today),
                    _note(question, entry),
                    plain,
                )
                groups.setdefault(key, []).append(entry.place or "")
        for (answer, voice, note, plain), places in groups.items():
            where = self._places(places)
            yield AnswerWords(
                name_of(question),
                f"{where}: {answer}" if where else answer,
                voice,
                note,
                tr(self.titles.get(question.check, "")),
                plain,
            )

    def words(self, question: Question, entry: Answer) -> str:
        """One entry: its options, places and what else was given with it."""
        parts = [_option(question, code) for code in entry.options if not _is_said_by_values(question, entry)]
        parts += list(_values(question, entry, self.content.bodymap))
        if entry.where:
            parts.append(self.content.bodymap.describe(entry.where))
        return "; ".join(part for part in parts if part)

    def _places(self, places: list[str]) -> str:
        named = [place for place in places if place]
        if not named:
            return ""
        if set(named) <= set(SIDES):
            return tr("Left and right") if len(set(named)) == 2 else tr(SIDES[named[0]])
        return capital(self.content.bodymap.describe(named))


def struck_words(content: Content, situation: Situation) -> tuple[str, ...]:
    """Readings that were struck out, which stay visible (content 1.6)."""
    reader = AnswerReader(content, situation)
    return tuple(
        tr("{name}, struck out ({reason}): {reading}, {voice}",
           name=name_of(question), reason=str(entry.values["struck"]).replace("-", " "),
           reading=reader.words(question, entry), voice=voice_of(entry, reader.today))
        for question in content.questions.by_link_id.values()
        for entry in situation.answers.current(question.link_id)
        if entry.values.get("struck")
    )  # fmt: skip


def not_checked(content: Content, situation: Situation) -> tuple[str, ...]:
    """The questions that were answered with a word for "not done", in the order of the forms."""
    return tuple(
        f"{words.question}: {words.answer}"
        for words in AnswerReader(content, situation).all()
        if words.note == tr("not checked")
    )


def _is_plain(question: Question, entry: Answer) -> bool:
    """Whether an entry says nothing beyond the safest answer: the first option of its axis, or a nought."""
    if entry.where is not None or set(entry.values) - {"value", "unit"} or entry.values.get("value", 0) != 0:
        return False
    first: dict[str, str] = {}
    for option in question.options:
        first.setdefault(option.axis, option.code)
    others = tuple(code for code in entry.options if code not in first.values())
    return not others or is_harmless(question, others)


def _place_of_form(question: Question) -> int:
    return FORMS.index(question.check) if question.check in FORMS else len(FORMS)


def _note(question: Question, entry: Answer) -> str:
    notes = []
    if set(entry.options) & (NOT_DONE | question.blank_words):
        notes.append(tr("not checked"))
    if set(entry.options) & {NOT_SURE, PREFER_NOT} and question.counts_as:
        notes.append(tr("counts as “{answer}”", answer=_option(question, question.counts_as)))
    if entry.values.get("struck"):
        notes.append(tr("struck out: {reason}", reason=str(entry.values["struck"]).replace("-", " ")))
    return "; ".join(notes)


def _option(question: Question, code: str) -> str:
    found = question.option(code)
    return tr(found.display) if found else code.replace("-", " ")


def _is_said_by_values(question: Question, entry: Answer) -> bool:
    """A number says more than the band it falls into, and words more than that there are some."""
    return question.link_id == "reason" or bool(
        question.scale and {"value", "left", "upper"} & set(entry.values)
    )


def _values(question: Question, entry: Answer, bodymap: BodyMap) -> Iterator[str]:
    unit = str(entry.values.get("unit", ""))
    for name, value in entry.values.items():
        item = question.fields.get(name)
        if name == "upper":
            yield f"{value}/{entry.values.get('lower', '')} mmHg"
        elif name == "left":
            sides = tr(
                "left {left}, right {right}",
                left=_number(value),
                right=_number(entry.values.get("right", "")),
            )
            yield f"{sides} {unit}".strip()
        elif name == "value":
            number = f"{_number(value)} {unit or _unit(item)}".strip()
            yield tr("difference {number}", number=number) if "left" in entry.values else number
        elif name == "spot" and isinstance(value, Mapping):
            yield "; ".join(map(str, value.values()))
        elif name == "lighter" and isinstance(value, Mapping):
            for place, level in value.items():
                where = bodymap.describe(bodymap.expand(place))
                yield tr("{place} level {level} at most", place=where, level=level)
        elif name not in _TOLD_ELSEWHERE | {"right"}:
            yield _value(item, name, value)


def _value(item: Item | None, name: str, value: object) -> str:
    if isinstance(value, datetime):
        return f"{_label(item, name)} {day_and_time(value)}"
    if isinstance(value, date):
        return f"{_label(item, name)} {day(value)}"
    if isinstance(value, bool):
        return f"{_label(item, name)}: {tr('yes') if value else tr('no')}"
    if isinstance(value, tuple | list | frozenset):
        words = [_word(item, str(one)) for one in value]
        return ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {one}" for key, one in value.items())
    if isinstance(value, int | float):
        unit = _unit(item)
        is_counted = not unit or unit.startswith("/")
        return f"{_label(item, name)} {_number(value)}" if is_counted else f"{_number(value)} {unit}"
    word = _word(item, str(value))
    return f"{_label(item, name)}: {word.lower()}" if value in _YES_OR_NO else word


def _label(item: Item | None, name: str) -> str:
    return tr(item.text).rstrip("?").lower() if item and item.text else name.replace("_", " ")


def _word(item: Item | None, code: str) -> str:
    for option in item.options if item else ():
        if option.code == code:
            return tr(option.display)
    return code


def _unit(item: Item | None) -> str:
    return item.unit if item else ""


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
