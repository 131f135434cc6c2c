"""The words of conditions as formulas: the counterpart of `words`, one handler for each kind of name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from intake_app.questionnaire.model import NOT_DONE, Question, Shape
from intake_app.safety.conditions import NOWHERE, Here, Test
from intake_app.safety.fields import NOT_KNOWN
from intake_app.safety.proving import places, series
from intake_app.safety.proving.logic import FALSE, TRUE, Lit
from intake_app.safety.readings import VAGUE

if TYPE_CHECKING:
    from intake_app.safety.proving.world import Pair, World

Handler = Callable[["World", Test, Here], "Pair"]
_NERVE_KIND = ("numb", "tingling-or-burning", "shooting-pain", "weak", "not-sure")


def test(world: "World", test: Test, here: Here) -> "Pair":
    """A test in three values (`Evaluation.test`)."""
    return HANDLERS[world.content.kind_of(test.name)](world, test, here)


def _rest(name: str) -> str:
    return name.partition(".")[2]


def _same(lit: Lit) -> "Pair":
    return lit, lit


def _yes(lit: Lit, test: Test) -> "Pair":
    return _same(lit if "yes" in test.options else -lit)


def _one(codes: Mapping[str, Lit], world: "World", test: Test) -> "Pair":
    return _same(world.logic.either(codes.get(option, FALSE) for option in sorted(test.options)))


def _question(world: "World", test: Test, here: Here) -> "Pair":
    question = world.content.questions.by_link_id[test.name]
    logic = world.logic
    if question.shape in (Shape.REGIONS, Shape.SIDES):
        return world.any_of(
            _read_there(world, question, test, place, there)
            for place, there in _meant(world, question, test.place, here)
        )
    reading = world.read(question)
    hit = reading.has(logic, test.options)
    unknown = logic.both((-hit, reading.is_open))
    meant = _meant_where(world, question, test.place, here)
    if meant is not None:
        given = world.where(question)
        hit = logic.both(
            (hit, logic.either(logic.both((given.get(r, FALSE), lit)) for r, lit in meant.items()))
        )
    return hit, logic.either((hit, unknown))


def _read_there(world: "World", question: Question, test: Test, place: str, there: Lit) -> "Pair":
    reading = world.read(question, place)
    hit = reading.has(world.logic, test.options)
    may = world.logic.either((hit, reading.is_open))
    return world.logic.both((there, hit)), world.logic.both((there, may))


def _meant_where(world: "World", question: Question, place: str, here: Here) -> "dict[str, Lit] | None":
    if place:
        return world.resolve(place, here)
    return {here.region: TRUE} if here.region and "where" in question.fields else None


def _meant(world: "World", question: Question, place: str, here: Here) -> Iterable[tuple[str, Lit]]:
    side_of = world.content.bodymap.side_of
    if place:
        regions = world.resolve(place, here)
        if question.shape is Shape.REGIONS:
            return list(regions.items())
        return [
            (side, world.logic.either(lit for region, lit in regions.items() if side_of(region) == side))
            for side in ("L", "R")
        ]
    if question.shape is Shape.SIDES:
        side = world.side_of(here)
        return [(side, TRUE)] if side else [("L", TRUE), ("R", TRUE)]
    return [(here.region, TRUE)] if here.region else [(region, TRUE) for region in world.regions]


def _fact(world: "World", test: Test, here: Here) -> "Pair":
    if test.place:
        pairs = []
        for region, there in world.resolve(test.place, here).items():
            yes, may = world.fact(test.name, world.here_at(region))
            pairs.append((world.logic.both((there, yes)), world.logic.both((there, may))))
        yes, may = world.any_of(pairs)
    else:
        yes, may = world.fact(test.name, here)
    return (yes, may) if "yes" in test.options else (-may, -yes)


def _of_visits(world: "World", test: Test, here: Here, visit: Lit) -> "Pair":
    """A test at an earlier visit: free for each place and option, no where there was no such visit."""
    word, _, name = test.name.partition(".")
    question = world.content.questions.by_link_id.get(name)
    where: Iterable[tuple[str, Lit]] = [("", TRUE)]
    if question is not None and question.shape in (Shape.REGIONS, Shape.SIDES):
        where = _meant(world, question, test.place, here)
    elif name in world.content.rules.facts and here.place:
        where = [(here.place, TRUE)]
    held = [
        world.logic.both((there, world.logic.var(f"{word} {name}{'@' if place else ''}{place}={option}")))
        for place, there in where
        for option in sorted(test.options)
    ]
    return _same(world.logic.both((visit, world.logic.either(held))))


def _completed(world: "World", test: Test, here: Here) -> "Pair":
    return _of_visits(world, test, here, world.completed)


def _earlier(world: "World", test: Test, here: Here) -> "Pair":
    return _of_visits(world, test, here, world.earlier)


def _recent(world: "World", test: Test, here: Here) -> "Pair":
    """Today's result where there is one, else that of an earlier visit."""
    logic, question = world.logic, world.content.questions.by_link_id[_rest(test.name)]
    if not here.place and question.shape in (Shape.REGIONS, Shape.SIDES):
        heres = map(world.here_at, world.places_of_shape(question))
        return _same(logic.either(_recent(world, test, one)[0] for one in heres))
    place = here.place if question.shape in (Shape.REGIONS, Shape.SIDES) else ""
    if question.shape is Shape.SIDES and here.region:
        place = world.content.bodymap.side_of(here.region) or ""
    options = world.read(question, place).options
    told = logic.either(lit for code, lit in options.items() if code not in NOT_DONE | question.blank_words)
    yes, may = world.test(replace(test, name=question.link_id), here)
    before = _of_visits(world, test, here, world.earlier)[0]
    return logic.choose(told, yes, before), logic.choose(told, may, before)


