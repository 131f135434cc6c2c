"""One question as lines of a readable page."""

from collections.abc import Iterator, Mapping

from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Question, Shape, Unsure
from intake_app.safety.wording.lists import listed
from intake_app.safety.wording.phrases import both, either
from intake_app.safety.wording.places import short_name
from intake_app.safety.wording.sentences import Saying

_WHEN: Mapping[str, str] = {
    "D": "at every visit",
    "Bv": "at the first visit; at every later one shown with the old answer, and asked anew after 28 days or a change of health",
    "Bs": "at the first visit; at every later one shown with the old answer, and confirmed one by one after 28 days",
    "F": "from the second visit on",
    "12-weeks": "again when the last result is older than 12 weeks",
    "derived": "only where it does not follow from other answers",
    "after": "during or after the session",
}
_UNSURE: Mapping[Unsure, str] = {
    Unsure.YES: "counts as yes",
    Unsure.INCOMPLETE: "the check stays open, and there is no plan before it is answered",
    Unsure.REGION: "the place is treated as in the worst case",
    Unsure.CAUTION: "its rules say which caution follows",
    Unsure.NOTHING: "changes nothing; an answer can only make limits stricter",
}
_SHAPES: Mapping[Shape, str] = {
    Shape.REGIONS: "for each place of the body", Shape.SIDES: "for left and right", Shape.CHOICES: "several may be chosen",
    Shape.LINES: "as a list, one entry for each", Shape.SERIES: "as readings with their times", Shape.NUMBER: "as a number",
    Shape.CALVES: "as two measures, left and right", Shape.CHOICE: "",
}  # fmt: skip


def question_lines(question: Question, saying: Saying) -> Iterator[str]:
    """Heading, question, answers from safest to worst, what "not sure" does, when it is asked."""
    yield f"### {question.code} {short_name(question)}"
    yield ""
    yield question.text
    yield ""
    vague = {NOT_SURE, PREFER_NOT} | NOT_DONE | question.blank_words
    graded = [f"“{option.display}”" for option in question.options if option.code not in vague]
    others = [f"“{option.display}”" for option in question.options if option.code in vague]
    shape = _SHAPES[question.shape]
    if graded:
        yield f"- Answers, from safest to worst{f' ({shape})' if shape else ''}: {', '.join(graded)}."
    if others:
        yield f"- Not knowing: {either(others)}."
    yield from _not_sure(question)
    yield from _when(question, saying)
    yield from _follows(question, saying)
    for hint in question.item.marks.get("hint", ()):
        yield f"- How: {hint}"
    yield ""


def _follows(question: Question, saying: Saying) -> Iterator[str]:
    """Which answer follows from other answers, where it need not be asked."""
    derived = saying.content.rules.derived.get(question.link_id)
    if derived is None:
        return
    for code, condition in derived.options.items():
        option = question.option(code)
        yield from listed(
            f"- Worked out: “{option.display if option else code}” if", condition, "", saying, "."
        )
    option = question.option(derived.otherwise)
    if option is not None:
        yield f"- Worked out: “{option.display}” if nothing above holds and everything it rests on is answered."


def _not_sure(question: Question) -> Iterator[str]:
    says = any(option.code == NOT_SURE for option in question.options)
    named = question.option(question.counts_as)
    if not says and question.unsure is not Unsure.NOTHING:
        return
    does = f"counts as “{named.display}”" if named else _UNSURE[question.unsure]
    yield f"- Not sure: {does}."


def _when(question: Question, saying: Saying) -> Iterator[str]:
    """When it is asked; "only if" with its parts as a list where there are several."""
    parent = next(
        (one for one in saying.content.questions.by_link_id.values() if one.code == question.part_of), None
    )
    if parent is not None:
        yield f"- Asked: as one of the signs of “{short_name(parent)}”."
        return
    who = [str(one) for one in question.item.marks.get("who", ())]
    said = f"{_WHEN.get(question.when, question.when)}{f', of the {both(who)}' if who else ''}"
    due = saying.content.rules.due.get(question.link_id)
    if due is None:
        yield f"- Asked: {said}."
        return
    opening = saying.opening(due.each)
    yield from listed(
        f"- Asked: {said}. {opening}{'only' if opening else 'Only'} if", due.condition, due.each, saying, "."
    )
