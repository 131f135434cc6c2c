"""Answers worked out from others (content 1.4, "derived"): never laxer than their sources."""

from typing import TYPE_CHECKING

from intake_app.questionnaire.model import Question, Unsure
from intake_app.safety.conditions import NOWHERE
from intake_app.safety.readings import VAGUE

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation


def options(evaluation: "Evaluation", question: Question, *, asked: bool) -> frozenset[str]:
    """The options that follow from the sources; `otherwise` where none does, nothing was asked and the sources are known.

    An answer that was asked stands beside these: the worse of the two counts. Sources that are open add nothing to it,
    they hold the plan back themselves.
    """
    rule = evaluation.content.rules.derived[question.link_id]
    conditions = rule.options.items()
    found = frozenset(
        option for option, condition in conditions if condition.evaluate(evaluation, NOWHERE) is True
    )
    if found or asked or not rule.otherwise or has_unknown_source(evaluation, question):
        return found
    return frozenset({rule.otherwise})


def has_unknown_source(evaluation: "Evaluation", question: Question) -> bool:
    """Whether a source is not answered or not sure."""
    return any(
        _is_unknown(evaluation, name) for name in evaluation.content.rules.derived[question.link_id].sources
    )


def _is_unknown(evaluation: "Evaluation", name: str) -> bool:
    question = evaluation.content.questions.by_link_id[name]
    reading = evaluation.reading(question)
    if question.unsure is Unsure.NOTHING:
        return False
    return reading.is_open or bool(reading.options & (VAGUE | {"not-sure-what-some-are"}))
