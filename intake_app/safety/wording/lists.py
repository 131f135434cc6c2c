"""Conditions of several parts as short Markdown lists, so that nobody has to hold a long sentence in mind."""

from collections.abc import Iterator

from intake_app.base.texts import tr
from intake_app.safety.conditions import AllOf, AtLeast, Condition, Unless
from intake_app.safety.rules import Rule
from intake_app.safety.wording.plainer import is_compound, is_list, order, plainer
from intake_app.safety.wording.sentences import Saying

_LONGEST = 170
_NUMBERS = {1: "one", 2: "two", 3: "three"}


def rule_block(rule: Rule, verdict: str, saying: Saying) -> Iterator[str]:
    """A rule as one sentence, or as its parts in a list and then what follows. verdict: what its rank means."""
    condition = plainer(rule.condition)
    if not _has_list(condition, rule.each, saying):
        yield f"{saying.rule(rule)}: **{verdict}.**"
        return
    opening = saying.opening(rule.each, rule.here_in)
    yield from listed(f"{opening}if" if opening else "If", condition, rule.each, saying, "")
    yield ""
    yield tr("Then: **{verdict}.**", verdict=verdict)


def listed(head: str, condition: Condition, each: str, saying: Saying, end: str) -> Iterator[str]:
    """`head` and the condition, in one line that ends with `end`, or with its parts as a list below."""
    condition = plainer(condition)
    if not _has_list(condition, each, saying):
        yield f"{head} {saying.condition(condition, each) or tr('always')}{end}"
        return
    depth = 1 if head.startswith("- ") else 0
    yield f"{head} {_opening(condition)}"
    if not depth:
        yield ""
    yield from _items(condition, each, saying, depth)


def _has_list(condition: Condition, each: str, saying: Saying) -> bool:
    if not isinstance(condition, AllOf | AtLeast):
        return False
    has_parts = (
        is_list(condition) or any(is_list(part) for part in condition.parts) or len(condition.parts) > 3
    )
    return has_parts or len(saying.condition(condition, each)) > _LONGEST


def _opening(condition: Condition) -> str:
    if isinstance(condition, AtLeast):
        if condition.number == 1:
            return tr("one of these holds:")
        return tr("at least {number} of these hold:", number=_NUMBERS.get(condition.number, condition.number))
    return tr("all of this holds:")


def _items(condition: Condition, each: str, saying: Saying, depth: int) -> Iterator[str]:
    """The parts as list items, a part of several parts with its own list below it."""
    parts = condition.parts if isinstance(condition, AllOf | AtLeast) else (condition,)
    ordered = sorted(parts, key=lambda part: (isinstance(part, Unless), *order(part)))
    seen: set[str] = set()
    for part in ordered if isinstance(condition, AllOf) else parts:
        text = saying.condition(part, each)
        if text and text not in seen:
            seen.add(text)
            yield from _item(part, text, each, saying, depth)


def _item(part: Condition, text: str, each: str, saying: Saying, depth: int) -> Iterator[str]:
    mark = "  " * depth + "- "
    inner = plainer(part.block) if isinstance(part, Unless) else part
    if not isinstance(inner, AllOf | AtLeast) or not (is_list(inner) or len(text) > _LONGEST):
        yield mark + (tr("either {said}", said=text) if _is_choice(part) else text)
        return
    yield mark + (tr("it is not known that ") if isinstance(part, Unless) else "") + _opening(inner)
    yield from _items(inner, each, saying, depth + 1)


def _is_choice(part: Condition) -> bool:
    return (
        isinstance(part, AtLeast)
        and part.number == 1
        and is_compound(part)
        and len(part.parts) == 2
        and not is_list(part)
    )
