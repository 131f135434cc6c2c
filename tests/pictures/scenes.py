"""Every screen of the window, one scene each: what is brought before the camera and how."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtGui import QPixmap

from intake_app.services.giving import Given
from intake_app.services.paper import make_plan_paper
from intake_app.ui.printing import page_pictures
from intake_app.ui.screens.review.looker import CARER
from intake_app.ui.screens.sign.values import InkState, Signature
from intake_app.ui.steps.after import AfterStep
from intake_app.ui.steps.base import PLAN, PRESSURE, SIGN
from intake_app.ui.steps.sign import SignStep
from intake_app.ui.views.sign import ink_words_of
from intake_app.ui.widgets.finding_card import FindingCard
from intake_app.ui.widgets.finding_row import FindingRow
from tests.pictures import sample
from tests.pictures.returning import RETURN_SCENES
from tests.pictures.stage import Stage

Scene = Callable[[Stage], None]
PAPER_WIDTH = 850


def start(stage: Stage) -> None:
    """The start page on a machine where nothing was left."""


def start_draft(stage: Stage) -> None:
    """The start page with the draft of the day before."""
    stage.page("today")
    stage.start_again()


def basics(stage: Stage) -> None:
    """A new visit: name, birth date, agreements."""
    assert stage.window.trial is not None
    stage.show(stage.window.trial.new_visit())


def danger_signs(stage: Stage) -> None:
    """Spoken symptoms with the one press for all."""
    basics(stage)
    stage.review.open_page("danger-signs")


def danger_sign_alone(stage: Stage) -> None:
    """One of the spoken symptoms opened alone."""
    basics(stage)
    stage.review.open_page("danger-signs", "stroke-signs")


def areas(stage: Stage) -> None:
    """Areas of today, a choose-all with places."""
    stage.page("today", "areas-today", without=("areas-today",))


def choose_all(stage: Stage) -> None:
    """A line with squares that ends with "None of these"."""
    stage.page("today", "wishes", without=("wishes",))


def two_sides(stage: Stage) -> None:
    """The look page with a two-sided question open, its left side answered."""
    stage.page("skin-and-feet-look", "foot-wound", without=("foot-wound", "skin-warmth", "swelling-both"))
    assert stage.review.page is not None
    next(line for line in stage.review.page.lines if line.view.id == "foot-wound").body().take_digit(1)
    stage.settle()


def zone(stage: Stage) -> None:
    """Feeling of a zone by regions."""
    stage.page("feeling", "feeling@feet@loss", without=("feeling",))


def region_list(stage: Stage) -> None:
    """A region list with the map that shows the same."""
    stage.page("what-the-client-feels", "symptoms")


def number(stage: Stage) -> None:
    """Numbers typed: pain from 0 to 10."""
    stage.page("what-the-client-feels", "pain-average", without=("pain-average", "pain-worst"))


def measured(stage: Stage) -> None:
    """An answer that may be measured: HbA1c with its unit."""
    stage.page("diabetes-story", "hba1c")


def series(stage: Stage) -> None:
    """Timed sugar readings."""
    stage.page("readings", "sugar", "t38-low-two-good-15-minutes")


def lines(stage: Stage) -> None:
    """Lines of medicines."""
    stage.page("medicines-and-skin", "medicines")


def operations(stage: Stage) -> None:
    """Lines with date and place."""
    stage.page("medicines-and-skin", "operation", "t13-operation-eight-weeks")


def calves(stage: Stage) -> None:
    """Both calves in centimetres."""
    stage.page("clots-look", "calf-difference", "t02-calf-three-cm")


def pressures(stage: Stage) -> None:
    """Timed blood pressures."""
    stage.page("readings", "blood-pressure", "pressure-own-crisis-then-lower")


def struck(stage: Stage) -> None:
    """A reading struck out, which stays in view."""
    stage.page("readings", "sugar", "t40-struck-310-then-150")


def warmth(stage: Stage) -> None:
    """The warmth of the feet, by hand or with a thermometer."""
    stage.page("skin-and-feet-look", "skin-warmth", without=("skin-warmth",))


def two_injuries(stage: Stage) -> None:
    """A list with two lines of one kind."""
    case = stage.interview("clear")
    for number, what in enumerate(("fell on the stairs", "ankle twisted")):
        values = {"what": what, "date": sample.CLOCK.now().date() - timedelta(days=20 + number)}
        case = case.answer(Given("injury", ("limb-or-trunk",), values=values, number=number))
    stage.show(case, "lately", "injury")


def carer(stage: Stage) -> None:
    """What a carer says beside what the client says."""
    stage.page("clots-story", case="clear")
    stage.review._look_by(CARER, "Uma Sample, daughter")
    stage.review._given(Given("clotting-tendency", ("yes",)))


def story(stage: Stage) -> None:
    """A page of answered lines with the last visit beside them."""
    stage.page("skin-and-feet-look", case="third-visit")


def why(stage: Stage) -> None:
    """A finding with its reasons open."""
    two_sides(stage)
    for card in stage.window.findChildren(FindingCard)[:1]:
        card.open_why(True)


def result(stage: Stage) -> None:
    """Proceed with changes."""
    stage.page("result")


def result_why(stage: Stage) -> None:
    """The same with a row opened."""
    result(stage)
    for row in stage.window.findChildren(FindingRow)[:1]:
        row.open_why(True)


def result_stop(stage: Stage) -> None:
    """Must not proceed."""
    stage.page("result", case="t02-calf-three-cm")


def result_clearance(stage: Stage) -> None:
    """Clearance needed."""
    stage.page("result", case="pressure-own-crisis-then-lower")


def result_open(stage: Stage) -> None:
    """Not finished: one thing is open."""
    stage.page("result", case="t06-numb-feet-not-looked")


def result_new(stage: Stage) -> None:
    """Not finished: nearly everything is open."""
    basics(stage)
    stage.review.open_page("result")


def result_clear(stage: Stage) -> None:
    """Nothing found."""
    stage.page("result", case="clear")


def emergency(stage: Stage) -> None:
    """The emergency page over a visit that calls for it."""
    stage.show(stage.interview("t28-chest-not-sure"))


def low_sugar(stage: Stage) -> None:
    """The low sugar steps."""
    stage.show(stage.interview("t04-insulin-sugar-65"))
    stage.window.open_emergency()
    assert stage.window.emergency is not None
    stage.settle()
    stage.window.emergency._swap()


def keys(stage: Stage) -> None:
    """F1."""
    two_sides(stage)
    stage.visit._toggle_help()


def loosening(stage: Stage) -> None:
    """The dialog for an answer that is milder than the one a result rested on."""
    result(stage)
    stage.review.open_page("feeling")
    stage.review._given(Given("feeling@feet@loss", ("normal",)))


def discard(stage: Stage) -> None:
    """The dialog for destroying a draft."""
    start_draft(stage)
    stage.window._opened("discard")


def fault(stage: Stage) -> None:
    """A case that cannot be read."""
    stage.window._opened("case nowhere.toml")


def pressure(stage: Stage) -> None:
    """The step Pressure."""
    stage.show(sample.sample_interview())
    stage.visit.show_step(PRESSURE)


def plan(stage: Stage) -> None:
    """The step Plan."""
    stage.show(sample.sample_interview())
    stage.visit.show_step(PLAN)


def sign(stage: Stage) -> None:
    """The step Sign with the client's ink."""
    stage.show(sample.ready_interview())
    stage.visit.show_step(SIGN)
    step = stage.visit.step
    assert isinstance(step, SignStep)
    step._drawn("client", [list(stroke) for stroke in sample.handwriting()], 3.8)


