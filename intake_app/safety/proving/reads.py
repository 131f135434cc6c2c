"""What rules read of a question (`readings`, `asking`, `derived`), for every answer that could be given at once.

What is said is free: any codes, by any voices. What follows from it is worked out as the engine does it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Question, Shape, Unsure
from intake_app.safety.proving.logic import FALSE, TRUE, Lit, Logic
from intake_app.safety.readings import VAGUE, State, blank

if TYPE_CHECKING:
    from intake_app.safety.proving.world import World

_EVERY_VISIT = frozenset({"D", "Bv", "Bs", "12-weeks"})


@dataclass(frozen=True, slots=True)
class Read:
    """What is read at one place: for each option when it is among them, and when the question is open."""

    options: Mapping[str, Lit]
    is_open: Lit = FALSE

    def has(self, logic: Logic, options: Iterable[str]) -> Lit:
        """When one of these options is read."""
        return logic.either(self.options.get(option, FALSE) for option in options)


def mix(logic: Logic, condition: Lit, then: Read, otherwise: Read) -> Read:
    """One reading where the condition holds, else the other."""
    codes = dict.fromkeys((*then.options, *otherwise.options))
    options = {
        code: logic.choose(condition, then.options.get(code, FALSE), otherwise.options.get(code, FALSE))
        for code in codes
    }
    return Read(options, logic.choose(condition, then.is_open, otherwise.is_open))


def said(world: "World", question: Question, place: str) -> dict[str, Lit]:
    """For each option when somebody said it at exactly this place."""
    at = f"@{place}" if place else ""
    return {one.code: world.logic.var(f"{question.link_id}{at}={one.code}") for one in question.options}


def codes_at(world: "World", question: Question, place: str) -> dict[str, Lit]:
    """`Evaluation._codes_at`: what is said of no place in particular holds everywhere, unless it is vague."""
    logic = world.logic
    if question.shape not in (Shape.REGIONS, Shape.SIDES):
        codes = said(world, question, "")
        return world.with_lines(question, codes) if question.shape is Shape.LINES else codes
    everywhere = said(world, question, "")
    places = world.places_of_shape(question)
    is_marks = question.shape is Shape.REGIONS and question.is_spoken
    here = [said(world, question, each) for each in ((place,) if place else places)]
    codes = {}
    for code, own in everywhere.items():
        is_plain = code not in VAGUE and code not in NOT_DONE
        there = [one[code] for one in here] if place or is_plain or is_marks else []
        codes[code] = logic.either((*there, *((own,) if is_plain or not place else ())))
    if place and question.is_spoken:
        nothing = -logic.either(codes.values())
        marked = logic.both((nothing, world.is_said(question)))
        codes[question.safest] = logic.either((codes[question.safest], marked))
    return codes


def is_due(world: "World", question: Question, place: str) -> tuple[Lit, Lit]:
    """`asking.is_due` as (known to be due, not known not to be)."""
    due = world.content.rules.due.get(question.link_id)
    if question.shape is Shape.REGIONS and place and question.widest:
        if place not in world.widest(question):
            return FALSE, FALSE
    later = world.completed if question.when == "F" else TRUE
    if due is None:
        asked = (question.when in _EVERY_VISIT or question.when == "F") and not question.part_of
        return (later, later) if asked else (FALSE, FALSE)
    if not place and due.each in ("region", "side"):
        yes = world.logic.either(world.due(question, one)[0] for one in world.places_of_shape(question))
    else:
        yes, may = world.holds(due.condition, world.here_at(place))
        return world.logic.both((later, yes)), world.logic.both((later, may))
    both = world.logic.both((later, yes))
    return both, both


def read_at(world: "World", question: Question, place: str) -> Read:
    """`Evaluation._read` at a place ("" for the whole client)."""
    logic, (yes, may) = world.logic, world.due(question, place)
    if question.shape is Shape.SERIES:
        return _series(world, question, yes)
    codes = codes_at(world, question, place)
    if question.link_id in world.content.rules.derived:
        result = _derived(world, question, codes, yes, may)
    else:
        named = TRUE if place else _all_placed(world, question)
        result = _unless_unknown(logic, read(logic, question, codes, yes, named), yes, may)
    if question.link_id == "feeling" and place:
        carried = _carried_feeling(world, question, place)
        result = mix(logic, world.not_yet(place), carried, result)
    return _with_blank(world, question, place, result, yes)


def read(logic: Logic, question: Question, codes: Mapping[str, Lit], due: Lit, named: Lit = TRUE) -> Read:
    """`readings.read`: the two tables of content 1.4."""
    if due == FALSE:
        return _not_due(logic, question, codes)
    found = _worst(logic, question, codes)
    asked = _when_due(logic, question, found, named)
    return asked if due == TRUE else mix(logic, due, asked, _not_due(logic, question, codes))


def _vague_codes(question: Question) -> frozenset[str]:
    return VAGUE | NOT_DONE | question.blank_words


def _worst(logic: Logic, question: Question, codes: Mapping[str, Lit]) -> dict[str, Lit]:
    vague = _vague_codes(question)
    found = {code: lit for code, lit in codes.items() if code in vague}
    solid = {code: lit for code, lit in codes.items() if code not in vague}
    unsure = logic.either(found.get(code, FALSE) for code in VAGUE)
    if question.counts_as and question.unsure is not Unsure.REGION:
        kept = solid if question.counts_as not in vague else found
        kept[question.counts_as] = logic.either((codes.get(question.counts_as, FALSE), unsure))
    if PREFER_NOT in found:
        found[NOT_SURE] = logic.either((found.get(NOT_SURE, FALSE), found[PREFER_NOT]))
    several = question.shape in (Shape.CHOICES, Shape.LINES) or (
        question.shape is Shape.REGIONS and bool(question.item.marks.get("choose-all"))
    )
    for code, lit in solid.items():
        found[code] = logic.both((lit, -logic.either(_beaten_by(question, code, solid, several))))
    return found


def _beaten_by(question: Question, code: str, solid: Mapping[str, Lit], several: bool) -> list[Lit]:
    """The codes that make a code of the same axis not count."""
    if code in question.item.marks.get("stands", ()):
        return []
    own = question.option(code)
    axis = [one.code for one in question.options if own and one.axis == own.axis and one.code in solid]
    if code not in axis:
        return [TRUE]  # no option of the list: no answer
    if not several:
        return [solid[one] for one in axis[axis.index(code) + 1 :]]
    if not _is_none(question, code):
        return []
    return [solid[one] for one in axis if not _is_none(question, one)]


def _is_none(question: Question, code: str) -> bool:
    chosen = question.option(code)
    if chosen is None or not chosen.axis:
        return chosen is not None and chosen.is_exclusive
    return next(one.code for one in question.options if one.axis == chosen.axis) == code


def _not_due(logic: Logic, question: Question, codes: Mapping[str, Lit]) -> Read:
    vague = _vague_codes(question)
    plain = {code: lit for code, lit in codes.items() if code not in vague}
    return Read(_worst(logic, question, plain))


def _when_due(logic: Logic, question: Question, found: Mapping[str, Lit], named: Lit) -> Read:
    vague_codes = _vague_codes(question)
    vague = logic.either(lit for code, lit in found.items() if code in vague_codes)
    empty = -logic.either(found.values())
    told = mix(logic, vague, _vague(logic, question, found, named), Read(found))
    return mix(logic, empty, blank_read(question), told)


def blank_read(question: Question) -> Read:
    """What a blank says where the question is due."""
    reading = blank(question)
    options = dict.fromkeys(reading.options, TRUE)
    return Read(options, TRUE if reading.state is State.OPEN else FALSE)


def _vague(logic: Logic, question: Question, found: Mapping[str, Lit], named: Lit) -> Read:
    unsure, either = question.unsure, logic.either
    if unsure is Unsure.NOTHING:
        return Read(found)
    if unsure is Unsure.INCOMPLETE:
        return Read(found, TRUE)
    is_unsure = either(found.get(code, FALSE) for code in VAGUE)
    told = either(found.get(code, FALSE) for code in (question.blank_words - VAGUE))
    prefer = found.get(PREFER_NOT, FALSE)
    if unsure is Unsure.REGION:
        counts = either((is_unsure, -told)) if question.counts_as else FALSE
        worse = dict(found)
        if question.counts_as:
            worse[question.counts_as] = either((found.get(question.counts_as, FALSE), counts))
        as_region = Read(worse, prefer)
        return mix(logic, named, as_region, Read(found, TRUE)) if question.is_spoken else as_region
    vague = _vague_codes(question)
    solid = either(lit for code, lit in found.items() if code not in vague)
    undone = either(
        lit for code, lit in found.items() if code in NOT_DONE | question.blank_words and code not in VAGUE
    )
    open_ = logic.both((undone, -told, -solid, -is_unsure))
    return Read(found, either((open_, prefer if unsure is Unsure.YES else FALSE)))


def _all_placed(world: "World", question: Question) -> Lit:
    codes = said(world, question, "")
    return -world.logic.either(codes.get(code, FALSE) for code in VAGUE)


def _unless_unknown(logic: Logic, result: Read, yes: Lit, may: Lit) -> Read:
    unknown = logic.both((may, -yes))
    nothing = -logic.either(result.options.values())
    return Read(result.options, logic.either((result.is_open, logic.both((unknown, nothing)))))


def _with_blank(world: "World", question: Question, place: str, result: Read, due: Lit) -> Read:
    """`asking.with_blank`: only voices that fill no blank have said something."""
    logic = world.logic
    if question.shape is Shape.SERIES or question.item.marks.get("choose-all"):
        return result
    at = f"@{place}" if place else ""
    answered = logic.both((due, -result.is_open, logic.either(result.options.values())))
    unfilled = logic.both((logic.var(f"~unfilled {question.link_id}{at}"), answered, world.is_said(question)))
    added = blank_read(question)
    codes = dict.fromkeys((*result.options, *added.options))
    options = {
        code: logic.either((result.options.get(code, FALSE), logic.both((unfilled, added.options.get(code, FALSE)))))
        for code in codes
    }  # fmt: skip
    return Read(options, logic.either((result.is_open, logic.both((unfilled, added.is_open)))))


def _derived(world: "World", question: Question, codes: dict[str, Lit], yes: Lit, may: Lit) -> Read:
    """`Evaluation._read_derived`: the worse of what was asked and what follows."""
    logic = world.logic
    rule = world.content.rules.derived[question.link_id]
    asked = logic.either(codes.values())
    open_source = logic.either(_is_unknown(world, name) for name in rule.sources)
    found = {option: world.holds(condition)[0] for option, condition in rule.options.items()}
    follows = logic.either(found.values())
    if rule.otherwise:
        plain = logic.both((-follows, -asked, -open_source))
        found[rule.otherwise] = logic.either((found.get(rule.otherwise, FALSE), plain))
    follows = logic.either(found.values())
    unknown = logic.both((-asked, open_source))
    both_codes = dict.fromkeys((*codes, *found))
    joined = {code: logic.either((codes.get(code, FALSE), found.get(code, FALSE))) for code in both_codes}
    usual = read(logic, question, joined, logic.either((yes, follows)))
    usual = _unless_unknown(logic, usual, yes, may)
    waiting = Read(_not_due(logic, question, found).options, TRUE)
    unsure = read(logic, question, {NOT_SURE: TRUE}, TRUE)
    result = mix(logic, logic.both((unknown, -follows)), unsure, usual)
    return mix(logic, logic.both((unknown, yes)), waiting, result)


def _is_unknown(world: "World", name: str) -> Lit:
    question = world.content.questions.by_link_id[name]
    if question.unsure is Unsure.NOTHING:
        return FALSE
    reading = world.read(question)
    told = reading.has(world.logic, VAGUE | {"not-sure-what-some-are"})
    return world.logic.either((reading.is_open, told))


def _series(world: "World", question: Question, due: Lit) -> Read:
    current = -world.bands(question.link_id, "class" if question.scale == "blood-pressure" else "now")["none"]
    plain = read(world.logic, question, said(world, question, ""), due)
    return mix(world.logic, current, Read({"readings": TRUE}), plain)


def _carried_feeling(world: "World", question: Question, place: str) -> Read:
    """`session.carried_feeling`: what was told today, else what a fresh last visit carries."""
    logic = world.logic
    there, everywhere = said(world, question, place), said(world, question, "")
    today = {code: logic.either((there[code], everywhere[code])) for code in there}
    nothing = -logic.either(today.values())
    carries = logic.both((nothing, world.carrying))
    past = {code: logic.var(f"last visit {question.link_id}@{place}={code}") for code in there}
    codes = {code: logic.either((today[code], logic.both((carries, past[code])))) for code in there}
    return _not_due(logic, question, codes)


Reader = Callable[["World", Question, str], Read]
