"""What a rule does, as short sentences."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from intake_app.base.texts import tr
from intake_app.safety.review import Rank
from intake_app.safety.rules import Effects, Rule
from intake_app.safety.wording.phrases import both, lower, plain

if TYPE_CHECKING:
    from intake_app.safety.wording.sentences import Saying

_RANKS: Mapping[Rank, str] = {
    Rank.CLEAR: "no caution by itself",
    Rank.CAUTION: "a plan can be made, with care",
    Rank.LOCAL_AVOID: "a plan can be made, and some places are left out",
    Rank.CLEARANCE: "no plan before a clinician has answered",
    Rank.STOP_SOON: "no massage today; be seen within 2 weeks, or wait until it has passed",
    Rank.STOP_SAME_DAY: "no massage today; be seen today",
    Rank.STOP_EMERGENCY: "no touch; call the emergency number now",
}
_LISTED: Mapping[str, str] = {
    "avoid": "Leave out {places}.",
    "avoid_spot": "Leave out the spot in {places}; not described, the whole place.",
    "look_first": "Look first: {places}.",
    "touch_first": "Light touch first: {places}.",
    "ask_first": "Ask first: {places}.",
    "not_today": "Not today: {places}.",
    "step_down": "One level less than otherwise: {places}.",
}
_NUMBERS: Mapping[str, str] = {
    "margin_cm": "Keep {number:g} cm away.",
    "minutes_max": "At most {number} minutes.",
    "per_week_max": "At most {number} sessions a week.",
    "sessions_max": "At most {number} sessions before a clinician has answered.",
}
_FROM = {
    "tolerance": "the level found comfortable there",
    "wish": "the lighter level that the client wishes",
    "last-level-minus-1": "one level less than last time",
}


def rank_said(rule: Rule) -> str:
    """What the rank of a rule means, as the second half of a sentence."""
    if rule.rank is Rank.CLEARANCE and rule.needs == "check":
        return tr("not finished; no plan before this is settled")
    return tr(_RANKS[rule.rank])


def effects_said(effects: Effects, saying: "Saying") -> Iterator[str]:
    """Every limit that effects set, one short sentence each."""
    for level in sorted(set(effects.cap.values())):
        places = both(saying.place(place) for place, cap in effects.cap.items() if cap == level)
        yield tr("Level {level} at most: {places}.", level=level, places=places)
    for place, source in effects.cap_from.items():
        level_said = tr(_FROM.get(source, source))
        yield tr("At most {level}: {place}.", level=level_said, place=saying.place(place))
    for name, text in _LISTED.items():
        if getattr(effects, name):
            yield tr(text, places=both(saying.place(place) for place in getattr(effects, name)))
    for name, text in _NUMBERS.items():
        number = getattr(effects, name)
        if number is not None:
            yield tr(text, number=number)
    yield from _by_place(effects, saying)
    yield from _whole_client(effects, saying)


def _by_place(effects: Effects, saying: "Saying") -> Iterator[str]:
    for place, minutes in effects.region_minutes_max.items():
        yield tr("At most {minutes} minutes: {place}.", minutes=minutes, place=saying.place(place))
    for place, share in effects.minutes_share.items():
        yield tr(
            "{percent:.0f} % of the usual minutes: {place}.", percent=share * 100, place=saying.place(place)
        )
    for place, techniques in effects.exclude_on.items():
        yield tr(
            "Left out on {place}: {techniques}.",
            place=saying.place(place),
            techniques=_names(techniques, saying),
        )


def _whole_client(effects: Effects, saying: "Saying") -> Iterator[str]:
    if effects.exclude:
        yield tr("Left out everywhere: {techniques}.", techniques=_names(effects.exclude, saying))
    if effects.exclude_from:
        yield tr("Left out everywhere: the techniques that the answer names.")
    if effects.severity_min:
        yield tr("The plan is made as for {severity} symptoms at least.", severity=effects.severity_min)
    if effects.no_position:
        yield tr(
            "Not in this position: {positions}.", positions=both(plain(one) for one in effects.no_position)
        )
    if effects.flag:
        yield tr("It sets the general caution: {flags}.", flags=both(plain(one) for one in effects.flag))


def _names(techniques: tuple[str, ...], saying: "Saying") -> str:
    return both(lower(saying.phrases.techniques.get(one, plain(one))) for one in techniques)


def rule_effects_said(rule: Rule, saying: "Saying") -> list[str]:
    """All that a rule does besides its rank, in sentences."""
    said = list(effects_said(rule.effects, saying))
    if rule.effects_of:
        said.append(tr("All limits of {rules} hold too.", rules=both(rule.effects_of)))
    until = list(effects_said(rule.until_cleared, saying))
    if until:
        said.append(tr("Until a clinician has answered: {limits}", limits=" ".join(until)))
    if rule.rank is Rank.CLEARANCE and rule.needs == "clinician" and said:
        said.append(tr("The limits stay after the clinician has answered."))
    if rule.refer:
        said.append(tr("Advise the client to see their own doctor within 2 weeks."))
    return said
