"""Test strokes before the session (content 10): what was felt, as entries of the log. What is found can only lower."""

from dataclasses import replace

from intake_app.questionnaire.answers import Answer, Voice
from intake_app.services.interview import Interview

COMFORTABLE = 3


def with_stroke(interview: Interview, region: str, score: int) -> Interview:
    """The visit with the score (0-10) of a slow stroke at level 1 in a region."""
    code = "0-3-comfortable" if score <= COMFORTABLE else "4-10-not"
    entry = Answer("first-stroke", (code,), region, values={"value": score})
    return _with(interview, entry, Answer("comfortable-level", (), region))


def with_tingling(interview: Interview, region: str, lingers: bool) -> Interview:
    """The visit with the answer to "any tingling after 30 seconds?" in a region."""
    return _with(interview, Answer("lingering", ("yes" if lingers else "no",), region))


def with_level_tried(interview: Interview, region: str, level: int, comfortable: bool) -> Interview:
    """The visit with a level above 1 tried in a region: comfortable, or the level below stays the highest."""
    highest = level if comfortable else level - 1
    return _with(interview, Answer("comfortable-level", (str(highest),), region, values={"value": highest}))


def _with(interview: Interview, *entries: Answer) -> Interview:
    now = interview.clock.now()
    said = [replace(one, voice=Voice.CLIENT, at=now) for one in entries]
    situation = replace(interview.case.situation, answers=interview.log.add(*said), moment=now)
    return interview.with_case(replace(interview.case, situation=situation))