def _here_in(world: "World", test: Test, here: Here) -> "Pair":
    return _yes(world.resolve(_rest(test.name), here).get(here.region, FALSE), test)


def _field(world: "World", test: Test, here: Here) -> "Pair":
    link_id, _, name = test.name.rpartition(".")
    question = world.content.questions.by_link_id[link_id]
    where = world.places_of_shape(question) if question.shape in (Shape.REGIONS, Shape.SIDES) else ("",)
    if here.place and where != ("",):
        where = (here.place,) if here.place in where else ()
    return _same(world.logic.either(_field_at(world, question, name, place, test) for place in where))


def _field_at(world: "World", question: Question, name: str, place: str, test: Test) -> Lit:
    """Named values as they are; every word for not known where something was said and none was named."""
    logic, at = world.logic, f"@{place}" if place else ""
    item = question.fields[name]
    scale = world.content.scales.get(str(item.marks.get("scale", (question.scale,))[0]))
    known = {option.code for option in item.options} | (
        {band.name for band in scale.bands} if scale else set()
    )
    known |= {"yes", "no", "~other"} - NOT_KNOWN if not known else set()
    codes = {
        code: logic.var(f"{question.link_id}.{name}{at}={code}") for code in sorted(known | test.options)
    }
    unnamed = logic.both(-lit for code, lit in codes.items() if code in known - NOT_KNOWN)
    harm = places.harm_said(world, question, place)
    some = logic.var(f"{question.link_id}.{name}{at} is not said by all")
    silent = logic.both((harm, logic.either((unnamed, some))))
    return logic.either(
        logic.either((codes[code], silent)) if code in NOT_KNOWN else codes[code]
        for code in sorted(test.options)
    )


def _cleared(world: "World", test: Test, here: Here) -> "Pair":
    return _yes(world.cleared(_rest(test.name)), test)


def _legs_safe(world: "World", test: Test, here: Here) -> "Pair":
    return _yes(world.cleared(_rest(test.name), legs=True, side=world.side_of(here)), test)


