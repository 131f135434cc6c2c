"""Drives the real window over AT-SPI, as a screen reader on Linux does: python -m tests.robot.atspi [--tree] [CASE].

Starts Xvfb, a session bus, the accessibility bus and the window; presses keys through XTEST; reads names, roles, states and
texts over the bus. It installs nothing: where a program is missing it says so and ends with 2. Ends with 1 where a check fails.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
ACCESSIBLE, TEXT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Text"
FOCUSABLE, FOCUSED, SHOWING = 11, 12, 25  # places in AT-SPI's set of states
SYM, PRESS, RELEASE = 3, 0, 1  # kinds of GenerateKeyboardEvent
MODIFIERS = {"Ctrl": 37, "Shift": 50, "Alt": 64}  # key codes of the usual X keyboard
KEYS = {"Return": 0xFF0D, "Enter": 0xFF0D, "Tab": 0xFF09, "Space": 0x20, "Down": 0xFF54, "Up": 0xFF52, "Left": 0xFF51,
        "Right": 0xFF53, "F2": 0xFFBF, "F6": 0xFFC3, "F12": 0xFFC9}  # fmt: skip
WAIT_S = 30
SETTLE_S = 3  # keys pressed before the registry has its own connection to the display are lost, and so are all later ones


class Missing(Exception):
    """A program that is needed is not on this machine."""


@dataclass(frozen=True)
class Node:
    """One accessible object on the bus."""

    bus: str
    path: str


class Desktop:
    """A display, a session bus and the accessibility bus, all private to this run."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[Any]] = []
        self._home = tempfile.TemporaryDirectory(prefix="intake-app-atspi-")
        self.environment = dict(os.environ)
        needed = {"Xvfb": shutil.which("Xvfb"), "dbus-daemon": shutil.which("dbus-daemon")}
        launcher = next((one for one in LAUNCHERS if Path(one).is_file()), None)
        missing = [name for name, found in needed.items() if found is None]
        if launcher is None:
            missing.append("at-spi-bus-launcher")
        if missing or launcher is None:
            raise Missing(
                f"{', '.join(missing)} is not installed here; tests/robot/README.md says which packages have it."
            )
        self._launcher = launcher

    def start(self) -> DBusConnection:
        """Start all of it; a connection to the accessibility bus."""
        self.environment |= {"DISPLAY": f":{self._display()}", "DBUS_SESSION_BUS_ADDRESS": self._bus()}
        self.environment |= {
            "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "INTAKE_APP_HOME": self._home.name,
        }  # fmt: skip
        self._run([self._launcher, "--launch-immediately"])
        session = open_dbus_connection(self.environment["DBUS_SESSION_BUS_ADDRESS"])
        address = _until(self._address, session)
        return open_dbus_connection(address)

    def run_window(self, case: str) -> None:
        """Start the window on a case."""
        self._run([sys.executable, "-m", "tests.robot.atspi", "--window", case])

    def stop(self) -> None:
        """End everything that was started, last one first."""
        for process in reversed(self._started):
            process.terminate()
            process.wait(10)
        self._home.cleanup()

    def _display(self) -> str:
        read, write = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ]
        self._started.append(subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL))
        os.close(write)
        with os.fdopen(read) as told:
            return told.readline().strip()

    def _bus(self) -> str:
        command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        process = self._run(command, subprocess.PIPE)
        told: IO[str] | None = process.stdout
        return told.readline().strip() if told is not None else ""

    def _run(self, command: Sequence[str], output: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            command, env=self.environment, stdout=output, stderr=subprocess.DEVNULL, text=True
        )
        self._started.append(process)
        return process

    def _address(self, session: DBusConnection) -> str:
        where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        reply = session.send_and_get_reply(new_method_call(where, "GetAddress"), timeout=5)
        return str(reply.body[0]) if reply.header.message_type is MessageType.method_return else ""


