"""Why a rule line did or did not hold in a judged case."""

from intake_app.base.errors import IntakeAppError
from intake_app.base.faults import nearest
from intake_app.base.texts import tr
from intake_app.safety.wording.phrases import load_phrases
from intake_app.safety.wording.sentences import Saying
from intake_app.safety.wording.why import Line, why
from intake_app.services.review import Judged


def explain(judged: Judged, content_id: str) -> list[list[Line]]:
    """The answer for each line of a content id ("R-DVT-06"; without its letter for all lines of it).

    Raises IntakeAppError for an id that no rule has, with the nearest right ones.
    """
    content = judged.content
    rules = content.rules.named(content_id)
    if not rules:
        known = [rule.content_id for rule in content.rules.rules]
        raise IntakeAppError(
            tr("No rule is called “{id}”.", id=content_id),
            tr("The case was read and nothing was changed."),
            tr("Name one of: {ids}.", ids=nearest(content_id.upper(), known)),
        )
    saying = Saying(content, load_phrases(content.folder))
    return [why(rule, judged.evaluation, saying) for rule in rules]
