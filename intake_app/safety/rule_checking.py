"""Whether every name in the rules means something: questions, options, facts, places, techniques, sources, regions."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from intake_app.base.faults import Fault, nearest
from intake_app.base.toml_lines import read_toml
from intake_app.bodymap.regions import BodyMap
from intake_app.questionnaire.model import Question, QuestionSet
from intake_app.safety import words
from intake_app.safety.conditions import Condition, Test
from intake_app.safety.rules import FLAGS, Derived, Due, Effects, Fact, Rule, RuleSet, Series
from intake_app.safety.scales import Scale

TECHNIQUES = frozenset({
    "effleurage", "petrissage", "friction", "percussion", "lymphatic", "trigger_point", "reflexology", "foot_hand", "aroma",
    "stretch", "hold", "heat", "cold", "hot_stone", "cupping", "scraping", "massage_gun", "tens", "deep", "tools",
})  # fmt: skip
_HERE = ("here", "all", "today", "NEURO_ZONE", "MARKED", "line.where")
_GROUPS = ("FOOT", "LEG", "ARM", "BELOW_KNEE", "LIMB", "PLACE", "below", "not_below")
_OWNERS = Rule | Fact | Due | Derived | Series


def read_sources(path: Path) -> tuple[dict[str, str], list[Fault]]:
    """Keys of the bibliography with their titles, and every fault of syntax."""
    tables, faults = read_toml(path)
    return {
        t.name.removeprefix("source."): str(t.values.get("title", ""))
        for t in tables
        if t.name.startswith("source.")
    }, faults


def check_rules(
    rules: RuleSet,
    questions: QuestionSet,
    bodymap: BodyMap,
    scales: Mapping[str, Scale],
    sources: Mapping[str, str],
) -> list[Fault]:
    """Every name that means nothing and every content id used twice, as faults at the table's line."""
    checker = _Checker(rules, questions, bodymap, scales, sources)
    faults = [fault for rule in rules.rules for fault in checker.rule(rule)]
    owners: tuple[Fact | Due, ...] = (*rules.facts.values(), *rules.due.values())
    for owner in owners:
        faults += checker.condition(owner, owner.condition)
    for derived in rules.derived.values():
        faults += checker.derived(derived)
    for due in rules.due.values():
        if due.question not in questions.by_link_id:
            faults.append(
                _fault(
                    due, "due", due.question, "is no question", nearest(due.question, questions.by_link_id)
                )
            )
    return faults + _twice(rules) + _circles(rules)


def _fault(owner: _OWNERS, where: str, value: str, what: str, expected: str = "") -> Fault:
    name = getattr(owner, "id", "") or getattr(owner, "name", "") or getattr(owner, "question", "")
    return Fault(owner.file, owner.line, f"[{name}] {where}", value, what, expected)