def _unreviewed(world: "World", test: Test, here: Here) -> "Pair":
    question = world.content.questions.by_link_id[_rest(test.name)]
    from intake_app.safety.proving.reads import said

    codes = said(world, question, "")
    vague = world.logic.either(codes.get(code, FALSE) for code in sorted(VAGUE))
    nobody = world.logic.var(f"nobody has asked {question.link_id}")
    return _yes(world.logic.both((vague, -codes["yes"], nobody)), test)


def _named(world: "World", test: Test, here: Here) -> "Pair":
    """A word that is free: one name for each place."""
    at = f"@{here.place}" if here.place else ""
    return _yes(world.logic.var(f"{test.name}{at}"), test)


def _calf_change(world: "World", test: Test, here: Here) -> "Pair":
    names = [band.name for band in world.content.scales["calf-change"].bands]
    return _one(
        world.logic.one_of(f"{here.region} calf change", [*names, "none"], "none"), world, test
    )  # fmt: skip


def _written(world: "World", test: Test, here: Here) -> "Pair":
    written = world.logic.var(f"{test.name} within 12 months")
    return _one({"within-12-months": written, "none": -written}, world, test)


def _since_written(world: "World", test: Test, here: Here) -> "Pair":
    content_id, _, name = _rest(test.name).partition(".")
    written = world.logic.var(f"written.{content_id} within 12 months")
    held = [world.logic.var(f"since written {content_id} {name}={option}") for option in sorted(test.options)]
    return _same(world.logic.both((written, world.earlier, world.logic.either(held))))


def _holds(world: "World", test: Test, here: Here) -> "Pair":
    fired = [
        lit
        for rule in world.content.rules.named(_rest(test.name))
        for one, lit in world.fires(rule)
        if one in (here, NOWHERE) or here is NOWHERE or one.place == here.place
    ]
    return _yes(world.logic.either(fired), test)


def _flag(world: "World", test: Test, here: Here) -> "Pair":
    name = _rest(test.name)
    if name == "count":
        several = world.logic.at_least(2, world.flags.values())
        return _one({"2-or-more": several, "under-2": -several}, world, test)
    return _yes(world.flags.get(name, FALSE), test)


def _line(world: "World", test: Test, here: Here) -> "Pair":
    """A field of one line; free for each of its values, one value where it can have only one."""
    logic, name = world.logic, _rest(test.name)
    question = world.content.questions.by_link_id[here.question]
    line = f"{here.question}#{here.line}"
    if name == "where":
        given = world.resolve("line.where", here)
        wanted = {region for place in test.options for region in world.resolve(place, here)}
        return _same(logic.either(given.get(region, FALSE) for region in sorted(wanted)))
    scale = world.content.scales.get(question.scale if name == "age" else name)
    if scale is not None:
        bands = [band.name for band in scale.bands]
        return _one(logic.one_of(f"{line}.{name}", [*bands, "not-known"], "not-known"), world, test)
    item = question.fields.get(name)
    if item is not None and item.type == "boolean":
        codes = logic.one_of(f"{line}.{name}", ["yes", "no", "not-given"], "not-given")
        return _one(codes, world, test)
    return _same(logic.either(logic.var(f"{line}.{name}={option}") for option in sorted(test.options)))


def _series(world: "World", test: Test, here: Here) -> "Pair":
    return _one(series.settled(world, world.content.rules.series[test.name]), world, test)


def _session_number(world: "World", test: Test, here: Here) -> "Pair":
    """3 or more, or 2, only after that many sessions here or on paper."""
    logic = world.logic
    before = logic.either((world.completed, logic.var("sessions-attested")))
    raw = logic.one_of("session number", ["3-or-more", "2", "not-sure", "1"], "1")
    later = {code: logic.both((raw[code], before)) for code in ("2", "3-or-more")}
    first = -logic.either((*later.values(), raw["not-sure"]))
    return _one({**later, "not-sure": raw["not-sure"], "1": first}, world, test)


