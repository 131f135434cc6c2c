"""What the step Sign shows, and the ink as it stands: plain, frozen values."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from intake_app.ui.values import Words

Strokes: TypeAlias = tuple[tuple[tuple[float, float, int], ...], ...]
WAYS = ("draw", "type", "paper")
CLIENT, THERAPIST = "client", "therapist"
TRIAL_KEY, KEY_FILE = "trial", "file"


@dataclass(frozen=True)
class Signature:
    """One person's ink. way: draw, type or paper. strokes: (x 0-1, y 0-1, ms); aspect: the pad's width by its height."""

    way: str = "draw"
    strokes: Strokes = ()
    aspect: float = 4.0
    typed: str = ""
    at: datetime | None = None

    @property
    def is_given(self) -> bool:
        """Whether it counts: drawn more than a touch, a name typed, or to be signed on the printed copy."""
        if self.way == "type":
            return len(self.typed.strip()) > 1
        return self.way == "paper" or sum(len(stroke) for stroke in self.strokes) > 5


@dataclass(frozen=True)
class InkState:
    """The ink of both."""

    client: Signature = Signature()
    therapist: Signature = Signature()

    def of(self, who: str) -> Signature:
        """The signature of "client" or "therapist"."""
        return self.client if who == CLIENT else self.therapist


@dataclass(frozen=True)
class SealState:
    """What seals. way: TRIAL_KEY or KEY_FILE; fault: why the key could not be opened. The password itself is never here."""

    way: str = TRIAL_KEY
    file: Path | None = None
    has_password: bool = False
    fault: str = ""

    @property
    def is_trial(self) -> bool:
        """Whether the paper is no record: sealed with a key made on the spot."""
        return self.way == TRIAL_KEY


@dataclass(frozen=True)
class Block:
    """A piece of the plan as text. kind: "heading", "text" or "item" (a line of a list)."""

    kind: str
    words: Words


@dataclass(frozen=True)
class Signer:
    """One part of the panel. below: name and time, or how the name will stand. signs: False where no ink is needed."""

    who: str
    title: str
    statement: str
    signature: Signature
    below: str
    signs: bool = True


@dataclass(frozen=True)
class SealView:
    """The third part of the panel. file: the whole name, "" for none; file_words: the same as far as it fits."""

    way: str
    words: str
    file: str = ""
    file_words: str = ""
    fault: str = ""


@dataclass(frozen=True)
class SignPage:
    """The whole step. blocks: the plan as text; missing: what is still open, in words; waiting: the same as one sentence."""

    facts: str
    blocks: tuple[Block, ...]
    signers: tuple[Signer, ...]
    seal: SealView
    small_print: str
    missing: tuple[str, ...]
    back_text: str
    next_text: str
    waiting: str = ""
