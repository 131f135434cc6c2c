"""Conditions of rules: what a table of tests says, as frozen values, and their three-valued evaluation.

True is yes, False is no, None is not known; not known never counts as clear. Format: forms/README.md section 2.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Here:
    """What `here` means while a rule is worked out: one region, one side ("L", "R") or one line of a question."""

    kind: str = ""
    region: str = ""
    side: str = ""
    question: str = ""
    line: int = -1

    @property
    def place(self) -> str:
        """The region or side, "" where there is neither."""
        return self.region or self.side


NOWHERE = Here()


class Words(Protocol):
    """What conditions are evaluated against."""

    def test(self, test: "Test", here: Here) -> bool | None:
        """Whether one test holds."""
        ...

    def is_open(self, name: str, here: Here) -> bool:
        """Whether a question is due and not answered."""
        ...

    def regions(self) -> Iterable[str]:
        """All region ids in body order."""
        ...


@dataclass(frozen=True, slots=True)
class Test:
    """One unary test: `name` (in `place`, "" for here or anywhere) has one of `options`."""

    __test__ = False  # not a test of pytest's
    name: str
    place: str
    options: frozenset[str]

    def evaluate(self, words: Words, here: Here) -> bool | None:
        """Yes, no or not known."""
        return words.test(self, here)

    def tests(self) -> Iterator["Test"]:
        """This test."""
        yield self


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds when every part holds; an empty one always holds."""

    parts: tuple["Condition", ...]

    def evaluate(self, words: Words, here: Here) -> bool | None:
        """No if a part is no, else not known if a part is not known, else yes."""
        known: bool | None = True
        for part in self.parts:
            held = part.evaluate(words, here)
            if held is False:
                return False
            known = None if held is None else known
        return known

    def tests(self) -> Iterator[Test]:
        """Every test below."""
        for part in self.parts:
            yield from part.tests()


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Holds when at least `number` of the parts hold (`any` is at least one)."""

    number: int
    parts: tuple["Condition", ...]

    def evaluate(self, words: Words, here: Here) -> bool | None:
        """Yes once enough hold; no once too few are left; else not known."""
        yes = unknown = 0
        for part in self.parts:
            held = part.evaluate(words, here)
            yes += held is True
            unknown += held is None
            if yes >= self.number:
                return True
        return None if yes + unknown >= self.number else False

    def tests(self) -> Iterator[Test]:
        """Every test below."""
        for part in self.parts:
            yield from part.tests()


@dataclass(frozen=True, slots=True)
class Unless:
    """Fails only when the block is known to hold: not known does not excuse."""

    block: "Condition"

    def evaluate(self, words: Words, here: Here) -> bool | None:
        """No if the block is yes, else yes."""
        return self.block.evaluate(words, here) is not True

    def tests(self) -> Iterator[Test]:
        """Every test below."""
        yield from self.block.tests()


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Holds when one of the questions is due and not answered."""

    names: tuple[str, ...]

    def evaluate(self, words: Words, here: Here) -> bool | None:
        """Yes or no; never not known."""
        return any(words.is_open(name, here) for name in self.names)

    def tests(self) -> Iterator[Test]:
        """The questions as tests without options, so that what depends on them is known."""
        for name in self.names:
            yield Test(name, "", frozenset())


@dataclass(frozen=True, slots=True)
class ExactlyOne:
    """Holds when the test holds in exactly one region."""

    test: Test

    def evaluate(self, words: Words, here: Here) -> bool | None:
        """Not known when a region that is not known could make or break it."""
        held = [self.test.evaluate(words, Here("region", region=region)) for region in words.regions()]
        yes, unknown = held.count(True), held.count(None)
        if unknown and yes <= 1:
            return None
        return yes == 1

    def tests(self) -> Iterator[Test]:
        """The test."""
        yield self.test


Condition = Test | AllOf | AtLeast | Unless | NotKnown | ExactlyOne
ALWAYS = AllOf(())
KEYS = frozenset({"all", "any", "at_least", "of", "or", "unless", "not_known", "exactly_one", "always"})
Problem = Callable[[str, str, str], None]
"""Called with the key, what is wrong, and what was expected."""


def read_condition(table: dict[str, object], problem: Problem) -> AllOf:
    """The condition that the words of KEYS in a table say together; other keys are left to the caller."""
    parts: list[Condition] = list(_tests(table.get("all"), "all", problem))
    if "any" in table:
        parts.append(AtLeast(1, tuple(_tests(table["any"], "any", problem))))
    if "of" in table or "at_least" in table:
        number = table.get("at_least")
        if not isinstance(number, int):
            problem("at_least", "needs a whole number beside `of`", "at_least = 2")
            number = 1
        parts.append(AtLeast(number, tuple(_tests(table.get("of"), "of", problem))))
    if "or" in table:
        parts.append(AtLeast(1, tuple(_blocks(table["or"], "or", problem))))
    parts.extend(Unless(block) for block in _blocks(table.get("unless"), "unless", problem))
    if "not_known" in table:
        parts.append(NotKnown(tuple(_names(table["not_known"], "not_known", problem))))
    if "exactly_one" in table:
        parts.extend(ExactlyOne(test) for test in _tests(table["exactly_one"], "exactly_one", problem))
    return AllOf(tuple(parts))


def _blocks(value: object, key: str, problem: Problem) -> Iterator[AllOf]:
    blocks = value if isinstance(value, list) else [] if value is None else [value]
    for block in blocks:
        if not isinstance(block, dict):
            problem(key, "is no block of tests", f"{key} = [{{ all = {{ … }} }}]")
            continue
        for unknown in sorted(set(block) - KEYS):
            problem(f"{key}.{unknown}", "is not a word of a condition", ", ".join(sorted(KEYS)))
        yield read_condition(block, problem)


def _names(value: object, key: str, problem: Problem) -> list[str]:
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return value
    problem(key, "is no list of names", f'{key} = ["…"]')
    return []


def _tests(value: object, key: str, problem: Problem) -> Iterator[Test]:
    if value is None:
        return
    if not isinstance(value, dict):
        problem(key, "is no table of tests", f'{key}.QUESTION = "option"')
        return
    for name, options in flatten(value):
        if not isinstance(options, str) or not options.strip():
            problem(f"{key}.{name}", "names no options", '"option | option"')
            continue
        word, _, place = name.partition(" in ")
        yield Test(word.strip(), place.strip(), frozenset(part.strip() for part in options.split("|")))


def flatten(table: dict[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Dotted names and values of nested tables: {"cleared": {"R-X": "yes"}} gives ("cleared.R-X", "yes")."""
    for key, value in table.items():
        name = f"{before}.{key}" if before else key
        if isinstance(value, dict):
            yield from flatten(value, name)
        else:
            yield name, value
