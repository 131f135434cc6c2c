"""Conditions of rules as English clauses, made from the loaded condition and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from intake_app.base.texts import tr
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Question, Shape
from intake_app.safety.conditions import AllOf, AtLeast, Condition, NotKnown, Test, Unless
from intake_app.safety.rules import Rule
from intake_app.safety.wording.phrases import Phrases, both, either, plain
from intake_app.safety.wording.places import inside, place_said, short_name
from intake_app.safety.wording.plainer import is_compound, is_list, is_open_choice, order, plainer
from intake_app.safety.wording.words_said import option_said, word_said

if TYPE_CHECKING:
    from intake_app.safety.content import Content


@dataclass(frozen=True, slots=True)
class Saying:
    """Says conditions of one content folder in its own phrases."""

    content: "Content"
    phrases: Phrases

    # ---- whole conditions --------------------------------------------------------------------------------------

    def rule(self, rule: Rule) -> str:
        """The condition of a rule as the first half of a sentence: "If …", "For each side: if …", "Always"."""
        return self.opening(rule.each, rule.here_in) + self._if(rule.condition, rule.each, bool(rule.each))

    def meaning(self, condition: Condition, each: str) -> str:
        """The same without a beginning, for what a word means or when a question is asked."""
        return self.condition(plainer(condition), each) or tr("always")

    def opening(self, each: str, here_in: tuple[str, ...] = ()) -> str:
        """What a rule is worked out for: "For each place on both feet: ", "" for the whole client."""
        if each == "region" and here_in:
            return tr("For each place in {places}: ", places=both(self.place(one) for one in here_in))
        if each == "region":
            return tr("For each place: ")
        if each == "side":
            return tr("For the left and for the right side: ")
        if each.startswith("line of "):
            question = self.content.questions.by_link_id.get(each.removeprefix("line of "))
            return tr("For each entry under “{list}”: ", list=short_name(question) if question else "")
        return ""

    def _if(self, condition: Condition, each: str, is_inside: bool) -> str:
        said = self.condition(plainer(condition), each)
        if not said:
            return tr("always") if is_inside else tr("Always")
        return (tr("if {said}") if is_inside else tr("If {said}")).format(said=said)

    def place(self, place: str) -> str:
        """A place of a rule in words."""
        return place_said(place, self.content, self.phrases)

    # ---- parts -------------------------------------------------------------------------------------------------

    def condition(self, condition: Condition, each: str) -> str:
        """A condition as clauses; "" for one that always holds."""
        if isinstance(condition, Test):
            return self.test(condition, each)
        if isinstance(condition, AllOf):
            return self._all(condition, each)
        if isinstance(condition, AtLeast):
            return self._at_least(condition, each)
        if isinstance(condition, Unless):
            return tr("it is not known that {said}", said=self.condition(condition.block, each))
        if isinstance(condition, NotKnown):
            return self._not_known(condition)
        return tr(
            "in exactly one place of the body this holds: {said}", said=self.test(condition.test, "region")
        )

    def _all(self, condition: AllOf, each: str) -> str:
        excuses = [part.block for part in condition.parts if isinstance(part, Unless)]
        needed = [part for part in condition.parts if not isinstance(part, Unless)]
        needed.sort(key=order)
        said = [self.condition(part, each) for part in needed]
        if len(needed) > 1:
            said = [
                tr("either {said}", said=one) if is_open_choice(part) else one
                for part, one in zip(needed, said, strict=True)
            ]
        text = tr("; and also ").join(one for one in said if one) if sum(map(is_list, needed)) > 1 else ""
        text = text or tr(", and ").join(one for one in said if one)
        if not excuses:
            return text
        blocks = tr(", or that ").join(self.condition(block, each) for block in excuses)
        if not text:
            return tr("it is not known that {said}", said=blocks)
        return tr("{said} – unless it is known that {blocks}", said=text, blocks=blocks)

    def _at_least(self, condition: AtLeast, each: str) -> str:
        said = list(dict.fromkeys(self.condition(part, each) for part in condition.parts))
        if condition.number > 1:
            head = tr(
                "at least {number} of these hold: ", number=_NUMBERS.get(condition.number, condition.number)
            )
            return head + "; ".join(said)
        if any(is_compound(part) for part in condition.parts) and len(said) > 1:
            has_letters = any("(a)" in one for one in said)
            said = [
                f"({number if has_letters else ascii_lowercase[number - 1]}) {one}"
                for number, one in enumerate(said, 1)
            ]
        elif len(said) < 3:
            return tr(", or ").join(said)
        return tr("one of these holds: {said}", said="; ".join([*said[:-1], tr("or {last}", last=said[-1])]))

    def _not_known(self, condition: NotKnown) -> str:
        names = [f"“{self._name(name)}”" for name in condition.names]
        if len(names) == 1:
            return tr("{name} is to be answered and is not", name=names[0])
        return tr("one of these is to be answered and is not: {names}", names=either(names))

    def _name(self, name: str) -> str:
        question = self.content.questions.by_link_id.get(name)
        return short_name(question) if question else plain(name)

    # ---- one test ----------------------------------------------------------------------------------------------

    def test(self, test: Test, each: str) -> str:
        """One test as a clause. each: what "here" is while it is said ("region", "side", "line of X", "")."""
        kind = self.content.kind_of(test.name)
        if kind == "question":
            return self._question(self.content.questions.by_link_id[test.name], test, each)
        if kind == "fact":
            return self._fact(test, each)
        if kind == "series":
            return self._pair(self.phrases.series.get(test.name), test, "settled")
        if kind in _EARLIER:
            rest = test.name.partition(".")[2]
            rest = rest.partition(".")[2] if kind == "since-written" else rest
            inner = self.test(Test(rest, test.place, test.options), each)
            if kind == "since-written" and "no" in test.options:
                return tr("at every visit since that letter, {said}", said=inner)
            return tr(_EARLIER[kind], said=inner)
        return word_said(test, each, self.content, self.phrases)

    def _question(self, question: Question, test: Test, each: str) -> str:
        is_placed = question.shape in (Shape.REGIONS, Shape.SIDES) or bool(test.place)
        where = inside(test.place, each, self.content, self.phrases) if is_placed else ""
        clause = self.phrases.questions.get(question.link_id)
        if clause and "yes" in test.options and test.options <= {"yes", "not-sure"}:
            said = clause.format(here=where)
            if where and "{here}" not in clause:
                said = f"{said} ({where})"
            return said if "not-sure" not in test.options else tr("{said} (or nobody is sure)", said=said)
        options = [option for option in question.options if option.code in test.options]
        known = {option.code for option in options}
        words = [option_said(question, option.code, self.content) for option in options]
        words += [
            option_said(question, code, self.content) for code in sorted(test.options) if code not in known
        ]
        answer = self._all_but(question, test.options) or either(words)
        own = self.phrases.answers.get(question.link_id)
        if own:
            return own.format(answer=answer, here=where or tr("anywhere"))
        said = tr("the answer to “{name}” is {answer}", name=short_name(question), answer=answer)
        return f"{said} {where}" if where else said

    def _all_but(self, question: Question, chosen: frozenset[str]) -> str:
        """ "anything but “No”" where that says the same in fewer words: all that can be told, and not being sure, is meant."""
        known = [option for option in question.options if option.code not in NOT_DONE | {PREFER_NOT}]
        left = [option for option in known if option.code not in chosen]
        is_shorter = len(known) - len(left) > len(left) + 1 and bool(left)
        if not is_shorter or question.blank_words - chosen or NOT_SURE not in chosen or len(left) > 2:
            return ""
        said = either(option_said(question, option.code, self.content) for option in left)
        return tr("anything but {options}", options=said)

    def _fact(self, test: Test, each: str) -> str:
        where = inside(test.place, each, self.content, self.phrases)
        yes, no = self.phrases.facts.get(test.name, (f"“{plain(test.name)}”", ""))
        is_placed = "{here}" in yes
        if "yes" in test.options:
            said = yes.format(here=where)
        else:
            said = (
                no.format(here=where) if no else tr("it is not so that {said}", said=yes.format(here=where))
            )
        return said if is_placed or not test.place else f"{said} ({where})"

    @staticmethod
    def _pair(said: tuple[str, str] | None, test: Test, first: str) -> str:
        if said is None:
            return f"“{plain(test.name)}” is {either(plain(one) for one in sorted(test.options))}"
        return either(
            [said[0]] * (first in test.options) + [said[1] or said[0]] * bool(test.options - {first})
        )

    # ---- rules as whole sentences ------------------------------------------------------------------------------

    def title(self, rule: Rule, filled: Callable[[str], str] | None = None) -> str:
        """The heading of a rule; `{where}` is filled with plain words."""
        where = filled(rule.id) if filled else self._places_of(rule)
        text = rule.title.replace("{where}", where) if rule.title else rule.reason
        return text[:1].upper() + text[1:]

    def _places_of(self, rule: Rule) -> str:
        """The places that a rule limits, where they are the same for everyone; else that it is some place."""
        limited = dict.fromkeys((*rule.effects.cap, *rule.effects.avoid, *rule.effects.exclude_on))
        named = [place for place in limited if place in self.content.bodymap.places]
        if rule.each or len(named) != len(limited) or not named or len(named) > 2:
            return tr("that place")
        return both(self.place(place) for place in named)


_NUMBERS: Mapping[int, str] = {2: "two", 3: "three", 4: "four"}
_EARLIER: Mapping[str, str] = {
    "previous": "at the last completed visit, {said}",
    "first": "at the first completed visit, {said}",
    "ever": "at an earlier visit, {said}",
    "recent": "in the newest result that still holds, {said}",
    "lasting": "for more than 28 days now, {said}",
    "since-written": "at a visit since that letter, {said}",
}
