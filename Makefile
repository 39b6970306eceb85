# Two commands: `make demo` runs the main job, `make test` passes the tests.
# Both set up what they need; only Python >= 3.11, git and make are assumed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test test-all cassettes lint types imports check clean

demo: $(STAMP)
	@$(BIN)/summarizer examples/ferry-accident.txt

test: $(STAMP)
	$(BIN)/python -m pytest -m "not slow"

# Builds, real servers, large inputs.
test-all: $(STAMP)
	$(BIN)/python -m pytest -m "not llama"

# Records cassettes/ and the example project's recordings anew, from the loopback reference server.
cassettes: $(STAMP)
	$(BIN)/python -m pytest tests/test_cassettes.py --record-mode=rewrite
	$(BIN)/python -m tests.record_example

check: lint types imports

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

# -c names exact versions without addresses: any index or mirror serves them.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; set PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,pdf]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
