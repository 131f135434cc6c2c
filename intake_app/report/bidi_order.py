"""The order in which a line is seen, by the Unicode bidirectional algorithm (UAX 9) as python-bidi has it."""

import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_FIRST_RIGHT_TO_LEFT = "\u0590"
_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Signs of one look and one direction.

    text: in the order written; look: whatever the caller gave them; start: place of the first in the line.
    """

    text: str
    look: tuple[Any, ...]
    level: int
    start: int

    @property
    def is_rightward(self) -> bool:
        """Whether it is read from left to right."""
        return self.level % 2 == 0

    @property
    def as_seen(self) -> str:
        """The text from left to right as seen, brackets turned round where that is due."""
        from bidi.mirror import MIRRORED

        return (
            self.text
            if self.is_rightward
            else "".join(MIRRORED.get(sign, sign) for sign in reversed(self.text))
        )


def has_right_to_left(text: str) -> bool:
    """Whether any letter is of a script that is written from right to left."""
    return any(
        sign >= _FIRST_RIGHT_TO_LEFT and unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text
    )


def starts_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is right-to-left, as the paragraph then is (UAX 9, P2)."""
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind == "L" or kind in _RIGHT_TO_LEFT)
    return next(strong, "L") != "L"


def in_visual_order(text: str, looks: Sequence[tuple[Any, ...]], *, from_right: bool) -> list[Stretch]:
    """The stretches of one line from left to right as seen.

    looks: one for each sign; signs of unlike looks are not joined. from_right: the paragraph's direction.
    """
    levels = _levels(text, from_right=from_right)
    keys = list(zip(looks, levels, strict=True))
    stretches, start = list[Stretch](), 0
    for (look, level), group in itertools.groupby(keys):
        end = start + len(list(group))
        stretches.append(Stretch(text[start:end], look, level, start))
        start = end
    return _reordered(stretches)


def _levels(text: str, *, from_right: bool) -> list[int]:
    """The embedding level of each sign; what the algorithm takes out (joiners and the like) goes with its left."""
    from bidi import algorithm

    base = int(from_right)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    marked = _marked(text, from_right=from_right)
    algorithm.get_embedding_levels("".join(sign for sign, _ in marked), storage)
    for sign, (_, at) in zip(storage["chars"], marked, strict=True):
        sign["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    known = {sign["at"]: int(sign["level"]) for sign in storage["chars"]}
    levels = list(itertools.accumulate(range(len(text)), lambda left, at: known.get(at, left), initial=base))[
        1:
    ]
    trailing = len(text) - len(text.rstrip(" "))
    return levels[: len(text) - trailing] + [base] * trailing


def _marked(text: str, *, from_right: bool) -> list[tuple[str, int]]:
    """The signs with their places, and a mark of the paragraph's direction (place -1) after each stretch of the other.

    Without it "NAME (1962)" after a right-to-left name would lose a bracket to the name: the library knows neither
    isolates nor paired brackets (UAX 9, N0).
    """
    other, mark = ({"L"}, _RIGHT_TO_LEFT_MARK) if from_right else (_RIGHT_TO_LEFT, _LEFT_TO_RIGHT_MARK)
    kinds = [unicodedata.bidirectional(sign) for sign in text]
    marked = list[tuple[str, int]]()
    for at, sign in enumerate(text):
        marked.append((sign, at))
        is_stretch_over = kinds[at] in other and _next_strong(kinds[at + 1 :]) not in other
        if is_stretch_over:
            marked.append((mark, -1))
    return marked


def _next_strong(kinds: Sequence[str]) -> str:
    return next((kind for kind in kinds if kind == "L" or kind in _RIGHT_TO_LEFT), "")


def _reordered(stretches: list[Stretch]) -> list[Stretch]:
    """From the highest level down to the lowest odd one, turn round what lies at it or above (UAX 9, L2)."""
    highest = max((stretch.level for stretch in stretches), default=0)
    for level in range(highest, 0, -1):
        stretches = _turned(stretches, level)
    return stretches


def _turned(stretches: list[Stretch], level: int) -> list[Stretch]:
    turned, above = list[Stretch](), list[Stretch]()
    for stretch in stretches:
        if stretch.level >= level:
            above.insert(0, stretch)
        else:
            turned += [*above, stretch]
            above = []
    return turned + above
