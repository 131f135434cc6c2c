import json
import re
from io import BytesIO

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from intake_app.base.errors import NotFinished, PlanFileError
from intake_app.base.paths import forms_folder
from intake_app.crypto.certificates import make_clinic_authority, make_signer
from intake_app.report.measures import A4, LETTER
from intake_app.report.plan_paper import write_plan
from intake_app.services.paper import SealedPaper, make_letter, make_plan_paper
from intake_app.services.plan_document import ink_words, plan_document
from intake_app.services.sign import check_ready
from intake_app.services.verifying import verify_plan
from tests.services.papers import MOMENT, PLANS, STOPS, judged, numb_feet, service


def sealed(answers: str = "", name: str = "Marigold Sample") -> SealedPaper:
    """A trial plan of the shipped case with these answers instead."""
    found = judged(answers, name=name)
    return make_plan_paper(found, found.propose(), moment=MOMENT, plan_id="5")


def pages(data: bytes) -> list[str]:
    """The text of each page, words apart by one space."""
    document = PdfDocument(data)
    return [re.sub(r"\s+", " ", document[at].get_textpage().get_text_range()) for at in range(len(document))]


def attached(data: bytes, name: str) -> bytes:
    """A file inside a PDF."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return pdf.attachments[name].get_file().read_bytes()


@pytest.mark.parametrize("size", [LETTER, A4])
@pytest.mark.parametrize("large", [False, True])
def test_same_words_give_the_same_bytes(size: tuple[float, float], large: bool) -> None:
    """Before sealing a plan is a function of its words, on both papers and in both prints."""
    found = judged(PLANS["callus"])
    ink = [ink_words("client", "Marigold Sample", MOMENT)]
    words = plan_document(found, found.propose(), ink=ink, moment=MOMENT, is_trial=True, plan_id="5")

    first, second = (
        write_plan(words, found.content.bodymap, MOMENT, size=size, large=large).data for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("name", PLANS)
def test_usual_plan_takes_at_most_five_pages(name: str) -> None:
    """Page 1 is one page, and the rest is not more than it needs."""
    assert 4 <= sealed(PLANS[name]).pages <= 5


def test_page_one_ends_with_the_stop_signs() -> None:
    """What hangs on the wall is whole: verdict, map, signs to stop for."""
    first = pages(sealed(PLANS["warfarin"]).data)[0]

    assert "Proceed with changes" in first
    assert "The word stop" in first


def test_every_page_says_whose_plan_it_is_and_that_it_is_a_trial() -> None:
    """A page that is torn off is still known."""
    paper = sealed()

    for number, text in enumerate(pages(paper.data), 1):
        told = ("Marigold Sample, May 4, 1962", paper.code, f"Page {number} of", "Trial, not a record")
        assert [words for words in told if words not in text] == []


def test_plan_sealed_with_a_key_of_the_clinic_is_no_trial() -> None:
    """Only keys made on the spot make trials."""
    found = judged("")
    key = make_signer(make_clinic_authority("Sample Clinic", MOMENT), "Robin Placeholder", MOMENT)

    paper = make_plan_paper(found, found.propose(), key=key, moment=MOMENT, plan_id="5")
    assert "Trial" not in " ".join(pages(paper.data))


def test_reasons_statements_and_sources_are_on_the_paper() -> None:
    """Nothing that the plan says gets lost between words and paper."""
    found = numb_feet()
    words = plan_document(found, found.propose(), moment=MOMENT, is_trial=True, plan_id="5")
    text = (
        "".join(pages(write_plan(words, found.content.bodymap, MOMENT).data))
        .replace(" ", "")
        .replace("\ufffe", "")
    )

    told = [
        *(one.reason for one in words.findings),
        *(title for one in words.findings for title in one.sources),
    ]
    told += [row.words for row in words.statements]
    assert [one for one in told if one.replace(" ", "").replace("-", "") not in text.replace("-", "")] == []


def test_record_and_answers_are_inside() -> None:
    """The paper carries its canonical record, which the code is made of, and the answers as FHIR."""
    paper = sealed()

    bundle = json.loads(attached(paper.data, "bundle.json"))
    assert bundle["resourceType"] == "Bundle"
    assert verify_plan(paper.data, code=paper.code, record_digest=paper.digest).matches is True


def test_wrong_code_is_told() -> None:
    """A code from another plan does not match."""
    check = verify_plan(sealed().data, code="K7Q4-2MXD-90VT-H3RP")

    assert check.matches is False
    assert check.status() == 1


def test_strict_check_asks_for_trust() -> None:
    """Unchanged is not enough where it is asked whose seal it is."""
    paper = sealed()

    check = verify_plan(paper.data, code=paper.code)
    assert (check.status(), check.status(strict=True)) == (0, 1)


def test_flipped_byte_is_told() -> None:
    """A changed file is told as changed, not refused."""
    data = bytearray(sealed().data)
    data[len(data) // 3] ^= 1

    assert verify_plan(bytes(data)).status() == 1


def test_text_file_is_no_plan() -> None:
    """What is no PDF is refused in one sentence."""
    with pytest.raises(PlanFileError):
        verify_plan(b"hello")


def test_name_in_another_script_has_all_its_letters() -> None:
    """No character of the name is missing from the fonts."""
    assert sealed(name="محمد عبد الله الشمري").missing == ""


def test_summary_for_an_emergency_team_is_one_page() -> None:
    """It is handed over on one sheet."""
    assert make_letter(judged(STOPS["emergency"]), moment=MOMENT).pages == 1


def test_plan_without_a_name_is_not_ready() -> None:
    """A review may do without a name, a plan may not."""
    found = judged("")
    nameless = found.case.situation.client.__class__(None, found.case.situation.client.birth_date)
    object.__setattr__(found.case.situation, "client", nameless)

    with pytest.raises(NotFinished):
        check_ready(found)


def test_a_renewed_plan_asks_the_client_for_no_new_ink() -> None:
    """In the client's place stands the number of the plan that holds the ink; the therapist still signs."""
    found = service().judge(service().read(forms_folder() / "cases" / "t72-same-plan.toml"))
    paper = make_plan_paper(found, found.propose(), moment=MOMENT)
    last = pages(paper.data)[-1]

    assert "The ink is on plan 3; no new ink is needed" in last
    assert last.count("Sign here by hand") == 1