def _session_gap(world: "World", test: Test, here: Here) -> "Pair":
    logic = world.logic
    raw = logic.one_of("gap", ["over-8-weeks", "not-known", "none", "within-8-weeks"], "within-8-weeks")
    none = logic.both((-world.completed, logic.either((raw["none"], raw["within-8-weeks"]))))
    within = logic.both((world.completed, logic.either((raw["none"], raw["within-8-weeks"]))))
    return _one({**raw, "none": none, "within-8-weeks": within}, world, test)


def _age(world: "World", test: Test, here: Here) -> "Pair":
    bands = [band.name for band in world.content.scales["age"].bands]
    codes = world.logic.one_of("age", [*bands, "~not known"], "~not known")
    yes = _one(codes, world, test)[0]
    return yes, world.logic.either((yes, codes["~not known"]))


def _here_today(world: "World", test: Test, here: Here) -> "Pair":
    return _yes(world.today.get(here.region, FALSE), test)


def _here_seated(world: "World", test: Test, here: Here) -> "Pair":
    return _yes(world.seated(here.region), test)


def _here_not_yet(world: "World", test: Test, here: Here) -> "Pair":
    return _yes(world.not_yet(here.region), test)


def _here_tolerance(world: "World", test: Test, here: Here) -> "Pair":
    raw = world.logic.one_of(f"tolerance {here.region}", ["tried", "carried", "none"], "none")
    carried = world.logic.both((raw["carried"], world.carrying))
    none = -world.logic.either((raw["tried"], carried))
    return _one({"tried": raw["tried"], "carried": carried, "none": none}, world, test)


def _newly_marked(world: "World", test: Test, here: Here) -> "Pair":
    question = world.content.questions.by_link_id["symptoms"]
    marked = world.read(question, here.region).has(world.logic, _NERVE_KIND)
    new = world.logic.var(f"the mark in {here.region} is new")
    return _yes(world.logic.both((marked, world.completed, new)), test)


def _change_pain(world: "World", test: Test, here: Here) -> "Pair":
    names = [band.name for band in world.content.scales["pain-rise"].bands]
    codes = world.logic.one_of("pain has risen", [*names, "~not known"], "~not known")
    return _same(world.logic.both((world.completed, _one(codes, world, test)[0])))


def _bands(of: str, which: str) -> Handler:
    def handle(world: "World", test: Test, here: Here) -> "Pair":
        return _one(world.bands(of, which), world, test)

    return handle


def _any_legs_safe(world: "World", test: Test, here: Here) -> "Pair":
    return _yes(world.logic.var("a record names the legs as safe"), test)


def _open_questions(world: "World", test: Test, here: Here) -> "Pair":
    return _yes(world.open_questions, test)


HANDLERS: Mapping[str, Handler] = {
    "question": _question, "fact": _fact, "series": _series, "field": _field, "session-number": _session_number,
    "session-gap": _session_gap, "age": _age, "here-today": _here_today, "here-seated": _here_seated,
    "here-not-yet": _here_not_yet, "here-tolerance": _here_tolerance, "here-calf-change": _calf_change,
    "sessions-attested": _named, "here-newly-marked": _newly_marked, "change.pain": _change_pain, "zone-added": _named,
    "any-legs-safe": _any_legs_safe, "open-questions": _open_questions, "sugar-now": _bands("sugar", "now"),
    "sugar-lowest": _bands("sugar", "lowest"), "sugar-highest": _bands("sugar", "highest"),
    "any-sugar": _bands("sugar", "any"), "pressure-class": _bands("blood-pressure", "class"),
    "any-pressure": _bands("blood-pressure", "any"), "previous": _completed, "first": _completed, "ever": _earlier,
    "lasting": _completed, "recent": _recent, "cleared": _cleared, "legs-safe": _legs_safe, "holds": _holds,
    "unreviewed": _unreviewed, "written": _written, "since-written": _since_written, "here-in": _here_in,
    "flag": _flag, "line": _line, "found-by-touch-only": _named,
}  # fmt: skip