def done(stage: Stage) -> None:
    """What stands there after sealing."""
    sign(stage)
    step = stage.visit.step
    assert isinstance(step, SignStep)
    step._way("therapist", "type")
    step._typed("therapist", "Robin Placeholder")
    step.go_on()
    stage.wait(lambda: isinstance(stage.visit.step, AfterStep))


SCENES: dict[str, Scene] = {
    "start": start, "start-draft": start_draft, "basics": basics, "danger-signs": danger_signs,
    "danger-sign-alone": danger_sign_alone, "areas": areas, "choose-all": choose_all, "two-sides": two_sides,
    "zone": zone, "region-list": region_list, "number": number, "measured": measured, "series": series,
    "lines": lines, "operations": operations, "calves": calves, "pressures": pressures,
    "struck": struck, "warmth": warmth, "two-injuries": two_injuries, "carer": carer, "story": story, "why": why,
    "result": result, "result-why": result_why, "result-stop": result_stop, "result-clearance": result_clearance,
    "result-open": result_open, "result-new": result_new, "result-clear": result_clear, "emergency": emergency,
    "low-sugar": low_sugar, "keys": keys, "loosening": loosening, "discard": discard, "fault": fault,
    "pressure": pressure, "plan": plan, "sign": sign, "done": done, **RETURN_SCENES,
}  # fmt: skip


def first_page() -> QPixmap:
    """The first page of the sample plan, as it is printed."""
    judged = sample.ready_interview().judged
    assert judged.plan is not None
    ink = InkState(client=Signature(strokes=sample.handwriting(), at=sample.CLOCK.now()))
    words = ink_words_of(judged, judged.plan, ink, sample.CLOCK.now())
    paper = make_plan_paper(judged, judged.plan, ink=words, moment=sample.CLOCK.now(), plan_id="1")
    return QPixmap.fromImage(page_pictures(paper.data, PAPER_WIDTH)[0])
