"""A condition with its needless nesting taken away, so that it can be said in one sentence. The meaning stays the same."""

from intake_app.safety.conditions import AllOf, AtLeast, Condition, Test, Unless


def plainer(condition: Condition) -> Condition:
    """The same condition: single parts stand for themselves, "and" in "and" and "or" in "or" are one."""
    if isinstance(condition, AllOf):
        parts = _joined(condition.parts, AllOf)
        return parts[0] if len(parts) == 1 and not isinstance(parts[0], Unless) else AllOf(parts)
    if isinstance(condition, AtLeast):
        if condition.number > 1:
            return AtLeast(condition.number, tuple(plainer(part) for part in condition.parts))
        parts = _in_one_clause(_joined(condition.parts, AtLeast))
        return parts[0] if len(parts) == 1 else AtLeast(1, parts)
    return Unless(plainer(condition.block)) if isinstance(condition, Unless) else condition


def _joined(parts: tuple[Condition, ...], kind: type[AllOf] | type[AtLeast]) -> tuple[Condition, ...]:
    found: list[Condition] = []
    for part in map(plainer, parts):
        is_same = isinstance(part, kind) and not (isinstance(part, AtLeast) and part.number > 1)
        found.extend(part.parts if is_same and isinstance(part, AllOf | AtLeast) else (part,))
    return tuple(dict.fromkeys(found))


def _in_one_clause(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The same answer in several named places said once, with all the places ("head + face")."""
    places: dict[tuple[str, frozenset[str]], list[str]] = {}
    for part in parts:
        if isinstance(part, Test) and part.place:
            places.setdefault((part.name, part.options), []).append(part.place)
    merged = (
        Test(part.name, " + ".join(places[part.name, part.options]), part.options)
        if isinstance(part, Test) and part.place
        else part
        for part in parts
    )
    return tuple(dict.fromkeys(merged))


def is_compound(condition: Condition) -> bool:
    """Whether a part is more than one clause, so that "or" beside it could be misheard."""
    return isinstance(condition, AllOf | AtLeast | Unless)


def is_list(condition: Condition) -> bool:
    """Whether a part reads as a list of more than two."""
    if not isinstance(condition, AtLeast):
        return False
    return len(condition.parts) > 2 or any(is_compound(part) for part in condition.parts)


def is_open_choice(condition: Condition) -> bool:
    """Whether a part reads "a, or b" without a beginning of its own."""
    return isinstance(condition, AtLeast) and condition.number == 1 and not is_list(condition)


def order(condition: Condition) -> tuple[bool, bool]:
    """Choices after plain parts and lists last, so that nothing after them sounds like one of their parts."""
    return is_list(condition), is_open_choice(condition)
