"""What an answered line shows: the answer, what it counts as, and who said or found it. No Qt here."""

from collections.abc import Sequence

from intake_app.base.texts import tr
from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import NOT_SURE, PREFER_NOT, Question, Shape, Unsure
from intake_app.safety.content import Content
from intake_app.safety.evaluating import Evaluation
from intake_app.services.lines import KINDS, WHERE, Line
from intake_app.ui.values import Shown
from intake_app.ui.views.wording import capital, joined, option_words, places_words, small, voice_of


def shown_of(evaluation: Evaluation, line: Line, here: Sequence[Answer]) -> Shown:
    """The closed row of an answered line. here: its newest entries; empty where the answer was worked out from others."""
    question, content = line.question, evaluation.content
    if not here:
        return Shown(option_words(question, evaluation.reading(question).options))
    voices = tuple({str(voice_of(e).words): voice_of(e) for e in [*here[-1:], *_other_voices(here)]}.values())
    if question.shape is Shape.SIDES or (line.is_zone and content.bodymap.side_of(line.places[0])):
        left, right = (_side_words(content, line, here, side) for side in ("L", "R"))
        return Shown(left[0], right[0], left[1], right[1], voices)
    answer = _words(content, line, here)
    below = _counts(question, here)
    if len(voices) > 1 and not below and len({e.options for e in here}) > 1:
        below = tr("worse counts")
    return Shown(answer, below=below, voices=voices)


def _other_voices(here: Sequence[Answer]) -> list[Answer]:
    newest = here[-1].voice if here else None
    return [entry for entry in here if entry.voice is not newest][-1:]


def _side_words(content: Content, line: Line, here: Sequence[Answer], side: str) -> tuple[str, str]:
    found = [e for e in here if e.place in (None, side) or content_side(content, e.place) == side]
    codes = {code for e in found for code in _codes(line, e)}
    worst = max(codes, key=line.question.rank, default="")
    where = [e.place for e in found if worst in e.options and e.place not in (None, "L", "R")]
    sided = [e for e in found if e.place not in (None, "L", "R")]
    place = "" if len(where) == len(sided) else _part_words(content, where)
    return option_words(line.question, [worst]), place or _counts(line.question, found)


def content_side(content: Content, region: str | None) -> str | None:
    """The side of a region; None for one across the midline, and for what is no region."""
    return content.bodymap.side_of(region) if region and region in content.bodymap.regions else None


def _part_words(content: Content, regions: Sequence[str | None]) -> str:
    bodymap = content.bodymap
    return joined(bodymap.list_name(bodymap.part_of(region)).lower() for region in regions if region)


def _codes(line: Line, entry: Answer) -> tuple[str, ...]:
    if not line.part or line.part in (WHERE, KINDS):
        return entry.options
    found = (line.question.option(code) for code in entry.options)
    return tuple(option.code for option in found if option is not None and option.axis in ("", line.part))


def _words(content: Content, line: Line, here: Sequence[Answer]) -> str:
    question = line.question
    if line.part == WHERE:
        marked = [e.place for e in here if e.place and e.options]
        words = places_words(content.bodymap, marked)
        return capital(words) or option_words(question, here[-1].options if here else ())
    if question.shape is Shape.SERIES:
        return _reading(question, here)
    if question.shape is Shape.LINES:
        return _lines(question, here)
    codes = {code for e in here for code in _codes(line, e)}
    number = _number(here[-1]) if here else ""
    where = frozenset[str]().union(*(e.where for e in here if e.where))
    if line.is_marking:
        where = frozenset(e.place for e in here if e.place and e.options)
    place = places_words(content.bodymap, where)
    words = option_words(question, _worst(question, codes) if not line.part else codes)
    return joined([number or words, place])


def _worst(question: Question, codes: set[str]) -> set[str]:
    if question.shape is Shape.CHOICES or question.item.marks.get("choose-all"):
        return codes
    return {max(codes, key=question.rank)} if codes else set()


def _number(entry: Answer) -> str:
    values = entry.values
    if "left" in values and "right" in values:
        return tr(
            "{left} and {right} {unit}",
            left=values["left"],
            right=values["right"],
            unit=values.get("unit", ""),
        )
    value = values.get("value")
    if value is None:
        return ""
    shown = int(value) if isinstance(value, float) and value.is_integer() else value
    return f"{shown} {values.get('unit', '')}".strip()


def _reading(question: Question, here: Sequence[Answer]) -> str:
    lines = [e for e in here if e.line is not None and e.values and not e.values.get("struck")]
    if not lines:
        return option_words(question, here[-1].options if here else ())
    values = lines[-1].values
    return f"{values['upper']:.0f}/{values['lower']:.0f}" if "upper" in values else _number(lines[-1])


def _lines(question: Question, here: Sequence[Answer]) -> str:
    lines = [e for e in here if e.line is not None]
    if not lines:
        return option_words(question, here[-1].options if here else ())
    codes = {code for e in lines for code in e.options}
    names = [str(e.values.get("name") or e.values.get("what") or "") for e in lines]
    return option_words(question, codes) or joined(names) or tr("{count} lines", count=len(lines))


def _counts(question: Question, here: Sequence[Answer]) -> str:
    codes = {code for e in here for code in e.options}
    if not codes & {NOT_SURE, PREFER_NOT}:
        return ""
    counted = question.option(question.counts_as) if question.counts_as else None
    if counted is not None and question.unsure is not Unsure.INCOMPLETE:
        return tr("counts as: {answer}", answer=small(counted.display))
    return tr("not finished") if question.unsure is Unsure.INCOMPLETE else ""
