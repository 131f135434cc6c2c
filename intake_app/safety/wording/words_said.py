"""The words of conditions that need no question (forms/README.md section 4), as clauses."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from intake_app.base.texts import tr
from intake_app.questionnaire.model import Item, Question
from intake_app.safety.conditions import Test
from intake_app.safety.wording.phrases import Phrases, either, plain
from intake_app.safety.wording.places import asked_as, band_said, inside, short_name, within

if TYPE_CHECKING:
    from intake_app.safety.content import Content

_SCALES = {
    "sugar-now": "sugar", "sugar-lowest": "sugar", "sugar-highest": "sugar", "any-sugar": "sugar",
    "pressure-class": "blood-pressure", "any-pressure": "blood-pressure",
}  # fmt: skip
_SIMPLE = {
    "session-number": "this is session {options}",
    "session-gap": "the time since the last session is {options}",
    "age": "the client's age is {options}",
    "here-tolerance": "the tolerated pressure {here} was {options}",
    "here-calf-change": "the difference of the calves, against earlier visits, has {options}",
    "change.pain": "pain has risen by {options} points since the last visit",
    "sugar-now": "the newest sugar reading is {options}",
    "sugar-lowest": "the lowest sugar reading of this visit is {options}",
    "sugar-highest": "the highest sugar reading of this visit is {options}",
    "any-sugar": "some sugar reading of this visit is {options}",
    "pressure-class": "blood pressure is {options}",
    "any-pressure": "some blood pressure of this visit is {options}",
    "flag.count": "the number of general cautions (flags) is {options}",
}
_YES_NO = {
    "here-today": ("the place lies in today's areas", "the place lies outside today's areas"),
    "here-seated": ("the place is looked at while the client sits", "the place is not looked at while the client sits"),
    "here-not-yet": ("the place is still to be looked at on the table", "no look on the table is still to come for the place"),
    "sessions-attested": ("earlier sessions were kept on paper only", "no earlier session was kept on paper only"),
    "here-newly-marked": ("the mark is new in this limb, head or trunk", "the mark is not new"),
    "zone-added": ("an area was added after its checks were due", "no area was added"),
    "any-legs-safe": ("a clinician has written that the legs are safe", "no clinician has written that the legs are safe"),
    "open-questions": ("something is to be answered and is not", "nothing is left to answer"),
}  # fmt: skip
_OF_RULE = {
    "cleared": ("a clinician has answered {rule} in a valid record", "no valid record of a clinician answers {rule}"),
    "legs-safe": (
        "a valid record of a clinician answers {rule} and names the legs as safe",
        "no valid record of a clinician that answers {rule} names the legs as safe",
    ),
    "holds": ("{rule} holds", "{rule} does not hold"),
    "flag": ("the caution “{rule}” is set", "the caution “{rule}” is not set"),
}  # fmt: skip
_FIELDS = {
    "kinds": "kind", "date": "date", "signed_by": "signer", "liked": "technique liked", "answer": "answer",
    "kind": "kind", "where": "place", "what": "kind", "part": "part", "age": "age", "closed": "closed and dry",
    "anaesthetic": "anaesthetic", "injected": "injected", "injury-age": "age", "site-age": "age", "operation-clot-age": "age",
}  # fmt: skip


def word_said(test: Test, each: str, content: "Content", phrases: Phrases) -> str:
    """A test on such a word, or on an item under a question, as a clause."""
    name, prefix, rest = test.name, test.name.partition(".")[0], test.name.partition(".")[2]
    here = inside(test.place, each, content, phrases)
    if name in _YES_NO:
        return tr(_YES_NO[name][0 if "yes" in test.options else 1])
    if name in _SIMPLE:
        return tr(_SIMPLE[name], options=_options(name, test.options, content), here=here)
    if prefix in _OF_RULE:
        return tr(_OF_RULE[prefix][0 if "yes" in test.options else 1], rule=plain_rule(rest, content))
    if prefix == "here-in" and rest.startswith("where."):
        return tr("the place is one that was named in {what}" if "yes" in test.options else "the place was not named in {what}",
                  what=asked_as(rest.partition(".")[2], content))  # fmt: skip
    if prefix == "here-in":
        place = within(rest, content, phrases)
        return tr(
            "the place lies in {place}" if "yes" in test.options else "the place lies outside {place}",
            place=place,
        )
    return _of_question(test, prefix, rest, each, content, phrases)


def _of_question(test: Test, prefix: str, rest: str, each: str, content: "Content", phrases: Phrases) -> str:
    question = content.questions.by_link_id.get(rest)
    said = short_name(question) if question else plain(rest)
    if prefix == "unreviewed":
        return tr("the client was not sure of “{name}”, and nobody has asked about it yet", name=said)
    if prefix == "found-by-touch-only":
        return tr("“{name}” was looked at by touch only", name=said)
    if prefix == "written":
        return tr("a clinician's letter of the last 12 months names {rule}", rule=plain_rule(rest, content))
    if prefix == "line":
        return _line(test, rest, each, content, phrases)
    link_id, _, field = test.name.rpartition(".")
    owner = content.questions.by_link_id[link_id]
    words = either(
        phrases.techniques.get(option) or field_said(owner.fields.get(field), option)
        for option in sorted(test.options, key=_known_first)
    )
    own = phrases.answers.get(test.name)
    if own:
        return own.format(answer=words)
    if field == "date":
        return tr("the date given for “{name}” is {options}", name=short_name(owner), options=words)
    return tr(
        "the {field} named in “{name}” is {options}",
        field=tr(_FIELDS.get(field, plain(field))), name=short_name(owner), options=words,
    )  # fmt: skip


def _line(test: Test, field: str, each: str, content: "Content", phrases: Phrases) -> str:
    question = content.questions.by_link_id.get(each.removeprefix("line of "))
    if field == "where":
        places = either(within(place, content, phrases) for place in sorted(test.options))
        return tr("it lies in {places}", places=places)
    if field == "answer" and question is not None:
        words = [option_said(question, one, content) for one in sorted(test.options, key=question.rank)]
    else:
        item = question.fields.get("kinds" if field == "kind" else field) if question else None
        words = [field_said(item, option) for option in sorted(test.options, key=_known_first)]
    return tr("its {field} is {options}", field=tr(_FIELDS.get(field, plain(field))), options=either(words))


def _known_first(code: str) -> tuple[bool, str]:
    return (code.startswith("not-"), code)


def option_said(question: Question, code: str, content: "Content") -> str:
    """One answer of a question in its own words up to a colon, in quotes; a band of its scale by its edges."""
    option = question.option(code)
    if option is not None:
        return f"“{option.display.partition(': ')[0]}”"
    scale = content.scales.get(question.scale)
    if scale is not None and any(band.name == code for band in scale.bands) and len(scale.units) > 1:
        return band_said(scale, code)
    return f"“{plain(code)[:1].upper()}{plain(code)[1:]}”"


def field_said(item: Item | None, code: str) -> str:
    """One value of an item under a question, in its own words."""
    option = next((one for one in item.options if one.code == code), None) if item else None
    return f"“{option.display}”" if option else plain(code)


def plain_rule(content_id: str, content: "Content") -> str:
    """A rule by its content id; a flag by its word."""
    return tr("rule {id}", id=content_id) if content.rules.named(content_id) else plain(content_id)


def _options(name: str, options: Iterable[str], content: "Content") -> str:
    question = content.questions.by_link_id.get("blood-pressure") if "pressure" in name else None
    scale = content.scales.get(_SCALES.get(name, ""))
    if question is not None and question.options:
        order = [option.code for option in question.options]
        ranked = sorted(options, key=lambda one: order.index(one) if one in order else -1)
        return either(
            option_said(question, one, content) if one in order else tr("not there") for one in ranked
        )
    if scale is None:
        return either(tr(_SAID.get(one, plain(one))) for one in sorted(options))
    order = [band.name for band in scale.bands]
    ranked = sorted(options, key=lambda one: order.index(one) if one in order else -1)
    return either(band_said(scale, one) if one in order else tr("not there") for one in ranked)


_SAID = {
    "3-or-more": "3 or later", "alike": "stayed the same (within 0.5 cm or 0.2 in)", "moved": "changed",
    "carried": "carried over from an earlier visit", "tried": "found today", "none": "not found yet",
    "not-sure": "not known", "not-known": "not known",
}  # fmt: skip
