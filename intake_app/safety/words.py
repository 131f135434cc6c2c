"""The words of conditions that need no question (forms/README.md section 4): one handler for each kind of name."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Means, Voice
from intake_app.questionnaire.model import NOT_DONE, Question, QuestionSet, Shape
from intake_app.safety import fields, history, marks, session
from intake_app.safety.conditions import NOWHERE, Here, Test
from intake_app.safety.lines import line_field
from intake_app.safety.readings import VAGUE
from intake_app.safety.rules import RuleSet
from intake_app.safety.scales import Scale

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

Handler = Callable[["Evaluation", Test, Here], bool | None]


def _rest(name: str) -> str:
    return name.partition(".")[2]


def _one_of(value: str, test: Test) -> bool:
    return value in test.options


def _yes(held: bool, test: Test) -> bool:
    return ("yes" if held else "no") in test.options


def _question(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return evaluation.test_question(evaluation.content.questions.by_link_id[test.name], test, here)


def _fact(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return evaluation.test_fact(test, here)


def _previous(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    past = evaluation.previous
    return past is not None and past.test(replace(test, name=_rest(test.name)), here) is True


def _first(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    completed = [past for past in evaluation.earlier if past.situation.moment in evaluation.completed_moments]
    return bool(completed) and completed[0].test(replace(test, name=_rest(test.name)), here) is True


def _ever(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    """At any earlier visit; what a clinician's document has taken away since is left out (content 2.1)."""
    inner = replace(test, name=_rest(test.name))
    return any(
        past.test(inner, here) is True
        and not (here.region and here.region in marks.freed(evaluation, past.situation.moment))
        for past in evaluation.earlier
    )


