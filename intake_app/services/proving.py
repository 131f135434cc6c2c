"""Proving a content folder, with a counter-example as a case that can be run."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from intake_app.base.clock import Clock
from intake_app.base.paths import forms_folder
from intake_app.exchange.case_writer import write_case
from intake_app.safety.content import Content, load_content
from intake_app.safety.proving.examples import Example, example_of, log_of, sentences
from intake_app.safety.proving.running import Outcome, Proving
from intake_app.safety.proving.solving import Different
from intake_app.services.review import Reviewing

_LATER = "an earlier visit is completed"


class ProvingForms:
    """The statements for one content folder; for another than the shipped one also that it is no laxer."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self.content: Content = load_content(folder)
        self._shipped = Reviewing(forms_folder(), clock)

    def outcomes(self, numbers: Collection[int] | None = None) -> Iterator[Outcome]:
        """Every statement in order (or only these numbers), each as soon as it is done. Raises ContentError, MissingLibrary."""
        yield from Proving(self.content, self._shipped.content).outcomes(numbers)

    def example(self, outcome: Outcome) -> Example:
        """The answers that break a statement."""
        return example_of(self.content, outcome.example or Different())

    def sentences(self, outcome: Outcome) -> list[str]:
        """Those answers as a therapist reads them."""
        return sentences(self.content, self.example(outcome))

    def case(self, outcome: Outcome) -> str:
        """A case in TOML: a visit with nothing to find, and instead of it the answers of the example."""
        example = outcome.example or Different()
        name = "third-visit.toml" if _LATER in example.besides else "clear.toml"
        base = self._shipped.read(forms_folder() / "cases" / name)
        log = log_of(self.example(outcome), base.situation.answers, base.situation.moment)
        title = f"Breaks statement {outcome.statement.number}: {outcome.broken}"
        changed = replace(base, title=title, situation=replace(base.situation, answers=log), expect={})
        return write_case(changed, questions=self._shipped.content.questions, bodymap=self.content.bodymap)
