"""Statements that are about every question or every rule line alike: one formula for each, or a look at each."""

from collections.abc import Callable, Iterator, Mapping

from intake_app.questionnaire.model import NOT_SURE, PREFER_NOT, Question, Shape, Unsure
from intake_app.safety.conditions import Condition, Test
from intake_app.safety.proving import reads
from intake_app.safety.proving.claims import Breach
from intake_app.safety.proving.effects import Verdict
from intake_app.safety.proving.logic import TRUE, Lit
from intake_app.safety.readings import State, blank
from intake_app.safety.review import Rank

Check = Callable[[Verdict], Iterator[Breach]]


def _questions(verdict: Verdict) -> Iterator[Question]:
    yield from verdict.world.content.questions.by_link_id.values()


def blank_is_open(verdict: Verdict) -> Iterator[Breach]:
    """3: a question that is due and of which nothing is said gives no plan, or reads as its worst case (code R)."""
    world, logic = verdict.world, verdict.logic
    for question in _questions(verdict):
        if question.unsure is Unsure.NOTHING or question.shape is Shape.SERIES or not question.options:
            continue
        if question.link_id in world.content.rules.derived or blank(question).state is not State.OPEN:
            continue
        for place in world.open_places(question):
            silent = -logic.either(reads.codes_at(world, question, place).values())
            due = world.due(question, place)[0]
            formula = logic.both((due, silent, -verdict.no_plan))
            yield Breach(f"{question.code} is due and blank, and a plan is allowed", formula)


def prefer_not_stays_open(verdict: Verdict) -> Iterator[Breach]:
    """50: "prefer not to say" to a question that is due gives no plan (codes Y, I and R)."""
    world, logic = verdict.world, verdict.logic
    for question in _questions(verdict):
        if question.option(PREFER_NOT) is None or question.link_id in world.content.rules.derived:
            continue
        if question.unsure not in (Unsure.YES, Unsure.INCOMPLETE, Unsure.REGION):
            continue
        for place in world.open_places(question):
            told = reads.said(world, question, place)[PREFER_NOT]
            formula = logic.both((world.due(question, place)[0], told, -verdict.no_plan))
            yield Breach(f"{question.code}: prefer not to say, and a plan is allowed", formula)


def derived_is_no_laxer(verdict: Verdict) -> Iterator[Breach]:
    """49: what its sources call for is read, or something worse, whatever else is said."""
    world, logic = verdict.world, verdict.logic
    for name, rule in world.content.rules.derived.items():
        question = world.content.questions.by_link_id[name]
        reading = world.read(question)
        codes = [option.code for option in question.options]
        for option, condition in rule.options.items():
            if option == question.safest or option in question.blank_words:
                continue
            if option not in codes:
                yield Breach(f"{question.code} has no option “{option}” to follow from its sources", TRUE)
                continue
            held = world.holds(condition)[0]
            worse: list[Lit] = [reading.options.get(code, -TRUE) for code in codes[codes.index(option) :]]
            formula = logic.both((held, -logic.either((*worse, reading.is_open))))
            yield Breach(f"{question.code} reads milder than “{option}”", formula)


def records_end_no_stop(verdict: Verdict) -> Iterator[Breach]:
    """21, 43: a rule that stops or waits for a check holds back the plan whatever records there are."""
    logic = verdict.logic
    for rule in verdict.rules:
        if rule.rank > Rank.CLEARANCE or rule.needs == "check":
            formula = logic.both((verdict.fired[rule.id], -verdict.rank_at_least(rule.rank)))
            yield Breach(f"{rule.content_id} holds and its rank is lost", formula)


def reasons(verdict: Verdict) -> Iterator[Breach]:
    """23: every rule line has a reason and a source that is in the bibliography."""
    sources = verdict.world.content.sources
    for rule in verdict.rules:
        if not rule.reason or not rule.source or not set(rule.source) <= set(sources):
            yield Breach(f"{rule.content_id} lacks a reason or a source", TRUE)


def options_exist(verdict: Verdict) -> Iterator[Breach]:
    """57: every option that a rule, a fact, a due table or a derived answer names exists in its question."""
    content = verdict.world.content
    rules = content.rules
    conditions: list[Condition] = [rule.condition for rule in rules.rules]
    conditions += [owner.condition for owner in rules.facts.values()]
    conditions += [due.condition for due in rules.due.values()]
    conditions += [condition for one in rules.derived.values() for condition in one.options.values()]
    for condition in conditions:
        for test in condition.tests():
            yield from _options(verdict, test)


def _options(verdict: Verdict, test: Test) -> Iterator[Breach]:
    question = verdict.world.content.questions.by_link_id.get(test.name)
    if question is None or question.shape is Shape.SERIES:
        return
    known = {one.code for one in question.options}
    known |= {NOT_SURE} if PREFER_NOT in known else set()  # who prefers not to say reads as not sure too
    for option in sorted(test.options - known):
        yield Breach(f"{test.name} has no option “{option}”", TRUE)


def no_score(verdict: Verdict) -> Iterator[Breach]:
    """11: no rule counts clot items down: a rule that counts never allows, it only holds back or limits."""
    for rule in verdict.rules:
        counts = any("Wells" in text for text in (rule.title, rule.reason, rule.action))
        if counts or (rule.check == "clots" and rule.rank is Rank.CLEAR):
            yield Breach(f"{rule.content_id} scores or clears clot signs", TRUE)
    for question in _questions(verdict):
        if "alternative diagnosis" in question.text.lower():
            yield Breach(f"{question.code} asks for the minus-two item", TRUE)


CHECKS: Mapping[str, Check] = {
    "blank-is-open": blank_is_open, "prefer-not-stays-open": prefer_not_stays_open,
    "derived-is-no-laxer": derived_is_no_laxer, "records-end-no-stop": records_end_no_stop, "reasons": reasons,
    "options-exist": options_exist, "no-score": no_score,
}  # fmt: skip
