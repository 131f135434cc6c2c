"""The rules of the house that no other tool checks: layout, sizes, pins, what the wheel carries, how tests read."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {
    "base", "questionnaire", "bodymap", "ink", "safety", "planning", "record",
    "store", "report", "crypto", "exchange", "services", "cli", "ui",
}  # fmt: skip
TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
    "constraints.txt", "forms", "intake_app", "pyproject.toml", "resources", "tests",
}  # fmt: skip
SET_UP_FILES = ("Makefile", "constraints.txt", "pyproject.toml", "resources/system-libraries.txt")
TEXT_ENDINGS = {"", ".css", ".html", ".json", ".md", ".py", ".qss", ".sh", ".svg", ".toml", ".txt"}
LONGEST_FUNCTION, LONGEST_MODULE = 50, 400
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def source_files(folder: str) -> list[Path]:
    """The Python files under a top-level folder, in a fixed order."""
    return sorted((ROOT / folder).rglob("*.py"))


def shown(path: Path, line: int = 0) -> str:
    """A place as `file:line`, relative to the project."""
    return f"{path.relative_to(ROOT)}" + (f":{line}" if line else "")


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, methods and inner ones too."""
    return (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, FUNCTIONS))


def ignored_names() -> set[str]:
    """What .gitignore leaves out at the top level, and git's own folder."""
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    return {line.strip("/") for line in lines if line and not line.startswith("#")} | {".git"}


def project_texts() -> Iterator[tuple[Path, str]]:
    """Every text file that belongs to the project, with its text."""
    for name in sorted(TOP_LEVEL):
        top = ROOT / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix in TEXT_ENDINGS and "__pycache__" not in path.parts:
                yield path, path.read_text("utf-8")


def test_top_level_holds_only_what_belongs_there() -> None:
    """A newcomer finds at the top the few things that tools and people expect there, and no others."""
    present = {path.name for path in ROOT.iterdir()} - ignored_names()

    assert present - TOP_LEVEL - {"__pycache__"} == set()


def test_every_package_of_the_design_is_there_and_no_other() -> None:
    """The packages are those that the import contract orders."""
    packages = {path.parent.name for path in (ROOT / "intake_app").glob("*/__init__.py")}

    assert packages == PACKAGES


def test_every_import_rule_speaks_of_every_package() -> None:
    """A package that a `forbidden` contract does not name is one that owns the library."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    unnamed = {
        contract["name"]: (PACKAGES | {"bootstrap"})
        - {source.removeprefix("intake_app.") for source in contract["source_modules"]}
        for contract in contracts
        if contract["type"] == "forbidden"
    }

    assert unnamed == {
        "PySide6 only in ui": {"ui"},
        "reportlab, pikepdf and pyHanko only in report": {"report"},
        "click only in cli": {"cli"},
        "SQLAlchemy only in store": {"store"},
        "cryptography only in crypto and report": {"crypto", "report"},
        "z3 only in safety.proving.solving": set(),  # one module of a package
    }


def test_tests_stand_beside_the_package_they_speak_of() -> None:
    """A folder of tests is named for a package, or holds a tool: benchmarks, the robot, the pictures."""
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.glob("*.py"))}

    assert folders - PACKAGES <= {"benchmarks", "pictures", "robot"}


def test_no_module_is_longer_than_one_subject() -> None:
    """A module over the limit holds more than one subject."""
    long = [
        shown(p)
        for p in source_files("intake_app")
        if len(p.read_text("utf-8").splitlines()) > LONGEST_MODULE
    ]

    assert long == []


def test_no_function_is_too_long_to_read() -> None:
    """A function over the limit does more than one thing."""
    long = [
        shown(path, f.lineno)
        for path in source_files("intake_app")
        for f in functions(path)
        if (f.end_lineno or f.lineno) - f.lineno + 1 > LONGEST_FUNCTION
    ]

    assert long == []


def test_no_signal_is_connected_to_a_lambda() -> None:
    """A lambda outlives its widget and raises later; a method of the widget does not."""
    places = [
        shown(p)
        for p in source_files("intake_app")
        if re.search(r"\.connect\(\s*lambda", p.read_text("utf-8"))
    ]

    assert places == []


def test_every_test_says_in_a_sentence_what_it_shows() -> None:
    """The sentence is what a reader sees when the test fails."""
    silent = [
        shown(path, f.lineno)
        for path in source_files("tests")
        if path.name.startswith("test_")
        for f in functions(path)
        if f.name.startswith("test_") and not (ast.get_docstring(f) or "").strip()
    ]

    assert silent == []


def test_no_test_waits_for_a_while() -> None:
    """Tests wait for a signal or a condition; a fixed pause is too short on one machine and wasted on another."""
    pauses = [
        shown(path)
        for path in source_files("tests")
        if path.name.startswith("test_")
        and re.search(r"\b(time\.sleep|qtbot\.wait)\(", path.read_text("utf-8"))
    ]

    assert pauses == []


def test_set_up_names_no_host() -> None:
    """Where packages come from is the machine's own setting, so a mirror or an offline folder works as well."""
    paths = [*(ROOT / name for name in SET_UP_FILES), *(ROOT / ".ci").iterdir()]
    hosts = re.compile(r"://|--(extra-)?index-url|--find-links|--trusted-host")

    assert [shown(path) for path in paths if hosts.search(path.read_text("utf-8"))] == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    """A path of the machine it was written on works nowhere else."""
    homes = r"/(?:home|root|Users)/\w"
    here = "" if ROOT.parent == Path(ROOT.anchor) else "|" + re.escape(f"{ROOT.parent}/")

    assert [shown(path) for path, text in project_texts() if re.search(homes + here, text)] == []