def _lasting(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    """Held at a completed visit more than 28 days ago and at every visit since that says (content 8.3)."""
    inner = replace(test, name=_rest(test.name))
    held = False
    for past in evaluation.earlier:
        holds = past.test(inner, here)
        days = (evaluation.situation.moment.date() - past.situation.moment.date()).days
        if past.situation.moment in evaluation.completed_moments:
            held = holds is True and (held or days > session.CARRIED_DAYS)
        else:
            held = held and holds is not False
    return held


def _recent(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    """The newest result: today's, else that of the newest earlier visit that has one and is not too old (content 1.4)."""
    question = evaluation.content.questions.by_link_id[_rest(test.name)]
    inner = replace(test, name=question.link_id)
    if not here.place and question.shape in (Shape.REGIONS, Shape.SIDES):
        heres = map(evaluation.here_at, evaluation.places_of_shape(question))
        return any(_recent(evaluation, test, one) is True for one in heres)
    limit = float(str(question.item.marks.get("valid-days", (session.CARRIED_DAYS,))[0]))
    for one in (evaluation, *reversed(evaluation.earlier)):
        days = (evaluation.situation.moment.date() - one.situation.moment.date()).days
        if days <= limit and _is_told(one, question, here):
            return one.test(inner, here)
    return False


def _is_told(evaluation: "Evaluation", question: Question, here: Here) -> bool:
    """Whether a question has a result here: an answer that does not say that nothing was done."""
    place = here.place if question.shape in (Shape.REGIONS, Shape.SIDES) else ""
    if question.shape is Shape.SIDES and here.region:
        place = evaluation.content.bodymap.side_of(here.region) or ""
    return bool(evaluation.reading(question, place).options - NOT_DONE - question.blank_words)


def _here_in(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _yes(here.region in evaluation.resolve(_rest(test.name), here), test)


def _here_newly_marked(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _yes(here.region in evaluation.newly_marked, test)


def _field(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    """An item under a question: kinds and other codes as given, numbers by the scale of the question."""
    link_id, _, name = test.name.rpartition(".")
    return bool(
        fields.values(evaluation, evaluation.content.questions.by_link_id[link_id], name, here) & test.options
    )


def _cleared(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _yes(evaluation.is_cleared(_rest(test.name)), test)


def _legs_safe(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    side = here.side or (evaluation.content.bodymap.side_of(here.region) if here.region else None) or ""
    return _yes(evaluation.is_cleared(_rest(test.name), legs=True, side=side), test)


def _unreviewed(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    """A client's "not sure" that nobody has asked about yet (content R-EM-10)."""
    question = evaluation.content.questions.by_link_id[_rest(test.name)]
    entries = evaluation.entries(question)
    codes = {code for entry in entries for code in entry.options}
    asked = any(entry.voice in (Voice.THERAPIST, Voice.COLLEAGUE) for entry in entries)
    return _yes(bool(codes & VAGUE) and "yes" not in codes and not asked, test)


def _sessions_attested(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _yes(evaluation.situation.attested_sessions > 0, test)


def _calf_change(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    change = history.calf_change(evaluation, here.region)
    return _one_of(
        "none" if change is None else evaluation.content.scales["calf-change"].band(change, "cm"), test
    )


def _written(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    written = history.written_on(evaluation, _rest(test.name))
    return _one_of("none" if written is None else "within-12-months", test)


def _since_written(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    content_id, _, name = _rest(test.name).partition(".")
    return history.held_since(evaluation, content_id, replace(test, name=name))


def _holds(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    held = False
    for rule in evaluation.content.rules.named(_rest(test.name)):
        fired = evaluation.fires(rule)
        held = held or any(
            one in (here, NOWHERE) or here is NOWHERE or one.place == here.place for one in fired
        )
    return _yes(held, test)


def _flag(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    name, content = _rest(test.name), evaluation.content
    evaluation.kept.note(content.all_flag_bits if name == "count" else content.flag_bits((name,)))
    if name == "count":
        return _one_of("2-or-more" if len(evaluation.flags) >= 2 else "under-2", test)
    return _yes(name in evaluation.flags, test)


def _line(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    question = evaluation.content.questions.by_link_id[here.question]
    entries = [entry for entry in evaluation.entries(question) if entry.line == here.line]
    name = _rest(test.name)
    if name == "where":
        regions = evaluation.resolve("line.where", here)
        wanted = frozenset[str]().union(*(evaluation.resolve(place, here) for place in test.options))
        return bool(regions & wanted)
    scale = evaluation.content.scales
    moment = evaluation.situation.moment
    return any(line_field(question, entry, name, scale, moment) & test.options for entry in entries)


def _series(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    rule = evaluation.content.rules.series[test.name]
    snacks = evaluation.entries(evaluation.content.questions.by_link_id["snack"])
    return _one_of(evaluation.series(rule.of).settled(rule, snacks, evaluation), test)


def _session_number(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _one_of(session.number(evaluation), test)


def _session_gap(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _one_of(session.gap(evaluation), test)


def _age(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    years = session.years(evaluation.situation.client.birth_date, evaluation.situation.moment.date())
    return None if years is None else _one_of(evaluation.content.scales["age"].band(years, ""), test)


def _here_today(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _yes(here.region in evaluation.today, test)


def _here_seated(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _yes(session.is_seated(evaluation, here.region), test)


def _here_not_yet(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _yes(session.is_not_yet(evaluation, here.region), test)


def _here_tolerance(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _one_of(session.tolerance(evaluation, here.region)[0], test)


def _change_pain(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    rise = session.pain_rise(evaluation)
    return rise is not None and _one_of(evaluation.content.scales["pain-rise"].band(rise, ""), test)


def _touch_only(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    """Every look here was by touch; what only says that nobody looked is no look."""
    question = evaluation.content.questions.by_link_id[_rest(test.name)]
    place = here.place
    if question.shape is Shape.SIDES and here.region:
        place = evaluation.content.bodymap.side_of(here.region) or ""
    looked = [
        entry for entry in evaluation.entries(question)
        if entry.means is not None and set(entry.options) - NOT_DONE and (not place or entry.place in (None, place))
    ]  # fmt: skip
    return _yes(bool(looked) and all(entry.means is Means.TOUCH for entry in looked), test)


def _zone_added(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    added = session.added_regions(evaluation)
    return _yes(here.region in added if here.region else bool(added), test)


def _reading_bands(of: str, which: str) -> Handler:
    def handle(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
        return bool(evaluation.series(of).bands(which) & test.options)

    return handle


def _legs_safe_any(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _yes(evaluation.is_cleared("", legs=True), test)


def _open_questions(evaluation: "Evaluation", test: Test, here: Here) -> bool | None:
    return _yes(any(True for _ in evaluation.content.open_questions(evaluation)), test)


SIMPLE: Mapping[str, Handler] = {
    "session-number": _session_number,
    "session-gap": _session_gap,
    "age": _age,
    "here-today": _here_today,
    "here-seated": _here_seated,
    "here-not-yet": _here_not_yet,
    "here-tolerance": _here_tolerance,
    "here-calf-change": _calf_change,
    "sessions-attested": _sessions_attested,
    "here-newly-marked": _here_newly_marked,
    "change.pain": _change_pain,
    "zone-added": _zone_added,
    "any-legs-safe": _legs_safe_any,
    "open-questions": _open_questions,
    "sugar-now": _reading_bands("sugar", "now"),
    "sugar-lowest": _reading_bands("sugar", "lowest"),
    "sugar-highest": _reading_bands("sugar", "highest"),
    "any-sugar": _reading_bands("sugar", "any"),
    "pressure-class": _reading_bands("blood-pressure", "class"),
    "any-pressure": _reading_bands("blood-pressure", "any"),
}
PREFIXES: Mapping[str, Handler] = {
    "previous": _previous,
    "ever": _ever,
    "cleared": _cleared,
    "legs-safe": _legs_safe,
    "holds": _holds,
    "first": _first,
    "lasting": _lasting,
    "recent": _recent,
    "unreviewed": _unreviewed,
    "written": _written,
    "since-written": _since_written,
    "here-in": _here_in,
    "flag": _flag,
    "line": _line,
    "found-by-touch-only": _touch_only,
}
HANDLERS: Mapping[str, Handler] = {
    "question": _question,
    "fact": _fact,
    "series": _series,
    "field": _field,
    **SIMPLE,
    **PREFIXES,
}


def kind_of(name: str, questions: QuestionSet, rules: RuleSet) -> str | None:
    """The handler for a name in a condition; None for a name that means nothing."""
    if name in SIMPLE:
        return name
    if name in rules.facts:
        return "fact"
    if name in questions.by_link_id:
        return "question"
    if name in rules.series:
        return "series"
    link_id, _, field = name.rpartition(".")
    if link_id in questions.by_link_id and field in questions.by_link_id[link_id].fields:
        return "field"
    prefix = name.partition(".")[0]
    return prefix if prefix in PREFIXES else None


__all__ = ["HANDLERS", "Handler", "Scale", "kind_of"]