class _Checker:
    def __init__(
        self,
        rules: RuleSet,
        questions: QuestionSet,
        bodymap: BodyMap,
        scales: Mapping[str, Scale],
        sources: Mapping[str, str],
    ) -> None:
        self.rules, self.questions, self.bodymap = rules, questions, bodymap
        self.scales, self.sources = scales, sources

    def rule(self, rule: Rule) -> Iterator[Fault]:
        yield from self.condition(rule, rule.condition)
        for key in rule.source:
            if key not in self.sources:
                yield _fault(rule, "source", key, "is not in sources.toml", nearest(key, self.sources))
        for effects in (rule.effects, rule.until_cleared):
            yield from self.effects(rule, effects)
        for name in (*rule.effects_of, *rule.hidden_by):
            if not self.rules.named(name):
                yield _fault(rule, "effects_of, hidden_by", name, "is no rule line", "a content id")
        if (
            rule.each.startswith("line of ")
            and rule.each.removeprefix("line of ") not in self.questions.by_link_id
        ):
            yield _fault(rule, "each", rule.each, "names no question of lines", "line of QUESTION")
        elif rule.each not in ("", "region", "side") and not rule.each.startswith("line of "):
            yield _fault(rule, "each", rule.each, "is none of the words", "region, side or line of QUESTION")
        if len(rule.reason) > 140:
            yield _fault(rule, "reason", "", f"has {len(rule.reason)} characters", "at most 140")

    def effects(self, rule: Rule, effects: Effects) -> Iterator[Fault]:
        listed = (effects.avoid, effects.avoid_spot, effects.look_first, effects.touch_first, effects.ask_first,
                  effects.not_today, effects.step_down, *(effects.cap, effects.cap_from, effects.exclude_on,
                  effects.region_minutes_max, effects.minutes_share))  # fmt: skip
        for place in (place for places in listed for place in places):
            yield from self.place(rule, place)
        for technique in (*effects.exclude, *(one for each in effects.exclude_on.values() for one in each)):
            if technique not in TECHNIQUES:
                yield _fault(rule, "exclude", technique, "is no technique", nearest(technique, TECHNIQUES))
        for flag in effects.flag:
            if flag not in FLAGS:
                yield _fault(rule, "flag", flag, "is no flag", nearest(flag, FLAGS))

    def place(self, owner: _OWNERS, place: str) -> Iterator[Fault]:
        first, _, second = place.partition(" or ")
        if second:
            yield from (*self.place(owner, first), *self.place(owner, second))
            return
        kind, _, name = place.partition(".")
        known = (
            place in _HERE or place in self.bodymap.places
            or (kind in ("where", "limb_of", "quarter_of") and (name in self.questions.by_link_id or name in self.rules.facts))
            or (name == "here" and kind in _GROUPS)
        )  # fmt: skip
        if not known:
            yield _fault(owner, "place", place, "is no place", nearest(place, (*self.bodymap.places, *_HERE)))

    def condition(self, owner: _OWNERS, condition: Condition) -> Iterator[Fault]:
        for test in condition.tests():
            yield from self.test(owner, test)

    def test(self, owner: _OWNERS, test: Test) -> Iterator[Fault]:
        kind = words.kind_of(test.name, self.questions, self.rules)
        if kind is None:
            known = (*self.questions.by_link_id, *self.rules.facts, *words.SIMPLE)
            yield _fault(
                owner, "condition", test.name, "is no question, fact or word", nearest(test.name, known)
            )
            return
        if test.place:
            yield from self.place(owner, test.place)
        if kind == "here-in":
            yield from self.place(owner, test.name.partition(".")[2])
        if kind in ("previous", "ever", "first", "lasting", "recent"):
            yield from self.test(owner, Test(test.name.partition(".")[2], test.place, test.options))
        if kind == "since-written":
            yield from self.test(owner, Test(test.name.split(".", 2)[2], test.place, test.options))
        for option in (
            sorted(test.options - self.options(kind, test.name)) if self.options(kind, test.name) else ()
        ):
            yield _fault(
                owner,
                test.name,
                option,
                "is none of its options",
                nearest(option, self.options(kind, test.name)),
            )

    def options(self, kind: str, name: str) -> frozenset[str]:
        """The options that a name can have; empty where they are not a fixed list."""
        if kind == "question":
            return self._of_question(self.questions.by_link_id[name])
        if kind in ("fact", "cleared", "legs-safe", "holds", "found-by-touch-only", "here-in", "unreviewed"):
            return frozenset({"yes", "no"})
        return frozenset({"settled", "open", "none"}) if kind == "series" else frozenset()

    def _of_question(self, question: Question) -> frozenset[str]:
        codes = {option.code for option in question.options} | {"not-sure", "prefer-not-to-say"}
        scale = self.scales.get(question.scale)
        return frozenset(codes | {band.name for band in scale.bands} if scale else codes)

    def derived(self, derived: Derived) -> Iterator[Fault]:
        question = self.questions.by_link_id.get(derived.question)
        if question is None:
            yield _fault(
                derived,
                "derived",
                derived.question,
                "is no question",
                nearest(derived.question, self.questions.by_link_id),
            )
            return
        for name in derived.sources:
            if name not in self.questions.by_link_id:
                yield _fault(
                    derived, "from", name, "is no question", nearest(name, self.questions.by_link_id)
                )
        codes = self._of_question(question)
        for option in (*derived.options, *((derived.otherwise,) if derived.otherwise else ())):
            if option not in codes:
                yield _fault(derived, option, option, "is none of its options", nearest(option, codes))
        for condition in derived.options.values():
            yield from self.condition(derived, condition)


def _twice(rules: RuleSet) -> list[Fault]:
    seen: dict[str, Rule] = {}
    faults = []
    for rule in rules.rules:
        if rule.content_id in seen:
            faults.append(
                _fault(
                    rule,
                    "content_id",
                    rule.content_id,
                    f"stands twice (first in {seen[rule.content_id].file})",
                    "one table a line",
                )
            )
        seen.setdefault(rule.content_id, rule)
    return faults


def _circles(rules: RuleSet) -> list[Fault]:
    """Facts, rules and questions that lead back to themselves: a question by whether it is due, or by what it is derived from."""
    owners: dict[str, _OWNERS] = {**rules.facts, **{rule.content_id: rule for rule in rules.rules}}
    uses: dict[str, set[str]] = {name: set(_uses(one.condition, rules)) for name, one in rules.facts.items()}
    for rule in rules.rules:
        uses[rule.content_id] = set(_uses(rule.condition, rules))
    for name in {*rules.due, *rules.derived}:
        uses[f"question {name}"] = set(_question_uses(name, rules))
        owners[f"question {name}"] = rules.due.get(name) or rules.derived[name]
    return [
        _fault(owners[name], "condition", name, "leads back to itself", "no circle")
        for name in uses
        if _reaches(name, name, uses, set())
    ]


def _question_uses(name: str, rules: RuleSet) -> Iterator[str]:
    if name in rules.due:
        yield from _uses(rules.due[name].condition, rules)
    if name in rules.derived:
        yield from (f"question {source}" for source in rules.derived[name].sources)
        for condition in rules.derived[name].options.values():
            yield from _uses(condition, rules)


def _uses(condition: Condition, rules: RuleSet) -> Iterable[str]:
    for test in condition.tests():
        prefix, _, rest = test.name.partition(".")
        if test.name in rules.facts:
            yield test.name
        elif prefix == "holds":
            yield from (rule.content_id for rule in rules.named(rest))
        elif test.name in rules.due or test.name in rules.derived:
            yield f"question {test.name}"


def _reaches(start: str, goal: str, uses: Mapping[str, set[str]], seen: set[str]) -> bool:
    for name in uses.get(start, ()):
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            if _reaches(name, goal, uses, seen):
                return True
    return False
