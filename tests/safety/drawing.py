"""Random answers of every shape: options, places, numbers, dated lines, timed readings; in any voice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from intake_app.base.paths import forms_folder
from intake_app.planning.content import PlanContent, load_plan_content
from intake_app.questionnaire.answers import Answer, Voice
from intake_app.questionnaire.model import Question, Shape
from intake_app.safety.content import Content, load_content
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.judging import evaluation_after, evaluation_of, review_of
from intake_app.safety.review import Review
from intake_app.safety.situation import Situation
from tests.safety.conftest import NOW

CONTENT: Content = load_content(forms_folder())
PLANS: PlanContent = load_plan_content(CONTENT)
VOICES = (Voice.CLIENT, Voice.THERAPIST, Voice.CARER)
REGIONS = (
    "foot_sole_L",
    "toes_R",
    "calf_R",
    "thigh_front_L",
    "forearm_L",
    "hand_L",
    "upper_back",
    "neck_back",
)
_SIMPLE = (Shape.CHOICE, Shape.CHOICES, Shape.SIDES, Shape.REGIONS)
ASKED = tuple(q for q in CONTENT.questions.by_link_id.values() if q.options and q.shape in _SIMPLE)
_NUMBERS = {
    "pain-now": ("points", 0, 10), "pain-average": ("points", 0, 10), "pain-worst": ("points", 0, 10),
    "nights-lost": ("nights", 0, 7), "fever-now": ("C", 34, 43), "hba1c": ("%", 4, 18), "skin-warmth": ("C", -6, 6),
}  # fmt: skip
_LINES = ("injury", "operation", "injection", "skin-device", "medicines")


def _where() -> st.SearchStrategy[frozenset[str] | None]:
    some = st.sets(st.sampled_from(REGIONS), min_size=1, max_size=2).map(frozenset)
    return st.none() | some


@st.composite
def chosen(
    draw: st.DrawFn, questions: tuple[Question, ...] = ASKED, voices: tuple[Voice, ...] = VOICES
) -> Answer:
    """An answer by options to any of these questions."""
    question = draw(st.sampled_from(questions))
    option = draw(st.sampled_from([option.code for option in question.options]))
    places = {Shape.SIDES: ("L", "R"), Shape.REGIONS: REGIONS}.get(question.shape)
    place = draw(st.sampled_from(places)) if places else None
    where = draw(_where()) if "where" in question.fields else None
    return Answer(
        question.link_id, (option,), place=place, where=where, voice=draw(st.sampled_from(voices)), at=NOW
    )


@st.composite
def numbers(draw: st.DrawFn, voices: tuple[Voice, ...] = VOICES) -> Answer:
    """A number where one may be typed: pain, nights, temperature, HbA1c, warmth, calves, blood counts."""
    name = draw(st.sampled_from([*_NUMBERS, "calf-difference", "blood-counts"]))
    voice, place = draw(st.sampled_from(voices)), None
    values: dict[str, object]
    if name == "calf-difference":
        values = {"left": draw(st.integers(30, 42)), "right": draw(st.integers(30, 42)), "unit": "cm"}
    elif name == "blood-counts":
        values = {"platelets": draw(st.integers(0, 300)) * 1000, "neutrophils": draw(st.integers(0, 4000))}
        values["date"] = (NOW - timedelta(days=draw(st.integers(0, 9)))).date()
    else:
        unit, low, high = _NUMBERS[name]
        values = {"value": draw(st.integers(low * 2, high * 2)) / 2, "unit": unit}
        values |= {"date": NOW.date()} if name == "hba1c" else {}
        place = draw(st.sampled_from(REGIONS[:2])) if name == "skin-warmth" else None
    return Answer(name, place=place, values=values, voice=voice, at=NOW)


@st.composite
def lines(draw: st.DrawFn, voices: tuple[Voice, ...] = VOICES) -> Answer:
    """One dated line of a list: an injury, an operation, an injection, a device, a medicine."""
    question = CONTENT.questions.by_link_id[draw(st.sampled_from(_LINES))]
    codes = [option.code for option in question.options]
    options = (
        (draw(st.sampled_from(codes)),) if question.link_id == "medicines" or draw(st.booleans()) else ()
    )
    date = (NOW - timedelta(days=draw(st.integers(0, 200)))).date()
    values = {"date": date} if question.link_id != "medicines" and draw(st.booleans()) else {}
    where = draw(_where()) if question.link_id != "medicines" else None
    voice = draw(st.sampled_from(voices))
    return Answer(
        question.link_id,
        options,
        line=draw(st.integers(0, 1)),
        where=where,
        values=values,
        voice=voice,
        at=NOW,
    )


@st.composite
def readings(draw: st.DrawFn) -> Answer:
    """One timed reading of sugar or blood pressure, of the last two hours."""
    taken = {
        "taken": NOW - timedelta(minutes=draw(st.integers(0, 120))),
        "where": draw(st.sampled_from(["here", "own"])),
    }
    line = draw(st.integers(0, 2))
    if draw(st.booleans()):
        arrow = draw(st.sampled_from(["", "steady", "falling", "rising"]))
        values = {"value": draw(st.integers(30, 400)), "unit": "mg/dL", "arrow": arrow, **taken}
        return Answer("sugar", line=line, values=values, voice=Voice.THERAPIST, at=NOW)
    upper = draw(st.integers(70, 220))
    values = {"upper": upper, "lower": draw(st.integers(30, min(upper - 1, 130))), **taken}
    return Answer("blood-pressure", line=line, values=values, voice=Voice.THERAPIST, at=NOW)


def answers(voices: tuple[Voice, ...] = VOICES) -> st.SearchStrategy[Answer]:
    """Any answer of any shape."""
    return st.one_of(chosen(voices=voices), chosen(voices=voices), numbers(voices), lines(voices), readings())


def with_log(situation: Situation, *more: Answer) -> Situation:
    """The situation with more entries in its log."""
    return replace(situation, answers=situation.answers.add(*more))


_READ: dict[int, Evaluation] = {}


def judged(situation: Situation, more: Iterable[Answer]) -> tuple[Evaluation, Review]:
    """The situation with more answers, read on from what is kept of the situation without them."""
    before = _READ.get(id(situation))
    if before is None:
        before = _READ[id(situation)] = evaluation_of(CONTENT, situation)
        review_of(before)
    added = list(more)
    evaluation = evaluation_after(before, with_log(situation, *added), {answer.question for answer in added})
    return evaluation, review_of(evaluation)
