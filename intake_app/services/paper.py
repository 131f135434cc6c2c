"""Makes sealed papers: the plan, or the letter of a stop. Libraries of the paper are loaded when the first one is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from intake_app.base.texts import tr
from intake_app.planning.plan import SessionPlan
from intake_app.record.document import InkWords, PlanDocument
from intake_app.services.fhir_bundle import bundle
from intake_app.services.letter_document import letter_document, letter_record
from intake_app.services.plan_document import plan_document, plan_record
from intake_app.services.review import Judged

if TYPE_CHECKING:
    from intake_app.crypto.certificates import SealingKey

A4 = "a4"
PAGE_SIZES = ("letter", A4)
RECORD_NAME, BUNDLE_NAME = "plan.json", "bundle.json"


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """A sealed PDF. code: as printed; digest: of the record; pages: how many; missing: characters that no font has."""

    data: bytes
    code: str
    digest: str
    pages: int
    missing: str = ""


def make_plan_paper(
    judged: Judged,
    plan: SessionPlan,
    *,
    ink: Sequence[InkWords] = (),
    key: "SealingKey | None" = None,
    moment: datetime,
    plan_id: str = "",
    size: str = "letter",
    large: bool = False,
    supersedes: str = "",
) -> SealedPaper:
    """The sealed plan. key: None makes one on the spot, and every page says that it is a trial. moment: with time zone.

    plan_id: left out, the plan's own number. size: letter or a4. Raises SealError when the key cannot seal.
    """
    words = plan_document(
        judged, plan, ink=ink, moment=moment, is_trial=key is None, plan_id=plan_id, supersedes=supersedes
    )
    record = plan_record(judged, plan, moment=moment, plan_id=plan_id)
    return _sealed(judged, words, record, key, moment, size, large)


def make_letter(
    judged: Judged,
    *,
    key: "SealingKey | None" = None,
    moment: datetime,
    letter_id: str = "1",
    size: str = "letter",
    large: bool = False,
) -> SealedPaper:
    """The sealed letter of a stop: referral, questions to a clinician, or the summary for an emergency team.

    Raises NotFinished while nothing but a check is open, NoPlan where nothing calls for a letter, SealError.
    """
    words = letter_document(judged, moment=moment, is_trial=key is None, letter_id=letter_id)
    record = letter_record(judged, moment=moment, letter_id=letter_id)
    return _sealed(judged, words, record, key, moment, size, large)


def _sealed(
    judged: Judged,
    words: PlanDocument,
    record: bytes,
    key: "SealingKey | None",
    moment: datetime,
    size: str,
    large: bool,
) -> SealedPaper:
    # here: reportlab and pyHanko take most of a second, which only those who make a paper pay
    from intake_app.crypto.certificates import make_trial_signer
    from intake_app.report.conform import Attachment
    from intake_app.report.letter_paper import write_letter
    from intake_app.report.measures import A4 as A4_POINTS
    from intake_app.report.measures import LETTER
    from intake_app.report.plan_paper import write_plan
    from intake_app.report.seal import seal

    inside = [
        Attachment(RECORD_NAME, record, "application/json", tr("The record that the code is made of")),
        Attachment(BUNDLE_NAME, bundle(judged, moment), "application/fhir+json", tr("The answers as FHIR")),
    ]
    write = write_plan if words.kind == "plan" else write_letter
    page = A4_POINTS if size == A4 else LETTER
    paper = write(words, judged.content.bodymap, moment, attachments=inside, size=page, large=large)
    signer = key or make_trial_signer(words.therapist, moment)
    lines = [tr("Sealed by {who}", who=words.therapist), f"{words.date}, {words.time}", words.code]
    data = seal(paper.data, signer, moment, lines=lines, reason=words.title)
    return SealedPaper(data, words.code, words.digest, paper.page_count, paper.missing)
