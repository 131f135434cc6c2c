"""Plain values that widgets receive. They know nothing of questionnaires, rules or plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from intake_app.base.texts import tr

OLD_SHORT = 34
CHANGED, UNCHANGED = "changed", "unchanged"
TIERS = ("stop", "change", "note", "open")


@dataclass(frozen=True)
class Span:
    """A piece of a text; `role` is a colour role of the theme, empty for that of the whole text."""

    text: str
    bold: bool = False
    role: str = ""
    struck: bool = False


Words: TypeAlias = str | Sequence[Span]


def spans_of(words: Words) -> tuple[Span, ...]:
    """Words as spans."""
    return (Span(words),) if isinstance(words, str) else tuple(words)


def plain(words: Words) -> str:
    """Words without their weights, as a screen reader says them."""
    return words if isinstance(words, str) else "".join(span.text for span in words)


@dataclass(frozen=True)
class Option:
    """An answer to choose. `apart`: after a rule, muted, key minus ("Not checked"); `clears`: "None of these"."""

    id: str
    text: str
    hint: str = ""
    apart: bool = False
    clears: bool = False


@dataclass(frozen=True)
class Voice:
    """Who says so: kind "speech", "eye", "hand" or "document", and words such as "found 10:41"."""

    kind: str
    words: Words


@dataclass(frozen=True)
class Shown:
    """What an answered line shows. `right` only where the line has sides; `below` is "counts as yes"."""

    answer: str = ""
    right: str = ""
    below: str = ""
    below_right: str = ""
    voices: tuple[Voice, ...] = ()
    changed: bool = False


@dataclass(frozen=True)
class Old:
    """An answer of an earlier visit beside its line. day: "Nov 10", "" for the last visit without its date.

    ran_out: why it no longer holds, "over 28 days old, ask again". mark: "changed" or "unchanged" of today's answer.
    still: it may be confirmed as it is. other_day: it is older than the last visit, so that its day stands with it.
    """

    words: str
    day: str = ""
    ran_out: str = ""
    mark: str = ""
    still: bool = False
    other_day: bool = False

    @property
    def said(self) -> str:
        """With its day: "Nov 10: level 1 low"."""
        words = tr("{day}: {answer}", day=self.day, answer=self.words) if self.day else self.words
        return words if self.words else ""

    @property
    def spoken(self) -> str:
        """As a screen reader says it, with the reason where it ran out."""
        words = self.said if self.day else tr("Last time {last}", last=self.words)
        return ". ".join(part for part in (words, self.ran_out) if part) if self.words else ""

    @property
    def is_short(self) -> bool:
        """Whether the narrow column of last time has room for it."""
        return len(self.words) <= OLD_SHORT and not self.ran_out and not self.still


@dataclass(frozen=True)
class FindingWords:
    """A finding in words. `action`: what else to do, said by a card and inside a row's Why.

    `because` holds (label, text) pairs; `go`: a page to go to; `word`: instead of the tier's.
    """

    tier: str
    title: str
    reason: str
    because: tuple[tuple[str, str], ...] = ()
    link: str = ""
    relaxable: bool = False
    go: str = ""
    word: str = ""
    action: str = ""

    @property
    def full_reason(self) -> str:
        """Reason and action, each ended with a full stop."""
        return " ".join(one if one[-1] in ".?!" else f"{one}." for one in (self.reason, self.action) if one)


@dataclass(frozen=True)
class PageMark:
    """A page of the review: stage "done", "now" or "to come"; `worst` a tier or empty; `apart` after a rule."""

    id: str
    title: str
    stage: str
    worst: str = ""
    count: str = ""
    apart: bool = False


@dataclass(frozen=True)
class OpenItem:
    """Something not finished: what is open, who can do it, the words of the link that goes there."""

    id: str
    what: str
    who: str = ""
    go: str = ""


@dataclass(frozen=True)
class Rung:
    """A level of the pressure scale, 0 to 5, its plain name and how it is done."""

    level: int
    name: str
    how: str


@dataclass(frozen=True)
class RegionRow:
    """A row of a region list with the region ids under Left and Right, or one id across both."""

    text: str
    left: str = ""
    right: str = ""
    middle: str = ""
    below: str = ""

    def ids(self) -> tuple[str, ...]:
        """The ids that this row has."""
        return tuple(one for one in (self.left, self.right, self.middle) if one)


@dataclass(frozen=True)
class Zone:
    """A part of the body with its rows; `note` stands beside the title ("look first, on the table")."""

    title: str
    rows: tuple[RegionRow, ...]
    note: str = ""


@dataclass(frozen=True)
class RegionState:
    """What the map and its list show of a region. Level None: not today. `note` is what to leave out, in words.

    marked: chosen in a list of regions.
    """

    level: int | None = None
    ceiling: int | None = None
    look_first: bool = False
    leave_out: bool = False
    note: str = ""
    origin: str = ""
    marked: bool = False


@dataclass(frozen=True)
class Reading:
    """A timed value. struck: why it was struck out, "" where it was not. number: its place in the series, -1 for none.

    note: what a struck-out one still needs before it no longer counts.
    """

    value: str
    details: str
    struck: str = ""
    number: int = -1
    note: str = ""


@dataclass(frozen=True)
class Alert:
    """A fact of the alerts row; bold where it limits something today."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class KeyHint:
    """Key caps and what they do, for the foot."""

    caps: tuple[str, ...]
    words: str
