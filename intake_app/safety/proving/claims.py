"""What breaks a claim, as a formula: its condition holds and what must come out does not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from intake_app.safety import words
from intake_app.safety.conditions import Here, Test
from intake_app.safety.content import Content
from intake_app.safety.proving.effects import Verdict
from intake_app.safety.proving.logic import Lit
from intake_app.safety.proving.statements import Claim
from intake_app.safety.review import Rank


@dataclass(frozen=True, slots=True)
class Breach:
    """A way in which a statement could fail. what: in words what is missing; formula: when it fails."""

    what: str
    formula: Lit


def breaches(verdict: Verdict, claim: Claim) -> Iterator[Breach]:
    """One for each thing that the claim wants."""
    world, logic = verdict.world, verdict.logic
    heres = [(here, world.holds(claim.condition, here)[0]) for here in world.heres_of(claim.each)]
    for key, value in claim.then.items():
        failed = []
        for here, held in heres:
            wanted = logic.both(_wanted(verdict, key, value, here))
            failed.append(logic.both((held, -wanted)))
        yield Breach(_in_words(key, value), logic.either(failed))


def _wanted(verdict: Verdict, key: str, value: Any, here: Here) -> Iterable[Lit]:
    match key:
        case "rank":
            return [verdict.rank_at_least(Rank[str(value).upper()])]
        case "no_plan":
            return [verdict.no_plan]
        case "minutes":
            return [verdict.number_at_most("minutes_max", value)]
        case "exclude":
            return [verdict.excluded(technique) for technique in value]
        case "cap":
            return list(_caps(verdict, value, here))
    return list(_places(verdict, key, value, here))


def _caps(verdict: Verdict, caps: Mapping[str, int], here: Here) -> Iterator[Lit]:
    for place, level in caps.items():
        for region, there in verdict.world.resolve(place, here).items():
            yield verdict.logic.either((-there, verdict.at_most(region, level)))


def _places(verdict: Verdict, key: str, places: Iterable[str], here: Here) -> Iterator[Lit]:
    logic = verdict.logic
    for place in places:
        for region, there in verdict.world.resolve(place, here).items():
            gone = verdict.avoided(region)
            not_today = verdict.marked("not_today")[region]
            if key == "avoid":
                kept = gone
            elif key == "not_worked":
                kept = logic.either((gone, not_today))
            else:
                kept = logic.either((gone, not_today, verdict.marked(key)[region]))
            yield logic.either((-there, kept))


def _in_words(key: str, value: Any) -> str:
    match key:
        case "rank":
            return f"no rule gives {str(value).replace('_', ' ')}"
        case "no_plan":
            return "a plan is allowed"
        case "minutes":
            return f"more than {value} minutes are allowed"
        case "exclude":
            return f"not left out everywhere: {', '.join(value)}"
        case "cap":
            return "a level is too high: " + ", ".join(
                f"{place} at most {level}" for place, level in value.items()
            )
    return f"missing: {key.replace('_', ' ')} {', '.join(value)}"


def unknown_words(content: Content, claim: Claim) -> list[str]:
    """Names and options of a claim that mean nothing in this content: a claim about them would hold of nothing."""
    found = []
    for test in claim.condition.tests():
        kind = words.kind_of(test.name, content.questions, content.rules)
        if kind is None:
            found.append(test.name)
        elif kind == "question":
            found += [f"{test.name} = {option}" for option in _missing(content, test)]
    return found


def _missing(content: Content, test: Test) -> list[str]:
    question = content.questions.by_link_id[test.name]
    return sorted(test.options - {option.code for option in question.options})
