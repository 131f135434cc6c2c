"""Answers worked out from others (content 1.4, "derived"): never laxer than their sources."""

from typing import TYPE_CHECKING

from intake_app.questionnaire.model import Question, Unsure
from intake_app.safety.conditions import NOWHERE
from intake_app.safety.readings import VAGUE

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

UNKNOWN = frozenset({"?"})


def options(evaluation: "Evaluation", question: Question, *, asked: bool, is_due: bool) -> frozenset[str]:
    """The options that follow from the sources; UNKNOWN where they are open or not sure and nothing was asked.

    An answer that was asked stands beside these: the worse of the two counts. Sources that are open add nothing to it,
    they hold the plan back themselves.
    """
    rule = evaluation.content.rules.derived[question.link_id]
    found = frozenset(
        option
        for option, condition in rule.options.items()
        if condition.evaluate(evaluation, NOWHERE) is True
    )
    if found or asked:
        return found
    if any(_is_unknown(evaluation, name) for name in rule.sources):
        return UNKNOWN
    if is_due and not rule.otherwise:
        return frozenset()
    return frozenset({rule.otherwise}) if rule.otherwise else frozenset()


def _is_unknown(evaluation: "Evaluation", name: str) -> bool:
    question = evaluation.content.questions.by_link_id[name]
    reading = evaluation.reading(question)
    if question.unsure is Unsure.NOTHING:
        return False
    return reading.is_open or bool(reading.options & (VAGUE | {"not-sure-what-some-are"}))
