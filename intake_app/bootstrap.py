"""Builds the real things and hands them over: clock, content folder, services. Nothing else builds them."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app.base.clock import Clock, FixedClock, SystemClock
from intake_app.base.errors import IntakeAppError
from intake_app.base.paths import forms_folder
from intake_app.base.texts import tr
from intake_app.services.review import Reviewing

if TYPE_CHECKING:
    from intake_app.crypto.certificates import SealingKey
    from intake_app.services.proving import ProvingForms


def clock(now: str = "") -> Clock:
    """The machine's clock, or one that stands at `now` (ISO 8601, local time where it has no zone).

    Raises IntakeAppError for a text that is no date and time.
    """
    if not now:
        return SystemClock()
    try:
        moment = datetime.fromisoformat(now)
    except ValueError:
        raise IntakeAppError(
            tr("“{now}” is no date and time.", now=now),
            tr("Nothing was read or changed."),
            tr("Write for example 2026-11-22T10:00."),
        ) from None
    return FixedClock(moment if moment.tzinfo else moment.astimezone())


def reviewing(now: str = "", forms: Path | None = None) -> Reviewing:
    """The review service on the shipped content, or on a folder that is handed over."""
    return Reviewing(forms or forms_folder(), clock(now))


def sealing_key(pkcs12: bytes, password: str, moment: datetime) -> "SealingKey":
    """The therapist's key out of a PKCS#12. Raises SealError in one sentence."""
    from intake_app.crypto.certificates import load_pkcs12  # here: only sealing pays for loading cryptography

    return load_pkcs12(pkcs12, password, moment)


def proving_forms(folder: Path, now: str = "") -> "ProvingForms":
    """The proofs of a content folder. Raises ContentError with every fault of it."""
    from intake_app.services.proving import ProvingForms  # here: only proving pays for it

    return ProvingForms(folder, clock(now))
