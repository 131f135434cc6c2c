"""What a content folder says and nothing uses, or asks and never can: told beside its faults by `forms check`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from intake_app.base.faults import Fault
from intake_app.base.toml_lines import read_toml
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Question, Shape
from intake_app.safety.conditions import AllOf, AtLeast, Condition, Test
from intake_app.safety.content import READ_BY_PLAN, Content
from intake_app.safety.dependencies import QUESTION_OF_WORD
from intake_app.safety.rules import Due, Fact, Rule
from intake_app.safety.wording.plainer import plainer

_CHOSEN = frozenset({Shape.CHOICE, Shape.CHOICES, Shape.REGIONS, Shape.SIDES, Shape.LINES, Shape.CALVES})
_READ_BY_CARRYING = {
    "after-last": ("better", "same"),
    "first-stroke": ("0-3-comfortable", "4-10-not", "cannot-tell"),
}
"""Answers that decide about tolerance and what is carried from the last visit (content 10), where no rule line reads them."""
_DERIVED_WHEN_DUE = frozenset({"D", "Bv", "Bs", "F", "12-weeks"})


# ---- what can never be reached ---------------------------------------------------------------------------------------


def unreachable(content: Content) -> Iterator[Fault]:
    """Questions that are never due and rules that can never hold, whatever is answered. Tells only what is certain."""
    reach = _Reach(content)
    for due in content.rules.due.values():
        if not reach.can_hold(due.condition):
            yield Fault(due.file, due.line, f"[due.{due.question}]", due.question, "can never be asked",
                        "a condition that some answers meet")  # fmt: skip
    for rule in content.rules.rules:
        if not reach.can_hold(rule.condition):
            yield Fault(rule.file, rule.line, f"[rule.{rule.id}]", rule.content_id, "can never hold",
                        "a condition that some answers meet")  # fmt: skip


class _Reach:
    """Whether conditions can hold for some answers; a name that is being worked out already counts as yes."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.known: dict[str, bool] = {}

    def can_hold(self, condition: Condition) -> bool:
        return self._can(plainer(condition))

    def _can(self, condition: Condition) -> bool:
        if isinstance(condition, Test):
            return self._test(condition)
        if isinstance(condition, AllOf):
            return all(map(self._can, condition.parts)) and not self._contradicts(condition)
        if isinstance(condition, AtLeast):
            return sum(map(self._can, condition.parts)) >= condition.number
        return True

    def _test(self, test: Test) -> bool:
        if test.name in self.content.rules.facts and "yes" in test.options:
            return self._once(test.name, self.content.rules.facts[test.name].condition)
        due = self.content.rules.due.get(test.name)
        if due is None or test.name in self.content.rules.derived:
            return True
        return self._once(test.name, due.condition)

    def _once(self, name: str, condition: Condition) -> bool:
        if name not in self.known:
            self.known[name] = True
            self.known[name] = self.can_hold(condition)
        return self.known[name]

    def _contradicts(self, condition: AllOf) -> bool:
        """Whether two parts want different answers of one question that has one answer; not knowing goes with any answer."""
        wanted: dict[str, frozenset[str]] = {}
        for part in condition.parts:
            if isinstance(part, Test) and self._has_one_answer(part):
                wanted[part.name] = wanted.get(part.name, part.options) & part.options
        return any(not options for options in wanted.values())

    def _has_one_answer(self, test: Test) -> bool:
        question = self.content.questions.by_link_id.get(test.name)
        if question is None or question.shape is not Shape.CHOICE:
            return False
        vague = {NOT_SURE, PREFER_NOT} | NOT_DONE | question.blank_words
        return not test.options & vague and not any(option.axis for option in question.options)  # fmt: skip


# ---- what nothing reads ----------------------------------------------------------------------------------------------


def unread_options(content: Content, more: Iterable[Condition]) -> Iterator[Fault]:
    """Answers that nothing reads and `no-rule.toml` does not list, the safest one left out; and listed ones that are read.

    more: the conditions of the plan.
    """
    read = _options_read(content, more)
    listed = {(one.question, option): one for one in content.knowledge.silent for option in one.options}
    for question in content.questions.by_link_id.values():
        for option in _that_need_a_rule(question):
            is_read = option in read.get(question.link_id, set())
            silent = listed.pop((question.code, option), None)
            if silent is None and not is_read:
                yield _at_question(content, question, option, "is read by no rule",
                                   "a rule that names it, or a row of no-rule.toml that says why none does")  # fmt: skip
            elif silent is not None and is_read:
                yield Fault(silent.file, silent.line, f"[answer] {silent.question}", option, "is read by a rule",
                            "leave it out of this list")  # fmt: skip
    for (_, option), silent in listed.items():
        yield Fault(silent.file, silent.line, f"[answer] {silent.question}", option, "is no answer that needs a rule",
                    "a content id and one of its answers")  # fmt: skip


