"""What the step Sign has done off the window's thread: the sealed paper, and pictures of its pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from intake_app.base.errors import SealError
from intake_app.base.texts import tr
from intake_app.planning.plan import SessionPlan
from intake_app.services.paper import SealedPaper, make_plan_paper
from intake_app.services.review import Judged
from intake_app.ui.jobs import CancelToken
from intake_app.ui.printing import page_pictures
from intake_app.ui.screens.sign.values import InkState
from intake_app.ui.views.sign import ink_words_of

if TYPE_CHECKING:
    from intake_app.crypto.certificates import SealingKey

OpenKey = Callable[[bytes, str, datetime], "SealingKey"]
_PICTURE_WIDTH = 1200
_LARGEST_KEY_FILE = 1_000_000  # bytes; a key with its certificates takes a few thousand


@dataclass(frozen=True)
class OwnKey:
    """The therapist's key as it is given. open_key: makes the key of the file's bytes; raises SealError."""

    file: Path
    password: str = field(repr=False)
    open_key: OpenKey

    def read(self, moment: datetime) -> "SealingKey":
        """The key, good at `moment` (with time zone). Raises SealError in one sentence."""
        return self.open_key(_bytes(self.file), self.password, moment)


@dataclass(frozen=True)
class Sealed:
    """A paper and the moment of its seal. is_trial: sealed with a key made on the spot."""

    paper: SealedPaper
    moment: datetime
    is_trial: bool


class Sealing:
    """The sealed paper of a plan with its ink, as work for a job. own: None seals with a key made on the spot."""

    def __init__(
        self, judged: Judged, plan: SessionPlan, ink: InkState, own: OwnKey | None, moment: datetime
    ) -> None:
        self._judged, self._plan, self._ink, self._own, self._moment = judged, plan, ink, own, moment

    def __call__(self, token: CancelToken) -> Sealed:  # noqa: D102
        own, self._own = self._own, None
        key = own.read(self._moment) if own is not None else None
        token.check()
        ink = ink_words_of(self._judged, self._plan, self._ink, self._moment)
        paper = make_plan_paper(self._judged, self._plan, ink=ink, key=key, moment=self._moment)
        return Sealed(paper, self._moment, key is None)


class Picturing:
    """Pictures of the pages as they stand now, without ink, made with a trial key."""

    def __init__(self, judged: Judged, plan: SessionPlan, moment: datetime) -> None:
        self._judged, self._plan, self._moment = judged, plan, moment

    def __call__(self, token: CancelToken) -> list[QImage]:  # noqa: D102
        paper = make_plan_paper(self._judged, self._plan, moment=self._moment)
        return page_pictures(paper.data, _PICTURE_WIDTH, token)


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST_KEY_FILE + 1)
    except OSError:
        raise _cannot_read(tr("The key file cannot be read.")) from None
    if len(data) > _LARGEST_KEY_FILE:
        raise _cannot_read(tr("The key file is too large to be one."))
    return data


def _cannot_read(happened: str) -> SealError:
    return SealError(happened, tr("Nothing was sealed."), tr("Choose the file again."))
