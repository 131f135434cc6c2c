"""Formulas of yes and no as whole numbers: equal formulas are the same number, so that two rule sets share what is alike."""

from collections.abc import Collection, Iterable

TRUE, FALSE = 1, -1
Lit = int
"""A formula: TRUE, FALSE, or the number of a node; its negative is the opposite."""


class Logic:
    """All formulas of one proof. assumed: None leaves every named thing free; else only the names in it are true."""

    def __init__(self, assumed: Collection[str] | None = None) -> None:
        self.assumed = assumed
        self.nodes: list[str | tuple[Lit, ...]] = ["", ()]
        self._found: dict[str | tuple[Lit, ...], Lit] = {}

    def var(self, name: str) -> Lit:
        """A thing that can be so or not, by its name."""
        if self.assumed is not None:
            return TRUE if name in self.assumed else FALSE
        return self._node(name)

    def both(self, parts: Iterable[Lit]) -> Lit:
        """All of these hold."""
        kept: set[Lit] = set()
        for part in parts:
            if part == FALSE or -part in kept:
                return FALSE
            if part != TRUE:
                kept.add(part)
        if not kept:
            return TRUE
        return kept.pop() if len(kept) == 1 else self._node(tuple(sorted(kept)))

    def either(self, parts: Iterable[Lit]) -> Lit:
        """At least one of these holds."""
        return -self.both(-part for part in parts)

    def at_least(self, number: int, parts: Iterable[Lit]) -> Lit:
        """So many of these hold."""
        reached = [TRUE] + [FALSE] * number
        for part in parts:
            for count in range(number, 0, -1):
                reached[count] = self.either((reached[count], self.both((part, reached[count - 1]))))
        return reached[number]

    def choose(self, condition: Lit, then: Lit, otherwise: Lit) -> Lit:
        """`then` where the condition holds, else `otherwise`."""
        if then == otherwise:
            return then
        return self.either((self.both((condition, then)), self.both((-condition, otherwise))))

    def one_of(self, name: str, codes: Collection[str], default: str) -> dict[str, Lit]:
        """Exactly one of these codes: the first whose own name is true, else the default."""
        found: dict[str, Lit] = {}
        before: list[Lit] = []
        for code in codes:
            if code != default:
                own = self.var(f"{name}={code}")
                found[code] = self.both((own, *(-one for one in before)))
                before.append(own)
        return {**found, default: self.both(-one for one in before)}

    def cone(self, *formulas: Lit) -> set[int]:
        """The numbers of every node that these formulas rest on."""
        seen: set[int] = set()
        left = [abs(formula) for formula in formulas]
        while left:
            node = left.pop()
            if node in seen or node == TRUE:
                continue
            seen.add(node)
            held = self.nodes[node]
            if isinstance(held, tuple):
                left.extend(map(abs, held))
        return seen

    def _node(self, key: str | tuple[Lit, ...]) -> Lit:
        number = self._found.get(key)
        if number is None:
            number = self._found[key] = len(self.nodes)
            self.nodes.append(key)
        return number
