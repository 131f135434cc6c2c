"""What is shown after sealing: plain, frozen values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DonePage:
    """heading: what was done; facts: (label, words); trial: "" for a record; problem: what went wrong with printing."""

    heading: str
    facts: tuple[tuple[str, str], ...]
    trial: str
    can_print: bool
    back_text: str
    next_text: str
    waiting: str = ""
    problem: str = ""
