"""Places and bands of measures in plain English."""

from typing import TYPE_CHECKING

from intake_app.base.texts import tr
from intake_app.safety.scales import Band, Scale
from intake_app.safety.wording.phrases import Phrases, either, plain

if TYPE_CHECKING:
    from intake_app.safety.content import Content

_WHOLE = {
    "here": "this place",
    "all": "the whole body",
    "today": "today's areas",
    "NEURO_ZONE": "the places with nerve symptoms",
    "MARKED": "the marked places",
    "line.where": "the place of that entry",
}
_OF_HERE = {
    "FOOT": "the foot of that side",
    "LEG": "the leg of that side",
    "ARM": "the arm of that side",
    "BELOW_KNEE": "all below the knee of that side",
    "LIMB": "that whole limb",
    "PLACE": "the whole limb, head or trunk there",
    "below": "all that lies further out on that limb",
    "not_below": "all of that limb that does not lie further out",
}
_OF_ANSWERS = {
    "where": "the place named in {what}",
    "limb_of": "the whole limb named in {what}",
    "quarter_of": "the nearest quarter of the trunk, seen from the place named in {what}",
}


def place_said(place: str, content: "Content", phrases: Phrases) -> str:
    """A place of a rule as a noun: "both feet", "the foot of that side", "the places given with “Clot, ever”"."""
    first, _, second = place.partition(" or ")
    if second:
        return tr(
            "{first} (where that is no place at all: {second})",
            first=place_said(first, content, phrases),
            second=place_said(second, content, phrases),
        )
    kind, _, rest = place.partition(".")
    if place in _WHOLE:
        return tr(_WHOLE[place])
    if rest == "here" and kind in _OF_HERE:
        return tr(_OF_HERE[kind])
    if kind in _OF_ANSWERS and rest in content.rules.facts:
        said = phrases.facts.get(rest, (plain(rest), ""))[0].format(here="").replace(" ,", ",").strip()
        if content.rules.facts[rest].each.startswith("line of "):
            return tr("the place of every entry of which it is so that {fact}", fact=said)
        return tr("every place where {fact}", fact=said)
    if kind in _OF_ANSWERS:
        return tr(_OF_ANSWERS[kind], what=asked_as(rest, content))
    regions = content.bodymap.places.get(place)
    return content.bodymap.describe(regions) if regions else plain(place)


def asked_as(name: str, content: "Content") -> str:
    """A question by its short label in quotes; what is none by its words."""
    question = content.questions.by_link_id.get(name)
    return f"“{short_name(question)}”" if question is not None else plain(name)


def short_name(question: object) -> str:
    """The short label of a question, its text where it has none."""
    item = getattr(question, "item", None)
    marks = getattr(item, "marks", {})
    return str(next(iter(marks.get("short", ())), "") or getattr(question, "text", ""))


def inside(place: str, each: str, content: "Content", phrases: Phrases) -> str:
    """A place as it stands after a verb: "in this place", "anywhere", "on the foot of that side"."""
    if place == "all":
        return tr("anywhere")
    if place:
        return tr("in {place}", place=within(place, content, phrases))
    if each == "region":
        return tr("in this place")
    return tr("on this side") if each == "side" else tr("anywhere")


def within(place: str, content: "Content", phrases: Phrases) -> str:
    """A place as it stands after "in": "the feet" for "both feet", "the left leg" for "left leg"."""
    if " + " in place:
        return either(within(one, content, phrases) for one in place.split(" + "))
    said = place_said(place, content, phrases)
    if place not in content.bodymap.places or said == tr(_WHOLE["all"]):
        return said
    return tr("the {place}", place=said.removeprefix("both "))


def band_said(scale: Scale, name: str) -> str:
    """A band by its edges in every unit: "54 to under 70 mg/dL (3 to under 3.9 mmol/L)"."""
    place = next((at for at, band in enumerate(scale.bands) if band.name == name), -1)
    if place < 0:
        return plain(name)
    before = scale.bands[place - 1] if place else None
    units = list(scale.units) or [""]
    if units == ["upper", "lower"]:
        upper, lower = (_edges(before, scale.bands[place], unit, "") for unit in units)
        return tr("upper number {upper}, or lower number {lower}", upper=upper, lower=lower)
    first, *others = (_edges(before, scale.bands[place], unit, f" {unit}".rstrip()) for unit in units)
    return f"{first} ({'; '.join(others)})" if others else first


def _edges(before: Band | None, band: Band, key: str, unit: str) -> str:
    low = before.edges.get(key) if before else None
    high = band.edges.get(key)
    from_ = "" if low is None else (f"over {low:g}" if before and before.takes_edge else f"{low:g}")
    if high is None:
        return f"{from_}{unit}" if from_.startswith("over") else tr("{low} or more", low=from_ + unit)
    to = f"{high:g}{unit}" if band.takes_edge else tr("under {high}", high=f"{high:g}{unit}")
    if not from_:
        return tr("{high} or less", high=to) if band.takes_edge else to
    return tr("{low} to {high}", low=from_, high=to)
