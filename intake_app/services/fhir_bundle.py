"""The answers of a visit as a FHIR Bundle, which every paper carries inside."""

from datetime import datetime

from intake_app.base.ids import derived_id
from intake_app.crypto.digests import canonical_json
from intake_app.questionnaire.response import response_of
from intake_app.services.review import Judged


def bundle(judged: Judged, moment: datetime) -> bytes:
    """A Bundle (type collection) of one QuestionnaireResponse for each form, as canonical JSON.

    moment: when it is made, with time zone. The same visit and moment give the same bytes; it names no person.
    """
    log = judged.case.situation.answers
    entries = []
    for form in judged.content.questions.questionnaires:
        id_ = derived_id("response", form.id, moment.isoformat())
        response = response_of(form, log, id_=id_, authored=moment)
        if response.get("item"):
            entries.append({"fullUrl": f"urn:uuid:{id_}", "resource": response})
    return canonical_json({
        "resourceType": "Bundle",
        "id": derived_id("bundle", moment.isoformat()),
        "type": "collection",
        "timestamp": moment.isoformat(timespec="seconds"),
        "entry": entries,
    })  # fmt: skip
