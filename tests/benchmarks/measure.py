"""How a figure is taken: two things in turn in the same run, so that a busy machine slows both alike."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


class NotThere(Exception):
    """What is to be measured does not exist yet, or did not run; the message says what."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took. seconds: wall clock; peak_mib: most memory held at once, 0 where it was not taken."""

    seconds: float
    peak_mib: float = 0.0


def cost_of_process(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run a program to its end. Raises NotThere with its last words where it does not end with 0.

    The peak is never less than this process's own size when it started the other: measure before importing much.
    """
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    words = process.stderr.read().decode(errors="replace").strip()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode != 0:
        last = words.splitlines()[-1] if words else "without a word"
        raise NotThere(f"ended with {process.returncode}: {last}")
    return Cost(seconds, usage.ru_maxrss / 1024)


def cost_of_call(call: Callable[[], object]) -> Cost:
    """Call once and take the time."""
    began = time.perf_counter()
    call()
    return Cost(time.perf_counter() - began)


def in_turn(ours: Callable[[], Cost], floor: Callable[[], Cost], runs: int) -> tuple[Cost, Cost]:
    """The medians of both over so many runs each, A B A B; one run of each before it is not counted."""
    pairs = [(ours(), floor()) for _ in range(runs + 1)][1:]
    return _median([pair[0] for pair in pairs]), _median([pair[1] for pair in pairs])


def spread(
    call: Callable[[int], object], times: int, between: Callable[[], object] = int
) -> tuple[float, float]:
    """p50 and p99 in seconds of a call that is handed its number, after a tenth of the calls uncounted.

    between: called after each, not counted.
    """

    def once(number: int) -> float:
        cost = cost_of_call(lambda: call(number))
        between()
        return cost.seconds

    taken = sorted([once(number) for number in range(times + times // 10)][times // 10 :])
    return taken[times // 2], taken[min(times - 1, times * 99 // 100)]


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.seconds for cost in costs), statistics.median(cost.peak_mib for cost in costs)
    )