def needed(name: str, extras: frozenset[str], seen: set[str]) -> set[str]:
    """The normal names of all that a distribution needs on this machine, each followed to its end."""
    for requirement in map(Requirement, requires(name) or []):
        wanted = not requirement.marker or any(
            requirement.marker.evaluate({"extra": e}) for e in (*extras, "")
        )
        normal = canonicalize_name(requirement.name)
        if wanted and normal not in seen:
            seen |= {normal}
            needed(requirement.name, frozenset(requirement.extras), seen)
    return seen


def test_everything_installed_for_the_project_is_pinned() -> None:
    """What the checks ran with is what the next machine gets, to the last digit."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    pinned = {canonicalize_name(name): number for name, number in pins.items()}
    installed = {name: version(name) for name in needed("intake-app", frozenset({"dev"}), set())}

    assert installed == {name: pinned.get(name) for name in installed}


@pytest.fixture(scope="module")
def unpacked_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was built and installed, without its dependencies and without a network."""
    built, target = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", built], cwd=ROOT, check=True
    )
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target]
    subprocess.run([*pip, *built.glob("*.whl")], check=True)
    return target


def asked_of_wheel(target: Path, expression: str) -> str:
    """What the installed package answers when this checkout is out of sight."""
    program = f"import sys; sys.path.insert(0, {str(target)!r}); from intake_app.base import paths; print({expression})"
    run = subprocess.run(
        [sys.executable, "-I", "-c", program], cwd=target, check=True, capture_output=True, text=True
    )
    return run.stdout.strip()


def test_wheel_finds_its_forms(unpacked_wheel: Path) -> None:
    """Installed, the content is read from inside the package."""
    assert asked_of_wheel(unpacked_wheel, "paths.forms_folder()") == str(
        unpacked_wheel / "intake_app" / "forms"
    )


@pytest.mark.parametrize("folder", ["forms", "resources"])
def test_wheel_carries_every_shipped_file(unpacked_wheel: Path, folder: str) -> None:
    """Nothing of the content or the assets is left behind but the program that draws the body map."""
    here = {
        str(p.relative_to(ROOT))
        for p in (ROOT / folder).rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }
    inside = unpacked_wheel / "intake_app"
    there = {str(p.relative_to(inside)) for p in (inside / folder).rglob("*") if p.is_file()}

    assert here - there <= {"resources/bodymap/draw.py"}


def test_wheel_finds_a_resource(unpacked_wheel: Path) -> None:
    """Installed, an asset is found inside the package too."""
    assert asked_of_wheel(unpacked_wheel, "paths.resource('system-libraries.txt').is_file()") == "True"
