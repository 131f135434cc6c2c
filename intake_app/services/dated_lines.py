"""A line whose date says more than the kind chosen for it: the date counts (content 6.2: worked out from the dates)."""

from dataclasses import replace

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import NOT_SURE, Shape
from intake_app.safety.content import Content
from intake_app.safety.lines import line_options


def by_its_date(content: Content, entry: Answer) -> Answer:
    """The entry without its kind where its date, or a place not closed, comes to a worse one; else as it is."""
    question = content.questions.by_link_id[entry.question]
    scale = content.scales.get(question.scale)
    if question.shape is not Shape.LINES or scale is None or entry.at is None or not entry.options:
        return entry
    bare = replace(entry, options=())
    dated = line_options(question, scale, bare, entry.at)
    if dated in ((), (NOT_SURE,)):
        return entry
    is_worse = max(map(question.rank, dated)) > max(map(question.rank, entry.options))
    return bare if is_worse else entry
