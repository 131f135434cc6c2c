"""The clock that is handed to whoever needs the time: nothing else asks the system what time it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time now, as a datetime with time zone."""

    def now(self) -> datetime:
        """The moment now, with the time zone of this place."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The moment now, with the time zone of this place."""
        return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: for tests, for `--now`, for judging a case at its own moment."""

    moment: datetime

    def now(self) -> datetime:
        """Always the same moment."""
        return self.moment if self.moment.tzinfo else self.moment.astimezone()
