"""Lines answered by places that are marked on list and map."""

from intake_app.base.texts import tr
from intake_app.services.giving import Given
from intake_app.ui.screens.review.bodies import Body, choice_of
from intake_app.ui.screens.review.where import RegionChoice
from intake_app.ui.views.line_values import LineView, WhereView
from intake_app.ui.widgets.button import Button


class MarksBody(Body):
    """Places marked on the list or the map, or an answer for the whole client."""

    def __init__(self, view: LineView) -> None:
        super().__init__(view)
        self.answers = self.choice = choice_of(view.options, view.question, many=False)
        self.choice.set_chosen(view.chosen if not (view.where and view.where.chosen) else ())
        self.choice.answer_chosen.connect(self._one)
        self.column.addWidget(self.choice)
        self.regions = RegionChoice(view.where or WhereView(""), view.where.label if view.where else "")
        self.regions.changed.connect(self._marked)
        self.column.addWidget(self.regions)
        end = Button(tr("To the next line"), "plain", icon="down")
        end.activated.connect(self.finished)
        self.column.addWidget(end)

    def _one(self, code: str) -> None:
        self.regions.set_chosen(frozenset())
        self.given.emit(Given(self.view.id, (code,), where=frozenset()))
        self.finished.emit()

    def _marked(self, regions: object) -> None:
        self.choice.set_chosen(())
        self.given.emit(Given(self.view.id, where=regions if isinstance(regions, frozenset) else frozenset()))