class Reader:
    """Reads the tree and presses keys, knowing nothing of the program but what is on the bus."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def call(
        self, node: Node, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()
    ) -> Any:
        """Call a method; its first answer, None where the object has none."""
        where = DBusAddress(node.path, node.bus, interface)
        reply = self._connection.send_and_get_reply(
            new_method_call(where, method, signature, body), timeout=10
        )
        return (
            reply.body[0] if reply.header.message_type is MessageType.method_return and reply.body else None
        )

    def name(self, node: Node) -> str:
        """The accessible name."""
        return str(self._get(node, ACCESSIBLE, "Name") or "")

    def role(self, node: Node) -> str:
        """The role in words."""
        return str(self.call(node, ACCESSIBLE, "GetRoleName") or "")

    def has(self, node: Node, state: int) -> bool:
        """Whether a state holds."""
        words = self.call(node, ACCESSIBLE, "GetState") or [0, 0]
        return bool(words[state // 32] >> (state % 32) & 1)

    def children(self, node: Node) -> list[Node]:
        """What is inside."""
        return [Node(bus, path) for bus, path in self.call(node, ACCESSIBLE, "GetChildren") or []]

    def walk(self, node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
        """A node and all that is shown below it."""
        yield depth, node
        for child in self.children(node):
            if self.has(child, SHOWING):
                yield from self.walk(child, depth + 1)

    def windows(self) -> list[Node]:
        """The windows of all programs on the bus."""
        programs = self.children(Node(REGISTRY, ROOT))
        return [window for program in programs for window in self.children(program)]

    def focused(self) -> Node | None:
        """The element in focus: the deepest one that says so."""
        found = None
        for window in self.windows():
            for _depth, node in self.walk(window):
                if self.has(node, FOCUSED):
                    found = node
        return found

    def text(self, node: Node) -> str:
        """The text of an element that can be walked; "" where it has none."""
        count = self._get(node, TEXT, "CharacterCount")
        return str(self.call(node, TEXT, "GetText", "ii", (0, int(count))) or "") if count else ""

    def press(self, key: str) -> None:
        """Press a key as it is written on a key map: "Ctrl+Return"."""
        *held, last = key.split("+")
        for one in held:
            self._key(MODIFIERS[one], PRESS)
        self._key(KEYS.get(last, ord(last[0])), SYM)
        for one in reversed(held):
            self._key(MODIFIERS[one], RELEASE)
        time.sleep(0.4)  # the window answers on another process's loop; nothing on the bus says "done"

    def _key(self, code: int, kind: int) -> None:
        where = Node(REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller")
        self.call(
            where, "org.a11y.atspi.DeviceEventController", "GenerateKeyboardEvent", "isu", (code, "", kind)
        )

    def _get(self, node: Node, interface: str, name: str) -> Any:
        message = Properties(DBusAddress(node.path, node.bus, interface)).get(name)
        reply = self._connection.send_and_get_reply(message, timeout=10)
        return reply.body[0][1] if reply.header.message_type is MessageType.method_return else None


def main() -> int:
    """Run the checks, or the window that they look at."""
    parser = argparse.ArgumentParser(prog="python -m tests.robot.atspi", description=__doc__)
    parser.add_argument("case", nargs="?", default="diabetic-neuropathy")
    parser.add_argument("--tree", action="store_true", help="print the tree of the first page and end")
    parser.add_argument("--window", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.window:
        return _window(wanted.case)
    try:
        desktop = Desktop()
    except Missing as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    try:
        return _look(desktop, wanted.case, wanted.tree)
    finally:
        desktop.stop()


def _look(desktop: Desktop, case: str, only_tree: bool) -> int:
    reader = Reader(desktop.start())
    desktop.run_window(case)
    _until(_page_is_there, reader)
    time.sleep(SETTLE_S)
    if only_tree:
        for depth, node in reader.walk(reader.windows()[0]):
            sys.stdout.write(f"{'  ' * depth}{reader.role(node)} “{reader.name(node)}”\n")
        return 0
    checks = Checks(reader)
    checks.run()
    return 1 if checks.failed else 0


class Checks:
    """What has to hold on the bus, step by step, by keys alone."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.failed = 0

    def run(self) -> None:
        """From the first page to the text that is signed."""
        self._names("first page")
        self._until_focus("Next: Pressure", "Ctrl+Return")
        self._reader.press("Ctrl+Return")
        self._say("pressure: focus says region, level, ceiling", "level 1, ceiling 1" in self._focus())
        self._reader.press("3")
        self._names("pressure")
        self._reader.press("Ctrl+Return")
        self._names("plan")
        self._reader.press("Ctrl+Return")
        texts = [
            self._reader.text(node)
            for window in self._reader.windows()
            for _d, node in self._reader.walk(window)
        ]
        self._say(
            "sign: the plan can be walked as text", any("lighten, skip or stop" in text for text in texts)
        )
        self._names("sign")

    def _names(self, where: str) -> None:
        nameless = [
            self._reader.role(node)
            for window in self._reader.windows()
            for _depth, node in self._reader.walk(window)
            if self._reader.has(node, FOCUSABLE) and not self._reader.name(node)
        ]
        self._say(f"{where}: every control has a name", not nameless, ", ".join(nameless))

    def _until_focus(self, name: str, key: str) -> None:
        for _ in range(40):
            if name in self._focus():
                break
            self._reader.press(key)
        self._say(f"review: {key} leads to “{name}”", name in self._focus())

    def _focus(self) -> str:
        node = self._reader.focused()
        return self._reader.name(node) if node is not None else ""

    def _say(self, what: str, holds: bool, more: str = "") -> None:
        self.failed += not holds
        mark = "holds" if holds else "FAILS"
        sys.stdout.write(f"{mark}  {what}{f' ({more})' if more else ''}\n")
        sys.stdout.flush()


def _page_is_there(reader: Reader) -> bool:
    return any(reader.role(node) == "table" or "Review" in reader.name(node)
               for window in reader.windows() for _d, node in reader.walk(window))  # fmt: skip


def _until(ready: Any, argument: Any) -> Any:
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        found = ready(argument)
        if found:
            return found
        time.sleep(0.1)
    raise TimeoutError(f"{ready.__name__} did not come true within {WAIT_S} s.")


def _window(case: str) -> int:
    """The window itself, made active although no window manager is there to do it."""
    from PySide6.QtWidgets import QApplication

    from intake_app.ui.first_window import FirstWindow
    from intake_app.ui.options import Options

    app = QApplication(sys.argv[:1])
    window = FirstWindow(Options(case=case, now="2026-11-23T10:40", theme="light"))
    window.painted.connect(window.activateWindow)
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
