"""Where on the body an answer, a fact or a place of a rule is (forms/README.md section 2, "Places")."""

from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Question, Shape
from intake_app.safety import marks, places
from intake_app.safety.conditions import Here
from intake_app.safety.readings import is_harmless

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

_OF_ANSWER = ("where", "limb_of", "quarter_of")


def where(evaluation: "Evaluation", question: Question) -> frozenset[str]:
    """The regions given with the answer; where none were, the widest it can be; none for a harmless answer without places."""
    if question.shape is Shape.REGIONS:
        regions = evaluation.content.bodymap.regions
        return frozenset(region for region in regions if _is_found(evaluation, question, region))
    if question.shape is Shape.SIDES and not question.fields.get("where"):
        return frozenset()
    given: set[str] = set()
    for entry in evaluation.entries(question):
        is_said = not is_harmless(question, entry.options) or entry.where or entry.values
        if entry.line is not None or is_said:
            given |= _given(evaluation, question, entry)
    return frozenset(given)


def _is_found(evaluation: "Evaluation", question: Question, region: str) -> bool:
    options = evaluation.reading(question, region).options
    return bool(options) and not is_harmless(question, tuple(options))


def _given(evaluation: "Evaluation", question: Question, entry: Answer) -> frozenset[str]:
    if entry.where is not None:
        return entry.where
    if question.shape is Shape.CALVES:
        return _bigger_calf(evaluation, entry)
    if is_harmless(question, entry.options) and entry.line is None:
        return frozenset()
    return widest(evaluation, question, entry.place, entry.options)


def _bigger_calf(evaluation: "Evaluation", entry: Answer) -> frozenset[str]:
    left, right = entry.values.get("left"), entry.values.get("right")
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return evaluation.content.bodymap.expand("calf")
    return frozenset() if left == right else frozenset({"calf_L" if left > right else "calf_R"})


def widest(
    evaluation: "Evaluation", question: Question, side: str | None = None, options: tuple[str, ...] = ()
) -> frozenset[str]:
    """The widest that an answer without a place can mean, by its option where that has one; of a known side only that side."""
    bodymap = evaluation.content.bodymap
    own = [place for option in question.options if option.code in options for place in option.widest]
    wide = own or question.widest
    if not wide:
        return frozenset(bodymap.regions)
    regions = frozenset[str]().union(*(resolve(evaluation, place, Here()) for place in wide))
    return frozenset(region for region in regions if side is None or bodymap.side_of(region) in (None, side))


def resolve(evaluation: "Evaluation", place: str, here: Here) -> frozenset[str]:
    """The regions that a place of a rule means here. "A or B": B only where A is no region at all."""
    first, _, second = place.partition(" or ")
    if second:
        return resolve(evaluation, first, here) or resolve(evaluation, second, here)
    kind, _, name = place.partition(".")
    if kind in _OF_ANSWER:
        return _of_answer(evaluation, kind, name, here)
    if place == "line.where":
        return _line_where(evaluation, here)
    if place == "NEURO_ZONE":
        return evaluation.neuro_zone
    if place == "today":
        return evaluation.today
    if place == "MARKED":
        return marks.marked(evaluation)
    if place == "here" or place.endswith(".here"):
        return places.of_here(evaluation.content.bodymap, place, here)
    return evaluation.content.bodymap.expand(place)


def _of_answer(evaluation: "Evaluation", kind: str, name: str, here: Here) -> frozenset[str]:
    question = evaluation.content.questions.by_link_id.get(name)
    regions = _where_here(evaluation, question, here) if question else _where_fact(evaluation, name)
    if kind == "where":
        return regions
    return (places.limbs if kind == "limb_of" else places.quarters)(evaluation.content.bodymap, regions)


def _where_here(evaluation: "Evaluation", question: Question, here: Here) -> frozenset[str]:
    if question.shape is Shape.SIDES and here.side:
        entries = [entry for entry in evaluation.entries(question) if entry.place == here.side]
        return frozenset[str]().union(*(_given(evaluation, question, entry) for entry in entries))
    return where(evaluation, question)


def _where_fact(evaluation: "Evaluation", name: str) -> frozenset[str]:
    """The regions where a fact holds: those it is worked out for, or the places of the lines for which it does."""
    heres = evaluation.heres_of(evaluation.content.rules.facts[name].each)
    holding = [here for here in heres if evaluation.fact(name, here) is True]
    return frozenset[str]().union(
        *(_line_where(evaluation, here) if here.kind == "line" else {here.region} - {""} for here in holding)
    )


def _line_where(evaluation: "Evaluation", here: Here) -> frozenset[str]:
    question = evaluation.content.questions.by_link_id[here.question]
    lines = [entry for entry in evaluation.entries(question) if entry.line == here.line]
    return frozenset[str]().union(
        *(entry.where if entry.where is not None else widest(evaluation, question) for entry in lines)
    )
