# make run     opens the sample clinic (without a display: drives the same windows offscreen, leaves the paper and pictures)
# make test    every check: style, types, imports, tests
# make bench   the figures, as ratios to a floor measured in the same run
# make setup   only the environment; the other targets do it by themselves, and only when something changed
# make format  lays the code out

PYTHON ?= python3
SAMPLE ?= sample-session
BENCH ?=
BIN := .venv/bin

DEMO_IN_A_WINDOW = $(BIN)/python -m intake_app demo
DEMO_OFFSCREEN = QT_QPA_PLATFORM=offscreen $(BIN)/python -m intake_app demo --offscreen-visit $(SAMPLE)

.PHONY: run test bench setup format clean

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; \
	then $(DEMO_IN_A_WINDOW); else $(DEMO_OFFSCREEN); fi

test: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check --output-format concise
	$(BIN)/python -m mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: setup
	$(BIN)/python -m tests.benchmarks.run $(BENCH)

format: setup
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

setup: .venv/set-up-done

.venv/set-up-done: pyproject.toml constraints.txt resources/system-libraries.txt .ci/set-up
	@PYTHON=$(PYTHON) .ci/set-up

clean:
	rm -rf .venv build dist $(SAMPLE) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