def _that_need_a_rule(question: Question) -> Iterator[str]:
    """The answers that say something: not the safest of its axis, and no way of not knowing."""
    if question.link_id in READ_BY_PLAN or question.part_of or question.shape not in _CHOSEN:
        return
    safest = {next(option.code for option in question.options if option.axis == axis)
              for axis in {option.axis for option in question.options}}  # fmt: skip
    exempt = (
        {NOT_SURE, PREFER_NOT, question.safest, question.counts_as} | safest | NOT_DONE | question.blank_words
    )
    for option in question.options:
        if option.code not in exempt and not option.is_not_applicable and not option.is_exclusive:
            yield option.code


def _options_read(content: Content, more: Iterable[Condition]) -> dict[str, set[str]]:
    read = {name: set(options) for name, options in _READ_BY_CARRYING.items()}
    owners: list[Rule | Fact | Due] = [*content.rules.rules, *content.rules.facts.values()]
    owners += content.rules.due.values()
    conditions = [*(owner.condition for owner in owners), *more]
    for derived in content.rules.derived.values():
        conditions += derived.options.values()
        read.setdefault(derived.question, set()).update(derived.options)
    for rule in content.rules.rules:
        conditions += [rule.refer_unless] if rule.refer_unless is not None else []
    for condition in conditions:
        for test in condition.tests():
            for name in _names(test.name):
                read.setdefault(QUESTION_OF_WORD.get(name, name), set()).update(test.options)
    for owner in owners:
        if owner.each.startswith("line of "):
            lines = [test.options for test in owner.condition.tests() if test.name == "line.answer"]
            read.setdefault(owner.each.removeprefix("line of "), set()).update(*lines)
    for name, options in _read_elsewhere(content):
        read.setdefault(name, set()).update(options)
    return read


def _read_elsewhere(content: Content) -> Iterator[tuple[str, Iterable[str]]]:
    """Answers that make another question due at every visit, and snacks that a series counts from."""
    for question in content.questions.by_link_id.values():
        for told in question.item.marks.get("every-visit-if", ()):
            name, _, options = str(told).partition(" = ")
            yield name, (option.strip() for option in options.split("|"))
    if any(key.startswith("after_snack") for one in content.rules.series.values() for key in one.settings):
        yield "snack", ("lines",)


def _names(name: str) -> tuple[str, ...]:
    return tuple(".".join(name.split(".")[place:]) for place in range(name.count(".") + 1))


def unused_sources(folder: Path) -> Iterator[Fault]:
    """Keys of the bibliography that no table names, and keys that tables of the plan name and the bibliography lacks."""
    listed, _ = read_toml(folder / "sources.toml")
    lines = {
        table.name.removeprefix("source."): table.line for table in listed if table.name.startswith("source.")
    }
    used: set[str] = set()
    for path in sorted([*folder.glob("*.toml"), *folder.glob("rules/*.toml")]):
        for table in read_toml(path)[0]:
            named = set(_sources_in(table.values))
            used |= named
            for key in sorted(named - set(lines)) if path.parent == folder else ():
                yield Fault(path.name, table.line_of("source"), f"[{table.name}] source", key, "is no source",
                            "a key of sources.toml")  # fmt: skip
    unused = {table.name.removeprefix("source."): table for table in listed if "not_used" in table.values}
    for key in sorted(set(lines) - used - set(unused)):
        yield Fault("sources.toml", lines[key], f"[source.{key}]", key, "is named by no table",
                    "a use, or not_used = why it stands here")  # fmt: skip
    for key in sorted(used & set(unused)):
        yield Fault("sources.toml", unused[key].line_of("not_used"), f"[source.{key}]", key,
                    "is named and called not used", "leave not_used out")  # fmt: skip


def _sources_in(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _sources_in(value)
        elif key == "source" and isinstance(value, list):
            yield from map(str, value)


# ---- units -----------------------------------------------------------------------------------------------------------


def unit_faults(content: Content) -> Iterator[Fault]:
    """Units of a question or a series that its scale does not know, or the other way about."""
    for question in content.questions.by_link_id.values():
        scale = content.scales.get(question.scale)
        item = question.fields.get("unit")
        if scale is None or item is None or not item.options:
            continue
        for unit in sorted({option.code for option in item.options} ^ set(scale.units)):
            yield _at_question(content, question, unit, f"is not a unit of both the question and scale {scale.name}",
                               " or ".join(scale.units))  # fmt: skip
    for series in content.rules.series.values():
        of = content.questions.by_link_id.get(series.of)
        scale = content.scales.get(of.scale) if of else None
        for key, value in series.settings.items():
            if scale is not None and isinstance(value, dict) and set(value) != set(scale.units):
                yield Fault(series.file, series.line, f"[series.{series.name}] {key}", ", ".join(value),
                            f"is not given in the units of scale {scale.name}", " and ".join(scale.units))  # fmt: skip


def _at_question(content: Content, question: Question, value: str, what: str, expected: str) -> Fault:
    file, line = question_line(content.folder, question)
    return Fault(file, line, f"{question.code} {question.link_id}", value, what, expected)


def question_line(folder: Path, question: Question) -> tuple[str, int | None]:
    """File name and line at which a question stands in its form."""
    for path in sorted((folder / "questionnaires").glob("*.json")):
        for number, text in enumerate(path.read_text("utf-8").split("\n"), 1):
            if f'"linkId": "{question.link_id}"' in text:
                return path.name, number
    return f"{question.check}.json", None
