"""Takes the figures and prints each as a ratio to the floor of the same run: `make bench`, `make bench BENCH=paper`."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import targets
from tests.benchmarks.measure import NotThere, cost_of_call, cost_of_process, in_turn, spread

FLOOR = Path(__file__).with_name("floor.py")
RUNS = 9
MS = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. value is what is held against the aim; both in the aim's unit ("x" for a ratio)."""

    what: str
    value: float
    aim: float
    unit: str
    ours: str
    floor: str = ""

    @property
    def line(self) -> str:
        """The figure as one line of text."""
        verdict = "within" if self.value <= self.aim else "OVER"
        against = f"{self.ours} to {self.floor}" if self.floor else self.ours
        return (
            f"{self.what:<34} {self.value:8.2f} {self.unit:<2}  aim {self.aim:6.2f}  {verdict:<6}  {against}"
        )


def first_window(folder: Path) -> Iterator[Figure]:
    """Whole process and peak memory of the first window, against a bare one."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "INTAKE_APP_HOME": str(folder / "home")}
    ours, floor = in_turn(
        lambda: cost_of_process(targets.FIRST_WINDOW, environment),
        lambda: cost_of_process((sys.executable, str(FLOOR), "window"), environment),
        RUNS,
    )
    times = (f"{ours.seconds * MS:.0f} ms", f"{floor.seconds * MS:.0f} ms")
    yield Figure("start to the first window", ours.seconds / floor.seconds, 1.3, "x", *times)
    sizes = (f"{ours.peak_mib:.0f} MiB", f"{floor.peak_mib:.0f} MiB")
    yield Figure("memory at the first window", ours.peak_mib / floor.peak_mib, 2.2, "x", *sizes)


def answer(folder: Path) -> Iterator[Figure]:
    """One answer to a full case, with all shipped rules evaluated."""
    median, worst = spread(targets.one_answer(), 1000)
    yield Figure("one answer evaluated, p50", median * MS, 1.0, "ms", "1000 answers")
    yield Figure("one answer evaluated, p99", worst * MS, 16.0, "ms", "1000 answers")


def screen(folder: Path) -> Iterator[Figure]:
    """One answer in the open window until what it changes is painted; the draft is written between two, as with a person."""
    give, written = targets.one_answer_on_screen(folder)
    median, worst = spread(give, 300, written)
    yield Figure("one answer painted, p50", median * MS, 16.0, "ms", "300 answers")
    yield Figure("one answer painted, p99", worst * MS, 16.0, "ms", "300 answers")


def paper(folder: Path) -> Iterator[Figure]:
    """From answers to a sealed plan in a program that is already running."""
    from tests.benchmarks.floor import bare_signer, plain_paper

    sealed, sign = targets.sealed_plan(), bare_signer()
    pages = page_count(sealed())
    ours, floor = in_turn(
        lambda: cost_of_call(sealed), lambda: cost_of_call(lambda: sign(plain_paper(pages))), RUNS
    )
    times = (f"{ours.seconds * MS:.0f} ms", f"{floor.seconds * MS:.0f} ms, {pages} pages")
    yield Figure("signed plan", ours.seconds / floor.seconds, 1.5, "x", *times)
    yield Figure("signed plan", ours.seconds * MS, 250, "ms", times[0])


def plan_command(folder: Path) -> Iterator[Figure]:
    """The same as a whole process, as it is typed."""
    environment = {**os.environ, "INTAKE_APP_HOME": str(folder / "home")}
    file, plain = folder / "plan.pdf", folder / "plain.pdf"
    command = targets.plan_command(file)
    cost_of_process(command, environment)
    pages = page_count(file.read_bytes())
    ours, floor = in_turn(
        lambda: cost_of_process(command, environment),
        lambda: cost_of_process((sys.executable, str(FLOOR), "paper", str(pages), str(plain)), environment),
        RUNS,
    )
    times = (f"{ours.seconds * MS:.0f} ms", f"{floor.seconds * MS:.0f} ms, {pages} pages")
    yield Figure("`intake-app plan`, whole process", ours.seconds / floor.seconds, 1.5, "x", *times)


def page_count(file: bytes) -> int:
    """How many pages a PDF has."""
    from pypdfium2 import PdfDocument

    return len(PdfDocument(file))


# Processes first: what this one has imported by then would count as theirs.
FIGURES: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "window": first_window,
    "plan": plan_command,
    "answer": answer,
    "paper": paper,
    "screen": screen,
}


def main(names: list[str]) -> int:
    """Print the figures named, all without a name. Returns 2 for a name that is none."""
    unknown = sorted(set(names) - set(FIGURES))
    if unknown:
        print(f"no such figure: {', '.join(unknown)}; there are: {', '.join(FIGURES)}", file=sys.stderr)
        return 2
    for name, take in FIGURES.items():
        if names and name not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                for figure in take(Path(folder)):
                    print(figure.line, flush=True)
            except NotThere as fault:
                print(f"{name:<34} not there yet: {fault}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
