"""Results that are worked out once, each with the questions it rests on, so that one answer undoes only what leans on it."""

from collections.abc import Callable
from typing import TypeVar, cast

_Value = TypeVar("_Value")


class Kept:
    """A store of results by key. What a result reads is gathered while it is worked out, as one bit for each question."""

    __slots__ = ("_found", "_frames")

    def __init__(self, found: "dict[tuple[str, ...], tuple[object, int]] | None" = None) -> None:
        self._found = {} if found is None else found
        self._frames = [0]

    def get(self, key: tuple[str, ...], work: Callable[..., _Value], *given: object) -> _Value:
        """The result kept under `key`, else `work(*given)`, which must depend on nothing but the answers that it reads."""
        found = self._found.get(key)
        if found is None:
            self._frames.append(0)
            try:
                value = work(*given)
            finally:
                read = self._frames.pop()
            found = self._found[key] = (value, read)
        self._frames[-1] |= found[1]
        return cast("_Value", found[0])

    def note(self, bit: int) -> None:
        """A question (its bit) is read by whatever is being worked out."""
        self._frames[-1] |= bit

    def without(self, bits: int) -> "Kept":
        """A copy without the results that rest on any of these questions."""
        return Kept({key: found for key, found in self._found.items() if not found[1] & bits})
