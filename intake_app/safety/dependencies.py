"""Which questions a rule reads: through tests, facts, series, lines and places."""

from collections.abc import Iterable, Iterator

from intake_app.questionnaire.model import QuestionSet
from intake_app.safety.conditions import Condition
from intake_app.safety.rules import Due, Rule, RuleSet

QUESTION_OF_WORD = {
    "sugar-now": "sugar", "sugar-lowest": "sugar", "sugar-highest": "sugar", "any-sugar": "sugar",
    "pressure-class": "blood-pressure", "any-pressure": "blood-pressure", "session-number": "session", "session-gap": "session",
    "here-today": "areas-today", "here-seated": "skin-look", "here-not-yet": "skin-look", "here-tolerance": "first-stroke",
    "zone-added": "areas-today", "here-calf-change": "calf-difference", "here-newly-marked": "symptoms",
}  # fmt: skip
"""The question behind a word of README section 4."""


def reads_of_rule(rule: Rule, questions: QuestionSet, rules: RuleSet) -> Iterator[str]:
    """Link ids, possibly repeated, in order of mention; those of places in effects last."""
    seen: set[str] = set()
    if rule.each.startswith("line of "):
        yield rule.each.removeprefix("line of ")
    yield from reads_of(rule.condition, questions, rules, seen)
    for place in (*rule.effects.cap, *rule.effects.avoid, *rule.effects.exclude_on):
        name = place.partition(".")[2]
        if place.split(".")[0] in ("where", "limb_of", "quarter_of") and name in questions.by_link_id:
            yield name
    if rule.effects.cap_from:
        yield from (name for name in ("first-stroke", "wishes", "after-last") if name in questions.by_link_id)


def reads_of_derived(link_id: str, questions: QuestionSet, rules: RuleSet) -> tuple[str, ...]:
    """Link ids that a derived answer is worked out from, each once; empty where it is not derived."""
    derived = rules.derived.get(link_id)
    if derived is None:
        return ()
    seen: set[str] = set()
    read = [name for each in derived.options.values() for name in reads_of(each, questions, rules, seen)]
    return tuple(dict.fromkeys((*derived.sources, *read)))


def reads_of(condition: Condition, questions: QuestionSet, rules: RuleSet, seen: set[str]) -> Iterator[str]:
    """Link ids that a condition reads; facts and rules named in it are followed once (`seen`)."""
    for test in condition.tests():
        yield from _reads_of_name(test.name, questions, rules, seen)


def _reads_of_name(name: str, questions: QuestionSet, rules: RuleSet, seen: set[str]) -> Iterable[str]:
    prefix, _, rest = name.partition(".")
    if name in rules.facts:
        if name not in seen:
            seen.add(name)
            yield from reads_of(rules.facts[name].condition, questions, rules, seen)
    elif name in questions.by_link_id:
        yield name
    elif name in QUESTION_OF_WORD:
        yield QUESTION_OF_WORD[name]
    elif name in rules.series:
        yield from (rules.series[name].of, "snack")
    elif prefix in ("previous", "ever", "first", "lasting", "recent", "unreviewed", "found-by-touch-only"):
        yield from _reads_of_name(rest, questions, rules, seen)
    elif prefix == "since-written":
        yield from _reads_of_name(rest.partition(".")[2], questions, rules, seen)
    elif name.rpartition(".")[0] in questions.by_link_id:
        yield name.rpartition(".")[0]
    elif prefix == "holds" and name not in seen:
        seen.add(name)
        for other in rules.named(rest):
            yield from reads_of(other.condition, questions, rules, seen)


def reads_flags(condition: Condition, rules: RuleSet) -> bool:
    """Whether a condition tests a flag, itself or through facts (which never lead back to themselves)."""
    names = [test.name for test in condition.tests()]
    return any(
        name.startswith("flag.") or (name in rules.facts and reads_flags(rules.facts[name].condition, rules))
        for name in names
    )


def facts_of_rules(rules: RuleSet) -> frozenset[str]:
    """Names of the facts that some rule, due question, derived answer or series reads, also through facts; and that set flags."""
    owners: list[Rule | Due] = [*rules.rules, *rules.due.values()]
    conditions = [owner.condition for owner in owners]
    conditions += [rule.refer_unless for rule in rules.rules if rule.refer_unless is not None]
    conditions += [each for derived in rules.derived.values() for each in derived.options.values()]
    waiting = [name for condition in conditions for name in _names(condition)]
    waiting += [fact.name for fact in rules.facts.values() if fact.flag]
    waiting += [str(series.settings.get("or_fact")) for series in rules.series.values()]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in rules.facts and name not in found:
            found.add(name)
            waiting += _names(rules.facts[name].condition)
    return frozenset(found)


def _names(condition: Condition) -> Iterator[str]:
    """Names of a condition, and what follows each of their prefixes: `previous.numb` speaks of `numb` too."""
    for test in condition.tests():
        parts = test.name.split(".")
        yield from (".".join(parts[place:]) for place in range(len(parts)))
